import { z } from 'zod'
import { job } from '#platform/jobs.ts'
import { holdEnd, makeAnchor } from './anchors/actions.ts'
import { forwardTrail } from './forwarding/actions.ts'

/** Ten minutes after the day has begun, and when the program starts on a day that has none yet. */
export const anchorOfDay = job({
  name: 'audit.anchor',
  schema: z.object({}),
  cron: '10 0 * * *',
  atStart: {},
  async run(world) {
    await world.transaction(makeAnchor)
    await world.read(holdEnd)
  },
})

/** Every minute what has been written since, to the log system of the institute. */
export const forwarding = job({
  name: 'audit.forward',
  schema: z.object({}),
  cron: '* * * * *',
  run: forwardTrail,
})
