import { z } from 'zod'
import { day, endpoint, fileOutput, pageInput, pageOf, reason } from '#basics/contract.ts'
import { recordStates } from './rules.ts'

const id = z.number().int().positive()

const Own = z.object({
  id,
  courseId: id.nullable(),
  materialId: id.nullable(),
  topic: z.string(),
  title: z.string(),
  studiedOn: day,
  state: z.enum(recordStates),
  decidedBy: z.string().nullable(),
  declinedBecause: z.string().nullable(),
})
const OfBranch = Own.omit({ courseId: true, materialId: true }).extend({
  personName: z.string(),
  organizationName: z.string().nullable(),
})

const filters = {
  state: z.enum(recordStates).optional(),
  year: z.coerce.number().int().min(2000).max(2200).optional(),
  topic: z.string().trim().max(40).optional(),
  /** Part of a name or a title. */
  text: z.string().trim().max(50).optional(),
  sort: z.enum(['studiedOn', 'personName', 'title', 'topic']).default('studiedOn'),
  descending: z.boolean().default(true),
}
const own = endpoint.meta({ permission: 'courses.own' })
const confirm = endpoint.meta({ permission: 'courses.confirm' })

/** 学习记录: asked for by whoever studied, confirmed by the branch, seen by nobody else; by topic and day. */
export const records = {
  own: own
    .route({ method: 'GET', path: '/own/course-records', summary: '我的学习记录' })
    .input(z.object({ year: filters.year }))
    .output(
      z.object({
        rows: z.array(Own),
        /** On how many days something of the topic was studied, confirmed ones alone. */
        topics: z.array(z.object({ topic: z.string(), days: z.number().int() })),
      }),
    ),
  exportOwn: endpoint
    .meta({ permission: 'courses.own', download: true })
    .route({ method: 'GET', path: '/own/course-records.xlsx', summary: '导出我的学习记录' })
    .input(z.object({ year: filters.year }))
    .output(fileOutput),
  ask: own
    .route({ method: 'POST', path: '/own/course-records', summary: '计入我的学习记录' })
    .input(
      z
        .object({
          courseId: id.optional(),
          materialId: id.optional(),
          topic: z.string().trim().max(40).optional(),
          studiedOn: day,
        })
        .refine(({ courseId, materialId }) => (courseId === undefined) !== (materialId === undefined), {
          message: '请选择一门课程或一份资料',
        }),
    )
    .output(Own),
  withdraw: own
    .route({ method: 'POST', path: '/own/course-records/{id}/withdrawal', summary: '撤回我的学习记录' })
    .input(z.object({ id }))
    .output(z.object({})),
  list: confirm
    .route({ method: 'GET', path: '/course-records', summary: '本支部的学习记录' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(OfBranch)),
  export: endpoint
    .meta({ permission: 'courses.confirm', download: true })
    .route({ method: 'GET', path: '/course-records.xlsx', summary: '导出本支部的学习记录' })
    .input(z.object(filters))
    .output(fileOutput),
  confirm: confirm
    .route({ method: 'POST', path: '/course-records/{id}/confirmation', summary: '确认学习记录' })
    .input(z.object({ id }))
    .output(z.object({})),
  decline: confirm
    .route({ method: 'POST', path: '/course-records/{id}/refusal', summary: '不确认学习记录' })
    .input(z.object({ id, reason }))
    .output(z.object({})),
}
