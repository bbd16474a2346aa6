import { z } from 'zod'
import { day, endpoint, fileOutput, pageInput, pageOf } from '#basics/contract.ts'
import { meetingKinds } from '#features/meetings/rules.ts'

const id = z.number().int().positive()

const Session = z.object({
  meetingId: id,
  organizationId: id,
  organizationName: z.string(),
  kind: z.enum(meetingKinds),
  on: day.nullable(),
  startsAt: z.string().nullable(),
  place: z.string(),
  status: z.string(),
  courseId: id.nullable(),
  materialId: id.nullable(),
  studied: z.string(),
})
const filters = {
  box: z.enum(['coming', 'past']).default('coming'),
  organizationId: z.coerce.number().int().positive().optional(),
  text: z.string().trim().max(50).optional(),
  /** Left out: what comes next first, or what was last. */
  sort: z.enum(['on', 'organizationName', 'studied']).optional(),
  descending: z.boolean().default(false),
}
const organize = endpoint.meta({ permission: 'courses.organize' })

/** 组织学习: a course or a material, a branch and a day become a meeting that is planned, told and recorded. */
export const sessions = {
  organize: organize
    .route({ method: 'POST', path: '/study-sessions', summary: '组织学习：安排会议并通知' })
    .input(
      z
        .object({
          organizationId: id,
          courseId: id.optional(),
          materialId: id.optional(),
          kind: z.enum(meetingKinds),
          groupId: id.nullable().default(null),
          plannedOn: day,
          startsAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间请按“时:分”填写，例如 14:30'),
          place: z.string().trim().min(1, '请填写地点').max(100),
        })
        .refine(({ courseId, materialId }) => (courseId === undefined) !== (materialId === undefined), {
          message: '请选择一门课程或一份资料',
        }),
    )
    .output(z.object({ meetingId: id })),
  list: organize
    .route({ method: 'GET', path: '/study-sessions', summary: '集体学习' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(Session)),
  export: endpoint
    .meta({ permission: 'courses.organize', download: true })
    .route({ method: 'GET', path: '/study-sessions.xlsx', summary: '导出集体学习' })
    .input(z.object(filters))
    .output(fileOutput),
  of: organize
    .route({ method: 'GET', path: '/meetings/{id}/study', summary: '会议学习的课程或资料' })
    .input(z.object({ id }))
    .output(
      z
        .object({
          title: z.string(),
          address: z.string(),
          materials: z.array(z.object({ id, title: z.string() })),
        })
        .nullable(),
    ),
}
