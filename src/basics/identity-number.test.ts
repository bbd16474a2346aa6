import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays } from './days.ts'
import {
  birthDateOf,
  genderOf,
  identityNumberFor,
  maskIdentityNumber,
  maskPhone,
  whyNotIdentityNumber,
} from './identity-number.ts'

describe('Identity numbers (GB 11643)', () => {
  it('accepts the worked examples', () => {
    assert.equal(whyNotIdentityNumber('11010519491231002X'), null)
    assert.equal(whyNotIdentityNumber('440524188001010014'), null)
  })
  it('says what is wrong', () => {
    assert.equal(whyNotIdentityNumber('11010519491231002x'), 'digits')
    assert.equal(whyNotIdentityNumber('110105194912310021'), 'checksum')
    assert.equal(whyNotIdentityNumber('110105194902300021'), 'birth-date')
    assert.equal(whyNotIdentityNumber('1101051949123100'), 'length')
  })
  it('tells birth day and gender, and hides the middle', () => {
    assert.equal(birthDateOf('11010519491231002X'), '1949-12-31')
    assert.equal(genderOf('11010519491231002X'), 'female')
    assert.equal(genderOf('440524188001010014'), 'male')
    assert.equal(maskIdentityNumber('11010519491231002X'), '1****************X')
    assert.equal(maskPhone('19900001234'), '199****1234')
  })
  it('builds numbers that pass its own check', () => {
    assert.equal(
      whyNotIdentityNumber(identityNumberFor({ region: '110105', birth: '1990-02-28', sequence: 7 })),
      null,
    )
  })
  it('notices any single digit that was typed wrong', () => {
    const number = fc
      .record({ days: fc.integer({ min: 0, max: 40_000 }), sequence: fc.integer({ min: 0, max: 999 }) })
      .map(({ days, sequence }) =>
        identityNumberFor({ region: '110105', birth: addDays('1900-01-01', days), sequence }),
      )
    fc.assert(
      fc.property(
        number,
        fc.integer({ min: 0, max: 16 }),
        fc.integer({ min: 1, max: 9 }),
        (right, at, step) => {
          assert.equal(whyNotIdentityNumber(right), null)
          const wrong = right.slice(0, at) + ((Number(right[at]) + step) % 10) + right.slice(at + 1)
          assert.notEqual(whyNotIdentityNumber(wrong), null)
        },
      ),
    )
  })
})
