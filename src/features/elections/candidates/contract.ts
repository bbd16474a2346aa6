import { z } from 'zod'
import { endpoint } from '#basics/contract.ts'
import { Election } from '../reading/contract.ts'
import { ballotPosts } from '../rules.ts'

const id = z.number().int().positive()

/** 候选人预备人选. */
export const candidates = {
  nominate: endpoint
    .meta({ permission: 'elections.conduct' })
    .route({ method: 'POST', path: '/elections/{id}/candidates', summary: '提名候选人' })
    .input(z.object({ id, post: z.enum(ballotPosts), personIds: z.array(id).max(20) }))
    .output(Election),
}
