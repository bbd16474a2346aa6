import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { OpenDatabase } from '../database.ts'
import { Lines, linesOn } from './lines.ts'

const clock = () => new Date('2026-11-24T08:00:00Z')
const sms = { to: '13800001000', text: '【支部】待办', filed: null, extension: '', key: 'd-1' }

describe('The line for short messages', () => {
  it('is the same as long as its settings are', async () => {
    const lines = new Lines(clock)
    const first = await lines.gateway({ adapter: 'outbox' })
    assert.equal(await lines.gateway({ adapter: 'outbox' }), first)
    const http = { adapter: 'http', address: 'http://127.0.0.1:1/', authorization: '' } as const
    const other = await lines.gateway(http)
    assert.notEqual(other, first)
    assert.equal(await lines.gateway({ ...http }), other)
    await lines.close()
    assert.equal(lines.health(), null)
  })

  it('takes what is only to be looked at, each message under a name of its own', async () => {
    const gateway = await new Lines(clock).gateway({ adapter: 'outbox' })
    assert.deepEqual(await gateway.send(sms), { kind: 'sent', ids: ['outbox-d-1'] })
    assert.equal(gateway.health().state, 'ready')
  })

  it('is one for each database', () => {
    const open = {} as OpenDatabase
    assert.equal(linesOn(open, clock), linesOn(open, clock))
    assert.notEqual(linesOn(open, clock), linesOn({} as OpenDatabase, clock))
  })
})
