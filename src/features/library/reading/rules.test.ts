import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { chaptersIn, placeOf, standsIn, whyNotOffline } from './rules.ts'

describe('A noted passage', () => {
  const text = '党支部是党的基础组织。党支部每月开展主题党日。党支部是党的战斗堡垒。'
  it('is found where it stood', () => {
    assert.deepEqual(placeOf(text, { from: 11, to: 14, quote: '党支部' }), { from: 11, to: 14 })
  })
  it('that moved is found at the nearest place with the same words', () => {
    assert.deepEqual(placeOf(text, { from: 20, to: 23, quote: '党支部' }), { from: 23, to: 26 })
    assert.deepEqual(placeOf(`新增一句。${text}`, { from: 11, to: 21, quote: '党支部每月开展主题党' }), {
      from: 16,
      to: 26,
    })
  })
  it('that is gone is not found', () => {
    assert.equal(placeOf(text, { from: 0, to: 3, quote: '党小组' }), null)
    assert.equal(standsIn('党小组', text), false)
  })
  it('stands there however the lines are broken', () => {
    assert.equal(standsIn('基础组织。 党支部\n每月', text), true)
  })
})

describe('The chapters of a film', () => {
  it('stand in its description, a line each', () => {
    assert.deepEqual(chaptersIn('党课录像\n00:00 开场\n03:20 第二部分\n1:02:05 提问\n时间：09:00开始'), [
      { seconds: 0, title: '开场' },
      { seconds: 200, title: '第二部分' },
      { seconds: 3725, title: '提问' },
    ])
  })
})

describe('A phone', () => {
  const article = { kind: 'article', sensitivity: 'public', shown: { fileBytes: null } } as const

  it('keeps what is public, never what is internal or sensitive', () => {
    assert.deepEqual(
      (['public', 'internal', 'sensitive'] as const).map((sensitivity) =>
        whyNotOffline({ ...article, sensitivity }),
      ),
      [null, 'label', 'label'],
    )
  })

  it('keeps what is read, not what is too large', () => {
    const document = (fileBytes: number) => ({ ...article, kind: 'document', shown: { fileBytes } }) as const
    assert.equal(whyNotOffline(document(60 * 1_048_576)), null)
    assert.equal(whyNotOffline(document(60 * 1_048_576 + 1)), 'bytes')
    assert.equal(whyNotOffline({ ...article, kind: 'video' }), 'kind')
    assert.equal(whyNotOffline({ ...article, kind: 'link' }), 'kind')
  })
})
