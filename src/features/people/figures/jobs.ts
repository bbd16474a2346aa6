import { z } from 'zod'
import { job } from '#platform/jobs.ts'
import { foldFigures } from './queries.ts'

/** Each minute: what was written since joins the folded figures. Reading is exact without it, only slower by and by. */
export const fold = job({
  name: 'people.figures.fold',
  schema: z.object({}),
  cron: '* * * * *',
  run: (world) => world.transaction(async (ctx) => void (await foldFigures(ctx))),
})

/** Each night: whose birthday it is may pass into the next age bracket. */
export const growOlder = job({
  name: 'people.figures.grow-older',
  schema: z.object({}),
  cron: '1 0 * * *',
  run: (world) => world.transaction(async (ctx) => void (await foldFigures(ctx))),
})
