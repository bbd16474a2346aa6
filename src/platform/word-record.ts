import {
  AlignmentType,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { blank, character, font, indented, paragraph, run, size4, takenBy, twips } from './word-parts.ts'

/** A record as meeting.typ takes it: pairs above, words and a table below. */
export type RecordSheet = {
  above: string
  title: string
  rows: [label: string, value: string][][]
  body: { k: 'h' | 'p' | 'to'; text: string }[]
  table: { head: string[]; widths: number[]; rows: string[][] } | null
  foot: string[]
  source: string
  author: string
}

const width = 158

/** The same record as an editable Word file. The fonts are those of the reader's computer. */
export async function writeRecord(sheet: RecordSheet): Promise<Buffer> {
  const { above, title, rows, body, table, foot, source, author } = sheet
  const { properties, headers } = takenBy()
  const document = new Document({
    ...properties,
    creator: author,
    title,
    styles: { default: { document: { run: { font: font('body'), size: size4 } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: twips(210), height: twips(297) },
            margin: { top: twips(24), bottom: twips(24), left: twips(28), right: twips(24) },
          },
        },
        headers,
        children: [
          centred(above, 28),
          centred(title, 40),
          blank(),
          ...(rows.length ? [pairsTable(rows)] : []),
          ...body.map(paragraphOf),
          ...(table ? [listTable(table)] : []),
          blank(),
          ...foot.map((line) => paragraph([run(line)], { alignment: AlignmentType.RIGHT })),
          paragraph([new TextRun({ text: source, font: font('page'), size: 18 })]),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

const centred = (text: string, size: number) =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 160 },
    children: [new TextRun({ text, font: font('title'), size })],
  })

const paragraphOf = ({ k, text }: RecordSheet['body'][number]) =>
  k === 'h'
    ? paragraph([run(text, 'hei')], { keepNext: true, spacing: { before: 160, after: 80 } })
    : paragraph([run(text)], k === 'to' ? {} : { indent: indented, alignment: AlignmentType.BOTH })

const cell = (text: string, share: number, face: 'body' | 'hei', more: object = {}) =>
  new TableCell({
    verticalAlign: VerticalAlign.CENTER,
    width: { size: twips(share), type: WidthType.DXA },
    margins: { top: 60, bottom: 60, left: character / 3, right: character / 3 },
    ...more,
    children: [new Paragraph({ children: [new TextRun({ text, font: font(face), size: size4 })] })],
  })

const tableOf = (rows: TableRow[]) => new Table({ width: { size: twips(width), type: WidthType.DXA }, rows })

const labelWidth = 26
const pairsTable = (rows: RecordSheet['rows']) =>
  tableOf(
    rows.map(
      (pairs) =>
        new TableRow({
          children: pairs.flatMap(([label, value]) => [
            cell(label, labelWidth, 'hei'),
            cell(value, width / pairs.length - labelWidth, 'body', {
              columnSpan: pairs.length === 1 ? 3 : 1,
            }),
          ]),
        }),
    ),
  )

function listTable({ head, widths, rows }: NonNullable<RecordSheet['table']>) {
  const whole = widths.reduce((sum, one) => sum + one, 0)
  const shareOf = (at: number) => ((widths[at] ?? 1) * width) / whole
  const rowOf = (cells: string[], face: 'body' | 'hei') =>
    new TableRow({ children: cells.map((text, at) => cell(text, shareOf(at), face)) })
  return tableOf([rowOf(head, 'hei'), ...rows.map((cells) => rowOf(cells, 'body'))])
}
