import { sql } from 'kysely'
import type { Month } from '#basics/months.ts'
import type { Context } from '#platform/context.ts'
import type { Way } from '../rules.ts'

const lines = ({ db }: Pick<Context, 'db'>, personId: number) =>
  db
    .selectFrom('dues_payment as payment')
    .innerJoin('dues_intake as intake', 'intake.id', 'payment.intake_id')
    .where('payment.person_id', '=', personId)
    .select([
      'intake.id as intakeId',
      'payment.month',
      'payment.fen',
      sql<Way>`intake.way`.as('way'),
      'intake.paid_on as paidOn',
      'intake.recorded_by as recordedBy',
      'payment.withdrawn_because as withdrawnBecause',
    ])

export const paymentsFor = (ctx: Pick<Context, 'db'>, personId: number, month: Month) =>
  lines(ctx, personId).where('payment.month', '=', month).orderBy('payment.id').execute()

/** Everything a person gave, the newest first. */
export const paymentsOf = (ctx: Pick<Context, 'db'>, personId: number, limit: number) =>
  lines(ctx, personId).orderBy('intake.paid_on', 'desc').orderBy('payment.id', 'desc').limit(limit).execute()
