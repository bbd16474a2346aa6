import { z } from 'zod'
import { type AnyJob, job } from '#platform/jobs.ts'
import { runBackup } from './running/jobs.ts'
import { watchBackups } from './watching/actions.ts'

/** Every ten minutes, and when the program starts: what was missed while it stood still is caught up. */
export const watch = job({
  name: 'safekeeping.watch',
  schema: z.object({}),
  cron: '*/10 * * * *',
  atStart: {},
  run: watchBackups,
})

export const jobs: AnyJob[] = [watch, runBackup]
