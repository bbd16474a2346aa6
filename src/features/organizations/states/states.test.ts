import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { addDays, type Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { startTestApp, type TestApp } from '#src/testing.ts'
import { actions as acts } from '../actions.ts'
import { actions as counterEntries } from '../counter-entries/actions.ts'
import { insertOrganizations } from '../intake/actions.ts'
import { treeOn } from '../queries.ts'
import { type OrganizationKind, organizationKinds, pathPiece, whyNotBelow } from '../rules.ts'

/** What a registrar may try, with numbers that choose among what there is. */
const anyDeed = fc.record({
  act: fc.constantFrom('establish', 'establish', 'rename', 'move', 'move', 'changeKind', 'close', 'undo'),
  one: fc.nat(60),
  other: fc.nat(60),
  day: fc.integer({ min: -400, max: 1 }),
  kind: fc.constantFrom(...organizationKinds),
})
type Deed = typeof anyDeed extends fc.Arbitrary<infer T> ? T : never

const today = '2026-11-24'
const days = [-500, -399, -300, -200, -100, -50, -1, 0].map((ago) => addDays(today, ago))

describe('The dated tree', () => {
  let app: TestApp
  before(async () => {
    app = await startTestApp()
  })
  after(() => app.close())

  it('is a tree on every day, whatever is established, renamed, moved, closed and taken back', async () => {
    let round = 0
    const deeds = fc.array(anyDeed, { minLength: 5, maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(deeds, async (list) => {
        const code = `R${++round}.`
        await app.stage((ctx) => insertOrganizations(ctx, sapling(code), 'test'))
        let done = 0
        for (const [index, deed] of list.entries())
          done += await attempt(app, `${code}new${index}`, code, deed)
        await app.stage((ctx) => looksRight(ctx, code))
        return done >= 0
      }),
      { numRuns: 10, endOnFailure: true },
    )
  })

  it('reads on every day as it did before, when a change is taken back', async () => {
    let round = 0
    const deeds = fc.array(anyDeed, { minLength: 2, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(deeds, async (list) => {
        const code = `U${++round}.`
        await app.stage((ctx) => insertOrganizations(ctx, sapling(code), 'test'))
        for (const [index, deed] of list.entries()) {
          const before = await app.stage((ctx) => onAllDays(ctx, code))
          if (deed.act === 'establish' || deed.act === 'undo') continue
          if (!(await attempt(app, `${code}new${index}`, code, deed))) continue
          await app.stage(async (ctx) => {
            const nodes = await ours(ctx, code)
            await takeBack(ctx, nodes[deed.one % nodes.length]?.id as number)
          })
          assert.deepEqual(await app.stage((ctx) => onAllDays(ctx, code)), before)
          await attempt(app, `${code}new${index}`, code, deed)
        }
      }),
      { numRuns: 6, endOnFailure: true },
    )
  })

  it('is refused by the database where a path does not fit', async () => {
    const tree = await app.stage((ctx) =>
      insertOrganizations(
        ctx,
        [root('X'), { ...root('X1'), parentCode: 'X' }, { ...root('X2'), parentCode: 'X1' }],
        'test',
      ),
    )
    const [top, below] = [tree.get('X1'), tree.get('X2')] as { id: number; path: string }[]
    const crooked = [
      sql`update organization set parent_id = ${below?.id} where id = ${top?.id}`,
      sql`update organization set parent_id = ${below?.id}, path = ${`${below?.path}${pathPiece(top?.id ?? 0)}`} where id = ${top?.id}`,
      sql`update organization set path = 'elsewhere' where id = ${below?.id}`,
    ]
    for (const statement of crooked)
      await assert.rejects(
        app.stage((ctx) => statement.execute(ctx.db)),
        /the path of an organization must be/,
      )
  })

  it('spells the pieces of a path in the database as the program does', async () => {
    const ids = [1, 35, 36, 12_345, 60_466_175]
    const { rows } = await app.stage((ctx) =>
      sql<{ piece: string }>`select path_piece(id) as piece from unnest(${ids}::integer[]) id`.execute(
        ctx.db,
      ),
    )
    assert.deepEqual(
      rows.map(({ piece }) => piece),
      ids.map(pathPiece),
    )
  })
})

const root = (code: string) => ({
  code,
  name: `星河研究院党委${code}`,
  shortName: null,
  kind: 'committee' as const,
  parentCode: null,
  establishedOn: null,
  closedOn: null,
  termYears: null,
  termFrom: null,
})

/** Three committees, the second below the first, with a general branch and branches, as old as can be. */
const sapling = (code: string) => {
  const below = (suffix: string, parent: string, kind: OrganizationKind) => ({
    ...root(`${code}${suffix}`),
    parentCode: `${code}${parent}`,
    kind,
  })
  return [
    root(code),
    below('a', '', 'committee'),
    below('b', 'a', 'committee'),
    below('c', '', 'committee'),
    below('g', 'b', 'generalBranch'),
    below('1', 'a', 'branch'),
    below('2', 'g', 'branch'),
    below('3', 'g', 'jointBranch'),
    below('4', 'c', 'branch'),
  ]
}

/** Tries one deed on the tree below a root; 1 when it was done, 0 when the rules refused it. */
async function attempt(app: TestApp, code: string, rootCode: string, deed: Deed): Promise<number> {
  const refused = await app
    .stage(async (ctx) => {
      const nodes = await ours(ctx, rootCode)
      const id = nodes[deed.one % nodes.length]?.id as number
      const parentId = nodes[deed.other % nodes.length]?.id as number
      const on = addDays(today, deed.day)
      const reason = '随机试验'
      const shortName = null
      if (deed.act === 'establish')
        await acts.establish(ctx, {
          code,
          name: `组织${code}`,
          shortName,
          kind: deed.kind,
          parentId,
          establishedOn: on,
          reason,
        })
      if (deed.act === 'rename')
        await acts.rename(ctx, { id, name: `新名${code}`, shortName, effectiveOn: on, reason })
      if (deed.act === 'changeKind')
        await acts.changeKind(ctx, { id, kind: deed.kind, effectiveOn: on, reason })
      if (deed.act === 'move') await acts.move(ctx, { id, parentId, effectiveOn: on, reason })
      if (deed.act === 'close') await acts.close(ctx, { id, closedOn: on, reason })
      if (deed.act === 'undo') await takeBack(ctx, id)
      return null
    })
    .catch((error: unknown) => error)
  if (refused instanceof Refusal) return 0
  if (refused) throw refused
  return 1
}

async function takeBack(ctx: Context, id: number): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select id from organization_change c where organization_id = ${id} and undoes is null
      and not exists (select from organization_change where undoes = c.id) order by id desc limit 1`.execute(
    ctx.db,
  )
  if (rows[0]) await counterEntries.undo(ctx, { id, changeId: rows[0].id, reason: '随机撤回' })
}

const ours = async (ctx: Context, code: string, day: Day = today) => {
  const nodes = await treeOn(ctx, day, true)
  const top = nodes.find((node) => node.code === code)
  return nodes.filter((node) => top && node.path.startsWith(top.path)).sort((a, b) => a.id - b.id)
}

const onAllDays = async (ctx: Context, code: string) => {
  const trees = []
  for (const day of days) trees.push(await ours(ctx, code, day))
  return trees
}

async function looksRight(ctx: Context, code: string): Promise<void> {
  for (const day of days) {
    const nodes = await ours(ctx, code, day)
    const byId = new Map(nodes.map((node) => [node.id, node]))
    for (const node of nodes.filter(({ code: own }) => own !== code)) {
      const parent = byId.get(node.parentId as number)
      assert.ok(parent, `${node.name} has no parent on ${day}`)
      assert.equal(node.path, parent.path + pathPiece(node.id))
      // One that is closed stays where it was, whatever becomes of what it stood below.
      assert.equal(
        node.closed ? null : whyNotBelow(node.kind as OrganizationKind, parent.kind as OrganizationKind),
        null,
        `${node.name} stands below a branch on ${day}`,
      )
      assert.ok(node.closed || !parent.closed, `${node.name} outlived its parent on ${day}`)
    }
  }
  const { rows } = await sql`
    select organization.id from organization join organization_state state
      on state.organization_id = organization.id and state.until_on is null
    where (organization.name, organization.short_name, organization.kind, organization.parent_id, organization.path)
      is distinct from (state.name, state.short_name, state.kind, state.parent_id, state.path)`.execute(
    ctx.db,
  )
  assert.deepEqual(rows, [], 'the present is the last state')
}
