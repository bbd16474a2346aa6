/** Rows of every kind go from one kind of database to the other and back, and what is not the same is found. */
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import fc from 'fast-check'
import type { PoolClient } from 'pg'
import { PgBoss } from 'pg-boss'
import { carriedTables } from '../backup/tables.ts'
import type { OpenDatabase } from '../database.ts'
import { Refusal } from '../errors.ts'
import { embeddedDatabase, realDatabase } from '../testing.ts'
import { compare, moveRows, refuseToMove } from './rows.ts'
import { moveWaiting } from './waiting.ts'

const columns = {
  words: 'text',
  tree: 'jsonb',
  raw: 'bytea',
  day: 'date',
  moment: 'timestamptz',
  exact: 'numeric',
  near: 'double precision',
  big: 'bigint',
  many: 'integer[]',
  names: 'text[]',
  span: 'daterange',
  yes: 'boolean',
  mark: 'uuid',
}

/** Rare characters, also beyond the first plane; PostgreSQL keeps no zero byte in a text. */
const words = fc.oneof(
  fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', '')),
  fc.constantFrom('𠮷田', '㐀䶵', '\u{2ebe0}', 'e\u0301', '\r\n\t\\', '\\N', '"', "'", '{}', '', ' ', '﻿', '‮'),
)
const numberText = fc.constantFrom('0', '-0.10', '1e-20', '123456789012345678901234567890.123456789', 'NaN')
const values: Record<keyof typeof columns, fc.Arbitrary<unknown>> = {
  words,
  tree: fc.oneof(
    fc.constantFrom('null', '[]', '{"a":{"b":[1.10,null,"𠮷"]}}', '"\\\\u0041"', '1e300', '0.1'),
    fc
      .jsonValue({ maxDepth: 3 })
      .map((value) => JSON.stringify(value).replace(/\\u0000|\\ud[89a-f]../gi, '')),
  ),
  raw: fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
  day: fc.constantFrom('0001-01-01', '1900-02-28', '2024-02-29', '9999-12-31', 'infinity', '0044-03-15 BC'),
  moment: fc.constantFrom(
    '1970-01-01 00:00:00+00',
    '2026-11-29 23:59:59.999999+08',
    '-infinity',
    '1937-01-01+08',
  ),
  exact: numberText,
  near: fc.oneof(fc.double().map(String), fc.constantFrom('Infinity', '-0', '5e-324', '0.1')),
  big: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String),
  many: fc.constantFrom('{}', '{1,NULL,-3}', '{{1,2},{3,4}}', '[0:1]={7,8}'),
  names: fc.array(fc.option(words), { maxLength: 4 }),
  span: fc.constantFrom('empty', '[2026-01-01,)', '(,2026-01-01)', '[2026-01-01,2026-02-01)'),
  yes: fc.boolean(),
  mark: fc.uuid(),
}
const row = fc.tuple(...Object.values(values).map((one) => fc.option(one)))

const odd = `create table odd (id integer generated always as identity primary key, ${Object.entries(columns)
  .map(([name, type]) => `${name} ${type}`)
  .join(', ')});
  create table keyless (a text, b integer);
  create table doubled (n integer primary key, twice integer generated always as (n * 2) stored)`

async function plant({ pool }: OpenDatabase, rows: unknown[][]): Promise<void> {
  const names = Object.keys(columns)
  const places = names.map((_, at) => `$${at + 1}`).join(', ')
  for (const one of rows) await pool.query(`insert into odd (${names.join(', ')}) values (${places})`, one)
  await pool.query(`delete from odd where id % 3 = 0;
    insert into keyless values ('甲', 1), ('甲', 1), (null, null);
    insert into doubled (n) select generate_series(1, 4500)`)
}

const code = (wanted: string) => (error: unknown) => error instanceof Refusal && error.code === wanted

describe('Rows that are moved from one kind of database to the other', () => {
  const opened: OpenDatabase[] = []
  after(() => Promise.all(opened.map((one) => one.close())))
  async function fresh(kind: 'embedded' | 'real'): Promise<OpenDatabase> {
    const open = kind === 'real' ? await realDatabase() : await embeddedDatabase()
    opened.push(open)
    await open.pool.query(odd)
    return open
  }

  it('are the same over there and back again, however odd they are, and numbers go on', async () => {
    const rows = fc.sample(row, 150)
    const [first, server, back] = [await fresh('embedded'), await fresh('real'), await fresh('embedded')]
    await plant(first, rows)
    const there = await moveRows(first, server)
    assert.equal(there.find(({ name }) => name === 'odd')?.rows, 100)
    assert.equal(there.find(({ name }) => name === 'keyless')?.rows, 3)
    assert.equal(there.find(({ name }) => name === 'doubled')?.rows, 4500)
    assert.deepEqual(await moveRows(server, back), there)
    for (const { pool } of [server, back]) {
      const next = await pool.query(`insert into odd (yes) values (true) returning id`)
      assert.equal(next.rows[0].id, 151)
    }
  })

  it('and are refused, with nothing touched, where there is something already', async () => {
    const [from, to] = [await fresh('embedded'), await fresh('real')]
    await to.pool.query(`insert into keyless values ('别人的', 1)`)
    await assert.rejects(refuseToMove(from, to), code('move-not-empty'))
    assert.equal((await to.pool.query('select from keyless')).rowCount, 1)
  })

  it('are none at all where one of them does not arrive', async () => {
    const [from, to] = [await fresh('embedded'), await fresh('real')]
    await plant(from, fc.sample(row, 10))
    await to.pool.query(`create rule swallow as on insert to keyless where new.b is null do instead nothing`)
    await assert.rejects(moveRows(from, to), code('move-differs'))
    assert.equal((await to.pool.query('select from odd')).rowCount, 0)
    await to.pool.query('drop rule swallow on keyless')
    await moveRows(from, to)
  })

  it('are held against each other one by one: the first that differs is named by its key', async () => {
    const [from, to] = [await fresh('embedded'), await fresh('real')]
    await plant(from, fc.sample(row, 10))
    await moveRows(from, to)
    await to.pool.query(`update keyless set b = 3 where a is null; delete from odd where id = 1`)
    const [there, here] = [await from.pool.connect(), await to.pool.connect()]
    try {
      const tables = await carriedTables(there)
      const held = (name: string) =>
        compareIn(
          there,
          here,
          tables.find((one) => one.name === name),
        )
      await assert.rejects(held('keyless'), code('move-differs'))
      await assert.rejects(held('odd'), (error: Refusal) => error.facts.row === '1')
      assert.equal((await held('doubled')).rows, 4500)
    } finally {
      there.release(true)
      here.release(true)
    }
  })

  async function compareIn(
    from: PoolClient,
    to: PoolClient,
    table: Parameters<typeof compare>[2] | undefined,
  ) {
    assert.ok(table)
    for (const client of [from, to]) await client.query('begin')
    try {
      return await compare(from, to, table)
    } finally {
      for (const client of [from, to]) await client.query('rollback')
    }
  }

  it('what somebody asked for and waits is asked for over there, and once', async () => {
    const [from, to] = [await fresh('embedded'), await fresh('real')]
    assert.equal(await moveWaiting(from, to), 0)
    const asked = { orders: [{ id: 1, text: '𠮷' }] }
    const boss = new PgBoss({
      db: { executeSql: (text, given) => from.pool.query(text, given as unknown[]) },
      schedule: false,
      supervise: false,
    })
    await boss.start()
    await boss.createQueue('letters')
    await boss.send('letters', asked)
    await boss.send('letters', { later: true }, { startAfter: 3600 })
    await boss.stop({ graceful: false })
    assert.equal(await moveWaiting(from, to), 2)
    assert.equal(await moveWaiting(from, to), 2)
    const { rows } = await to.pool.query(
      `select data, start_after > now() + interval '50 minutes' as later from pgboss.job where name = 'letters' order by 2`,
    )
    assert.deepEqual(rows, [
      { data: asked, later: false },
      { data: { later: true }, later: true },
    ])
  })
})
