import { type SqlBool, sql } from 'kysely'
import { type Day, firstDayOfYear } from '#basics/days.ts'
import type { Reach } from '#basics/reach.ts'
import { below, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import type { BranchFacts, DemandKind, Held } from './rules.ts'

type Scope = Pick<Context, 'db' | 'reach'>
export type Branch = BranchFacts & {
  id: number
  code: string
  name: string
  parentName: string | null
  path: string
}

/** Of which branches: those below a path within reach, or these, which were found before. */
export type Whose = { path: string; id?: number } | { ids: number[] }

/** SQL: the organization is one of them. */
const isOf = (reach: Reach, whose: Whose) =>
  'ids' in whose
    ? sql<SqlBool>`organization.id = any(${whose.ids}::int[])`
    : sql<SqlBool>`(${within('organization.path', reach)} and ${below('organization.path', whose.path)}
        and organization.id = ${whose.id ?? sql`organization.id`})`

/** SQL: part of its name. */
const named = (text: string | undefined) =>
  text
    ? sql<SqlBool>`(strpos(organization.name, ${text}) > 0 or strpos(coalesce(organization.short_name, ''), ${text}) > 0)`
    : sql<SqlBool>`true`

/** The branches that stood at some time of a year, with when they had a committee and which groups. */
export async function branchFacts(
  { db, reach }: Scope,
  asked: Whose & { year: number; text?: string | undefined },
): Promise<Branch[]> {
  const [first, next] = [firstDayOfYear(asked.year), firstDayOfYear(asked.year + 1)]
  const { rows } = await sql<Branch>`
    with chosen as (
      select * from organization
      where kind in ('branch', 'jointBranch', 'temporaryBranch') and ${isOf(reach, asked)} and ${named(asked.text)}
        and coalesce(established_on, '-infinity') < ${next} and coalesce(closed_on, 'infinity') > ${first}
    )
    select chosen.id, chosen.code, coalesce(chosen.short_name, chosen.name) as name, above.short_name as "parentName",
      chosen.path, chosen.kind, chosen.established_on as "establishedOn", chosen.closed_on as "closedOn",
      coalesce(committees.list, '[]') as committee, coalesce(parties.list, '[]') as groups
    from chosen
      left join organization above on above.id = chosen.parent_id
      left join (
        select organization_id, json_agg(json_build_object('from', from_on, 'until', until_on)) as list
        from (
          select distinct organization_id, from_on, until_on from post
          where kind = 'committeeMember' and organization_id in (select id from chosen) and from_on < ${next} and coalesce(until_on, 'infinity') > ${first}
        ) post group by organization_id
      ) committees on committees.organization_id = chosen.id
      left join (
        select organization_id, json_agg(json_build_object('id', id, 'name', name, 'from', from_on, 'until', until_on)
          order by id) as list
        from party_group where organization_id in (select id from chosen) and from_on < ${next} and coalesce(until_on, 'infinity') > ${first}
        group by organization_id
      ) parties on parties.organization_id = chosen.id
    order by chosen.path`.execute(db)
  return rows
}

export type HeldOf = Held & {
  /** Null: answered otherwise than by a meeting. */
  id: number | null
  organizationId: number
  invited: number
  present: number
  planned: boolean
}

/**
 * What was held in a year up to a day (`planned`: and what is still to be), and what answers otherwise: an appraisal,
 * talks. Gathered branch by branch in the database: a large institute has twenty thousand meetings a year.
 */
export async function meetingsIn(
  { db, reach }: Scope,
  asked: Whose & { year: number; until?: Day; planned?: boolean },
): Promise<HeldOf[]> {
  const [first, next] = [firstDayOfYear(asked.year), firstDayOfYear(asked.year + 1)]
  const on = asked.planned ? sql`coalesce(meeting.held_on, meeting.planned_on)` : sql`meeting.held_on`
  // In each half by itself, so that one branch does not read the meetings of all.
  const theirs = sql`organization_id = any(array(select id from theirs))`
  const { rows } = await sql<{ organizationId: number; list: Gathered[] }>`
    with theirs as (select organization.id from organization where ${isOf(reach, asked)})
    select organization_id as "organizationId", json_agg(json_build_array(meeting.id, kinds, group_id, on_day, invited, present, planned)
      order by on_day, meeting.id) as list
    from (
      select id, organization_id, kind || also as kinds, group_id, ${on} as on_day, invited, present, held_on is null as planned
      from meeting where ${theirs} and cancelled_at is null and ${on} >= ${first} and ${on} < ${next}
      union all
      select null, organization_id, array[kind], null, on_day, 0, 0, false
      from demand_answer where ${theirs} and on_day >= ${first} and on_day < ${next}
    ) meeting
    where on_day <= ${asked.until ?? 'infinity'}
    group by organization_id`.execute(db)
  return rows.flatMap(({ organizationId, list }) =>
    list.map(([id, kinds, groupId, day, invited, present, planned]) => ({
      id,
      organizationId,
      kinds,
      groupId,
      on: day,
      invited,
      present,
      planned,
    })),
  )
}
type Gathered = [number | null, DemandKind[], number | null, Day, number, number, boolean]

/** The branches that have met a demand of a year otherwise than by a meeting. */
export const answeredIn = async (
  { db }: Pick<Context, 'db'>,
  { kind, year }: { kind: 'heartToHeart'; year: number },
): Promise<number[]> => {
  const found = await db
    .selectFrom('demand_answer')
    .where('kind', '=', kind)
    .where('on_day', '>=', firstDayOfYear(year))
    .where('on_day', '<', firstDayOfYear(year + 1))
    .select('organization_id as organizationId')
    .distinct()
    .execute()
  return found.map(({ organizationId }) => organizationId)
}

/** Tells that what a branch had met in a year is lacking again. Harmless twice. */
export const takeBackAnswer = (
  { db }: Pick<Context, 'db'>,
  { organizationId, kind, year }: { organizationId: number; kind: 'heartToHeart'; year: number },
) =>
  db
    .deleteFrom('demand_answer')
    .where('organization_id', '=', organizationId)
    .where('kind', '=', kind)
    .where('on_day', '>=', firstDayOfYear(year))
    .where('on_day', '<', firstDayOfYear(year + 1))
    .execute()

/** Tells that a branch has met a demand of the year otherwise than by a meeting: an appraisal, talks. Harmless twice. */
export const answerDemand = (
  { db }: Pick<Context, 'db'>,
  answer: { organizationId: number; kind: 'memberAppraisal' | 'heartToHeart'; on: Day },
) =>
  db
    .insertInto('demand_answer')
    .values({ organization_id: answer.organizationId, kind: answer.kind, on_day: answer.on })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
