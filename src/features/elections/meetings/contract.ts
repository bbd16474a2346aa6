import { z } from 'zod'
import { day, endpoint } from '#basics/contract.ts'
import { meetingTasks } from '#features/meetings/rules.ts'
import { Election } from '../reading/contract.ts'

const id = z.number().int().positive()
const line = z.string().trim().min(1).max(500)

const Attendance = z.object({
  personId: id,
  present: z.boolean(),
  excuse: z.string().trim().min(1).max(100).nullable().default(null),
  task: z.enum(meetingTasks).nullable().default(null),
})

/** 会议记录: the meeting that decides, the members' meeting that elects, the new committee's first. */
export const meetings = {
  record: endpoint
    .meta({ permission: 'elections.conduct' })
    .route({ method: 'POST', path: '/elections/{id}/meetings', summary: '登记会议' })
    .input(
      z.object({
        id,
        part: z.enum(['decision', 'meeting', 'firstMeeting']),
        heldOn: day,
        place: z.string().trim().min(1).max(100),
        agenda: z.array(line).min(1).max(30),
        resolutions: z.array(line).max(30).default([]),
        attendees: z.array(Attendance).min(1).max(500),
      }),
    )
    .output(Election),
}
