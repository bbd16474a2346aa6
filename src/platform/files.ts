import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import type { Sealing } from './sealing.ts'

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
  readonly folder: string
}

export function openFiles(folder: string, sealing: Sealing): Files {
  mkdirSync(folder, { recursive: true })
  const placeOf = (digest: string) => path.join(folder, digest.slice(0, 2), digest)
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
      const draft = `${place}.${process.pid}.${Math.random().toString(36).slice(2)}`
      writeFileSync(draft, sealing.sealBytes(bytes), { flush: true })
      renameSync(draft, place)
      return digest
    },
    get: (digest) => sealing.openBytes(readFileSync(placeOf(digest))),
    find(digest) {
      if (!existsSync(placeOf(digest))) return null
      try {
        const bytes = sealing.openBytes(readFileSync(placeOf(digest)))
        return createHash('sha256').update(bytes).digest('hex') === digest ? bytes : null
      } catch {
        return null
      }
    },
    drop(digest) {
      const file = statSync(placeOf(digest), { throwIfNoEntry: false })
      if (file && file.mtimeMs < Date.now() - anHour) rmSync(placeOf(digest), { force: true })
    },
  }
}

const anHour = 3_600_000
