import { sql } from 'kysely'
import { lastOfMonth } from '#basics/days.ts'
import type { Fen } from '#basics/money.ts'
import { firstDayOf, type Month } from '#basics/months.ts'
import type { Context } from '#platform/context.ts'
import { inFund } from '../../funds/queries.ts'

type Db = Pick<Context, 'db'>

/** What is handed up: takings of money, and what was received from below. */
export type Parts = { intakeIds: number[]; receivedIds: number[] }

/** What an organization has not handed up yet, to the end of a month; `fromYear`: what lies before was counted on paper. */
export async function partsOf(
  { db }: Db,
  { organizationId, untilMonth, fromYear }: { organizationId: number; untilMonth: Month; fromYear: number },
  hold: boolean,
): Promise<Parts> {
  const [first, last] = [`${fromYear}-01-01`, lastOfMonth(firstDayOf(untilMonth))]
  const intakes = await db
    .selectFrom('dues_intake')
    .where('organization_id', '=', organizationId)
    .where('remittance_id', 'is', null)
    .where('paid_on', '>=', first)
    .where('paid_on', '<=', last)
    .select('id')
    .$if(hold, (q) => q.forUpdate())
    .execute()
  const received = await db
    .selectFrom('dues_remittance')
    .where('receiver_id', '=', organizationId)
    .where('state', '=', 'confirmed')
    .where('part_of_id', 'is', null)
    .where('received_on', '>=', first)
    .where('received_on', '<=', last)
    .select('id')
    .$if(hold, (q) => q.forUpdate())
    .execute()
  return { intakeIds: intakes.map(({ id }) => id), receivedIds: received.map(({ id }) => id) }
}

/** What was collected, by the month in which it was paid. */
export async function collectedBy({ db }: Db, { intakeIds }: Parts) {
  const { rows } = await sql<{ month: Month; fen: Fen; people: number }>`
    select to_char(intake.paid_on, 'YYYY-MM') as month, sum(payment.fen) as fen,
      count(distinct payment.person_id)::int as people
    from dues_intake intake join dues_payment payment on payment.intake_id = intake.id
    where intake.id = any(${intakeIds}::int[]) and ${inFund}
    group by 1 order by 1`.execute(db)
  return rows
}

/** What came from below, by the month in which it came. */
export async function receivedBy({ db }: Db, { receivedIds }: Parts) {
  const { rows } = await sql<{ month: Month; fen: Fen }>`
    select to_char(received_on, 'YYYY-MM') as month, sum(fen) as fen from dues_remittance
    where id = any(${receivedIds}::int[]) group by 1 order by 1`.execute(db)
  return rows
}

/** From now on these belong to the remittance. */
export async function takeParts(
  { db }: Db,
  remittanceId: number,
  { intakeIds, receivedIds }: Parts,
): Promise<void> {
  await sql`update dues_intake set remittance_id = ${remittanceId} where id = any(${intakeIds}::int[])`.execute(
    db,
  )
  await sql`update dues_remittance set part_of_id = ${remittanceId} where id = any(${receivedIds}::int[])`.execute(
    db,
  )
}

/** They wait again, as if they had never been handed up. */
export async function freeParts({ db }: Db, remittanceId: number): Promise<void> {
  await db
    .updateTable('dues_intake')
    .set({ remittance_id: null })
    .where('remittance_id', '=', remittanceId)
    .execute()
  await db
    .updateTable('dues_remittance')
    .set({ part_of_id: null })
    .where('part_of_id', '=', remittanceId)
    .execute()
}
