import { z } from 'zod'
import { job } from '#platform/jobs.ts'
import { refreshAnswers } from './standing/actions.ts'

/** Each night: whoever came to a branch or left it changes who still lacks a talk, and so whether the year's demand is met. */
export const answers = job({
  name: 'talks.answers',
  schema: z.object({}),
  cron: '23 1 * * *',
  async run(world) {
    await world.transaction(refreshAnswers)
  },
})
