import { createInflateRaw } from 'node:zlib'
import type { Refusal } from '../errors.ts'
import { packedBytes, type ZipEntry, zipEntries } from './zip.ts'

export type Refuse = (code: string, facts?: Record<string, string | number>) => Refusal

const megabyte = 1024 * 1024

/**
 * What an XLSX file may unpack to. A real register stays below (half a million different texts); what a few kilobytes can be made
 * to unpack to does not. `tags`: the library keeps every tag outside the sheets in memory. `run`: bytes without any
 * tag, more than the longest cell takes even if every character were written as an entity.
 */
const limits = {
  sheet: 256 * megabyte,
  other: 32 * megabyte,
  all: 768 * megabyte,
  ratioFrom: 64 * megabyte,
  ratio: 100,
}
const contentLimits = { tags: 2_000_000, run: 6 * 65_536 }

const isSheet = (entry: ZipEntry) => entry.name.startsWith('xl/worksheets/')
const isPicture = (entry: ZipEntry) => entry.name.startsWith('xl/media/')

/**
 * Looks through an XLSX file before the library opens it: sizes as declared (which the library never exceeds), then
 * the content piece by piece, so that nothing of it gathers in memory.
 * @throws Refusal sheet-format, sheet-zip-bomb, sheet-cell-too-long {limit}
 */
export async function screen(bytes: Uint8Array, cellLimit: number, refuse: Refuse): Promise<void> {
  const entries = zipEntries(bytes)?.filter((entry) => !isPicture(entry))
  if (!entries) throw refuse('sheet-format')
  const all = entries.reduce((sum, { unpacked }) => sum + unpacked, 0)
  if (all > limits.all || entries.some(isAbsurd)) throw refuse('sheet-zip-bomb')
  let tags = 0
  for (const entry of entries) {
    const seen = await look(bytes, entry, refuse)
    if (seen.longRun) throw refuse('sheet-cell-too-long', { limit: cellLimit })
    if (!isSheet(entry)) tags += seen.tags
    if (tags > contentLimits.tags) throw refuse('sheet-zip-bomb')
  }
}

function isAbsurd(entry: ZipEntry): boolean {
  const { packed, unpacked } = entry
  const limit = isSheet(entry) ? limits.sheet : limits.other
  const undeclared = unpacked === 0 && packed > 2
  return undeclared || unpacked > limit || (unpacked > limits.ratioFrom && unpacked > packed * limits.ratio)
}

/** Unpacks an entry without keeping it; stops at more bytes than declared, or at a run without tags that is too long. */
async function look(bytes: Uint8Array, entry: ZipEntry, refuse: Refuse) {
  const packed = packedBytes(bytes, entry)
  if (!packed) throw refuse('sheet-format')
  let [length, run, tags] = [0, 0, 0]
  for await (const piece of unpacked(packed, entry, refuse)) {
    length += piece.length
    if (length > entry.unpacked) throw refuse('sheet-format')
    run = piece.includes(60) ? 0 : run + piece.length
    if (run > contentLimits.run) return { longRun: true, tags }
    if (!isSheet(entry)) tags += piece.reduce((sum, byte) => (byte === 60 ? sum + 1 : sum), 0)
  }
  return { longRun: false, tags }
}

async function* unpacked(packed: Uint8Array, entry: ZipEntry, refuse: Refuse): AsyncGenerator<Uint8Array> {
  if (entry.method === 0) {
    for (let at = 0; at < packed.length; at += 65_536) yield packed.subarray(at, at + 65_536)
    return
  }
  const inflate = createInflateRaw({ chunkSize: 65_536 })
  inflate.end(packed)
  try {
    yield* inflate
  } catch {
    throw refuse('sheet-format')
  }
}
