/** Flat four-sided surfaces, all that a room is made of: what light falls on and what is drawn. */
export type Vec = readonly [x: number, y: number, z: number]
export type Colour = readonly [red: number, green: number, blue: number]
export const materials = [
  'floor',
  'ceiling',
  'feature',
  'wall',
  'partition',
  'board',
  'stand',
  'plinth',
  'bench',
  'door',
  'lamp',
] as const
export type Material = (typeof materials)[number]

export type Surface = {
  id: string
  material: Material
  /** The lower left corner as seen from the front, and the way along and up. */
  origin: Vec
  along: Vec
  up: Vec
  /** Texels of baked light, along and up. */
  texels: readonly [number, number]
  /** What it gives off by itself. */
  glow?: Colour
  exhibit?: string
}

export const plus = (a: Vec, b: Vec, times = 1): Vec => [
  a[0] + b[0] * times,
  a[1] + b[1] * times,
  a[2] + b[2] * times,
]
export const minus = (a: Vec, b: Vec): Vec => plus(a, b, -1)
export const dot = (a: Vec, b: Vec): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
export const cross = (a: Vec, b: Vec): Vec => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]
export const lengthOf = (a: Vec): number => Math.hypot(...a)
export const unit = (a: Vec): Vec => plus([0, 0, 0], a, 1 / lengthOf(a))

type Corner = Pick<Surface, 'origin' | 'along' | 'up'>

export function surface(
  id: string,
  material: Material,
  corner: Corner,
  density: number,
  more: Pick<Surface, 'glow' | 'exhibit'> = {},
): Surface {
  const texels = (way: Vec) => Math.max(2, Math.round(lengthOf(way) * density))
  return { id, material, ...corner, texels: [texels(corner.along), texels(corner.up)], ...more }
}

/** An upright surface over a stretch of the floor plan, moved towards whoever looks at it. */
export function upright(
  { from, to }: { from: readonly [number, number]; to: readonly [number, number] },
  bottom: number,
  height: number,
  forward = 0,
): Corner {
  const [dx, dz] = [to[0] - from[0], to[1] - from[1]]
  const length = Math.hypot(dx, dz)
  return {
    origin: [from[0] - (dz / length) * forward, bottom, from[1] + (dx / length) * forward],
    along: [dx, 0, dz],
    up: [0, height, 0],
  }
}

/** The faces of a box that stand to the left, right, front, back, on top and below (l r f b t u). */
export function box(
  id: string,
  material: Material,
  middle: Vec,
  size: Vec,
  density: number,
  faces = 'lrfbt',
): Surface[] {
  const [x, y, z] = middle
  const [a, b, c] = [size[0] / 2, size[1] / 2, size[2] / 2]
  const sides: Record<string, Corner> = {
    r: { origin: [x + a, y - b, z + c], along: [0, 0, -2 * c], up: [0, 2 * b, 0] },
    l: { origin: [x - a, y - b, z - c], along: [0, 0, 2 * c], up: [0, 2 * b, 0] },
    f: { origin: [x - a, y - b, z + c], along: [2 * a, 0, 0], up: [0, 2 * b, 0] },
    b: { origin: [x + a, y - b, z - c], along: [-2 * a, 0, 0], up: [0, 2 * b, 0] },
    t: { origin: [x - a, y + b, z + c], along: [2 * a, 0, 0], up: [0, 0, -2 * c] },
    u: { origin: [x - a, y - b, z - c], along: [2 * a, 0, 0], up: [0, 0, 2 * c] },
  }
  return Object.entries(sides).flatMap(([face, corner]) =>
    faces.includes(face) ? surface(`${id}-${face}`, material, corner, density) : [],
  )
}

export type Atlas = { width: number; height: number; places: Map<string, readonly [number, number]> }

/** Packs the light of all surfaces into one picture, shelf by shelf, with a border of one texel around each. */
export function atlasOf(surfaces: Surface[], width = 1024): Atlas {
  const places = new Map<string, readonly [number, number]>()
  let [x, y, shelf] = [0, 0, 0]
  for (const { id, texels } of surfaces.toSorted((a, b) => b.texels[1] - a.texels[1])) {
    const [w, h] = [texels[0] + 2, texels[1] + 2]
    if (x + w > width) [x, y, shelf] = [0, y + shelf, 0]
    places.set(id, [x + 1, y + 1])
    x += w
    shelf = Math.max(shelf, h)
  }
  return { width, height: Math.ceil((y + shelf) / 64) * 64, places }
}
