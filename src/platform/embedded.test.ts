import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, beforeEach, describe, it } from 'node:test'
import { type OpenDatabase, openDatabase } from './database.ts'
import { kill, startWriter } from './embedded-testing/process.ts'
import { Refusal } from './errors.ts'

const root = mkdtempSync(path.join(tmpdir(), 'zhibu-embedded-'))
after(() => rmSync(root, { recursive: true, force: true }))

let folder: string
let number = 0
beforeEach(() => {
  number += 1
  folder = path.join(root, String(number))
})

async function withDatabase<T>(work: (open: OpenDatabase) => Promise<T>, statementSeconds = 120): Promise<T> {
  const open = await openDatabase({ folder, statementSeconds })
  try {
    return await work(open)
  } finally {
    await open.close()
  }
}

const refused =
  (code: string, facts: Record<string, unknown> = {}) =>
  (error: unknown) => {
    assert.ok(error instanceof Refusal, String(error))
    assert.equal(error.code, code)
    assert.deepEqual({ ...error.facts, ...facts }, error.facts)
    return true
  }

describe('The folder of the embedded database', () => {
  it('is made at the first start and opened at the second', async () => {
    await withDatabase((open) => open.pool.query('create table kept (n int); insert into kept values (1)'))
    const { rows } = await withDatabase((open) => open.pool.query('select n from kept'))
    assert.deepEqual(rows, [{ n: 1 }])
  })

  it('is made again when the first start was cut short', async () => {
    mkdirSync(path.join(folder, 'cluster.draft', 'base'), { recursive: true })
    writeFileSync(path.join(folder, 'format.json'), '{')
    await withDatabase((open) => open.pool.query('select 1'))
    assert.equal(existsSync(path.join(folder, 'cluster.draft')), false)
  })

  it('is not made where something else lies', async () => {
    mkdirSync(folder, { recursive: true })
    writeFileSync(path.join(folder, 'photo.jpg'), '')
    await assert.rejects(openDatabase({ folder }), refused('folder-foreign', { folder }))
    assert.deepEqual(
      readdirSync(folder).filter((name) => name !== 'in-use.sock'),
      ['photo.jpg'],
    )
  })

  it('is not opened by another version of the database', async () => {
    await withDatabase((open) => open.pool.query('select 1'))
    const version = path.join(folder, 'cluster', 'PG_VERSION')
    writeFileSync(version, '17\n')
    await assert.rejects(
      openDatabase({ folder }),
      refused('folder-other-version', { found: 'PostgreSQL 17, format 1' }),
    )
    assert.equal(readFileSync(version, 'utf8'), '17\n')
  })

  it('is opened once: a second time in this process, and by another process, is refused with the pid', async () => {
    await withDatabase(() =>
      assert.rejects(openDatabase({ folder }), refused('folder-in-use', { pid: String(process.pid) })),
    )
    const writer = startWriter(folder)
    await writer.count(2)
    await assert.rejects(
      openDatabase({ folder }),
      refused('folder-in-use', { pid: String(writer.child.pid) }),
    )
    await kill(writer.child)
    await withDatabase((open) => open.pool.query('select 1'))
  })
})

describe('A statement that takes too long', () => {
  it('is stopped; the database goes on with everything that was committed', async () => {
    await withDatabase(async (open) => {
      await open.pool.query('create table kept (n int); insert into kept values (1)')
      const endless = open.pool.query('select count(*) from generate_series(1, 20000000000) a')
      await assert.rejects(endless, refused('statement-too-long', { seconds: 1 }))
      const { rows } = await open.pool.query('select n from kept')
      assert.deepEqual(rows, [{ n: 1 }])
    }, 1)
  })

  it('is let be when it is a migration', async () => {
    await withDatabase(async (open) => {
      const { rows } = await open.withoutLimit(() => open.pool.query('select pg_sleep(1.5), 1 as n'))
      assert.equal(rows[0].n, 1)
    }, 1)
  })
})
