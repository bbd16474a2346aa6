import { z } from 'zod'
import { job } from '#platform/jobs.ts'
import { inspect } from './actions.ts'

/** Each week, in the night to Monday. */
export const weekly = job({
  name: 'archive.inspect',
  schema: z.object({}),
  cron: '30 2 * * 1',
  run: (world) => world.transaction(inspect),
})
