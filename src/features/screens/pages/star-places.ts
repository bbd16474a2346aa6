/** A unit of the constellation: its branches by their size. */
type Unit = { name: string; sizes: readonly number[] }

type Point = { x: number; y: number }
export type Placed = {
  at: Point
  angle: number
  /** One for each branch. */
  dots: (Point & { size: number })[]
  label: Point & { anchor: 'start' | 'end' }
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
  const placed = units.map(({ sizes }, at) => {
    const span = ((weights[at] ?? 1) / whole) * Math.PI * 2
    const angle = from + span / 2
    const dots = dotsOf(sizes, from, span)
    from += span
    return { at: place(angle, rings.unit), angle, dots, label: labelAt(angle) }
  })
  const labels = apart(placed)
  return placed.map((one, at) => ({ ...one, label: labels[at] ?? one.label }))
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

/** Names stand at the right or the left of the circle, as high as what they name. */
const labelAt = (angle: number): Placed['label'] => ({
  ...place(angle, rings.label),
  anchor: Math.cos(angle) >= 0 ? 'start' : 'end',
})

const leastApart = 21
const highest = -rings.label - 14

/** Of the names on one side none stands on another: each is moved down from the one before it, and all back into the circle. */
function spread(heights: number[]): number[] {
  const moved = [...heights]
  for (let at = 0; at < moved.length; at++)
    moved[at] = Math.max(moved[at] ?? 0, at === 0 ? highest : (moved[at - 1] ?? 0) + leastApart)
  for (let at = moved.length - 1; at >= 0; at--)
    moved[at] = Math.min(
      moved[at] ?? 0,
      at === moved.length - 1 ? -highest : (moved[at + 1] ?? 0) - leastApart,
    )
  return moved
}

/** All names where they do not stand on each other; further out or in, so that they keep to the circle. */
function apart(units: Pick<Placed, 'label'>[]): Placed['label'][] {
  const labels = units.map(({ label }) => label)
  for (const anchor of ['start', 'end'] as const) {
    const side = labels
      .map((label, at) => ({ label, at }))
      .filter(({ label }) => label.anchor === anchor)
      .toSorted((one, other) => one.label.y - other.label.y)
    for (const [turn, y] of spread(side.map(({ label }) => label.y)).entries()) {
      const at = side[turn]?.at ?? 0
      const across = Math.max(12, Math.sqrt(Math.max(0, rings.label ** 2 - y ** 2)))
      labels[at] = { anchor, y: round(y), x: round(anchor === 'start' ? across : -across) }
    }
  }
  return labels
}
