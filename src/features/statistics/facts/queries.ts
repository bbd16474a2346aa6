import { type RawBuilder, sql } from 'kysely'
import { bornAtLatest, type Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import type { Dimension } from '../brackets/rules.ts'
import type { Measure, Where } from '../tables/rules.ts'
import { type Cube, factorsOf, numbersOf } from '../tally/rules.ts'

type Reading = Pick<Context, 'db'>

/**
 * A SELECT of one row for each thing that is counted. It has the columns person_id, organization_id (where it is
 * counted), on_day (when it happened, or null) and those that the dimensions look at, named as in `columns`.
 */
export type Source = RawBuilder<unknown>

/** The column of each fact. */
const columns: Record<string, string> = {
  gender: 'gender',
  ethnicity: 'ethnicity',
  birthDate: 'birth_date',
  joinedOn: 'joined_on',
  becameFullOn: 'became_full_on',
  education: 'education',
  degreeGroup: 'degree_group',
  occupation: 'occupation',
  employment: 'employment',
  politicalStatus: 'political_status',
  branchKind: 'branch_kind',
  placeState: 'place_state',
  child: 'child',
  act: 'act',
  month: 'month',
  outcome: 'outcome',
  transfer: 'transfer',
  dues: 'dues',
  due: 'due',
  paid: 'paid',
  owing: 'owing',
  hours: 'hours',
  attendances: 'attendances',
  appraisal: 'appraisal',
  honourTitle: 'honour_title',
  honourLevel: 'honour_level',
}

const columnOf = (field: string) => {
  const column = columns[field]
  if (!column) throw new RangeError(`no column for ${field}`)
  return sql.ref(`fact.${column}`)
}

/** SQL: the number of the bracket a row of `fact` falls into on a day: what `bracketOf` answers, in the database. */
export function bracketSql({ scale, field, brackets }: Dimension, day: Day): RawBuilder<number> {
  const column = columnOf(field)
  const none = sql.lit(brackets.length)
  switch (scale.kind) {
    case 'ordinal':
      return sql<number>`case when ${column} between 0 and ${sql.lit(brackets.length - 1)} then ${column} else ${none} end`
    case 'codes': {
      const codes = scale.codes.flat()
      const numbers = scale.codes.flatMap((group, index) => group.map(() => index))
      return sql<number>`coalesce((${literal(numbers)}::int[])[array_position(${literal(codes)}::text[], ${column})], ${none})`
    }
    case 'counts':
      return steps(
        scale.least.map((least) => sql`${column} >= ${sql.lit(least)}`),
        none,
      )
    case 'days':
      return steps(
        scale.from.map((from) => sql`${column} >= ${sql.lit(from)}::date`),
        none,
      )
    case 'years':
      return steps(
        scale.least.map((years) => sql`${column} <= ${sql.lit(bornAtLatest(day, years))}::date`),
        none,
      )
  }
}

/** The last of the conditions that holds gives the number. */
const steps = (conditions: RawBuilder<unknown>[], none: RawBuilder<unknown>) =>
  sql<number>`case ${sql.join(
    conditions.map((condition, index) => sql`when ${condition} then ${sql.lit(index)}`).reverse(),
    sql` `,
  )} else ${none} end`

// Written into the statement: the planner folds a literal, where it would unpack a parameter for every row.
const literal = (values: readonly (string | number)[]) =>
  sql.lit(`{${values.map((one) => JSON.stringify(one)).join(',')}}`)

/** Counts a source in one pass, divided by all the dimensions at once. */
export async function cubeOf(
  { db }: Reading,
  source: Source,
  dimensions: readonly Dimension[],
  day: Day,
  measures: readonly Measure[] = [],
  /** Whether things are counted of which there is a row for each of several people. */
  things = false,
): Promise<Cube> {
  const factors = factorsOf(dimensions)
  const key = dimensions.map(
    (dimension, index) => sql`(${bracketSql(dimension, day)})::int8 * ${sql.lit(factors[index] ?? 1)}`,
  )
  const sums = measures.map((measure) => sql`, sum(${columnOf(measure)}) as ${sql.ref(measure)}`)
  const listed = things ? sql`, array_agg(distinct fact.thing) as things` : sql``
  const { rows } = await sql<{ key: number; heads: number; things?: number[] } & Record<Measure, number>>`
    select ${dimensions.length ? sql.join(key, sql` + `) : sql`0::int8`} as key, count(*) as heads
      ${sql.join(sums, sql` `)} ${listed}
    from (${source}) fact group by 1`.execute(db)
  return {
    dimensions,
    keys: rows.map((row) => row.key),
    heads: rows.map((row) => row.heads),
    ...(things && { things: rows.map((row) => row.things ?? []) }),
    sums: Object.fromEntries(
      measures.map((measure) => [measure, rows.map((row) => Number(row[measure] ?? 0))]),
    ),
  }
}

/** SQL: a row of `fact` meets the conditions. The same definition that counts the cell finds its people. */
export function meets(dimensions: readonly Dimension[], where: Where, day: Day): RawBuilder<boolean> {
  const conditions = Object.entries(where).map(([id, keys]) => {
    const dimension = dimensions.find((one) => one.id === id)
    if (!dimension) throw new RangeError(`no dimension ${id}`)
    return oneOf(bracketSql(dimension, day), numbersOf(dimension, keys))
  })
  return allOf(conditions)
}

export const oneOf = (number: RawBuilder<unknown>, wanted: readonly number[]) =>
  wanted.length
    ? sql<boolean>`${number} in (${sql.join(wanted.map((one) => sql.lit(one)))})`
    : sql<boolean>`false`

export const allOf = (conditions: RawBuilder<boolean>[]) =>
  conditions.length ? sql<boolean>`${sql.join(conditions, sql` and `)}` : sql<boolean>`true`
