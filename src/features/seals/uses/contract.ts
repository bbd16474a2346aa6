import { z } from 'zod'
import { day, endpoint, fileOutput, pageInput, pageOf } from '#basics/contract.ts'
import { useStatuses } from '../rules.ts'

const id = z.number().int().positive()
const reason = z.string().trim().min(2).max(500)
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

export const useFilters = {
  text: z.string().trim().max(50).optional(),
  organizationId: id.optional(),
  sealId: id.optional(),
  documentId: id.optional(),
  status: z.enum(useStatuses).optional(),
  /** Approved for more than two minutes and still not stamped: 待补盖. */
  late: z.boolean().optional(),
  /** One's own applications only. */
  mine: z.boolean().optional(),
  from: day.optional(),
  until: day.optional(),
  sort: z.enum(['appliedAt', 'stampedAt']).default('appliedAt'),
  descending: z.boolean().default(true),
}
export type UseQuestion = z.output<z.ZodObject<typeof useFilters>>

const Use = z.object({
  id,
  sealId: id,
  sealName: z.string(),
  organizationId: id,
  organizationName: z.string(),
  documentId: id,
  documentNumber: z.string().nullable(),
  documentTitle: z.string(),
  reason: z.string(),
  status: z.enum(useStatuses),
  late: z.boolean(),
  attempts: z.number().int(),
  appliedAt: z.string(),
  appliedBy: z.string(),
  mine: z.boolean(),
  approvedAt: z.string().nullable(),
  approvedBy: z.string().nullable(),
  basis: z.string().nullable(),
  declinedBy: z.string().nullable(),
  declinedBecause: z.string().nullable(),
  /** Why it was given up, in words. */
  stoppedBecause: z.string().nullable(),
  stampedAt: z.string().nullable(),
  stampedDigest: z.string().nullable(),
  /** Under which anybody may check the document. */
  verificationCode: z.string().nullable(),
  revokedAt: z.string().nullable(),
  revokedBy: z.string().nullable(),
  revokedBecause: z.string().nullable(),
  /** Whether the seal is within reach of whoever asks: only then may he decide. */
  own: z.boolean(),
})

const Balance = z.object({
  sealId: id,
  sealName: z.string(),
  organizationName: z.string(),
  applied: z.number().int(),
  approved: z.number().int(),
  stamped: z.number().int(),
  differing: z.array(
    z.object({
      id,
      documentNumber: z.string().nullable(),
      documentTitle: z.string(),
      status: z.enum(useStatuses),
    }),
  ),
})

const read = endpoint.meta({ permission: 'seals.read' })
const apply = endpoint.meta({ permission: 'seals.apply' })
const approve = endpoint.meta({ permission: 'seals.approve' })
/** What puts a seal on paper. */
const stamp = endpoint.meta({ permission: 'seals.approve', stepUp: true })

const balanceFilters = {
  month,
  organizationId: id.optional(),
  sealId: id.optional(),
  differing: z.boolean().optional(),
}

/** 用印: applied for, approved, stamped; the register of uses and its monthly balance. */
export const uses = {
  list: read
    .route({ method: 'GET', path: '/seal-uses', summary: '用印登记' })
    .input(z.object({ ...pageInput, ...useFilters }))
    .output(pageOf(Use)),
  export: endpoint
    .meta({ permission: 'seals.read', download: true })
    .route({ method: 'GET', path: '/seal-uses.xlsx', summary: '导出用印登记' })
    .input(z.object(useFilters))
    .output(fileOutput),
  fitting: apply
    .route({ method: 'GET', path: '/documents/{id}/seals', summary: '公文可以加盖的印章' })
    .input(z.object({ id }))
    .output(
      z.array(
        z.object({
          id,
          name: z.string(),
          organizationName: z.string(),
          keeperName: z.string().nullable(),
          /** In words; null when it may be applied for. */
          whyNot: z.string().nullable(),
        }),
      ),
    ),
  placed: endpoint
    .meta({ permission: 'documents.read' })
    .route({
      method: 'GET',
      path: '/documents/{id}/seal-pictures',
      summary: '公文上将要盖的印章',
    })
    .input(z.object({ id }))
    .output(
      z.array(
        z.object({
          /** Which of the signers it belongs to, from 0 on. */
          position: z.number().int(),
          name: z.string(),
          /** Planned: it will stand there; approved: it is being put on. */
          state: z.enum(['planned', 'approved']),
          /** Millimetres. */
          diameter: z.number(),
          /** As a data: address. */
          picture: z.string(),
        }),
      ),
    ),
  apply: apply
    .route({ method: 'POST', path: '/seal-uses', summary: '申请用印' })
    .input(z.object({ documentId: id, sealIds: z.array(id).min(1).max(9), reason }))
    .output(z.array(Use)),
  approve: stamp
    .route({ method: 'POST', path: '/seal-uses/{id}/approval', summary: '同意用印（随即盖章）' })
    .input(z.object({ id }))
    .output(Use),
  decline: approve
    .route({ method: 'POST', path: '/seal-uses/{id}/refusal', summary: '不同意用印' })
    .input(z.object({ id, reason }))
    .output(Use),
  withdraw: apply
    .route({ method: 'POST', path: '/seal-uses/{id}/withdrawal', summary: '撤回用印申请' })
    .input(z.object({ id }))
    .output(Use),
  stampAgain: stamp
    .route({ method: 'POST', path: '/seal-uses/{id}/attempts', summary: '补盖：再次执行已批准的盖章' })
    .input(z.object({ id }))
    .output(Use),
  revoke: approve
    .route({
      method: 'POST',
      path: '/seal-uses/{id}/revocation',
      summary: '撤销已盖的印章（验真时显示已撤销）',
    })
    .input(z.object({ id, reason }))
    .output(Use),
  balance: read
    .route({ method: 'GET', path: '/seal-balances', summary: '用印月度核对：申请、批准、盖章是否相符' })
    .input(z.object({ ...pageInput, ...balanceFilters }))
    .output(pageOf(Balance)),
  exportBalance: endpoint
    .meta({ permission: 'seals.read', download: true })
    .route({ method: 'GET', path: '/seal-balances.xlsx', summary: '导出用印月度核对' })
    .input(z.object({ ...balanceFilters, differing: z.stringbool().optional() }))
    .output(fileOutput),
}
