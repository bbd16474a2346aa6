import { z } from 'zod'
import { day, endpoint } from '#basics/contract.ts'
import { Election } from '../reading/contract.ts'
import { requestParts } from './rules.ts'

const id = z.number().int().positive()
const part = z.enum(requestParts)

/** 请示和批复 of an election: asked on the platform, or answered on paper and noted. */
export const requests = {
  start: endpoint
    .meta({ permission: 'elections.conduct' })
    .route({ method: 'POST', path: '/elections/{id}/requests', summary: '起草请示' })
    .input(z.object({ id, part }))
    .output(z.object({ requestId: id, documentId: id })),
  note: endpoint
    .meta({ permission: 'elections.approve' })
    .route({ method: 'POST', path: '/elections/{id}/replies', summary: '登记纸质批复' })
    .input(z.object({ id, part, number: z.string().trim().min(4).max(60), repliedOn: day }))
    .output(Election),
}
