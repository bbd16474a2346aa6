import type { Context } from '#platform/context.ts'
import { readSetting, writeSetting } from '#platform/settings.ts'
import { type Plan, usualPlan } from '../rules.ts'

const key = 'backups'

/** Null: nobody has said anything yet. */
export const planSet = async ({ db }: Pick<Context, 'db'>): Promise<Plan | null> => {
  const set = (await readSetting(db, key)) as Partial<Plan> | undefined
  return set ? { ...usualPlan, ...set } : null
}

export const planInForce = async (ctx: Pick<Context, 'db'>): Promise<Plan> =>
  (await planSet(ctx)) ?? usualPlan

export const writePlan = ({ db, now }: Pick<Context, 'db' | 'now'>, plan: Plan): Promise<void> =>
  writeSetting(db, key, plan, now)
