import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { sql } from 'kysely'
import { type Database, inTransaction, type OpenDatabase, openDatabase } from './database.ts'
import { Refusal } from './errors.ts'
import { testDatabase } from './testing.ts'

let open: OpenDatabase
before(async () => {
  open = await testDatabase()
})
after(() => open.close())

const one = async (text: string, values: unknown[] = []) => {
  const { rows } = await open.pool.query(`select ${text} as value`, values)
  return rows[0]?.value
}

describe('What comes out of the database', () => {
  for (const [expression, value] of [
    [`date '2026-02-28'`, '2026-02-28'],
    [`timestamptz '2026-11-24 16:00:00.5+08'`, '2026-11-24T08:00:00.500Z'],
    [`timestamptz 'infinity'`, 'infinity'],
    ['9007199254740991::bigint', 9007199254740991],
    ['12.50::numeric', 12.5],
    ['count(*)', 1],
    [`array[date '2026-01-01', null]`, ['2026-01-01', null]],
    ['array[1::bigint, 2]', [1, 2]],
    [`'{"a": [1, null]}'::jsonb`, { a: [1, null] }],
    [`'𬭎'::text`, '𬭎'],
    [`'\\x00ff'::bytea`, Buffer.from([0, 255])],
  ] as const) {
    it(`${expression} is ${JSON.stringify(value)}`, async () =>
      assert.deepEqual(await one(expression), value))
  }

  it('is never a whole number that has lost its last digit', async () => {
    await assert.rejects(one('9007199254740993::bigint'), /too large to be an exact number/)
  })

  it('is the same day whatever the zone of the machine', async () => {
    assert.equal(await one("current_setting('TimeZone')"), 'UTC')
  })
})

describe('A session', () => {
  it('goes on after an error', async () => {
    for (let round = 0; round < 10; round += 1) {
      await assert.rejects(open.pool.query('select nothing'), /nothing/)
      assert.equal(await one('1'), 1)
    }
  })

  it('takes many questions at once', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => one('$1::int', [index])))
    assert.deepEqual(
      answers,
      Array.from({ length: 50 }, (_, index) => index),
    )
  })

  it('carries long texts both ways', async () => {
    const text = '党'.repeat(3_000_000)
    assert.equal(await one('$1::text', [text]), text)
  })
})

describe('A transaction', () => {
  beforeEach(() => open.pool.query(`delete from setting; insert into setting (key, value) values ('n', '0')`))
  const now = async (db: Database = open.db) =>
    (await db.selectFrom('setting').where('key', '=', 'n').select('value').executeTakeFirst())?.value
  const set = (db: Database, value: number) =>
    db
      .updateTable('setting')
      .set({ value: JSON.stringify(value) })
      .where('key', '=', 'n')
      .execute()

  it('is kept when the work ends well', async () => {
    assert.equal(await inTransaction(open.db, {}, async (db) => (await set(db, 1)) && 'done'), 'done')
    assert.equal(await now(), 1)
  })

  it('is undone when the work throws', async () => {
    const work = inTransaction(open.db, {}, async (db) => {
      await set(db, 1)
      throw new Refusal('conflict', 'changed-my-mind')
    })
    await assert.rejects(work, (error) => error instanceof Refusal)
    assert.equal(await now(), 0)
  })

  it('that only reads cannot write', async () => {
    await assert.rejects(
      inTransaction(open.db, { readOnly: true }, (db) => set(db, 1)),
      /read-only transaction/,
    )
    assert.equal(await now(), 0)
    await inTransaction(open.db, {}, (db) => set(db, 2))
    assert.equal(await now(), 2, 'and the next one can')
  })

  it('has the isolation that was asked for', async () => {
    for (const isolation of ['read committed', 'repeatable read', 'serializable'] as const) {
      const shown = await inTransaction(open.db, { isolation, readOnly: true }, async (db) => {
        const { rows } = await sql<{ transaction_isolation: string }>`show transaction_isolation`.execute(db)
        return rows[0]?.transaction_isolation
      })
      assert.equal(shown, isolation)
    }
  })

  it('tells at once when the outer handle is used inside it', async () => {
    const work = inTransaction(open.db, {}, async (db) => {
      await set(db, 1)
      return now(open.db)
    })
    await assert.rejects(work, /use the handle that was given/)
    assert.equal(await now(), 0)
  })

  it('does not mind the outer handle in work that merely began inside it', async () => {
    let later: Promise<unknown> = Promise.resolve()
    await inTransaction(open.db, {}, async (db) => {
      await set(db, 3)
      later = new Promise((resolve) => setTimeout(() => resolve(now()), 50))
    })
    assert.equal(await later, 3)
  })

  it('waits for its turn, and loses nothing', async () => {
    const add = () =>
      inTransaction(open.db, {}, async (db) => {
        const { value } = await db
          .selectFrom('setting')
          .where('key', '=', 'n')
          .select('value')
          .forUpdate()
          .executeTakeFirstOrThrow()
        await set(db, (value as number) + 1)
      })
    await Promise.all(Array.from({ length: 20 }, add))
    assert.equal(await now(), 20)
  })
})

describe('A database that is asked too much', () => {
  it('says that it is busy instead of keeping people waiting for ever', async () => {
    const busy = await openDatabase({ memory: true, waitSeconds: 1 })
    try {
      await inTransaction(busy.db, {}, async () => {
        const other = Promise.resolve().then(() => busy.pool.query('select 1'))
        await assert.rejects(other, /use the handle/)
      })
      const client = await busy.pool.connect()
      await assert.rejects(
        busy.pool.query('select 1'),
        (error) => error instanceof Refusal && error.code === 'database-busy' && error.facts.seconds === 1,
      )
      client.release()
    } finally {
      await busy.close()
    }
  })
})
