import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { deliveryStatuses } from '../rules.ts'
import { whyNotRetry, yuanOf } from './rules.ts'

describe('A message is sent once more', () => {
  it('when it failed or nobody knows, and never when it is on its way or settled', () => {
    const answers = Object.fromEntries(
      deliveryStatuses.map((status) => [
        status,
        whyNotRetry({ status, because: null, templateKey: 'notice' }),
      ]),
    )
    assert.deepEqual(answers, {
      waiting: 'delivery-settled',
      queued: 'delivery-on-its-way',
      sending: 'delivery-on-its-way',
      sent: 'delivery-settled',
      unknown: null,
      delivered: 'delivery-settled',
      failed: null,
      dropped: 'delivery-settled',
    })
  })

  it('not with words that carriers stop', () => {
    const filtered = { status: 'failed', because: 'filtered', templateKey: 'notice' } as const
    assert.equal(whyNotRetry(filtered), 'delivery-filtered')
  })

  it('not with a code in it: it is kept no longer than until it is handed over', () => {
    const unknown = { status: 'unknown', because: 'interrupted', templateKey: 'approval-by-sms' } as const
    assert.equal(whyNotRetry(unknown), 'delivery-once')
  })
})

describe('What it costs', () => {
  it('is told in yuan, and nothing while nobody knows', () => {
    assert.deepEqual([yuanOf(45), yuanOf(0), yuanOf(null)], [0.045, 0, null])
  })
})
