import { z } from 'zod'
import { type AnyJob, job } from '#platform/jobs.ts'
import { closeOfThoseGone } from './administration/actions.ts'

export const jobs: AnyJob[] = [
  job({
    name: 'accounts.close-of-those-gone',
    schema: z.object({}),
    cron: '40 0 * * *',
    run: (world) => world.transaction(closeOfThoseGone),
  }),
]
