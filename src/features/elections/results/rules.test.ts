import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  type Counted,
  isDecided,
  postsToElect,
  progressOf,
  whyNotReduce,
  whyNotRegister,
  winnersOf,
} from './rules.ts'

const [committee, secretary] = postsToElect({
  kind: 'election',
  committee: true,
  seats: 3,
  secretaries: 1,
  deputies: 0,
})
if (!committee || !secretary) throw new Error('no posts')
const meeting = { entitled: 40, present: 40 }
let number = 0
const ballot = (given: Record<string, number>, seats: number, more: Partial<Counted> = {}): Counted => ({
  id: ++number,
  post: 'committeeMember',
  seats,
  handedOut: 40,
  returned: 40,
  valid: 40,
  spoiled: 0,
  reducedBecause: null,
  votes: Object.entries(given).map(([key, n]) => ({
    key,
    name: `某${key}`,
    for: n,
    against: 40 - n,
    abstained: 0,
    writtenIn: false,
  })),
  ...more,
})
const progress = (...ballots: Counted[]) => progressOf(committee, ballots, meeting, null)
const keys = (votes: { key: string }[]) => votes.map(({ key }) => key)

describe('The posts', () => {
  it('are voted on by the members, secretary and deputy by the committee where there is one', () => {
    const plan = { kind: 'election', committee: true, seats: 5, secretaries: 1, deputies: 1 } as const
    assert.deepEqual(
      postsToElect(plan).map(({ post, at }) => [post, at]),
      [
        ['committeeMember', 'membersMeeting'],
        ['secretary', 'committeeMeeting'],
        ['deputySecretary', 'committeeMeeting'],
      ],
    )
    assert.deepEqual(postsToElect({ ...plan, committee: false, seats: 0, deputies: 0 }), [
      { post: 'secretary', seats: 1, at: 'membersMeeting' },
    ])
    assert.deepEqual(postsToElect({ ...plan, kind: 'extension' }), [])
  })
})

describe('An election goes on, ballot after ballot', () => {
  it('until all seats are filled', () => {
    assert.equal(progress().state, 'waiting')
    const first = ballot({ 1: 35, 2: 30, 3: 12, 4: 11 }, 3)
    const short = progress(first)
    assert.deepEqual([short.state, short.left, short.standing], ['short', 1, ['3', '4']])
    const done = progress(first, ballot({ 3: 25, 4: 15 }, 1))
    assert.deepEqual([done.state, done.left, keys(done.elected)], ['decided', 0, ['1', '2', '3']])
    assert.equal(isDecided([done]), true)
    assert.equal(isDecided([]), false)
  })

  it('among the tied only, after a tie at the last seat', () => {
    const tied = progress(ballot({ 1: 35, 2: 30, 3: 26, 4: 26 }, 3))
    assert.deepEqual(
      [tied.state, tied.left, tied.standing, keys(tied.elected)],
      ['tied', 1, ['3', '4'], ['1', '2']],
    )
  })

  it('again with the same candidates after a void one', () => {
    const none = progress(ballot({}, 3, { handedOut: 39 }))
    assert.deepEqual([none.state, none.left, none.standing], ['void', 3, null])
  })

  it('or with fewer seats, where the meeting agrees', () => {
    const first = ballot({ 1: 35, 2: 30, 3: 12, 4: 11 }, 3)
    assert.equal(whyNotReduce(progress(first)), null)
    assert.equal(whyNotReduce(progress()), 'reduce-not-short')
    assert.equal(whyNotReduce({ post: 'secretary', state: 'short', elected: [] }), 'reduce-not-near')
    const reduced = progress({ ...first, reducedBecause: '到会多数同意减少名额' })
    assert.deepEqual([reduced.state, reduced.left], ['decided', 0])
  })

  it('and stops where the base of the majority must be confirmed', () => {
    const meeting = { entitled: 50, present: 40 }
    const open = progressOf(committee, [ballot({ 1: 35, 2: 30, 3: 24, 4: 11 }, 3)], meeting, null)
    assert.deepEqual([open.state, open.left, open.elected], ['unconfirmed', 3, []])
    assert.equal(progressOf(committee, [], null, null).state, 'waiting')
  })
})

describe('The winners', () => {
  it('hold one post each: who is secretary is not a plain member beside', () => {
    const members = progress(ballot({ 1: 35, 2: 30, 3: 28, 4: 11 }, 3))
    const of = [ballot({ 2: 3 }, 1, { post: 'secretary', handedOut: 3, returned: 3, valid: 3 })]
    const officers = progressOf(secretary, of, { entitled: 3, present: 3 }, null)
    assert.deepEqual(winnersOf([members, officers]), [
      { personId: 1, name: '某1', post: 'committeeMember' },
      { personId: 3, name: '某3', post: 'committeeMember' },
      { personId: 2, name: '某2', post: 'secretary' },
    ])
  })
})

describe('A result agreed to is not written into the register', () => {
  const winners = [
    { personId: 1, name: '单雄信', post: 'secretary' as const },
    { personId: 2, name: '秦良玉', post: 'committeeMember' as const },
  ]
  const members = [1, 2].map((id) => ({ id, politicalStatus: 'fullMember' }))
  it('when somebody has left the branch since, or is no full member any more; who is named', () => {
    assert.equal(whyNotRegister(winners, members, false), null)
    assert.deepEqual(whyNotRegister(winners, members.slice(0, 1), false), {
      code: 'result-winner-gone',
      names: '秦良玉',
    })
    const fallen = [members[0], { id: 2, politicalStatus: 'probationaryMember' }] as typeof members
    assert.equal(whyNotRegister(winners, fallen, false)?.code, 'result-winner-not-full')
  })

  it('when the branch was closed', () =>
    assert.equal(whyNotRegister(winners, members, true)?.code, 'result-branch-closed'))
})
