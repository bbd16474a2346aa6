import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { Refusal } from './errors.ts'
import { createQueue, hashPassword, isPassword } from './passwords.ts'

describe('A password', () => {
  it('is kept as Argon2id, each time with another salt', async () => {
    const [one, other] = [await hashPassword('Xinghe-2026'), await hashPassword('Xinghe-2026')]
    assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    assert.notEqual(one, other)
    assert.equal(await isPassword('Xinghe-2026', one), true)
    assert.equal(await isPassword('xinghe-2026', one), false)
  })

  it('is never the right one where there is no account, and finding out costs the same', async () => {
    const stored = await hashPassword('Xinghe-2026')
    const cost = async (hash: string | null) => {
      const began = process.cpuUsage()
      assert.equal(await isPassword('guess', hash), false)
      const { user, system } = process.cpuUsage(began)
      return user + system
    }
    await cost(null)
    const least = async (hash: string | null) =>
      Math.min(await cost(hash), await cost(hash), await cost(hash), await cost(hash), await cost(hash))
    const [known, unknown] = [await least(stored), await least(null)]
    assert.ok(unknown > known / 2 && unknown < known * 2, `${unknown} µs against ${known} µs`)
  })
})

describe('The queue', () => {
  it('lets only a few work at once, the first to come first', async () => {
    const queue = createQueue(2, 100)
    let [running, most] = [0, 0]
    const order: number[] = []
    const work = (number: number) =>
      queue(async () => {
        running += 1
        most = Math.max(most, running)
        await turn()
        running -= 1
        order.push(number)
      })
    await Promise.all(Array.from({ length: 50 }, (_, number) => work(number)))
    assert.equal(most, 2)
    assert.deepEqual(
      order,
      [...order].sort((a, b) => a - b),
    )
  })

  it('goes on after a failure and refuses when too many wait', async () => {
    const queue = createQueue(1, 1)
    await assert.rejects(
      queue(() => Promise.reject(new Error('broken'))),
      /broken/,
    )
    const slow = queue(turn)
    const waiting = queue(turn)
    await assert.rejects(queue(turn), (error) => error instanceof Refusal && error.code === 'passwords-busy')
    await Promise.all([slow, waiting])
    assert.equal(await queue(async () => 'done'), 'done')
  })
})
