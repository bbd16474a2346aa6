import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import type { Dimension } from '../brackets/rules.ts'
import { allOf, bracketSql, meets, oneOf, type Source } from '../facts/queries.ts'
import type { Where } from '../tables/rules.ts'
import { numbersOf } from '../tally/rules.ts'

type Reading = Pick<Context, 'db'>

/** Which rows of which source, as a cell or a check defines them. `day`: when ages are counted. */
export type Asked = { source: Source; dimensions: readonly Dimension[]; where: Where; day: Day }

/** A person as he or she was counted; what depends on the subject stands in `fact`. */
export type BehindPerson = {
  id: number
  code: string
  name: string
  place: string
  gender: 'male' | 'female'
  ethnicity: string
  birthDate: Day
  joinedOn: Day | null
  education: string
  occupation: string
  employment: string
  politicalStatus: string
  onDay: Day | null
  fact: Record<string, string | number | null>
}

/** How many there are: by the same rows and conditions as the list. */
export async function countBehind(
  { db }: Reading,
  { source, dimensions, where, day }: Asked,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from (${source}) fact where ${meets(dimensions, where, day)}`.execute(db)
  return rows[0]?.n ?? 0
}

/** The people themselves, branch by branch; the branch is named as on the day. */
export async function peopleBehind(
  { db }: Reading,
  { source, dimensions, where, day }: Asked,
  page: { limit: number; offset: number },
): Promise<BehindPerson[]> {
  const { rows } = await sql<BehindPerson>`
    select person.id, person.employee_no as code, person.name, coalesce(state.short_name, state.name, '') as place,
      fact.gender, fact.ethnicity, fact.birth_date as "birthDate", fact.joined_on as "joinedOn", fact.education,
      fact.occupation, fact.employment, fact.political_status as "politicalStatus", fact.on_day as "onDay",
      to_jsonb(fact) as fact
    from (${source}) fact join person on person.id = fact.person_id
      left join organization_state state on state.organization_id = fact.organization_id
        and state.from_on <= ${day} and (state.until_on is null or state.until_on > ${day})
    where ${meets(dimensions, where, day)}
    order by state.path, person.name_pinyin, person.id, fact.on_day
    limit ${page.limit} offset ${page.offset}`.execute(db)
  return rows
}

/** Counts many cells of one source, each by its own condition: the recount beside the cubes. */
export async function countEach(
  { db }: Reading,
  { source, dimensions, day }: Omit<Asked, 'where'>,
  wheres: readonly Where[],
  things = false,
): Promise<number[]> {
  const asked = new Set(wheres.flatMap((where) => Object.keys(where)))
  const used = dimensions.filter(({ id }) => asked.has(id))
  // Brackets are found once for each row; `offset 0` keeps them from being folded into every condition.
  const brackets = used.map((one) => sql`, ${bracketSql(one, day)} as ${sql.ref(one.id)}`)
  const counted = things ? sql`count(distinct thing)` : sql`count(*)`
  const counts = wheres.map((where) => sql`${counted} filter (where ${inBrackets(used, where)})::int`)
  const { rows } = await sql<{ counts: number[] }>`
    select array[${sql.join(counts)}] as counts
    from (select fact.person_id ${things ? sql`, fact.thing` : sql``} ${sql.join(brackets, sql` `)} from (${source}) fact offset 0) divided`.execute(
    db,
  )
  return rows[0]?.counts ?? []
}

const inBrackets = (dimensions: readonly Dimension[], where: Where) =>
  allOf(
    dimensions
      .filter(({ id }) => where[id])
      .map((one) => oneOf(sql.ref(one.id), numbersOf(one, where[one.id] ?? []))),
  )
