import type { PDFDocumentProxy } from 'pdfjs-dist'
import worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'

/** Opens a PDF page by page: only what is looked at is fetched, where it is not here. Scripts in it are never run. */
export async function openPdf(file: string | Blob): Promise<PDFDocumentProxy> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  pdfjs.GlobalWorkerOptions.workerSrc = worker
  const options = {
    ...(typeof file === 'string' ? { url: file } : { data: new Uint8Array(await file.arrayBuffer()) }),
    cMapUrl: '/pdfjs/cmaps/',
    standardFontDataUrl: '/pdfjs/standard_fonts/',
    wasmUrl: '/pdfjs/wasm/',
    useWasm: false,
    disableAutoFetch: true,
    disableStream: true,
    rangeChunkSize: 262_144,
    enableXfa: false,
  }
  return pdfjs.getDocument(options).promise
}

/** How Chinese is encoded in PDFs that do not bring it along. */
const encodings = ['UniGB-UCS2-H', 'UniGB-UTF16-H', 'GBK-EUC-H', 'GB-EUC-H', 'Adobe-GB1-UCS2']

/** Everything that reads PDFs goes through the worker that keeps the program. */
export async function keepPdfReader(): Promise<void> {
  await import('pdfjs-dist/legacy/build/pdf.mjs')
  await Promise.all(
    [worker, ...encodings.map((name) => `/pdfjs/cmaps/${name}.bcmap`)].map((one) => fetch(one)),
  )
}

/** Draws a page and lays its text over it, so that it can be marked and found. Answers how to stop. */
export async function drawPage(pdf: PDFDocumentProxy, number: number, box: HTMLElement): Promise<void> {
  const { TextLayer } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const page = await pdf.getPage(number)
  const width = box.clientWidth
  const scale = width / page.getViewport({ scale: 1 }).width
  const viewport = page.getViewport({ scale })
  const sharpness = Math.min(devicePixelRatio || 1, 2, 4000 / width)
  const canvas = document.createElement('canvas')
  canvas.width = Math.floor(viewport.width * sharpness)
  canvas.height = Math.floor(viewport.height * sharpness)
  const layer = document.createElement('div')
  layer.className = 'textLayer'
  layer.style.setProperty('--total-scale-factor', String(scale))
  box.style.height = `${viewport.height}px`
  box.replaceChildren(canvas, layer)
  await page.render({
    canvas,
    viewport,
    ...(sharpness === 1 ? {} : { transform: [sharpness, 0, 0, sharpness, 0, 0] }),
  }).promise
  await new TextLayer({ textContentSource: page.streamTextContent(), container: layer, viewport }).render()
  for (const span of layer.querySelectorAll('span')) span.setAttribute('dir', 'ltr')
}
