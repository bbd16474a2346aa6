import { z } from 'zod'
import { day, endpoint, fileOutput, pageInput, pageOf, reason } from '#basics/contract.ts'
import { purposes } from '../funds/rules.ts'
import { amount } from '../settings/contract.ts'

const id = z.number().int().positive()
const fen = amount(1, 1_000_000_000)

export const Use = z.object({
  id,
  organizationId: id,
  organizationName: z.string(),
  purpose: z.enum(purposes),
  usedOn: day,
  fen: z.number().int(),
  reason: z.string(),
  decidedOn: day,
  decision: z.string(),
  meetingId: id.nullable(),
  recordedBy: z.string(),
  withdrawnBecause: z.string().nullable(),
  files: z.array(z.object({ id, name: z.string(), bytes: z.number().int() })),
})
const filters = {
  organizationId: id.optional(),
  /** Only of the fund of this organization itself. */
  fundOfId: id.optional(),
  purpose: z.enum(purposes).optional(),
  usedFrom: day.optional(),
  usedUntil: day.optional(),
}
const record = endpoint.meta({ permission: 'dues.collect' })

/** 党费使用: for the five lawful purposes, decided together, never more than there is. */
export const uses = {
  list: endpoint
    .meta({ permission: 'dues.read' })
    .route({ method: 'GET', path: '/dues-uses', summary: '党费使用' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(Use)),
  export: endpoint
    .meta({ permission: 'dues.read', download: true })
    .route({ method: 'GET', path: '/dues-uses.xlsx', summary: '导出党费使用' })
    .input(z.object(filters))
    .output(fileOutput),
  record: record
    .route({ method: 'POST', path: '/organizations/{id}/dues-uses', summary: '登记使用党费' })
    .input(
      z.object({
        id,
        purpose: z.enum(purposes),
        usedOn: day,
        fen,
        reason: z.string().trim().min(4, '请写明用在何处，至少 4 个字').max(300),
        decidedOn: day.optional(),
        decision: z.string().trim().min(4, '请写明会议或文号，至少 4 个字').max(200).optional(),
        /** A meeting on record that decided; instead of the note. */
        meetingId: id.optional(),
      }),
    )
    .output(Use),
  withdraw: record
    .route({ method: 'POST', path: '/dues-uses/{id}/withdrawal', summary: '撤销记错的党费使用' })
    .input(z.object({ id, reason }))
    .output(Use),
}
