import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { whyNotSucceed } from './rules.ts'

const standing = {
  state: 'published' as const,
  effectiveOn: '2020-01-01',
  issuedOn: '2019-12-01',
  repealedOn: null,
  successor: null,
}
const wished = { on: '2026-12-01', issuedOn: '2026-11-20', title: '新办法' }

describe('What follows a regulation', () => {
  it('may be a new text, another regulation, or an end', () => {
    for (const how of ['revised', 'replaced', 'repealed'] as const)
      assert.equal(whyNotSucceed(how, standing, wished), null)
  })

  it('is refused where there is nothing in force to follow', () => {
    const code = (more: object) => whyNotSucceed('revised', { ...standing, ...more }, wished)?.code
    assert.equal(code({ state: 'draft' }), 'succession-not-published')
    assert.equal(code({ state: 'withdrawn' }), 'succession-not-published')
    assert.equal(code({ repealedOn: '2026-01-01' }), 'succession-ended')
    assert.equal(code({ successor: '另一项办法' }), 'succession-open')
  })

  it('begins after the old text did, by its first day or the day it was issued', () => {
    const on = (day: string, more: object = {}) =>
      whyNotSucceed('repealed', { ...standing, ...more }, { ...wished, issuedOn: null, on: day })?.code
    assert.equal(on('2020-01-01'), 'succession-early')
    assert.equal(on('2020-01-02'), undefined)
    assert.equal(on('2019-12-01', { effectiveOn: null }), 'succession-early')
    assert.equal(on('2019-12-02', { effectiveOn: null }), undefined)
    assert.equal(on('2000-01-01', { effectiveOn: null, issuedOn: null }), undefined)
  })

  it('takes effect no sooner than it is issued, and bears a title where it is another one', () => {
    const late = { ...wished, issuedOn: '2026-12-02' }
    assert.deepEqual(whyNotSucceed('revised', standing, late), {
      code: 'material-effective-early',
      facts: { field: 'issuedOn' },
    })
    const untitled = { ...wished, title: null }
    assert.equal(whyNotSucceed('replaced', standing, untitled)?.code, 'succession-untitled')
    assert.equal(whyNotSucceed('revised', standing, untitled), null)
  })
})
