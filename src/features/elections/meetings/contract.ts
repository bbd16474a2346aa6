import { z } from 'zod'
import { day, endpoint } from '#basics/contract.ts'
import { meetingKinds, meetingStatuses, meetingTasks } from '#features/meetings/rules.ts'
import { Election } from '../reading/contract.ts'
import { electionKinds } from '../rules.ts'
import { meetingParts } from './rules.ts'

const id = z.number().int().positive()
const line = z.string().trim().min(1).max(500)
const part = z.enum(meetingParts)
const people = z.number().int().min(0)
const Person = z.object({ personId: id, name: z.string() })

const Attendance = z.object({
  personId: id,
  present: z.boolean(),
  excuse: z.string().trim().min(1).max(100).nullable().default(null),
  task: z.enum(meetingTasks).nullable().default(null),
})

/** A meeting that the branch has planned or recorded in its organization life. */
const Known = z.object({
  id,
  kind: z.enum(meetingKinds),
  title: z.string(),
  status: z.enum(meetingStatuses),
  on: day,
  place: z.string(),
  agenda: z.array(z.string()),
  entitled: people,
  present: people,
  chair: z.string().nullable(),
  recorder: z.string().nullable(),
  /** Why it cannot be this election's meeting, in a sentence; null: it can. */
  whyNot: z.string().nullable(),
  /** Who may still be named as having watched the count, where the record names nobody. */
  mayWatch: z.array(Person),
})

const conduct = endpoint.meta({ permission: 'elections.conduct' })

/** 会议记录: the meeting that decides, the members' meeting that elects, the new committee's first. */
export const meetings = {
  known: conduct
    .route({ method: 'GET', path: '/elections/{id}/known-meetings', summary: '可以选用的会议记录' })
    .input(z.object({ id, part }))
    .output(z.array(Known)),
  choose: conduct
    .route({ method: 'POST', path: '/elections/{id}/chosen-meetings', summary: '选用已有的会议记录' })
    .input(
      z.object({
        id,
        part,
        meetingId: id,
        /** 监票人、计票人, where the record names none. */
        scrutineers: z.array(id).max(10).default([]),
        tellers: z.array(id).max(10).default([]),
      }),
    )
    .output(Election),
  record: conduct
    .route({ method: 'POST', path: '/elections/{id}/meetings', summary: '登记会议' })
    .input(
      z.object({
        id,
        part,
        heldOn: day,
        place: z.string().trim().min(1).max(100),
        agenda: z.array(line).min(1).max(30),
        resolutions: z.array(line).max(30).default([]),
        attendees: z.array(Attendance).min(1).max(500),
      }),
    )
    .output(Election),
  referring: endpoint
    .meta({ permission: 'elections.read' })
    .route({ method: 'GET', path: '/meetings/{meetingId}/elections', summary: '会议记录用于哪次选举' })
    .input(z.object({ meetingId: id }))
    .output(
      z.array(
        z.object({
          id,
          organizationName: z.string(),
          kind: z.enum(electionKinds),
          establishmentId: id.nullable(),
          status: z.enum(['running', 'done', 'withdrawn']),
          part,
        }),
      ),
    ),
}
