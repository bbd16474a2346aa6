/** A unit of the constellation: its branches by their size. */
type Unit = { name: string; sizes: readonly number[] }

type Point = { x: number; y: number }
export type Placed = {
  at: Point
  angle: number
  /** One for each branch. */
  dots: (Point & { size: number })[]
  label: Point & { anchor: 'start' | 'middle' | 'end' }
}

export const rings = { unit: 132, first: 178, step: 17, label: 300 } as const
/** How many rings of dots fit between the units and their names. */
const mostRings = 6
/** Each unit has room for its name, whatever few branches it has. */
const leastShare = 5

const round = (value: number) => Math.round(value * 10) / 10
const place = (angle: number, radius: number): Point => ({
  x: round(Math.cos(angle) * radius),
  y: round(Math.sin(angle) * radius),
})

/** Where everything stands, around the origin: units on a ring, each with its branches outwards behind it. */
export function placesOf(units: readonly Unit[]): Placed[] {
  const weights = units.map(({ sizes }) => Math.max(leastShare, sizes.length))
  const whole = weights.reduce((sum, weight) => sum + weight, 0) || 1
  let from = -Math.PI / 2
  return units.map(({ sizes }, at) => {
    const span = ((weights[at] ?? 1) / whole) * Math.PI * 2
    const angle = from + span / 2
    const dots = dotsOf(sizes, from, span)
    from += span
    return { at: place(angle, rings.unit), angle, dots, label: labelAt(angle) }
  })
}

/** In rings one behind the other, as many on each as its length has room for. */
function dotsOf(sizes: readonly number[], from: number, span: number): Placed['dots'] {
  const used = span * 0.86
  const count = Math.min(mostRings, Math.max(1, Math.ceil(sizes.length / Math.max(2, (used * 215) / 17))))
  const each = Math.ceil(sizes.length / count)
  return sizes.map((size, at) => {
    const ring = Math.floor(at / each)
    const inRing = Math.min(each, sizes.length - ring * each)
    const step = used / inRing
    const angle = from + (span - used) / 2 + step * ((at % each) + 0.5)
    return { ...place(angle, rings.first + ring * rings.step), size }
  })
}

function labelAt(angle: number): Placed['label'] {
  const beside = Math.cos(angle)
  const anchor = beside > 0.3 ? 'start' : beside < -0.3 ? 'end' : 'middle'
  return { ...place(angle, rings.label), anchor }
}
