import { type Day, formatDay } from '#basics/days.ts'
import { type Attachment, type Block, type DocumentKind, goesUp } from '../rules.ts'

/** What a sheet needs to know of a document, drafted or issued. */
export type Sheet = {
  kind: DocumentKind
  title: string
  organizationName: string
  /** Who signs beside the organization, in the order of the seals. */
  jointNames: string[]
  addressee: string | null
  copyTo: string[]
  blocks: Block[]
  attachments: Attachment[]
  number: string
  signatory: string | null
  contactName: string | null
  contactPhone: string | null
  day: Day
}

/** What assets/print/official.typ and the Word draft are made of. */
export type PrintedSheet = ReturnType<typeof printedSheet>

const withImprint = new Set<DocumentKind>(['request', 'reply', 'report', 'notice', 'letter'])
const withHeading = new Set<DocumentKind>(['request', 'reply', 'report', 'notice'])

/** A document as it is laid on paper. GB/T 9704-2012. */
export function printedSheet(sheet: Sheet) {
  const { kind, organizationName, day } = sheet
  return {
    header: {
      mark: withHeading.has(kind) ? `${organizationName}文件` : organizationName,
      number: sheet.number,
      signatory: goesUp(kind) ? (sheet.signatory ?? '') : null,
      marks: [] as string[],
    },
    title: titleLines(sheet.title),
    to: sheet.addressee || null,
    body: sheet.blocks,
    attachments: sheet.attachments.map(({ title, blocks }) => ({ title: titleLines(title), body: blocks })),
    signers: [organizationName, ...sheet.jointNames],
    date: formatDay(day),
    note: noteOf(sheet),
    imprint: withImprint.has(kind)
      ? { copyTo: sheet.copyTo, by: organizationName, on: formatDay(day) }
      : null,
    author: organizationName,
    keywords: [sheet.number],
    day: day.split('-').map(Number),
  }
}

/** 附注: whom to ask. */
function noteOf({ contactName, contactPhone }: Sheet): string | null {
  if (!contactName) return null
  return `联系人：${contactName}${contactPhone ? `，电话：${contactPhone}` : ''}`
}

/** 2号 characters that stand in a line of 156 mm. */
const widestTitle = 20
const words = new Intl.Segmenter('zh', { granularity: 'word' })

/**
 * A title in lines of at most 20 characters, words kept whole, in a trapezoid or a diamond rather than with a short
 * rest. GB/T 9704-2012 7.3.1 (V): 排列对称、长短适宜、间距恰当，词意完整.
 */
export function titleLines(title: string): string[] {
  const pieces = piecesOf(title)
  const length = [...title].length
  const count = Math.ceil(length / widestTitle)
  if (count <= 1) return [title]
  return best(pieces, count) ?? best(pieces, count + 1) ?? inTwenties(title)
}

/** Where a line may end: between words, rather after the organization and before 关于. */
function piecesOf(title: string): string[] {
  const parts = title.split(/(?<=委员会|党支部|党总支)(?=关于)/)
  return parts.flatMap((part) => [...words.segment(part)].map(({ segment }) => segment))
}

const sizeOf = (text: string) => [...text].length

function best(pieces: string[], count: number): string[] | null {
  let found: { cost: number; lines: string[] } | null = null
  const target = sizeOf(pieces.join('')) / count
  const visit = (from: number, lines: string[], cost: number) => {
    if (found && cost >= found.cost) return
    const rest = pieces.slice(from).join('')
    if (lines.length === count - 1) {
      const total = cost + costOf(rest, '', target)
      if (rest && sizeOf(rest) <= widestTitle && (!found || total < found.cost))
        found = { cost: total, lines: [...lines, rest] }
      return
    }
    let line = ''
    for (let at = from; at < pieces.length - 1; at++) {
      line += pieces[at]
      if (sizeOf(line) > widestTitle) return
      visit(at + 1, [...lines, line], cost + costOf(line, pieces[at + 1] ?? '', target))
    }
  }
  visit(0, [], 0)
  return (found as { lines: string[] } | null)?.lines ?? null
}

/** Uneven lines cost; a line that begins with 的 costs more; one that ends with who writes is welcome. */
function costOf(line: string, next: string, target: number): number {
  const uneven = (sizeOf(line) - target) ** 2
  const begins = /^[的和与及、，》）]/.test(next) || /[《（]$/.test(line) ? 200 : 0
  return uneven + begins - (/(?:委员会|党支部|党总支)$/.test(line) && /^关于/.test(next) ? 40 : 0)
}

const inTwenties = (title: string) => title.match(new RegExp(`.{1,${widestTitle}}`, 'gu')) ?? [title]
