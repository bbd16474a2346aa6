import { z } from 'zod'
import { day, endpoint, reason } from '#basics/contract.ts'
import { workItemKinds, workItemStates } from './rules.ts'

const id = z.number().int().positive()

export const WorkItem = z.object({
  id,
  organizationId: id,
  organizationName: z.string(),
  kind: z.enum(workItemKinds),
  title: z.string(),
  detail: z.string(),
  source: z.string(),
  givenById: id.nullable(),
  openedOn: day,
  openedBy: z.string(),
  dueOn: day,
  state: z.enum(workItemStates),
  /** How long there is, or how long it has been. */
  due: z.string().nullable(),
  people: z.array(z.object({ id, name: z.string() })),
  notes: z.array(z.object({ id, on: day, text: z.string(), recordedAt: z.string(), recordedBy: z.string() })),
  files: z.array(
    z.object({ id, name: z.string(), bytes: z.number().int(), addedAt: z.string(), addedBy: z.string() }),
  ),
  doneOn: day.nullable(),
  doneWords: z.string().nullable(),
  doneBy: z.string().nullable(),
  cancelledBecause: z.string().nullable(),
  /** Given from above, it is put off and cancelled there. */
  mayDirect: z.boolean(),
})
export type WorkItemShape = z.infer<typeof WorkItem>

export const itemFields = {
  kind: z.enum(workItemKinds),
  title: z.string().trim().min(2).max(100),
  detail: z.string().trim().max(2000).default(''),
  dueOn: day,
}

const conduct = endpoint.meta({ permission: 'ledger.conduct' })

/** 工作事项: a task or something to put right, from the day it was taken up to the words that close it. */
export const items = {
  get: endpoint
    .meta({ permission: 'ledger.read' })
    .route({ method: 'GET', path: '/work-items/{id}', summary: '工作事项' })
    .input(z.object({ id }))
    .output(WorkItem),
  open: conduct
    .route({ method: 'POST', path: '/work-items', summary: '登记本党组织的工作事项' })
    .input(
      z.object({
        organizationId: id,
        ...itemFields,
        source: z.string().trim().min(2).max(60),
        people: z.array(id).max(20).default([]),
      }),
    )
    .output(WorkItem),
  name: conduct
    .route({ method: 'PUT', path: '/work-items/{id}/people', summary: '确定责任人' })
    .input(z.object({ id, people: z.array(id).max(20) }))
    .output(WorkItem),
  note: conduct
    .route({ method: 'POST', path: '/work-items/{id}/notes', summary: '登记进展' })
    .input(z.object({ id, on: day, text: z.string().trim().min(2).max(1000) }))
    .output(WorkItem),
  postpone: conduct
    .route({ method: 'POST', path: '/work-items/{id}/postponement', summary: '调整完成日期' })
    .input(z.object({ id, dueOn: day, reason }))
    .output(WorkItem),
  finish: conduct
    .route({ method: 'POST', path: '/work-items/{id}/completion', summary: '办结' })
    .input(z.object({ id, on: day, words: z.string().trim().min(2).max(1000) }))
    .output(WorkItem),
  cancel: conduct
    .route({ method: 'POST', path: '/work-items/{id}/cancellation', summary: '取消工作事项' })
    .input(z.object({ id, reason }))
    .output(WorkItem),
}
