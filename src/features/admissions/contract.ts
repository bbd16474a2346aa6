import { z } from 'zod'
import { day, endpoint, fileOutput, type Powers, pageInput, pageOf, reason } from '#basics/contract.ts'
import { politicalStatuses } from '#features/people/standings/rules.ts'
import { acts } from './acts/contract.ts'
import { actKeys } from './acts/rules.ts'
import { figures } from './figures/contract.ts'
import { materialKeys } from './materials/rules.ts'
import { meetings } from './meetings/contract.ts'
import { notices } from './notices/contract.ts'
import { own } from './own/contract.ts'
import { papers } from './papers/contract.ts'
import { goals } from './plans/rules.ts'
import { quotas } from './quotas/contract.ts'
import { Admission } from './reading/contract.ts'
import { recall } from './recalling/contract.ts'
import { actors, stages } from './steps/rules.ts'
import { studies } from './studies/contract.ts'

const id = z.number().int().positive()

const Line = z.object({
  id,
  personId: id,
  name: z.string(),
  employeeNo: z.string(),
  organizationId: id.nullable(),
  organizationName: z.string().nullable(),
  politicalStatus: z.enum(politicalStatuses),
  stage: z.enum(stages),
  status: z.enum(['running', 'done', 'ended']),
  appliedOn: day.nullable(),
  nextAct: z.enum(actKeys).nullable(),
  nextTitle: z.string().nullable(),
  nextActor: z.enum(actors).nullable(),
  nextFrom: day.nullable(),
  nextBy: day.nullable(),
  late: z.boolean(),
  missing: z.number().int(),
})

const filters = {
  text: z.string().trim().max(50).optional(),
  organizationId: id.optional(),
  stages: z.array(z.enum(stages)).optional(),
  nextActs: z.array(z.enum(actKeys)).optional(),
  status: z.enum(['running', 'done', 'ended']).default('running'),
  /** Only what is late, waits for papers, can be done today by the committee, or wants new mentors. */
  only: z.enum(['late', 'missing', 'ready', 'mentors']).optional(),
  sort: z.enum(['by', 'name', 'organization', 'applied']).default('by'),
}

const read = endpoint.meta({ permission: 'admissions.read' })
const conduct = endpoint.meta({ permission: 'admissions.conduct' })

const PlanLine = z.object({
  act: z.enum(actKeys),
  title: z.string(),
  actor: z.enum(actors),
  earliest: day,
  by: day,
  /** Sooner than this, what follows would come too late after it. */
  notBefore: day.nullable(),
  possible: z.boolean(),
  because: z.string(),
  article: z.string(),
})

const Checklist = z.object({
  id,
  name: z.string(),
  organizationName: z.string().nullable(),
  materials: z.array(
    z.object({
      material: z.enum(materialKeys),
      title: z.string(),
      datedOn: day.nullable(),
      due: z.boolean(),
    }),
  ),
})

/** 发展党员: files, their acts, the votes, the notices, the plan of the year. */
export const contract = {
  list: read
    .route({ method: 'GET', path: '/admissions', summary: '发展党员列表' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(Line)),
  export: endpoint
    .meta({ permission: 'admissions.read', download: true })
    .route({ method: 'GET', path: '/admissions.xlsx', summary: '导出发展党员列表' })
    .input(z.object(filters))
    .output(fileOutput),
  get: read
    .route({ method: 'GET', path: '/admissions/{id}', summary: '一份发展档案' })
    .input(z.object({ id }))
    .output(Admission),
  plan: read
    .route({ method: 'GET', path: '/admissions/{id}/plan', summary: '倒排计划' })
    .input(z.object({ id, goal: z.enum(goals), wishedOn: day }))
    .output(z.object({ earliest: day, lines: z.array(PlanLine) })),
  checklists: read
    .route({ method: 'GET', path: '/admissions/checklists', summary: '材料清单' })
    .input(z.object({ ids: z.array(id).min(1).max(100) }))
    .output(z.array(Checklist)),
  start: conduct
    .route({ method: 'POST', path: '/admissions', summary: '登记入党申请' })
    .input(z.object({ personId: id, on: day, text: z.string().trim().max(10_000).optional() }))
    .output(z.object({ id })),
  file: conduct
    .route({ method: 'POST', path: '/admissions/{id}/materials', summary: '补交材料' })
    .input(
      z.object({
        id,
        entryId: id,
        material: z.enum(materialKeys),
        datedOn: day,
        /** The meeting whose record it is: on the day of the act. */
        meetingId: id.optional(),
      }),
    )
    .output(Admission),
  end: conduct
    .route({ method: 'POST', path: '/admissions/{id}/ending', summary: '撤回申请或停止培养' })
    .input(z.object({ id, as: z.enum(['withdrawn', 'stopped']), on: day, reason }))
    .output(Admission),
  recall,
  acts,
  meetings,
  studies,
  own,
  notices,
  quotas,
  figures,
  papers,
}

const offices = ['branch', 'committee', 'politicalWorkDepartment'] as const
const upper = ['committee', 'politicalWorkDepartment'] as const

export const powers: Powers = {
  'admissions.read': offices,
  'admissions.conduct': offices,
  'admissions.approve': upper,
  'admissions.plan': upper,
  'admissions.notices': ['masses', 'member', ...offices],
  'admissions.readOwn': ['masses', 'member'],
  'admissions.apply': ['masses'],
  'admissions.submitOwn': ['masses', 'member'],
}
