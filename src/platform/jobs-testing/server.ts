/** Run as a process of its own by jobs.postgres.test.ts, which kills it: does the jobs of a database for ever. */
import { openDatabase } from '../database.ts'
import { startJobs } from '../jobs.ts'
import { hanging, nowhere } from './hanging.ts'

const open = await openDatabase({ url: process.argv[2] as string })
await startJobs(open, [hanging], () => nowhere, {
  poll: true,
  onError: () => {},
  silence: { seconds: 10, lookSeconds: 2 },
})
