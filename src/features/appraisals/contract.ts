import { z } from 'zod'
import { day, endpoint, fileOutput, type Powers, pageInput, pageOf, reason } from '#basics/contract.ts'
import { ballots } from './ballots/contract.ts'
import { Round } from './gathering/contract.ts'
import { members } from './members/contract.ts'
import { opinions } from './opinions/contract.ts'
import { own } from './own/contract.ts'
import { papers } from './papers/contract.ts'
import { rectifications } from './rectifications/contract.ts'
import { states } from './rules.ts'

const id = z.number().int().positive()
const year = z.coerce.number().int().min(2000).max(2200)
const count = z.number().int().min(0)

/** `missing`: branches that have not begun; `running`: not yet closed. */
const filters = {
  year: year.optional(),
  state: z.enum([...states, 'missing', 'running', 'all']).default('all'),
  organizationId: id.optional(),
  text: z.string().trim().max(50).optional(),
}

const Line = z.object({
  id: id.nullable(),
  organizationId: id,
  organizationName: z.string(),
  state: z.enum(states).nullable(),
  openedAt: z.string().nullable(),
  closedOn: day.nullable(),
  members: count,
  absent: count,
  written: count,
  voted: count,
  graded: count,
  excellent: count,
})

const read = endpoint.meta({ permission: 'appraisals.read' })
const conduct = endpoint.meta({ permission: 'appraisals.conduct' })

/** 民主评议党员: a round for each branch and year, from the self-appraisals to the grades. */
export const contract = {
  list: read
    .route({ method: 'GET', path: '/appraisals', summary: '民主评议列表（每个党支部一行）' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(Line)),
  export: endpoint
    .meta({ permission: 'appraisals.read', download: true })
    .route({ method: 'GET', path: '/appraisals.xlsx', summary: '导出民主评议列表' })
    .input(z.object(filters))
    .output(fileOutput),
  get: read
    .route({ method: 'GET', path: '/appraisals/{id}', summary: '一个党支部的一轮民主评议' })
    .input(z.object({ id }))
    .output(Round),
  open: conduct
    .route({ method: 'POST', path: '/appraisals', summary: '发起一个党支部的民主评议' })
    .input(z.object({ organizationId: id, year, meetingId: id.optional() }))
    .output(Round),
  openAll: endpoint
    .meta({ permission: 'appraisals.openAll' })
    .route({ method: 'POST', path: '/appraisal-openings', summary: '为下级全部党支部发起民主评议' })
    .input(z.object({ organizationId: id, year }))
    .output(z.object({ opened: z.number().int() })),
  advance: conduct
    .route({ method: 'POST', path: '/appraisals/{id}/next-step', summary: '进入下一步' })
    .input(z.object({ id }))
    .output(Round),
  back: conduct
    .route({ method: 'POST', path: '/appraisals/{id}/previous-step', summary: '退回上一步' })
    .input(z.object({ id, reason }))
    .output(Round),
  close: conduct
    .route({ method: 'POST', path: '/appraisals/{id}/closing', summary: '办结民主评议（之后不再改动）' })
    .input(z.object({ id }))
    .output(Round),
  members,
  ballots,
  opinions,
  papers,
  own,
  rectifications,
}

const offices = ['branch', 'committee', 'politicalWorkDepartment'] as const

export const powers: Powers = {
  'appraisals.read': offices,
  'appraisals.conduct': offices,
  'appraisals.openAll': ['committee', 'politicalWorkDepartment'],
  'appraisals.takePart': ['member'],
}
