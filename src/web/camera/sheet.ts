import { areaOf, cornersOf, hullOf, type Point, placeIn, type Quad, sharpened, sizeOf } from './geometry.ts'

/** A picture in memory: four bytes a pixel, as a canvas has it. */
export type Picture = { width: number; height: number; pixels: Uint8ClampedArray }

const seen = 320

/** Brightness of a picture, made small: what is looked for is as large as the sheet. */
function greyOf({ width, height, pixels }: Picture): {
  width: number
  height: number
  grey: Float32Array
  by: number
} {
  const by = Math.max(1, Math.max(width, height) / seen)
  const [w, h] = [Math.floor(width / by), Math.floor(height / by)]
  const grey = new Float32Array(w * h)
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) {
      let [sum, count] = [0, 0]
      for (let sy = Math.floor(y * by); sy < Math.floor((y + 1) * by); sy++)
        for (let sx = Math.floor(x * by); sx < Math.floor((x + 1) * by); sx++) {
          const at = (sy * width + sx) * 4
          sum += 0.3 * (pixels[at] ?? 0) + 0.59 * (pixels[at + 1] ?? 0) + 0.11 * (pixels[at + 2] ?? 0)
          count += 1
        }
      grey[y * w + x] = sum / Math.max(1, count)
    }
  return { width: w, height: h, grey, by }
}

/** The brightness that parts light from dark best (Otsu 1979). */
function thresholdOf(grey: Float32Array): number {
  const bars = new Float64Array(256)
  for (const one of grey)
    bars[Math.min(255, Math.round(one))] = (bars[Math.min(255, Math.round(one))] ?? 0) + 1
  const sum = bars.reduce((total, count, value) => total + count * value, 0)
  let [best, at, dark, darkSum] = [0, 127, 0, 0]
  for (const [value, count] of bars.entries()) {
    dark += count
    darkSum += count * value
    const light = grey.length - dark
    if (dark === 0 || light === 0) continue
    const between = dark * light * (darkSum / dark - (sum - darkSum) / light) ** 2
    if (between > best) [best, at] = [between, value]
  }
  return at
}

/** The places of the largest light part that hangs together. */
function largestLight(grey: Float32Array, width: number, height: number): Point[] {
  const level = thresholdOf(grey)
  const met = new Uint8Array(grey.length)
  let largest: number[] = []
  for (let start = 0; start < grey.length; start++) {
    if (met[start] || (grey[start] ?? 0) <= level) continue
    const part = [start]
    met[start] = 1
    for (let next = 0; next < part.length; next++) {
      const at = part[next] as number
      const x = at % width
      for (const to of [at - width, at + width, x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1])
        if (to >= 0 && to < grey.length && !met[to] && (grey[to] ?? 0) > level) {
          met[to] = 1
          part.push(to)
        }
    }
    if (part.length > largest.length) largest = part
  }
  return largest.length < (width * height) / 8
    ? []
    : largest.map((at) => ({ x: at % width, y: Math.floor(at / width) }))
}

/**
 * The corners of the sheet of paper in a photo: the largest light thing, if it has four sides and lies on something
 * darker. Null where there is none, or it fills the whole photo.
 */
export function findSheet(picture: Picture): Quad | null {
  const { width, height, grey, by } = greyOf(picture)
  const light = largestLight(grey, width, height)
  if (light.length === 0) return null
  const hull = hullOf(light)
  const quad = cornersOf(hull, 1.5)
  if (!quad) return null
  const area = areaOf(quad)
  if (area < 0.9 * areaOf(hull) || area > 0.97 * (width - 1) * (height - 1)) return null
  // From the small picture's places to the middle of what each of them stands for.
  return sharpened(quad, edgeOf(light)).map(({ x, y }) => ({ x: (x + 0.5) * by, y: (y + 0.5) * by })) as Quad
}

/** The outermost places of each row and each column. */
function edgeOf(light: readonly Point[]): Point[] {
  const ends = new Map<string, Point>()
  const note = (end: string, one: Point, further: (before: Point) => boolean) => {
    const before = ends.get(end)
    if (!before || further(before)) ends.set(end, one)
  }
  for (const one of light) {
    note(`left of ${one.y}`, one, (before) => one.x < before.x)
    note(`right of ${one.y}`, one, (before) => one.x > before.x)
    note(`top of ${one.x}`, one, (before) => one.y < before.y)
    note(`bottom of ${one.x}`, one, (before) => one.y > before.y)
  }
  return [...ends.values()]
}

const longest = 2000

/** The page inside the corners, straight. */
export function straighten(picture: Picture, quad: Quad): Picture {
  const asked = sizeOf(quad)
  const by = Math.min(1, longest / Math.max(asked.width, asked.height))
  const [width, height] = [Math.round(asked.width * by), Math.round(asked.height * by)]
  const pixels = new Uint8ClampedArray(width * height * 4)
  const place = placeIn(quad)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      readAt(picture, place((x + 0.5) / width, (y + 0.5) / height), pixels, (y * width + x) * 4)
  return { width, height, pixels }
}

/** Between four pixels, by how near it is to each. */
function readAt(
  { width, height, pixels }: Picture,
  { x, y }: Point,
  into: Uint8ClampedArray,
  at: number,
): void {
  const left = Math.max(0, Math.min(width - 2, Math.floor(x)))
  const top = Math.max(0, Math.min(height - 2, Math.floor(y)))
  const [dx, dy] = [Math.max(0, Math.min(1, x - left)), Math.max(0, Math.min(1, y - top))]
  const first = (top * width + left) * 4
  for (let colour = 0; colour < 3; colour++) {
    const value = (offset: number) => pixels[first + offset + colour] ?? 255
    const above = value(0) * (1 - dx) + value(4) * dx
    const below = value(width * 4) * (1 - dx) + value(width * 4 + 4) * dx
    into[at + colour] = above * (1 - dy) + below * dy
  }
  into[at + 3] = 255
}
