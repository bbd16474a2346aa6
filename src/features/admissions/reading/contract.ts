import { z } from 'zod'
import { day } from '#basics/contract.ts'
import { personal } from '#basics/personal-fields.ts'
import { meetingKinds } from '#features/meetings/rules.ts'
import { politicalStatuses } from '#features/people/standings/rules.ts'
import { actKeys } from '../acts/rules.ts'
import { materialKeys } from '../materials/rules.ts'
import { endings, outcomes, versions } from '../rules.ts'
import { actors, stages, stepKeys } from '../steps/rules.ts'

const id = z.number().int().positive()
const number = z.number().int()

/** A lawful bound of an act, with its reason and the article it rests on. */
const Bound = z.object({
  on: day,
  /** Beyond a hard bound nothing can be done; beyond a soft one only with a reason. */
  hard: z.boolean(),
  /** Shown, and late, but no reason is asked for. */
  advice: z.boolean(),
  because: z.string(),
  article: z.string(),
})

const Material = z.object({
  material: z.enum(materialKeys),
  title: z.string(),
  act: z.enum(actKeys),
  /** The act it is filed with; null while that is not done. */
  entryId: id.nullable(),
  datedOn: day.nullable(),
  /** The meeting whose record it is. */
  meetingId: id.nullable(),
})

const Act = z.object({
  act: z.enum(actKeys),
  title: z.string(),
  actor: z.enum(actors),
  state: z.enum(['done', 'open', 'waiting']),
  optional: z.boolean(),
  /** May be done again although it has been done. */
  many: z.boolean(),
  earliest: Bound.nullable(),
  latest: Bound.nullable(),
  /** What it waits for, in words. */
  waitsFor: z.array(z.string()),
  /** Whether the one who looks may do it today. */
  may: z.boolean(),
  materials: z.array(z.object({ material: z.enum(materialKeys), title: z.string() })),
})

const Step = z.object({
  number,
  key: z.enum(stepKeys),
  stage: z.enum(stages),
  title: z.string(),
  actor: z.enum(actors),
  /** The text, and its article, that the step is (or was) done under. */
  version: z.enum(versions),
  article: z.string(),
  state: z.enum(['done', 'current', 'late', 'later']),
  on: day.nullable(),
  acts: z.array(Act),
  materials: z.array(Material),
})

const Votes = z.object({
  entitled: number,
  present: number,
  handedOut: number,
  returned: number,
  inFavour: number,
  against: number,
  abstained: number,
  spoiled: number,
  written: number,
})

/** What was said of an act; which of it is there depends on the act. */
export const Details = z.object({
  text: z.string().optional(),
  people: z.array(id).optional(),
  names: z.array(z.string()).optional(),
  place: z.string().optional(),
  address: z.string().optional(),
  phone: z.string().optional(),
  untilOn: day.optional(),
  days: number.optional(),
  hours: number.optional(),
  special: z.string().optional(),
  letterTo: z.string().optional(),
  letter: number.optional(),
  number: z.string().optional(),
  leavingOn: day.optional(),
  group: z.string().optional(),
  outcome: z.enum(outcomes).optional(),
  months: number.optional(),
  votes: Votes.optional(),
})

const Entry = z.object({
  id,
  seq: number,
  act: z.enum(actKeys),
  title: z.string(),
  on: day,
  version: z.enum(versions),
  passed: z.boolean(),
  details: Details,
  lateBecause: z.string().nullable(),
  meetingId: id.nullable(),
  /** The meeting that decided. */
  meeting: z
    .object({ id, kind: z.enum(meetingKinds), heldOn: day, invited: number, present: number })
    .nullable(),
  organizationName: z.string().nullable(),
  recordedBy: z.string(),
  recordedAt: z.string(),
})

const Helper = z.object({ personId: id, name: z.string(), since: day })

/** What a reviewer finds: unlawful, or late with a reason. */
const Finding = z.object({
  act: z.enum(actKeys),
  code: z.string(),
  grade: z.enum(['unlawful', 'late']),
  message: z.string(),
})

const Objection = z.object({
  id,
  text: z.string(),
  raisedBy: z.string(),
  raisedAt: z.string(),
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
})

export const Admission = z.object({
  id,
  personId: id,
  name: z.string(),
  gender: z.string(),
  birthDate: personal('birthDate', day),
  organizationId: id.nullable(),
  organizationName: z.string().nullable(),
  politicalStatus: z.enum(politicalStatuses),
  status: z.enum(['running', 'done', 'ended']),
  stage: z.enum(stages),
  /** The text in force today. */
  version: z.enum(versions),
  endedOn: day.nullable(),
  endedAs: z.enum(endings).nullable(),
  endedBecause: z.string().nullable(),
  /** Why its first acts were entered from papers; null of a file kept here from the beginning. */
  recalledBecause: z.string().nullable(),
  /** What is to be done next, and by when; null when nothing is left. */
  next: z
    .object({
      act: z.enum(actKeys),
      title: z.string(),
      actor: z.enum(actors),
      from: day.nullable(),
      by: day.nullable(),
      because: z.string(),
      late: z.boolean(),
    })
    .nullable(),
  joinedOn: day.nullable(),
  probationEndsOn: day.nullable(),
  /** The month from which dues are owed, YYYY-MM. */
  duesFrom: z.string().nullable(),
  formNumber: z.string().nullable(),
  mentors: z.array(Helper),
  /** Mentors who are not of the branch any more, by name: the branch is asked to name others. */
  formerMentors: z.array(z.string()),
  introducers: z.array(Helper),
  steps: z.array(Step),
  entries: z.array(Entry),
  missing: z.array(Material),
  findings: z.array(Finding),
  objections: z.array(Objection),
})
