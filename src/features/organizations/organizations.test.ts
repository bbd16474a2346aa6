import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { readSheet } from '#platform/sheets.ts'
import { type Client, startTestApp, type TestApp } from '#src/testing.ts'
import { insertOrganizations, type OrganizationRow } from './intake/actions.ts'
import { kindOf } from './rules.ts'

/** 星河研究院, small: code, name, kind, parent, beginning of the present term. */
const institute: [string, string, string, string | null, string?][] = [
  // Children before parents: a feed may come in any order.
  ['XH0201', '星河研究院第二研究所第一党支部', '党支部', 'XH02', '2025-03-10'],
  ['XH02', '星河研究院第二研究所党委', '党委', 'XH', '2023-05-20'],
  ['XH', '星河研究院党委', '党委', null, '2021-06-30'],
  ['XH01', '星河研究院第一研究所党委', '党委', 'XH', '2022-01-15'],
  ['XH0110', '星河研究院第一研究所研发党总支', '党总支', 'XH01', '2024-04-02'],
  ['XH0111', '星河研究院第一研究所材料党支部', '党支部', 'XH0110', '2024-02-01'],
  ['XH0112', '星河研究院第一研究所工艺党支部', '党支部', 'XH0110', '2023-09-01'],
  ['XH0120', '星河研究院第一研究所机关党支部', '党支部', 'XH01'],
]

const rowOf = ([code, name, kind, parentCode, termFrom]: (typeof institute)[number]): OrganizationRow => ({
  code,
  name,
  shortName: name.replace('星河研究院', ''),
  kind: kindOf(kind) ?? 'branch',
  parentCode,
  establishedOn: '2010-07-01',
  closedOn: null,
  termYears: null,
  termFrom: termFrom ?? null,
})

/** What a refused call says. */
async function refusalOf(call: Promise<unknown>) {
  const error = (await call.then(
    () => assert.fail('it was not refused'),
    (reason: unknown) => reason,
  )) as { status: number; message: string; data: { code: string; facts: Record<string, unknown> } }
  return { status: error.status, code: error.data?.code, says: error.message, facts: error.data?.facts }
}

describe('Organizations', () => {
  let app: TestApp
  let department: Client
  let first: Client
  let id: (code: string) => number
  const reason = '院党委会议决定'
  const today = '2026-11-24'

  before(async () => {
    app = await startTestApp()
    const placed = await app.stage((ctx) => insertOrganizations(ctx, institute.map(rowOf), 'demo'))
    id = (code) => placed.get(code)?.id as number
    department = await app.as('politicalWorkDepartment', { organizationId: id('XH'), name: '周明' })
    first = await app.as('committee', { organizationId: id('XH01'), name: '李静' })
  })
  after(() => app.close())

  /** Establishes a branch (or what `more` says) below another, in March 2026. */
  const establish = (code: string, parent: string, more: object = {}) =>
    department.call.organizations.establish({
      code,
      name: `星河研究院${code}党支部`,
      kind: 'branch',
      parentId: id(parent),
      establishedOn: '2026-03-01',
      reason,
      ...more,
    })
  const codesOn = async (asOf?: string) => {
    const tree = await department.call.organizations.tree({ asOf })
    return new Map(tree.map((node) => [node.code, node]))
  }

  describe('The tree', () => {
    it('stands whole for the department, and from its own node down for a committee', async () => {
      const whole = await department.call.organizations.tree({})
      assert.deepEqual(whole.map(({ code }) => code).sort(), institute.map(([code]) => code).sort())
      const own = await first.call.organizations.tree({ counts: true })
      assert.deepEqual(own.map(({ code }) => code).sort(), ['XH01', 'XH0110', 'XH0111', 'XH0112', 'XH0120'])
      assert.equal(own[0]?.code, 'XH01', 'parents come before what is below them')
      assert.equal(own[0]?.count, 0)
    })

    it('hides what lies outside of the reach', async () => {
      for (const call of [
        first.call.organizations.get({ id: id('XH02') }),
        first.call.organizations.atAGlance({ id: id('XH02') }),
        first.call.organizations.history({ id: id('XH02') }),
        first.call.organizations.readers({ id: id('XH02') }),
        first.call.organizations.list({ organizationId: id('XH02') }),
        first.call.organizations.close({ id: id('XH0201'), closedOn: '2026-11-24', reason }),
        first.call.organizations.move({
          id: id('XH0120'),
          parentId: id('XH02'),
          effectiveOn: '2026-11-24',
          reason,
        }),
      ])
        assert.equal((await refusalOf(call)).status, 404)
    })

    it('is read by a branch, not changed by it, and not shown to members without an office', async () => {
      const branch = await app.as('branch', { organizationId: id('XH0111') })
      assert.equal((await branch.call.organizations.tree({})).length, 1)
      const act = branch.call.organizations.close({ id: id('XH0111'), closedOn: '2026-11-24', reason })
      assert.equal((await refusalOf(act)).status, 403)
      const masses = await app.as('masses', {})
      assert.equal((await refusalOf(masses.call.organizations.tree({}))).status, 403)
    })
  })

  describe('A list', () => {
    const found = async (asked: object) =>
      (await department.call.organizations.list(asked)).rows.map(({ code }) => code)

    it('finds by part of a name, short name, initials and the beginning of a code', async () => {
      assert.deepEqual(await found({ text: '工艺' }), ['XH0112'])
      assert.deepEqual(await found({ text: 'yfdzz' }), ['XH0110'])
      assert.deepEqual(await found({ text: 'XH02' }), ['XH02', 'XH0201'])
      assert.deepEqual(await found({ text: '%' }), [])
    })

    it('is narrowed by place, kind and term, sorted and paged', async () => {
      assert.deepEqual(await found({ organizationId: id('XH0110') }), ['XH0110', 'XH0111', 'XH0112'])
      assert.deepEqual(await found({ kinds: ['generalBranch'] }), ['XH0110'])
      assert.deepEqual(await found({ termStatus: 'overdue', sort: 'termEndsOn' }), ['XH', 'XH0112'])
      assert.deepEqual(await found({ termStatus: 'soon', sort: 'termEndsOn' }), ['XH01', 'XH0111', 'XH0110'])
      assert.deepEqual(await found({ termStatus: 'missing' }), ['XH0120'])
      const page = await department.call.organizations.list({
        sort: 'code',
        descending: true,
        page: 2,
        size: 3,
      })
      assert.equal(page.total, institute.length)
      assert.deepEqual(
        page.rows.map(({ code }) => code),
        ['XH0112', 'XH0111', 'XH0110'],
      )
    })

    it('comes as a workbook with exactly what was asked for', async () => {
      const question = 'kinds[0]=generalBranch&columns[0]=code&columns[1]=kind&columns[2]=termEndsOn'
      const answer = await department.fetch(`/api/organizations.xlsx?${question}`)
      const rows = []
      for await (const row of readSheet(new Uint8Array(await answer.arrayBuffer()), 'x.xlsx'))
        rows.push(row.cells)
      assert.deepEqual(
        rows.slice(-2).map((cells) => cells.slice(0, 3)),
        [
          ['组织编码', '类别', '届满日期'],
          ['XH0110', '党总支', '2027-04-02'],
        ],
      )
    })
  })

  describe('Establishing', () => {
    it('puts a branch below its parent on a day, and leaves a line in the history and in the trail', async () => {
      const branch = await establish('XH0130', 'XH01', { shortName: '新材料支部' })
      assert.equal(branch.name, '星河研究院XH0130党支部')
      assert.deepEqual(
        branch.ancestors.map(({ name }) => name),
        ['星河研究院党委', '星河研究院第一研究所党委'],
      )
      assert.ok(!(await codesOn('2026-02-28')).has('XH0130'))
      assert.ok((await codesOn('2026-03-01')).has('XH0130'))
      const [line] = await first.call.organizations.history({ id: branch.id })
      assert.deepEqual(
        [line?.title, line?.effectiveOn, line?.reason, line?.recordedBy, line?.undoable],
        ['设立', '2026-03-01', reason, '周明', false],
      )
      const trail = await app.stage((ctx) =>
        sql<{ action: string; actor_name: string; organization_path: string }>`
          select action, actor_name, organization_path from audit_entry where subject_id = ${String(branch.id)}`.execute(
          ctx.db,
        ),
      )
      assert.deepEqual(trail.rows, [
        { action: 'organization.established', actor_name: '周明', organization_path: branch.path },
      ])
    })

    it('is refused where it cannot be, in words that say what to do', async () => {
      const refused = async (parent: string, more: object) => {
        const { code, says } = await refusalOf(establish('XH0131', parent, more))
        assert.match(says, /请/)
        return code
      }
      assert.equal(await refused('XH0111', {}), 'parent-is-branch')
      assert.equal(await refused('XH0110', { kind: 'committee' }), 'general-branch-holds-branches-only')
      assert.equal(await refused('XH01', { code: 'XH0201' }), 'organization-code-taken')
      assert.equal(await refused('XH01', { establishedOn: '2026-11-25' }), 'effective-in-future')
      assert.equal(await refused('XH01', { establishedOn: '2010-06-30' }), 'target-not-yet')
      assert.equal(await refused('XH01', { name: '甲' }), 'input-unreadable')
    })
  })

  describe('Renaming', () => {
    it('changes the name from its day on, and any day can be asked', async () => {
      const given = { id: id('XH0201'), shortName: null, effectiveOn: '2026-05-01', reason }
      const named = await department.call.organizations.rename({
        ...given,
        name: '星河研究院第二研究所动力党支部',
      })
      assert.equal(named.name, '星河研究院第二研究所动力党支部')
      assert.equal((await codesOn('2026-04-30')).get('XH0201')?.name, '星河研究院第二研究所第一党支部')
      assert.equal((await codesOn('2026-05-01')).get('XH0201')?.name, '星河研究院第二研究所动力党支部')
      const list = await department.call.organizations.list({ text: 'dldzb' })
      assert.equal(list.rows[0]?.code, 'XH0201')
    })

    it('is refused when nothing changes, and before a later change of name', async () => {
      const given = { id: id('XH0201'), name: '星河研究院第二研究所动力党支部', shortName: null, reason }
      const same = await refusalOf(department.call.organizations.rename({ ...given, effectiveOn: today }))
      assert.equal(same.code, 'same-name')
      const earlier = { ...given, name: '星河研究院第二研究所电力党支部', effectiveOn: '2026-04-01' }
      const before = await refusalOf(department.call.organizations.rename(earlier))
      assert.deepEqual(
        [before.code, before.facts?.day, before.facts?.field],
        ['change-after', '2026-05-01', 'effectiveOn'],
      )
    })

    it('tells the second of two people what the first did', async () => {
      const { lastChangeId } = await first.call.organizations.get({ id: id('XH0120') })
      const given = { id: id('XH0120'), shortName: null, effectiveOn: today, reason, seen: lastChangeId }
      await department.call.organizations.rename({ ...given, name: '星河研究院第一研究所综合党支部' })
      const late = await refusalOf(
        first.call.organizations.rename({ ...given, name: '星河研究院第一研究所管理党支部' }),
      )
      assert.equal(late.code, 'changed-meanwhile')
      assert.match(late.says, /^周明 刚刚为“星河研究院第一研究所综合党支部”办理了“更名”（2026-11-24 16:00）/)
    })
  })

  describe('Moving', () => {
    it('takes everything below along from its day on', async () => {
      await department.call.organizations.move({
        id: id('XH0110'),
        parentId: id('XH02'),
        effectiveOn: '2026-06-01',
        reason,
      })
      const [then, now] = [await codesOn('2026-05-31'), await codesOn()]
      const parentOf = (tree: typeof now, code: string) =>
        [...tree.values()].find((node) => node.id === tree.get(code)?.parentId)?.code
      assert.deepEqual([parentOf(then, 'XH0110'), parentOf(now, 'XH0110')], ['XH01', 'XH02'])
      for (const [tree, above] of [
        [then, 'XH01'],
        [now, 'XH02'],
      ] as const)
        assert.ok(tree.get('XH0111')?.path.startsWith(tree.get(above)?.path ?? '?'), `XH0111 below ${above}`)
      const gone = await refusalOf(first.call.organizations.get({ id: id('XH0111') }))
      assert.equal(gone.status, 404, 'the first committee no longer reaches it')
    })

    it('is refused below itself, to where it is, and before an earlier move', async () => {
      const move = async (code: string, parent: string, effectiveOn = today) =>
        (
          await refusalOf(
            department.call.organizations.move({ id: id(code), parentId: id(parent), effectiveOn, reason }),
          )
        ).code
      assert.equal(await move('XH02', 'XH0110'), 'would-be-below-itself')
      assert.equal(await move('XH0110', 'XH02'), 'already-there')
      assert.equal(await move('XH', 'XH02'), 'root-stays')
      assert.equal(await move('XH0120', 'XH0111'), 'parent-is-branch')
      assert.equal(await move('XH0110', 'XH01', '2026-05-01'), 'change-after')
      assert.equal(await move('XH0120', 'XH0110', '2026-05-01'), 'place-changed-after')
    })
  })
})
