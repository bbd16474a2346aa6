import { z } from 'zod'
import { endpoint } from '#basics/contract.ts'
import { amount } from '../settings/contract.ts'
import { purposes } from './rules.ts'

const id = z.number().int().positive()
const fen = z.number().int()
export const year = z.number().int().min(2000).max(2200)

const Fund = z.object({
  year,
  carriedFen: fen,
  collectedFen: fen,
  receivedFen: fen,
  remittedFen: fen,
  uses: z.array(z.object({ purpose: z.enum(purposes), fen, entries: z.number().int() })),
  usedFen: fen,
  balanceFen: fen,
  organizationId: id,
  name: z.string(),
  branch: z.boolean(),
  /** 大额党费, apart from the fund. */
  giftFen: fen,
  gifts: z.number().int(),
  /** What members owed and paid for the months of the year, by organization. */
  below: z.array(
    z.object({ organizationId: id, name: z.string(), people: z.number().int(), dueFen: fen, paidFen: fen }),
  ),
  /** What it holds today, whatever the year asked for. */
  nowFen: fen,
  opening: z.object({ fromYear: year, fen }).nullable(),
  /** Up to this year everything was told and is closed. */
  toldYear: year.nullable(),
})

/** 党费收支: what an organization holds, where it came from, where it went. */
export const funds = {
  get: endpoint
    .meta({ permission: 'dues.read' })
    .route({ method: 'GET', path: '/organizations/{id}/dues-fund', summary: '一个党组织一年的党费收支' })
    .input(z.object({ id, year }))
    .output(Fund),
  open: endpoint
    .meta({ permission: 'dues.oversee' })
    .route({
      method: 'PUT',
      path: '/organizations/{id}/dues-opening',
      summary: '登记启用平台时的党费期初余额',
    })
    .input(
      z.object({
        id,
        fromYear: year,
        fen: amount(0, 1_000_000_000_00),
        note: z.string().trim().min(4, '请写明依据，至少 4 个字').max(200),
      }),
    )
    .output(Fund),
}
