import { type Day, formatDay } from '#basics/days.ts'

/** A cell of a printed form; `foot` are the lines of signature at its lower right, `tall` its least height in mm. */
export type Cell = {
  text: string
  label: boolean
  span: number
  rows: number
  tall: number
  align: 'centre' | 'left'
  foot: string[]
}

export type Part =
  | { k: 'form'; columns: number[]; rows: Cell[][] }
  | { k: 'table'; columns: number[]; head: string[]; rows: string[][] }
  | { k: 'heading' | 'text' | 'flush' | 'centre' | 'note'; text: string }
  | { k: 'lines'; rows: [string, string][] }
  | { k: 'right'; lines: string[] }
  | { k: 'gap'; tall: number }
  | { k: 'ruled'; count: number }
  | { k: 'break' | 'cut' | 'fill' }

/** One printed paper: `above` stands small over the title, `basis` under everything: by which article. */
export type Sheet = {
  size: 'a4' | 'a5'
  look: 'form' | 'document' | 'letter' | 'cover' | 'ballot'
  above: string
  title: string
  parts: Part[]
  basis: string
}

type More = Partial<Omit<Cell, 'text'>>
const plain = { label: false, span: 1, rows: 1, tall: 0, align: 'centre' as const, foot: [] }
export const head = (text: string, more: More = {}): Cell => ({ ...plain, text, label: true, ...more })
export const cell = (text: string | null | undefined, more: More = {}): Cell => ({
  ...plain,
  text: text ?? '',
  ...more,
})
/** Words of some length, from the left. */
export const words = (text: string | null | undefined, span: number, tall: number, foot: string[] = []) =>
  cell(text, { span, tall, foot, align: 'left' })

/** A row of one, two or three headings, each with its value beside it, on twelve columns. */
export const pairs = (...given: [label: string, value: string | null | undefined][]): Cell[] =>
  given.flatMap(([label, value]) => [head(label, { span: 2 }), cell(value, { span: 12 / given.length - 2 })])

export const form = (columns: number[], rows: Cell[][]): Part => ({ k: 'form', columns, rows })
/** A table with empty lines up to the least number, to be filled by hand. */
export const table = (columns: number[], titles: string[], rows: string[][], least = 0): Part => ({
  k: 'table',
  columns,
  head: titles,
  rows: [...rows, ...Array.from({ length: Math.max(0, least - rows.length) }, () => titles.map(() => ''))],
})

const blankDay = '　　　年　　月　　日'
/** A day in words; a place to write it where it is not known. */
export const dayOr = (day: Day | null | undefined): string => (day ? formatDay(day) : blankDay)
export const dayIfKnown = (day: Day | null | undefined): string => (day ? formatDay(day) : '')
/** 1990-05-17 → 1990年5月 */
export const monthOf = (day: Day | null | undefined): string =>
  day ? formatDay(day).replace(/\d+日$/, '') : ''
/** Where somebody signs, and when. */
export const signed = (who: string, day: Day | null | undefined): string[] => [
  `${who}：　　　　　　　　`,
  dayOr(day),
]
export const sealed = (who: string, day: Day | null | undefined): string[] => [
  ...(who ? [who] : []),
  `（盖章）　${dayOr(day)}`,
]
