import { z } from 'zod'
import { day, endpoint, fileOutput, pageInput, pageOf } from '#basics/contract.ts'
import { workItemKinds, workItemStates } from '../rules.ts'

const id = z.number().int().positive()

const filters = {
  text: z.string().trim().max(50).optional(),
  organizationId: id.optional(),
  kinds: z.array(z.enum(workItemKinds)).optional(),
  states: z.array(z.enum(workItemStates)).optional(),
  /** Given from above, or taken up by the branch itself. */
  origin: z.enum(['given', 'own']).optional(),
  from: day.optional(),
  to: day.optional(),
  sort: z.enum(['dueOn', 'organization', 'openedOn', 'title']).default('dueOn'),
  descending: z.boolean().default(false),
}

const Row = z.object({
  id,
  organizationId: id,
  organizationName: z.string(),
  kind: z.enum(workItemKinds),
  title: z.string(),
  source: z.string(),
  openedOn: day,
  dueOn: day,
  state: z.enum(workItemStates),
  due: z.string().nullable(),
  people: z.string().nullable(),
  evidence: z.number().int(),
  doneOn: day.nullable(),
  doneWords: z.string().nullable(),
})

export const lists = {
  list: endpoint
    .meta({ permission: 'ledger.read' })
    .route({ method: 'GET', path: '/work-items', summary: '工作事项列表' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(Row)),
  export: endpoint
    .meta({ permission: 'ledger.export', download: true })
    .route({ method: 'GET', path: '/work-items.xlsx', summary: '导出工作事项' })
    .input(z.object(filters))
    .output(fileOutput),
}
