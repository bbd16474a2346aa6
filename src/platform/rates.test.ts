import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { OpenDatabase } from './database.ts'
import { createRates as createRatesOn } from './rates.ts'

/** One server, which counts in its memory. */
const createRates = (perMinute: number) => createRatesOn(perMinute, { kind: 'embedded' } as OpenDatabase)

const list = { method: 'GET', path: '/api/people' }
const somebody = (sessionId: number) => ({ actor: { sessionId, name: '张三' }, ip: '10.0.0.1' })
const stranger = (ip: string) => ({ actor: null, ip })

describe('Somebody asks too often', () => {
  it('and is told how many seconds there are to wait, while others go on', async () => {
    const rates = createRates(5)
    for (let time = 0; time < 5; time++) assert.equal(await rates.take(list, somebody(1)), null)
    const seconds = (await rates.take(list, somebody(1))) ?? 0
    assert.ok(seconds > 50 && seconds <= 60, `${seconds} seconds`)
    assert.equal(await rates.take(list, somebody(2)), null)
  })

  it('without being signed in: those behind another address do not suffer', async () => {
    const rates = createRates(2)
    for (let time = 0; time < 6; time++) assert.equal(await rates.take(list, stranger('10.0.0.1')), null)
    assert.ok(await rates.take(list, stranger('10.0.0.1')))
    assert.equal(await rates.take(list, stranger('10.0.0.2')), null)
  })

  it('but a whole institute signs in behind one address', async () => {
    const rates = createRates(1)
    for (let time = 0; time < 50; time++)
      assert.equal(await rates.take({ method: 'POST', path: '/api/session' }, stranger('10.0.0.1')), null)
  })
})
