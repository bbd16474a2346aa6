import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { dueWords, stateOf, whyNotDone, whyNotGoOn, whyNotOn, whyNotOpen, whyNotPostpone } from './rules.ts'

const today = '2026-11-24'
const state = (dueOn: string) => stateOf({ status: 'open', dueOn }, today)

describe('A work item', () => {
  it('is due within a week, and late only after its day', () => {
    assert.deepEqual(['2026-12-02', '2026-12-01', '2026-11-24', '2026-11-23'].map(state), [
      'running',
      'soon',
      'soon',
      'overdue',
    ])
    assert.equal(stateOf({ status: 'done', dueOn: '2026-01-01' }, today), 'done')
    assert.equal(stateOf({ status: 'cancelled', dueOn: '2026-01-01' }, today), 'cancelled')
  })

  it('tells how long there is, and how long it has been', () => {
    const said = (dueOn: string) => dueWords(state(dueOn), dueOn, today)
    assert.deepEqual(['2026-12-20', '2026-11-30', '2026-11-24', '2026-11-14'].map(said), [
      null,
      '还有 6 天',
      '今天到期',
      '已过期限 10 天',
    ])
    assert.equal(dueWords('done', '2026-11-14', today), null)
  })

  it('is opened with a day to come, in an organization that stands', () => {
    assert.equal(whyNotOpen({ dueOn: today, closedOn: null }, today), null)
    assert.equal(whyNotOpen({ dueOn: today, closedOn: '2027-01-01' }, today), null)
    assert.equal(whyNotOpen({ dueOn: '2026-11-23', closedOn: null }, today), 'work-item-due-past')
    assert.equal(whyNotOpen({ dueOn: '2026-12-23', closedOn: today }, today), 'work-item-place-closed')
  })

  it('that has ended goes no further', () => {
    assert.deepEqual((['open', 'done', 'cancelled'] as const).map(whyNotGoOn), [
      null,
      'work-item-done',
      'work-item-cancelled',
    ])
  })

  it('knows what was done for it from its first day to today', () => {
    assert.deepEqual(
      ['2026-10-31', '2026-11-01', today, '2026-11-25'].map((on) => whyNotOn(on, '2026-11-01', today)),
      ['work-item-day-before', null, null, 'work-item-day-ahead'],
    )
  })

  it('is closed by words; what was to be put right, with something to show for it', () => {
    const item = { openedOn: '2026-11-01', evidence: 0 }
    assert.equal(whyNotDone({ ...item, kind: 'task' }, today, today), null)
    assert.equal(whyNotDone({ ...item, kind: 'other' }, '2026-11-25', today), 'work-item-day-ahead')
    assert.equal(whyNotDone({ ...item, kind: 'rectification' }, today, today), 'work-item-without-evidence')
    assert.equal(whyNotDone({ ...item, kind: 'rectification', evidence: 1 }, today, today), null)
  })

  it('is put off to another day that is still to come', () => {
    assert.deepEqual(
      ['2026-11-23', '2026-11-30', '2026-12-31'].map((to) => whyNotPostpone(to, '2026-11-30', today)),
      ['work-item-due-past', 'work-item-due-same', null],
    )
  })
})
