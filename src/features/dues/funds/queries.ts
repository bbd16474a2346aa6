import { sql } from 'kysely'
import { type Day, yearOf } from '#basics/days.ts'
import type { Fen } from '#basics/money.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { giftFen } from '../payments/rules.ts'
import type { Opening, YearSum } from './rules.ts'

type Db = Pick<Context, 'db'>

/** Whoever moves money of a fund waits for whoever moves money of it already. */
export const holdFund = ({ db }: Db, organizationId: number) =>
  sql`select pg_advisory_xact_lock(hashtext('dues_fund'), ${organizationId}::int)`.execute(db)

/** SQL: a payment that belongs to the fund: it stands, and does not go to the centre. */
export const inFund = sql<boolean>`(payment.withdrawn_at is null and not (payment.month is null and payment.fen >= ${sql.lit(giftFen)}))`

/** Everything that moved in the fund of an organization, by year and kind. What lies in the hands of who receives it has left. */
export async function yearSums({ db }: Db, organizationId: number): Promise<YearSum[]> {
  const { rows } = await sql<YearSum>`
    with entry as (
      select intake.paid_on as on_day, 'collected' as kind, sum(payment.fen) as fen, count(*) as entries
      from dues_intake intake join dues_payment payment on payment.intake_id = intake.id
      where intake.organization_id = ${organizationId} and ${inFund}
      group by intake.paid_on
      union all
      select received_on, 'received', fen, 1 from dues_remittance
      where receiver_id = ${organizationId} and state = 'confirmed'
      union all
      select handed_on, 'remitted', fen, 1 from dues_remittance
      where organization_id = ${organizationId} and state in ('sent', 'confirmed')
      union all
      select used_on, purpose, fen, 1 from dues_use
      where organization_id = ${organizationId} and withdrawn_at is null
    )
    select extract(year from on_day)::int as year, kind, sum(fen) as fen, sum(entries)::int as entries
    from entry group by 1, 2 order by 1, 2`.execute(db)
  return rows
}

export async function openingOf({ db }: Db, organizationId: number): Promise<Opening | null> {
  const row = await db
    .selectFrom('dues_opening')
    .where('organization_id', '=', organizationId)
    .select(['from_year as fromYear', 'fen'])
    .executeTakeFirst()
  return row ?? null
}

export async function writeOpening(
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  organizationId: number,
  { fromYear, fen, note }: Opening & { note: string },
): Promise<void> {
  const row = { from_year: fromYear, fen, note, set_at: now, set_by: actor.name }
  await db
    .insertInto('dues_opening')
    .values({ organization_id: organizationId, ...row })
    .onConflict((conflict) => conflict.column('organization_id').doUpdateSet(row))
    .execute()
}

/** 大额党费 taken in a year by an organization: kept apart from its fund. */
export async function giftsIn({ db }: Db, organizationId: number, year: number) {
  const { rows } = await sql<{ fen: Fen; entries: number }>`
    select coalesce(sum(payment.fen), 0) as fen, count(*)::int as entries
    from dues_intake intake join dues_payment payment on payment.intake_id = intake.id
    where intake.organization_id = ${organizationId} and payment.withdrawn_at is null and payment.month is null
      and payment.fen >= ${giftFen} and intake.paid_on between ${`${year}-01-01`} and ${`${year}-12-31`}`.execute(
    db,
  )
  return rows[0] ?? { fen: 0, entries: 0 }
}

export type BelowLine = { organizationId: number; name: string; people: number; dueFen: Fen; paidFen: Fen }

/** What members owed and paid for the months of a year: of a branch, or of each organization directly below. */
export async function duesBelow({ db }: Db, organizationId: number, year: number): Promise<BelowLine[]> {
  const { rows } = await sql<BelowLine>`
    with charged as (
      select charge.organization_id, count(distinct charge.person_id)::int as people, sum(charge.fen) as due,
        sum(least(charge.paid_fen, charge.fen)) as paid
      from dues_charge charge
        join organization place on place.id = charge.organization_id
        join organization top on top.id = ${organizationId} and place.path >= top.path and place.path < top.path || '~'
      where charge.month between ${`${year}-01`} and ${`${year}-12`}
      group by charge.organization_id
    )
    select line.id as "organizationId", coalesce(line.short_name, line.name) as name, sum(people)::int as people,
      sum(due) as "dueFen", sum(paid) as "paidFen"
    from charged join organization place on place.id = charged.organization_id
      join organization line on (line.parent_id = ${organizationId} and starts_with(place.path, line.path))
        or (line.id = ${organizationId} and place.id = line.id)
    group by line.id order by line.path`.execute(db)
  return rows
}

/** The last year whose statement was told and stands. */
export async function lastToldYear({ db }: Db, organizationId: number): Promise<number | null> {
  const row = await db
    .selectFrom('dues_statement')
    .where('organization_id', '=', organizationId)
    .where('withdrawn_at', 'is', null)
    .select(({ fn }) => fn.max<number | null>('year').as('year'))
    .executeTakeFirstOrThrow()
  return row.year
}

/** A year that was told is closed, and those before it. @throws Refusal dues-year-told */
export async function refuseTold(ctx: Db, organizationId: number, day: Day, field?: string): Promise<void> {
  const told = await lastToldYear(ctx, organizationId)
  if (told !== null && yearOf(day) <= told)
    throw new Refusal('conflict', 'dues-year-told', { year: told, ...(field && { field }) })
}
