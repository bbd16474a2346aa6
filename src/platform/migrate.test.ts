import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import type { OpenDatabase } from './database.ts'
import { Refusal } from './errors.ts'
import { digestOf, migrate, readMigrations } from './migrate.ts'
import { testDatabase } from './testing.ts'

let folder: string
const file = (name: string, sql: string) => writeFileSync(path.join(folder, name), sql)
const refused = (code: string, migration: string) => (error: unknown) =>
  error instanceof Refusal && error.code === code && error.facts.migration === migration

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'zhibu-migrations-'))
  file('0001-flag.sql', 'create table flag (colour text);\n')
  file('0002-pole.sql', `insert into flag values ('red');\n`)
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('The files of migrations', () => {
  it('come in the order of their numbers, and mean the same with either kind of line ending', () => {
    const unix = readMigrations(folder)
    assert.deepEqual(
      unix.map(({ name }) => name),
      ['0001-flag.sql', '0002-pole.sql'],
    )
    file('0001-flag.sql', 'create table flag (colour text);\r\n')
    assert.equal(digestOf(readMigrations(folder)), digestOf(unix))
    file('0001-flag.sql', 'create table flag (color text);\n')
    assert.notEqual(digestOf(readMigrations(folder)), digestOf(unix))
  })

  it('are named by a number and a noun, each number once', () => {
    file('pole.sql', '')
    assert.throws(() => readMigrations(folder), /pole\.sql is not named NNNN-noun\.sql/)
    rmSync(path.join(folder, 'pole.sql'))
    file('0002-rope.sql', '')
    assert.throws(() => readMigrations(folder), /two migrations have the number 0002/)
  })
})

describe('Bringing a database up to date', () => {
  let open: OpenDatabase
  before(async () => {
    open = await testDatabase()
  })
  // The program's own migrations are forgotten: these are others.
  beforeEach(() => open.pool.query('drop table if exists flag, rope; truncate schema_migration'))
  after(() => open.close())

  const colours = async () => (await open.pool.query('select colour from flag')).rows.map((row) => row.colour)

  it('applies what is waiting, once', async () => {
    assert.deepEqual(await migrate(open, folder), ['0001-flag.sql', '0002-pole.sql'])
    assert.deepEqual(await migrate(open, folder), [])
    assert.deepEqual(await colours(), ['red'])
    file('0003-rope.sql', 'create table rope ()')
    assert.deepEqual(await migrate(open, folder), ['0003-rope.sql'])
  })

  it('goes as far as it is told, for the restoring of an older backup', async () => {
    assert.deepEqual(await migrate(open, folder, '0001-flag.sql'), ['0001-flag.sql'])
    assert.deepEqual(await colours(), [])
    assert.deepEqual(await migrate(open, folder), ['0002-pole.sql'])
  })

  it('leaves nothing of a file that fails, keeps those before it, and names the line', async () => {
    file('0003-rope.sql', 'create table rope ();\ninsert into flag values (1, 2);\n')
    await assert.rejects(migrate(open, folder), /^Error: 0003-rope\.sql line 2: INSERT has more expressions/)
    assert.deepEqual(await colours(), ['red'])
    file('0003-rope.sql', 'create table rope ()')
    assert.deepEqual(await migrate(open, folder), ['0003-rope.sql'])
  })

  it('refuses a file that was changed after it was applied', async () => {
    await migrate(open, folder)
    file('0001-flag.sql', 'create table flag (colour text, width int);\n')
    await assert.rejects(migrate(open, folder), refused('migration-edited', '0001-flag.sql'))
  })

  it('refuses a file that was put before one already applied', async () => {
    await migrate(open, folder)
    file('0000-ground.sql', 'create table ground ()')
    await assert.rejects(migrate(open, folder), refused('migration-late', '0000-ground.sql'))
  })

  it('refuses a database that a newer program has been at', async () => {
    await migrate(open, folder)
    rmSync(path.join(folder, '0002-pole.sql'))
    await assert.rejects(migrate(open, folder), refused('migration-unknown', '0002-pole.sql'))
  })
})
