/** The mark on what is handed out of a document that was voided: appended to a copy, the stored file stays as it is. */

import { glyphOf, missingGlyphs, outlineOf, sealFont } from './glyphs.ts'
import { addMarks, type Drawing } from './pdf-appearance.ts'
import { outlineOperators } from './seal-picture.ts'

export type Voided = { number: string; on: string; because: string }

/** Millimetres: A4, and on its upper blank margin a frame with the words. */
const paper = { width: 210, height: 297 }
const frame = { left: 28, top: 8, width: 156, height: 24, line: 0.5 }
const sign = { text: '作废', height: 11 }
const said = { left: 28, height: 3.7, pitch: 5.1, lines: 4 }
/** Across the page, as outlines only: what stands below stays readable. */
const across = { height: 62, line: 0.5, angle: Math.PI / 5 }
const red = '0.831 0 0.059'

/** The document with the mark on every page. */
export async function markVoided(pdf: Uint8Array, voided: Voided): Promise<Buffer> {
  const { PDFDocument } = await import('@cantoo/pdf-lib')
  const document = await PDFDocument.load(pdf, { forIncrementalUpdate: true, updateMetadata: false })
  const drawing: Drawing = {
    width: points(paper.width),
    height: points(paper.height),
    operators: await operatorsOf(voided),
  }
  await addMarks(document, drawing)
  return Buffer.from(await document.save({ useObjectStreams: false }))
}

async function operatorsOf({ number, on, because }: Voided): Promise<string> {
  const left = frame.left + said.left
  const room = frame.left + frame.width - 3 - left
  const lines = [number, `${on}作废，字号不再使用。`, ...(await wrapped(`原因：${because}`, room))]
  const top = paper.height - frame.top
  const foot = top - frame.height
  const rectangle = [frame.left, foot, frame.width, frame.height].map(points).join(' ')
  const texts = lines
    .slice(0, said.lines)
    .map((line, at) => text(line, said.height, left, top - 3.2 - said.height - at * said.pitch + 1))
  return [
    `q ${red} rg ${red} RG ${points(frame.line)} w ${rectangle} re S`,
    await text(sign.text, sign.height, frame.left + 3, foot + 7.4),
    ...(await Promise.all(texts)),
    await acrossThePage(),
    'Q',
  ].join('\n')
}

/** Characters as outlines in a line, from a point of its foot. */
async function text(words: string, height: number, left: number, foot: number): Promise<string> {
  const font = await sealFont()
  const scale = height / font.unitsPerEm
  let pen = left
  const drawn = [...(await printable(words))].map((character) => {
    const glyph = glyphOf(font, character)
    const from = pen
    pen += glyph.advanceWidth * scale
    return outlineOperators(
      outlineOf(glyph, (x, y) => [from + x * scale, foot + y * scale]),
      at,
    )
  })
  return drawn.join('\n')
}

async function acrossThePage(): Promise<string> {
  const font = await sealFont()
  const scale = across.height / font.unitsPerEm
  const [cos, sin] = [Math.cos(across.angle), Math.sin(across.angle)]
  const drawn = [...sign.text].map((character, index) => {
    const glyph = glyphOf(font, character)
    const outline = outlineOf(glyph, (x, y) => {
      const [along, up] = [
        (x - glyph.advanceWidth / 2) * scale + (index - 0.5) * across.height * 1.1,
        (y - 380) * scale,
      ]
      return [paper.width / 2 + along * cos - up * sin, paper.height / 2 + along * sin + up * cos]
    })
    return outlineOperators(outline, at).replace(/f$/, 'S')
  })
  return [`${points(across.line)} w`, ...drawn].join('\n')
}

/** Lines as long as there is room; the last one says when there is more. */
async function wrapped(words: string, room: number): Promise<string[]> {
  const font = await sealFont()
  const lines = ['']
  let used = 0
  for (const character of await printable(words)) {
    const width = (glyphOf(font, character).advanceWidth / font.unitsPerEm) * said.height
    if (used + width > room) {
      lines.push('')
      used = 0
    }
    lines[lines.length - 1] += character
    used += width
  }
  const [first = '', second = '', ...more] = lines
  return [first, more.length ? `${[...second].slice(0, -2).join('')}……` : second]
}

/** 〓 stands, as printers have it, for a character that the font does not have. */
async function printable(words: string): Promise<string> {
  const missing = new Set(await missingGlyphs(words))
  return [...words.replace(/\s+/g, ' ')].map((one) => (missing.has(one) ? '〓' : one)).join('')
}

const at = (x: number, y: number) => `${points(x)} ${points(y)}`
const points = (millimetres: number) => Math.round((millimetres * 72_000) / 25.4) / 1000
