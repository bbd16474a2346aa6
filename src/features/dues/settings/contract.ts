import { z } from 'zod'
import { endpoint, reason } from '#basics/contract.ts'
import { type Fen, formatYuan } from '#basics/money.ts'
import { cycles, roundings } from '../rules.ts'

export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '请按“年-月”填写，例如 2026-11')

/** An amount that is typed in: beyond its bounds it is told in yuan, with what to do. */
export const amount = (least: Fen, most: Fen) => {
  const from = least > 0 ? '应大于 0' : '不能小于 0'
  const words = `${from}，不超过 ${formatYuan(most)} 元，最多两位小数。请核对是否多写了零；确实更多的，分几次登记`
  return z.number().int().min(least, words).max(most, words)
}

const settings = {
  rounding: z.enum(roundings),
  deductInsurance: z.boolean(),
  farmerFen: z.number().int().min(20).max(100),
  cycle: z.enum(cycles),
  branchKeeps: z.number().int().min(0).max(100),
  committeeKeeps: z.number().int().min(0).max(100),
  keepsBy: z.string().trim().max(200),
}
const Settings = z.object({
  ...settings,
  fromMonth: month,
  changedAt: z.string().nullable(),
  changedBy: z.string().nullable(),
  reason: z.string().nullable(),
})

/** 党费口径: what the texts leave open, as the department has set it, each from a month on. */
export const settingsContract = {
  get: endpoint
    .meta({ permission: 'dues.read' })
    .route({ method: 'GET', path: '/dues-settings', summary: '党费计算口径（现行和以往）' })
    .output(z.object({ present: Settings, all: z.array(Settings) })),
  change: endpoint
    .meta({ permission: 'dues.settings' })
    .route({ method: 'PUT', path: '/dues-settings/{fromMonth}', summary: '设定自某月起的党费计算口径' })
    .input(z.object({ ...settings, fromMonth: month, reason }))
    .output(Settings),
}
