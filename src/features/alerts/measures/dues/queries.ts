import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Month } from '#basics/months.ts'
import { type Asked, type Db, localDay } from '../kinds/queries.ts'

export type Behind = { personId: number; name: string; organizationId: number; unpaid: Month[] }

/** Members with so many months open at least, up to one. */
export async function unpaidMonths({ db }: Db, lastDue: Month, least: number): Promise<Behind[]> {
  const { rows } = await sql<Behind>`
    select person.id as "personId", person.name, person.organization_id as "organizationId", charge.unpaid
    from (
      select person_id, array_agg(month order by month) as unpaid from dues_charge
      where paid_fen < fen and month <= ${lastDue} group by person_id having count(*) >= ${least}
    ) charge join person on person.id = charge.person_id
    where person.membership = 'active' and person.organization_id is not null
    order by person.id`.execute(db)
  return rows
}

export type OpenCase = {
  id: number
  personId: number
  name: string
  organizationId: number
  months: number
  openedOn: Day
  waits: number
}

/** Cases of arrears on which nothing was decided. */
export async function undecidedCases({ db }: Db, { on }: Asked): Promise<OpenCase[]> {
  const { rows } = await sql<OpenCase>`
    select item.id, person.id as "personId", person.name, item.organization_id as "organizationId", item.months,
      item.opened_on as "openedOn", ${on}::date - item.opened_on as waits
    from dues_case item join person on person.id = item.person_id
    where item.state = 'open' and ${localDay('item.decided_at')} is null
    order by item.id`.execute(db)
  return rows
}
