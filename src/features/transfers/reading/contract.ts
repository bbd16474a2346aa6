import { z } from 'zod'
import { day } from '#basics/contract.ts'
import { causes, grounds, origins, states, transferKinds } from '../rules.ts'
import { acts } from '../steps/rules.ts'

const id = z.number().int().positive()
const state = z.enum(states)

export const TransferLine = z.object({
  id,
  kind: z.enum(transferKinds),
  state,
  origin: z.enum(origins),
  personId: id,
  personName: z.string(),
  employeeNo: z.string(),
  fromName: z.string(),
  toName: z.string(),
  letterNumber: z.string().nullable(),
  issuedOn: day.nullable(),
  validUntil: day.nullable(),
  acceptedOn: day.nullable(),
  /** Whose turn it is, in words; null when it is over. */
  holder: z.string().nullable(),
  dueOn: day.nullable(),
  /** The letter ran out. */
  overdue: z.boolean(),
  /** The present step is late. */
  late: z.boolean(),
  startedAt: z.string(),
  movedAt: z.string(),
})

/** A transfer as both sides see it. */
export const Transfer = TransferLine.extend({
  fromId: id.nullable(),
  fromCommitteeName: z.string().nullable(),
  toId: id.nullable(),
  toCommitteeName: z.string().nullable(),
  cause: z.enum(causes),
  explanation: z.string().nullable(),
  paidUntil: z.string().nullable(),
  arrears: z.string().nullable(),
  endsPosts: z.boolean(),
  batchId: id.nullable(),
  documentId: id.nullable(),
  theirNumber: z.string().nullable(),
  theirStatus: z.enum(['fullMember', 'probationaryMember']).nullable(),
  theirJoinedOn: day.nullable(),
  theirFullOn: day.nullable(),
  hasScan: z.boolean(),
  placedOn: day.nullable(),
  doneOn: day.nullable(),
  startedBy: z.string(),
  urgedOn: day.nullable(),
  sentBack: z
    .object({
      ground: z.enum(grounds),
      note: z.string().nullable(),
      by: z.string(),
      /** What is to be done, and by whom. */
      remedy: z.string(),
    })
    .nullable(),
  withdrawnBecause: z.string().nullable(),
  /** Which side counts the member today. */
  countedBy: z.enum(['from', 'to']),
  line: z.array(
    z.object({
      act: z.enum(acts),
      title: z.string(),
      seat: z.string(),
      state: z.enum(['done', 'current', 'later']),
      on: day.nullable(),
    }),
  ),
  remarks: z.array(z.string()),
  events: z.array(
    z.object({
      id,
      words: z.string(),
      at: z.string(),
      name: z.string(),
      title: z.string(),
      note: z.string().nullable(),
    }),
  ),
  /** What the one who asks may do now. */
  may: z.array(z.enum(acts)),
  urge: z.boolean(),
})
