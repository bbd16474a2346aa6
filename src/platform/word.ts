import {
  AlignmentType,
  BorderStyle,
  Document,
  DocumentGridType,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  type Table,
  TabStopType,
  TextRun,
} from 'docx'
import {
  blank,
  character,
  font,
  indented,
  paragraph,
  red,
  run,
  size3,
  size4,
  table,
  takenBy,
  twips,
} from './word-parts.ts'

type Part =
  | { k: 'h1' | 'h2' | 'p'; text: string }
  | { k: 'table'; head: string[]; rows: string[][]; widths: number[] }

/** An official document as official.typ takes it. */
export type Sheet = {
  layout: 'document' | 'letter'
  header: {
    mark: string
    number: string
    signatory: string | null
    copy: string | null
    urgency: string | null
  }
  title: string[]
  to: string | null
  body: Part[]
  attachments: { title: string[]; body: Part[] }[]
  enclosed: string[]
  signers: string[]
  date: string
  note: string | null
  imprint: { copyTo: string[]; by: string; on: string } | null
  author: string
}

/** An editable draft in Word of what the PDF shows. The fonts are those of the reader's computer. */
export async function writeWord(sheet: Sheet): Promise<Buffer> {
  const { properties, headers } = takenBy()
  const document = new Document({
    ...properties,
    creator: sheet.author,
    title: sheet.title.join(''),
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: font('body'), size: size3 } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: twips(210), height: twips(297) },
            margin: {
              top: twips(37),
              bottom: twips(35),
              left: twips(28),
              right: twips(26),
              footer: twips(25),
            },
          },
          grid: { type: DocumentGridType.LINES, linePitch: 579 },
        },
        headers,
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: [
          ...(sheet.layout === 'letter' ? letterHeading(sheet) : heading(sheet)),
          ...text(sheet),
          ...signature(sheet),
          ...attachments(sheet),
          ...imprint(sheet),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

const pageNumber = (alignment: 'left' | 'right') =>
  new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: { [alignment]: 280 },
        children: [
          new TextRun({ font: font('page'), size: size4, children: ['— ', PageNumber.CURRENT, ' —'] }),
        ],
      }),
    ],
  })

/** 发文机关标志, squeezed to the width of the text. */
const markOf = (mark: string, after: number, more: object = {}) =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 0, after },
    children: [
      new TextRun({
        text: mark,
        font: font('title'),
        color: red,
        size: 84,
        scale: Math.min(100, Math.floor((156 * 100) / (mark.length * 15))),
      }),
    ],
    ...more,
  })

/** 份号 and 紧急程度, one below the other. */
const cornerOf = ({ copy, urgency }: Sheet['header']) => [
  ...(copy === null ? [] : [run(copy)]),
  ...(urgency === null ? [] : [run(urgency, 'hei')]),
]

/** 信函格式: the name, a double line, 份号 and 紧急程度 at the left, the number at the right. */
function letterHeading({ header }: Sheet): Paragraph[] {
  const double = { style: BorderStyle.THICK_THIN_SMALL_GAP, size: 24, color: red, space: 11 }
  const tabStops = [{ type: TabStopType.RIGHT, position: twips(156) }]
  const [first, second] = cornerOf(header)
  return [
    markOf(header.mark, 200, { border: { bottom: double } }),
    paragraph([...(first ? [first] : []), run(`\t${header.number}`)], { tabStops }),
    ...(second ? [paragraph([second])] : []),
    blank(),
    blank(),
  ]
}

function heading({ header }: Sheet): Paragraph[] {
  const { mark, number, signatory } = header
  const corner = cornerOf(header)
  const signed = signatory === null ? [] : [run('\t签发人：'), run(signatory, 'kai')]
  return [
    ...Array.from({ length: 3 }, (_, at) => (corner[at] ? paragraph([corner[at]]) : blank())),
    markOf(mark, 500),
    paragraph([run(signatory === null ? number : `　${number}`), ...signed], {
      alignment: signatory === null ? AlignmentType.CENTER : AlignmentType.LEFT,
      tabStops: [{ type: TabStopType.RIGHT, position: twips(156) - character }],
      border: { bottom: { style: BorderStyle.SINGLE, size: 16, color: red, space: 11 } },
    }),
    blank(),
    blank(),
  ]
}

const titleOf = (lines: string[]) =>
  lines.map(
    (text) =>
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { line: 700, lineRule: LineRuleType.EXACT },
        children: [new TextRun({ text, font: font('title'), size: 44 })],
      }),
  )

const bodyOf = (parts: Part[]) => parts.map((part) => (part.k === 'table' ? table(part) : paragraphOf(part)))

const paragraphOf = ({ k, text }: Exclude<Part, { k: 'table' }>) =>
  k === 'p'
    ? paragraph([run(text)], { indent: indented, alignment: AlignmentType.BOTH })
    : paragraph([run(text, k === 'h1' ? 'hei' : 'kai')], { indent: indented, keepNext: true })

function text({ title, to, body, attachments: list, enclosed }: Sheet): (Paragraph | Table)[] {
  const names = [...list.map(({ title }) => title.join('')), ...enclosed]
  const named = names.map((name, at) =>
    paragraph([run(`${at ? '　　　' : '附件：'}${names.length > 1 ? `${at + 1}.` : ''}${name}`)], {
      indent: { left: 2 * character },
    }),
  )
  return [
    ...titleOf(title),
    blank(),
    ...(to ? [paragraph([run(`${to}：`)])] : []),
    ...bodyOf(body),
    ...(named.length ? [blank(), ...named] : []),
  ]
}

const signature = ({ signers, date, note }: Sheet) => [
  blank(),
  blank(),
  ...signers.map((name) =>
    paragraph([run(name)], { alignment: AlignmentType.RIGHT, indent: { right: 2 * character } }),
  ),
  paragraph([run(date)], { alignment: AlignmentType.RIGHT, indent: { right: 4 * character } }),
  ...(note ? [paragraph([run(`（${note}）`)], { indent: { left: 2 * character } })] : []),
]

const attachments = ({ attachments: list, enclosed }: Sheet) =>
  list.flatMap(({ title, body }, at) => [
    paragraph([run(list.length + enclosed.length > 1 ? `附件${at + 1}` : '附件', 'hei')], {
      pageBreakBefore: true,
    }),
    blank(),
    ...titleOf(title),
    blank(),
    ...bodyOf(body),
  ])

function imprint({ imprint: it, layout }: Sheet): Paragraph[] {
  if (!it) return []
  const lined = layout === 'document'
  const border = (size: number) => ({ style: BorderStyle.SINGLE, size, color: '000000', space: 1 })
  const small = (text: string) => new TextRun({ text, font: font('body'), size: size4 })
  const indent = { left: 280, right: 280 }
  const copies = it.copyTo.length
    ? [
        new Paragraph({
          ...(lined && { border: { top: border(8) } }),
          indent,
          children: [small(`抄送：${it.copyTo.join('，')}。`)],
        }),
      ]
    : []
  if (!lined) return [blank(), ...copies]
  return [
    blank(),
    ...copies,
    new Paragraph({
      border: { top: border(copies.length ? 6 : 8), bottom: border(8) },
      indent,
      tabStops: [{ type: TabStopType.RIGHT, position: twips(156) - 280 }],
      children: [small(`${it.by}\t${it.on}印发`)],
    }),
  ]
}
