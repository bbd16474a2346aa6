import type { Context } from '#platform/context.ts'
import { readSetting, writeSetting } from '#platform/settings.ts'
import type { Periods } from '../rules.ts'

const setting = 'retention'

export const periodsSet = async ({ db }: Pick<Context, 'db'>): Promise<Periods> =>
  ((await readSetting(db, setting)) as Periods | undefined) ?? {}

export const writePeriods = ({ db, now }: Pick<Context, 'db' | 'now'>, periods: Periods) =>
  writeSetting(db, setting, periods, now)
