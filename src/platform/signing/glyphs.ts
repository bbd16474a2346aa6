/** The outlines of characters, from the font of seals: 宋体, semi-bold. */
import { fileURLToPath } from 'node:url'
import type { Font, Glyph } from 'fontkit'

/** A step of a path: move, line, curve with two handles, close. Millimetres, the y axis upwards. */
export type Step = ['M' | 'L', number, number] | ['C', number, number, number, number, number, number] | ['Z']
export type Outline = Step[]
/** Puts a point of a glyph, in units of its font, where it belongs. */
export type Place = (x: number, y: number) => [number, number]

let font: Promise<Font> | null = null

/** Read when the first seal is drawn: 15 MB and a fifth of a second. */
async function openFont(): Promise<Font> {
  const { openSync } = await import('fontkit')
  const file = '@expo-google-fonts/noto-serif-sc/600SemiBold/NotoSerifSC_600SemiBold.ttf'
  return openSync(fileURLToPath(import.meta.resolve(file)))
}

export const sealFont = (): Promise<Font> => {
  font ??= openFont()
  return font
}

/** Those characters that the font does not have: no box is ever drawn for them. */
export async function missingGlyphs(text: string): Promise<string[]> {
  const { hasGlyphForCodePoint } = await boundFont()
  return [...new Set(text)].filter((character) => !hasGlyphForCodePoint(codePointOf(character)))
}

const boundFont = async () => {
  const font = await sealFont()
  return { hasGlyphForCodePoint: (point: number) => font.hasGlyphForCodePoint(point) }
}

const codePointOf = (character: string) => character.codePointAt(0) as number

/** The glyph of a character; a missing one is a fault, never a box. */
export function glyphOf(font: Font, character: string): Glyph {
  const point = codePointOf(character)
  if (!font.hasGlyphForCodePoint(point)) throw new Error(`the font of seals has no glyph for ${character}`)
  return font.glyphForCodePoint(point)
}

/** The outline of a glyph, each of its points put in its place. */
export function outlineOf(glyph: Glyph, place: Place): Outline {
  const outline: Outline = []
  let [x, y] = [0, 0]
  for (const { command, args } of glyph.path.commands) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = args
    if (command === 'closePath') outline.push(['Z'])
    else if (command === 'moveTo') outline.push(['M', ...place(a, b)])
    else if (command === 'lineTo') outline.push(['L', ...place(a, b)])
    else if (command === 'bezierCurveTo') outline.push(['C', ...place(a, b), ...place(c, d), ...place(e, f)])
    else {
      // A curve with one handle, as one with two.
      const near = (from: number, handle: number) => from + (2 / 3) * (handle - from)
      outline.push(['C', ...place(near(x, a), near(y, b)), ...place(near(c, a), near(d, b)), ...place(c, d)])
    }
    if (args.length >= 2) [x = 0, y = 0] = args.slice(-2)
  }
  return outline
}
