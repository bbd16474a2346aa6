import type { Picture } from './sheet.ts'

export const looks = { clear: '清晰', grey: '黑白', photo: '原样' } as const
export type Look = keyof typeof looks

const block = 32

/** How bright the paper itself is in each block: what most of its lightest parts have. */
function paperOf({ width, height, pixels }: Picture): { columns: number; rows: number; paper: Float32Array } {
  const [columns, rows] = [Math.ceil(width / block), Math.ceil(height / block)]
  const paper = new Float32Array(columns * rows)
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const values: number[] = []
      for (let y = row * block; y < Math.min(height, (row + 1) * block); y += 2)
        for (let x = column * block; x < Math.min(width, (column + 1) * block); x += 2) {
          const at = (y * width + x) * 4
          values.push(Math.max(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0))
        }
      values.sort((a, b) => a - b)
      paper[row * columns + column] = Math.max(60, values[Math.floor(values.length * 0.9)] ?? 255)
    }
  return { columns, rows, paper }
}

/**
 * The page as it is to be read: `clear` takes the shadow of the hand and the grey of the paper away and keeps the red of
 * seals; `grey` is the same without colour; `photo` is left as it is.
 */
export function dress(picture: Picture, look: Look): Picture {
  if (look === 'photo') return picture
  const { width, height, pixels } = picture
  const { columns, rows, paper } = paperOf(picture)
  const dressed = new Uint8ClampedArray(pixels.length)
  const at = (column: number, row: number) =>
    paper[Math.min(rows - 1, Math.max(0, row)) * columns + Math.min(columns - 1, Math.max(0, column))] ?? 255
  for (let y = 0; y < height; y++) {
    const v = y / block - 0.5
    const [row, dy] = [Math.floor(v), v - Math.floor(v)]
    for (let x = 0; x < width; x++) {
      const u = x / block - 0.5
      const [column, dx] = [Math.floor(u), u - Math.floor(u)]
      const above = at(column, row) * (1 - dx) + at(column + 1, row) * dx
      const below = at(column, row + 1) * (1 - dx) + at(column + 1, row + 1) * dx
      const factor = 255 / (above * (1 - dy) + below * dy)
      const first = (y * width + x) * 4
      const r = stretched((pixels[first] ?? 0) * factor)
      const g = stretched((pixels[first + 1] ?? 0) * factor)
      const b = stretched((pixels[first + 2] ?? 0) * factor)
      const grey = 0.3 * r + 0.59 * g + 0.11 * b
      dressed[first] = look === 'grey' ? grey : r
      dressed[first + 1] = look === 'grey' ? grey : g
      dressed[first + 2] = look === 'grey' ? grey : b
      dressed[first + 3] = 255
    }
  }
  return { width, height, pixels: dressed }
}

/** Nearly white becomes white, nearly black black. */
const stretched = (value: number) => (value - 30) * (255 / 200)

/** A quarter turn to the right, so many times. */
export function turned({ width, height, pixels }: Picture, quarters: number): Picture {
  const times = ((quarters % 4) + 4) % 4
  if (times === 0) return { width, height, pixels }
  const [w, h] = times % 2 === 1 ? [height, width] : [width, height]
  const from = new Uint32Array(pixels.buffer, pixels.byteOffset, width * height)
  const to = new Uint32Array(w * h)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [nx, ny] =
        times === 1 ? [height - 1 - y, x] : times === 2 ? [width - 1 - x, height - 1 - y] : [y, width - 1 - x]
      to[ny * w + nx] = from[y * width + x] as number
    }
  return { width: w, height: h, pixels: new Uint8ClampedArray(to.buffer) }
}
