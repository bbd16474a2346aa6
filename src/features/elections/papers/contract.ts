import { z } from 'zod'
import { endpoint, fileOutput } from '#basics/contract.ts'
import { ballotPosts } from '../rules.ts'
import { papers as names } from './rules.ts'

/** 选票、计票单、签到册 to print. */
export const papers = {
  print: endpoint
    .meta({ permission: 'elections.read', download: true })
    .route({ method: 'GET', path: '/elections/{id}/papers.pdf', summary: '打印选票、计票单、签到册' })
    .input(
      z.object({
        id: z.coerce.number().int().positive(),
        paper: z.enum(names),
        post: z.enum(ballotPosts).default('committeeMember'),
      }),
    )
    .output(fileOutput),
}
