import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { layOut, type Plan, type Tried } from './official-layout.ts'
import { printOfficial, showOfficial, unprintable } from './print.ts'

/** A document as official.typ takes it, with so many paragraphs of one line. */
const sheet = (lines: number, more: object = {}) => ({
  layout: 'document',
  header: {
    mark: '中共星河研究院委员会文件',
    number: '星党〔2026〕1号',
    signatory: '张㛃',
    copy: null,
    urgency: null,
  },
  title: ['关于召开党员大会的请示'],
  to: '中共星河集团委员会',
  body: Array.from({ length: lines }, (_, at) => ({ k: 'p', text: `第${at + 1}段，一行。` })),
  attachments: [],
  enclosed: [],
  signers: ['中共星河研究院委员会'],
  date: '2026年11月3日',
  note: '联系人：陈頔，电话：010-12345678',
  imprint: { copyTo: ['院纪委'], by: '中共星河研究院委员会', on: '2026年11月3日' },
  author: '中共星河研究院委员会',
  keywords: [],
  day: [2026, 11, 3],
  ...more,
})
const day = '2026-11-03'

describe('An official document on paper', () => {
  it('is the same bytes for the same text, a PDF/A, its last page an even one', async () => {
    const [one, other] = [await printOfficial(sheet(3), day), await printOfficial(sheet(3), day)]
    assert.ok(one.pdf.equals(other.pdf))
    assert.match(one.pdf.toString('latin1'), /pdfaid:part>2</)
    for (const lines of [1, 9, 12, 20, 30, 45]) {
      const { pages } = await printOfficial(sheet(lines), day)
      assert.equal(pages % 2, 0, `${lines} lines: ${pages} pages`)
    }
  })

  it('never has its seal on a page without text, whatever its length', async () => {
    for (let lines = 1; lines <= 34; lines++) {
      const { seals, textEnds, lines: each } = await showOfficial(sheet(lines), day)
      assert.ok(each >= 20 && each <= 23)
      assert.equal(seals.length, 1)
      assert.equal(seals[0]?.page, textEnds, `${lines} lines`)
    }
  })

  it('has a place for each seal, in order, none touching another, none beside the text', async () => {
    const signers = ['中共星河研究院委员会', '星河研究院工会', '共青团星河研究院委员会', '星河研究院']
    for (let count = 2; count <= 4; count++) {
      const { seals } = await printOfficial(sheet(2, { signers: signers.slice(0, count) }), day)
      assert.deepEqual(
        seals.map(({ at }) => at),
        signers.slice(0, count).map((_, at) => at),
      )
      const millimetre = 72 / 25.4
      for (const [at, seal] of seals.entries()) {
        assert.ok(seal.x - 21 * millimetre > 28 * millimetre - 1, `seal ${at} leaves the text on the left`)
        assert.ok(seal.x + 21 * millimetre < 184 * millimetre + 1, `seal ${at} leaves the text on the right`)
        for (const other of seals.slice(at + 1))
          if (other.page === seal.page)
            assert.ok(Math.hypot(seal.x - other.x, seal.y - other.y) > 42 * millimetre, 'two seals touch')
      }
    }
  })

  it('is not printed with boxes: a character that no font has is a fault with its name', async () => {
    const body = [{ k: 'p', text: '缺字ꙮ。' }]
    await assert.rejects(printOfficial(sheet(1, { body }), day), /ꙮ/)
    assert.deepEqual(unprintable('body', '张㛃、李䶮、王𬀩、镕喆旻頔㑇㮾䲟𬭚𬘘𬱟𫖯〔2026〕abc'), [])
    assert.deepEqual(unprintable('body', '好\ue000ꙮ😀好'), ['\ue000', 'ꙮ', '😀'])
    for (const use of ['title', 'hei', 'kai'] as const)
      assert.deepEqual(unprintable(use, '㛃䶮镕〔2026〕'), [])
  })
})

type Place = { page: number; y: number }
/** A page is 225 mm high, from 37 mm down. */
const millimetre = 72 / 25.4
const lineAt = (line: number, lines: number): Place => {
  const page = Math.max(1, Math.ceil(line / lines))
  return { page, y: (37 + (225 / lines) * (line - (page - 1) * lines)) * millimetre }
}

/** How a text of so many lines, a signature of six and the imprint come to stand with so many lines a page. */
function set(text: number, { lines, keep }: Plan, asked: Plan[] = []): Tried<null> {
  asked.push({ lines, keep })
  const ends = lineAt(keep && text % lines === 0 ? text + 1 : text, lines)
  const fits = Math.ceil((text + 6) / lines) === ends.page
  const from = fits ? text : Math.ceil(text / lines) * lines
  const signed = lineAt(from + 6, lines)
  const signature = { page: signed.page, y: signed.y - ((6 * 225) / lines) * millimetre }
  const room = (37 + 225 - 20) * millimetre - signed.y
  const last = signed.page + (signed.page % 2 ? 1 : room < (225 / lines) * millimetre ? 2 : 0)
  return {
    document: null,
    pages: last,
    seals: [{ at: 0, page: signed.page, x: 0, y: 0 }],
    marks: [
      { k: 'bodystart', page: 1, y: 0 },
      { k: 'bodyend', ...(keep ? signed : ends) },
      { k: 'signature', ...signature },
      { k: 'signed', ...signed },
      { k: 'end', ...signed },
      { k: 'imprint', page: last, y: (37 + 225 - 20) * millimetre },
    ],
  }
}

const withTable = (tried: Tried<null>) => ({
  ...tried,
  marks: [...tried.marks, { k: 'uneven', page: 1, y: 0 }],
})

describe('The lines of a page', () => {
  it('are 22 where that breaks no rule, and nothing else is tried', () => {
    const asked: Plan[] = []
    const { lines } = layOut((plan) => set(30, plan, asked))
    assert.deepEqual([lines, asked.length], [22, 1])
  })

  it('are others when the seal would stand on a page without text; only what may help is tried', () => {
    const asked: Plan[] = []
    assert.equal(layOut((plan) => set(17, plan, asked)).lines, 23)
    assert.equal(asked.length, 2)
    assert.equal(layOut((plan) => set(21, plan)).lines, 20)
  })

  it('stay 22, with the last paragraph beside the signature, when nothing else helps', () => {
    const asked: Plan[] = []
    const { lines, keep } = layOut((plan) => set(19, plan, asked))
    assert.deepEqual([lines, keep, asked.length], [22, true, 2])
  })

  it('are what trying every number of lines would have found', () => {
    for (let text = 5; text < 80; text++) {
      const chosen = ({ lines, keep }: Plan) => ({ lines, keep })
      const counted = chosen(layOut((plan) => set(text, plan)))
      assert.deepEqual(counted, chosen(layOut((plan) => withTable(set(text, plan)))), `${text} lines`)
    }
  })

  it('cannot be counted where a table stands in the text: each is tried until one breaks no rule', () => {
    const asked: Plan[] = []
    layOut((plan) => withTable(set(19, plan, asked)))
    assert.equal(asked.length, 5)
  })

  it('rather leave the first page its text than be 22', () => {
    const late = (plan: Plan) => {
      const tried = set(30, plan)
      const marks = tried.marks.map((one) => (one.k === 'bodystart' ? { ...one, page: 2 } : one))
      return plan.lines === 23 ? tried : { ...tried, marks }
    }
    assert.equal(layOut(late).lines, 23)
  })
})
