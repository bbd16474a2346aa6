import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { ORPCError } from '@orpc/client'
import { type Heard, keepLine } from './line.ts'

type Telling = AsyncIterable<{ shown: number | null }>
type Step = () => Promise<Telling>

async function* saying(...values: (number | null)[]) {
  for (const shown of values) yield { shown }
}
const silent = (signal: AbortSignal): Telling => ({
  [Symbol.asyncIterator]: () => ({
    next: () =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')))
      }),
  }),
})

/** Plays a line whose openings go as the steps say, and answers what was heard; time runs by itself. */
async function play(t: TestContext, steps: ((signal: AbortSignal) => ReturnType<Step>)[]) {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const heard: Heard<number>[] = []
  const leaving = new AbortController()
  let opened = 0
  let listeners = 0
  const { signal } = leaving
  const add = signal.addEventListener.bind(signal)
  const remove = signal.removeEventListener.bind(signal)
  signal.addEventListener = ((...given: Parameters<typeof add>) => {
    listeners += 1
    add(...given)
  }) as typeof add
  signal.removeEventListener = ((...given: Parameters<typeof remove>) => {
    listeners -= 1
    remove(...given)
  }) as typeof remove
  const done = keepLine<number>(
    (attempt) => {
      const step = steps[opened]
      opened += 1
      if (step) return step(attempt)
      leaving.abort()
      return Promise.resolve(saying())
    },
    (one) => heard.push(one),
    signal,
  )
  let over = false
  void done.then(() => {
    over = true
  })
  for (let at = 0; at < 400 && !over; at++) {
    await new Promise(setImmediate)
    t.mock.timers.tick(1_000)
  }
  await done
  return { heard, opened, listeners }
}

const lines = (heard: Heard<number>[]) => heard.map(({ line, shown }) => [line, shown])

describe('The line to a wall', () => {
  it('is opened anew when the server ends it, without a word of it', async (t) => {
    const { heard } = await play(t, [async () => saying(1), async () => saying(2)])
    assert.deepEqual(lines(heard), [
      ['live', 1],
      ['live', 2],
    ])
  })

  it('keeps what was shown while it is broken, and heals', async (t) => {
    const broken = async () => {
      throw new TypeError('Failed to fetch')
    }
    const { heard } = await play(t, [async () => saying(7), broken, broken, async () => saying(8)])
    assert.deepEqual(lines(heard), [
      ['live', 7],
      ['lost', 7],
      ['lost', 7],
      ['live', 8],
    ])
  })

  it('is given up when it falls silent', async (t) => {
    const { heard } = await play(t, [async (signal) => silent(signal), async () => saying(3)])
    assert.deepEqual(lines(heard), [
      ['lost', null],
      ['live', 3],
    ])
  })

  it('says why it is refused, shows nothing then, and asks again after a minute', async (t) => {
    const refused = async () => {
      throw new ORPCError('NOT_FOUND', { status: 404, message: '这个展示链接无效' })
    }
    const { heard } = await play(t, [async () => saying(1), refused, async () => saying(2)])
    assert.deepEqual(
      heard.map(({ line, shown, words }) => [line, shown, words]),
      [
        ['live', 1, null],
        ['refused', null, '这个展示链接无效'],
        ['live', 2, null],
      ],
    )
  })

  it('ends for good when the server says that it is over', async (t) => {
    const { heard, opened } = await play(t, [async () => saying(1, null), async () => saying(2)])
    assert.deepEqual(lines(heard), [
      ['live', 1],
      ['over', null],
    ])
    assert.equal(opened, 1)
  })

  it('leaves no listener behind, however often it was opened', async (t) => {
    const { listeners } = await play(
      t,
      Array.from({ length: 100 }, (_, at) => async () => saying(at)),
    )
    assert.ok(listeners <= 1, `${listeners} listeners`)
  })
})
