/** The mark by which the holder of a document checks it: a QR code with two words below it, drawn. */
import { glyphOf, outlineOf, sealFont } from './glyphs.ts'
import { outlineOperators } from './seal-picture.ts'

/** Millimetres: the code itself, the quiet frame around it, and the words below. */
const side = 16
const quiet = 1.6
const wordHeight = 2.6
export const markWidth = side + 2 * quiet
export const markHeight = markWidth + wordHeight + 0.6

const words = [...'扫码验真']

/** PDF operators that draw the mark into a rectangle from 0 0 to its width and height, in points. */
export async function markOperators(address: string): Promise<string> {
  const { create } = await import('qrcode')
  const { size, data } = create(address, { errorCorrectionLevel: 'M' }).modules
  const unit = side / size
  const dark: string[] = []
  data.forEach((bit, at) => {
    if (!bit) return
    const [x, y] = [quiet + (at % size) * unit, markHeight - quiet - (Math.floor(at / size) + 1) * unit]
    dark.push(`${points(x)} ${points(y)} ${points(unit)} ${points(unit)} re`)
  })
  return ['q 0 g', ...dark, 'f', ...(await wordOperators()), 'Q'].join('\n')
}

async function wordOperators(): Promise<string[]> {
  const font = await sealFont()
  const pitch = wordHeight * 1.2
  const start = markWidth / 2 - (pitch * (words.length - 1)) / 2
  return words.map((character, at) => {
    const glyph = glyphOf(font, character)
    const scale = wordHeight / font.unitsPerEm
    const place = (x: number, y: number): [number, number] => [
      start + at * pitch + (x - glyph.advanceWidth / 2) * scale,
      0.7 + y * scale,
    ]
    return outlineOperators(outlineOf(glyph, place), (x, y) => `${points(x)} ${points(y)}`)
  })
}

const points = (millimetres: number) => String(Math.round((millimetres * 72_000) / 25.4) / 1000)
