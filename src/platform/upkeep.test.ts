import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { inTransaction } from './database.ts'
import { embeddedDatabase } from './testing.ts'
import { startUpkeep, takeMeasure } from './upkeep.ts'

const open = await embeddedDatabase()
after(() => open.close())
const measured = async () => {
  const { rows } = await open.pool.query<{ n: number }>(
    `select reltuples::int as n from pg_class where relname = 'setting'`,
  )
  return rows[0]?.n
}

describe('The embedded database', () => {
  it('knows after a large write how many rows there are', async () => {
    await inTransaction(open.db, {}, async (db) => {
      await db
        .insertInto('setting')
        .values(Array.from({ length: 300 }, (_, n) => ({ key: `k${n}`, value: '1' })))
        .execute()
      await takeMeasure(db)
    })
    assert.equal(await measured(), 300)
  })

  it('is swept by itself while the program runs', async () => {
    await open.db.deleteFrom('setting').execute()
    const log = { info: () => {}, error: (error: unknown) => assert.fail(String(error)) }
    const stop = startUpkeep(open, log, 0)
    for (let tries = 0; (await measured()) !== 0 && tries < 500; tries++) await wait(20)
    stop()
    assert.equal(await measured(), 0)
  })
})
