import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, beforeEach, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { openDatabase } from './database.ts'
import { besides, kill, startWriter } from './embedded-testing/process.ts'

const root = mkdtempSync(path.join(tmpdir(), 'zhibu-durability-'))
after(() => rmSync(root, { recursive: true, force: true }))

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(root, 'data-'))
})

describe('What was acknowledged', () => {
  it('has been flushed: every commit calls fsync', async () => {
    const open = await openDatabase({ folder })
    const settings = await open.pool.query(
      `select name, setting from pg_settings where name in
        ('fsync', 'full_page_writes', 'synchronous_commit', 'wal_sync_method') order by name`,
    )
    await open.close()
    assert.deepEqual(
      settings.rows.map(({ name, setting }) => `${name}=${setting}`),
      ['fsync=on', 'full_page_writes=on', 'synchronous_commit=on', 'wal_sync_method=fsync'],
    )
    const writer = startWriter(folder, ['--import', besides('count-flushes.mjs')])
    const flushes = () => writer.told().split('flushed').length - 1
    await writer.count(2)
    const before = { flushes: flushes(), commits: writer.lines.length }
    await writer.count(12)
    await wait(50)
    const commits = writer.lines.length - before.commits
    const seen = flushes() - before.flushes
    await kill(writer.child)
    assert.ok(seen >= commits - 1, `${commits} commits, ${seen} flushes`)
  })

  it('survives being killed twenty times in the middle of writing, and nothing half-done remains', async (t) => {
    let acknowledged = 0
    for (let round = 0; round <= 20; round += 1) {
      const writer = startWriter(folder)
      const found = JSON.parse((await writer.count(1))[0] as string)
      assert.ok(found.last >= acknowledged, `${acknowledged} were acknowledged, ${found.last} are there`)
      assert.ok(found.whole, 'every transaction is there as a whole')
      assert.equal(found.rows, 3 * found.last)
      await writer.count(3)
      await wait(Math.random() * 300)
      await kill(writer.child)
      await wait(0)
      acknowledged = Number(writer.lines.at(-1))
    }
    t.diagnostic(`${acknowledged} transactions, 21 kills, none lost`)
  })

  it('is in a copy that is made while the database goes on, and what comes later is not', async () => {
    const open = await openDatabase({ folder })
    await open.pool.query(
      `create table said as select 'before' as words, n from generate_series(1, 1000) as n`,
    )
    const copy = mkdtempSync(path.join(root, 'copy-'))
    await open.pool.query(`insert into said values ('after', 0)`)
    await open.copyTo(copy)
    await open.pool.query(`insert into said values ('much later', 0)`)
    const found = await openDatabase({ folder: copy })
    const count = async ({ pool }: typeof open) =>
      (await pool.query(`select words, count(*)::int as n from said group by words order by words`)).rows
    assert.deepEqual(await count(found), [
      { words: 'after', n: 1 },
      { words: 'before', n: 1000 },
    ])
    assert.equal((await count(open)).length, 3)
    await found.close()
    await open.close()
  })
})
