import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { FilledShape } from '#features/statistics/answers/contract.ts'
import { apartSentences, type Sentence, shareSentences, totalSentence } from './rules.ts'

const columns = ['total', 'female', 'minority', 'college', 'upTo35', 'retired']
function tableOf(id: string, rows: Record<string, number[]>): FilledShape {
  return {
    id,
    title: '',
    unit: '人',
    columns: columns.map((key) => ({ key, label: key, group: null })),
    rows: Object.entries(rows).map(([key, cells]) => ({
      key,
      label: key,
      level: key === 'total' ? 0 : 1,
      unit: '人',
      cells,
    })),
  }
}
const said = (sentence: Sentence | undefined) => sentence?.map(({ text }) => text).join('')

const movement = tableOf('members-movement', {
  before: [1000, 300, 50, 800, 250, 200],
  admitted: [20, 8, 1, 20, 18, 0],
  movedIn: [5, 1, 0, 5, 3, 0],
  transferredOut: [10, 3, 0, 10, 9, 0],
  died: [5, 1, 0, 1, 0, 5],
  present: [1010, 305, 51, 814, 234, 210],
})

describe('What the figures say', () => {
  it('tells how the members came to be as many as they are, each number with its cell', () => {
    const sentence = totalSentence(movement)
    assert.equal(
      said(sentence),
      '党员 1,010 人，上年末 1,000 人，增加 10 人：增加的是发展 20 人、系统内转入 5 人；减少的是转往系统外 10 人、去世 5 人。',
    )
    assert.deepEqual(sentence.find(({ text }) => text === '20 人')?.cell, {
      table: 'members-movement',
      row: 'admitted',
      column: 'total',
    })
  })

  it('explains a share that moved by whoever came, went and grew older, and the sum is right', () => {
    const [young, ...others] = shareSentences(movement)
    assert.equal(
      said(young),
      '35岁及以下党员 234 人，占 23.2%，比上年末低 1.8 个百分点。上年末 250 人：增加的是发展 18 人、系统内转入 3 人；减少的是转往系统外 9 人；原有党员因年满36岁等减少 28 人（上年末数加减以上各项后的差数）。',
    )
    assert.equal(250 + 18 + 3 - 9 - 28, 234)
    assert.match(said(others[0]) ?? '', /^离退休党员 210 人，占 20.8%，比上年末高 0.8 个百分点/)
    assert.match(said(others[0]) ?? '', /因退休等增加 15 人/)
  })

  it('says nothing of shares that hardly moved', () => {
    const still = tableOf('members-movement', {
      before: [1000, 300, 50, 800, 250, 200],
      present: [1000, 301, 50, 802, 248, 201],
    })
    assert.deepEqual(shareSentences(still), [])
    assert.equal(said(totalSentence(still)), '党员 1,000 人，上年末 1,000 人，人数没有变化。')
  })

  it('names organizations below that lie apart, in the order of the tree, and never small ones', () => {
    const branches = tableOf('members-by-branch', {
      total: [1000, 300, 50, 800, 250, 200],
      甲: [100, 32, 5, 82, 5, 22],
      乙: [20, 20, 0, 0, 20, 0],
      丙: [400, 112, 20, 320, 160, 60],
      丁: [480, 136, 25, 398, 65, 118],
    })
    assert.deepEqual(apartSentences(branches).map(said), [
      '甲：35岁及以下党员 5 人，占 5.0%，整体为 25.0%，低 20.0 个百分点。',
      '丙：35岁及以下党员 160 人，占 40.0%，整体为 25.0%，高 15.0 个百分点。',
    ])
  })
})
