/** Opens documents of strangers in a thread of its own: see text-extraction.ts. */
import { parentPort } from 'node:worker_threads'
import { saidIn, webVtt } from '../subtitles.ts'
import type { DocumentAnswer, DocumentFault, DocumentKind, DocumentTask } from '../text-extraction.ts'
import { BadArchive } from './archive.ts'
import { readSlides, readWord, readWorkbook, whyNotOffice } from './office.ts'
import { type Part, partsOfText } from './parts.ts'
import { firstPage, readPdf, whyNotPdf } from './pdf.ts'
import { textIn } from './plain.ts'

if (!parentPort) throw new Error('worker.ts runs as a worker thread only')
const port = parentPort

port.on('message', async ({ want, kind, bytes }: DocumentTask) => {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  port.postMessage(await answer(want, kind, all))
})

async function answer(
  want: DocumentTask['want'],
  kind: DocumentKind,
  bytes: Buffer,
): Promise<DocumentAnswer> {
  try {
    if (want === 'read') return { parts: await read[kind](bytes) }
    const fault = await look(kind, bytes)
    if (fault) return { fault }
    return { parts: [], picture: kind === 'pdf' ? await firstPage(bytes) : undefined }
  } catch (error) {
    return { fault: error instanceof BadArchive ? error.fault : damaged[kind] }
  }
}

async function look(kind: DocumentKind, bytes: Buffer): Promise<DocumentFault | null> {
  if (kind === 'pdf') return whyNotPdf(bytes)
  if (kind !== 'text' && kind !== 'subtitles') return whyNotOffice(bytes, kind)
  const text = textIn(bytes)
  return text === null || (kind === 'subtitles' && !webVtt(text)) ? 'text-damaged' : null
}

const read: Record<DocumentKind, (bytes: Buffer) => Promise<Part[]> | Part[]> = {
  pdf: readPdf,
  word: readWord,
  slides: readSlides,
  sheet: readWorkbook,
  text: (bytes) => partsOfText(textIn(bytes) ?? ''),
  subtitles: (bytes) => partsOfText(saidIn(webVtt(textIn(bytes) ?? '') ?? '')),
}
const damaged: Record<DocumentKind, DocumentFault> = {
  pdf: 'pdf-damaged',
  word: 'archive-damaged',
  slides: 'archive-damaged',
  sheet: 'archive-damaged',
  text: 'text-damaged',
  subtitles: 'text-damaged',
}
