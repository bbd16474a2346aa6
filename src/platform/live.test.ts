import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { OpenDatabase } from './database.ts'
import { hearing, liveOn } from './live.ts'

const open = { kind: 'embedded' } as OpenDatabase

describe('Whoever hears a topic', () => {
  it('gets how it stands at once, and again after each signal, those that came meanwhile as one', async () => {
    const live = liveOn(open)
    let state = 1
    const heard = hearing(live, 'inbox-1', async () => state)
    assert.deepEqual(await heard.next(), { done: false, value: 1 })
    const next = heard.next()
    state = 2
    live.publish(['inbox-1', 'inbox-1'])
    assert.deepEqual(await next, { done: false, value: 2 })
    live.publish(['inbox-1'])
    live.publish(['inbox-1'])
    assert.equal((await heard.next()).value, 2)
    const waiting = heard.next()
    live.publish(['inbox-2'])
    await heard.return?.()
    assert.deepEqual(await waiting, { done: true, value: undefined })
  })

  it('is the same on the same database, and no other', () => {
    assert.equal(liveOn(open), liveOn(open))
    assert.notEqual(liveOn(open), liveOn({ kind: 'embedded' } as OpenDatabase))
  })
})
