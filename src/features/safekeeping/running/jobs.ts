import { z } from 'zod'
import { job } from '#platform/jobs.ts'
import { makeBackup } from './actions.ts'

/** Makes the backup that was begun. It may take hours; done again, it finds that it has ended. */
export const runBackup = job({
  name: 'safekeeping.run',
  schema: z.object({ id: z.number().int() }),
  hours: 12,
  run: makeBackup,
})
