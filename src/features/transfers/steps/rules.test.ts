import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, type Day } from '#basics/days.ts'
import { changeStanding, type Standing, standingOn } from '#features/people/standings/rules.ts'
import { isOver, type TransferKind, transferKinds, validUntil } from '../rules.ts'
import {
  type Act,
  acts,
  afterAct,
  type Course,
  countedBy,
  dueOf,
  isOverdue,
  lineOf,
  routes,
  runsOutSoon,
  seatsFor,
  turnOf,
  whyNot,
} from './rules.ts'

const fresh = (kind: TransferKind): Course => ({
  kind,
  origin: kind === 'incoming' ? 'letter' : 'member',
  state: kind === 'incoming' ? 'inTransit' : 'draft',
  issuedOn: kind === 'incoming' ? '2026-01-01' : null,
  validUntil: kind === 'incoming' ? '2026-01-31' : null,
  acceptedOn: null,
  sentBackFrom: null,
})

const letterFrom = (on: Day, act: Act, days = 30) =>
  act === 'issue' || act === 'reissue' ? { on, validUntil: validUntil(on, days) } : { on }

/** A transfer that goes straight along its way, one act a day from a day on. */
function straight(kind: TransferKind, from: Day): Course {
  return routes[kind].reduce((course, { act }, at) => {
    const on = addDays(from, at)
    assert.equal(whyNot(course, act, on, on), null, `${kind} ${act}`)
    return afterAct(course, act, letterFrom(on, act))
  }, fresh(kind))
}

describe('The way of a transfer', () => {
  it('is done at its end, for every kind, and then nothing more is possible', () => {
    for (const kind of transferKinds) {
      const course = straight(kind, '2026-01-05')
      assert.equal(course.state, 'done')
      assert.equal(turnOf(course), null)
      assert.equal(dueOf(course, '2026-02-01', new Map()), null)
      for (const act of acts) assert.equal(whyNot(course, act, '2026-02-01', '2026-02-01'), 'transfer-over')
      assert.ok(lineOf(course).every(({ state }) => state === 'done'))
    }
  })

  it('has only the levels that are needed', () => {
    assert.deepEqual(
      routes.within.map(({ by }) => by),
      ['fromBranch', 'toBranch'],
    )
    assert.deepEqual(
      routes.between.map(({ by }) => by),
      ['fromBranch', 'fromCommittee', 'toCommittee', 'toBranch', 'toCommittee', 'fromCommittee'],
    )
  })

  it('comes back to where it was sent back from, unless the letter must name another committee', () => {
    const asked = { ...fresh('between'), origin: 'branch' as const }
    const started = afterAct(asked, 'start', { on: '2026-03-02' })
    const travelling = afterAct(started, 'issue', { on: '2026-03-03', validUntil: '2026-04-02' })
    const sent = afterAct(travelling, 'sendBack', { on: '2026-03-10' })
    assert.equal(turnOf(sent), 'fromBranch')
    assert.equal(afterAct(sent, 'repair', { on: '2026-03-11' }).state, 'inTransit')
    const elsewhere = afterAct(sent, 'repair', { on: '2026-03-11', elsewhere: true })
    assert.deepEqual([elsewhere.state, elsewhere.issuedOn], ['started', null])
  })

  it('lets a member repair and take back what he asked for, and nobody take back what was accepted', () => {
    const asked = fresh('between')
    assert.deepEqual(seatsFor(asked, 'withdraw'), ['member', 'fromBranch', 'fromCommittee'])
    assert.equal(turnOf(afterAct(asked, 'sendBack', { on: '2026-03-02' })), 'member')
    const accepted = { ...asked, state: 'accepted' as const, acceptedOn: '2026-03-05' }
    assert.equal(whyNot(accepted, 'withdraw', '2026-03-06', '2026-03-06'), 'transfer-elsewhere')
    assert.equal(whyNot(accepted, 'sendBack', '2026-03-06', '2026-03-06'), 'transfer-elsewhere')
  })
})

describe('A letter', () => {
  const travelling: Course = {
    ...fresh('between'),
    state: 'inTransit',
    issuedOn: '2026-12-20',
    validUntil: '2027-01-19',
  }

  it('is the sender’s until it is accepted: issued on 20 December, accepted on 8 January (regulations §11, 14)', () => {
    assert.equal(whyNot(travelling, 'accept', '2027-01-08', '2027-01-08'), null)
    const accepted = afterAct(travelling, 'accept', { on: '2027-01-08' })
    assert.equal(countedBy(accepted, '2026-12-31'), 'from')
    assert.equal(countedBy(accepted, '2027-01-07'), 'from')
    assert.equal(countedBy(accepted, '2027-01-08'), 'to')
  })

  it('that ran out is overdue, stays open, and is written anew before it can be accepted', () => {
    assert.equal(isOverdue(travelling, '2027-01-19'), false)
    assert.equal(isOverdue(travelling, '2027-01-20'), true)
    assert.equal(turnOf(travelling), 'toCommittee')
    assert.equal(countedBy(travelling, '2030-01-01'), 'from')
    assert.equal(whyNot(travelling, 'accept', '2027-01-20', '2027-01-20'), 'letter-expired')
    assert.equal(whyNot(travelling, 'reissue', '2027-01-10', '2027-01-10'), 'letter-valid')
    const again = afterAct(travelling, 'reissue', { on: '2027-01-20', validUntil: '2027-02-19' })
    assert.equal(whyNot(again, 'accept', '2027-01-21', '2027-01-21'), null)
  })

  it('is announced to both sides before it runs out', () => {
    assert.equal(runsOutSoon(travelling, '2027-01-18'), false)
    assert.equal(runsOutSoon(travelling, '2027-01-19'), true)
  })

  it('cannot be answered before it was written, nor in the future', () => {
    const out = { ...travelling, kind: 'outgoing' as const }
    assert.equal(whyNot(out, 'fileReceipt', '2026-12-19', '2027-01-08'), 'accepted-before-letter')
    assert.equal(whyNot(out, 'fileReceipt', '2027-01-09', '2027-01-08'), 'accepted-in-future')
    assert.equal(whyNot(out, 'fileReceipt', '2027-01-02', '2027-01-08'), null)
  })
})

const [here, there] = [1, 2]
const member: Standing = {
  from: '2020-01-01',
  until: null,
  organizationId: here,
  previousOrganizationId: null,
  groupId: null,
  politicalStatus: 'fullMember',
  membership: 'active',
  employment: 'employed',
  education: '21',
  degree: null,
  occupation: 'professional',
  beganBy: 'known',
}

/** Whatever is tried, in whatever order, on days that go on: the course, and the register written on acceptance. */
function walk(kind: TransferKind, tries: { act: Act; wait: number; elsewhere: boolean }[]) {
  let course = fresh(kind)
  let register = [member]
  let today = '2026-01-02'
  for (const { act, wait, elsewhere } of tries) {
    today = addDays(today, wait)
    if (whyNot(course, act, today, today) !== null) continue
    const before = course
    course = afterAct(course, act, { ...letterFrom(today, act, 20), elsewhere })
    if (before.acceptedOn === null && course.acceptedOn !== null)
      register = changeStanding(register, course.acceptedOn, { organizationId: there }, 'moved')
  }
  return { course, register, today }
}

describe('On every day', () => {
  const tries = fc.array(
    fc.record({
      act: fc.constantFrom(...acts),
      wait: fc.integer({ min: 0, max: 12 }),
      elsewhere: fc.boolean(),
    }),
    { maxLength: 60 },
  )

  it('a member is counted once, by the side the rule names, whatever is done in whatever order', () => {
    fc.assert(
      fc.property(fc.constantFrom('within', 'between' as const), tries, (kind, acts) => {
        const { course, register, today } = walk(kind as TransferKind, acts)
        for (let day = '2026-01-01'; day <= addDays(today, 3); day = addDays(day, 1)) {
          const counting = register.filter(
            ({ from, until }) => from <= day && (until === null || day < until),
          )
          assert.equal(counting.length, 1)
          const side = countedBy(course, day) === 'to' ? there : here
          assert.equal(standingOn(register, day)?.organizationId, side)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('what is not over has somebody whose turn it is and a day by which, and is never over by itself', () => {
    fc.assert(
      fc.property(fc.constantFrom(...transferKinds), tries, (kind, acts) => {
        const { course, today } = walk(kind, acts)
        const later = addDays(today, 400)
        assert.equal(turnOf(course) === null, isOver(course.state))
        assert.equal(dueOf(course, later, new Map()) === null, isOver(course.state))
        if (course.state === 'withdrawn') assert.equal(course.acceptedOn, null)
        if (course.state === 'done') assert.notEqual(course.acceptedOn, null)
        if (course.acceptedOn && course.issuedOn) assert.ok(course.acceptedOn >= course.issuedOn)
        assert.equal(
          lineOf(course).filter(({ state }) => state === 'current').length > 0,
          !isOver(course.state),
        )
      }),
      { numRuns: 500 },
    )
  })
})
