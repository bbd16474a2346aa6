import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { safeText } from './safe-html.ts'

describe('A text from elsewhere', () => {
  it('loses whatever could act, and keeps its words', () => {
    const { html, plain } = safeText(
      '<p onclick="steal()">学习<script>steal()</script><img src="http://evil.test/x.png" onerror="steal()">' +
        '<a href="javascript:steal()">点这里</a><style>p{}</style><iframe src="http://evil.test"></iframe></p>',
    )
    assert.doesNotMatch(html, /steal|script|img|iframe|style|javascript|evil/)
    assert.equal(plain, '学习点这里')
  })

  it('has links that open apart and do not tell from where', () =>
    assert.equal(
      safeText('<p><a href="https://example.org/a">共产党员网</a></p>').html,
      '<p><a href="https://example.org/a" target="_blank" rel="noreferrer">共产党员网</a></p>',
    ))

  it('is told by sections, each with a place to link to', () => {
    const { html, sections } = safeText(
      '<p>前言 &amp; 说明</p><h1 id="evil">一、缘起</h1><p>第一段</p><p>第二段</p><h3>二、经过</h3><p>1 &lt; 2</p>',
    )
    assert.deepEqual(sections, [
      { anchor: 's0', heading: '', text: '前言 & 说明' },
      { anchor: 's1', heading: '一、缘起', text: '第一段\n第二段' },
      { anchor: 's2', heading: '二、经过', text: '1 < 2' },
    ])
    assert.match(html, /<h2 id="s1">一、缘起<\/h2>/)
    assert.doesNotMatch(html, /evil/)
  })

  it('keeps lists, tables and quotations', () => {
    const kept =
      '<ul><li>甲</li></ul><blockquote>乙</blockquote><table><tbody><tr><td>丙</td></tr></tbody></table>'
    assert.equal(safeText(kept).html, kept)
    assert.deepEqual(safeText('').sections, [])
  })
})
