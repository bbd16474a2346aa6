/** Two servers with the same jobs on one database; the one that does a job is killed. */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { after, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { startJobs } from './jobs.ts'
import { hanging, nowhere } from './jobs-testing/hanging.ts'
import { realDatabase } from './testing.ts'

const open = await realDatabase()
after(() => open.close())
const url = open.pool.options.connectionString as string
await open.pool.query('create table done (process integer, at timestamptz default now())')
const queue = await startJobs(open, [hanging], () => nowhere, {
  poll: false,
  onError: (error) => assert.fail(String(error)),
  silence: { seconds: 10, lookSeconds: 2 },
})
await queue.send(open.db, hanging, {})
await queue.stop()

const servers: ChildProcess[] = []
after(() => servers.map((one) => one.kill('SIGKILL')))
const start = () => {
  const script = fileURLToPath(new URL('jobs-testing/server.ts', import.meta.url))
  const one = spawn(process.execPath, [script, url], { stdio: 'ignore' })
  servers.push(one)
  return one
}
async function doneBy(count: number): Promise<number[]> {
  for (;;) {
    const { rows } = await open.pool.query<{ process: number }>('select process from done order by at')
    if (rows.length >= count) return rows.map((one) => one.process)
    await wait(100)
  }
}

it('A job whose server is killed is another’s as soon as it gave no sign of life, not when its time is over', async () => {
  const first = start()
  assert.deepEqual(await doneBy(1), [first.pid])
  const second = start()
  // As long as it lives, the job stays with it: silent for longer than it may be, it would be the other's.
  await wait(15_000)
  assert.equal((await doneBy(1)).length, 1)
  const ended = once(first, 'exit')
  first.kill('SIGKILL')
  await ended
  const began = performance.now()
  assert.deepEqual(await doneBy(2), [first.pid, second.pid])
  const seconds = (performance.now() - began) / 1000
  assert.ok(seconds < 300, `taken over after ${seconds.toFixed(0)} s, of a quarter of an hour`)
})
