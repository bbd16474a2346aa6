import { z } from 'zod'
import { endpoint } from '#basics/contract.ts'
import { Election } from '../reading/contract.ts'

/** 登记: what the reply agreed to, written into the register; the program does it by itself within a minute. */
export const results = {
  register: endpoint
    .meta({ permission: 'elections.conduct' })
    .route({ method: 'POST', path: '/elections/{id}/registration', summary: '登记选举结果' })
    .input(z.object({ id: z.number().int().positive() }))
    .output(Election),
}
