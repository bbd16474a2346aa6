import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { type Broadcast, hearingTogether as hearing, listenersOn } from './broadcast.ts'
import type { OpenDatabase } from './database.ts'
import { type Live, liveOn } from './live.ts'

const fresh = () => liveOn({ kind: 'embedded' } as OpenDatabase)

/** Whoever hears all of it as it is told. */
const hearingTogether = (live: Live, told: Broadcast<number>) =>
  hearing(live, told, async (value) => ({ told: value, last: value === 9 }))

/** Counts how often it is read. */
function counting(more: Partial<Broadcast<number>> = {}) {
  let reads = 0
  const told: Broadcast<number> = {
    key: 'wall',
    topic: 'trail',
    restMs: 30,
    everyMs: 60_000,
    read: async () => {
      reads += 1
      return reads
    },
    ...more,
  }
  return { told, reads: () => reads }
}

describe('Those who hear a broadcast', () => {
  it('hear the same, which is read once for all of them', async () => {
    const live = fresh()
    const { told, reads } = counting()
    const walls = Array.from({ length: 20 }, () => hearingTogether(live, told))
    assert.deepEqual(
      (await Promise.all(walls.map((wall) => wall.next()))).map(({ value }) => value),
      walls.map(() => 1),
    )
    const again = Promise.all(walls.map((wall) => wall.next()))
    for (let at = 0; at < 50; at++) live.publish(['trail'])
    assert.ok((await again).every(({ value }) => value === 2))
    assert.equal(reads(), 2)
    assert.deepEqual(listenersOn(live), { wall: 20 })
    for (const wall of walls) await wall.return?.()
    assert.deepEqual(listenersOn(live), {})
  })

  it('are told what comes later at once, and then what is new', async () => {
    const live = fresh()
    const { told } = counting()
    const first = hearingTogether(live, told)
    assert.equal((await first.next()).value, 1)
    const late = hearingTogether(live, told)
    assert.equal((await late.next()).value, 1)
    live.publish(['trail'])
    assert.deepEqual([(await first.next()).value, (await late.next()).value], [2, 2])
    await first.return?.()
    live.publish(['trail'])
    assert.equal((await late.next()).value, 3)
    await late.return?.()
  })

  it('are told of much that happens in one moment only as often as it rests between', async () => {
    const live = fresh()
    const { told, reads } = counting({ restMs: 100 })
    const wall = hearingTogether(live, told)
    await wall.next()
    const until = performance.now() + 350
    while (performance.now() < until) {
      live.publish(['trail'])
      await wait(5)
    }
    assert.ok(reads() <= 5, `read ${reads()} times`)
    assert.equal((await wall.next()).value, reads())
    await wall.return?.()
  })

  it('hear it now and then even when nothing happens', async () => {
    const wall = hearingTogether(fresh(), counting({ everyMs: 20, restMs: 1 }).told)
    assert.equal((await wall.next()).value, 1)
    assert.equal((await wall.next()).value, 2)
    await wall.return?.()
  })

  it('leave as soon as they go, though nothing is told, and after what is the last', async () => {
    const live = fresh()
    const { told } = counting()
    const wall = hearingTogether(live, told)
    await wall.next()
    const waiting = wall.next()
    await wall.return?.()
    assert.equal((await waiting).done, true)
    assert.deepEqual(listenersOn(live), {})
    const last = hearingTogether(live, { ...told, read: async () => 9 })
    assert.deepEqual(await last.next(), { done: false, value: 9 })
    assert.equal((await last.next()).done, true)
    assert.deepEqual(listenersOn(live), {})
  })

  it('are told that reading failed, and whoever comes next begins anew', async () => {
    const live = fresh()
    let fails = true
    const { told } = counting({
      read: async () => {
        if (fails) throw new Error('no database')
        return 7
      },
    })
    await assert.rejects(hearingTogether(live, told).next(), /no database/)
    fails = false
    const wall = hearingTogether(live, told)
    assert.equal((await wall.next()).value, 7)
    const waiting = wall.next()
    await wall.return?.()
    assert.equal((await waiting).done, true)
  })
})
