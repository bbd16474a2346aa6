import { z } from 'zod'
import { day } from '#basics/contract.ts'
import { personal } from '#basics/personal-fields.ts'
import { meetingKinds, meetingStatuses, meetingTasks } from '../rules.ts'

const id = z.number().int().positive()

/** A meeting with everything that is written of it: planned, held, or cancelled. */
export const Meeting = z.object({
  id,
  organizationId: id,
  organizationName: z.string(),
  kind: z.enum(meetingKinds),
  also: z.array(z.enum(meetingKinds)),
  groupId: id.nullable(),
  groupName: z.string().nullable(),
  title: z.string(),
  status: z.enum(meetingStatuses),
  plannedOn: day.nullable(),
  startsAt: z.string().nullable(),
  heldOn: day.nullable(),
  place: z.string(),
  agenda: z.array(
    z.object({
      item: z.string(),
      speeches: z.array(z.object({ speaker: z.string(), text: z.string() })),
    }),
  ),
  resolutions: z.array(
    z.object({
      text: z.string(),
      vote: z
        .object({ inFavour: z.number(), against: z.number(), abstained: z.number(), carried: z.boolean() })
        .nullable(),
    }),
  ),
  /** The roll of the day. Before the meeting is recorded `present` is null: nobody knows yet; true for who signed in. */
  attendees: z.array(
    z.object({
      personId: id,
      name: z.string(),
      voting: z.boolean(),
      officer: z.boolean(),
      secretary: z.boolean(),
      present: z.boolean().nullable(),
      excuse: personal('excuse', z.string().nullable()),
      task: z.enum(meetingTasks).nullable(),
    }),
  ),
  entitled: z.number().int(),
  guests: z.array(z.string()),
  lecturer: z.string().nullable(),
  hours: z.number().nullable(),
  lateBecause: z.string().nullable(),
  revision: z.number().int(),
  notifiedAt: z.string().nullable(),
  notifiedBy: z.string().nullable(),
  recordedAt: z.string().nullable(),
  recordedBy: z.string().nullable(),
  confirmedAt: z.string().nullable(),
  confirmedBy: z.string().nullable(),
  cancelledBecause: z.string().nullable(),
  additions: z.array(z.object({ id, text: z.string(), addedAt: z.string(), addedBy: z.string() })),
  files: z.array(
    z.object({
      id,
      name: z.string(),
      type: z.string(),
      bytes: z.number(),
      addedAt: z.string(),
      addedBy: z.string(),
    }),
  ),
  /** Where it last was: the place proposed for the next time. */
  lastPlace: z.string().nullable(),
})
export type MeetingShape = z.output<typeof Meeting>
