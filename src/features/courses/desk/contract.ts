import { z } from 'zod'
import { endpoint, fileOutput, pageInput, pageOf, reason } from '#basics/contract.ts'
import { sensitivities } from '#basics/sensitivity.ts'
import { courseStates, questionKinds } from '../rules.ts'

const id = z.number().int().positive()
const count = z.number().int()
const words = (most: number, what: string) => z.string().trim().min(1, `请填写${what}`).max(most)

const Question = z.object({
  kind: z.enum(questionKinds),
  text: words(300, '题目'),
  options: z.array(z.string().trim().max(100)).max(8),
  correct: z.array(count.min(0).max(7)).max(8),
  explanation: z.string().trim().max(500),
  anchor: z.string().trim().max(40),
})
const Part = z.object({
  title: words(60, '小节名称'),
  note: z.string().trim().max(500),
  materialId: id,
  anchor: z.string().trim().max(40),
  questions: z.array(Question).max(20),
})
const content = {
  title: words(80, '课程名称'),
  summary: z.string().trim().max(300),
  topic: words(40, '专题'),
  sensitivity: z.enum(sensitivities),
  /** Only for this organization and what is below it; null: for everybody. */
  audienceId: id.nullable(),
  parts: z.array(Part).max(40),
}

const Line = z.object({
  id,
  title: z.string(),
  topic: z.string(),
  organizationName: z.string(),
  audienceName: z.string().nullable(),
  sensitivity: z.enum(sensitivities),
  state: z.enum(courseStates),
  parts: count,
  madeBy: z.string(),
  submittedBy: z.string().nullable(),
  publishedBy: z.string().nullable(),
  publishedAt: z.string().nullable(),
})
const Course = z.object({
  id,
  ...content,
  parts: z.array(Part.extend({ materialTitle: z.string() })),
  organizationId: id,
  organizationName: z.string(),
  state: z.enum(courseStates),
  revision: count,
  submittedBy: z.string().nullable(),
  /** Submitted by whoever asks: somebody else approves it. */
  own: z.boolean(),
  returnedBecause: z.string().nullable(),
  withdrawnBecause: z.string().nullable(),
})

const filters = {
  state: z.enum(courseStates).optional(),
  text: z.string().trim().max(50).optional(),
  sort: z.enum(['madeAt', 'title', 'topic', 'state', 'organizationName']).default('madeAt'),
  descending: z.boolean().default(true),
}
const make = endpoint.meta({ permission: 'courses.make' })
const moved = z.object({ state: z.enum(courseStates) })

/** 课程制作: written by a committee or the department, published after somebody else approved it. */
export const desk = {
  list: make
    .route({ method: 'GET', path: '/course-desk', summary: '制作的课程' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(Line)),
  export: endpoint
    .meta({ permission: 'courses.make', download: true })
    .route({ method: 'GET', path: '/course-desk.xlsx', summary: '导出课程目录' })
    .input(z.object(filters))
    .output(fileOutput),
  get: make
    .route({ method: 'GET', path: '/course-desk/{id}', summary: '制作中的一门课程' })
    .input(z.object({ id }))
    .output(Course),
  create: make
    .route({ method: 'POST', path: '/course-desk', summary: '新建课程' })
    .input(z.object({ organizationId: id, title: content.title, topic: content.topic }))
    .output(z.object({ id })),
  save: make
    .route({ method: 'PUT', path: '/course-desk/{id}', summary: '保存课程' })
    .input(z.object({ id, revision: count, ...content }))
    .output(z.object({ revision: count })),
  submit: make
    .route({ method: 'POST', path: '/course-desk/{id}/submission', summary: '送审课程' })
    .input(z.object({ id }))
    .output(moved),
  approve: make
    .route({ method: 'POST', path: '/course-desk/{id}/approval', summary: '审核通过并发布课程' })
    .input(z.object({ id }))
    .output(moved),
  giveBack: make
    .route({ method: 'POST', path: '/course-desk/{id}/return', summary: '退回课程' })
    .input(z.object({ id, reason }))
    .output(moved),
  withdraw: make
    .route({ method: 'POST', path: '/course-desk/{id}/withdrawal', summary: '撤回已发布的课程' })
    .input(z.object({ id, reason }))
    .output(moved),
}
