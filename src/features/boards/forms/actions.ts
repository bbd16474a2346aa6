import { type Day, formatDay } from '#basics/days.ts'
import type { Whole } from '#platform/context.ts'
import { pngOf } from '#platform/pictures.ts'
import { printPdf, printSvg } from '#platform/print.ts'
import { type SheetContent, writeWorkbook } from '#platform/sheets.ts'
import { writeSlides } from '#platform/slides.ts'
import type { FilledCardShape } from '../cards/contract.ts'
import { drawnOf } from '../drawn/rules.ts'

export type BoardForm = { title: string; asOf: Day; cards: (FilledCardShape & { wide: boolean })[] }
type Format = 'xlsx' | 'pdf' | 'png' | 'pptx'

const types: Record<Format, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  png: 'image/png',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
}

/** As wide as two desktop screens: sharp when it is printed. */
const pictureWidth = 2880

/** A board as a file; every format says the same numbers. */
export function fileOf(form: BoardForm, format: Format): Whole {
  const place = form.cards[0]?.organization.name ?? ''
  const name = `${form.title}_${place}_${form.asOf}.${format}`.replace(/[/\\:*?"<>|]/g, '_')
  return { name, type: types[format], body: () => bodies[format](form, place) }
}

const bodies: Record<Format, (form: BoardForm, place: string) => ReturnType<Whole['body']>> = {
  xlsx: (form) => writeWorkbook(form.cards.map(sheetOf)),
  pdf: (form, place) => whole(printPdf('board.typ', sheetData(form, place, false), form.asOf)),
  png: (form, place) =>
    whole(
      printSvg('board.typ', sheetData(form, place, true), form.asOf).then((svg) => pngOf(svg, pictureWidth)),
    ),
  pptx: (form, place) =>
    whole(
      writeSlides({
        title: form.title,
        subtitle: `${place}　截至${formatDay(form.asOf)}`,
        slides: form.cards.map(slideOf),
      }),
    ),
}

async function* whole(bytes: Promise<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield await bytes
}

const wordsOf = (card: FilledCardShape) => `截至${formatDay(card.asOf)}。${card.definition}`

function sheetData({ title, asOf, cards }: BoardForm, organization: string, picture: boolean) {
  return {
    title,
    organization,
    asOf: formatDay(asOf),
    picture,
    cards: cards.map((card) => {
      const { shares, kind, unit, series, categories } = drawnOf(card)
      return {
        title: card.title,
        kind,
        unit,
        shares,
        wide: card.wide,
        definition: wordsOf(card),
        series: series.map(({ name }) => name),
        lines: categories.map((label, at) => ({
          label,
          values: series.map(({ values }) => values[at] ?? 0),
        })),
      }
    }),
  }
}

function slideOf(card: FilledCardShape) {
  const { kind, unit, series, categories } = drawnOf(card)
  return { title: card.title, words: wordsOf(card), kind, unit, series, categories }
}

/** The numbers themselves, and what they are parts of: shares are for whoever reads to work out. */
function sheetOf(card: FilledCardShape): SheetContent {
  const columns = card.series.map(({ label }) => ({
    title: label,
    align: 'right' as const,
    format: '#,##0',
    width: 14,
  }))
  return {
    layout: {
      name: card.title,
      title: card.title,
      lines: [{ left: card.organization.name, right: `单位：${card.unit}` }],
      columns: [{ title: '项目', width: 28, kind: 'text' }, ...columns],
      notes: [wordsOf(card)],
      frozenColumns: 1,
    },
    rows: card.lines.map(({ label, values }) => [label, ...values]),
  }
}
