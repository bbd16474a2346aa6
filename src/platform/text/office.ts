import mammoth from 'mammoth'
import sanitize from 'sanitize-html'
import { readArchive } from './archive.ts'
import { type Part, partsOfHtml, unescaped } from './parts.ts'

/** The three kinds of Office Open XML (ECMA-376), by the part that each must have. */
const mainParts = {
  word: 'word/document.xml',
  slides: 'ppt/presentation.xml',
  sheet: 'xl/workbook.xml',
} as const
export type OfficeKind = keyof typeof mainParts

export type OfficeFault = 'office-kind' | 'office-macros' | 'office-outside'

/** Why an office document is not taken: it is another thing than its name says, or brings something that runs. */
export async function whyNotOffice(bytes: Buffer, kind: OfficeKind): Promise<OfficeFault | null> {
  const { names, files } = await readArchive(
    bytes,
    (name) => name.endsWith('.rels') || name === '[Content_Types].xml',
  )
  if (!names.includes(mainParts[kind])) return 'office-kind'
  const types = files.get('[Content_Types].xml')?.toString() ?? ''
  if (names.some((name) => /vbaProject|\/activeX\//i.test(name)) || /macroEnabled/i.test(types))
    return 'office-macros'
  const calls =
    /<Relationship\b(?=[^>]*TargetMode="External")(?=[^>]*(?:attachedTemplate|oleObject|frame|subDocument))/i
  return [...files].some(([name, text]) => name.endsWith('.rels') && calls.test(text.toString()))
    ? 'office-outside'
    : null
}

const largestPicture = 400_000

/** A document of Word as safe HTML, one part for each heading. */
export async function readWord(bytes: Buffer): Promise<Part[]> {
  const convertImage = mammoth.images.imgElement(async (image) => {
    const picture = await image.readAsArrayBuffer()
    if (picture.byteLength > largestPicture || !/^image\/(?:png|jpeg|gif)$/.test(image.contentType))
      return { src: '' }
    return { src: `data:${image.contentType};base64,${Buffer.from(picture).toString('base64')}` }
  })
  const { value } = await mammoth.convertToHtml({ buffer: bytes }, { convertImage })
  return partsOfHtml(safeHtml(value))
}

/** Of HTML what a reader needs, and nothing that runs or calls out. */
const safeHtml = (html: string): string =>
  sanitize(html, {
    allowedTags: [
      ...[
        'h1',
        'h2',
        'h3',
        'h4',
        'p',
        'ul',
        'ol',
        'li',
        'br',
        'strong',
        'em',
        'u',
        'sup',
        'sub',
        'blockquote',
      ],
      ...['table', 'thead', 'tbody', 'tr', 'th', 'td', 'img'],
    ],
    allowedAttributes: { td: ['colspan', 'rowspan'], th: ['colspan', 'rowspan'], img: ['src', 'alt'] },
    allowedSchemes: [],
    allowedSchemesByTag: { img: ['data'] },
    exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !attribs.src,
  })

const between = (xml: string, start: RegExp): string[] => xml.split(start).slice(1)
const textsIn = (xml: string, tag: string): string =>
  [...xml.matchAll(new RegExp(`<${tag}(?: [^>]*)?>([^<]*)</${tag}>`, 'g'))]
    .map(([, text]) => unescaped(text ?? ''))
    .join('')

/** The slides of a presentation in their order, a part each. */
export async function readSlides(bytes: Buffer): Promise<Part[]> {
  const wanted = /^ppt\/(?:presentation\.xml|_rels\/presentation\.xml\.rels|slides\/slide\d+\.xml)$/
  const { files } = await readArchive(bytes, (name) => wanted.test(name))
  const textOf = (name: string) => files.get(name)?.toString() ?? ''
  const targets = new Map(
    [...textOf('ppt/_rels/presentation.xml.rels').matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target'),
    ]),
  )
  const order = [...textOf('ppt/presentation.xml').matchAll(/<p:sldId\b[^>]*r:id="([^"]+)"/g)]
  return order.map(([, id = ''], at) => {
    const xml = textOf(`ppt/${targets.get(id) ?? ''}`.replace('ppt//ppt/', 'ppt/'))
    const lines = between(xml, /<a:p\b[^>]*>/).map((paragraph) => textsIn(paragraph, 'a:t').trim())
    const text = lines.filter((line) => line !== '').join('\n')
    return { anchor: `p${at + 1}`, heading: text.split('\n')[0]?.slice(0, 60) ?? '', text, html: null }
  })
}

const attribute = (tag: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? ''

/** The sheets of a workbook, a part each: a line for each row, its cells apart by tabulators. */
export async function readWorkbook(bytes: Buffer): Promise<Part[]> {
  const wanted = /^xl\/(?:workbook\.xml|sharedStrings\.xml|worksheets\/sheet\d+\.xml)$/
  const { files } = await readArchive(bytes, (name) => wanted.test(name))
  const textOf = (name: string) => files.get(name)?.toString() ?? ''
  const shared = between(textOf('xl/sharedStrings.xml'), /<si\b[^>]*>/).map((one) => textsIn(one, 't'))
  const cellOf = (xml: string) => {
    const value = textsIn(xml, 'v')
    if (/^[^>]*\bt="s"/.test(xml)) return shared[Number(value)] ?? ''
    return value || textsIn(xml, 't')
  }
  const names = [...textOf('xl/workbook.xml').matchAll(/<sheet\b[^>]*\bname="([^"]*)"/g)]
  return names.map(([, name = ''], at) => {
    const rows = between(textOf(`xl/worksheets/sheet${at + 1}.xml`), /<row\b/)
    const lines = rows.map((row) => between(row, /<c\b/).map(cellOf).join('\t').trim())
    const text = lines.filter((line) => line !== '').join('\n')
    return { anchor: `s${at + 1}`, heading: unescaped(name), text, html: null }
  })
}
