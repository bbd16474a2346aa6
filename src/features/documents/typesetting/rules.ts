import { type Day, formatDay } from '#basics/days.ts'
import {
  type Attachment,
  type Block,
  type DocumentKind,
  goesUp,
  type Layout,
  type Urgency,
  urgencyNames,
} from '../rules.ts'
import type { Values } from '../templates/rules.ts'

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
  /** Names of what goes along as files of its own. */
  enclosed: string[]
  number: string
  signatory: string | null
  contactName: string | null
  contactPhone: string | null
  layout: Layout
  urgency: Urgency | null
  copyNumber: number | null
  day: Day
  /** What it was filled with, where a form of its own prints that. */
  templateKey?: string
  values?: Values
}

/** Papers that are no pages of GB/T 9704-2012, by their templates: 介绍信 in three parts. */
const forms: Record<string, string> = { 'introduction-letter-transfer': 'transfer-letter.typ' }

const formOf = ({ templateKey, values }: Sheet) => {
  const form = templateKey === undefined ? undefined : forms[templateKey]
  return form && values ? { form, values } : { form: null, values: null }
}

/** What assets/print/official.typ and the Word draft are made of. */
export type PrintedSheet = ReturnType<typeof printedSheet>

const withImprint = new Set<DocumentKind>(['request', 'reply', 'report', 'notice', 'letter'])
const withHeading = new Set<DocumentKind>(['request', 'reply', 'report', 'notice'])

/** A document as it is laid on paper. GB/T 9704-2012. */
export function printedSheet(sheet: Sheet) {
  const { kind, organizationName, day, layout, copyNumber, urgency } = sheet
  return {
    layout,
    header: {
      mark: withHeading.has(kind) && layout === 'document' ? `${organizationName}文件` : organizationName,
      number: sheet.number,
      signatory: goesUp(kind) ? (sheet.signatory ?? '') : null,
      copy: copyNumber === null ? null : String(copyNumber).padStart(6, '0'),
      urgency: urgency && urgencyNames[urgency],
    },
    title: titleLines(sheet.title),
    to: sheet.addressee || null,
    body: sheet.blocks,
    attachments: sheet.attachments.map(({ title, blocks }) => ({ title: titleLines(title), body: blocks })),
    enclosed: sheet.enclosed,
    signers: [organizationName, ...sheet.jointNames],
    date: formatDay(day),
    note: noteOf(sheet),
    imprint: withImprint.has(kind)
      ? { copyTo: sheet.copyTo, by: organizationName, on: formatDay(day) }
      : null,
    author: organizationName,
    keywords: [sheet.number],
    day: day.split('-').map(Number),
    ...formOf(sheet),
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
const sizeOf = (text: string) => [...text].length

/**
 * A title in lines of at most 20 characters, words kept whole, in a trapezoid or a diamond rather than with a short
 * rest. GB/T 9704-2012 7.3.1 (V): 排列对称、长短适宜、间距恰当，词意完整.
 */
export function titleLines(title: string): string[] {
  const count = Math.ceil(sizeOf(title) / widestTitle)
  if (count <= 1) return [title]
  const pieces = [...words.segment(title)].map(({ segment }) => segment)
  const ways = [count, count + 1].flatMap((lines) => {
    const way = best(pieces, lines)
    return way ? [{ ...way, cost: way.cost + (lines - count) * oneMoreLine }] : []
  })
  ways.sort((one, other) => one.cost - other.cost)
  return ways[0]?.lines ?? inTwenties(title)
}

type Way = { cost: number; lines: string[] }

/** The best way to part these pieces into so many lines; null when a line would be too long. */
function best(pieces: string[], count: number): Way | null {
  const target = sizeOf(pieces.join('')) / count
  const from = (start: number, left: number): Way | null => {
    if (left === 1) {
      const line = pieces.slice(start).join('')
      return line && sizeOf(line) <= widestTitle ? { cost: costOf(line, '', target), lines: [line] } : null
    }
    let found: Way | null = null
    let line = ''
    for (let at = start; at < pieces.length - 1; at++) {
      line += pieces[at]
      if (sizeOf(line) > widestTitle) break
      const rest = from(at + 1, left - 1)
      if (!rest) continue
      const cost = costOf(line, rest.lines[0] ?? '', target) + rest.cost
      if (!found || cost < found.cost) found = { cost, lines: [line, ...rest.lines] }
    }
    return found
  }
  return from(0, count)
}

const oneMoreLine = 25
const dear = 200

/** Uneven lines cost; 关于 within a line costs more; what belongs to the line before must not begin one. */
function costOf(line: string, next: string, target: number): number {
  const uneven = (sizeOf(line) - target) ** 2
  const torn = /^(?:[的和与及、，》）]|委员会|支部|所(?!属)|院|室)/.test(next) || /[《（]$/.test(line)
  return uneven + (torn ? dear : 0) + (line.indexOf('关于') > 0 ? dear / 2 : 0)
}

const inTwenties = (title: string) => title.match(new RegExp(`.{1,${widestTitle}}`, 'gu')) ?? [title]
