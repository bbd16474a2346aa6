import { z } from 'zod'
import { day, endpoint, fileOutput, type Powers, pageInput, pageOf, reason } from '#basics/contract.ts'
import { personal } from '#basics/personal-fields.ts'
import { kinds } from './rules.ts'

const id = z.number().int().positive()
const year = z.coerce.number().int().min(2000).max(2200)
const gist = z.string().trim().max(5000).optional()
const person = z.object({ personId: id, name: z.string() })

/** Who talked with whom, and when; what was said stands in none of the lists. */
const Line = z.object({
  id,
  organizationName: z.string(),
  heldOn: day,
  oneName: z.string(),
  otherName: z.string(),
  kind: z.enum(kinds),
  hasGist: z.boolean(),
})

const filters = {
  year: year.optional(),
  organizationId: id.optional(),
  text: z.string().trim().max(50).optional(),
}

const Standing = z.object({
  organizationId: id,
  organizationName: z.string(),
  year: z.number().int(),
  members: z.array(person.extend({ officer: z.boolean() })),
  talks: z.number().int(),
  complete: z.boolean(),
  officers: z.array(z.object({ one: person, other: person })),
  withoutOfficer: z.array(person),
  withoutMember: z.array(person),
})

const BranchLine = z.object({
  organizationId: id,
  organizationName: z.string(),
  members: z.number().int(),
  talks: z.number().int(),
  officers: z.number().int(),
  withoutOfficer: z.number().int(),
  withoutMember: z.number().int(),
  complete: z.boolean(),
})

const Own = z.object({
  colleagues: z.array(person),
  talks: z.array(
    z.object({
      id,
      heldOn: day,
      withName: z.string(),
      gist: personal('talk', z.string().nullable()),
      mine: z.boolean(),
    }),
  ),
})

const read = endpoint.meta({ permission: 'talks.read' })
const conduct = endpoint.meta({ permission: 'talks.conduct' })
const mine = endpoint.meta({ permission: 'talks.own' })

/** 谈心谈话: who with whom and when; the gist only for the two and for the branch. */
export const contract = {
  list: read
    .route({ method: 'GET', path: '/talks', summary: '谈心谈话列表（不含谈话内容）' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(Line)),
  export: endpoint
    .meta({ permission: 'talks.read', download: true })
    .route({ method: 'GET', path: '/talks.xlsx', summary: '导出谈心谈话列表（不含谈话内容）' })
    .input(z.object(filters))
    .output(fileOutput),
  branches: read
    .route({ method: 'GET', path: '/talk-standings', summary: '各党支部谈心谈话还差多少' })
    .input(z.object({ ...pageInput, year: year.optional(), organizationId: id.optional() }))
    .output(pageOf(BranchLine)),
  exportBranches: endpoint
    .meta({ permission: 'talks.read', download: true })
    .route({ method: 'GET', path: '/talk-standings.xlsx', summary: '导出各党支部谈心谈话还差多少' })
    .input(z.object({ year: year.optional(), organizationId: id.optional() }))
    .output(fileOutput),
  standing: read
    .route({ method: 'GET', path: '/organizations/{id}/talk-standing', summary: '一个党支部还有谁没有谈' })
    .input(z.object({ id, year: year.optional() }))
    .output(Standing),
  record: conduct
    .route({ method: 'POST', path: '/talks', summary: '登记谈心谈话' })
    .input(z.object({ organizationId: id, oneId: id, otherId: id, heldOn: day, gist }))
    .output(z.object({ id })),
  get: endpoint
    .meta({ permission: 'talks.open' })
    .route({ method: 'POST', path: '/talks/{id}/opening', summary: '查看谈话内容（留下查看记录）' })
    .input(z.object({ id }))
    .output(
      Line.extend({
        gist: personal('talk', z.string().nullable()),
        recordedBy: z.string(),
        recordedAt: z.string(),
      }),
    ),
  withdraw: conduct
    .route({ method: 'POST', path: '/talks/{id}/withdrawal', summary: '撤下登记错的谈话' })
    .input(z.object({ id, reason }))
    .output(z.object({ id })),
  own: {
    list: mine.route({ method: 'GET', path: '/own/talks', summary: '我的谈心谈话' }).output(Own),
    record: mine
      .route({ method: 'POST', path: '/own/talks', summary: '登记我的谈心谈话' })
      .input(z.object({ withId: id, heldOn: day, gist }))
      .output(Own),
    withdraw: mine
      .route({ method: 'POST', path: '/own/talks/{id}/withdrawal', summary: '撤下我登记错的谈话' })
      .input(z.object({ id, reason }))
      .output(Own),
  },
}

/** What was said is opened by the branch only; those above see who still lacks a talk. */
export const powers: Powers = {
  'talks.read': ['branch', 'committee', 'politicalWorkDepartment'],
  'talks.conduct': ['branch'],
  'talks.open': ['branch'],
  'talks.own': ['member'],
}
