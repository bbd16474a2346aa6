/** The public bulletin of 2022: a population with its margins gives its table back. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { addDays, addYears, type Day } from '#basics/days.ts'
import { everywhere } from '#basics/reach.ts'
import { pathPiece } from '#features/organizations/rules.ts'
import type { OpenDatabase } from '#platform/database.ts'
import { testDatabase } from '#platform/testing.ts'
import { bracketsOn, type Facts } from '../brackets/rules.ts'
import { addsUpRounded } from '../checks/rules.ts'
import { count, layOut } from '../tables/actions.ts'
import { dimensionsFor, tablesFor } from '../tables/catalogue/rules.ts'
import { cellOf, type Scope } from '../tables/rules.ts'
import { type Filled, fill, tally } from './rules.ts'

const asOf = '2022-12-31'

/** In 万. */
const bulletin = {
  total: 9804.1,
  female: 2930.2,
  minority: 744.5,
  college: 5365.4,
  age: [1243.5, 1150.0, 1035.6, 896.6, 929.1, 897.5, 915.9, 2735.9],
  joined: [9.6, 1360.9, 6053.2, 2380.5],
  occupation: [664.9, 2603.2, 1589.8, 1126.5, 778.4, 290.1, 764.5, 1986.7],
  admitted: { total: 244.9, female: 111.5, minority: 25.6, upTo35: 198.8, college: 125.9 },
}
type Margins = typeof bulletin

/** The bulletin in whole people, `perHead` 万 each; what rounding leaves over stays in the largest group. */
function inHeads(perHead: number): Margins {
  const heads = (n: number) => Math.round(n / perHead)
  const total = heads(bulletin.total)
  const groups = (numbers: number[]) => {
    const rounded = numbers.map(heads)
    const largest = rounded.indexOf(Math.max(...rounded))
    rounded[largest] = (rounded[largest] ?? 0) + total - rounded.reduce((sum, n) => sum + n, 0)
    return rounded
  }
  const { admitted } = bulletin
  return {
    total,
    female: heads(bulletin.female),
    minority: heads(bulletin.minority),
    college: heads(bulletin.college),
    age: groups(bulletin.age),
    joined: groups(bulletin.joined),
    occupation: groups(bulletin.occupation),
    admitted: Object.fromEntries(
      Object.entries(admitted).map(([key, n]) => [key, heads(n)]),
    ) as Margins['admitted'],
  }
}

/** Oldest and youngest of each age bracket on the day, first and last day of each period of joining. */
const births: [Day, Day][] = [
  [0, 30],
  [31, 35],
  [36, 40],
  [41, 45],
  [46, 50],
  [51, 55],
  [56, 60],
  [61, 95],
].map(([least, most]) => [addYears(asOf, -(least ?? 0)), addDays(addYears(asOf, -(most ?? 0) - 1), 1)])
births[0] = ['2004-12-31', births[0]?.[1] ?? '']
const joinedOn: [Day, Day][] = [
  ['1947-03-01', '1949-09-30'],
  ['1949-10-01', '1978-12-31'],
  ['1979-01-01', '2012-10-31'],
  ['2012-11-01', '2021-12-31'],
]
const occupations = 'worker farmer professional manager official student otherOccupation retired'.split(' ')

/** For each head the number of its group, so many of each; every dimension is dealt out in an order of its own. */
function deal(groups: number[], step: number): number[] {
  const all = groups.flatMap((n, group) => Array<number>(n).fill(group))
  return all.map((_, index) => all[(index * step) % all.length] ?? 0)
}
const coprime = (n: number, from: number): number => {
  const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b))
  return gcd(n, from) === 1 ? from : coprime(n, from + 1)
}
const yes = (of: number, n: number) => [n, of - n]

/** `admitted` in the year: 1, else 0. */
type Person = Facts & { admitted: number }

/** People with the margins of some: those admitted in the year and the others are dealt out apart. */
function people(m: Margins): Person[] {
  const { admitted: a } = m
  const old = a.total - a.upTo35
  const ageA = [Math.ceil(a.upTo35 / 2), Math.floor(a.upTo35 / 2), old, 0, 0, 0, 0, 0]
  const occupationA = [0, 0, a.total, 0, 0, 0, 0, 0]
  const rest = (whole: number[], part: number[]) => whole.map((n, index) => n - (part[index] ?? 0))
  const joinedA = [0, 0, 0, a.total]
  const now = make(
    a.total,
    {
      age: ageA,
      joined: joinedA,
      occupation: occupationA,
      female: a.female,
      minority: a.minority,
      college: a.college,
    },
    true,
  )
  const others = {
    age: rest(m.age, ageA),
    joined: rest(m.joined, joinedA),
    occupation: rest(m.occupation, occupationA),
    female: m.female - a.female,
    minority: m.minority - a.minority,
    college: m.college - a.college,
  }
  return [...now, ...make(m.total - a.total, others, false)]
}

type Groups = {
  age: number[]
  joined: number[]
  occupation: number[]
  female: number
  minority: number
  college: number
}

function make(n: number, groups: Groups, admitted: boolean): Person[] {
  const dealt = (list: number[], step: number) => deal(list, coprime(n, step))
  const [age, joined, occupation] = [
    dealt(groups.age, 7),
    dealt(groups.joined, 1_013),
    dealt(groups.occupation, 4_799),
  ]
  const female = dealt(yes(n, groups.female), 601)
  const minority = dealt(yes(n, groups.minority), 2_003)
  const college = dealt(yes(n, groups.college), 9_001)
  return Array.from({ length: n }, (_, index) => {
    const job = occupations[occupation[index] ?? 0] ?? ''
    return {
      gender: female[index] === 0 ? 'female' : 'male',
      ethnicity: minority[index] === 0 ? '09' : '01',
      birthDate: births[age[index] ?? 0]?.[index % 2] ?? null,
      joinedOn: admitted ? '2022-07-01' : (joinedOn[joined[index] ?? 0]?.[index % 2] ?? null),
      education: college[index] === 0 ? (['11', '21', '31'][index % 3] ?? null) : '61',
      occupation: job,
      employment: job === 'retired' ? 'retired' : 'employed',
      politicalStatus: admitted ? 'probationaryMember' : 'fullMember',
      act: 'admitted',
      month: '7',
      admitted: admitted ? 1 : 0,
    }
  })
}

const cells = (filled: Filled[], table: string, row: string, ...columns: string[]) => {
  const found = filled.find(({ id }) => id === table)
  const line = found?.rows.find(({ key }) => key === row)
  return columns.map((key) => line?.cells[found?.columns.findIndex((one) => one.key === key) ?? -1])
}
const rowsOf = (filled: Filled[], table: string) =>
  filled
    .find(({ id }) => id === table)
    ?.rows.slice(1)
    .map(({ cells: [n] }) => n)

/** The bulletin's table. */
function assertBulletin(filled: Filled[], m: Margins): void {
  assert.deepEqual(cells(filled, 'members-basic', 'total', 'total', 'female', 'minority', 'college'), [
    m.total,
    m.female,
    m.minority,
    m.college,
  ])
  assert.deepEqual(rowsOf(filled, 'members-by-age'), m.age)
  assert.deepEqual(rowsOf(filled, 'members-by-joined'), m.joined)
  assert.deepEqual(rowsOf(filled, 'members-by-occupation'), m.occupation)
  const { admitted: a } = m
  assert.deepEqual(cells(filled, 'admissions', 'total', 'total', 'female', 'minority', 'upTo35', 'college'), [
    a.total,
    a.female,
    a.minority,
    a.upTo35,
    a.college,
  ])
}

const scope: Scope = { brackets: bracketsOn(asOf), below: [], months: 12, honourTitles: [], honourLevels: [] }

describe('The bulletin of 2022', () => {
  it('adds up in itself within the tolerance of rounded figures', () => {
    for (const groups of [bulletin.age, bulletin.joined, bulletin.occupation])
      assert.ok(addsUpRounded(groups, bulletin.total))
    assert.ok(!addsUpRounded([...bulletin.age.slice(1), 1243], bulletin.total))
  })

  it('comes back from 98,041 people, a thousand of the Party’s members each', () => {
    const m = inHeads(0.1)
    assert.equal(m.total, 98_041)
    const everybody = people(m)
    const dimensions = dimensionsFor(scope)
    const tables = tablesFor(scope).filter(({ id }) =>
      /^(members-basic|members-by-(age|joined|occupation)|admissions)$/.test(id),
    )
    const filled = tables.map((table) => {
      const ids = new Set(
        table.lines.flatMap((line) =>
          table.columns.flatMap((column) => Object.keys(cellOf(table, line, column).where)),
        ),
      )
      const counted =
        table.subject === 'member' ? everybody : everybody.filter(({ admitted }) => admitted === 1)
      return fill(table, {
        [table.subject]: tally(
          [...ids].flatMap((id) => dimensions[id] ?? []),
          counted,
          asOf,
        ),
      })
    })
    assertBulletin(filled, m)
  })
})

describe('The bulletin in the database', () => {
  let open: OpenDatabase
  before(async () => {
    open = await testDatabase()
  })
  after(() => open.close())

  it('comes back from 9,804 people, and every check of sums holds', async () => {
    const m = inHeads(1)
    const path = pathPiece(1)
    await sql`insert into organization (id, code, name, kind, parent_id, path) overriding system value
      values (1, 'ROOT', '中共星河研究院委员会', 'committee', null, ${path}), (2, 'B', '第一党支部', 'branch', 1, ${path + pathPiece(2)})`.execute(
      open.db,
    )
    await sql`insert into organization_state (organization_id, from_on, name, kind, parent_id, path)
      select id, '0001-01-01', name, kind, parent_id, path from organization`.execute(open.db)
    const rows = people(m).map((one, index) => ({
      ...one,
      id: index + 1,
      joinedOn: one.joinedOn ?? '1946-01-01',
    }))
    await sql`insert into person (id, employee_no, name, name_pinyin, name_initials, gender, ethnicity, birth_date, joined_on,
        organization_id, political_status, membership, employment, education, occupation) overriding system value
      select id, 'E' || id, '甲' || id, 'jia', 'j', gender, ethnicity, "birthDate", "joinedOn", 2, "politicalStatus", 'active',
        employment, education, occupation
      from json_to_recordset(${JSON.stringify(rows)}::json) as row (id int, gender text, ethnicity text, "birthDate" date,
        "joinedOn" date, "politicalStatus" text, employment text, education text, occupation text)`.execute(
      open.db,
    )
    await sql`insert into standing (person_id, from_on, organization_id, political_status, membership, employment, education,
        occupation, began_by)
      select id, joined_on, 2, political_status, 'active', employment, education, occupation, 'admitted' from person`.execute(
      open.db,
    )

    const ctx = { db: open.db, reach: everywhere, today: asOf }
    const made = await count(ctx, await layOut(ctx, 1, asOf))
    assertBulletin(made.filled, m)
    const failed = made.checks.filter(({ holds, severity }) => !holds && severity === 'error')
    assert.deepEqual(failed, [])
  })
})
