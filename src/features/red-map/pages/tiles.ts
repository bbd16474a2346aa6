import type { Province } from '../rules.ts'

/**
 * Where the tile of each unit stands, column and row from 0. The tiles are an index: they say nothing of borders, size
 * or distance.
 */
export const tilePlaces: Record<Province, readonly [column: number, row: number]> = {
  '23': [7, 0],
  '15': [4, 1],
  '22': [7, 1],
  '65': [0, 2],
  '62': [2, 2],
  '64': [3, 2],
  '14': [4, 2],
  '13': [5, 2],
  '11': [6, 2],
  '21': [7, 2],
  '54': [0, 3],
  '63': [1, 3],
  '61': [3, 3],
  '41': [4, 3],
  '37': [5, 3],
  '12': [6, 3],
  '51': [2, 4],
  '50': [3, 4],
  '42': [4, 4],
  '34': [5, 4],
  '32': [6, 4],
  '31': [7, 4],
  '53': [2, 5],
  '52': [3, 5],
  '43': [4, 5],
  '36': [5, 5],
  '33': [6, 5],
  '45': [4, 6],
  '44': [5, 6],
  '35': [6, 6],
  '71': [7, 6],
  '46': [4, 7],
  '82': [5, 7],
  '81': [6, 7],
}

/** How deep the colour of a tile is: by how many are recorded, nothing else. */
const steps = [0, 1, 2, 4, 8] as const
export const stepNames = ['待收录', '1', '2–3', '4–7', '8 及以上'] as const
export const stepOf = (sites: number) => steps.findLastIndex((least) => sites >= least)

const ways: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** The tile that an arrow leads to: the nearest in its direction, one straight ahead before one aside. Null: no arrow, or none there. */
export function tileTowards(from: Province, key: string): Province | null {
  const way = ways[key]
  if (!way) return null
  const [x, y] = tilePlaces[from]
  let [best, least]: [Province | null, number] = [null, Number.POSITIVE_INFINITY]
  for (const [code, [column, row]] of Object.entries(tilePlaces) as [Province, readonly [number, number]][]) {
    const ahead = (column - x) * way[0] + (row - y) * way[1]
    const aside = Math.abs((column - x) * way[1]) + Math.abs((row - y) * way[0])
    if (ahead > 0 && ahead + aside * 2 < least) [best, least] = [code, ahead + aside * 2]
  }
  return best
}
