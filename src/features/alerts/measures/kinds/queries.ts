import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { holdsOn } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'

export type Db = Pick<Context, 'db'>

/** For which day is asked, and how far ahead a due day may lie. */
export type Asked = { on: Day; until: Day }

/** SQL: every organization that stood on a day, as it was named and placed then. */
export const placesOn = (on: Day) => sql`(
  select organization.id, coalesce(state.short_name, state.name) as name, state.kind, state.path
  from organization join organization_state state on state.organization_id = organization.id
  where ${holdsOn('state', on)} and coalesce(organization.established_on, '-infinity') <= ${on}
    and coalesce(organization.closed_on, 'infinity') > ${on})`

/** SQL: the organization at the top, where what belongs to nobody else is told. */
export const topId = sql<number>`(select id from organization where parent_id is null order by id limit 1)`

/** SQL: the day of an instant, as people count it. */
export const localDay = (column: string) => sql<Day>`(${sql.ref(column)} at time zone 'Asia/Shanghai')::date`
