import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import { inTransaction, type OpenDatabase } from './database.ts'
import { migrate, readMigrations } from './migrate.ts'
import { realDatabase } from './testing.ts'
import { writeTrail } from './trail.ts'
import { checkTrail } from './trail-check.ts'
import { systemActor } from './world.ts'

const now = new Date('2026-11-24T08:00:00Z')

/** Resolves when as many have arrived as were expected: what follows happens at the same time. */
function meeting(expected: number): () => Promise<void> {
  let arrived = 0
  let open: () => void
  const all = new Promise<void>((resolve) => {
    open = resolve
  })
  return () => {
    arrived += 1
    if (arrived === expected) open()
    return all
  }
}

describe('Two at once, on a real PostgreSQL', () => {
  let open: OpenDatabase
  before(async () => {
    open = await realDatabase()
  })
  after(() => open.close())
  beforeEach(() => open.pool.query(`insert into setting (key, value) values ('a', '1'), ('b', '1')`))
  afterEach(() => open.pool.query('delete from setting'))

  const value = async (key: string) =>
    (await open.db.selectFrom('setting').where('key', '=', key).select('value').executeTakeFirst())?.value

  it('have sessions of their own: neither sees what the other has not committed', async () => {
    const met = meeting(2)
    const parted = meeting(2)
    const writing = inTransaction(open.db, {}, async (db) => {
      await db.updateTable('setting').set({ value: '2' }).where('key', '=', 'a').execute()
      await met()
      await parted()
    })
    const reading = inTransaction(open.db, { readOnly: true }, async (db) => {
      await met()
      const row = await db.selectFrom('setting').where('key', '=', 'a').select('value').executeTakeFirst()
      await parted()
      return row?.value
    })
    assert.equal(await reading, 1)
    await writing
    assert.equal(await value('a'), 2)
  })

  it('read one moment only, however long they read', async () => {
    const [first, second] = await inTransaction(
      open.db,
      { readOnly: true, isolation: 'repeatable read' },
      async (db) => {
        const read = async () =>
          (await db.selectFrom('setting').where('key', '=', 'a').select('value').executeTakeFirst())?.value
        const before = await read()
        const client = await open.pool.connect().catch((error: Error) => error)
        assert.match(
          String(client),
          /use the handle that was given/,
          'there is no other way to the database from here',
        )
        return [before, await read()]
      },
    )
    assert.equal(first, second)
  })

  it('cannot both decide on what the other changes: one of the two is refused', async () => {
    const met = meeting(2)
    // Each empties its own when both are still full: together they would break the rule that one stays full.
    const empty = (key: string) =>
      inTransaction(open.db, { isolation: 'serializable' }, async (db) => {
        const rows = await db.selectFrom('setting').select('value').execute()
        await met()
        if (rows.every((row) => row.value === 1)) {
          await db.updateTable('setting').set({ value: '0' }).where('key', '=', key).execute()
        }
      })
    const results = await Promise.allSettled([empty('a'), empty('b')])
    assert.equal(results.filter(({ status }) => status === 'rejected').length, 1)
    assert.deepEqual([await value('a'), await value('b')].sort(), [0, 1])
  })

  it('write one unbroken trail', async () => {
    const deed = (index: number) => ({ action: 'test', subject: { kind: 'person', id: index } })
    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        inTransaction(open.db, {}, (db) =>
          writeTrail(db, [deed(index), deed(index)], systemActor('测试'), now),
        ),
      ),
    )
    assert.deepEqual(await checkTrail(open.db), { valid: true, entries: 80, firstBroken: null })
  })

  it('lose a connection without losing the pool', async () => {
    const ended = open.pool.query('select pg_terminate_backend(pg_backend_pid())')
    await assert.rejects(ended, /terminating connection|Connection terminated/)
    const { rows } = await open.pool.query('select 1 as n')
    assert.deepEqual(rows, [{ n: 1 }])
  })

  it('bring the database up to date one after the other: one does it all, the others find it done', async () => {
    await open.pool.query('drop schema public cascade; create schema public')
    const applied = await Promise.all([migrate(open), migrate(open), migrate(open)])
    const all = readMigrations().map(({ name }) => name)
    assert.deepEqual(
      applied.sort((a, b) => b.length - a.length),
      [all, [], []],
    )
  })
})
