import { z } from 'zod'
import { day, endpoint, fileOutput, pageInput, pageOf } from '#basics/contract.ts'
import { personal } from '#basics/personal-fields.ts'
import { meetingKinds, meetingStatuses } from '../rules.ts'

const id = z.number().int().positive()

const OwnMeeting = z.object({
  id,
  organizationName: z.string(),
  kind: z.enum(meetingKinds),
  also: z.array(z.enum(meetingKinds)),
  title: z.string(),
  status: z.enum(meetingStatuses),
  on: day,
  startsAt: z.string().nullable(),
  place: z.string(),
  agenda: z.array(z.string()),
  resolutions: z.array(z.string()),
  /** Null before the meeting. */
  present: z.boolean().nullable(),
  excuse: personal('excuse', z.string().nullable()),
})

const box = z.enum(['coming', 'past']).default('coming')

const own = endpoint.meta({ permission: 'meetings.readOwn', helped: 'meetings' })

/** 我的组织生活: the meetings one is asked to, and those one was asked to; leave is asked for with a reason. */
export const ownMeetings = {
  list: own
    .route({ method: 'GET', path: '/own/meetings', summary: '我的组织生活' })
    .input(z.object({ ...pageInput, box }))
    .output(pageOf(OwnMeeting)),
  export: endpoint
    .meta({ permission: 'meetings.readOwn', helped: 'meetings', download: true })
    .route({ method: 'GET', path: '/own/meetings.xlsx', summary: '导出我的组织生活' })
    .input(z.object({ box }))
    .output(fileOutput),
  askLeave: own
    .route({ method: 'POST', path: '/own/meetings/{id}/leave', summary: '向党支部请假' })
    .input(z.object({ id, excuse: z.string().trim().min(2, '请写明请假原因，至少 2 个字').max(100) }))
    .output(z.object({})),
  withdrawLeave: own
    .route({ method: 'DELETE', path: '/own/meetings/{id}/leave', summary: '撤回请假' })
    .input(z.object({ id }))
    .output(z.object({})),
}
