import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { appraisalRows, rectificationRows } from './rules.ts'

const none = { talks: 0, people: 0, last: null }
const round = {
  id: 4,
  closedOn: '2026-02-01',
  members: 12,
  present: 11,
  excellent: 3,
  qualified: 7,
  basicallyQualified: 0,
  unqualified: 0,
}

describe('What an appraisal came to', () => {
  it('is told by grades, those that nobody got left out', () => {
    const [result] = appraisalRows(7, [round], none)
    assert.deepEqual(result?.cells, [
      '2026-02-01',
      '民主评议结果',
      12,
      11,
      '优秀 3 名、合格 7 名',
      null,
      '已办结',
    ])
    assert.equal(result?.origin?.to, '/appraisals/4')
    assert.deepEqual(appraisalRows(7, [], none), [])
  })

  it('stands beside how many talked to each other, never what was said', () => {
    const rows = appraisalRows(7, [round], { talks: 9, people: 10, last: '2026-03-05' })
    assert.deepEqual(
      [rows.length, rows[1]?.cells[4], rows[1]?.origin?.to],
      [2, '共 9 次，10 名党员参加', '/talks?organizationId=7'],
    )
  })
})

describe('What is to be put right', () => {
  it('is told with whoever answers for it and how it stands', () => {
    const [fact] = rectificationRows([
      {
        id: 5,
        source: 'reviewMeeting',
        problem: '学习不够经常',
        responsibleName: '岳䶮㛃',
        raisedOn: '2026-02-01',
        dueOn: '2026-06-30',
        solvedOn: '2026-05-01',
        solvedNote: '每月集中学习',
        status: 'solved',
      },
    ])
    assert.deepEqual(
      [fact?.cells[2], fact?.cells[6], fact?.cells[8], fact?.origin?.to],
      ['组织生活会', '已整改，待确认', '每月集中学习', '/rectifications/5'],
    )
  })
})
