import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Kept, type NewDeed, Outbox, type Outcome } from './outbox.ts'

/** A device and a server that remembers what it did, under which name. */
function device() {
  const kept: Kept[] = []
  const done = new Map<string, unknown>()
  const order: string[] = []
  let keys = 0
  const state = {
    signal: true,
    /** The server does it, but its answer is lost. */
    answersLost: 0,
    clock: 1000,
    owner: { account: 1, acting: 'branch' as string | null } as {
      account: number
      acting: string | null
    } | null,
    revision: 5,
    refuse: new Map<string, Outcome>(),
  }
  const outbox = new Outbox({
    shelf: {
      all: async () => kept.map((one) => structuredClone(one)),
      put: async (one) => {
        const at = kept.findIndex(({ key }) => key === one.key)
        if (at < 0) kept.push(structuredClone(one))
        else kept[at] = structuredClone(one)
      },
      remove: async (key) => {
        const at = kept.findIndex((one) => one.key === key)
        if (at >= 0) kept.splice(at, 1)
      },
    },
    async send({ key, deed, input }) {
      if (!state.signal) return { as: 'later' }
      const refused = state.refuse.get(deed)
      if (refused) return refused
      if ('revision' in input && !done.has(key) && input.revision !== state.revision)
        return { as: 'conflict', said: '刚被别人改过' }
      if (!done.has(key)) {
        state.revision += 1
        order.push(`${deed} ${JSON.stringify(input)}`)
        done.set(key, { revision: state.revision })
      }
      if (state.answersLost > 0) {
        state.answersLost -= 1
        return { as: 'later' }
      }
      return { as: 'done', answer: done.get(key) }
    },
    owner: () => state.owner,
    newKey: () => `key-${++keys}`,
    now: () => state.clock,
  })
  return { outbox, kept, order, state }
}

const deed = (name: string, more: object = {}, about = 'meeting-1'): NewDeed => ({
  deed: name,
  title: name,
  about,
  input: { id: 1, ...more },
})
const states = (kept: readonly Kept[]) => kept.map(({ deed, state }) => `${deed} ${state}`)

describe('The outbox', () => {
  it('sends what is kept, in order, and is empty then', async () => {
    const { outbox, order, kept } = device()
    await outbox.keep(deed('hold', { revision: 5 }))
    await outbox.keep(deed('write', { revision: 5 }))
    await outbox.keep(deed('photo', { files: 1 }))
    await outbox.keep(deed('photo', { files: 2 }))
    await outbox.flush()
    assert.deepEqual(
      order.map((one) => one.split(' ')[0]),
      ['hold', 'write', 'photo', 'photo'],
    )
    assert.deepEqual([kept, outbox.shown()], [[], []])
  })

  it('keeps everything while there is no signal, and sends it once when there is', async () => {
    const { outbox, order, kept, state } = device()
    state.signal = false
    await outbox.keep(deed('hold', { revision: 5 }))
    await outbox.keep(deed('write', { revision: 5 }))
    await outbox.flush()
    await outbox.flush()
    assert.deepEqual(states(outbox.shown()), ['hold waiting', 'write waiting'])
    state.signal = true
    await Promise.all([outbox.flush(), outbox.flush(), outbox.flush()])
    assert.equal(order.length, 2)
    assert.deepEqual(kept, [])
  })

  for (const cut of [1, 2, 3])
    it(`ends the same when the answer is lost ${cut} times: nothing is done twice`, async () => {
      const run = async (lost: number) => {
        const { outbox, order, kept, state } = device()
        state.answersLost = lost
        await outbox.keep(deed('hold', { revision: 5 }))
        await outbox.keep(deed('write', { revision: 5 }))
        await outbox.keep(deed('photo', { files: 1 }))
        for (let round = 0; round <= lost; round++) await outbox.flush()
        assert.deepEqual(kept, [])
        return order
      }
      assert.deepEqual(await run(cut), await run(0))
    })

  it('tries again when the signal comes back while it is still failing', async () => {
    const { outbox, order, state } = device()
    state.answersLost = 1
    await outbox.keep(deed('hold', { revision: 5 }))
    const failing = outbox.flush()
    const asked = outbox.flush()
    await Promise.all([failing, asked])
    assert.deepEqual([outbox.shown().length, order.length], [0, 1])
  })

  it('lets what was done later on the same device build on what the server answered', async () => {
    const { outbox, order } = device()
    await outbox.keep(deed('hold', { revision: 5 }))
    await outbox.keep(deed('write', { revision: 5 }))
    await outbox.flush()
    assert.deepEqual(order, ['hold {"id":1,"revision":5}', 'write {"id":1,"revision":6}'])
  })

  it('replaces what was never sent by what says the same again; what may have arrived it does not', async () => {
    const { outbox, order, state } = device()
    state.signal = false
    await outbox.keep(deed('write', { revision: 5, text: 'a' }))
    await outbox.keep(deed('write', { revision: 5, text: 'b' }))
    assert.equal(outbox.shown().length, 1)
    await outbox.flush()
    state.signal = true
    state.answersLost = 1
    await outbox.flush()
    await outbox.keep(deed('write', { revision: 5, text: 'c' }))
    assert.deepEqual(
      outbox.shown().map(({ input }) => input.text),
      ['b', 'c'],
    )
    await outbox.flush()
    assert.deepEqual(
      order.map((one) => JSON.parse(one.slice(6)).text),
      ['b', 'c'],
    )
  })

  it('holds a conflict back with all that is about the same thing; the rest goes on', async () => {
    const { outbox, order, state } = device()
    state.revision = 9
    await outbox.keep(deed('hold', { revision: 5 }))
    await outbox.keep(deed('photo', { files: 1 }))
    await outbox.keep(deed('write', { revision: 5 }))
    await outbox.keep(deed('hold', { revision: 9 }, 'meeting-2'))
    await outbox.flush()
    assert.deepEqual(states(outbox.shown()), ['hold conflict', 'photo waiting', 'write waiting'])
    assert.equal(outbox.shown()[0]?.said, '刚被别人改过')
    assert.equal(order.length, 1)
    // 保留我的: on top of what the server has now.
    const [stuck] = outbox.shown()
    await outbox.retry(stuck?.key as string, { revision: state.revision })
    await outbox.flush()
    assert.deepEqual(outbox.shown(), [])
    assert.deepEqual(
      order.map((one) => one.split(' ')[0]),
      ['hold', 'hold', 'photo', 'write'],
    )
  })

  it('lets go of what is not to be sent', async () => {
    const { outbox, order, state } = device()
    state.refuse.set('hold', { as: 'refused', said: '请选择主持人' })
    await outbox.keep(deed('hold', { revision: 5 }))
    await outbox.keep(deed('photo', { files: 1 }))
    await outbox.flush()
    assert.deepEqual(states(outbox.shown()), ['hold refused', 'photo waiting'])
    await outbox.drop(outbox.shown()[0]?.key as string)
    await outbox.flush()
    assert.deepEqual(
      order.map((one) => one.split(' ')[0]),
      ['photo'],
    )
  })

  it('replaces what was refused when it is done again, put right', async () => {
    const { outbox, order, state } = device()
    state.refuse.set('hold', { as: 'refused', said: '请选择主持人' })
    await outbox.keep(deed('hold', { revision: 5 }))
    await outbox.flush()
    state.refuse.clear()
    await outbox.keep(deed('hold', { revision: 5, chair: 1 }))
    await outbox.flush()
    assert.deepEqual([outbox.shown(), order.length], [[], 1])
  })

  it('sends nothing in another’s name, shows him nothing, and forgets it after a week', async () => {
    const { outbox, order, kept, state } = device()
    await outbox.keep(deed('hold', { revision: 5 }))
    state.owner = { account: 2, acting: null }
    await outbox.flush()
    assert.deepEqual([outbox.shown(), order, kept.length], [[], [], 1])
    state.owner = null
    await outbox.flush()
    assert.deepEqual([outbox.shown(), order], [[], []])
    await assert.rejects(outbox.keep(deed('hold')), /nobody/)
    state.owner = { account: 1, acting: null }
    await outbox.flush()
    assert.equal(order.length, 1)
    await outbox.keep(deed('write'))
    state.owner = { account: 2, acting: null }
    state.clock += 8 * 24 * 60 * 60 * 1000
    await outbox.flush()
    assert.deepEqual(kept, [])
  })

  it('tells whoever looks when something changes, and when something has arrived', async () => {
    const { outbox, state } = device()
    let changes = 0
    const arrivals: unknown[] = []
    const stop = outbox.onChange(() => {
      changes += 1
    })
    outbox.onArrival(({ deed: name }, answer) => arrivals.push([name, answer]))
    await outbox.keep(deed('hold', { revision: 5 }))
    assert.ok(changes > 0)
    stop()
    const before = changes
    await outbox.flush()
    assert.equal(changes, before)
    assert.deepEqual(arrivals, [['hold', { revision: state.revision }]])
    assert.equal(outbox.sending(), null)
  })
})
