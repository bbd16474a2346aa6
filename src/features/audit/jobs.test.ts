import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Context } from '#platform/context.ts'
import { openFiles } from '#platform/files.ts'
import type { JobWorld } from '#platform/jobs.ts'
import { type KeyRing, ringWith, withNewKey } from '#platform/key-ring.ts'
import { createSealing } from '#platform/sealing.ts'
import { plantInstitute, startTestApp, type TestApp } from '#src/testing.ts'
import { resealing } from './jobs.ts'

describe('The platform starts with a key that was added', () => {
  let app: TestApp
  const first = ringWith(Buffer.alloc(32, 5))
  before(async () => {
    app = await startTestApp()
    await app.stage(plantInstitute)
    await app.stage(async ({ db }) => {
      const sealed = createSealing(first).seal('13800138000')
      await db.updateTable('person').set({ phone_sealed: sealed }).execute()
    })
  })
  after(() => app.close())

  const worldWith = (ring: KeyRing) => {
    const sealing = createSealing(ring)
    const files = openFiles(`${app.world.files.place}/of-this-test`, sealing)
    const run = <T>(work: (ctx: Context) => Promise<T>) =>
      app.stage((ctx) => work({ ...ctx, sealing, files }))
    return { sealing, world: { transaction: run, read: run } as unknown as JobWorld }
  }
  const phones = () =>
    app.stage(({ db }) => db.selectFrom('person').select('phone_sealed as sealed').execute())
  const told = () =>
    app.stage(({ db }) =>
      db.selectFrom('audit_entry').where('action', '=', 'keys.resealed').select('after').execute(),
    )

  it('leaves everything as it is where there is one key only', async () => {
    const before = await phones()
    await resealing.run(worldWith(first).world, {})
    assert.deepEqual(await phones(), before)
    assert.deepEqual(await told(), [])
  })

  it('and with two seals everything anew, once, and the trail says so', async () => {
    const { sealing, world } = worldWith(withNewKey(first, '2026-11-29', []))
    await resealing.run(world, {})
    await resealing.run(world, {})
    const sealed = await phones()
    assert.ok(sealed.length > 0)
    for (const one of sealed) {
      assert.equal(sealing.sealedWith(one.sealed as Buffer)?.key, 2)
      assert.equal(sealing.open(one.sealed as Buffer), '13800138000')
    }
    const [line, ...more] = await told()
    assert.deepEqual(more, [])
    assert.equal((line?.after as { key: number } | undefined)?.key, 2)
  })
})
