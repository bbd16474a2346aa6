import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { safeText } from '#platform/safe-html.ts'
import { byArticles } from './rules.ts'

describe('The text of a regulation', () => {
  it('is told by its articles, each with its place; what comes before the first is no article', () => {
    const { html, sections } = byArticles(
      safeText(
        '<h2>第一章　总则</h2><p><strong>第一条</strong>　为了规范工作，制定本办法。</p><p>第二条　适用于全院。</p>' +
          '<p>（一）各党支部；</p><p>第三条　按照第二条办理。</p>',
      ),
    )
    assert.deepEqual(sections, [
      { anchor: '第一条', heading: '第一条', text: '为了规范工作，制定本办法。' },
      { anchor: '第二条', heading: '第二条', text: '适用于全院。\n（一）各党支部；' },
      { anchor: '第三条', heading: '第三条', text: '按照第二条办理。' },
    ])
    assert.match(html, /<p id="第一条"><strong>第一条<\/strong>/)
    assert.match(html, /<p id="第三条">第三条/)
  })

  it('is an essay where it quotes but one or two', () => {
    const essay = safeText('<p>第一条经验是学。</p><p>第二条经验是干。</p>')
    assert.equal(byArticles(essay), essay)
  })
})
