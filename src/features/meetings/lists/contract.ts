import { z } from 'zod'
import { day, endpoint, fileOutput, pageInput, pageOf } from '#basics/contract.ts'
import { meetingKinds, meetingStatuses } from '../rules.ts'

const id = z.number().int().positive()

const boxes = ['all', 'coming', 'unrecorded', 'unconfirmed'] as const

const filters = {
  text: z.string().trim().max(50).optional(),
  organizationId: id.optional(),
  kinds: z.array(z.enum(meetingKinds)).optional(),
  statuses: z.array(z.enum(meetingStatuses)).optional(),
  /** To come; planned for a day that is past; held and not confirmed. */
  box: z.enum(boxes).default('all'),
  from: day.optional(),
  to: day.optional(),
  sort: z.enum(['on', 'organization', 'kind', 'rate']).default('on'),
  descending: z.boolean().default(true),
}

const Row = z.object({
  id,
  organizationId: id,
  organizationName: z.string(),
  kind: z.enum(meetingKinds),
  also: z.array(z.enum(meetingKinds)),
  groupName: z.string().nullable(),
  title: z.string(),
  status: z.enum(meetingStatuses),
  on: day,
  startsAt: z.string().nullable(),
  place: z.string(),
  invited: z.number().int(),
  present: z.number().int(),
  late: z.boolean(),
})

const read = endpoint.meta({ permission: 'meetings.read' })

export const lists = {
  list: read
    .route({ method: 'GET', path: '/meetings', summary: '会议列表' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(Row)),
  export: endpoint
    .meta({ permission: 'meetings.export', download: true })
    .route({ method: 'GET', path: '/meetings.xlsx', summary: '导出会议列表' })
    .input(z.object(filters))
    .output(fileOutput),
}
