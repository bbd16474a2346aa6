import { z } from 'zod'
import { job } from '#platform/jobs.ts'
import { relayDue } from './actions.ts'

/** On the extranet: sends what came from inside, every minute and whenever something has come. */
export const relayMessages = job({
  name: 'messages.relay',
  schema: z.object({}),
  cron: '* * * * *',
  run: relayDue,
})
