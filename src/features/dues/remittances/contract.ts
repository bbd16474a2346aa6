import { z } from 'zod'
import { day, endpoint, fileOutput, pageInput, pageOf, reason } from '#basics/contract.ts'
import { amount, month } from '../settings/contract.ts'
import { remittanceStates } from './rules.ts'

const id = z.number().int().positive()
const fen = z.number().int()
/** As much as a large institute collects in many years: whatever is more is a slip of the pen. */
const givenFen = amount(1, 1_000_000_000_00)

const Remittance = z.object({
  id,
  organizationId: id,
  organizationName: z.string(),
  receiverName: z.string().nullable(),
  state: z.enum(remittanceStates),
  fromMonth: month,
  untilMonth: month,
  collectedFen: fen,
  receivedFen: fen,
  keptFen: fen,
  fen,
  handedOn: day,
  note: z.string().nullable(),
  sentBy: z.string(),
  receivedOn: day.nullable(),
  receiptNumber: z.string().nullable(),
  confirmedBy: z.string().nullable(),
  endedBecause: z.string().nullable(),
  /** Whether whoever asks answers for the receiver. */
  forReceiver: z.boolean(),
})

const Proposal = z.object({
  receiverName: z.string().nullable(),
  fromMonth: month.nullable(),
  untilMonth: month,
  /** What was collected, month by month. */
  months: z.array(z.object({ month, fen, people: z.number().int() })),
  collectedFen: fen,
  receivedFen: fen,
  keeps: z.number().int(),
  keepsBy: z.string(),
  keptFen: fen,
  fen,
  balanceFen: fen,
})

const filters = {
  /** Handed up by an organization or one below it. */
  organizationId: id.optional(),
  receiverId: id.optional(),
  /** Counted in another one further up. */
  partOfId: id.optional(),
  state: z.enum(remittanceStates).optional(),
  handedFrom: day.optional(),
  handedUntil: day.optional(),
  receivedFrom: day.optional(),
  receivedUntil: day.optional(),
  /** Only what waits for an answer of whoever asks. */
  toAnswer: z.boolean().optional(),
}
const read = endpoint.meta({ permission: 'dues.read' })
const hand = endpoint.meta({ permission: 'dues.collect' })
const receive = endpoint.meta({ permission: 'dues.oversee' })

/** 党费上缴: a branch to its committee, a committee to the one above; confirmed there, never lost and never twice. */
export const remittances = {
  list: read
    .route({ method: 'GET', path: '/dues-remittances', summary: '党费上缴' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(Remittance)),
  export: endpoint
    .meta({ permission: 'dues.read', download: true })
    .route({ method: 'GET', path: '/dues-remittances.xlsx', summary: '导出党费上缴' })
    .input(z.object(filters))
    .output(fileOutput),
  get: read
    .route({ method: 'GET', path: '/dues-remittances/{id}', summary: '一次党费上缴' })
    .input(z.object({ id }))
    .output(Remittance),
  propose: read
    .route({
      method: 'GET',
      path: '/organizations/{id}/dues-remittance-proposal',
      summary: '到某月为止应上缴的党费',
    })
    .input(z.object({ id, untilMonth: month }))
    .output(Proposal),
  send: hand
    .route({ method: 'POST', path: '/organizations/{id}/dues-remittances', summary: '上缴党费' })
    .input(
      z.object({
        id,
        untilMonth: month,
        fen: givenFen,
        handedOn: day,
        note: z.string().trim().min(2).max(200).optional(),
      }),
    )
    .output(Remittance),
  recall: hand
    .route({ method: 'POST', path: '/dues-remittances/{id}/recall', summary: '撤回还没有确认的上缴' })
    .input(z.object({ id, reason }))
    .output(Remittance),
  confirm: receive
    .route({ method: 'POST', path: '/dues-remittances/{id}/confirmation', summary: '确认收到上缴的党费' })
    .input(z.object({ id, fen: givenFen, receivedOn: day, receiptNumber: z.string().trim().min(1).max(50) }))
    .output(Remittance),
  return: receive
    .route({ method: 'POST', path: '/dues-remittances/{id}/return', summary: '退回上缴的党费' })
    .input(z.object({ id, reason }))
    .output(Remittance),
  receipt: endpoint
    .meta({ permission: 'dues.read', download: true })
    .route({ method: 'GET', path: '/dues-remittances/{id}/receipt.pdf', summary: '打印上缴收据' })
    .input(z.object({ id }))
    .output(fileOutput),
}
