import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import type { Sealed, Sealing } from './sealing.ts'

/** Stored files, named by the SHA-256 of their content, sealed on disk. Written before the row that names them. */
export type Files = {
  put(bytes: Uint8Array): string
  get(digest: string): Buffer
  /** Null when it is not there, or is not what its name says. */
  find(digest: string): Buffer | null
  /**
   * Takes a file away that no row names any more. One that was put in within the last hour stays: whoever put it there
   * may still be about to name it.
   */
  drop(digest: string): void
  /** Every file that lies there, by its name, with what it is sealed with; null for what cannot be told. */
  each(): Iterable<{ digest: string; sealed: Sealed | null }>
  /** Seals a file anew with what is used now, under the same name; false when it does not open. */
  reseal(digest: string): boolean
  readonly folder: string
}

/** What a file is sealed as: under another name it does not open. */
export const fileUse = (digest: string) => `file:${digest}`

export function openFiles(folder: string, sealing: Sealing): Files {
  mkdirSync(folder, { recursive: true })
  const placeOf = (digest: string) => path.join(folder, digest.slice(0, 2), digest)
  const find = (digest: string): Buffer | null => {
    if (!existsSync(placeOf(digest))) return null
    try {
      const bytes = sealing.openBytes(readFileSync(placeOf(digest)), fileUse(digest))
      return createHash('sha256').update(bytes).digest('hex') === digest ? bytes : null
    } catch {
      return null
    }
  }
  return {
    folder,
    put(bytes) {
      const digest = createHash('sha256').update(bytes).digest('hex')
      const place = placeOf(digest)
      if (existsSync(place)) {
        const now = Date.now() / 1000
        utimesSync(place, now, now)
        return digest
      }
      mkdirSync(path.dirname(place), { recursive: true })
      write(place, sealing.sealBytes(bytes, fileUse(digest)))
      return digest
    },
    *each() {
      for (const digest of namesIn(folder))
        yield { digest, sealed: sealing.sealedWith(headOf(placeOf(digest))) }
    },
    reseal(digest) {
      const bytes = find(digest)
      if (bytes) write(placeOf(digest), sealing.sealBytes(bytes, fileUse(digest)))
      return bytes !== null
    },
    get: (digest) => sealing.openBytes(readFileSync(placeOf(digest)), fileUse(digest)),
    find,
    drop(digest) {
      const file = statSync(placeOf(digest), { throwIfNoEntry: false })
      if (file && file.mtimeMs < Date.now() - anHour) rmSync(placeOf(digest), { force: true })
    },
  }
}

const anHour = 3_600_000

/** The old content or the new, never half of it. */
function write(place: string, sealed: Uint8Array): void {
  const draft = `${place}.${process.pid}.${Math.random().toString(36).slice(2)}`
  try {
    writeFileSync(draft, sealed, { flush: true })
    renameSync(draft, place)
  } catch (error) {
    // On a disk that is full, what did not fit shall not lie in the way of what would.
    rmSync(draft, { force: true })
    throw error
  }
}

/** Named by the digest of their content; anything else there is half-written. */
const namesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name) ? [entry.name] : [],
  )

function headOf(place: string): Buffer {
  const head = Buffer.alloc(3)
  const file = openSync(place, 'r')
  try {
    return head.subarray(0, readSync(file, head, 0, head.length, 0))
  } finally {
    closeSync(file)
  }
}
