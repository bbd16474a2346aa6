import { z } from 'zod'
import { endpoint, fileOutput, type Powers, pageInput, pageOf } from '#basics/contract.ts'
import { sensitivities } from '#basics/sensitivity.ts'
import { desk } from './desk/contract.ts'
import { learning } from './learning/contract.ts'
import { records } from './records/contract.ts'
import { makers, questionKinds } from './rules.ts'
import { sessions } from './sessions/contract.ts'

const id = z.number().int().positive()
const count = z.number().int()

const Line = z.object({
  id,
  title: z.string(),
  summary: z.string(),
  topic: z.string(),
  organizationName: z.string(),
  sensitivity: z.enum(sensitivities),
  publishedAt: z.string().nullable(),
  parts: count,
  /** How many of them the reader has done; null: not begun. */
  done: count.nullable(),
})

const Part = z.object({
  title: z.string(),
  note: z.string(),
  materialId: id,
  materialTitle: z.string(),
  /** Null when the reader may not open it. */
  address: z.string().nullable(),
  anchor: z.string(),
  questions: z.array(
    z.object({ kind: z.enum(questionKinds), text: z.string(), options: z.array(z.string()) }),
  ),
})

const filters = {
  text: z.string().trim().max(50).optional(),
  topic: z.string().trim().max(40).optional(),
  begun: z.coerce.boolean().optional(),
  sort: z.enum(['publishedAt', 'title', 'topic']).default('publishedAt'),
  descending: z.boolean().default(true),
}
const read = endpoint.meta({ permission: 'courses.read' })

/** 课程与学习: materials in an order, questions one puts to oneself, study together; no marks, no minutes. */
export const contract = {
  list: read
    .route({ method: 'GET', path: '/courses', summary: '可以学习的课程' })
    .input(
      z.object({
        ...pageInput,
        ...filters,
      }),
    )
    .output(pageOf(Line)),
  export: endpoint
    .meta({ permission: 'courses.read', download: true })
    .route({ method: 'GET', path: '/courses.xlsx', summary: '导出可以学习的课程' })
    .input(z.object(filters))
    .output(fileOutput),
  topics: read
    .route({ method: 'GET', path: '/course-topics', summary: '课程的专题' })
    .output(z.array(z.string())),
  get: read
    .route({ method: 'GET', path: '/courses/{id}', summary: '一门课程和我学到的地方' })
    .input(z.object({ id }))
    .output(
      Line.extend({
        parts: z.array(Part),
        place: z.object({ part: count, done: z.array(count) }).nullable(),
      }),
    ),
  learning,
  records,
  sessions,
  desk,
}

export const powers: Powers = {
  'courses.read': ['masses', 'member', 'branch', 'committee', 'politicalWorkDepartment'],
  'courses.own': ['masses', 'member'],
  'courses.confirm': ['branch'],
  'courses.organize': ['branch', 'committee', 'politicalWorkDepartment'],
  'courses.make': makers,
}
