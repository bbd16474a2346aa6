import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, describe, it } from 'node:test'
import { everywhere } from '#basics/reach.ts'
import type { Context } from './context.ts'
import { openFiles } from './files.ts'
import { createSealing } from './sealing.ts'
import { realDatabase } from './testing.ts'
import { act, systemActor, type World } from './world.ts'

const open = await realDatabase()
after(() => open.close())
await open.pool.query(`insert into setting (key, value) values ('a', '0'), ('b', '0')`)

const sealing = createSealing(Buffer.alloc(32, 1))
const world: World = {
  open,
  sealing,
  files: openFiles(mkdtempSync(path.join(tmpdir(), 'zhibu-world-')), sealing),
  clock: () => new Date('2026-11-24T08:00:00Z'),
  jobs: null,
  address: 'http://zhibu.test',
  zone: 'intranet',
  demo: false,
  log: { info: () => {}, error: () => '' },
  addressOf: () => '10.0.0.1',
}

/** Adds one to two settings, in the given order, with an audit line; waits between them. */
const addTo = (first: string, second: string, between: () => Promise<unknown>) =>
  act(world, { actor: systemActor(first), reach: everywhere }, async (ctx) => {
    await addOne(ctx, first)
    await between()
    await addOne(ctx, second)
    ctx.record({ action: 'added', subject: { kind: 'setting', id: first } })
  })
const addOne = async ({ db }: Context, key: string) => {
  const { value } = await db
    .selectFrom('setting')
    .where('key', '=', key)
    .select('value')
    .forUpdate()
    .executeTakeFirstOrThrow()
  await db
    .updateTable('setting')
    .set({ value: JSON.stringify(Number(value) + 1) })
    .where('key', '=', key)
    .execute()
}

describe('Two deeds that stand in each other’s way', () => {
  it('are both done once, and both leave their line', async () => {
    let arrived = 0
    const met = () =>
      new Promise<void>((go) => {
        arrived += 1
        const look = () => (arrived >= 2 ? go() : setTimeout(look, 5))
        look()
      })
    await Promise.all([addTo('a', 'b', met), addTo('b', 'a', met)])
    assert.equal(arrived, 3, 'one of them was undone and done again')
    const { rows } = await open.pool.query(`select value from setting where key in ('a', 'b')`)
    assert.deepEqual(
      rows.map((row) => row.value),
      [2, 2],
    )
    const trail = await open.pool.query(`select count(*) as n from audit_entry where action = 'added'`)
    assert.equal(trail.rows[0].n, 2)
  })
})
