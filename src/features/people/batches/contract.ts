import { z } from 'zod'
import { day, endpoint, fileOutput, pageInput, pageOf, reason } from '#basics/contract.ts'
import { type BatchKind, batchKinds } from './rules.ts'

const id = z.number().int().positive()
const yes = z.union([z.boolean(), z.stringbool()])
const kinds = Object.keys(batchKinds) as [BatchKind]

const Batch = z.object({
  id,
  kind: z.enum(kinds),
  title: z.string(),
  feedId: id.nullable(),
  people: z.number().int(),
  reason: z.string(),
  organizationName: z.string().nullable(),
  madeAt: z.string(),
  madeBy: z.string(),
  /** Until when it is taken back as one. */
  untilAt: z.string(),
  undoneAt: z.string().nullable(),
  undoneBy: z.string().nullable(),
  undoneBecause: z.string().nullable(),
  undonePeople: z.number().int().nullable(),
})

/** What taking it back would do to one person, or why it would leave that one alone. */
const BatchLine = z.object({
  id,
  personId: id,
  name: z.string(),
  employeeNo: z.string(),
  organizationName: z.string().nullable(),
  /** The person would be taken out of the roll: the batch entered him. */
  entered: z.boolean(),
  /** From what stands now to what stood before, in words. */
  changed: z.array(
    z.object({ label: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
  back: z.boolean(),
  /** Why it stays, with who and when. */
  why: z.string().nullable(),
})

const filters = {
  text: z.string().trim().max(50).optional(),
  kind: z.enum(kinds).optional(),
  madeFrom: day.optional(),
  madeUntil: day.optional(),
  undone: yes.optional(),
  sort: z.enum(['madeAt', 'people']).default('madeAt'),
  descending: yes.default(true),
}
const asked = z.object(filters)
export type BatchFilters = z.output<typeof asked>

const lineFilters = { id, text: z.string().trim().max(50).optional(), back: yes.optional() }

const seeing = endpoint.meta({ permission: 'people.batches' })

/** 批量办理: what one act did to many; for 30 days it can be taken back as one, by counter-entries. */
export const batches = {
  list: seeing
    .route({ method: 'GET', path: '/people-batches', summary: '批量办理记录' })
    .input(asked.extend(pageInput))
    .output(pageOf(Batch)),
  export: endpoint
    .meta({ permission: 'people.batches', download: true })
    .route({ method: 'GET', path: '/people-batches.xlsx', summary: '导出批量办理记录' })
    .input(asked)
    .output(fileOutput),
  get: seeing
    .route({ method: 'GET', path: '/people-batches/{id}', summary: '一次批量办理，能撤回多少' })
    .input(z.object({ id }))
    .output(
      Batch.extend({
        back: z.number().int(),
        stays: z.number().int(),
        /** Posts that ended with the move: a step back appoints nobody again. */
        endedPosts: z.array(z.object({ personId: id, name: z.string(), post: z.string() })),
        /** Why it cannot be taken back now, in words; null when it can. */
        whyNot: z.string().nullable(),
      }),
    ),
  lines: seeing
    .route({
      method: 'GET',
      path: '/people-batches/{id}/lines',
      summary: '逐人：撤回什么，哪些不撤回、为什么',
    })
    .input(z.object({ ...lineFilters, ...pageInput }))
    .output(pageOf(BatchLine)),
  exportLines: endpoint
    .meta({ permission: 'people.batches', download: true })
    .route({ method: 'GET', path: '/people-batches/{id}/lines.xlsx', summary: '导出逐人撤回情况' })
    .input(z.object(lineFilters))
    .output(fileOutput),
  undo: endpoint
    .meta({ permission: 'people.correct' })
    .route({
      method: 'POST',
      path: '/people-batches/{id}/counter-entries',
      summary: '撤回一次批量办理（反向记录）',
    })
    .input(z.object({ id, reason }))
    .output(z.object({ back: z.number().int(), stays: z.number().int() })),
}
