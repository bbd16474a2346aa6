import { type SqlBool, sql } from 'kysely'
import type { Fen } from '#basics/money.ts'
import type { Month } from '#basics/months.ts'
import { below, within } from '#features/organizations/queries.ts'
import { visible } from '#features/people/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { named } from '../places/queries.ts'
import type { DuesKind } from '../rules.ts'
import type { ChargeState } from './rules.ts'

type Scope = Pick<Context, 'db' | 'reach'>

const stateIs: Record<ChargeState, ReturnType<typeof sql<SqlBool>>> = {
  open: sql<SqlBool>`charge.fen > 0 and charge.paid_fen = 0`,
  partial: sql<SqlBool>`charge.paid_fen > 0 and charge.paid_fen < charge.fen`,
  paid: sql<SqlBool>`charge.fen > 0 and charge.paid_fen >= charge.fen`,
  exempt: sql<SqlBool>`charge.fen = 0`,
}
const owing = (what: string) => sql<number>`(select ${sql.raw(what)} from dues_charge earlier
  where earlier.person_id = charge.person_id and earlier.paid_fen < earlier.fen and earlier.month < charge.month)`

export type RollAsked = {
  month: Month
  path: string
  text?: string | undefined
  state?: ChargeState | undefined
  unpaid?: boolean | undefined
  paid?: boolean | undefined
  behind?: boolean | undefined
}

/** Charges of a month, of branches within reach. */
export const chargesFound = (
  { db, reach }: Scope,
  { month, path, text, state, unpaid, paid, behind }: RollAsked,
) =>
  db
    .selectFrom('dues_charge as charge')
    .innerJoin('person', 'person.id', 'charge.person_id')
    .innerJoin('organization', 'organization.id', 'charge.organization_id')
    .where(within('organization.path', reach))
    .where(below('organization.path', path))
    .where('charge.month', '=', month)
    .$if(Boolean(text), (q) => q.where(named(text ?? '')))
    .$if(state !== undefined, (q) => q.where(stateIs[state ?? 'open']))
    .$if(unpaid === true, (q) => q.whereRef('charge.paid_fen', '<', 'charge.fen'))
    .$if(paid === true, (q) => q.where('charge.paid_fen', '>', 0))
    .$if(behind === true, (q) => q.where(sql<SqlBool>`${owing('count(*)')} > 0`))
export type FoundCharges = ReturnType<typeof chargesFound>

const correctedSql = sql<boolean>`exists (select from dues_correction
  where dues_correction.person_id = charge.person_id and dues_correction.month = charge.month)`

export const chargeLines = (found: FoundCharges, page: { limit: number; offset: number }) =>
  found
    .select([
      'charge.person_id as personId',
      'person.name as personName',
      'person.employee_no as employeeNo',
      'charge.organization_id as organizationId',
      sql<string>`coalesce(organization.short_name, organization.name)`.as('organizationName'),
      'charge.month',
      'charge.fen',
      'charge.paid_fen as paidFen',
      correctedSql.as('corrected'),
      sql<Fen>`coalesce(${owing('sum(earlier.fen - earlier.paid_fen)')}, 0)`.as('owingFen'),
      sql<Month[]>`coalesce(${owing('array_agg(earlier.month order by earlier.month)')}, '{}')`.as('owing'),
    ])
    .orderBy('organization.path')
    .orderBy('person.employee_no')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countCharges(found: FoundCharges): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

export async function figuresOf(found: FoundCharges) {
  return found
    .select([
      sql<number>`count(*)::int`.as('people'),
      sql<number>`(count(*) filter (where charge.paid_fen >= charge.fen))::int`.as('paidPeople'),
      sql<Fen>`coalesce(sum(charge.fen), 0)`.as('dueFen'),
      sql<Fen>`coalesce(sum(least(charge.paid_fen, charge.fen)), 0)`.as('paidFen'),
    ])
    .executeTakeFirstOrThrow()
}

const told = ({ db }: Pick<Context, 'db'>) =>
  db
    .selectFrom('dues_charge as charge')
    .select([
      'charge.month',
      'charge.fen',
      'charge.full_fen as fullFen',
      'charge.paid_fen as paidFen',
      sql<DuesKind>`charge.kind`.as('kind'),
      'charge.base_fen as baseFen',
      'charge.rate',
      'charge.article',
      'charge.rule_version as version',
      correctedSql.as('corrected'),
    ])

/** The charges of one person, the newest first. */
export const chargesOf = (ctx: Pick<Context, 'db'>, personId: number, limit: number) =>
  told(ctx).where('charge.person_id', '=', personId).orderBy('charge.month', 'desc').limit(limit).execute()

/** One charge of somebody within reach now. @throws Refusal not-found */
export async function getCharge(ctx: Scope, personId: number, month: Month) {
  const person = await visible(ctx)
    .where('person.id', '=', personId)
    .select(['person.name', 'person.organization_path as path'])
    .executeTakeFirst()
  const charge = await told(ctx)
    .where('charge.person_id', '=', personId)
    .where('charge.month', '=', month)
    .executeTakeFirst()
  if (!person || !charge) throw new Refusal('not-found', 'not-found', { id: personId })
  return { person, charge }
}

export const correctionsOf = ({ db }: Pick<Context, 'db'>, personId: number, month: Month) =>
  db
    .selectFrom('dues_correction')
    .where('person_id', '=', personId)
    .where('month', '=', month)
    .select(['was_fen as wasFen', 'fen', 'because', 'at', 'by'])
    .orderBy('id')
    .execute()
