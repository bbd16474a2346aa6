import { z } from 'zod'
import { day, endpoint, fileOutput, pageInput, pageOf } from '#basics/contract.ts'
import { ChainField, Step } from '../chains/contract.ts'
import { boxes, sorts } from './rules.ts'

const id = z.number().int().positive()
const status = z.enum(['running', 'approved', 'declined', 'withdrawn'])
const said = z.union([z.string(), z.number(), z.null()])

const Line = z.object({
  id,
  kind: z.string(),
  kindName: z.string(),
  title: z.string(),
  organizationId: id,
  organizationName: z.string(),
  status,
  stepName: z.string().nullable(),
  /** To whom the present step belongs, in words. */
  waitingFor: z.string().nullable(),
  dueOn: day.nullable(),
  overdue: z.boolean(),
  startedAt: z.string(),
  startedName: z.string(),
  movedAt: z.string(),
  address: z.string().nullable(),
  /** The to-do that may be approved together with others; null when it may not. */
  harmlessTaskId: id.nullable(),
})

const Task = z.object({
  id,
  stepName: z.string(),
  holder: z.string(),
  /** Who holds the office now, by name. */
  names: z.array(z.string()),
  status: z.enum(['open', 'waiting']),
  dueOn: day.nullable(),
  urgedOn: day.nullable(),
})

const Attachment = z.object({
  id,
  name: z.string(),
  bytes: z.number().int(),
  addedAt: z.string(),
  /** Not given yet: goes along with the next act. */
  waiting: z.boolean(),
})

const Entry = z.object({
  id,
  act: z.string(),
  at: z.string(),
  name: z.string(),
  title: z.string(),
  forName: z.string().nullable(),
  stepName: z.string().nullable(),
  opinion: z.string().nullable(),
  /** What came of it: 同意, 退回到“…”. */
  words: z.string(),
  marks: z.array(z.string()),
  attachments: z.array(Attachment),
})

/** Where an affair stands after an act. */
export const Moved = z.object({ id, status, stepName: z.string().nullable() })

const Affair = Line.extend({
  chainName: z.string(),
  chainVersion: z.number().int(),
  fields: z.array(ChainField),
  subject: z.record(z.string(), said),
  /** The steps of its version of the chain, and how far each has come. */
  steps: z.array(
    Step.extend({
      who: z.string(),
      /** `skipped`: its condition is not met. */
      state: z.enum(['done', 'present', 'coming', 'skipped']),
    }),
  ),
  /** It stands with the starter, to be repaired. */
  atStart: z.boolean(),
  /** Who sent it back, and which fields are marked. */
  sentBack: z
    .object({
      from: z.string(),
      marks: z.array(z.string()),
      opinion: z.string().nullable(),
      name: z.string(),
    })
    .nullable(),
  tasks: z.array(Task),
  timeline: z.array(Entry),
  attachments: z.array(Attachment),
  documents: z.array(z.object({ id, title: z.string(), number: z.string().nullable() })),
  copies: z.array(z.object({ name: z.string(), copiedAt: z.string(), readAt: z.string().nullable() })),
  /** What the one who asks may do now. */
  may: z.object({
    taskId: id.nullable(),
    /** The to-do he may hand on: his own, or as overseer somebody else's. */
    reassignTaskId: id.nullable(),
    /** On behalf of whom. */
    forName: z.string().nullable(),
    approve: z.boolean(),
    /** The step belongs to another part of the platform: open it there. */
    complete: z.boolean(),
    repair: z.boolean(),
    sendBackTo: z.array(z.object({ key: z.string(), name: z.string() })),
    withdraw: z.boolean(),
    urge: z.boolean(),
  }),
  draft: z.object({ opinion: z.string(), marks: z.array(z.string()) }).nullable(),
})

const question = {
  box: z.enum(boxes).default('todo'),
  text: z.string().trim().max(50).optional(),
  kind: z.string().max(40).optional(),
  status: status.optional(),
  overdue: z.union([z.boolean(), z.stringbool()]).default(false),
  organizationId: id.optional(),
  startedFrom: day.optional(),
  startedUntil: day.optional(),
  sort: z.enum(sorts).default('movedAt'),
  descending: z.union([z.boolean(), z.stringbool()]).default(true),
}

const use = endpoint.meta({ permission: 'approvals.use' })

/** 审批事项: lists, one in full. */
export const affairs = {
  list: use
    .route({
      method: 'GET',
      path: '/affairs',
      summary: '审批事项：待办、已办、我发起的、抄送我的、范围内全部',
    })
    .input(z.object({ ...pageInput, ...question }))
    .output(pageOf(Line)),
  counts: use.route({ method: 'GET', path: '/affairs/counts', summary: '各类审批事项的件数' }).output(
    z.object({
      todo: z.number().int(),
      overdue: z.number().int(),
      started: z.number().int(),
      unread: z.number().int(),
    }),
  ),
  export: endpoint
    .meta({ permission: 'approvals.use', download: true })
    .route({ method: 'GET', path: '/affairs.xlsx', summary: '导出审批事项' })
    .input(z.object(question))
    .output(fileOutput),
  get: use
    .route({ method: 'GET', path: '/affairs/{id}', summary: '一件审批事项：内容、流程、经过' })
    .input(z.object({ id }))
    .output(Affair),
  kinds: use
    .route({ method: 'GET', path: '/affair-kinds', summary: '审批事项的种类' })
    .output(z.array(z.object({ kind: z.string(), name: z.string() }))),
  colleagues: use
    .route({ method: 'GET', path: '/affair-colleagues', summary: '可以转办、加签、抄送、委托的人' })
    .input(z.object({ text: z.string().trim().max(20).default('') }))
    .output(z.array(z.object({ accountId: id, name: z.string(), organizationName: z.string().nullable() }))),
}
