import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type ScreenPage, usualPages, whyNotPages } from './rules.ts'

const page = (more: Partial<ScreenPage>): ScreenPage => ({
  title: '一',
  seconds: 20,
  view: 'panels',
  panels: ['age'],
  ...more,
})

describe('The pages of a screen', () => {
  it('that one begins with are in order', () => {
    assert.equal(whyNotPages(usualPages), null)
  })

  it('hold something, not too much, and nothing twice', () => {
    assert.equal(whyNotPages([page({ panels: [] })])?.code, 'screen-page-empty')
    assert.equal(whyNotPages([page({ view: 'constellation', panels: [] })]), null)
    const seven = ['age', 'education', 'sizes', 'funnel', 'life', 'happenings', 'terms'] as const
    assert.equal(whyNotPages([page({ panels: [...seven] })])?.code, 'screen-page-full')
    assert.equal(whyNotPages([page({ view: 'constellation', panels: [...seven] })]), null)
    const twice = whyNotPages([page({}), page({ title: '二', panels: ['age', 'age'] })])
    assert.deepEqual(twice, { code: 'screen-panel-twice', facts: { title: '二', page: 2, field: 'pages' } })
  })
})
