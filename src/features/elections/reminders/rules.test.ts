import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { noHolidays } from '#basics/working-days.ts'
import { noticeOf, noticeValues, reportBy, stageOf, whyNotRemind } from './rules.ts'

describe('A branch is reminded', () => {
  it('six, three and one month before its term ends, and after it has', () => {
    const at = (today: string) => stageOf('2027-05-31', today)
    assert.deepEqual(
      ['2026-11-29', '2026-11-30', '2027-02-27', '2027-02-28', '2027-04-30', '2027-05-31', '2027-06-01'].map(
        at,
      ),
      [null, 'sixMonths', 'sixMonths', 'threeMonths', 'oneMonth', 'oneMonth', 'overdue'],
    )
  })

  it('unless it is closed, elects already, or its term runs on', () => {
    const facts = {
      kind: 'branch' as const,
      closed: false,
      running: false,
      termEndsOn: '2027-01-12',
      today: '2026-11-24',
    }
    assert.equal(whyNotRemind(facts), null)
    assert.equal(whyNotRemind({ ...facts, closed: true }), 'election-organization-closed')
    assert.equal(whyNotRemind({ ...facts, running: true }), 'reminder-election-running')
    assert.equal(whyNotRemind({ ...facts, termEndsOn: '2027-11-12' }), 'reminder-not-due')
    assert.equal(whyNotRemind({ ...facts, termEndsOn: null }), 'reminder-not-due')
  })

  it('and asked to report a month before the end, or in ten working days when that is nearer', () => {
    assert.equal(reportBy('2027-05-31', '2026-12-01', noHolidays), '2027-04-30')
    assert.equal(reportBy('2026-12-10', '2026-11-24', noHolidays), '2026-12-08')
    assert.equal(reportBy('2026-11-08', '2026-11-24', noHolidays), '2026-12-08')
  })
})

describe('The notice', () => {
  const branch = { termFrom: '2024-01-12', termEndsOn: '2027-01-12', members: 9, fullMembers: 7 }
  it('says when the term ends, or that it ended, and what leadership the branch has', () => {
    const values = noticeValues(branch, '2026-11-24', noHolidays)
    assert.equal(values.due, '将于2027年1月12日任期届满')
    assert.match(String(values.committee), /应当设立支部委员会/)
    const late = noticeValues(
      { ...branch, termEndsOn: '2026-11-08', fullMembers: 6 },
      '2026-11-24',
      noHolidays,
    )
    assert.equal(late.due, '已于2026年11月8日任期届满，至今没有换届')
    assert.match(String(late.committee), /不设支部委员会/)
  })

  it('of an earlier term is not the one of this', () => {
    const notice = {
      organizationId: 3,
      documentId: 8,
      number: '启明所党通〔2026〕1号',
      issuedOn: '2026-11-20',
      draftedOn: '2026-11-19',
    }
    const { organizationId: _of, draftedOn: _on, ...shown } = notice
    assert.deepEqual(noticeOf([notice], 3, '2024-01-12'), shown)
    assert.equal(noticeOf([notice], 3, '2026-11-20'), null)
    assert.equal(noticeOf([notice], 4, '2024-01-12'), null)
  })
})
