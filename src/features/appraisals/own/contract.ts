import { z } from 'zod'
import { day, endpoint } from '#basics/contract.ts'
import { personal } from '#basics/personal-fields.ts'
import { Objection, Tally } from '../gathering/contract.ts'
import { remarkText, selfText } from '../members/contract.ts'
import { grades, states } from '../rules.ts'

const id = z.number().int().positive()
const mark = z.enum([...grades, 'abstained'])

/** What somebody is told of himself, once it is told. */
const Result = z.object({
  year: z.number().int(),
  organizationName: z.string(),
  probationary: z.boolean(),
  absentBecause: z.string().nullable(),
  opinion: z.string().nullable(),
  grade: z.enum(grades).nullable(),
  closedOn: day.nullable(),
})

const Own = z.object({
  current: z
    .object({
      id,
      organizationName: z.string(),
      year: z.number().int(),
      state: z.enum(states),
      probationary: z.boolean(),
      absentBecause: z.string().nullable(),
      selfText: personal('selfText', z.string().nullable()),
      selfOnPaper: z.boolean(),
      /** The others on the roll, with what I said of each. */
      colleagues: z.array(z.object({ personId: id, name: z.string(), mine: z.string().nullable() })),
      /** Who stands on the ballot, while it may be cast. */
      ballot: z.array(z.object({ personId: id, name: z.string() })),
      voted: z.boolean(),
      /** What others said of me, once the mutual part is over. */
      remarks: z.array(z.object({ byName: z.string(), text: z.string() })),
      result: Result.extend({ tally: Tally.nullable() }).nullable(),
      objections: z.array(Objection),
    })
    .nullable(),
  past: z.array(Result),
})

const mine = endpoint.meta({ permission: 'appraisals.takePart' })
/** What somebody may write for a member, and read for him; what is said of others and the ballot are his alone. */
const helped = endpoint.meta({ permission: 'appraisals.takePart', helped: 'appraisals' })

/** 我的民主评议: what a member writes, says, votes and is told, on the phone as well. */
export const own = {
  get: helped.route({ method: 'GET', path: '/own/appraisal', summary: '我的民主评议' }).output(Own),
  writeSelf: helped
    .route({ method: 'PUT', path: '/own/appraisal/self', summary: '写个人自评' })
    .input(z.object({ text: selfText }))
    .output(Own),
  remark: mine
    .route({ method: 'PUT', path: '/own/appraisal/remarks/{personId}', summary: '写互评意见' })
    .input(z.object({ personId: id, text: remarkText }))
    .output(Own),
  vote: mine
    .route({ method: 'POST', path: '/own/appraisal/ballot', summary: '投民主测评票（不记名）' })
    .input(z.object({ marks: z.array(z.object({ personId: id, mark })).max(5000) }))
    .output(Own),
  object: helped
    .route({ method: 'POST', path: '/own/appraisal/objections', summary: '对评议结果提出异议' })
    .input(z.object({ text: z.string().trim().min(4).max(2000) }))
    .output(Own),
}
