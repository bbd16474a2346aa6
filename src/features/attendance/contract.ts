import { z } from 'zod'
import { day, endpoint, type Powers, reason } from '#basics/contract.ts'
import { personal } from '#basics/personal-fields.ts'
import { meetingKinds, meetingStatuses } from '#features/meetings/rules.ts'
import { ways } from './rules.ts'

const id = z.number().int().positive()

const Attendance = z.object({
  id,
  organizationName: z.string(),
  kind: z.enum(meetingKinds),
  title: z.string(),
  status: z.enum(meetingStatuses),
  on: day,
  startsAt: z.string().nullable(),
  place: z.string(),
  invited: z.number().int(),
  signedIn: z.number().int(),
  onLeave: z.number().int(),
  /** By the record of the meeting; null until it was held. */
  present: z.number().int().nullable(),
  rate: z.number().nullable(),
  roll: z.array(
    z.object({
      personId: id,
      name: z.string(),
      voting: z.boolean(),
      present: z.boolean().nullable(),
      excuse: personal('excuse', z.string().nullable()),
      signIn: z
        .object({
          at: z.string(),
          way: z.enum(ways),
          enteredBy: z.string().nullable(),
          because: z.string().nullable(),
        })
        .nullable(),
    }),
  ),
})
export type AttendanceShape = z.output<typeof Attendance>

const ofMeeting = z.object({ id })
const conduct = endpoint.meta({ permission: 'meetings.conduct' })

/** 会议签到: the code on the screen, who has signed in, and 补签 with a reason. */
export const contract = {
  get: endpoint
    .meta({ permission: 'meetings.read' })
    .route({ method: 'GET', path: '/meetings/{id}/attendance', summary: '会议签到和到会情况' })
    .input(ofMeeting)
    .output(Attendance),
  code: conduct
    .route({
      method: 'GET',
      path: '/meetings/{id}/sign-in-code',
      summary: '屏幕上的签到二维码（每半分钟一换）',
    })
    .input(ofMeeting)
    .output(
      z.object({
        address: z.string(),
        /** The code drawn: an SVG path, `size` units wide. */
        size: z.number().int(),
        path: z.string(),
        seconds: z.number(),
      }),
    ),
  enter: conduct
    .route({ method: 'POST', path: '/meetings/{id}/sign-ins', summary: '补签（写明原因）' })
    .input(z.object({ id, personId: id, because: reason }))
    .output(Attendance),
  signIn: endpoint
    .meta({ permission: 'session', ownTransactions: true })
    .route({ method: 'POST', path: '/sign-ins', summary: '用屏幕上的二维码签到' })
    .input(z.object({ code: z.string().trim().min(1, '请扫描屏幕上的二维码').max(60) }))
    .output(
      z.object({
        kind: z.enum(meetingKinds),
        title: z.string(),
        organizationName: z.string(),
        place: z.string(),
        name: z.string(),
        signedAt: z.string(),
        way: z.enum(ways),
        /** One had signed in before: nothing was written. */
        already: z.boolean(),
      }),
    ),
}

// Who conducts and who reads meetings may the same here; signing in is for whoever has an account.
export const powers: Powers = {}
