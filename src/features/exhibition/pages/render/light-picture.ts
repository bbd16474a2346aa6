/** Baked light as a picture: one atlas of all surfaces, eight bits a colour, half the range in the darker values. */
import type { Light } from '../../halls/light/rules.ts'
import { type Atlas, atlasOf, type Surface } from '../../halls/surfaces/rules.ts'
import { chance, painted } from './canvas.ts'

/** The brightest light that can be told; what is brighter is cut off. */
export const brightest = 4.5
export const lit = (surfaces: Surface[]): Surface[] => surfaces.filter((one) => !one.glow)

export function lightCanvas(surfaces: Surface[], light: Light): HTMLCanvasElement {
  const atlas = atlasOf(lit(surfaces))
  return painted(atlas.width, atlas.height, (brush) => {
    const image = brush.createImageData(atlas.width, atlas.height)
    const next = chance(7)
    for (let i = 3; i < image.data.length; i += 4) image.data[i] = 255
    for (const one of lit(surfaces)) {
      const values = light.get(one.id)
      const place = atlas.places.get(one.id)
      if (values && place) write(image, atlas, one, place, values, next)
    }
    brush.putImageData(image, 0, 0)
  })
}

/** Writes a surface with a border of its own outermost texels, so that nothing of a neighbour shines in. */
function write(
  image: ImageData,
  { width }: Atlas,
  { texels: [across, rows] }: Surface,
  [left, top]: readonly [number, number],
  values: Float32Array,
  next: () => number,
): void {
  for (let y = -1; y <= rows; y++) {
    for (let x = -1; x <= across; x++) {
      const from = (clamp(y, rows) * across + clamp(x, across)) * 3
      const to = ((top + y) * width + left + x) * 4
      const grain = next() - 0.5
      for (let c = 0; c < 3; c++) image.data[to + c] = Math.round(coded(values[from + c] ?? 0) + grain)
    }
  }
}
const clamp = (value: number, count: number) => Math.min(count - 1, Math.max(0, value))

/** As sRGB codes brightness. */
function coded(value: number): number {
  const part = Math.min(1, value / brightest)
  return 255 * (part <= 0.0031308 ? 12.92 * part : 1.055 * part ** (1 / 2.4) - 0.055)
}
