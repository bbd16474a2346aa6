import { z } from 'zod'
import { day, endpoint, fileOutput, pageInput, pageOf, reason } from '#basics/contract.ts'
import { states } from '#features/transfers/rules.ts'
import { differenceKinds } from '../comparison/rules.ts'
import { differenceStatuses } from './rules.ts'

const id = z.number().int().positive()

const Difference = z.object({
  id,
  kind: z.enum(differenceKinds),
  kindName: z.string(),
  status: z.enum(differenceStatuses),
  subject: z.enum(['person', 'organization']),
  subjectId: id,
  /** 工号 or 组织编码. */
  key: z.string(),
  name: z.string(),
  organizationId: id.nullable(),
  organizationName: z.string().nullable(),
  /** What it is about, and both sides in words; null: nothing there. */
  title: z.string(),
  masterText: z.string().nullable(),
  registerText: z.string().nullable(),
  /** What goes with it when it is accepted. */
  along: z.array(
    z.object({ title: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
  effectiveOn: day,
  feedId: id,
  feedReceivedAt: z.string(),
  raisedAt: z.string(),
  question: z.string().nullable(),
  askedBy: z.string().nullable(),
  reply: z.string().nullable(),
  repliedBy: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  decidedBecause: z.string().nullable(),
  /** The acts to choose from when it is accepted; empty: there is only one. */
  choices: z.array(z.object({ key: z.string(), title: z.string() })),
  /** Accepting opens a transfer, to this branch (null: the register knows none of that code). */
  opensTransfer: z.boolean(),
  toId: id.nullable(),
  /** The transfer that it opened last; withdrawn, when it waits again. */
  transfer: z.object({ id, state: z.enum(states), stateName: z.string() }).nullable(),
  /** May be accepted together with others. */
  harmless: z.boolean(),
})

const filters = {
  /** `waiting`: not decided yet. */
  status: z.enum([...differenceStatuses, 'waiting', 'decided']).default('waiting'),
  kinds: z.array(z.enum(differenceKinds)).optional(),
  organizationId: id.optional(),
  feedId: id.optional(),
  text: z.string().trim().max(50).optional(),
}

const read = endpoint.meta({ permission: 'masterData.differences' })
const decide = endpoint.meta({ permission: 'masterData.decide' })

/** 对账箱: where the master data and the register disagree, and what was decided. */
export const contract = {
  list: read
    .route({ method: 'GET', path: '/master-data/differences', summary: '对账箱：主数据与名册的差异' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(Difference)),
  export: endpoint
    .meta({ permission: 'masterData.differences', download: true })
    .route({ method: 'GET', path: '/master-data/differences.xlsx', summary: '导出对账箱' })
    .input(z.object(filters))
    .output(fileOutput),
  counts: read
    .route({ method: 'GET', path: '/master-data/differences/counts', summary: '对账箱：各类差异的数量' })
    .input(z.object({ organizationId: id.optional(), feedId: id.optional() }))
    .output(
      z.object({
        waiting: z.number().int(),
        asked: z.number().int(),
        replied: z.number().int(),
        kinds: z.array(
          z.object({ kind: z.enum(differenceKinds), kindName: z.string(), waiting: z.number().int() }),
        ),
      }),
    ),
  get: read
    .route({ method: 'GET', path: '/master-data/differences/{id}', summary: '一条差异' })
    .input(z.object({ id }))
    .output(Difference),
  accept: decide
    .route({
      method: 'POST',
      path: '/master-data/differences/{id}/acceptance',
      summary: '采纳差异：按主数据办理（离退休、去世、更名等）；党员调动发起组织关系转接',
    })
    .input(
      z.object({
        id,
        as: z.string().max(40).optional(),
        effectiveOn: day.optional(),
        reason: reason.optional(),
        /** Asked of a member who moves: the transfer that is opened names them. */
        paidUntil: z
          .string()
          .regex(/^\d{4}-(0[1-9]|1[0-2])$/, '请按“年-月”填写，例如 2026-11')
          .optional(),
        endsPosts: z.boolean().default(false),
      }),
    )
    .output(Difference),
  acceptMany: decide
    .route({
      method: 'POST',
      path: '/master-data/differences/acceptances',
      summary: '批量采纳（离退休、更名、信息更正）',
    })
    .input(z.object({ ids: z.array(id).min(1).max(200), reason: reason.optional() }))
    .output(z.object({ accepted: z.number().int(), settled: z.number().int() })),
  decline: decide
    .route({
      method: 'POST',
      path: '/master-data/differences/{id}/refusal',
      summary: '不采纳差异，说明原因；同样的差异不再提出',
    })
    .input(z.object({ id, reason }))
    .output(Difference),
  declineMany: decide
    .route({ method: 'POST', path: '/master-data/differences/refusals', summary: '批量不采纳' })
    .input(z.object({ ids: z.array(id).min(1).max(200), reason }))
    .output(z.object({ declined: z.number().int() })),
  ask: decide
    .route({ method: 'POST', path: '/master-data/differences/{id}/question', summary: '就差异询问党支部' })
    .input(z.object({ id, question: reason }))
    .output(Difference),
  reply: endpoint
    .meta({ permission: 'masterData.reply' })
    .route({ method: 'POST', path: '/master-data/differences/{id}/reply', summary: '党支部答复询问' })
    .input(z.object({ id, reply: reason }))
    .output(Difference),
}
