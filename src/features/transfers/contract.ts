import { z } from 'zod'
import { day, endpoint, fileOutput, type Powers, pageInput, pageOf, reason } from '#basics/contract.ts'
import { absences } from './absences/contract.ts'
import { batches } from './batches/contract.ts'
import { exchange } from './exchange/contract.ts'
import { incoming } from './incoming/contract.ts'
import { letters } from './letters/contract.ts'
import { own } from './own/contract.ts'
import { Transfer, TransferLine } from './reading/contract.ts'
import { causes, grounds, letterNumbers, transferKinds } from './rules.ts'

const id = z.number().int().positive()
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '请按“年-月”填写，例如 2026-11')
const name = z.string().trim().min(2).max(100)
const note = z.string().trim().max(500).optional()

/** `todo`: it is the turn of one's own offices. `expiring`: the letter runs out soon. `late`: a step is late. */
const boxes = ['todo', 'running', 'expiring', 'overdue', 'sentBack', 'done', 'withdrawn', 'all'] as const
const sorts = ['movedAt', 'dueOn', 'personName', 'validUntil'] as const

const filters = {
  box: z.enum(boxes).default('running'),
  text: z.string().trim().max(50).optional(),
  kinds: z.array(z.enum(transferKinds)).optional(),
  organizationId: id.optional(),
  /** Seen from that organization: who leaves it, or who comes. */
  direction: z.enum(['out', 'in']).optional(),
  startedFrom: day.optional(),
  startedUntil: day.optional(),
  sort: z.enum(sorts).default('movedAt'),
  descending: z.boolean().default(true),
}

const read = endpoint.meta({ permission: 'transfers.read' })
const conduct = endpoint.meta({ permission: 'transfers.conduct' })
const decide = endpoint.meta({ permission: 'transfers.decide' })

/** Where it is to go: a branch of the institute, or the name of a committee outside. */
const goal = { toId: id.optional(), outside: name.optional() }
const dues = { paidUntil: month.optional(), arrears: z.string().trim().max(200).optional() }

/** 组织关系转接: begun, carried from hand to hand, sent back, taken back. */
export const contract = {
  list: read
    .route({ method: 'GET', path: '/transfers', summary: '组织关系转接列表' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(TransferLine)),
  counts: read
    .route({ method: 'GET', path: '/transfers/counts', summary: '等我办理、将到期、超期、退回的转接件数' })
    .output(z.object({ todo: z.number(), expiring: z.number(), overdue: z.number(), sentBack: z.number() })),
  export: endpoint
    .meta({ permission: 'transfers.read', download: true })
    .route({ method: 'GET', path: '/transfers.xlsx', summary: '导出组织关系转接列表' })
    .input(z.object(filters))
    .output(fileOutput),
  places: endpoint
    .meta({ permission: 'session', helped: 'transfers' })
    .route({ method: 'GET', path: '/transfer-places', summary: '全院可以接收组织关系的党支部' })
    .input(z.object({ text: z.string().trim().max(30).default('') }))
    .output(z.array(z.object({ id, name: z.string(), parentName: z.string().nullable() }))),
  readiness: conduct
    .route({ method: 'GET', path: '/transfers/readiness', summary: '转出前核对：职务、选举、党费、在办事项' })
    .input(z.object({ personId: id, toId: id.optional() }))
    .output(
      z.object({
        fromName: z.string().nullable(),
        obstacles: z.array(z.object({ code: z.string(), words: z.string() })),
        remarks: z.array(z.string()),
        /** As the dues were paid here; null where they never were reckoned. */
        paidUntil: z.string().nullable(),
        arrears: z.string().nullable(),
      }),
    ),
  get: read
    .route({ method: 'GET', path: '/transfers/{id}', summary: '一件组织关系转接' })
    .input(z.object({ id }))
    .output(Transfer),
  begin: conduct
    .route({ method: 'POST', path: '/transfers', summary: '党支部发起转出' })
    .input(
      z.object({
        personId: id,
        ...goal,
        cause: z.enum(causes),
        explanation: z.string().trim().max(200).optional(),
        ...dues,
        endsPosts: z.boolean().default(false),
      }),
    )
    .output(z.object({ id })),
  start: conduct
    .route({ method: 'POST', path: '/transfers/{id}/start', summary: '党支部核对本人申请并发起' })
    .input(z.object({ id, ...dues, endsPosts: z.boolean().default(false), note }))
    .output(Transfer),
  issue: decide
    .route({ method: 'POST', path: '/transfers/{id}/letter', summary: '转出党委审核并开具介绍信' })
    .input(
      z.object({
        id,
        days: z.number().int().min(1).max(letterNumbers.most).default(letterNumbers.usual),
        note,
      }),
    )
    .output(Transfer),
  reissue: decide
    .route({ method: 'POST', path: '/transfers/{id}/new-letter', summary: '介绍信超期后重新开具' })
    .input(
      z.object({
        id,
        days: z.number().int().min(1).max(letterNumbers.most).default(letterNumbers.usual),
        reason,
      }),
    )
    .output(Transfer),
  handOver: decide
    .route({ method: 'POST', path: '/transfers/{id}/handover', summary: '介绍信交本人' })
    .input(z.object({ id, note }))
    .output(Transfer),
  accept: decide
    .route({ method: 'POST', path: '/transfers/{id}/acceptance', summary: '接收党委接收' })
    .input(z.object({ id, toId: id.optional(), note }))
    .output(Transfer),
  place: conduct
    .route({ method: 'POST', path: '/transfers/{id}/placement', summary: '接收党支部编入党小组' })
    .input(z.object({ id, groupId: id.nullable().default(null), note }))
    .output(Transfer),
  returnReceipt: decide
    .route({ method: 'POST', path: '/transfers/{id}/receipt', summary: '接收党委寄回回执' })
    .input(z.object({ id, note }))
    .output(Transfer),
  fileReceipt: decide
    .route({ method: 'POST', path: '/transfers/{id}/filing', summary: '转出党委收存回执' })
    .input(z.object({ id, acceptedOn: day.optional(), note }))
    .output(Transfer),
  sendBack: conduct
    .route({ method: 'POST', path: '/transfers/{id}/return', summary: '退回补正' })
    .input(z.object({ id, ground: z.enum(grounds), note: z.string().trim().min(2).max(500) }))
    .output(Transfer),
  repair: conduct
    .route({ method: 'POST', path: '/transfers/{id}/repair', summary: '补正后再报' })
    .input(z.object({ id, ...goal, ...dues, note: z.string().trim().min(2).max(500) }))
    .output(Transfer),
  withdraw: conduct
    .route({ method: 'POST', path: '/transfers/{id}/withdrawal', summary: '撤回转接' })
    .input(z.object({ id, reason }))
    .output(Transfer),
  urge: conduct
    .route({ method: 'POST', path: '/transfers/{id}/urging', summary: '催办（每天一次）' })
    .input(z.object({ id }))
    .output(Transfer),
  own,
  incoming,
  letters,
  batches,
  exchange,
  absences,
}

const offices = ['branch', 'committee', 'politicalWorkDepartment'] as const
const upper = ['committee', 'politicalWorkDepartment'] as const

export const powers: Powers = {
  'transfers.read': offices,
  'transfers.conduct': offices,
  'transfers.decide': upper,
  'transfers.readOwn': ['member'],
}
