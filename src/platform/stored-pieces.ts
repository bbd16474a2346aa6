import { createHash } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import type { Database } from './database.ts'
import type { Files } from './files.ts'

/**
 * A file too large to be held in memory: it lies as pieces, each sealed and named by its own digest like any other
 * stored file, and goes by the digest of the whole. A file without pieces lies whole.
 */
export type Piece = { digest: string; bytes: number }

/** What lies under a digest, in order. */
export async function piecesOf(db: Database, whole: Piece): Promise<Piece[]> {
  const pieces = await db
    .selectFrom('stored_piece')
    .where('whole_digest', '=', whole.digest)
    .select(['digest', 'bytes'])
    .orderBy('position')
    .execute()
  return pieces.length > 0 ? pieces : [whole]
}

/** Names a whole by its pieces; the same content is named once. */
export async function keepPieces(db: Database, whole: string, pieces: Piece[]): Promise<void> {
  const [only] = pieces
  if (pieces.length === 1 && only?.digest === whole) return
  const rows = pieces.map((piece, position) => ({ whole_digest: whole, position, ...piece }))
  await db
    .insertInto('stored_piece')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The pieces of a whole that nothing names any more; answers what lay under it. */
export async function forgetPieces(db: Database, whole: string): Promise<string[]> {
  const gone = await db
    .deleteFrom('stored_piece')
    .where('whole_digest', '=', whole)
    .returning('digest')
    .execute()
  return gone.map(({ digest }) => digest)
}

/** The bytes from `first` to `last`, both included: only the pieces they lie in are opened, one at a time. */
export async function* readPieces(
  files: Files,
  pieces: Piece[],
  first = 0,
  last = Number.POSITIVE_INFINITY,
): AsyncGenerator<Buffer> {
  let at = 0
  for (const { digest, bytes } of pieces) {
    const [from, to] = [Math.max(first - at, 0), Math.min(last - at + 1, bytes)]
    if (from < to) {
      yield (await files.get(digest)).subarray(from, to)
      // Others get their turn between two pieces.
      await turn()
    }
    at += bytes
    if (at > last) return
  }
}

/** All of it at once: for documents, which are small enough. */
export async function joined(files: Files, pieces: Piece[]): Promise<Buffer> {
  const read: Buffer[] = []
  for await (const piece of readPieces(files, pieces)) read.push(piece)
  return Buffer.concat(read)
}

/** The digest of the whole, taken piece by piece. */
export async function digestOf(files: Files, pieces: Piece[]): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of readPieces(files, pieces)) hash.update(piece)
  return hash.digest('hex')
}
