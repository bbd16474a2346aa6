import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { inTransaction, type OpenDatabase } from './database.ts'
import { type AnyJob, type JobQueue, type JobWorld, job, startJobs } from './jobs.ts'
import { Lines } from './messaging/lines.ts'
import { testDatabase } from './testing.ts'

const done: unknown[] = []
let troubles = 0

const ring = job({
  name: 'test.ring',
  schema: z.object({ bell: z.string() }),
  run: async (_world, { bell }) => {
    if (bell === 'cracked' && troubles > 0) {
      troubles -= 1
      throw new Error('the bell is cracked')
    }
    done.push(bell)
  },
})
const count = job({
  name: 'test.count',
  schema: z.object({ n: z.number().default(1) }),
  run: async (_world, { n }) => {
    done.push(n)
  },
})

/** These jobs touch nothing of the world. */
const nowhere: JobWorld = {
  lines: new Lines(() => new Date()),
  probe: () => assert.fail(),
  scanner: null,
  transaction: () => assert.fail(),
  read: () => assert.fail(),
}

describe('Work that happens later', () => {
  let open: OpenDatabase
  let queue: JobQueue
  const problems: unknown[] = []
  const ended: string[] = []
  const begin = (poll: boolean, jobs: AnyJob[] = [ring, count]) =>
    startJobs(open, jobs, () => nowhere, {
      poll,
      onError: (error) => problems.push(error),
      onFailed: (error, job) => ended.push(`${job} failed: ${(error as Error).message}`),
      onDone: (job) => ended.push(`${job} done`),
    })
  const send = (bell: string) => inTransaction(open.db, {}, (db) => queue.send(db, ring, { bell }))

  before(async () => {
    open = await testDatabase()
  })
  beforeEach(() => {
    done.length = 0
    problems.length = 0
    ended.length = 0
  })
  afterEach(async () => {
    await queue.stop()
    assert.deepEqual(problems, [])
  })
  after(() => open.close())

  it('runs once the transaction that asked for it is committed, and only once', async () => {
    queue = await begin(false)
    await inTransaction(open.db, {}, async (db) => {
      await queue.send(db, ring, { bell: 'first' })
      await queue.send(db, count, {})
      assert.deepEqual(done, [])
    })
    assert.equal(await queue.drain(), 2)
    assert.deepEqual(done, ['first', 1])
    assert.equal(await queue.drain(), 0)
  })

  it('is forgotten with a transaction that is undone', async () => {
    queue = await begin(false)
    const work = inTransaction(open.db, {}, async (db) => {
      await queue.send(db, ring, { bell: 'never' })
      throw new Error('changed my mind')
    })
    await assert.rejects(work, /changed my mind/)
    assert.equal(await queue.drain(), 0)
  })

  it('is refused when its data are not what the job can read', async () => {
    queue = await begin(false)
    await assert.rejects(
      inTransaction(open.db, {}, (db) => queue.send(db, ring, { bell: 3 })),
      /bell/,
    )
  })

  it('takes up at every start what was left lying', async () => {
    queue = await begin(true, [job({ ...count, name: 'test.start', atStart: { n: 7 } })])
    for (let tries = 0; tries < 40 && done.length === 0; tries++) await wait(100)
    assert.deepEqual(done, [7])
  })

  it('by the clock ends with the version that knew it', async () => {
    const clocks = async () =>
      (await open.pool.query('select name from pgboss.schedule order by name')).rows.map(({ name }) => name)
    const nightly = (name: string) => job({ ...count, name, cron: '0 3 * * *' })
    queue = await begin(true, [nightly('test.kept'), nightly('test.old')])
    assert.deepEqual(await clocks(), ['test.kept', 'test.old'])
    await queue.stop()
    queue = await begin(true, [nightly('test.kept')])
    assert.deepEqual(await clocks(), ['test.kept'])
  })

  it('waits for the next start when the program stops', async () => {
    queue = await begin(false)
    await send('patient')
    await queue.stop()
    queue = await begin(false)
    await queue.drain()
    assert.deepEqual(done, ['patient'])
  })

  it('is picked up by itself within seconds while the server runs', async () => {
    queue = await begin(true)
    await send('evening')
    for (let tries = 0; !done.length && tries < 100; tries += 1) await wait(100)
    assert.deepEqual(done, ['evening'])
  })

  it('is tried again later after a failure, which is told by its name', async () => {
    troubles = 1
    queue = await begin(true)
    await send('cracked')
    const state = async () =>
      (await open.pool.query(`select state from pgboss.job where data->>'bell' = 'cracked'`)).rows[0]?.state
    for (let tries = 0; (await state()) !== 'retry' && tries < 100; tries += 1) await wait(100)
    assert.equal(await state(), 'retry')
    assert.deepEqual(done, [])
    await open.pool.query(`update pgboss.job set start_after = now() where data->>'bell' = 'cracked'`)
    for (let tries = 0; !done.length && tries < 100; tries += 1) await wait(100)
    assert.deepEqual(done, ['cracked'])
    assert.deepEqual(ended, ['test.ring failed: the bell is cracked', 'test.ring done'])
    assert.ok(queue.seenAt(), 'its tables answered')
  })
})
