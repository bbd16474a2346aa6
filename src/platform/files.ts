import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Sealing } from './sealing.ts'

/** Stored files, named by the SHA-256 of their content, sealed on disk. Written before the row that names them. */
export type Files = {
  put(bytes: Uint8Array): string
  get(digest: string): Buffer
  /** Null when it is not there, or is not what its name says. */
  find(digest: string): Buffer | null
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
      if (existsSync(place)) return digest
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
  }
}
