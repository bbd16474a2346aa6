import { monthOf } from '#basics/days.ts'
import { coversEverything } from '#basics/reach.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { cycleNames, roundingNames } from '../rules.ts'
import type { settingsContract } from './contract.ts'
import { allSettings, settingsFor, writeSettings } from './queries.ts'

export const settingsActions: ActionsOf<typeof settingsContract> = {
  async get(ctx) {
    return { present: await settingsFor(ctx, monthOf(ctx.today)), all: await allSettings(ctx) }
  },

  async change(ctx, { fromMonth, reason, ...settings }) {
    if (!coversEverything(ctx.reach)) throw new Refusal('forbidden', 'dues-settings-whole')
    // What was reckoned stays as it was told: settings change from this month on.
    if (fromMonth < monthOf(ctx.today))
      throw new Refusal('conflict', 'dues-settings-past', { field: 'fromMonth', month: monthOf(ctx.today) })
    const before = await settingsFor(ctx, fromMonth)
    await writeSettings(ctx, fromMonth, { ...settings, reason })
    ctx.record({
      action: 'dues.settingsChanged',
      subject: { kind: 'dues', id: fromMonth, name: '党费计算口径' },
      path: ctx.reach.paths[0],
      before: told(before),
      after: { fromMonth, ...told(settings) },
      reason,
    })
    return settingsFor(ctx, fromMonth)
  },
}

const told = (settings: {
  rounding: keyof typeof roundingNames
  cycle: keyof typeof cycleNames
  deductInsurance: boolean
  farmerFen: number
  branchKeeps: number
  committeeKeeps: number
  keepsBy: string
}) => ({
  rounding: roundingNames[settings.rounding],
  deductInsurance: settings.deductInsurance,
  farmerFen: settings.farmerFen,
  cycle: cycleNames[settings.cycle],
  branchKeeps: settings.branchKeeps,
  committeeKeeps: settings.committeeKeeps,
  keepsBy: settings.keepsBy,
})
