import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { Hono } from 'hono'
import type { OpenDatabase } from './database.ts'
import { openFiles } from './files.ts'
import { lookAtHealth } from './health.ts'
import { createMetrics } from './metrics.ts'
import { serveMonitoring } from './monitoring.ts'
import { createSealing, shut } from './sealing.ts'
import { testDatabase } from './testing.ts'

describe('The institute’s monitoring', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhibu-monitoring-'))
  const sealing = createSealing(Buffer.alloc(32, 1))
  const now = () => new Date('2026-11-24T08:00:00Z')
  let open: OpenDatabase
  let seenAt: Date | null = now()
  let keyHere = true
  let stopping = false
  let address = '127.0.0.1'
  const metrics = createMetrics()
  const site = new Hono()

  before(async () => {
    open = await testDatabase()
    const files = openFiles(path.join(folder, 'files'), sealing)
    serveMonitoring(site, {
      health: () =>
        lookAtHealth({
          open,
          files,
          clock: now,
          sealing: keyHere ? sealing : shut(() => new Error('no key')),
          jobs: { seenAt: () => seenAt } as never,
        }),
      stopping: () => stopping,
      metrics,
      token: 'a-token',
      addressOf: () => address,
    })
  })
  after(async () => {
    await open.close().catch(() => {})
    rmSync(folder, { recursive: true })
  })
  const asked = (where: string, headers: Record<string, string> = {}) => site.request(where, { headers })
  const ready = async () => {
    const answer = await asked('/readyz')
    return { status: answer.status, ...((await answer.json()) as { checks: Record<string, boolean> }) }
  }

  it('hears that it lives, and that it may be given work', async () => {
    assert.equal((await asked('/healthz')).status, 200)
    assert.deepEqual(await ready(), {
      status: 200,
      ready: true,
      stopping: false,
      checks: { database: true, migrations: true, key: true, disk: true, jobs: true },
    })
  })

  it('hears which part does not hold: later work that stands still, a key that is not there, a stop, a database gone', async () => {
    seenAt = new Date('2026-11-24T07:57:00Z')
    assert.deepEqual((await ready()).checks.jobs, false)
    seenAt = now()
    keyHere = false
    assert.deepEqual((await ready()).checks.key, false)
    keyHere = true
    stopping = true
    assert.equal((await ready()).status, 503)
    stopping = false
    assert.equal((await ready()).status, 200)
    await open.pool.query('alter table schema_migration rename to schema_migration_away')
    assert.deepEqual((await ready()).checks.database, false)
    await open.pool.query('alter table schema_migration_away rename to schema_migration')
    assert.equal((await asked('/healthz')).status, 200)
  })

  it('reads the figures on this machine or with the token, and nobody else does', async () => {
    metrics.answered('people.list', 200, 0.02)
    metrics.answered(undefined, 404, 0.001)
    metrics.gauge('zhibu_test', 'x', async () => 7)
    metrics.gauge('zhibu_none', 'x', () => Promise.reject(new Error('gone')))
    const text = await (await asked('/metrics')).text()
    assert.match(text, /zhibu_requests_total\{endpoint="people.list",status="200"\} 1/)
    assert.match(text, /zhibu_request_seconds_bucket\{le="0.03",endpoint="people.list"\} 1/)
    assert.match(text, /^zhibu_test 7$/m)
    assert.match(text, /^zhibu_none Nan$/m)
    assert.match(text, /process_resident_memory_bytes/)
    for (const header of ['x-forwarded-for', 'x-real-ip', 'forwarded'])
      assert.equal(
        (await asked('/metrics', { [header]: '10.0.0.9' })).status,
        404,
        'passed on by a proxy here',
      )
    address = '10.0.0.9'
    assert.equal((await asked('/metrics')).status, 404)
    assert.equal((await asked('/metrics', { authorization: 'Bearer another' })).status, 404)
    assert.equal((await asked('/metrics', { authorization: 'Bearer a-token' })).status, 200)
  })
})
