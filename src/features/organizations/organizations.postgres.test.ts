import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { type Client, startTestApp, type TestApp } from '#src/testing.ts'
import { insertOrganizations } from './intake/actions.ts'
import type { OrganizationKind } from './rules.ts'

const row = (code: string, kind: OrganizationKind, parentCode: string | null) => ({
  code,
  name: `星河研究院${code}`,
  shortName: null,
  kind,
  parentCode,
  establishedOn: null,
  closedOn: null,
  termYears: null,
  termFrom: null,
})

/** The codes of the refusals among the answers; anything else thrown is a failure. */
const refusals = (answers: PromiseSettledResult<unknown>[]) =>
  answers.flatMap((answer) => {
    if (answer.status === 'fulfilled') return []
    assert.ok(answer.reason.data?.code, String(answer.reason))
    return [answer.reason.data.code as string]
  })

describe('Two people who change the tree at once', () => {
  let app: TestApp
  let one: Client
  let other: Client
  let root: number
  let round = 0
  const occasion = { effectiveOn: '2026-11-24', reason: '院党委会议决定' }

  before(async () => {
    app = await startTestApp()
    const placed = await app.stage((ctx) => insertOrganizations(ctx, [row('院', 'committee', null)], 'demo'))
    root = placed.get('院')?.id as number
    one = await app.as('politicalWorkDepartment', { organizationId: root, name: '周明' })
    other = await app.as('politicalWorkDepartment', { organizationId: root, name: '李静' })
  })
  after(() => app.close())

  /** Two committees below the top, the first with a committee and in it a branch; a new set each time. */
  const grow = async () => {
    const n = ++round
    const placed = await app.stage((ctx) =>
      insertOrganizations(
        ctx,
        [
          row(`甲${n}`, 'committee', '院'),
          row(`乙${n}`, 'committee', '院'),
          row(`丙${n}`, 'committee', `甲${n}`),
          row(`支${n}`, 'branch', `丙${n}`),
        ],
        'demo',
      ),
    )
    const id = (name: string) => placed.get(`${name}${n}`)?.id as number
    return { a: id('甲'), b: id('乙'), c: id('丙'), branch: id('支') }
  }
  const isATree = async () => {
    const { rows } = await app.stage((ctx) =>
      sql`select child.organization_id from organization_state child
        join organization_state parent on parent.organization_id = child.parent_id
          and daterange(parent.from_on, parent.until_on) && daterange(child.from_on, child.until_on)
        where child.path <> parent.path || path_piece(child.organization_id)
        union all
        select id from organization join organization_state state on state.organization_id = id and until_on is null
        where (organization.name, organization.path) is distinct from (state.name, state.path)`.execute(
        ctx.db,
      ),
    )
    assert.deepEqual(rows, [])
  }
  const rounds = async (race: () => Promise<void>) => {
    for (let n = 0; n < 5; n++) await race()
    await isATree()
  }

  it('never move each below the other', () =>
    rounds(async () => {
      const { a, b } = await grow()
      const answers = await Promise.allSettled([
        one.call.organizations.move({ id: a, parentId: b, ...occasion }),
        other.call.organizations.move({ id: b, parentId: a, ...occasion }),
      ])
      assert.deepEqual(refusals(answers), ['would-be-below-itself'])
    }))

  it('close a branch once, and the second is told so', () =>
    rounds(async () => {
      const { branch } = await grow()
      const closing = { id: branch, closedOn: occasion.effectiveOn, reason: occasion.reason }
      const answers = await Promise.allSettled([
        one.call.organizations.close(closing),
        other.call.organizations.close(closing),
      ])
      assert.deepEqual(refusals(answers), ['already-closed'])
    }))

  it('rename with the same page before their eyes: the second is told who was first', () =>
    rounds(async () => {
      const { branch } = await grow()
      const { lastChangeId: seen } = await one.call.organizations.get({ id: branch })
      const given = { id: branch, shortName: null, seen, ...occasion }
      const answers = await Promise.allSettled([
        one.call.organizations.rename({ ...given, name: '星河研究院探测党支部' }),
        other.call.organizations.rename({ ...given, name: '星河研究院遥感党支部' }),
      ])
      assert.deepEqual(refusals(answers), ['changed-meanwhile'])
    }))

  it('lose neither a new name nor a new branch while what stands above is being moved', () =>
    rounds(async () => {
      const { a, b, c, branch } = await grow()
      const answers = await Promise.allSettled([
        one.call.organizations.move({ id: a, parentId: b, ...occasion }),
        other.call.organizations.rename({ id: branch, name: `新名${round}`, shortName: null, ...occasion }),
        other.call.organizations.establish({
          code: `新${round}`,
          name: `星河研究院新${round}党支部`,
          kind: 'branch',
          parentId: c,
          establishedOn: occasion.effectiveOn,
          reason: occasion.reason,
        }),
      ])
      assert.deepEqual(refusals(answers), [])
      const [renamed, above] = [
        await one.call.organizations.get({ id: branch }),
        await one.call.organizations.get({ id: b }),
      ]
      assert.equal(renamed.name, `新名${round}`)
      assert.ok(renamed.path.startsWith(above.path))
    }))
})
