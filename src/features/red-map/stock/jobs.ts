import { z } from 'zod'
import { job } from '#platform/jobs.ts'
import { enterStock } from './actions.ts'

/** Whenever the program starts: every installation has the sites that came with it, those of a newer version as well. */
export const enter = job({
  name: 'redMap.enterStock',
  schema: z.object({}),
  atStart: {},
  async run(world) {
    await world.transaction(enterStock)
  },
})
