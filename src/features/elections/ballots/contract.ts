import { z } from 'zod'
import { endpoint, reason } from '#basics/contract.ts'
import { duties } from '#features/people/posts/rules.ts'
import { Election } from '../reading/contract.ts'
import { ballotPosts } from '../rules.ts'
import { majorityBases } from './rules.ts'

const id = z.number().int().positive()
const many = z.number().int().min(0).max(100_000)
const conduct = endpoint.meta({ permission: 'elections.conduct' })

const Given = z.object({
  personId: id,
  for: many,
  against: many.default(0),
  abstained: many.default(0),
  writtenIn: z.boolean().default(false),
})

/** 计票: one count a ballot, checked before it is kept; what it means is derived. */
export const ballots = {
  count: conduct
    .route({ method: 'POST', path: '/elections/{id}/ballots', summary: '登记计票结果' })
    .input(
      z.object({
        id,
        post: z.enum(ballotPosts),
        handedOut: many.min(1),
        returned: many,
        valid: many,
        spoiled: many,
        votes: z.array(Given).max(40),
      }),
    )
    .output(Election),
  discard: conduct
    .route({
      method: 'POST',
      path: '/elections/{id}/ballots/{ballotId}/withdrawal',
      summary: '撤回填错的计票结果',
    })
    .input(z.object({ id, ballotId: id, reason }))
    .output(Election),
  reduce: conduct
    .route({ method: 'POST', path: '/elections/{id}/ballots/{ballotId}/reduction', summary: '减少名额' })
    .input(z.object({ id, ballotId: id, reason }))
    .output(Election),
  confirmBase: endpoint
    .meta({ permission: 'elections.approve' })
    .route({ method: 'POST', path: '/elections/{id}/base', summary: '确认当选票数的依据' })
    .input(z.object({ id, base: z.enum(majorityBases), article: z.string().trim().min(6).max(500) }))
    .output(Election),
  assign: conduct
    .route({ method: 'POST', path: '/elections/{id}/duties', summary: '登记委员分工' })
    .input(z.object({ id, duties: z.array(z.object({ personId: id, duty: z.enum(duties) })).max(7) }))
    .output(Election),
}
