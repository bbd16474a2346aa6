import { z } from 'zod'
import { job } from '#platform/jobs.ts'
import { reseal } from '#platform/resealing/walk.ts'
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

/**
 * After a key was added or the cipher changed and the program started anew: what was sealed before is sealed with those.
 * Where nothing ever changed there is nothing to do.
 */
export const resealing = job({
  name: 'keys.reseal',
  schema: z.object({}),
  cron: '40 2 * * *',
  atStart: {},
  async run(world) {
    const { key, cipher } = await world.read(async ({ sealing }) => sealing.current)
    if (key === 1 && cipher === 'aes') return
    const { values, files, failed } = await reseal(world)
    if (values + files === 0) return
    await world.transaction(async ({ record }) => {
      const subject = { kind: 'key', id: 0, name: '加密密钥' }
      record({
        action: 'keys.resealed',
        subject,
        after: { key, cipher, resealed: values, files, unopened: failed.length },
      })
    })
  },
})
