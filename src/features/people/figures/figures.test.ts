import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { addDays, ageOn, type Day } from '#basics/days.ts'
import { educationGroupOf, isCollegeOrAbove } from '#basics/standards/education.ts'
import { insertOrganizations } from '#features/organizations/intake/actions.ts'
import { moveSubtree } from '#features/organizations/states/queries.ts'
import { insertPeople, type NewPerson } from '#features/people/queries.ts'
import type { Context } from '#platform/context.ts'
import { systemWorld } from '#platform/world.ts'
import { startTestApp, type TestApp } from '#src/testing.ts'
import { branchSizes } from './brackets/rules.ts'
import { branchFigures } from './branches/queries.ts'
import { recount } from './jobs.ts'
import { figuresAround, foldFigures, type Node, recountFigures } from './queries.ts'
import { type Figures, noFigures } from './rules.ts'

/** A person as the oracle below counts: plainly, in JavaScript. */
type Row = {
  path: string
  gender: string
  ethnicity: string
  birth_date: Day
  joined_on: Day
  education: string
  political_status: string
  occupation: string
  employment: string
}

function count(people: Row[], path: string, today: Day): Figures {
  const figures = noFigures()
  const add = (dimension: string, bracket: string) => {
    figures.by[dimension] ??= {}
    figures.by[dimension][bracket] = (figures.by[dimension][bracket] ?? 0) + 1
  }
  for (const person of people.filter((one) => one.path.startsWith(path))) {
    const age = ageOn(person.birth_date, today)
    const bracket =
      age <= 30 ? 'upTo30' : age >= 61 ? 'from61' : `${Math.ceil(age / 5) * 5 - 4}-${Math.ceil(age / 5) * 5}`
    figures.total += 1
    add('gender', person.gender)
    add('nation', person.ethnicity === '01' ? 'han' : 'minority')
    add('age', bracket)
    if (person.gender === 'female') add('ageOfWomen', bracket)
    const { joined_on: joined } = person
    add(
      'joined',
      joined < '1949-10'
        ? 'before1949-10'
        : joined < '1979'
          ? 'to1978-12'
          : joined < '2012-11'
            ? 'to2012-10'
            : 'since2012-11',
    )
    add('education', educationGroupOf(person.education))
    if (isCollegeOrAbove(person.education)) add('college', 'yes')
    add('status', person.political_status)
    add('occupation', person.occupation)
    add('employment', person.employment)
  }
  return figures
}

/** Committees and branches of a node, and its branches by size, counted plainly. */
function countTree(nodes: Map<string, Node>, { path }: Node, people: Row[]) {
  const below = [...nodes].filter(([, one]) => one.path.startsWith(path))
  const branches = below.flatMap(([code, branch]) => (code.length === 3 ? [branch] : []))
  const kinds = Object.entries({ branch: branches.length, committee: below.length - branches.length })
  const sizes = Map.groupBy(branches, (branch) => {
    const members = people.filter((one) => one.path === branch.path).length
    return branchSizes.findLast(({ least }) => members >= least)?.key
  })
  return {
    kinds: Object.fromEntries(kinds.filter(([, n]) => n > 0)),
    sizes: Object.fromEntries([...sizes].map(([key, some]) => [key, some.length])),
  }
}

async function register({ db }: Context): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select organization_path as path, gender, ethnicity, birth_date, joined_on, education, political_status, occupation, employment
    from person where membership = 'active'`.execute(db)
  return rows
}

let serial = 0
const newMember = (
  organizationId: number,
  birthDate: Day,
  gender: 'male' | 'female' = 'female',
  joinedOn: Day = '2015-07-01',
): NewPerson => {
  serial += 1
  return {
    employeeNo: `F${serial}`,
    name: `测试${serial}`,
    gender,
    ethnicity: serial % 7 === 0 ? '11' : '01',
    birthDate,
    identityNumber: null,
    phone: null,
    workStartedOn: null,
    joinedOn,
    becameFullOn: null,
    standings: [
      {
        from: joinedOn,
        until: null,
        organizationId,
        previousOrganizationId: null,
        groupId: null,
        politicalStatus: 'probationaryMember',
        membership: 'active',
        employment: 'employed',
        education: serial % 3 === 0 ? '61' : '21',
        degree: null,
        occupation: 'professional',
        beganBy: 'admitted',
      },
    ],
  }
}

const codes = ['F', 'FA', 'FB', 'FA1', 'FA2', 'FB1', 'FB2']

/** A root with two committees of two branches each; answers the nodes by code. */
async function plant(app: TestApp): Promise<Map<string, Node>> {
  const base = { establishedOn: null, closedOn: null, termYears: null, termFrom: null, shortName: null }
  const rows = codes.map((code) => ({
    ...base,
    code,
    name: `测试组织${code}`,
    kind: code.length === 3 ? ('branch' as const) : ('committee' as const),
    parentCode: code.length === 1 ? null : code.slice(0, -1),
  }))
  return app.stage((ctx) => insertOrganizations(ctx, rows, 'demo'))
}

describe('The dashboard’s figures', () => {
  let app: TestApp
  let nodes: Map<string, Node>
  before(async () => {
    app = await startTestApp()
    nodes = await plant(app)
  })
  after(() => app.close())
  const at = (code: string) => nodes.get(code) as Node
  const figures = (code: string) => app.stage(async (ctx) => (await figuresAround(ctx, at(code))).own)
  const fold = () => app.stage(foldFigures)

  it('stand at nothing where nobody is', async () => {
    assert.deepEqual(await figures('F'), { total: 0, by: {} })
  })

  it('count a member in the branch and in everything above it, at once and after folding', async () => {
    await app.stage((ctx) => insertPeople(ctx, [newMember(at('FA1').id, '1990-01-01')]))
    for (const _ of ['at once', 'folded']) {
      for (const code of ['FA1', 'FA', 'F']) {
        const { total, by } = await figures(code)
        assert.equal(total, 1)
        assert.deepEqual(by.age, { '36-40': 1 })
        assert.deepEqual(by.ageOfWomen, { '36-40': 1 })
        assert.deepEqual(by.joined, { 'since2012-11': 1 })
      }
      assert.equal((await figures('FB')).total, 0)
      await fold()
    }
  })

  it('pass into the next age bracket on the birthday, whether or not the nightly job has run', async () => {
    app.setClock('2026-12-31T16:00:00Z')
    assert.deepEqual((await figures('F')).by.age, { '36-40': 1 })
    app.setClock('2030-12-31T15:00:00Z')
    assert.deepEqual((await figures('F')).by.age, { '36-40': 1 })
    app.setClock('2030-12-31T16:00:00Z')
    assert.deepEqual((await figures('F')).by.age, { '41-45': 1 })
    await fold()
    assert.deepEqual((await figures('F')).by, {
      ...(await figures('FA1')).by,
      age: { '41-45': 1 },
      ageOfWomen: { '41-45': 1 },
    })
    app.setClock('2026-11-24T08:00:00Z')
    assert.deepEqual((await figures('F')).by.age, { '36-40': 1 })
    await fold()
    assert.deepEqual(await app.stage(recountFigures), [])
  })

  it('forget whoever is no member any more, and write nothing when nothing changed', async () => {
    await app.stage(({ db }) => sql`update person set name = '改名', phone_masked = '1'`.execute(db))
    assert.equal(await fold(), 0)
    await app.stage(({ db }) => sql`update person set membership = 'ended'`.execute(db))
    assert.equal((await figures('F')).total, 0)
    assert.equal(await fold(), 1)
    assert.deepEqual(await figures('F'), { total: 0, by: {} })
  })

  it('are told apart by the organizations directly below', async () => {
    await app.stage((ctx) =>
      insertPeople(ctx, [newMember(at('FA1').id, '1970-01-01'), newMember(at('FA2').id, '1980-01-01')]),
    )
    await fold()
    await app.stage((ctx) => insertPeople(ctx, [newMember(at('FB2').id, '1960-01-01', 'male')]))
    const { own, below } = await app.stage((ctx) => figuresAround(ctx, at('F')))
    assert.deepEqual(own, await figures('F'))
    assert.equal(below.get(at('FA').id)?.total, 2)
    assert.deepEqual(below.get(at('FB').id)?.by.age, { from61: 1 })
    assert.equal(below.size, 2)
  })

  it('are counted anew, with a line in the audit trail, when somebody has tampered with them', async () => {
    await app.stage(({ db }) =>
      sql`update figure set members = members + 1 where organization_id = ${at('FA').id} and dimension = 'total'`.execute(
        db,
      ),
    )
    const faults = await app.stage(recountFigures)
    assert.deepEqual(faults, [
      { organizationId: at('FA').id, dimension: 'total', bracket: 'all', kept: 3, counted: 2 },
    ])
    await recount.run(systemWorld(app.world, '测试'), {})
    assert.deepEqual(await app.stage(recountFigures), [])
    const { rows } = await app.world.open.pool.query(
      `select count(*) as n from audit_entry where action = 'figures.recounted'`,
    )
    assert.equal(rows[0].n, 1)
    await recount.run(systemWorld(app.world, '测试'), {})
  })

  it('agree with a plain count after any changes, moves, birthdays and foldings in any order', async () => {
    const branches = ['FA1', 'FA2', 'FB1', 'FB2']
    const day = fc.integer({ min: 0, max: 25_000 }).map((days) => addDays('1940-01-01', days))
    const step = fc.oneof(
      fc.record({
        kind: fc.constant('join'),
        branch: fc.constantFrom(...branches),
        births: fc.array(day, { minLength: 1, maxLength: 4 }),
      }),
      fc.record({
        kind: fc.constant('move'),
        from: fc.constantFrom(...branches),
        to: fc.constantFrom(...branches),
      }),
      fc.record({ kind: fc.constant('retire'), branch: fc.constantFrom(...branches) }),
      fc.record({ kind: fc.constant('end'), branch: fc.constantFrom(...branches) }),
      fc.record({ kind: fc.constant('correct'), branch: fc.constantFrom(...branches), birth: day }),
      fc.record({
        kind: fc.constant('hang'),
        branch: fc.constantFrom(...branches),
        under: fc.constantFrom('FA', 'FB'),
      }),
      fc.record({ kind: fc.constant('wait'), minutes: fc.integer({ min: -400 * 1440, max: 2000 * 1440 }) }),
      fc.record({ kind: fc.constant('fold') }),
    )
    type Step = typeof step extends fc.Arbitrary<infer T> ? T : never
    const take = async (one: Step) => {
      if (one.kind === 'fold') return void (await fold())
      if (one.kind === 'wait') return app.setClock(one.minutes)
      if (one.kind === 'hang') return hang(app, nodes, one.branch, one.under)
      return app.stage(async (ctx) => {
        const { db } = ctx
        if (one.kind === 'join')
          await insertPeople(
            ctx,
            one.births.map((birth, n) =>
              newMember(at(one.branch).id, birth, n % 2 ? 'male' : 'female', addDays(birth, 7000)),
            ),
          )
        if (one.kind === 'move')
          await sql`update person set organization_id = ${at(one.to).id}, organization_path = ${at(one.to).path} where organization_id = ${at(one.from).id}`.execute(
            db,
          )
        if (one.kind === 'retire')
          await sql`update person set employment = 'retired', occupation = 'retired' where organization_id = ${at(one.branch).id} and id % 2 = 0`.execute(
            db,
          )
        if (one.kind === 'end')
          await sql`update person set membership = 'ended' where organization_id = ${at(one.branch).id} and id % 3 = 0`.execute(
            db,
          )
        if (one.kind === 'correct')
          await sql`update person set birth_date = ${one.birth} where organization_id = ${at(one.branch).id} and id % 5 = 0`.execute(
            db,
          )
      })
    }
    const agree = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      for (const one of steps) await take(one)
      await app.stage(async (ctx) => {
        const people = await register(ctx)
        for (const [code, node] of nodes) {
          const counted = count(people, node.path, ctx.today)
          const { own, below } = await figuresAround(ctx, node)
          assert.deepEqual(own, counted, code)
          const children = [...nodes.values()].filter(({ path }) => path.slice(0, -6) === node.path)
          for (const child of children)
            assert.deepEqual(below.get(child.id) ?? noFigures(), count(people, child.path, ctx.today), code)
          assert.deepEqual(await branchFigures(ctx, node), countTree(nodes, node, people), code)
        }
        assert.deepEqual(await recountFigures(ctx), [])
      })
    })
    await fc.assert(agree, { numRuns: 40 })
  })
})

/** Hangs a branch below the other committee, and remembers its new path. */
async function hang(app: TestApp, nodes: Map<string, Node>, code: string, under: string): Promise<void> {
  const [moving, parent] = [nodes.get(code) as Node, nodes.get(under) as Node]
  if (moving.path.startsWith(parent.path)) return
  await app.stage((ctx) => moveSubtree(ctx, moving, parent, ctx.today))
  nodes.set(code, { id: moving.id, path: parent.path + moving.path.slice(-6) })
}
