import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { ActKey } from '../acts/rules.ts'
import type { Entry } from '../rules.ts'
import { formerMentors, hasMentors, type Mentor, whyNotMentor } from './rules.ts'

const [here, there] = [1, 2]
const entry = (act: ActKey, seq: number): Entry => ({
  seq,
  act,
  on: '2026-06-01',
  passed: true,
  details: {},
  lateBecause: null,
  materials: [],
})
const fileOf = (...acts: ActKey[]) => ({ entries: acts.map((act, at) => entry(act, at + 1)) })
const mentor = (personId: number, more: Partial<Mentor> = {}): Mentor => ({
  personId,
  name: `联系人${personId}`,
  politicalStatus: 'fullMember',
  membership: 'active',
  organizationId: here,
  ...more,
})
const cultivated = fileOf('application', 'activist', 'mentors')
const replaced = (mentors: Mentor[], file = cultivated, branch: number | null = here) =>
  formerMentors(file, mentors, branch).map(({ personId }) => personId)

describe('Mentors', () => {
  it('are of the branch', () => {
    assert.equal(whyNotMentor(mentor(1), here), null)
    assert.equal(whyNotMentor(mentor(1), there), 'mentor-elsewhere')
  })

  it('are there from their naming to the approval', () => {
    assert.equal(hasMentors(fileOf('application', 'activist')), false)
    assert.equal(hasMentors(cultivated), true)
    assert.equal(hasMentors(fileOf('mentors', 'branchMeeting', 'approval')), false)
  })

  it('are to be replaced by the branch somebody came to', () => {
    assert.deepEqual(replaced([mentor(1), mentor(2)]), [])
    assert.deepEqual(replaced([mentor(1), mentor(2)], cultivated, there), [1, 2])
    assert.deepEqual(replaced([mentor(1)], fileOf('activist'), there), [])
    assert.deepEqual(replaced([mentor(1)], cultivated, null), [])
  })

  it('are to be replaced one by one when they leave the branch or the Party', () => {
    const gone = mentor(2, { organizationId: there })
    const suspended = mentor(3, { membership: 'suspended' })
    const out = mentor(4, { politicalStatus: 'masses' })
    assert.deepEqual(replaced([mentor(1), gone, suspended, out]), [2, 3, 4])
  })
})
