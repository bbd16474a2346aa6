import { type SqlBool, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Fen } from '#basics/money.ts'
import type { Month } from '#basics/months.ts'
import { below, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { inFund } from '../funds/queries.ts'
import { named } from '../places/queries.ts'
import type { Part, Way } from './rules.ts'

type Scope = Pick<Context, 'db' | 'reach'>
type Writer = Pick<Context, 'db' | 'now' | 'actor'>

/** Months of these people that are not paid in full, held; up to a month. */
export const holdOpen = ({ db }: Pick<Context, 'db'>, personIds: number[], until: Month) =>
  db
    .selectFrom('dues_charge')
    .where('person_id', 'in', personIds)
    .where('month', '<=', until)
    .where(sql<SqlBool>`paid_fen < fen`)
    .select(['person_id as personId', 'month', sql<Fen>`fen - paid_fen`.as('openFen')])
    .orderBy('person_id')
    .orderBy('month')
    .forUpdate()
    .execute()

/** Charges of a month in branches below a path that are open. */
export const openCharges = ({ db, reach }: Scope, month: Month, path: string, personIds: number[]) =>
  db
    .selectFrom('dues_charge as charge')
    .innerJoin('organization', 'organization.id', 'charge.organization_id')
    .where('charge.month', '=', month)
    .where('charge.person_id', 'in', personIds)
    .where(within('organization.path', reach))
    .where(below('organization.path', path))
    .where(sql<SqlBool>`charge.paid_fen < charge.fen`)
    .select([
      'charge.person_id as personId',
      'charge.month',
      sql<Fen>`charge.fen - charge.paid_fen`.as('fen'),
    ])
    .orderBy('charge.person_id')
    .forUpdate('charge')
    .execute()

export type NewIntake = { organizationId: number; way: Way; paidOn: Day; note: string | null }

/** Writes takings of money with their parts, and brings what is paid of the months up to date; answers the ids. */
export async function insertIntake(
  ctx: Writer,
  { organizationId, way, paidOn, note }: NewIntake,
  parts: (Part & { personId: number })[],
): Promise<number> {
  const { id } = await ctx.db
    .insertInto('dues_intake')
    .values({
      organization_id: organizationId,
      way,
      paid_on: paidOn,
      note,
      recorded_at: ctx.now,
      recorded_by: ctx.actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await sql`
    insert into dues_payment (intake_id, person_id, month, fen)
    select ${id}, "personId", month, fen
    from json_to_recordset(${JSON.stringify(parts)}::json) as row ("personId" int, month text, fen int)`.execute(
    ctx.db,
  )
  await recountPaid(
    ctx,
    parts.map(({ personId }) => personId),
  )
  return id
}

/** What is paid of each month of these people, by the payments that stand. */
const recountPaid = ({ db }: Pick<Context, 'db'>, personIds: number[]) =>
  sql`
    update dues_charge set paid_fen = counted.fen
    from (
      select charge.person_id, charge.month, coalesce(sum(payment.fen), 0)::int as fen
      from dues_charge charge left join dues_payment payment on payment.person_id = charge.person_id
        and payment.month = charge.month and payment.withdrawn_at is null
      where charge.person_id = any(${personIds}::int[])
      group by charge.person_id, charge.month
    ) counted
    where counted.person_id = dues_charge.person_id and counted.month = dues_charge.month
      and dues_charge.paid_fen <> counted.fen`.execute(db)

export type PaymentsAsked = {
  path: string
  text?: string | undefined
  way?: Way | undefined
  paidFrom?: Day | undefined
  paidUntil?: Day | undefined
  /** Only what is in the fund of this organization itself. */
  fundOfId?: number | undefined
  /** Only what was handed up with a remittance. */
  remittanceId?: number | undefined
}

const joined = ({ db }: Pick<Context, 'db'>) =>
  db
    .selectFrom('dues_payment as payment')
    .innerJoin('dues_intake as intake', 'intake.id', 'payment.intake_id')
    .innerJoin('person', 'person.id', 'payment.person_id')
    .innerJoin('organization', 'organization.id', 'intake.organization_id')

export const paymentsFound = (
  ctx: Scope,
  { path, text, way, paidFrom, paidUntil, fundOfId, remittanceId }: PaymentsAsked,
) =>
  joined(ctx)
    .where(within('organization.path', ctx.reach))
    .where(below('organization.path', path))
    .$if(Boolean(text), (q) => q.where(named(text ?? '')))
    .$if(way !== undefined, (q) => q.where('intake.way', '=', way ?? 'cash'))
    .$if(paidFrom !== undefined, (q) => q.where('intake.paid_on', '>=', paidFrom ?? ''))
    .$if(paidUntil !== undefined, (q) => q.where('intake.paid_on', '<=', paidUntil ?? ''))
    .$if(fundOfId !== undefined, (q) => q.where('intake.organization_id', '=', fundOfId ?? 0).where(inFund))
    .$if(remittanceId !== undefined, (q) =>
      q.where('intake.remittance_id', '=', remittanceId ?? 0).where(inFund),
    )
export type FoundPayments = ReturnType<typeof paymentsFound>

const takings = (found: FoundPayments) =>
  found
    .groupBy(['intake.id', 'person.id', 'organization.id'])
    .select([
      'intake.id as intakeId',
      'person.id as personId',
      'person.name as personName',
      sql<string>`coalesce(organization.short_name, organization.name)`.as('organizationName'),
      'organization.path',
      sql<Way>`intake.way`.as('way'),
      'intake.paid_on as paidOn',
      'intake.note',
      'intake.recorded_by as recordedBy',
      sql<Month | null>`min(payment.month)`.as('fromMonth'),
      sql<Month | null>`max(payment.month)`.as('untilMonth'),
      sql<Fen>`sum(payment.fen)`.as('fen'),
      sql<Fen>`coalesce(sum(payment.fen) filter (where payment.month is null), 0)`.as('extraFen'),
      sql<string | null>`max(payment.withdrawn_because)`.as('withdrawnBecause'),
    ])
export type TakenRow = Awaited<ReturnType<typeof pageOfPayments>>[number]

export const pageOfPayments = (found: FoundPayments, page: { limit: number; offset: number }) =>
  takings(found)
    .orderBy('intake.paid_on', 'desc')
    .orderBy('intake.id', 'desc')
    .orderBy('person.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countPayments(found: FoundPayments): Promise<number> {
  const row = await found
    .select(sql<number>`count(distinct (intake.id, person.id))::int`.as('n'))
    .executeTakeFirstOrThrow()
  return row.n
}

/** What one person gave at one time; of somebody within reach, or oneself. */
export const takenBy = (ctx: Scope, intakeId: number, personId: number) =>
  takings(joined(ctx))
    .where('intake.id', '=', intakeId)
    .where('person.id', '=', personId)
    .where((eb) =>
      eb.or([
        within('organization.path', ctx.reach),
        ...(ctx.reach.personId ? [eb('person.id', '=', ctx.reach.personId)] : []),
      ]),
    )
    .executeTakeFirst()

/** A taking, held: what is to be withdrawn from it. */
export const holdIntake = ({ db }: Pick<Context, 'db'>, id: number) =>
  db
    .selectFrom('dues_intake')
    .where('id', '=', id)
    .select(['organization_id as organizationId', 'remittance_id as remittanceId'])
    .select(
      sql<boolean>`exists (select from dues_payment payment join dues_gift gift on gift.payment_id = payment.id
      where payment.intake_id = dues_intake.id)`.as('forwarded'),
    )
    .forUpdate()
    .executeTakeFirstOrThrow()

export async function withdrawPayments(
  ctx: Writer,
  intakeId: number,
  personId: number,
  because: string,
): Promise<void> {
  await ctx.db
    .updateTable('dues_payment')
    .set({ withdrawn_at: ctx.now, withdrawn_by: ctx.actor.name, withdrawn_because: because })
    .where('intake_id', '=', intakeId)
    .where('person_id', '=', personId)
    .where('withdrawn_at', 'is', null)
    .execute()
  await recountPaid(ctx, [personId])
}
