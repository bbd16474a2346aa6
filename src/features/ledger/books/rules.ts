import { type Day, formatDay } from '#basics/days.ts'
import type { Chapter } from '../chapters/rules.ts'

export type Book = {
  name: string
  parentName: string | null
  secretary: string | null
  year: number
  asOf: Day
  chapters: Chapter[]
}

const digits = '一二三四五六七八九'
/** 1 → 一, 10 → 十, 15 → 十五: the number of a chapter. */
export const chapterNumber = (at: number): string =>
  at < 10
    ? (digits[at - 1] ?? '')
    : `${at < 20 ? '' : digits[Math.floor(at / 10) - 1]}十${at % 10 === 0 ? '' : digits[(at % 10) - 1]}`

/** A chapter with more columns than a sheet is wide stands across. */
export const isAcross = ({ columns }: Pick<Chapter, 'columns'>): boolean => columns.length > 7

const shown = (value: string | number | null) => (value === null ? '' : String(value))

/** What is printed: cover, contents, chapters with their numbers, each with where it was taken from. */
export const printedBook = (book: Book, digest: string, madeOn: Day) => ({
  title: `${book.year}年支部工作台账`,
  branch: book.name,
  asOf: formatDay(book.asOf),
  cover: [
    ['党支部', book.name],
    ['上级党组织', book.parentName ?? ''],
    ['书记', book.secretary ?? ''],
    ['截至日期', formatDay(book.asOf)],
    ['生成日期', formatDay(madeOn)],
  ],
  digest,
  chapters: book.chapters.map((chapter, at) => ({
    title: `${chapterNumber(at + 1)}、${chapter.title}`,
    across: isAcross(chapter),
    columns: chapter.columns,
    rows: chapter.rows.map(({ cells }) => cells.map(shown)),
    note: chapter.note,
    origin: chapter.origin.says,
    empty: chapter.empty,
  })),
})
