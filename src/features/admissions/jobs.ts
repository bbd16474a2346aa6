import { z } from 'zod'
import { job } from '#platform/jobs.ts'
import { refreshStandings } from './entries/actions.ts'

/** Each night: with the day, with a new text or a new table of holidays, what a file needs next may be another act. */
export const standings = job({
  name: 'admissions.standings',
  schema: z.object({}),
  cron: '11 0 * * *',
  async run(world) {
    for (let last: number | null = 0; last !== null; ) {
      const from: number = last
      last = await world.transaction((ctx) => refreshStandings(ctx, from))
    }
  },
})
