/** Where a sheet of paper lies in a photo, and how a straight page is read out of it. Pure. */

export type Point = { x: number; y: number }
/** The corners of a sheet: top left, top right, bottom right, bottom left. */
export type Quad = [Point, Point, Point, Point]

export const wholeOf = (width: number, height: number): Quad => [
  { x: 0, y: 0 },
  { x: width - 1, y: 0 },
  { x: width - 1, y: height - 1 },
  { x: 0, y: height - 1 },
]

const distance = (one: Point, other: Point) => Math.hypot(one.x - other.x, one.y - other.y)

/** Positive when the turn from `a` over `b` to `c` goes clockwise (y grows downwards). */
const turn = (a: Point, b: Point, c: Point) => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)

export function areaOf(corners: readonly Point[]): number {
  let twice = 0
  for (const [at, one] of corners.entries()) {
    const next = corners[(at + 1) % corners.length] as Point
    twice += one.x * next.y - next.x * one.y
  }
  return Math.abs(twice) / 2
}

/** The points that a rubber band around all of them would touch, clockwise. */
export function hullOf(points: readonly Point[]): Point[] {
  const sorted = points.toSorted((a, b) => a.x - b.x || a.y - b.y)
  const half = (order: readonly Point[]) => {
    const chain: Point[] = []
    for (const one of order) {
      while (chain.length >= 2 && turn(chain.at(-2) as Point, chain.at(-1) as Point, one) <= 0) chain.pop()
      chain.push(one)
    }
    return chain.slice(0, -1)
  }
  return [...half(sorted), ...half(sorted.toReversed())]
}

/** Without the points that stand out from the line between their neighbours by no more than `least`. */
function smoothed(hull: Point[], least: number): Point[] {
  let kept = hull
  for (let dropped = true; dropped && kept.length > 4; ) {
    dropped = false
    const heights = kept.map((one, at) => {
      const before = kept.at(at - 1) as Point
      const next = kept[(at + 1) % kept.length] as Point
      return Math.abs(turn(before, one, next)) / Math.max(distance(before, next), 1e-6)
    })
    const lowest = Math.min(...heights)
    if (lowest > least && kept.length <= 40) break
    kept = kept.toSpliced(heights.indexOf(lowest), 1)
    dropped = true
  }
  return kept
}

/** The four points of a hull that span the most, clockwise from the top left. */
export function cornersOf(hull: Point[], least: number): Quad | null {
  const points = smoothed(hull, least)
  let best: Quad | null = null
  let most = 0
  for (let a = 0; a < points.length; a++)
    for (let b = a + 1; b < points.length; b++)
      for (let c = b + 1; c < points.length; c++)
        for (let d = c + 1; d < points.length; d++) {
          const quad = [points[a], points[b], points[c], points[d]] as Quad
          const area = areaOf(quad)
          if (area > most) [best, most] = [quad, area]
        }
  return best && fromTopLeft(best)
}

/** The corner nearest to the top left comes first. */
function fromTopLeft(quad: Quad): Quad {
  const sums = quad.map(({ x, y }) => x + y)
  const first = sums.indexOf(Math.min(...sums))
  return [0, 1, 2, 3].map((at) => quad[(first + at) % 4]) as Quad
}

type Line = { at: Point; dx: number; dy: number }

/** The line that lies nearest to all the points. */
function lineThrough(points: readonly Point[]): Line {
  const at = { x: 0, y: 0 }
  for (const { x, y } of points) {
    at.x += x / points.length
    at.y += y / points.length
  }
  let [xx, xy, yy] = [0, 0, 0]
  for (const { x, y } of points) {
    xx += (x - at.x) ** 2
    xy += (x - at.x) * (y - at.y)
    yy += (y - at.y) ** 2
  }
  const angle = Math.atan2(2 * xy, xx - yy) / 2
  return { at, dx: Math.cos(angle), dy: Math.sin(angle) }
}

function meeting(one: Line, other: Line): Point | null {
  const whole = one.dx * other.dy - one.dy * other.dx
  if (Math.abs(whole) < 0.05) return null
  const by = ((other.at.x - one.at.x) * other.dy - (other.at.y - one.at.y) * other.dx) / whole
  return { x: one.at.x + by * one.dx, y: one.at.y + by * one.dy }
}

/** The corners where the sides would meet: the tips themselves are blurred in a small picture. */
export function sharpened(quad: Quad, edge: readonly Point[]): Quad {
  const lines = quad.map((from, at) => {
    const to = quad[(at + 1) % 4] as Point
    const long = Math.max(distance(from, to), 1)
    const near = edge.filter((one) => {
      const along = ((one.x - from.x) * (to.x - from.x) + (one.y - from.y) * (to.y - from.y)) / long ** 2
      return along > 0.12 && along < 0.88 && Math.abs(turn(from, to, one)) / long < 4
    })
    return near.length < 8 ? lineThrough([from, to]) : lineThrough(near)
  })
  return quad.map((corner, at) => {
    const met = meeting(lines[(at + 3) % 4] as Line, lines[at] as Line)
    return met && distance(met, corner) < 20 ? met : corner
  }) as Quad
}

const a4 = Math.SQRT2

/** How large the straight page becomes; nearly the shape of A4 is A4. */
export function sizeOf([p0, p1, p2, p3]: Quad): { width: number; height: number } {
  const width = Math.max(distance(p0, p1), distance(p3, p2))
  const height = Math.max(distance(p0, p3), distance(p1, p2))
  const [long, short] = [Math.max(width, height), Math.max(1, Math.min(width, height))]
  const shape = Math.abs(long / short / a4 - 1) < 0.12 ? long / a4 : short
  const [w, h] = width > height ? [long, shape] : [shape, long]
  return { width: Math.max(1, Math.round(w)), height: Math.max(1, Math.round(h)) }
}

/** From a place in the straight page (both 0–1) to where it is in the photo (Heckbert: square to quadrilateral). */
export function placeIn([p0, p1, p2, p3]: Quad): (u: number, v: number) => Point {
  const [dx1, dy1] = [p1.x - p2.x, p1.y - p2.y]
  const [dx2, dy2] = [p3.x - p2.x, p3.y - p2.y]
  const [dx3, dy3] = [p0.x - p1.x + p2.x - p3.x, p0.y - p1.y + p2.y - p3.y]
  const whole = dx1 * dy2 - dx2 * dy1
  const g = whole === 0 ? 0 : (dx3 * dy2 - dx2 * dy3) / whole
  const h = whole === 0 ? 0 : (dx1 * dy3 - dx3 * dy1) / whole
  const [a, b] = [p1.x - p0.x + g * p1.x, p3.x - p0.x + h * p3.x]
  const [d, e] = [p1.y - p0.y + g * p1.y, p3.y - p0.y + h * p3.y]
  return (u, v) => {
    const below = g * u + h * v + 1
    return { x: (a * u + b * v + p0.x) / below, y: (d * u + e * v + p0.y) / below }
  }
}
