import { z } from 'zod'
import { endpoint, reason } from '#basics/contract.ts'
import { Election } from '../reading/contract.ts'
import { exclusionGrounds } from './rules.ts'

const id = z.number().int().positive()
const of = { id, personId: id }
const conduct = endpoint.meta({ permission: 'elections.conduct' })

/** 应到会: who is left out of the base, why, and who approved it. */
export const voters = {
  exclude: conduct
    .route({ method: 'POST', path: '/elections/{id}/exclusions', summary: '提出不计入应到会人数' })
    .input(z.object({ ...of, ground: z.enum(exclusionGrounds), explanation: reason }))
    .output(Election),
  include: conduct
    .route({
      method: 'POST',
      path: '/elections/{id}/exclusions/{personId}/withdrawal',
      summary: '撤回不计入',
    })
    .input(z.object(of))
    .output(Election),
  approve: endpoint
    .meta({ permission: 'elections.approve' })
    .route({ method: 'POST', path: '/elections/{id}/exclusions/{personId}/approval', summary: '批准不计入' })
    .input(z.object(of))
    .output(Election),
}
