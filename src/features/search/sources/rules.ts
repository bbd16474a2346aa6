import type { Day } from '#basics/days.ts'
import type { Source } from '../rules.ts'

/** What is looked for: one whole thing, or a part of it that has a place of its own. */
export type Entry = {
  source: Source
  subjectId: number
  part: number
  anchor: string | null
  title: string
  heading: string
  kind: string | null
  columnId: number | null
  organizationId: number | null
  organizationPath: string | null
  ownOnly: boolean
  sharedIds: number[] | null
  forAllBelow: boolean
  personId: number | null
  accountId: number | null
  /** Who has or had to do with it: accounts (a17) and offices (committee-3), wherever they sit. */
  hands: string[]
  sensitivity: string | null
  audiencePath: string | null
  issuer: string | null
  number: string | null
  datedOn: Day | null
  validFrom: Day | null
  validUntil: Day | null
  text: string
  /** Whether it is offered by its title while somebody types. */
  offered: boolean
}

const nothing = {
  part: 0,
  anchor: null,
  heading: '',
  kind: null,
  columnId: null,
  organizationId: null,
  organizationPath: null,
  ownOnly: false,
  sharedIds: null,
  forAllBelow: false,
  personId: null,
  accountId: null,
  hands: [],
  sensitivity: null,
  audiencePath: null,
  issuer: null,
  number: null,
  datedOn: null,
  validFrom: null,
  validUntil: null,
  offered: false,
} satisfies Partial<Entry>

type Known = Pick<Entry, 'source' | 'subjectId' | 'title' | 'text'>
export const entryOf = (known: Known & Partial<Entry>): Entry => ({
  ...nothing,
  ...known,
  text: known.text.slice(0, mostSigns),
})

/** More of one part than anybody searches through. */
const mostSigns = 20_000

/** The words of a text, a line each, without what is empty. */
export const linesOf = (...parts: (string | null | undefined | string[])[]): string =>
  parts
    .flat()
    .filter((part): part is string => Boolean(part?.trim()))
    .join('\n')

type Block = { text?: unknown; head?: unknown; rows?: unknown }

/** What an official document says, tables as lines. */
export const textOfBlocks = (blocks: unknown): string =>
  linesOf((Array.isArray(blocks) ? (blocks as Block[]) : []).flatMap(wordsOfBlock))

const wordsOfBlock = ({ text, head, rows }: Block): string[] =>
  typeof text === 'string' ? [text] : [head, ...(Array.isArray(rows) ? rows : [])].flatMap(wordsOfRow)
const wordsOfRow = (row: unknown): string[] => (Array.isArray(row) ? [row.map(String).join(' ')] : [])

type Item = { item?: unknown; speeches?: { speaker?: unknown; text?: unknown }[] }

/** What was said at a meeting: each item, and who said what to it. */
export const textOfMinutes = (minutes: unknown): string =>
  linesOf(
    (Array.isArray(minutes) ? (minutes as Item[]) : []).flatMap(({ item, speeches = [] }) => [
      typeof item === 'string' ? item : '',
      ...speeches.map(({ speaker, text }) => [speaker, text].filter(Boolean).join('：')),
    ]),
  )

/** p3 → 第 3 页; an article by its number, with what it is about. */
export function placeInWords(anchor: string, heading: string): string {
  const page = /^p(\d+)$/.exec(anchor)?.[1]
  if (page) return [`第 ${page} 页`, heading].filter(Boolean).join(' ')
  if (!/^第/.test(anchor)) return heading
  return heading.startsWith(anchor) || !heading ? heading || anchor : `${anchor} ${heading}`
}
