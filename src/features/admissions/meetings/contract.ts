import { z } from 'zod'
import { endpoint } from '#basics/contract.ts'
import { meetingStatuses, meetingTasks } from '#features/meetings/rules.ts'
import { common, decisions } from '../acts/contract.ts'
import { Admission } from '../reading/contract.ts'

const id = z.number().int().positive()
const count = z.number().int().min(0).max(1000)
const line = z.string().trim().min(1).max(500)

/** The record of a meeting, or one of the same branch that is recorded already: each person is voted on separately. */
const meeting = {
  meetingId: id.optional(),
  meeting: z
    .object({
      place: z.string().trim().min(1).max(100),
      agenda: z.array(line).min(1).max(30),
      resolutions: z.array(line).max(30).default([]),
      attendees: z
        .array(
          z.object({
            personId: id,
            present: z.boolean(),
            excuse: z.string().trim().min(1).max(100).nullable().default(null),
            task: z.enum(meetingTasks).nullable().default(null),
          }),
        )
        .min(1)
        .max(500),
      /** Full members who do not vote by the rule itself. */
      exclusions: z
        .array(z.object({ personId: id, ground: z.enum(['partyProbation', 'detained']) }))
        .max(50)
        .default([]),
    })
    .optional(),
  /** What was resolved of this person. */
  resolution: line.optional(),
  votes: z.object({
    handedOut: count,
    returned: count,
    inFavour: count,
    against: count,
    abstained: count,
    spoiled: count.default(0),
    written: count.default(0),
  }),
}

/** Read, not typed: however many there are. */
const people = z.number().int().min(0)

const Roll = z.object({
  organizationId: id,
  members: z.array(
    z.object({
      id,
      name: z.string(),
      politicalStatus: z.enum(['fullMember', 'probationaryMember']),
      chairs: z.boolean(),
    }),
  ),
  /** How many vote when nobody is excluded, and how many must be there and in favour. */
  entitled: people,
  quorum: people,
  needed: people,
  /** Members' meetings of the branch that are recorded already, the latest first. */
  meetings: z.array(
    z.object({
      id,
      heldOn: z.iso.date(),
      /** Only of a confirmed record can a vote be registered. */
      status: z.enum(meetingStatuses),
      place: z.string(),
      agenda: z.array(z.string()),
      entitled: people,
      present: people,
    }),
  ),
})

const conduct = endpoint.meta({ permission: 'admissions.conduct' })

export const meetings = {
  roll: conduct
    .route({ method: 'GET', path: '/admissions/{id}/voters', summary: '支部大会应到会人员' })
    .input(z.object({ id }))
    .output(Roll),
  admission: conduct
    .route({ method: 'POST', path: '/admissions/{id}/branch-meeting', summary: '支部大会讨论接收预备党员' })
    .input(z.object({ ...common, ...meeting }))
    .output(Admission),
  confirmation: conduct
    .route({ method: 'POST', path: '/admissions/{id}/confirmation-meeting', summary: '支部大会讨论转正' })
    .input(z.object({ ...common, ...meeting, ...decisions }))
    .output(Admission),
}
