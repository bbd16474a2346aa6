import { z } from 'zod'
import { day } from '#basics/contract.ts'
import { personal } from '#basics/personal-fields.ts'
import { grades, states } from '../rules.ts'

const id = z.number().int().positive()
const count = z.number().int().min(0)
export const marks = {
  excellent: count,
  qualified: count,
  basicallyQualified: count,
  unqualified: count,
  abstained: count,
}
export const Tally = z.object(marks)
export const Objection = z.object({
  id,
  text: z.string(),
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
})

const Member = z.object({
  personId: id,
  name: z.string(),
  probationary: z.boolean(),
  absentBecause: z.string().nullable(),
  selfText: personal('selfText', z.string().nullable()),
  selfAt: z.string().nullable(),
  selfOnPaper: z.boolean(),
  remarks: z.array(z.object({ byName: z.string(), text: z.string() })),
  voted: z.boolean(),
  /** Told once the test is over. */
  tally: Tally.nullable(),
  opinion: z.string().nullable(),
  grade: z.enum(grades).nullable(),
  objections: z.array(Objection),
})

/** One round as the branch and those above it see it. */
export const Round = z.object({
  id,
  organizationId: id,
  organizationName: z.string(),
  year: z.number().int(),
  state: z.enum(states),
  rollOn: day,
  excellentOneIn: z.number().int(),
  meetingId: id.nullable(),
  openedAt: z.string(),
  openedBy: z.string(),
  toldAt: z.string().nullable(),
  closedOn: day.nullable(),
  closedBy: z.string().nullable(),
  ballots: z.object({
    online: count,
    paper: count,
    spoiled: count,
    tellers: z.string().nullable(),
  }),
  /** How many take part, are rated, are 优秀, and may be. */
  taking: count,
  rated: count,
  excellent: count,
  mostExcellent: count,
  /** Why the next step cannot be taken yet, in words. */
  whyNot: z.string().nullable(),
  members: z.array(Member),
})
