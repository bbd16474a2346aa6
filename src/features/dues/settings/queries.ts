import { sql } from 'kysely'
import type { Month } from '#basics/months.ts'
import type { Context } from '#platform/context.ts'
import { type DuesSettings, usualSettings } from '../rules.ts'

const table = ({ db }: Pick<Context, 'db'>) =>
  db
    .selectFrom('dues_setting')
    .select([
      'from_month as fromMonth',
      sql<DuesSettings['rounding']>`rounding`.as('rounding'),
      'deduct_insurance as deductInsurance',
      'farmer_fen as farmerFen',
      sql<DuesSettings['cycle']>`cycle`.as('cycle'),
      'branch_keeps as branchKeeps',
      'committee_keeps as committeeKeeps',
      'keeps_by as keepsBy',
      'changed_at as changedAt',
      'changed_by as changedBy',
      'reason',
    ])

export const allSettings = (ctx: Pick<Context, 'db'>) => table(ctx).orderBy('from_month', 'desc').execute()

const before = { fromMonth: '2008-04', changedAt: null, changedBy: null, reason: null }

/** The settings that hold in a month: those set last before it, else the usual ones. */
export async function settingsFor(ctx: Pick<Context, 'db'>, month: Month) {
  const found = await table(ctx)
    .where('from_month', '<=', month)
    .orderBy('from_month', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found ?? { ...usualSettings, ...before }
}

export async function writeSettings(
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  fromMonth: Month,
  { reason, ...settings }: DuesSettings & { reason: string },
): Promise<void> {
  const row = {
    rounding: settings.rounding,
    deduct_insurance: settings.deductInsurance,
    farmer_fen: settings.farmerFen,
    cycle: settings.cycle,
    branch_keeps: settings.branchKeeps,
    committee_keeps: settings.committeeKeeps,
    keeps_by: settings.keepsBy,
    changed_at: now,
    changed_by: actor.name,
    reason,
  }
  await db
    .insertInto('dues_setting')
    .values({ from_month: fromMonth, ...row })
    .onConflict((conflict) => conflict.column('from_month').doUpdateSet(row))
    .execute()
}
