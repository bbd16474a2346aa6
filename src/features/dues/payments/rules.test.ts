import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { allocate, goesToCentre, receiptNumber, whyNotTake } from './rules.ts'

const open = [
  { month: '2026-03', openFen: 100 },
  { month: '2026-01', openFen: 60 },
  { month: '2026-02', openFen: 100 },
]

describe('An amount', () => {
  it('is for the oldest months first, the last one in part', () => {
    assert.deepEqual(allocate(open, 200), [
      { month: '2026-01', fen: 60 },
      { month: '2026-02', fen: 100 },
      { month: '2026-03', fen: 40 },
    ])
  })

  it('leaves an extra without a month when it is more than is owed', () => {
    assert.deepEqual(allocate(open, 300).at(-1), { month: null, fen: 40 })
    assert.deepEqual(allocate([], 50), [{ month: null, fen: 50 }])
  })

  it('of a thousand yuan or more beyond what is owed goes to the centre', () => {
    assert.equal(goesToCentre([{ month: null, fen: 100_000 }]), true)
    assert.equal(goesToCentre([{ month: null, fen: 99_999 }]), false)
    assert.equal(goesToCentre([{ month: '2026-01', fen: 200_000 }]), false)
  })

  it('is refused when more is given by mistake, or for months long gone without a word', () => {
    const taking = { parts: allocate(open, 300), extra: false, now: '2026-06', note: null }
    assert.equal(whyNotTake(taking)?.code, 'dues-more-than-owed')
    assert.equal(whyNotTake({ ...taking, extra: true }), null)
    assert.equal(whyNotTake({ ...taking, extra: true, now: '2026-07' }), null)
    assert.equal(whyNotTake({ ...taking, extra: true, now: '2026-08' })?.code, 'dues-back-payment')
    assert.equal(whyNotTake({ ...taking, extra: true, now: '2026-08', note: '支部同意' }), null)
  })

  it('has a number of its own on the receipt', () => {
    assert.equal(receiptNumber(2026, 123, 45), '2026-000123-45')
  })
})
