import { z } from 'zod'
import { type AnyJob, job } from '#platform/jobs.ts'
import { runToDo, stepOf } from './running/actions.ts'

/** Rows that go in one transaction: others wait for no longer than that. */
const most = 500

/** In the night to Sunday: everything that is over goes, a few rows at a time. Broken off, it goes on where it stood. */
export const clearOver = job({
  name: 'retention.clear',
  schema: z.object({}),
  cron: '10 3 * * 0',
  hours: 4,
  async run(world) {
    const id = await world.transaction(runToDo)
    while (await world.transaction((ctx) => stepOf(ctx, id, most)));
  },
})

export const jobs: AnyJob[] = [clearOver]
