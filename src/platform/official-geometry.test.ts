import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, it } from 'node:test'
import { printOfficial } from './print.ts'

const poppler = spawnSync('pdftotext', ['-v']).status === 0
const day = '2026-11-03'

/** Every character of the text a different one would do; Hanzi only, so that nothing is narrower than its cell. */
const hanzi = '天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁'
const sheet = {
  header: { mark: '中共星河研究院委员会文件', number: '星党〔2026〕1号', signatory: null, marks: [] },
  title: ['关于召开党员大会的通知'],
  to: null,
  body: [{ k: 'p', text: hanzi.repeat(56) }],
  attachments: [],
  enclosed: [],
  signers: ['中共星河研究院委员会'],
  date: '2026年11月3日',
  note: null,
  imprint: { copyTo: ['院纪委'], by: '中共星河研究院委员会', on: '2026年11月3日' },
  author: '中共星河研究院委员会',
  keywords: [],
  day: [2026, 11, 3],
}

type Word = { page: number; text: string; left: number; right: number; top: number; bottom: number }

/** Where every word stands, in millimetres from the upper left corner, as an independent reader finds it. */
async function wordsOf(): Promise<Word[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhibu-geometry-'))
  try {
    const file = path.join(folder, 'one.pdf')
    writeFileSync(file, (await printOfficial(sheet, day)).pdf)
    const { stdout } = spawnSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8' })
    let page = 0
    return stdout.split('\n').flatMap((line) => {
      if (line.includes('<page ')) page += 1
      const [, left, top, right, bottom, text] =
        /xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*)<\/word>/.exec(line) ?? []
      if (!text) return []
      const [l, t, r, b] = [left, top, right, bottom].map((n) => (Number(n) / 72) * 25.4)
      return [{ page, text, left: l ?? 0, top: t ?? 0, right: r ?? 0, bottom: b ?? 0 }]
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const near = (found: number, wanted: number, what: string, by = 0.3) =>
  assert.ok(Math.abs(found - wanted) <= by, `${what}: ${found.toFixed(2)} mm, should be ${wanted} mm`)

// GB/T 9704-2012 5.1, 5.2, 7.2, 7.5; the numbers as in the standard's text and figures.
describe('The measures of GB/T 9704-2012', { skip: !poppler && 'pdftotext is not installed' }, () => {
  it('22 lines of 28 characters, 156 mm wide, from 28 mm left and 37 mm down', async () => {
    const words = await wordsOf()
    const lines = words.filter(({ page, text }) => page === 2 && /^\p{Script=Han}+$/u.test(text))
    const pages = Math.max(...words.map(({ page }) => page))
    assert.equal(pages, 4)
    const heights = [...new Set(lines.map(({ top }) => Math.round(top * 10)))]
    assert.equal(heights.length, 22)
    assert.equal(lines.map(({ text }) => text).join('').length, 22 * 28)
    near(Math.min(...lines.map(({ left }) => left)), 28, 'left edge')
    near(Math.max(...lines.map(({ right }) => right)), 184, 'right edge', 0.5)
    const [first = 0, last = 0] = [Math.min(...heights), Math.max(...heights)].map((tenth) => tenth / 10)
    near((last - first) / 21, 225 / 22, 'pitch of the lines', 0.02)
  })

  it('page numbers with a dash either side, odd ones right, even ones left, one character in', async () => {
    const words = await wordsOf()
    const numbered = (page: number) => words.filter((one) => one.page === page && one.top > 264)
    for (const page of [1, 2, 3, 4]) {
      const parts = numbered(page)
      assert.equal(parts.map(({ text }) => text).join(''), `—${page}—`, `page ${page}`)
      const left = Math.min(...parts.map((one) => one.left))
      const right = Math.max(...parts.map((one) => one.right))
      if (page % 2) near(right, 184 - 4.94, `page ${page}, right`)
      else near(left, 28 + 4.94, `page ${page}, left`)
    }
  })

  it('the number on one line with what stands around it', async () => {
    const words = await wordsOf()
    const number = words.filter(({ page, text }) => page === 1 && /〔2026〕/.test(text))
    assert.deepEqual(
      number.map(({ text }) => text),
      ['星党〔2026〕1号'],
    )
  })

  it('the imprint at the foot of the last page, an even one', async () => {
    const words = await wordsOf()
    const pages = Math.max(...words.map(({ page }) => page))
    assert.equal(pages % 2, 0)
    const copied = words.find(({ text }) => text.startsWith('抄送'))
    assert.equal(copied?.page, pages)
    const printed = words.find(({ text, page }) => page === pages && text.endsWith('印发'))
    assert.ok(printed && printed.bottom > 250 && printed.bottom < 264, `印发 at ${printed?.bottom}`)
  })
})
