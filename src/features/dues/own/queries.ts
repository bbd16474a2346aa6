import { sql } from 'kysely'
import type { Fen } from '#basics/money.ts'
import type { Month } from '#basics/months.ts'
import type { Context } from '#platform/context.ts'

type Db = Pick<Context, 'db'>

export type DuesStanding = { owingFen: Fen; owing: Month[]; paidUntil: Month | null }

/** Of each who was ever charged: months not paid in full before a month, and up to which month everything is paid. */
export async function standingsOfDues(
  { db }: Db,
  personIds: number[],
  month: Month,
): Promise<Map<number, DuesStanding>> {
  const { rows } = await sql<DuesStanding & { personId: number }>`
    with charge as (select person_id, month, fen, paid_fen from dues_charge where person_id = any(${personIds}::int[])),
      unpaid as (select person_id, min(month) as month from charge where paid_fen < fen group by person_id)
    select charge.person_id as "personId",
      coalesce(sum(fen - paid_fen) filter (where paid_fen < fen and charge.month < ${month}), 0)::int as "owingFen",
      coalesce(array_agg(charge.month order by charge.month) filter (where paid_fen < fen and charge.month < ${month}), '{}')
        as owing,
      max(charge.month) filter (where paid_fen >= fen and charge.month < coalesce(unpaid.month, '9999-12')) as "paidUntil"
    from charge left join unpaid on unpaid.person_id = charge.person_id
    group by charge.person_id`.execute(db)
  return new Map(rows.map(({ personId, ...standing }) => [personId, standing]))
}

/** The same of one person; nothing owed and nothing paid where nobody ever charged him. */
export const standingOfDues = async (ctx: Db, personId: number, month: Month): Promise<DuesStanding> =>
  (await standingsOfDues(ctx, [personId], month)).get(personId) ?? { owingFen: 0, owing: [], paidUntil: null }

export async function nameOfOrganization({ db }: Db, personId: number): Promise<string | null> {
  const row = await db
    .selectFrom('person')
    .leftJoin('organization', 'organization.id', 'person.organization_id')
    .where('person.id', '=', personId)
    .select('organization.name')
    .executeTakeFirst()
  return row?.name ?? null
}
