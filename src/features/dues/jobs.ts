import { z } from 'zod'
import { monthOf } from '#basics/days.ts'
import { job } from '#platform/jobs.ts'
import { openCases } from './cases/actions.ts'
import { makeRoll } from './roll/making/actions.ts'

/** Each night: the roll of the month for everybody, made or brought up to date; cases of those six months behind. */
export const nightly = job({
  name: 'dues.nightly',
  schema: z.object({}),
  cron: '20 3 * * *',
  async run(world) {
    await world.transaction(async (ctx) => {
      const month = monthOf(ctx.today)
      const { made, corrected, voided } = await makeRoll(ctx, month, { path: '' }, '名册有变动，每晚核对')
      const opened = await openCases(ctx)
      if (made + corrected + voided + opened > 0)
        ctx.record({
          action: 'dues.rollMade',
          subject: { kind: 'dues', id: month, name: '党费名册' },
          after: { month, made, corrected, voided },
        })
    })
  },
})
