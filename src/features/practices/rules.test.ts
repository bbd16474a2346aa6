import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { deeds } from '#features/audit/words.ts'
import {
  limits,
  readTicket,
  taskKeys,
  tasks,
  tasksDone,
  ticketText,
  whyNotBegin,
  writeTicket,
} from './rules.ts'

describe('The first tasks', () => {
  it('each say why, how and where, and are done by a deed that is really recorded', () => {
    assert.deepEqual(
      tasks.map(({ key }) => key),
      [...taskKeys],
    )
    for (const { basis, steps, to, deeds: wanted } of tasks) {
      assert.ok(basis.length > 10 && steps.length > 0 && to.startsWith('/'))
      for (const one of wanted) assert.ok(deeds[one], one)
    }
  })

  it('are ticked off by what was done, in whatever order, and by nothing else', () => {
    const done = (...list: string[]) => tasksDone(list).flatMap(({ key, done }) => (done ? [key] : []))
    assert.deepEqual(done(), [])
    assert.deepEqual(done('talk.recorded', 'dues.paymentTaken'), ['dues', 'talk'])
    assert.deepEqual(done('dues.paymentsRecorded', 'dues.paymentTaken'), ['dues'])
    assert.deepEqual(done('session.begun', 'meeting.planned', 'request.started'), [])
  })
})

describe('A ticket', () => {
  it('is read as it was written, and not at all when something is missing', () => {
    const seal = 'a'.repeat(43)
    const text = writeTicket({ owner: 12, until: 1_800_000_000_000 }, seal)
    assert.deepEqual(readTicket(text), { owner: 12, until: 1_800_000_000_000, seal })
    for (const wrong of ['', '12.1800000000000', text.slice(1, -1), `${text}x`, text.replace('12', '-1')])
      assert.equal(readTicket(wrong), null, wrong)
  })

  it('has another seal for another person or another time', () => {
    assert.notEqual(ticketText({ owner: 1, until: 23 }), ticketText({ owner: 12, until: 3 }))
  })
})

describe('Another practice', () => {
  it('begins while there is room, and not too often in a day', () => {
    assert.equal(whyNotBegin({ open: limits.atOnce - 1, today: limits.aDay - 1 }), null)
    assert.equal(whyNotBegin({ open: limits.atOnce, today: 0 })?.code, 'practices-full')
    assert.equal(whyNotBegin({ open: 0, today: limits.aDay })?.code, 'practice-too-often')
  })
})
