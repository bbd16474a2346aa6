/** The drawing of a seal as a picture for the screen and as operators for a PDF: one set of paths, no font needed. */
import type { Outline, Step } from './glyphs.ts'
import type { SealDrawing } from './seal-drawing.ts'

/** The red of seals. */
const red = { web: '#d4000f', pdf: '0.831 0 0.059' }
const pointsPerMillimetre = 72 / 25.4

const shown = (value: number) => String(Math.round(value * 1000) / 1000)

/** An SVG of the seal in its real size. */
export function sealSvg({ diameter, ring, outlines }: SealDrawing): string {
  const radius = diameter / 2
  const written = ([command, ...points]: Step) =>
    command + points.map((value, at) => shown(at % 2 ? radius - value : radius + value)).join(' ')
  const paths = outlines.map((outline) => outline.map(written).join('')).join('')
  const circle = `<circle cx="${radius}" cy="${radius}" r="${shown(radius - ring / 2)}" fill="none" stroke="${red.web}" stroke-width="${ring}"/>`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${diameter}mm" height="${diameter}mm" viewBox="0 0 ${diameter} ${diameter}">${circle}<path fill="${red.web}" d="${paths}"/></svg>`
}

/** How wide the seal is on a page, in points. */
export const widthInPoints = (diameter: number) => diameter * pointsPerMillimetre

/** PDF operators that draw the seal into a square from 0 0 to its width. */
export function sealOperators({ diameter, ring, outlines }: SealDrawing): string {
  const radius = diameter / 2
  const at = (x: number, y: number) =>
    `${shown((x + radius) * pointsPerMillimetre)} ${shown((y + radius) * pointsPerMillimetre)}`
  return [
    `q ${red.pdf} rg ${red.pdf} RG ${shown(ring * pointsPerMillimetre)} w`,
    circle(radius - ring / 2, at),
    ...outlines.map((outline) => outlineOperators(outline, at)),
    'Q',
  ].join('\n')
}

/** A filled outline as PDF operators; `at` writes a point. */
export function outlineOperators(outline: Outline, at: (x: number, y: number) => string): string {
  const operators = { M: 'm', L: 'l', C: 'c', Z: 'h' }
  const written = ([command, ...points]: Step) => {
    const pairs: string[] = []
    for (let index = 0; index < points.length; index += 2)
      pairs.push(at(points[index] as number, points[index + 1] as number))
    return [...pairs, operators[command]].join(' ')
  }
  return [...outline.map(written), 'f'].join('\n')
}

/** A circle as four curves. */
function circle(radius: number, at: (x: number, y: number) => string): string {
  const handle = 0.5522847498 * radius
  const quarter = (x1: number, y1: number, x2: number, y2: number, x: number, y: number) =>
    `${at(x1, y1)} ${at(x2, y2)} ${at(x, y)} c`
  return [
    `${at(radius, 0)} m`,
    quarter(radius, handle, handle, radius, 0, radius),
    quarter(-handle, radius, -radius, handle, -radius, 0),
    quarter(-radius, -handle, -handle, -radius, 0, -radius),
    quarter(handle, -radius, radius, -handle, radius, 0),
    's',
  ].join('\n')
}
