import { z } from 'zod'
import { day, endpoint, reason } from '#basics/contract.ts'
import { Meeting } from '../reading/contract.ts'
import { meetingKinds, meetingTasks } from '../rules.ts'

const id = z.number().int().positive()
const line = z.string().trim().min(1).max(500)
const count = z.number().int().min(0).max(1000)
/** What one read last: a record that somebody else has written to since is not written over. */
const revision = z.number().int().min(0)

const Attendance = z.object({
  personId: id,
  present: z.boolean(),
  excuse: z.string().trim().min(1).max(100).nullable().default(null),
  task: z.enum(meetingTasks).nullable().default(null),
})

const conduct = endpoint.meta({ permission: 'meetings.conduct' })

/** 会议记录: the minutes as they are written, who was there, and that it is so. */
export const records = {
  write: conduct
    .route({ method: 'PUT', path: '/meetings/{id}/minutes', summary: '保存会议记录内容' })
    .input(
      z.object({
        id,
        revision,
        agenda: z
          .array(
            z.object({
              item: line,
              speeches: z
                .array(
                  z.object({ speaker: z.string().trim().max(50), text: z.string().trim().min(1).max(5000) }),
                )
                .max(100)
                .default([]),
            }),
          )
          .max(30),
        resolutions: z
          .array(
            z.object({
              text: line,
              vote: z.object({ inFavour: count, against: count, abstained: count }).nullable().default(null),
            }),
          )
          .max(30)
          .default([]),
      }),
    )
    .output(Meeting),
  hold: conduct
    .route({ method: 'POST', path: '/meetings/{id}/holding', summary: '登记会议召开和到会情况' })
    .input(
      z.object({
        id,
        revision,
        heldOn: day,
        place: z.string().trim().min(1).max(100),
        also: z.array(z.enum(meetingKinds)).max(4).default([]),
        attendees: z.array(Attendance).min(1).max(500),
        guests: z.array(z.string().trim().min(1).max(60)).max(50).default([]),
        lecturer: z.string().trim().min(1).max(60).nullable().default(null),
        hours: z.number().positive().max(24).nullable().default(null),
        lateBecause: reason.nullable().default(null),
      }),
    )
    .output(Meeting),
  confirm: conduct
    .route({ method: 'POST', path: '/meetings/{id}/confirmation', summary: '确认会议记录（确认后不再修改）' })
    .input(z.object({ id, revision }))
    .output(Meeting),
  add: conduct
    .route({ method: 'POST', path: '/meetings/{id}/additions', summary: '补记' })
    .input(z.object({ id, text: z.string().trim().min(2).max(2000) }))
    .output(Meeting),
}
