import { z } from 'zod'
import { type AnyJob, job } from '#platform/jobs.ts'
import { closeOfThoseGone } from './administration/actions.ts'
import { forgetOldFailures } from './lockouts/queries.ts'
import { forgetOld } from './sessions/queries.ts'
import { forgetOldAttempts } from './sign-on/queries.ts'

/** What happened is told by the trail, which is kept; the rows of ended sessions need not be. */
const keptDays = 180

export const jobs: AnyJob[] = [
  job({
    name: 'accounts.close-of-those-gone',
    schema: z.object({}),
    cron: '40 0 * * *',
    run: (world) => world.transaction(closeOfThoseGone),
  }),
  job({
    name: 'accounts.forget-old',
    schema: z.object({}),
    cron: '20 3 * * *',
    run: (world) =>
      world.transaction(async (ctx) => {
        await forgetOldFailures(ctx)
        await forgetOldAttempts(ctx)
        await forgetOld(ctx, new Date(ctx.now.getTime() - keptDays * 86_400_000))
      }),
  }),
]
