import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { addDays, type Day } from '#basics/days.ts'
import { everywhere } from '#basics/reach.ts'
import { pathPiece } from '#features/organizations/rules.ts'
import { decreases, increases } from '#features/people/standings/rules.ts'
import { type Database, inTransaction, type OpenDatabase } from '#platform/database.ts'
import { testDatabase } from '#platform/testing.ts'
import { behind } from '../behind/actions.ts'
import { peopleBehind } from '../behind/queries.ts'
import { recountChecks } from '../checks/actions.ts'
import { sourceOf } from '../facts/subjects/queries.ts'
import { fill, tally } from '../tally/rules.ts'
import { count, layOut, type Made } from './actions.ts'
import { cellOf } from './rules.ts'

const asOf = '2026-11-24'
let open: OpenDatabase
before(async () => {
  open = await testDatabase()
})
after(() => open.close())

/** root 1 ▸ committees 2, 3 ▸ branches 4, 5 (of 2), 6 (of 3), 7 temporary (of 3). */
const tree = [
  [1, null, 'committee'],
  [2, 1, 'committee'],
  [3, 1, 'committee'],
  [4, 2, 'branch'],
  [5, 2, 'jointBranch'],
  [6, 3, 'branch'],
  [7, 3, 'temporaryBranch'],
] as const
const pathOf = (id: number): string => {
  const parent = tree.find(([one]) => one === id)?.[1]
  return (parent ? pathOf(parent) : '') + pathPiece(id)
}

const day = (from: Day, until: Day) =>
  fc
    .integer({ min: 0, max: (Date.parse(until) - Date.parse(from)) / 86_400_000 })
    .map((days) => addDays(from, days))

const person = fc.record({
  gender: fc.constantFrom('male', 'female'),
  ethnicity: fc.constantFrom('01', '01', '01', '03', '56', '97', 'XX'),
  birth: day('1938-01-01', '2008-12-31'),
  joined: day('1945-01-01', '2026-11-30'),
  education: fc.constantFrom('11', '21', '22', '31', '41', '71', '90', '99'),
  degree: fc.constantFrom(null, '2', '408', '3'),
  employment: fc.constantFrom('employed', 'retired', 'left', 'deceased'),
  occupation: fc.constantFrom('worker', 'farmer', 'student', 'manager', 'retired'),
  periods: fc
    .array(
      fc.record({
        day: day('2024-06-01', '2026-11-24'),
        place: fc.constantFrom(4, 5, 6, 7),
        state: fc.constantFrom('active', 'active', 'active', 'suspended', 'ended', 'none'),
        full: fc.boolean(),
        act: fc.constantFrom(
          'known',
          'recorded',
          'moved',
          'confirmed',
          'extended',
          ...increases,
          ...decreases,
        ),
      }),
      { minLength: 1, maxLength: 5 },
    )
    .map((list) =>
      [...new Map(list.map((one) => [one.day, one])).values()].sort((a, b) => (a.day < b.day ? -1 : 1)),
    ),
  hours: fc.constantFrom(0, 0, 8.5, 40),
  honoured: fc.boolean(),
})
type Person = typeof person extends fc.Arbitrary<infer T> ? T : never

const population = fc.record({
  people: fc.array(person, { maxLength: 25 }),
  /** Branch 5 goes from committee 2 to 3, and may come back. */
  moves: fc.uniqueArray(day('2025-12-30', '2026-11-25'), { maxLength: 2 }).map((days) => days.sort()),
})

async function settle(db: Database, given: { people: Person[]; moves: Day[] }): Promise<void> {
  const states = tree.flatMap(([id, parent, kind]): unknown[] => {
    if (id !== 5) return [{ id, parent, kind, path: pathOf(id), from: '0001-01-01', until: null }]
    const cuts = ['0001-01-01', ...given.moves]
    return cuts.map((from, index) => {
      const above = index % 2 === 0 ? 2 : 3
      return {
        id,
        parent: above,
        kind,
        path: pathOf(above) + pathPiece(5),
        from,
        until: cuts[index + 1] ?? null,
      }
    })
  })
  const last = states.filter((state) => (state as { until: Day | null }).until === null)
  await sql`insert into organization (id, code, name, kind, parent_id, path) overriding system value
    select id, 'O' || id, '组织' || id, kind, parent, path
    from json_to_recordset(${JSON.stringify(last)}::json) as row (id int, kind text, parent int, path text)`.execute(
    db,
  )
  await sql`insert into organization_state (organization_id, from_on, until_on, name, kind, parent_id, path)
    select id, "from", until, '组织' || id, kind, parent, path
    from json_to_recordset(${JSON.stringify(states)}::json) as row (id int, "from" date, until date, kind text, parent int, path text)`.execute(
    db,
  )
  const rows = given.people.map((one, index) => ({ ...one, id: index + 1 }))
  await sql`insert into person (id, employee_no, name, name_pinyin, name_initials, gender, ethnicity, birth_date, joined_on,
      organization_path, political_status, membership, employment, education, degree, occupation) overriding system value
    select id, 'E' || id, '甲' || id, 'jia', 'j', gender, ethnicity, birth, joined, '', 'fullMember', 'active', employment, education,
      degree, occupation
    from json_to_recordset(${JSON.stringify(rows)}::json) as row (id int, gender text, ethnicity text, birth date, joined date,
      employment text, education text, degree text, occupation text)`.execute(db)
  await sql`insert into standing (person_id, from_on, until_on, organization_id, political_status, membership, employment, education,
      degree, occupation, began_by)
    select id, "from", until, place, status, state, employment, education, degree, occupation, act
    from json_to_recordset(${JSON.stringify(rows.flatMap(standings))}::json) as row (id int, "from" date, until date, place int,
      status text, state text, employment text, education text, degree text, occupation text, act text)`.execute(
    db,
  )
  const some = JSON.stringify(rows)
  await sql`insert into training (person_id, course, organizer, from_on, until_on, hours)
    select id, '轮训', '党校', '2026-04-01', '2026-04-02', hours from json_to_recordset(${some}::json) as row (id int, hours numeric)
    where hours > 0`.execute(db)
  await sql`insert into honour (person_id, title, level, awarded_on, awarded_by)
    select id, '优秀共产党员', '院级', '2026-06-28', '党委' from json_to_recordset(${some}::json) as row (id int, honoured bool)
    where honoured`.execute(db)
  await appraise(db)
}

/** Everybody who was a member of a branch on the day, judged; every seventh away, and nobody before his probation ended. */
const appraise = (db: Database) =>
  sql`with held as (
      insert into appraisal_round (organization_id, year, state, roll_on, excellent_one_in, opened_at, opened_by, told_at, told_by,
        closed_on, closed_at, closed_by)
      select id, 2026, 'closed', '2026-03-01', 3, now(), '甲', now(), '甲', '2026-03-20', now(), '甲' from organization
      where kind = 'branch' returning id, organization_id)
    insert into appraisal_member (round_id, person_id, name, probationary, absent_because, opinion, grade)
    select held.id, person_id, '甲', political_status = 'probationaryMember', case when person_id % 7 = 0 then '驻外' end, '好',
      case when person_id % 7 > 0 and political_status <> 'probationaryMember' then 'qualified' end
    from held join standing on standing.organization_id = held.organization_id and membership = 'active'
      and from_on <= '2026-03-01' and coalesce(until_on, 'infinity') > '2026-03-01'`.execute(db)

const standings = (one: Person & { id: number }) =>
  one.periods.map((period, index) => ({
    ...one,
    from: period.day,
    until: one.periods[index + 1]?.day ?? null,
    place: period.place,
    state: period.state,
    status:
      period.state === 'none'
        ? period.full
          ? 'applicant'
          : 'activist'
        : period.full
          ? 'fullMember'
          : 'probationaryMember',
    act: period.act,
  }))

class RollBack extends Error {}

/** Runs on a population of its own and leaves nothing. */
async function among(
  given: { people: Person[]; moves: Day[] },
  work: (db: Database) => Promise<void>,
): Promise<void> {
  const run = inTransaction(open.db, {}, async (db) => {
    await settle(db, given)
    await work(db)
    throw new RollBack()
  })
  await run.catch((error) => {
    if (!(error instanceof RollBack)) throw error
  })
}

const setOf = async (db: Database, id: number, on = asOf): Promise<Made> => {
  const ctx = { db, reach: everywhere, today: asOf }
  return count(ctx, await layOut(ctx, id, on))
}

const cell = ({ filled }: Made, table: string, row: string, column = 0) =>
  filled.find(({ id }) => id === table)?.rows.find(({ key }) => key === row)?.cells[column] ?? Number.NaN

describe('For any population and history', { timeout: 300_000 }, () => {
  it('every number equals the people behind it, and every check of sums holds', async () => {
    await fc.assert(
      fc.asyncProperty(population, fc.constantFrom(1, 2, 3, 5), async (given, id) =>
        among(given, async (db) => {
          const made = await setOf(db, id)
          const { checks } = await recountChecks({ db }, made)
          for (const one of checks) assert.equal(one.left, one.right, one.rule)
          for (const check of made.checks)
            if (check.severity === 'error' && !check.suspects)
              assert.ok(check.holds, `${check.rule}: ${check.left} ≠ ${check.right}`)
          for (const check of made.checks.filter(({ holds, suspects }) => !holds && suspects)) {
            const suspects = check.suspects as NonNullable<typeof check.suspects>
            const found = await behind(
              { db },
              made,
              { ...suspects, measure: null },
              { limit: 200, offset: 0 },
            )
            assert.ok(found.total > 0, `${check.rule} names nobody`)
          }
        }),
      ),
      { numRuns: 25 },
    )
  })

  it('the children and the organization itself add up to the whole, moves between them included', async () => {
    await fc.assert(
      fc.asyncProperty(population, async (given) =>
        among({ ...given, moves: [] }, async (db) => {
          const [whole, ...parts] = [await setOf(db, 1), await setOf(db, 2), await setOf(db, 3)] as [
            Made,
            Made,
            Made,
          ]
          for (const table of ['members-movement', 'admissions', 'exits', 'confirmations', 'appraisals'])
            for (const row of whole.filled.find(({ id }) => id === table)?.rows ?? [])
              row.cells.forEach((n, column) => {
                const sum = parts.reduce((all, part) => all + cell(part, table, row.key, column), 0)
                assert.equal(sum, n, `${table} ${row.key}`)
              })
        }),
      ),
      { numRuns: 15 },
    )
  })

  it('the database and the plain computation agree on every member table', async () => {
    await fc.assert(
      fc.asyncProperty(population, async (given) =>
        among(given, async (db) => {
          const made = await setOf(db, 1)
          const asked = {
            source: sourceOf('member', made.setting),
            dimensions: Object.values(made.dimensions),
            where: {},
            day: asOf,
          }
          const people = await peopleBehind({ db }, asked, { limit: 1000, offset: 0 })
          const facts = people.map(({ fact }) => ({
            gender: fact.gender ?? null,
            ethnicity: fact.ethnicity ?? null,
            birthDate: fact.birth_date ?? null,
            joinedOn: fact.joined_on ?? null,
            education: fact.education ?? null,
            occupation: fact.occupation ?? null,
            employment: fact.employment ?? null,
            politicalStatus: fact.political_status ?? null,
            child: fact.child ?? null,
          }))
          for (const table of made.tables.filter(
            ({ subject, id }) => subject === 'member' && id !== 'members-movement',
          )) {
            const ids = new Set(
              table.lines.flatMap((line) =>
                table.columns.flatMap((column) => Object.keys(cellOf(table, line, column).where)),
              ),
            )
            const cube = tally(
              [...ids].flatMap((id) => made.dimensions[id] ?? []),
              facts,
              asOf,
            )
            assert.deepEqual(
              fill(table, { member: cube }),
              made.filled.find(({ id }) => id === table.id),
            )
          }
        }),
      ),
      { numRuns: 15 },
    )
  })

  it('a report of an earlier day does not change by what happens later', async () => {
    await fc.assert(
      fc.asyncProperty(population, day('2025-06-01', '2026-10-31'), async (given, on) => {
        let first: unknown
        await among(given, async (db) => {
          first = (await setOf(db, 1, on)).filled
        })
        const cut = given.people.map((one) => ({
          ...one,
          periods: one.periods.filter((period) => period.day <= on),
        }))
        const known = given.people.map((one, index) => ({ ...one, periods: cut[index]?.periods ?? [] }))
        await among({ people: known, moves: given.moves.filter((move) => move <= on) }, async (db) => {
          assert.deepEqual((await setOf(db, 1, on)).filled, first)
        })
      }),
      { numRuns: 15 },
    )
  })
})
