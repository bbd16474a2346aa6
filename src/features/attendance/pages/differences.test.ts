import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { holdingDifferences, minutesDifferences, type Newer } from './differences.ts'

const line = (personId: number, present: boolean, more: object = {}) => ({
  personId,
  present,
  excuse: null,
  task: null,
  ...more,
})
const newer: Newer = {
  heldOn: '2026-11-24',
  place: '会议室',
  guests: ['李四'],
  lecturer: null,
  hours: null,
  agenda: [{ item: '学习', speeches: [{ speaker: '甲', text: '发言' }] }],
  resolutions: [{ text: '同意', vote: { inFavour: 5, against: 0, abstained: 1 } }],
  attendees: [
    { ...line(1, true, { task: 'chair' }), name: '甲' },
    { ...line(2, false, { excuse: '出差' }), name: '乙' },
    { ...line(3, true), name: '丙' },
  ],
}
const holding = {
  heldOn: '2026-11-24',
  place: '活动室',
  guests: ['李四'],
  lecturer: null,
  hours: null,
  attendees: [line(1, true, { task: 'chair' }), line(2, true), line(3, true)],
}

describe('What was written without signal, beside what the server has', () => {
  it('differs in what differs only, person by person', () => {
    assert.deepEqual(
      holdingDifferences(holding, newer).map(({ label, mine, theirs }) => [label, mine, theirs]),
      [
        ['地点', '活动室', '会议室'],
        ['乙', '到会', '未到会（出差）'],
      ],
    )
  })

  it('takes the server’s side of one thing, and leaves the rest', () => {
    const [place, person] = holdingDifferences(holding, newer)
    const merged = person?.take(holding) as typeof holding
    assert.equal(merged.place, '活动室')
    assert.deepEqual(
      merged.attendees.find(({ personId }) => personId === 2),
      line(2, false, { excuse: '出差' }),
    )
    assert.equal(merged.attendees.length, 3)
    const both = place?.take(merged) as typeof holding
    assert.deepEqual(holdingDifferences(both, newer), [])
  })

  it('is not at odds with a meeting that nobody has recorded yet', () => {
    assert.deepEqual(holdingDifferences(holding, { ...newer, heldOn: null }), [])
  })

  it('of minutes shows both texts, with the votes', () => {
    const mine = {
      agenda: [...newer.agenda, { item: '其他', speeches: [{ speaker: '', text: '无' }] }],
      resolutions: [{ text: '同意', vote: { inFavour: 6, against: 0, abstained: 0 } }],
    }
    const [agenda, resolutions, ...none] = minutesDifferences(mine, newer)
    assert.equal(none.length, 0)
    assert.equal(agenda?.mine, '1. 学习\n甲：发言\n2. 其他\n无')
    assert.deepEqual(
      [resolutions?.mine, resolutions?.theirs],
      ['1. 同意（赞成 6，反对 0，弃权 0）', '1. 同意（赞成 5，反对 0，弃权 1）'],
    )
    const taken = resolutions?.take(agenda?.take(mine) ?? {}) as typeof mine
    assert.deepEqual(minutesDifferences(taken, newer), [])
  })
})
