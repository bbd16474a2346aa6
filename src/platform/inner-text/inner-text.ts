import type { Files } from '../files.ts'
import { inThread } from '../limited-thread.ts'
import { joined, type Piece, readPieces } from '../stored-pieces.ts'
import { type DocumentKind, openDocument } from '../text-extraction.ts'
import { type Found, rawTexts, windowsOf } from './windows.ts'

export type InnerTask = { bytes: Uint8Array; spots: RegExp }
/** `unreadable`: what cannot be opened cannot be answered for; `missing`: nor what is not there. */
export type InnerAnswer = { found: Found[]; fault: 'unreadable' | 'missing' | null }

const limits = { milliseconds: 120_000, megabytes: 1024 }
const module = new URL('./worker.ts', import.meta.url)
/** Films and sound hold nothing packed; they are read piece by piece, with what was cut between two. */
const mostAtOnce = 128 * 1_048_576
const overlap = 512

/**
 * Wherever in a stored file something stands that `spots` looks for: in its text, its properties, comments, names of
 * what it holds, in files within it. `kind`: a document whose text is taken out as well.
 */
export async function findInside(
  files: Files,
  whole: { bytes: number; pieces: Piece[]; kind: DocumentKind | null },
  spots: RegExp,
): Promise<InnerAnswer> {
  const { pieces, kind } = whole
  for (const { digest } of pieces)
    if ((await files.find(digest)) === null) return { found: [], fault: 'missing' }
  if (whole.bytes > mostAtOnce) return { found: await pieceByPiece(files, pieces, spots), fault: null }
  const bytes = await joined(files, pieces)
  const task: InnerTask = { bytes, spots }
  const inner = await inThread<InnerAnswer>(module, task, limits, { found: [], fault: 'unreadable' })
  if (kind === null) return inner
  const read = await openDocument({ want: 'read', kind, bytes })
  if ('fault' in read) return { ...inner, fault: 'unreadable' }
  const texts = read.parts.flatMap(({ anchor, heading, text }) =>
    windowsOf(`${heading}\n${text}`, spots).map((one) => ({ place: anchor, text: one })),
  )
  return { found: [...texts, ...inner.found], fault: inner.fault }
}

async function pieceByPiece(files: Files, pieces: Piece[], spots: RegExp): Promise<Found[]> {
  const found: Found[] = []
  let before = Buffer.alloc(0)
  for await (const piece of readPieces(files, pieces)) {
    const both = Buffer.concat([before, piece])
    found.push(...rawTexts(both, spots).map((text): Found => ({ place: '', text, raw: true })))
    before = Buffer.from(both.subarray(-overlap))
  }
  return found
}
