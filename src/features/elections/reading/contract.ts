import { z } from 'zod'
import { day } from '#basics/contract.ts'
import { personal } from '#basics/personal-fields.ts'
import { meetingKinds, meetingTasks } from '#features/meetings/rules.ts'
import { organizationKinds } from '#features/organizations/rules.ts'
import { duties } from '#features/people/posts/rules.ts'
import { majorityBases } from '../ballots/rules.ts'
import { paperStates } from '../requests/rules.ts'
import { ballotPosts, electionKinds } from '../rules.ts'
import { stepKeys } from '../steps/rules.ts'
import { exclusionGrounds } from '../voters/rules.ts'

const id = z.number().int().positive()
const number = z.number().int()

const Member = z.object({
  id,
  name: z.string(),
  politicalStatus: z.enum(['fullMember', 'probationaryMember']),
  /** Why this member does not vote; null: votes. */
  whyNot: z.string().nullable(),
  exclusion: z
    .object({
      ground: personal('exclusion', z.enum(exclusionGrounds)),
      explanation: z.string(),
      needsApproval: z.boolean(),
      approvedBy: z.string().nullable(),
    })
    .nullable(),
})

const Candidate = z.object({
  personId: id,
  name: z.string(),
  gender: z.string(),
  birthDate: personal('birthDate', day),
  joinedOn: day.nullable(),
  post: z.enum(ballotPosts),
})

const Meeting = z.object({
  id,
  kind: z.enum(meetingKinds),
  heldOn: day,
  place: z.string(),
  agenda: z.array(z.string()),
  resolutions: z.array(z.string()),
  recordedBy: z.string(),
  attendees: z.array(
    z.object({
      personId: id,
      name: z.string(),
      voting: z.boolean(),
      present: z.boolean(),
      excuse: personal('excuse', z.string().nullable()),
      task: z.enum(meetingTasks).nullable(),
    }),
  ),
})

const Vote = z.object({
  key: z.string(),
  name: z.string(),
  for: number,
  against: number,
  abstained: number,
  writtenIn: z.boolean(),
})
const Outcome = z.object({ elected: z.array(z.string()), tied: z.array(z.string()), remaining: number })
const states = ['waiting', 'void', 'unconfirmed', 'tied', 'short', 'decided'] as const

const Ballot = z.object({
  id,
  round: number,
  seats: number,
  handedOut: number,
  returned: number,
  valid: number,
  spoiled: number,
  reducedBecause: z.string().nullable(),
  countedBy: z.string(),
  votes: z.array(Vote),
  state: z.enum(states),
  outcomes: z.object({ present: Outcome, entitled: Outcome }).nullable(),
})

/** A post that is voted on: how far it has come, and what the next ballot would be about. */
const Post = z.object({
  post: z.enum(ballotPosts),
  seats: number,
  at: z.enum(meetingKinds),
  needed: number,
  whyNotCandidates: z.string().nullable(),
  state: z.enum(states),
  left: number,
  elected: z.array(z.object({ personId: id, name: z.string() })),
  standing: z.array(z.object({ personId: id, name: z.string() })),
  attendance: z.object({ entitled: number, present: number }).nullable(),
  ballots: z.array(Ballot),
})

const Paper = z.object({
  state: z.enum(paperStates),
  requestId: id.nullable(),
  number: z.string().nullable(),
  replyNumber: z.string().nullable(),
  repliedOn: day.nullable(),
})

const Step = z.object({
  key: z.enum(stepKeys),
  title: z.string(),
  actor: z.enum(['branch', 'superior']),
  document: z.string(),
  state: z.enum(['done', 'current', 'later']),
  on: day.nullable(),
  dueOn: day.nullable(),
  paper: Paper.nullable(),
})

/** An election with everything that belongs to it, and where it stands. */
export const Election = z.object({
  id,
  kind: z.enum(electionKinds),
  status: z.enum(['running', 'done', 'withdrawn']),
  organizationId: id,
  organizationName: z.string(),
  shortName: z.string(),
  organizationKind: z.enum(organizationKinds),
  superiorId: id.nullable(),
  /** The founding whose first election it is, and whom that proposed as secretary. */
  establishmentId: id.nullable(),
  proposedId: id.nullable(),
  reason: z.string().nullable(),
  committee: z.boolean(),
  seats: number,
  secretaries: number,
  deputies: number,
  plannedOn: day,
  termFrom: day.nullable(),
  termEndsOn: day.nullable(),
  prepared: z.array(z.string()),
  base: z.enum(majorityBases).nullable(),
  baseArticle: z.string().nullable(),
  baseConfirmedBy: z.string().nullable(),
  effectiveOn: day.nullable(),
  startedAt: z.string(),
  startedBy: z.string(),
  withdrawnBecause: z.string().nullable(),
  members: z.array(Member),
  entitled: number,
  quorum: number,
  steps: z.array(Step),
  /** What stands in the way of writing the result, agreed to, into the register; in a sentence. */
  whyNotRegister: z.string().nullable(),
  officers: z.array(z.object({ personId: id, name: z.string(), title: z.string() })),
  candidates: z.array(Candidate),
  meetings: z.object({
    decision: Meeting.nullable(),
    meeting: Meeting.nullable(),
    firstMeeting: Meeting.nullable(),
  }),
  posts: z.array(Post),
  winners: z.array(
    z.object({ personId: id, name: z.string(), post: z.enum(ballotPosts), duty: z.enum(duties).nullable() }),
  ),
})
