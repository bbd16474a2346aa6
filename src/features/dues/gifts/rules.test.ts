import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { whyNotForward, whyNotReceipt } from './rules.ts'

const today = '2026-11-24'

describe('A gift of 1000 yuan or more', () => {
  it('is handed on once, after it was given', () => {
    const given = { state: 'kept', forwardedOn: '2026-11-10', paidOn: '2026-11-01', today } as const
    const code = (change: object) => whyNotForward({ ...given, ...change })?.code ?? null
    assert.deepEqual(
      [{}, { forwardedOn: '2026-10-31' }, { forwardedOn: '2026-11-25' }, { state: 'forwarded' }].map(code),
      [null, 'dues-gift-day', 'dues-gift-day', 'dues-gift-forwarded'],
    )
  })

  it('has the receipt of the centre after that', () => {
    const given = { state: 'forwarded', forwardedOn: '2026-11-10', receiptedOn: '2026-11-20', today } as const
    const code = (change: object) => whyNotReceipt({ ...given, ...change })?.code ?? null
    assert.deepEqual(
      [
        {},
        { receiptedOn: '2026-11-09' },
        { receiptedOn: '2026-11-25' },
        { state: 'kept', forwardedOn: null },
        { state: 'receipted' },
      ].map(code),
      [
        null,
        'dues-gift-receipt-day',
        'dues-gift-receipt-day',
        'dues-gift-not-forwarded',
        'dues-gift-not-forwarded',
      ],
    )
  })
})
