import { z } from 'zod'
import { endpoint, fileOutput, pageInput, pageOf, reason } from '#basics/contract.ts'
import { personal } from '#basics/personal-fields.ts'
import { correctableFields } from '../changes/contract.ts'

const id = z.number().int().positive()
const status = z.enum(['open', 'accepted', 'declined', 'withdrawn'])

const Proposal = z.object({
  id,
  personId: id,
  personName: z.string(),
  organizationId: id.nullable(),
  organizationName: z.string().nullable(),
  field: z.enum(correctableFields),
  label: z.string(),
  before: personal('recordChange', z.string().nullable()),
  after: personal('recordChange', z.string()),
  explanation: z.string(),
  proposedAt: z.string(),
  /** 代办人, when another handed it in for him. */
  helpedBy: z.string().nullable(),
  status,
  declinedBecause: z.string().nullable(),
  decidedBy: z.string().nullable(),
})

const filters = {
  status: status.default('open'),
  text: z.string().trim().max(50).optional(),
  organizationId: id.optional(),
}

const decide = endpoint.meta({ permission: 'people.decideProposals' })
const own = endpoint.meta({ permission: 'people.readOwn', helped: 'record' })

/** 更正申请: members propose corrections of their own record; the branch accepts, or declines with a reason. */
export const proposals = {
  list: decide
    .route({ method: 'GET', path: '/proposals', summary: '更正申请（管理范围内）' })
    .input(
      z.object({
        ...pageInput,
        ...filters,
      }),
    )
    .output(pageOf(Proposal)),
  export: endpoint
    .meta({ permission: 'people.decideProposals', download: true })
    .route({ method: 'GET', path: '/proposals.xlsx', summary: '导出更正申请（号码打码）' })
    .input(z.object(filters))
    .output(fileOutput),
  own: own
    .route({ method: 'GET', path: '/own/proposals', summary: '我的更正申请' })
    .output(z.array(Proposal)),
  propose: own
    .route({ method: 'POST', path: '/own/proposals', summary: '申请更正本人信息' })
    .input(
      z.object({
        field: z.enum(correctableFields),
        after: z.string().trim().min(1).max(200),
        explanation: reason,
      }),
    )
    .output(Proposal),
  withdraw: own
    .route({ method: 'POST', path: '/own/proposals/{id}/withdrawal', summary: '撤回我的更正申请' })
    .input(z.object({ id }))
    .output(Proposal),
  accept: decide
    .route({ method: 'POST', path: '/proposals/{id}/acceptance', summary: '同意更正申请' })
    .input(z.object({ id }))
    .output(Proposal),
  decline: decide
    .route({ method: 'POST', path: '/proposals/{id}/refusal', summary: '不同意更正申请' })
    .input(z.object({ id, reason }))
    .output(Proposal),
}
