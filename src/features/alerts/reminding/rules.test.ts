import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Holder, type Place, seatsOf } from './rules.ts'

const line: Place[] = [
  { id: 1, kind: 'committee' },
  { id: 2, kind: 'committee' },
  { id: 3, kind: 'generalBranch' },
  { id: 4, kind: 'branch' },
]
const holder = (accountId: number, organizationId: number, role: string, post: string | null): Holder => ({
  accountId,
  organizationId,
  role,
  post,
})
const all = [
  holder(10, 1, 'politicalWorkDepartment', null),
  holder(11, 1, 'committee', 'secretary'),
  holder(20, 2, 'committee', 'secretary'),
  holder(21, 2, 'committee', null),
  holder(40, 4, 'branch', 'secretary'),
  holder(41, 4, 'branch', 'committeeMember'),
]
const holdersOf = (list: Holder[]) => Map.groupBy(list, ({ organizationId }) => organizationId)
const seats = (to: Parameters<typeof seatsOf>[0], list = all, own: number | null = null) =>
  seatsOf(to, line, holdersOf(list), own).map(({ level, accountId }) => [level, accountId])

describe('Who is told', () => {
  it('sits in the branch, in the committee above it, in the department at the top', () => {
    assert.deepEqual(seats([{ level: 'own' }]), [
      ['own', 40],
      ['own', 41],
    ])
    // A general branch decides nothing for its branches: the committee above it does.
    assert.deepEqual(seats([{ level: 'above' }]), [
      ['above', 20],
      ['above', 21],
    ])
    assert.deepEqual(seats([{ level: 'top' }]), [['top', 10]])
  })

  it('is the secretary alone where the rule says so, and everybody in the office while there is none', () => {
    assert.deepEqual(seats([{ level: 'own', post: 'secretary' }]), [['own', 40]])
    const orphaned = all.filter(({ accountId }) => accountId !== 40)
    assert.deepEqual(seats([{ level: 'own', post: 'secretary' }], orphaned), [['own', 41]])
  })

  it('is told once, in the nearer seat, also when holding two', () => {
    const both = [...all, holder(40, 2, 'committee', null)]
    assert.deepEqual(seats([{ level: 'own', post: 'secretary' }, { level: 'above' }], both), [
      ['own', 40],
      ['above', 20],
      ['above', 21],
    ])
    assert.deepEqual(seats([{ level: 'self' }, { level: 'own', post: 'secretary' }], all, 40), [['self', 40]])
  })

  it('is nobody, and that is said, where nobody sits', () => {
    assert.deepEqual(seats([{ level: 'own' }, { level: 'self' }], []), [
      ['own', null],
      ['self', null],
    ])
    assert.deepEqual(seatsOf([{ level: 'above' }], [], new Map(), null), [
      { level: 'above', accountId: null },
    ])
  })

  it('is not missed for want of an account while the branch is told, who can speak to him', () => {
    assert.deepEqual(seats([{ level: 'self' }, { level: 'own', post: 'secretary' }]), [['own', 40]])
    assert.deepEqual(seats([{ level: 'self' }]), [['self', null]])
  })

  it('for the institute itself is the top', () => {
    const top = seatsOf([{ level: 'above' }, { level: 'own' }], line.slice(0, 1), holdersOf(all), null)
    assert.deepEqual(
      top.map(({ accountId }) => accountId),
      [11],
    )
  })
})
