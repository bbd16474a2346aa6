import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { asOfYear, narrowed, whyNotYear } from './rules.ts'

describe('The ledger of a year', () => {
  it('is told as of its last day, and while the year runs as of today', () => {
    assert.equal(asOfYear(2025, '2026-11-24'), '2025-12-31')
    assert.equal(asOfYear(2026, '2026-11-24'), '2026-11-24')
    assert.equal(asOfYear(2026, '2026-12-31'), '2026-12-31')
    assert.equal(asOfYear(2026, '2027-01-01'), '2026-12-31')
  })

  it('is not there before the year begins', () => {
    assert.equal(whyNotYear(2027, '2026-12-31'), 'ledger-year-ahead')
    assert.equal(whyNotYear(2027, '2027-01-01'), null)
  })

  it('leads to lists narrowed to the branch', () => {
    assert.equal(narrowed('/meetings', 7), '/meetings?organizationId=7')
    assert.equal(narrowed('/dues', 7, { month: '2026-03' }), '/dues?organizationId=7&month=2026-03')
  })
})
