/** Documents as people bring them, good ones and wicked ones, for the tests of what is brought. */
import { PDFDocument, PDFName, PDFString, StandardFonts } from '@cantoo/pdf-lib'
import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx'
import { zip } from './sheets/zip.ts'
import { openDocument } from './text-extraction.ts'

export async function wordOf(chapters: Record<string, string[]>): Promise<Buffer> {
  const children = Object.entries(chapters).flatMap(([heading, paragraphs]) => [
    new Paragraph({ text: heading, heading: HeadingLevel.HEADING_1 }),
    ...paragraphs.map((text) => new Paragraph({ children: [new TextRun(text)] })),
  ])
  return Packer.toBuffer(new Document({ sections: [{ children }] }))
}

/** An archive of these files: what an office document is inside. */
export async function archiveOf(files: Record<string, string | Buffer>): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  const parts = Object.entries(files).map(([name, data]) => ({ name, data: Buffer.from(data) }))
  for await (const piece of zip(parts)) pieces.push(piece)
  return Buffer.concat(pieces)
}

const types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
const paragraph = (text: string) => `<a:p><a:r><a:t>${text}</a:t></a:r></a:p>`

/** A presentation whose files are numbered the other way round than they are shown. */
export function slidesOf(slides: string[][]): Promise<Buffer> {
  const fileOf = (at: number) => `slides/slide${slides.length - at}.xml`
  const ids = slides.map((_, at) => `<p:sldId id="${256 + at}" r:id="rId${at + 1}"/>`).join('')
  const links = slides.map((_, at) => `<Relationship Id="rId${at + 1}" Target="${fileOf(at)}"/>`).join('')
  return archiveOf({
    '[Content_Types].xml': types,
    'ppt/presentation.xml': `<p:presentation><p:sldIdLst>${ids}</p:sldIdLst></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': `<Relationships>${links}</Relationships>`,
    ...Object.fromEntries(
      slides.map((lines, at) => [`ppt/${fileOf(at)}`, `<p:sld>${lines.map(paragraph).join('')}</p:sld>`]),
    ),
  })
}

/** An office document with more in it than there should be. */
export const wordWith = (more: Record<string, string | Buffer>) =>
  archiveOf({ '[Content_Types].xml': types, 'word/document.xml': '<w:document/>', ...more })

/** A few kilobytes that unpack to hundreds of megabytes. */
export const bomb = () => wordWith({ 'word/media/a.bin': Buffer.alloc(140_000_000) })

/** An archive that says of a file that it is small, and it is not. */
export async function liar(): Promise<Buffer> {
  const bytes = await wordWith({ 'word/media/a.bin': Buffer.alloc(3_000_000) })
  const at = bytes.lastIndexOf('PK\x01\x02')
  bytes.writeUInt32LE(10, at + 24)
  return bytes
}

/** A PDF of these pages; `change` puts into it what should not be there. */
export async function pdfOf(
  pages: string[],
  change: (pdf: PDFDocument) => unknown = () => {},
): Promise<Buffer> {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  for (const text of pages) pdf.addPage([420, 594]).drawText(text, { x: 40, y: 500, size: 18, font })
  await change(pdf)
  return Buffer.from(await pdf.save())
}

/** Acts at opening, as a PDF writes them. */
export const acts = {
  script: ({ catalog, context }: PDFDocument) =>
    catalog.set(PDFName.of('OpenAction'), context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') })),
  launch: ({ catalog, context }: PDFDocument) =>
    catalog.set(PDFName.of('OpenAction'), context.obj({ S: 'Launch', F: PDFString.of('cmd.exe') })),
  embedded: (pdf: PDFDocument) =>
    pdf.attach(Buffer.from('MZ'), 'a.exe', { mimeType: 'application/octet-stream' }),
  /** Opens on its second page: harmless. */
  page: ({ catalog, context }: PDFDocument) => catalog.set(PDFName.of('OpenAction'), context.obj([0, 'Fit'])),
}

/** The words of a PDF as they are read in it. */
export async function wordsIn(pdf: Uint8Array): Promise<string> {
  const read = await openDocument({ want: 'read', kind: 'pdf', bytes: pdf })
  if ('fault' in read) throw new Error(read.fault)
  return read.parts.map(({ text }) => text).join('\n')
}

/** The same, but for who took it out and when (platform/mark.ts). */
export const wordsUnmarked = async (pdf: Uint8Array): Promise<string> =>
  (await wordsIn(pdf)).replaceAll(/\S+\s[\d-]{10}\s[\d:]{5}\s导出\s*标记\s[A-Z0-9-]{11}/g, '')
