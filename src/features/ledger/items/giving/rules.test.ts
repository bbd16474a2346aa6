import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { knownFacts, whyNotGive } from './rules.ts'

const today = '2026-11-24'
const branch = { id: 3, name: '东区第一党支部', path: '1.2.3.', closedOn: null }

describe('A task from above', () => {
  it('is given to organizations below that stand', () => {
    const committee = { path: '1.2.' }
    assert.equal(whyNotGive(committee, [branch], today), null)
    assert.equal(whyNotGive(committee, [{ ...branch, closedOn: '2026-12-01' }], today), null)
    assert.deepEqual(whyNotGive(committee, [branch, { ...branch, name: '西区', path: '1.7.8.' }], today), {
      code: 'work-item-not-below',
      name: '西区',
    })
    assert.equal(whyNotGive(committee, [{ ...branch, path: '1.2.' }], today)?.code, 'work-item-not-below')
    assert.equal(
      whyNotGive(committee, [{ ...branch, closedOn: today }], today)?.code,
      'work-item-place-closed',
    )
  })

  it('begins with what is known already, each fact with the place where it is read', () => {
    const known = {
      members: 1203,
      secretaries: 44,
      termsOverdue: 2,
      meetings: 310,
      applicants: 18,
      openItems: 5,
      documents: 61,
    }
    const facts = knownFacts(known, 2026)
    assert.match(facts[0]?.says ?? '', /1203 名/)
    assert.ok(facts.every(({ to }) => to.startsWith('/')))
    assert.match(facts[2]?.to ?? '', /2026-01-01/)
  })
})
