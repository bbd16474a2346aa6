import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { namesIn } from '../signing/active-content.ts'
import { type Part, paragraphsOf } from './parts.ts'

export type PdfFault = 'pdf-damaged' | 'pdf-script' | 'pdf-launch' | 'pdf-embedded'

/** What runs, or carries another file. An act at opening that only turns to a page does neither. */
const faults: [PdfFault, string[]][] = [
  ['pdf-script', ['/JavaScript', '/JS']],
  ['pdf-launch', ['/Launch', '/ImportData', '/SubmitForm']],
  ['pdf-embedded', ['/EmbeddedFile', '/EmbeddedFiles', '/RichMedia', '/Rendition']],
]

export async function whyNotPdf(bytes: Buffer): Promise<PdfFault | null> {
  const names = await namesIn(bytes)
  if (!names) return 'pdf-damaged'
  const fault = faults.find(([, active]) => active.some((name) => names.has(name)))?.[0]
  if (fault) return fault
  // The other program reads what it can of anything: this one must open it for people.
  await (await opened(bytes)).destroy()
  return null
}

const mostPages = 3000
const home = path.dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')))

async function opened(bytes: Buffer) {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const loading = getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: `${home}/cmaps/`,
    standardFontDataUrl: `${home}/standard_fonts/`,
    verbosity: VerbosityLevel.ERRORS,
    disableFontFace: true,
    useSystemFonts: false,
  })
  await loading.promise
  return loading
}

/** The text of a PDF, a part for each page. Pages that are pictures of paper have none. */
export async function readPdf(bytes: Buffer): Promise<Part[]> {
  const loading = await opened(bytes)
  const document = await loading.promise
  const parts: Part[] = []
  for (let number = 1; number <= Math.min(document.numPages, mostPages); number++) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    const lines = items
      .map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
      .join('')
      .split('\n')
    parts.push({ anchor: `p${number}`, heading: '', text: paragraphsOf(lines), html: null })
    page.cleanup()
  }
  await loading.destroy()
  return parts
}

const pictureWidth = 360

/** Every page as a picture (JPEG) so many pixels wide, one after the other; at most so many. */
export async function* drawnPages(bytes: Buffer, width: number, most: number): AsyncGenerator<Buffer> {
  const loading = await opened(bytes)
  try {
    const document = await loading.promise
    for (let number = 1; number <= Math.min(document.numPages, most); number++)
      yield (await draw(document, number, width, 2 * width)).canvas.toBuffer('image/jpeg')
  } finally {
    await loading.destroy()
  }
}

type Pdf = Awaited<Awaited<ReturnType<typeof opened>>['promise']>

async function draw(document: Pdf, number: number, across: number, highest: number) {
  const page = await document.getPage(number)
  const viewport = page.getViewport({ scale: across / page.getViewport({ scale: 1 }).width })
  const [width, height] = [Math.ceil(viewport.width), Math.min(Math.ceil(viewport.height), highest)]
  const { canvas } = (document.canvasFactory as CanvasFactory).create(width, height)
  await page.render({ canvas: canvas as never, viewport, background: '#fff' }).promise
  page.cleanup()
  return { canvas, width, height }
}

/** The first page as a picture; undefined where this machine cannot draw it: a list does without. */
export async function firstPage(
  bytes: Buffer,
): Promise<{ bytes: Uint8Array; width: number; height: number } | undefined> {
  const loading = await opened(bytes)
  try {
    const { canvas, ...measure } = await draw(await loading.promise, 1, pictureWidth, 4 * pictureWidth)
    return { bytes: new Uint8Array(canvas.toBuffer('image/png')), ...measure }
  } catch {
    return undefined
  } finally {
    await loading.destroy()
  }
}
/** Of @napi-rs/canvas, which pdf.js brings along where it can. */
type CanvasFactory = {
  create(width: number, height: number): { canvas: { toBuffer(type: string): Buffer } }
}
