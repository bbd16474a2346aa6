import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import type { Facts } from '../../brackets/rules.ts'
import type { Inside } from '../../places/rules.ts'
import { insideRows, lies, type Period } from '../movements/queries.ts'
import type { Source } from '../queries.ts'

/** An organization that was commended, as it is counted. */
export type Commended = Facts & {
  id: number
  code: string
  name: string
  honourLevel: string
  awardedOn: Day
}

/** 先进党组织 of the period, where they stood on the day they were commended. */
export const commendedIn = ({ before, asOf }: Period, inside: Inside): Source => sql`
  select organization.id, organization.code, coalesce(organization.short_name, organization.name) as name,
    commendation.kind, commendation.level, commendation.awarded_on
  from commendation
    join organization on organization.id = commendation.organization_id
    join ${insideRows(inside)} on inside.organization_id = organization.id and ${lies(sql`commendation.awarded_on`)}
  where commendation.kind = 'advancedOrganization' and commendation.state = 'awarded'
    and commendation.awarded_on > ${before} and commendation.awarded_on <= ${asOf}`

/** The organizations themselves, in the order of the days. */
export async function commendedOf(
  { db }: Pick<Context, 'db'>,
  period: Period,
  inside: Inside,
): Promise<Commended[]> {
  const { rows } = await sql<Commended>`
    select id, code, name, level as "honourLevel", awarded_on as "awardedOn"
    from (${commendedIn(period, inside)}) fact order by awarded_on, id`.execute(db)
  return rows
}
