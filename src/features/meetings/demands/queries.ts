import { type SqlBool, sql } from 'kysely'
import { type Day, firstDayOfYear } from '#basics/days.ts'
import { below, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import type { BranchFacts, Held } from './rules.ts'

type Scope = Pick<Context, 'db' | 'reach'>
export type Branch = BranchFacts & { id: number; name: string; parentName: string | null; path: string }

/** The branches below a path that stood at some time of a year, with when they had a committee and which groups. */
export async function branchFacts(
  { db, reach }: Scope,
  asked: { path: string; year: number; id?: number; text?: string | undefined },
): Promise<Branch[]> {
  const [first, next] = [firstDayOfYear(asked.year), firstDayOfYear(asked.year + 1)]
  const { rows } = await sql<Branch>`
    with chosen as (
      select * from organization
      where kind in ('branch', 'jointBranch', 'temporaryBranch') and ${within('organization.path', reach)}
        and ${below('organization.path', asked.path)}
        ${asked.id === undefined ? sql`` : sql`and organization.id = ${asked.id}`}
        ${asked.text ? sql`and (strpos(name, ${asked.text}) > 0 or strpos(coalesce(short_name, ''), ${asked.text}) > 0)` : sql``}
        and coalesce(established_on, '-infinity') < ${next} and coalesce(closed_on, 'infinity') > ${first}
    )
    select chosen.id, coalesce(chosen.short_name, chosen.name) as name, above.short_name as "parentName", chosen.path,
      chosen.kind, chosen.established_on as "establishedOn", chosen.closed_on as "closedOn",
      coalesce(committees.list, '[]') as committee, coalesce(parties.list, '[]') as groups
    from chosen
      left join organization above on above.id = chosen.parent_id
      left join (
        select organization_id, json_agg(json_build_object('from', from_on, 'until', until_on)) as list
        from (
          select distinct organization_id, from_on, until_on from post
          where kind = 'committeeMember' and from_on < ${next} and coalesce(until_on, 'infinity') > ${first}
        ) post group by organization_id
      ) committees on committees.organization_id = chosen.id
      left join (
        select organization_id, json_agg(json_build_object('id', id, 'name', name, 'from', from_on, 'until', until_on)
          order by id) as list
        from party_group where from_on < ${next} and coalesce(until_on, 'infinity') > ${first}
        group by organization_id
      ) parties on parties.organization_id = chosen.id
    order by chosen.path`.execute(db)
  return rows
}

export type HeldOf = Held & {
  id: number | null
  organizationId: number
  invited: number
  present: number
  planned: boolean
}

/** What was held below a path in a year up to a day (`planned`: and what is still to be), and what answers otherwise. */
export async function meetingsIn(
  { db, reach }: Scope,
  asked: { path: string; year: number; until?: Day; planned?: boolean },
): Promise<HeldOf[]> {
  const [first, next] = [firstDayOfYear(asked.year), firstDayOfYear(asked.year + 1)]
  const on = sql<Day>`coalesce(meeting.held_on, meeting.planned_on)`
  const meetings = await db
    .selectFrom('meeting')
    .innerJoin('organization', 'organization.id', 'meeting.organization_id')
    .where(within('organization.path', reach))
    .where(below('organization.path', asked.path))
    .where('meeting.cancelled_at', 'is', null)
    .where(sql<SqlBool>`${on} >= ${first} and ${on} < ${next}`)
    .$if(asked.until !== undefined, (q) => q.where(sql<SqlBool>`${on} <= ${asked.until ?? next}`))
    .$if(!asked.planned, (q) => q.where('meeting.held_on', 'is not', null))
    .select(['meeting.id', 'meeting.organization_id as organizationId', 'meeting.group_id as groupId'])
    .select(['meeting.invited', 'meeting.present', on.as('on')])
    .select(sql<Held['kinds']>`meeting.kind || meeting.also`.as('kinds'))
    .select(sql<boolean>`meeting.held_on is null`.as('planned'))
    .orderBy(on)
    .execute()
  return [...meetings, ...(await answersIn({ db, reach }, asked.path, first, next))]
}

/** What answered a demand otherwise than by a meeting: an appraisal, talks. */
async function answersIn({ db, reach }: Scope, path: string, first: Day, next: Day): Promise<HeldOf[]> {
  const rows = await db
    .selectFrom('demand_answer')
    .innerJoin('organization', 'organization.id', 'demand_answer.organization_id')
    .where(within('organization.path', reach))
    .where(below('organization.path', path))
    .where('on_day', '>=', first)
    .where('on_day', '<', next)
    .select(['organization_id as organizationId', 'demand_answer.kind', 'on_day as on'])
    .execute()
  const none = { id: null, groupId: null, invited: 0, present: 0, planned: false }
  return rows.map(({ kind, ...row }) => ({ ...none, ...row, kinds: [kind] }))
}

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
