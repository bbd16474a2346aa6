import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { near, notMeasurable, redBandsOf, wordsOf } from './official-testing.ts'

/** Every character of the text a different one would do; Hanzi only, so that nothing is narrower than its cell. */
const hanzi = '天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁'
const sheet = {
  layout: 'document',
  header: {
    mark: '中共星河研究院委员会文件',
    number: '星党〔2026〕1号',
    signatory: null,
    copy: null,
    urgency: null,
  },
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

// GB/T 9704-2012 5.1, 5.2, 7.2, 7.5; the numbers as in the standard's text and figures.
describe('The measures of GB/T 9704-2012', { skip: notMeasurable }, () => {
  it('22 lines of 28 characters, 156 mm wide, from 28 mm left and 37 mm down', async () => {
    const words = await wordsOf(sheet)
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
    const words = await wordsOf(sheet)
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
    const words = await wordsOf(sheet)
    const number = words.filter(({ page, text }) => page === 1 && /〔2026〕/.test(text))
    assert.deepEqual(
      number.map(({ text }) => text),
      ['星党〔2026〕1号'],
    )
  })

  it('the imprint at the foot of the last page, an even one', async () => {
    const words = await wordsOf(sheet)
    const pages = Math.max(...words.map(({ page }) => page))
    assert.equal(pages % 2, 0)
    const copied = words.find(({ text }) => text.startsWith('抄送'))
    assert.equal(copied?.page, pages)
    const printed = words.find(({ text, page }) => page === pages && text.endsWith('印发'))
    assert.ok(printed && printed.bottom > 250 && printed.bottom < 264, `印发 at ${printed?.bottom}`)
  })
})

const inTheCorner = { ...sheet.header, copy: '000012', urgency: '加急' }

// GB/T 9704-2012 7.2.1, 7.2.3 (V).
describe('The upper left corner', { skip: notMeasurable }, () => {
  it('has 份号 on the first line and 紧急程度 below it, above the heading; what is missing leaves no gap', async () => {
    const lineOf = async (header: object, text: string) => {
      const words = await wordsOf({ ...sheet, header })
      const word = words.find((one) => one.page === 1 && one.text === text)
      near(word?.left ?? 0, 28, `${text}, left`)
      return Math.round(((word?.top ?? 0) - 37) / (225 / 22))
    }
    assert.equal(await lineOf(inTheCorner, '000012'), 0)
    assert.equal(await lineOf(inTheCorner, '加急'), 1)
    assert.equal(await lineOf({ ...inTheCorner, copy: null }, '加急'), 0)
    const [mark] = await redBandsOf({ ...sheet, header: inTheCorner })
    near(mark?.top ?? 0, 37 + 35, 'upper edge of the heading')
  })
})

const letter = {
  ...sheet,
  layout: 'letter',
  header: { ...sheet.header, mark: '中共星河研究院委员会' },
  body: [{ k: 'p', text: hanzi.repeat(8) }],
}

// GB/T 9704-2012 10.1 (M): to be compared with the text of the standard.
describe('信函格式', { skip: notMeasurable }, () => {
  it('has its name 30 mm from the edge, double lines of 170 mm 4 mm below it and 20 mm from the foot', async () => {
    const bands = await redBandsOf(letter)
    const lines = bands.filter(({ left, right }) => right - left > 160)
    const mark = bands.filter((one) => !lines.includes(one) && one.top < 60)
    assert.equal(lines.length, 4)
    near(Math.min(...mark.map(({ top }) => top)), 30, 'upper edge of the name')
    near((lines[0]?.top ?? 0) - Math.max(...mark.map(({ bottom }) => bottom)), 4, 'name to line')
    for (const { left, right } of lines) {
      near(left, 20, 'left end of a line')
      near(right, 190, 'right end of a line')
    }
    near(lines[3]?.bottom ?? 0, 297 - 20, 'lower line')
    const thick = lines.map(({ top, bottom }) => bottom - top > 0.5)
    assert.deepEqual(thick, [true, false, false, true])
  })

  it('has its number at the right edge below the line, 份号 and 紧急程度 at the left', async () => {
    const words = await wordsOf({ ...letter, header: { ...letter.header, copy: '000012', urgency: '特急' } })
    const found = (text: string) => words.find((one) => one.text === text)
    near(found('星党〔2026〕1号')?.right ?? 0, 184, 'right end of the number', 0.5)
    near(found('000012')?.left ?? 0, 28, '份号')
    near((found('特急')?.top ?? 0) - (found('000012')?.top ?? 0), 225 / 22, 'a line between them', 1)
  })

  it('has no number on its first page, and its text keeps the grid; 抄送 without lines or 印发', async () => {
    const words = await wordsOf({ ...letter, body: [{ k: 'p', text: hanzi.repeat(30) }] })
    const numbered = words.filter(({ top }) => top > 264)
    assert.deepEqual([...new Set(numbered.map(({ page }) => page))], [2])
    const lines = words.filter(({ page, text }) => page === 2 && /^\p{Script=Han}{28}$/u.test(text))
    const tops = lines.map(({ top }) => top).sort((one, other) => one - other)
    near((tops[1] ?? 0) - (tops[0] ?? 0), 225 / 22, 'pitch of the lines', 0.1)
    assert.ok(words.some(({ text }) => text.startsWith('抄送')))
    assert.ok(!words.some(({ text }) => text.endsWith('印发')))
  })
})
