import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { monthsFrom } from '#basics/months.ts'
import { longArrear, whyNotDecide } from './rules.ts'

describe('Six months without dues', () => {
  it('are found with the month they begin in; five are not, nor six with a gap', () => {
    assert.deepEqual(longArrear(monthsFrom('2026-01', '2026-06')), { fromMonth: '2026-01', months: 6 })
    assert.equal(longArrear(monthsFrom('2026-01', '2026-05')), null)
    assert.equal(longArrear(['2026-01', '2026-02', '2026-03', '2026-05', '2026-06', '2026-07']), null)
    assert.deepEqual(longArrear(['2024-03', ...monthsFrom('2025-11', '2026-06')]), {
      fromMonth: '2025-11',
      months: 8,
    })
  })
})

describe('A measure', () => {
  const asked = { measure: 'deadline', meetingOn: '2026-07-10', deadlineOn: '2027-07-10' } as const
  const days = { openedOn: '2026-07-01', today: '2026-07-20' }
  const why = (more: object) => whyNotDecide({ ...asked, ...days, ...more })?.code ?? null

  it('that is help needs no meeting', () => {
    assert.equal(why({ measure: 'educated', meetingOn: null, deadlineOn: null }), null)
    assert.equal(why({ measure: 'settled', meetingOn: null, deadlineOn: null }), null)
  })

  it('that is grave needs the branch meeting, after the case was opened and not to come', () => {
    assert.equal(why({ meetingOn: null }), 'dues-case-meeting')
    assert.equal(why({ meetingOn: '2026-06-30' }), 'dues-case-meeting-day')
    assert.equal(why({ meetingOn: '2026-07-21' }), 'dues-case-meeting-day')
    assert.equal(why({ measure: 'removal', deadlineOn: null }), null)
  })

  it('to mend ends within a year of the meeting', () => {
    assert.equal(why({}), null)
    assert.equal(why({ deadlineOn: null }), 'dues-case-deadline')
    assert.equal(why({ deadlineOn: '2027-07-11' }), 'dues-case-deadline-day')
    assert.equal(why({ deadlineOn: '2026-07-20' }), 'dues-case-deadline-day')
  })
})
