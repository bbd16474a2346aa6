import { z } from 'zod'
import { day, endpoint, fileOutput, pageInput, pageOf } from '#basics/contract.ts'
import { demandKinds } from './rules.ts'

const id = z.number().int().positive()
const year = z.number().int().min(2018).max(2200)

const Duty = z.object({
  kind: z.enum(demandKinds),
  per: z.enum(['month', 'quarter', 'year']),
  article: z.string(),
  period: z.string(),
  periodName: z.string(),
  from: day,
  until: day,
  due: z.number().int(),
  done: z.number().int(),
  state: z.enum(['met', 'missed', 'open', 'exempt']),
  exempt: z.string().nullable(),
  missing: z.array(z.string()),
  /** The meetings that answer it, held or planned: where the figure comes from. */
  meetings: z.array(z.object({ id, on: day, planned: z.boolean() })),
})

const Line = z.object({
  organizationId: id,
  name: z.string(),
  parentName: z.string().nullable(),
  kind: z.string(),
  due: z.number().int(),
  done: z.number().int(),
  missing: z.number().int(),
  open: z.number().int(),
  /** What is missing, in words: 支委会会议 3月、5月. */
  gaps: z.array(z.string()),
  meetings: z.number().int(),
  invited: z.number().int(),
  present: z.number().int(),
})

const question = {
  year,
  /** Only what falls due in this quarter. */
  quarter: z.number().int().min(1).max(4).optional(),
  organizationId: id.optional(),
  text: z.string().trim().max(50).optional(),
  /** Only branches that miss something. */
  missing: z.boolean().default(false),
  /** Only branches that miss nothing. */
  whole: z.boolean().default(false),
  sort: z.enum(['missing', 'organization', 'rate']).default('missing'),
}

const read = endpoint.meta({ permission: 'meetings.read' })

/** 组织生活完成情况: what the branch rules ask for, period by period, and what was held. */
export const demands = {
  branches: read
    .route({ method: 'GET', path: '/organization-life', summary: '各党支部组织生活完成情况' })
    .input(z.object({ ...pageInput, ...question }))
    .output(
      pageOf(Line).extend({
        /** Of all branches asked for. */
        sum: z.object({
          branches: z.number().int(),
          whole: z.number().int(),
          due: z.number().int(),
          done: z.number().int(),
          invited: z.number().int(),
          present: z.number().int(),
        }),
      }),
    ),
  export: endpoint
    .meta({ permission: 'meetings.export', download: true })
    .route({ method: 'GET', path: '/organization-life.xlsx', summary: '导出组织生活完成情况' })
    .input(z.object(question))
    .output(fileOutput),
  branch: read
    .route({
      method: 'GET',
      path: '/organizations/{id}/organization-life',
      summary: '党支部组织生活对照规定',
    })
    .input(z.object({ id, year }))
    .output(z.object({ id, name: z.string(), year, version: z.string().nullable(), duties: z.array(Duty) })),
}
