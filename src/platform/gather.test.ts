import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { Refusal } from './errors.ts'
import { gather } from './gather.ts'

/** Writes what it is given, slowly, and remembers how it came. */
function slowly(breaks: (items: number[]) => boolean = () => false) {
  const batches: number[][] = []
  const write = async (items: number[]) => {
    batches.push(items)
    await wait(5)
    if (breaks(items)) throw new Error('the database broke')
    return items.map((item) => (item < 0 ? new Refusal('conflict', 'negative') : item * 2))
  }
  return { batches, send: gather(write) }
}

describe('What many send at once', () => {
  it('is written together, and each is answered for what he sent', async () => {
    const { batches, send } = slowly()
    assert.deepEqual(await Promise.all([1, 2, 3].map(send)), [2, 4, 6])
    assert.deepEqual(batches, [[1, 2, 3]])
  })

  it('waits for the batch before it, with all that comes meanwhile', async () => {
    const { batches, send } = slowly()
    const first = send(1)
    await wait(2)
    assert.deepEqual(await Promise.all([first, send(2), send(3)]), [2, 4, 6])
    assert.deepEqual(batches, [[1], [2, 3]])
    assert.equal(await send(4), 8)
  })

  it('is written five hundred at a time', async () => {
    const { batches, send } = slowly()
    const many = Array.from({ length: 1201 }, (_, at) => at)
    assert.deepEqual(
      await Promise.all(many.map(send)),
      many.map((one) => one * 2),
    )
    assert.deepEqual(
      batches.map(({ length }) => length),
      [500, 500, 201],
    )
  })

  it('refuses one without the others', async () => {
    const { batches, send } = slowly()
    const [good, bad] = await Promise.allSettled([send(1), send(-1)])
    assert.deepEqual(good, { status: 'fulfilled', value: 2 })
    assert.equal(bad?.status === 'rejected' && bad.reason.code, 'negative')
    assert.equal(batches.length, 1)
  })

  it('when it breaks is tried one by one, so that only the bad one fails', async () => {
    const { batches, send } = slowly((items) => items.includes(13))
    const settled = await Promise.allSettled([1, 13, 3].map(send))
    assert.deepEqual(
      settled.map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason))),
      [2, 'Error: the database broke', 6],
    )
    assert.deepEqual(batches, [[1, 13, 3], [1], [13], [3]])
    assert.equal(await send(5), 10, 'and the queue goes on')
  })

  it('never leaves anybody without an answer', async () => {
    const send = gather(async (items: number[]) => items.slice(1))
    await assert.rejects(send(1), /without an answer/)
  })
})
