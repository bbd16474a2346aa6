import { z } from 'zod'
import { job } from '#platform/jobs.ts'
import { establishmentsToRegister } from './establishments/queries.ts'
import { registerEstablishment } from './establishments/registering/actions.ts'
import { registerResult } from './results/actions.ts'
import { electionsToRegister } from './results/queries.ts'

/** One result: by itself, so that what stands in the way of one holds up no other. */
export const register = job({
  name: 'elections.register',
  schema: z.object({ id: z.number().int().positive() }),
  async run(world, { id }) {
    await world.transaction(async (ctx) => {
      if ((await electionsToRegister(ctx, ctx.today)).includes(id)) await registerResult(ctx, id)
    })
  },
})

/** The same of one establishment, closure or new name. */
export const registerOne = job({
  name: 'elections.establishment',
  schema: z.object({ id: z.number().int().positive() }),
  async run(world, { id }) {
    await world.transaction(async (ctx) => {
      if ((await establishmentsToRegister(ctx, ctx.today)).includes(id)) await registerEstablishment(ctx, id)
    })
  },
})

/** Each minute: what a reply agreed to goes into the register. */
export const sweep = job({
  name: 'elections.sweep',
  schema: z.object({}),
  cron: '* * * * *',
  async run(world) {
    await world.transaction(async (ctx) => {
      for (const id of await electionsToRegister(ctx, ctx.today)) await ctx.later(register, { id })
      for (const id of await establishmentsToRegister(ctx, ctx.today)) await ctx.later(registerOne, { id })
    })
  },
})
