/** A round seal, drawn: a ring, the inscription along it, a star in the middle, perhaps a line below the star. */
import type { Font } from 'fontkit'
import { glyphOf, type Outline, outlineOf, sealFont } from './glyphs.ts'

export type SealText = {
  inscription: string
  /** Below the star, such as 党费专用章. */
  line?: string | undefined
  /** Millimetres. */
  diameter?: number
}
export type SealDrawing = { diameter: number; ring: number; outlines: Outline[] }

/** What can still be read on 42 mm. */
const mostCharacters = 40
const mostLineCharacters = 8

const ring = 1.2
const gapInside = 1
const starRadius = 1 / 6
const lineHeight = 3.6
/** The foot of the line below the star, in radii below the middle. */
const lineFoot = 0.62
/** Between the ends of the inscription and the line below the star. */
const leastGap = 0.8

/** The design height of a character: this much of it stands above its foot, the rest below. */
const rising = 0.88

export async function drawSeal({ inscription, line = '', diameter = 42 }: SealText): Promise<SealDrawing> {
  if ([...inscription].length > mostCharacters || [...line].length > mostLineCharacters)
    throw new Error(`too much to be read on a seal: ${inscription} ${line}`)
  const font = await sealFont()
  const radius = diameter / 2
  return {
    diameter,
    ring,
    outlines: [
      ...alongTheRing(font, [...inscription], radius, line !== ''),
      star(diameter * starRadius),
      ...belowTheStar(font, [...line], radius),
    ],
  }
}

/** The height of a character, in millimetres, by how many there are. */
function heightFor(count: number): number {
  if (count <= 10) return 6.2
  if (count <= 14) return 5.8
  if (count <= 18) return 5.4
  return count <= 26 ? 4.8 : 4.4
}

/** The angle from the middle of the first character to the middle of the last. */
function spanOf(count: number, outer: number, radius: number, hasLine: boolean): number {
  const most = count <= 18 ? 256 : Math.min(300, 256 + (count - 18) * 5)
  const wished = (Math.min(most, Math.max(150, count * 16.2)) * Math.PI) / 180
  if (!hasLine || count < 2) return wished
  // The last character's lower corner stays above the line: half a step belongs to it beyond its middle.
  const top = -radius * lineFoot + lineHeight * rising + leastGap
  const end = Math.acos(top / outer)
  return Math.min(wished, (2 * end * (count - 1)) / count)
}

function alongTheRing(font: Font, characters: string[], radius: number, hasLine: boolean): Outline[] {
  const count = characters.length
  const height = heightFor(count)
  const outer = radius - ring - gapInside
  const foot = outer - height
  const span = count > 1 ? spanOf(count, outer, radius, hasLine) : 0
  const step = count > 1 ? span / (count - 1) : 0
  // A long name is pressed together: as wide as the arc leaves room a third up the character.
  const width = count > 1 ? Math.min(height * 0.92, step * (foot + height * 0.35) * 0.94) : height * 0.92
  return characters.map((character, index) => {
    const glyph = glyphOf(font, character)
    const angle = span / 2 - index * step
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
    const unit = 1 / font.unitsPerEm
    return outlineOf(glyph, (x, y) => {
      const across = (x - glyph.advanceWidth / 2) * unit * width
      const up = foot + (y * unit + 1 - rising) * height
      return [across * cos - up * sin, across * sin + up * cos]
    })
  })
}

/** Five points, the first one up. */
function star(radius: number): Outline {
  const inner = (radius * Math.sin(Math.PI / 10)) / Math.sin((3 * Math.PI) / 10)
  const corners = Array.from({ length: 10 }, (_, corner): [number, number] => {
    const [length, angle] = [corner % 2 ? inner : radius, Math.PI / 2 + (corner * Math.PI) / 5]
    return [length * Math.cos(angle), length * Math.sin(angle)]
  })
  const [first, ...rest] = corners as [[number, number], ...[number, number][]]
  return [['M', ...first], ...rest.map((corner): ['L', number, number] => ['L', ...corner]), ['Z']]
}

function belowTheStar(font: Font, characters: string[], radius: number): Outline[] {
  const foot = -radius * lineFoot
  const room = 2 * Math.sqrt((radius - ring - gapInside) ** 2 - (foot - lineHeight * (1 - rising)) ** 2)
  const pitch = Math.min(lineHeight * 1.05, room / Math.max(1, characters.length))
  const width = Math.min(lineHeight, pitch / 1.05)
  const start = (-pitch * (characters.length - 1)) / 2
  return characters.map((character, index) => {
    const glyph = glyphOf(font, character)
    const unit = 1 / font.unitsPerEm
    return outlineOf(glyph, (x, y) => [
      start + index * pitch + (x - glyph.advanceWidth / 2) * unit * width,
      foot + y * unit * lineHeight,
    ])
  })
}
