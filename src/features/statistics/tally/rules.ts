import type { Day } from '#basics/days.ts'
import { bracketOf, type Dimension, type Facts, unknown } from '../brackets/rules.ts'
import { cellOf, type Line, type Measure, type Subject, type Table, type Where } from '../tables/rules.ts'

/** How many there are in each combination of brackets; `sums` adds up other measures of the same people. */
export type Cube = {
  dimensions: readonly Dimension[]
  /** Packed bracket numbers of each combination: see `pack`. */
  keys: readonly number[]
  heads: readonly number[]
  sums: Partial<Record<Measure, readonly number[]>>
  /** Which things are in each combination, by number: one thing may be in several, and counts once. */
  things?: readonly (readonly number[])[]
}

/** Brackets of a dimension and the one for what fits nowhere. */
const placesOf = ({ brackets }: Dimension) => brackets.length + 1

/** The factor of each dimension in a packed key: the first dimension counts in ones. */
export function factorsOf(dimensions: readonly Dimension[]): number[] {
  let factor = 1
  return dimensions.map((dimension) => {
    const own = factor
    factor *= placesOf(dimension)
    if (!Number.isSafeInteger(factor)) throw new RangeError('too many dimensions for one pass')
    return own
  })
}

/** Counts people given one by one: what the database does in one pass, done here. */
export function tally(
  dimensions: readonly Dimension[],
  people: Iterable<Facts>,
  day: Day,
  measures: readonly Measure[] = [],
): Cube {
  const factors = factorsOf(dimensions)
  const counted = new Map<number, number[]>()
  for (const facts of people) {
    const key = dimensions.reduce(
      (sum, dimension, index) => sum + bracketOf(dimension, facts, day) * (factors[index] ?? 0),
      0,
    )
    const row = counted.get(key) ?? [0, ...measures.map(() => 0)]
    row[0] = (row[0] ?? 0) + 1
    measures.forEach((measure, index) => {
      row[index + 1] = (row[index + 1] ?? 0) + Number(facts[measure] ?? 0)
    })
    counted.set(key, row)
  }
  const rows = [...counted.values()]
  const sums = measures.map((measure, index) => [measure, rows.map((row) => row[index + 1] ?? 0)] as const)
  return {
    dimensions,
    keys: [...counted.keys()],
    heads: rows.map(([n]) => n ?? 0),
    sums: Object.fromEntries(sums),
  }
}

/** The same cube with fewer dimensions: what one table needs of it. */
function project(cube: Cube, ids: readonly string[]): Cube {
  const from = factorsOf(cube.dimensions)
  const kept = cube.dimensions.flatMap((dimension, index) =>
    ids.includes(dimension.id) ? [{ dimension, places: placesOf(dimension), factor: from[index] ?? 1 }] : [],
  )
  const dimensions = kept.map(({ dimension }) => dimension)
  const factors = factorsOf(dimensions)
  const placeOf = new Map<number, number>()
  // Where each combination of the large cube goes in the small one. A million people make a few hundred thousand.
  const goesTo = cube.keys.map((key) => {
    let packed = 0
    for (let at = 0; at < kept.length; at++) {
      const { factor, places } = kept[at] as (typeof kept)[number]
      packed += (Math.floor(key / factor) % places) * (factors[at] ?? 0)
    }
    const place = placeOf.get(packed) ?? placeOf.size
    placeOf.set(packed, place)
    return place
  })
  const added = (values: readonly number[]) => {
    const sums = Array<number>(placeOf.size).fill(0)
    values.forEach((value, at) => {
      const place = goesTo[at] ?? 0
      sums[place] = (sums[place] ?? 0) + value
    })
    return sums
  }
  const sums = Object.entries(cube.sums).map(([measure, values]) => [measure, added(values)])
  const gathered = cube.things && gather(cube.things, goesTo, placeOf.size)
  return {
    dimensions,
    keys: [...placeOf.keys()],
    heads: added(cube.heads),
    sums: Object.fromEntries(sums),
    ...(gathered && { things: gathered }),
  }
}

/** The things of several combinations together, each once. */
function gather(
  things: readonly (readonly number[])[],
  goesTo: readonly number[],
  size: number,
): readonly number[][] {
  const gathered = Array.from({ length: size }, () => new Set<number>())
  things.forEach((own, at) => {
    for (const one of own) gathered[goesTo[at] ?? 0]?.add(one)
  })
  return gathered.map((own) => [...own])
}

/** The bracket numbers that a condition means; `?` means what fits nowhere. */
export function numbersOf(dimension: Dimension, keys: readonly string[]): number[] {
  const numbers = keys.map((key) =>
    key === unknown ? dimension.brackets.length : dimension.brackets.findIndex((one) => one.key === key),
  )
  if (numbers.includes(-1)) throw new RangeError(`no bracket ${keys} in ${dimension.id}`)
  return numbers
}

/** How many of the cube meet the conditions; with a measure, the sum of it over them; things each once. */
export function count(cube: Cube, where: Where, measure: Measure | null = null): number {
  const factors = factorsOf(cube.dimensions)
  const tests = Object.entries(where).map(([id, keys]) => {
    const index = cube.dimensions.findIndex((one) => one.id === id)
    const dimension = cube.dimensions[index]
    if (!dimension) throw new RangeError(`the cube was not divided by ${id}`)
    return {
      factor: factors[index] ?? 1,
      places: placesOf(dimension),
      wanted: new Set(numbersOf(dimension, keys)),
    }
  })
  const values = measure ? cube.sums[measure] : cube.heads
  if (!values) throw new RangeError(`the cube does not add up ${measure}`)
  let sum = 0
  const seen = new Set<number>()
  cube.keys.forEach((key, at) => {
    for (const { factor, places, wanted } of tests) if (!wanted.has(Math.floor(key / factor) % places)) return
    sum += values[at] ?? 0
    for (const thing of cube.things?.[at] ?? []) seen.add(thing)
  })
  if (cube.things && !measure) return seen.size
  return Number.isInteger(sum) ? sum : Math.round(sum * 100) / 100
}

/** True when one thing meets the conditions: what `count` adds up, asked of one. */
export const matches = (dimensions: readonly Dimension[], where: Where, facts: Facts, day: Day): boolean =>
  Object.entries(where).every(([id, keys]) => {
    const dimension = dimensions.find((one) => one.id === id)
    if (!dimension) throw new RangeError(`no dimension ${id}`)
    return numbersOf(dimension, keys).includes(bracketOf(dimension, facts, day))
  })

export type Cubes = Partial<Record<Subject, Cube>>

/** The dimensions that tables ask of each subject: what one pass must divide by. */
export function askedOf(tables: readonly Table[]): Map<Subject, Set<string>> {
  const asked = new Map<Subject, Set<string>>()
  for (const table of tables)
    for (const line of table.lines)
      for (const column of table.columns) {
        const { subject, where } = cellOf(table, line, column)
        const ids = asked.get(subject) ?? new Set()
        for (const id of Object.keys(where)) ids.add(id)
        asked.set(subject, ids)
      }
  return asked
}

export type Filled = { id: string; title: string; unit: string; columns: Heading[]; rows: FilledLine[] }
/** `group`: the heading above several columns, or null. */
export type Heading = { key: string; label: string; group: string | null }
export type FilledLine = { key: string; label: string; level: number; unit: string; cells: number[] }

/** To one decimal. */
const percent = (part: number, whole: number) => (whole === 0 ? 0 : Math.round((part * 1000) / whole) / 10)

/** A table with its numbers. */
export function fill(table: Table, cubes: Cubes): Filled {
  const small = new Map(
    [...askedOf([table])].map(([subject, ids]) => [subject, smallCube(cubes, subject, ids)]),
  )
  const numbersIn = (line: Line) =>
    table.columns.map((column) => {
      const { subject, where, measure } = cellOf(table, line, column)
      const cube = small.get(subject) as Cube
      if (!column.share) return count(cube, where, measure)
      return percent(count(cube, where, column.share.of), count(cube, where, column.share.by))
    })
  const rows = table.lines.map((line) => ({
    optional: line.optional ?? false,
    key: line.key,
    label: line.label,
    level: line.level ?? 0,
    unit: line.unit ?? table.unit,
    cells: numbersIn(line),
  }))
  return {
    id: table.id,
    title: table.title,
    unit: table.unit,
    columns: table.columns.map(({ key, label, group }) => ({ key, label, group: group ?? null })),
    rows: rows.flatMap(({ optional, ...row }) => (optional && row.cells[0] === 0 ? [] : [row])),
  }
}

function smallCube(cubes: Cubes, subject: Subject, ids: Set<string>): Cube {
  const cube = cubes[subject]
  if (!cube) throw new RangeError(`nobody counted ${subject}`)
  return project(cube, [...ids])
}
