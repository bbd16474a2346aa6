import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import type { Place } from './rules.ts'

/** Every organization that stood at or below one on some day from `from` to `to`, for as long as it did. */
export async function placesDuring(
  { db }: Pick<Context, 'db'>,
  organizationId: number,
  from: Day,
  to: Day,
): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select state.organization_id as id, organization.code, state.name, state.short_name as "shortName", state.kind, state.path,
      state.parent_id as "parentId", greatest(state.from_on, top.from_on) as "from",
      least(state.until_on, top.until_on) as "until", organization.established_on as "establishedOn",
      organization.closed_on as "closedOn"
    from organization_state top
      join organization_state state on state.path >= top.path and state.path < top.path || '~'
        and state.from_on < coalesce(top.until_on, 'infinity')
        and coalesce(state.until_on, 'infinity') > top.from_on
      join organization on organization.id = state.organization_id
    where top.organization_id = ${organizationId}
      and top.from_on <= ${to} and coalesce(top.until_on, 'infinity') > ${from}
      and state.from_on <= ${to} and coalesce(state.until_on, 'infinity') > ${from}
    order by state.path, "from"`.execute(db)
  return rows
}

/** The organization at the top of the tree. */
export const findRoot = ({ db }: Pick<Context, 'db'>) =>
  db
    .selectFrom('organization')
    .where('parent_id', 'is', null)
    .select(['id', 'path'])
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()

/** The secretary of an organization on a day. */
export const secretaryOn = ({ db }: Pick<Context, 'db'>, organizationId: number, day: Day) =>
  db
    .selectFrom('post')
    .innerJoin('person', 'person.id', 'post.person_id')
    .where('post.organization_id', '=', organizationId)
    .where('post.kind', '=', 'secretary')
    .where('post.from_on', '<=', day)
    .where((eb) => eb.or([eb('post.until_on', 'is', null), eb('post.until_on', '>', day)]))
    .select('person.name')
    .limit(1)
    .executeTakeFirst()
