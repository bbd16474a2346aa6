import { z } from 'zod'
import { endpoint } from '#basics/contract.ts'
import { Moved } from '../affairs/contract.ts'

const id = z.number().int().positive()
const words = z.string().trim().max(1000)
const opinion = words.default('')
const opinionNeeded = words.min(2)
/** The same key twice is the same press: it is done once. */
const requestKey = z.string().min(8).max(64)
const accounts = z.array(id).min(1).max(20)

const use = endpoint.meta({ permission: 'approvals.use' })
const onTask = { id, taskId: id, requestKey, attachmentIds: z.array(id).max(20).default([]) }

/** What one may do with an affair that waits for one. */
export const acts = {
  approve: use
    .route({ method: 'POST', path: '/affairs/{id}/approvals', summary: '同意' })
    .input(z.object({ ...onTask, opinion }))
    .output(Moved),
  decline: use
    .route({ method: 'POST', path: '/affairs/{id}/refusals', summary: '不同意' })
    .input(z.object({ ...onTask, opinion: opinionNeeded }))
    .output(Moved),
  sendBack: use
    .route({ method: 'POST', path: '/affairs/{id}/returns', summary: '退回修改' })
    .input(
      z.object({
        ...onTask,
        to: z.string().max(40),
        marks: z.array(z.string().max(40)).max(40).default([]),
        opinion: opinionNeeded,
      }),
    )
    .output(Moved),
  reassign: use
    .route({ method: 'POST', path: '/affairs/{id}/reassignments', summary: '转办' })
    .input(z.object({ ...onTask, accountId: id, opinion }))
    .output(Moved),
  addApprovers: use
    .route({ method: 'POST', path: '/affairs/{id}/additions', summary: '加签' })
    .input(z.object({ ...onTask, how: z.enum(['before', 'after']), accountIds: accounts, opinion }))
    .output(Moved),
  withdraw: use
    .route({ method: 'POST', path: '/affairs/{id}/withdrawal', summary: '撤回' })
    .input(z.object({ id, reason: opinionNeeded, requestKey }))
    .output(Moved),
  copy: use
    .route({ method: 'POST', path: '/affairs/{id}/copies', summary: '抄送' })
    .input(z.object({ id, accountIds: accounts }))
    .output(Moved),
  urge: use
    .route({ method: 'POST', path: '/affairs/{id}/urgings', summary: '催办（每项待办每个工作日一次）' })
    .input(z.object({ id }))
    .output(Moved),
  draft: use
    .route({ method: 'PUT', path: '/affairs/{id}/draft', summary: '暂存意见' })
    .input(z.object({ id, opinion: words, marks: z.array(z.string().max(40)).max(40).default([]) }))
    .output(z.object({ savedAt: z.string() })),
  read: use
    .route({ method: 'POST', path: '/affairs/{id}/readings', summary: '抄送已阅' })
    .input(z.object({ id }))
    .output(z.object({})),
  approveMany: use
    .route({ method: 'POST', path: '/affair-approvals', summary: '批量同意（流程标明可以批量的步骤）' })
    .input(z.object({ taskIds: z.array(id).min(1).max(100), opinion }))
    .output(
      z.object({
        approved: z.array(z.object({ id, title: z.string() })),
        refused: z.array(z.object({ taskId: id, title: z.string().nullable(), why: z.string() })),
      }),
    ),
}
