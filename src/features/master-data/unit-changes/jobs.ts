import { z } from 'zod'
import { job } from '#platform/jobs.ts'
import { followTransfers } from './actions.ts'

/** Each minute: what became of the moves that transfers carry out. */
export const followMoves = job({
  name: 'master-data.moves',
  schema: z.object({}),
  cron: '* * * * *',
  run: (world) => world.transaction(followTransfers),
})
