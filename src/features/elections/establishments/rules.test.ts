import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Founding, foundingWarnings, whyNotDissolve, whyNotFound } from './rules.ts'

const founding: Founding = {
  kind: 'branch',
  fullMembers: 3,
  probationary: 0,
  units: null,
  projectMonths: null,
}
const found = (facts: Partial<Founding>) => whyNotFound({ ...founding, ...facts })
const warned = (facts: Partial<Founding>) => foundingWarnings({ ...founding, ...facts })

describe('A branch is formed', () => {
  it('of three full members: three with one on probation are too few', () => {
    assert.equal(found({}), null)
    assert.equal(found({ fullMembers: 2, probationary: 1 }), 'founding-too-few')
  })

  it('jointly, of the members of several units', () => {
    assert.equal(found({ kind: 'jointBranch', units: 2 }), null)
    assert.equal(found({ kind: 'jointBranch', units: 1 }), 'founding-joint-units')
    assert.deepEqual(warned({ kind: 'jointBranch', units: 6 }), ['founding-many-units'])
  })

  it('for a time, and then nobody moves into it', () => {
    assert.equal(found({ kind: 'temporaryBranch', fullMembers: 0 }), null)
    assert.equal(found({ kind: 'temporaryBranch', fullMembers: 3 }), 'founding-temporary-moves')
  })

  it('with 51 members too, after a warning', () => {
    assert.equal(found({ fullMembers: 51 }), null)
    assert.deepEqual(warned({ fullMembers: 48, probationary: 3 }), ['founding-large'])
    assert.deepEqual(warned({ fullMembers: 50 }), [])
  })

  it('for a project of six months or more; a shorter one is warned of', () => {
    assert.deepEqual(warned({ projectMonths: 6 }), [])
    assert.deepEqual(warned({ projectMonths: 5 }), ['founding-short-project'])
    assert.equal(found({ kind: 'committee' }), 'founding-branches-only')
  })
})

describe('A branch is closed', () => {
  it('when its members have a branch to go to', () => {
    const receiving = { kind: 'branch', closed: false } as const
    assert.equal(whyNotDissolve({ closed: false, members: 0, receiving: null }), null)
    assert.equal(whyNotDissolve({ closed: false, members: 4, receiving: null }), 'dissolve-members')
    assert.equal(whyNotDissolve({ closed: false, members: 4, receiving }), null)
    const temporary = { kind: 'temporaryBranch', closed: false } as const
    assert.equal(whyNotDissolve({ closed: false, members: 4, receiving: temporary }), 'dissolve-receiving')
    assert.equal(whyNotDissolve({ closed: true, members: 0, receiving: null }), 'dissolve-closed')
  })
})
