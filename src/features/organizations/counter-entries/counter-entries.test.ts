import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertPost } from '#features/people/posts/queries.ts'
import { insertPeople, type NewPerson } from '#features/people/queries.ts'
import { type Client, startTestApp, type TestApp } from '#src/testing.ts'
import { insertOrganizations } from '../intake/actions.ts'
import type { OrganizationKind } from '../rules.ts'

const row = (code: string, kind: OrganizationKind, parentCode: string | null) => ({
  code,
  name: `星河研究院${code}`,
  shortName: null,
  kind,
  parentCode,
  establishedOn: '2010-07-01',
  closedOn: null,
  termYears: null,
  termFrom: kind === 'committee' ? null : '2024-03-01',
})

const member = (employeeNo: string, organizationId: number, groupId: number | null = null): NewPerson => ({
  employeeNo,
  name: '秦小月',
  gender: 'female',
  ethnicity: '01',
  birthDate: '1985-06-18',
  identityNumber: null,
  phone: null,
  workStartedOn: null,
  joinedOn: '2010-07-01',
  becameFullOn: '2011-07-01',
  standings: [
    {
      from: '2010-07-01',
      until: null,
      organizationId,
      previousOrganizationId: null,
      groupId,
      politicalStatus: 'fullMember',
      membership: 'active',
      employment: 'employed',
      education: '21',
      degree: null,
      occupation: 'professional',
      beganBy: 'known',
    },
  ],
})

async function refusalOf(call: Promise<unknown>) {
  const error = (await call.then(
    () => assert.fail('it was not refused'),
    (reason: unknown) => reason,
  )) as { message: string; data: { code: string; facts: Record<string, unknown> } }
  return { code: error.data?.code, says: error.message, facts: error.data?.facts }
}

describe('The history of an organization', () => {
  let app: TestApp
  let department: Client
  let id: (code: string) => number
  const [reason, today] = ['院党委会议决定', '2026-11-24']

  before(async () => {
    app = await startTestApp()
    const rows = [
      row('甲', 'committee', null),
      row('乙', 'committee', '甲'),
      row('丙', 'committee', '甲'),
      ...['一', '二', '三', '四', '五'].map((code) => row(code, 'branch', '乙')),
    ]
    const placed = await app.stage((ctx) => insertOrganizations(ctx, rows, 'demo'))
    id = (code) => placed.get(code)?.id as number
    department = await app.as('politicalWorkDepartment', { organizationId: id('甲'), name: '周明' })
  })
  after(() => app.close())

  const acts = () => department.call.organizations
  const shown = async (code: string, asOf?: string) => {
    const { lastChangeId: _, ...rest } = await acts().get({ id: id(code), asOf })
    return rest
  }
  /** Takes back the latest change that stands. */
  const takeBack = async (code: string) => {
    const line = (await acts().history({ id: id(code) })).find(({ undoable }) => undoable)
    assert.ok(line, 'nothing can be taken back')
    return acts().undo({ id: id(code), changeId: line.id, reason: '登记有误' })
  }

  it('takes back names, places, kinds, terms and groups, one step at a time, to what was before', async () => {
    const steps: (() => Promise<unknown>)[] = [
      () =>
        acts().rename({
          id: id('一'),
          name: '星河研究院测试党支部',
          shortName: '测试',
          effectiveOn: '2026-05-01',
          reason,
        }),
      () => acts().move({ id: id('一'), parentId: id('丙'), effectiveOn: '2026-06-01', reason }),
      () => acts().changeKind({ id: id('一'), kind: 'jointBranch', effectiveOn: '2026-07-01', reason }),
      () => acts().terms.set({ id: id('一'), fromOn: '2026-08-01', reason }),
      () => acts().terms.extend({ id: id('一'), endsOn: '2030-02-01', reason }),
      () => acts().groups.add({ id: id('一'), name: '第一党小组', fromOn: '2026-09-01', reason }),
      async () => {
        const { groups } = await acts().get({ id: id('一') })
        return acts().groups.rename({
          id: id('一'),
          groupId: groups[0]?.id as number,
          name: '青年党小组',
          reason,
        })
      },
      async () => {
        const { groups } = await acts().get({ id: id('一') })
        return acts().groups.close({
          id: id('一'),
          groupId: groups[0]?.id as number,
          untilOn: '2026-10-01',
          reason,
        })
      },
      () => acts().close({ id: id('一'), closedOn: '2026-11-01', reason }),
    ]
    const days = ['2026-05-15', '2026-06-15', '2026-07-15', '2026-09-15', today]
    const states = []
    for (const step of steps) {
      states.push(await Promise.all(days.map((day) => shown('一', day))))
      await step()
    }
    for (const before of states.reverse()) {
      await takeBack('一')
      assert.deepEqual(await Promise.all(days.map((day) => shown('一', day))), before)
    }
    const lines = await acts().history({ id: id('一') })
    assert.equal(lines.length, 2 * steps.length + 1, 'nothing is erased')
    assert.deepEqual(
      [lines[0]?.title, lines[0]?.reason, lines[0]?.undoes],
      ['撤回', '登记有误', lines.find(({ kind }) => kind === 'renamed')?.id],
    )
    assert.ok(lines.every(({ undoable }) => !undoable))
  })

  it('takes back only the latest change, only once, and never the founding', async () => {
    const rename = (name: string) =>
      acts().rename({ id: id('二'), name, shortName: null, effectiveOn: today, reason })
    await rename('星河研究院探测党支部')
    await rename('星河研究院遥感党支部')
    const [second, firstOne, founding] = await acts().history({ id: id('二') })
    const undo = (changeId: number | undefined) =>
      acts().undo({ id: id('二'), changeId: changeId as number, reason })
    assert.equal((await refusalOf(undo(firstOne?.id))).code, 'undo-only-latest')
    assert.equal((await undo(second?.id)).name, '星河研究院探测党支部')
    assert.equal((await refusalOf(undo(second?.id))).code, 'change-already-undone')
    assert.equal((await refusalOf(undo(founding?.id))).code, 'cannot-undo')
    const elsewhere = acts().undo({ id: id('三'), changeId: firstOne?.id as number, reason })
    assert.equal((await refusalOf(elsewhere)).code, 'not-found')
  })

  it('opens a closed organization again only while its parent stands', async () => {
    const branch = await acts().establish({
      code: '六',
      name: '星河研究院六党支部',
      kind: 'branch',
      parentId: id('丙'),
      establishedOn: '2026-02-01',
      reason,
    })
    await acts().close({ id: branch.id, closedOn: '2026-11-01', reason })
    await acts().close({ id: id('丙'), closedOn: '2026-11-02', reason })
    const [closing] = await acts().history({ id: branch.id })
    const undo = acts().undo({ id: branch.id, changeId: closing?.id as number, reason })
    assert.equal((await refusalOf(undo)).code, 'target-closed')
    await takeBack('丙')
    const open = await acts().undo({ id: branch.id, changeId: closing?.id as number, reason })
    assert.equal(open.closedOn, null)
  })

  describe('A branch with members', () => {
    it('is not closed, and tells how many there are', async () => {
      await app.stage((ctx) => insertPeople(ctx, [member('M1', id('三')), member('M2', id('三'))]))
      const refused = await refusalOf(acts().close({ id: id('三'), closedOn: today, reason }))
      assert.deepEqual([refused.code, refused.facts?.count], ['has-members', 2])
      assert.match(refused.says, /还有 2 名党员的组织关系。请先把他们转到其他党支部/)
      const kind = acts().changeKind({ id: id('三'), kind: 'generalBranch', effectiveOn: today, reason })
      assert.equal((await refusalOf(kind)).code, 'members-need-branch')
    })

    it('is not closed on an earlier day, on which they still belonged to it, either', async () => {
      const moved = { ...member('M3', id('五')), standings: [] as NewPerson['standings'] }
      const [standing] = member('M3', id('四')).standings as [NewPerson['standings'][number]]
      moved.standings = [
        { ...standing, until: '2026-06-01' },
        { ...standing, from: '2026-06-01', organizationId: id('五'), beganBy: 'moved' },
      ]
      await app.stage((ctx) => insertPeople(ctx, [moved]))
      const early = await refusalOf(acts().close({ id: id('四'), closedOn: '2026-05-31', reason }))
      assert.equal(early.code, 'has-members')
      assert.equal(
        (await acts().close({ id: id('四'), closedOn: '2026-06-01', reason })).closedOn,
        '2026-06-01',
      )
    })

    it('keeps its groups while people belong to them, and a term while posts rest on it', async () => {
      const { groups } = await acts().groups.add({
        id: id('五'),
        name: '第一党小组',
        fromOn: '2026-01-01',
        reason,
      })
      const groupId = groups[0]?.id as number
      const people = await app.stage((ctx) => insertPeople(ctx, [member('M4', id('五'), groupId)]))
      const close = acts().groups.close({ id: id('五'), groupId, untilOn: today, reason })
      assert.equal((await refusalOf(close)).code, 'group-has-members')
      assert.equal((await refusalOf(takeBack('五'))).code, 'group-was-used')
      await acts().terms.set({ id: id('五'), fromOn: today, reason })
      const post = {
        organizationId: id('五'),
        personId: people.get('M4') as number,
        kind: 'secretary' as const,
      }
      await app.stage((ctx) => insertPost(ctx, { ...post, duty: null, groupId: null, fromOn: today }))
      assert.equal((await refusalOf(takeBack('五'))).code, 'term-has-posts')
    })
  })
})
