import { z } from 'zod'
import { day, endpoint, reason } from '#basics/contract.ts'
import { Meeting } from '../reading/contract.ts'
import { meetingKinds } from '../rules.ts'

const id = z.number().int().positive()

const particulars = {
  title: z.string().trim().max(100).default(''),
  plannedOn: day,
  startsAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间请按“时:分”填写，例如 14:30')
    .nullable()
    .default(null),
  place: z.string().trim().max(100).default(''),
  also: z.array(z.enum(meetingKinds)).max(4).default([]),
}

const conduct = endpoint.meta({ permission: 'meetings.conduct' })

/** 计划: one meeting, or what a year asks for in one go; adjusted, told to those who come, cancelled with a reason. */
export const plans = {
  plan: conduct
    .route({ method: 'POST', path: '/meetings', summary: '安排会议' })
    .input(
      z.object({
        organizationId: id,
        kind: z.enum(meetingKinds),
        groupId: id.nullable().default(null),
        ...particulars,
        agenda: z.array(z.string().trim().min(1).max(500)).max(30).optional(),
      }),
    )
    .output(Meeting),
  planYear: conduct
    .route({
      method: 'POST',
      path: '/organizations/{id}/meeting-plans',
      summary: '按规定生成年度组织生活计划',
    })
    .input(z.object({ id, year: z.number().int().min(2018).max(2200) }))
    .output(z.object({ planned: z.number().int() })),
  change: conduct
    .route({ method: 'PUT', path: '/meetings/{id}/plan', summary: '调整会议安排' })
    .input(z.object({ id, ...particulars }))
    .output(Meeting),
  notify: conduct
    .route({ method: 'POST', path: '/meetings/{id}/notice', summary: '通知应到会人员' })
    .input(z.object({ id }))
    .output(Meeting),
  cancel: conduct
    .route({ method: 'POST', path: '/meetings/{id}/cancellation', summary: '取消会议' })
    .input(z.object({ id, reason }))
    .output(Meeting),
}
