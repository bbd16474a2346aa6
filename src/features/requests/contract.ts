import { z } from 'zod'
import { day, endpoint, fileOutput, type Powers, pageInput, pageOf, reason } from '#basics/contract.ts'
import { Values } from '#features/documents/letters/contract.ts'
import { requestBoxes, requestStatuses, verdicts } from './rules.ts'

const id = z.number().int().positive()
const status = z.enum(requestStatuses)
const verdict = z.enum(verdicts)
const requestKey = z.string().min(8).max(64)
const opinion = z.string().trim().max(1000).default('')

const Paper = z.object({
  id,
  title: z.string(),
  number: z.string().nullable(),
  status: z.enum(['draft', 'issued', 'voided']),
  issuedOn: day.nullable(),
  sealed: z.boolean(),
})

const Row = z.object({
  id,
  status,
  title: z.string(),
  number: z.string().nullable(),
  organizationId: id,
  organizationName: z.string(),
  superiorId: id,
  superiorName: z.string(),
  documentId: id,
  affairId: id.nullable(),
  /** The present step in words, and for whom it waits. */
  stepName: z.string().nullable(),
  dueOn: day.nullable(),
  overdue: z.boolean(),
  startedName: z.string(),
  startedAt: z.string(),
  sentAt: z.string().nullable(),
  verdict: verdict.nullable(),
  replyNumber: z.string().nullable(),
  repliedAt: z.string().nullable(),
})

const Request = Row.extend({
  document: Paper,
  reply: Paper.nullable(),
  verdictOpinion: z.string().nullable(),
  decidedName: z.string().nullable(),
  decidedAt: z.string().nullable(),
  withdrawnBecause: z.string().nullable(),
  about: z.object({ kind: z.string(), id, address: z.string() }).nullable(),
  /** What stands in the way of sending, each in words. */
  findings: z.array(z.string()),
  /** Who signs: the secretary of the organization, by name. */
  signer: z.string().nullable(),
  /** Sent back to whoever sent it, with the reason. */
  sentBack: z.object({ name: z.string(), opinion: z.string().nullable() }).nullable(),
  may: z.object({
    edit: z.boolean(),
    send: z.boolean(),
    /** Its review lies with whoever looks: on the page of its affair. */
    review: z.boolean(),
    revise: z.boolean(),
    decide: z.boolean(),
    draftReply: z.boolean(),
    reply: z.boolean(),
    withdraw: z.boolean(),
    discard: z.boolean(),
  }),
})

const filters = {
  box: z.enum(requestBoxes).default('all'),
  status: z.array(status).optional(),
  text: z.string().trim().max(50).optional(),
  organizationId: id.optional(),
  sort: z.enum(['startedAt', 'sentAt', 'dueOn', 'organization']).default('startedAt'),
  descending: z.boolean().default(true),
}

const read = endpoint.meta({ permission: 'requests.read' })
const write = endpoint.meta({ permission: 'requests.write' })
const answer = endpoint.meta({ permission: 'requests.answer' })

/** 请示批复: asked by an organization, answered by the one above. */
export const contract = {
  list: read
    .route({ method: 'GET', path: '/requests', summary: '请示批复列表' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(Row)),
  export: endpoint
    .meta({ permission: 'requests.read', download: true })
    .route({ method: 'GET', path: '/requests.xlsx', summary: '导出请示批复列表' })
    .input(z.object(filters))
    .output(fileOutput),
  get: read
    .route({ method: 'GET', path: '/requests/{id}', summary: '一件请示：请示、办理、批复' })
    .input(z.object({ id }))
    .output(Request),
  start: write
    .route({ method: 'POST', path: '/requests', summary: '起草请示' })
    .input(
      z.object({ organizationId: id, templateKey: z.string().min(1).max(60), values: Values.default({}) }),
    )
    .output(Request),
  send: write
    .route({ method: 'POST', path: '/requests/{id}/sending', summary: '签发并报送请示（编号、盖章）' })
    .input(z.object({ id, issuedOn: day, opinion, requestKey }))
    .output(Request),
  revise: write
    .route({ method: 'POST', path: '/requests/{id}/revision', summary: '按退回意见重写请示（原字号作废）' })
    .input(z.object({ id }))
    .output(Request),
  decide: answer
    .route({ method: 'POST', path: '/requests/{id}/verdict', summary: '审批请示（同意或者不同意）' })
    .input(z.object({ id, verdict, opinion, requestKey }))
    .output(Request),
  draftReply: answer
    .route({ method: 'POST', path: '/requests/{id}/reply-draft', summary: '起草批复' })
    .input(z.object({ id }))
    .output(Request),
  reply: answer
    .route({ method: 'POST', path: '/requests/{id}/reply', summary: '印发批复（编号、盖章）' })
    .input(z.object({ id, issuedOn: day, requestKey }))
    .output(Request),
  withdraw: write
    .route({ method: 'POST', path: '/requests/{id}/withdrawal', summary: '撤回请示（字号作废）' })
    .input(z.object({ id, reason }))
    .output(Request),
  discard: write
    .route({ method: 'DELETE', path: '/requests/{id}', summary: '删除没有报送的请示' })
    .input(z.object({ id }))
    .output(z.object({ id })),
}
export type RequestFilters = z.output<z.ZodObject<typeof filters>>

export const powers: Powers = {
  'requests.read': ['branch', 'committee', 'politicalWorkDepartment'],
  'requests.write': ['branch', 'committee', 'politicalWorkDepartment'],
  'requests.answer': ['committee', 'politicalWorkDepartment'],
}
