import { sql } from 'kysely'
import type { Fen } from '#basics/money.ts'
import type { Month } from '#basics/months.ts'
import type { Context } from '#platform/context.ts'

type Db = Pick<Context, 'db'>

/** Months not paid in full before a month, and up to which month everything is paid. */
export async function standingOfDues({ db }: Db, personId: number, month: Month) {
  const { rows } = await sql<{ owingFen: Fen; owing: Month[]; paidUntil: Month | null }>`
    select coalesce(sum(fen - paid_fen) filter (where paid_fen < fen and month < ${month}), 0)::int as "owingFen",
      coalesce(array_agg(month order by month) filter (where paid_fen < fen and month < ${month}), '{}') as owing,
      max(month) filter (where paid_fen >= fen and month < coalesce((select min(month) from dues_charge earliest
        where earliest.person_id = ${personId} and earliest.paid_fen < earliest.fen), '9999-12')) as "paidUntil"
    from dues_charge where person_id = ${personId}`.execute(db)
  return rows[0] ?? { owingFen: 0, owing: [], paidUntil: null }
}

export async function nameOfOrganization({ db }: Db, personId: number): Promise<string | null> {
  const row = await db
    .selectFrom('person')
    .leftJoin('organization', 'organization.id', 'person.organization_id')
    .where('person.id', '=', personId)
    .select('organization.name')
    .executeTakeFirst()
  return row?.name ?? null
}
