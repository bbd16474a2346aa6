/** Light kept in squares over a surface: coarse ones to count with, fine ones to look at. */
import type { Surface } from '../../surfaces/rules.ts'
import type { Pane } from '../rays/rules.ts'

export type Grid = { surface: Surface; across: number; rows: number; values: Float32Array }

export function gridOf(surface: Surface, scale: number): Grid {
  const count = (texels: number) => Math.max(2, Math.round(texels * scale))
  const [across, rows] = [count(surface.texels[0]), count(surface.texels[1])]
  return { surface, across, rows, values: new Float32Array(across * rows * 3) }
}

/** Where the values of the texel at a point of the surface begin. */
export function texelAt(pane: Pane, { across, rows }: Grid, x: number, y: number, z: number): number {
  const [px, py, pz] = [x - pane.ox, y - pane.oy, z - pane.oz]
  const column = Math.floor((pane.ax * px + pane.ay * py + pane.az * pz) * across)
  const row = Math.floor((pane.ux * px + pane.uy * py + pane.uz * pz) * rows)
  return (within(row, rows) * across + within(column, across)) * 3
}
const within = (value: number, count: number) => Math.min(count - 1, Math.max(0, value))

/** Takes the grain out of a surface, in widening rings, and never over its edge. */
export function soften(grid: Grid, rounds: number): void {
  const { across, rows, values } = grid
  for (let round = 0; round < rounds; round++) {
    const from: Grid = { ...grid, values: values.slice() }
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < across; x++) {
        for (let c = 0; c < 3; c++) values[(y * across + x) * 3 + c] = around(from, x, y, c, 1 << round)
      }
    }
  }
}

function around({ across, rows, values }: Grid, x: number, y: number, c: number, step: number): number {
  let [sum, weight] = [0, 0]
  for (let j = -1; j <= 1; j++) {
    for (let i = -1; i <= 1; i++) {
      const [xx, yy] = [x + i * step, y + j * step]
      if (xx < 0 || yy < 0 || xx >= across || yy >= rows) continue
      const part = (i ? 0.5 : 1) * (j ? 0.5 : 1)
      sum += (values[(yy * across + xx) * 3 + c] ?? 0) * part
      weight += part
    }
  }
  return sum / weight
}

/** Adds a coarse grid to a fine one, evenly in between. */
export function addFrom(coarse: Grid, fine: Grid): void {
  for (let row = 0; row < fine.rows; row++) {
    const y = ((row + 0.5) * coarse.rows) / fine.rows - 0.5
    for (let column = 0; column < fine.across; column++) {
      const x = ((column + 0.5) * coarse.across) / fine.across - 0.5
      for (let c = 0; c < 3; c++) {
        const at = (row * fine.across + column) * 3 + c
        fine.values[at] = (fine.values[at] ?? 0) + between(coarse, x, y, c)
      }
    }
  }
}

function between({ across, rows, values }: Grid, x: number, y: number, c: number): number {
  const value = (column: number, row: number) =>
    values[(within(row, rows) * across + within(column, across)) * 3 + c] ?? 0
  const [left, low] = [Math.floor(x), Math.floor(y)]
  const [a, b] = [x - left, y - low]
  const below = value(left, low) * (1 - a) + value(left + 1, low) * a
  const above = value(left, low + 1) * (1 - a) + value(left + 1, low + 1) * a
  return below * (1 - b) + above * b
}
