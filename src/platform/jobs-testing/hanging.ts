import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { openDatabase } from '../database.ts'
import { type JobWorld, job } from '../jobs.ts'
import { Lines } from '../messaging/lines.ts'

/** A job that says who does it, and then never ends. */
export const hanging = job({
  name: 'test.hanging',
  schema: z.object({}),
  async run() {
    const open = await openDatabase({ url: process.argv[2] as string, max: 1 })
    await open.pool.query('insert into done (process) values ($1)', [process.pid])
    await wait(3_600_000)
  },
})

/** It touches nothing of the world. */
export const nowhere: JobWorld = {
  lines: new Lines(() => new Date()),
  probe: () => assert.fail(),
  scanner: null,
  transaction: () => assert.fail(),
  read: () => assert.fail(),
}
