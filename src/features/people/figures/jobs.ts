import { z } from 'zod'
import { job } from '#platform/jobs.ts'
import { foldFigures, rebuildFigures, recountFigures } from './queries.ts'

/** Each minute: what was written since joins the folded figures. Reading is exact without it, only slower by and by. */
export const fold = job({
  name: 'people.figures.fold',
  schema: z.object({}),
  cron: '* * * * *',
  async run(world) {
    await world.transaction(foldFigures)
  },
})

/** Each night: whose birthday it is may pass into the next age bracket; and everything is counted anew and compared. */
export const recount = job({
  name: 'people.figures.recount',
  schema: z.object({}),
  cron: '1 0 * * *',
  async run(world) {
    await world.transaction(foldFigures)
    const faults = await world.read(recountFigures)
    if (faults.length === 0) return
    await world.transaction(async (ctx) => {
      await rebuildFigures(ctx)
      const subject = { kind: 'figures', id: 'dashboard', name: '看板数字' }
      ctx.record({
        action: 'figures.recounted',
        subject,
        before: { faults },
        reason: '与名册不符，已重新清点',
      })
    })
  },
})
