import { z } from 'zod'
import { job } from '#platform/jobs.ts'
import { evaluate } from './evaluation/actions.ts'
import { measureKeys } from './measures/rules.ts'

/** One measure: by itself, so that what stands in the way of one holds up no other. */
export const evaluateOne = job({
  name: 'alerts.evaluate',
  schema: z.object({ measure: z.enum(measureKeys) }),
  async run(world, { measure }) {
    await world.transaction((ctx) => evaluate(ctx, measure))
  },
})

/** Each night, and when the program starts: what fell due while it stood still is told then. */
export const nightly = job({
  name: 'alerts.nightly',
  schema: z.object({}),
  cron: '0 2 * * *',
  atStart: {},
  async run(world) {
    await world.transaction(async (ctx) => {
      for (const measure of measureKeys) await ctx.later(evaluateOne, { measure })
    })
  },
})
