import {
  AlignmentType,
  Header,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'

import { type Mark, markNow, markWords } from './mark.ts'

// The names that Word finds on the computers of offices; sizes in half points.
const faces = { body: '仿宋_GB2312', kai: '楷体_GB2312', hei: '黑体', title: '方正小标宋简体', page: '宋体' }
export const size3 = 32
export const size4 = 28
export const red = 'D4000F'
export const twips = (millimetres: number) => Math.round((millimetres / 25.4) * 1440)
const line = { line: 579, lineRule: LineRuleType.EXACT, before: 0, after: 0 }
export const character = 316

export const font = (face: keyof typeof faces) =>
  ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: faces[face], hint: 'eastAsia' }) as const
// 28 characters of 16 pt need 158 mm: each is set a quarter point closer.
export const run = (text: string, face: keyof typeof faces = 'body', more: object = {}) =>
  new TextRun({ text, font: font(face), size: size3, characterSpacing: -5, ...more })
export const paragraph = (children: TextRun[], more: object = {}) =>
  new Paragraph({ spacing: line, widowControl: false, children, ...more })
export const blank = () => paragraph([run('')])
export const indented = { firstLine: 2 * character }

/** What a file says of whoever takes it out (platform/mark.ts): among its properties, and small at the head of each page. */
export function takenBy(): {
  properties: { lastModifiedBy?: string; keywords?: string; description?: string }
  headers: { default?: Header; even?: Header }
} {
  const mark = markNow()
  if (!mark) return { properties: {}, headers: {} }
  const properties = { lastModifiedBy: mark.name, keywords: mark.code, description: markWords(mark) }
  return { properties, headers: { default: headOf(mark), even: headOf(mark) } }
}

const headOf = (mark: Mark) =>
  new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({
            text: `${markWords(mark)}　标记 ${mark.code}`,
            font: font('page'),
            size: 13,
            color: '787878',
          }),
        ],
      }),
    ],
  })

export const table = ({ head, rows }: { head: string[]; rows: string[][] }) =>
  new Table({
    width: { size: twips(156), type: WidthType.DXA },
    rows: [head, ...rows].map(
      (cells, at) =>
        new TableRow({
          tableHeader: at === 0,
          children: cells.map((cell) => cellOf(cell, at === 0)),
        }),
    ),
  })

const cellOf = (text: string, head: boolean) =>
  new TableCell({
    verticalAlign: VerticalAlign.CENTER,
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ text, font: font(head ? 'hei' : 'body'), size: size4 })],
      }),
    ],
  })
