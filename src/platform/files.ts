import { createHash } from 'node:crypto'
import { bucketShelf } from './files/bucket.ts'
import { folderShelf } from './files/folder.ts'
import type { FilesPlace, Shelf } from './files/shelf.ts'
import type { Sealed, Sealing } from './sealing.ts'

/** Stored files, named by the SHA-256 of their content, sealed where they lie. Written before the row that names them. */
export type Files = {
  put(bytes: Uint8Array): Promise<string>
  get(digest: string): Promise<Buffer>
  /** Null when it is not there, or is not what its name says. */
  find(digest: string): Promise<Buffer | null>
  /**
   * Takes a file away that no row names any more. False: it stays for now, since a backup holds it or since it was put
   * in within the last hour, and whoever put it there may still be about to name it.
   */
  drop(digest: string): Promise<boolean>
  /** Every file that lies there, by its name, with what it is sealed with; null for what cannot be told. */
  each(): AsyncIterable<{ digest: string; sealed: Sealed | null }>
  /** Seals a file anew with what is used now, under the same name; false when it does not open. */
  reseal(digest: string): Promise<boolean>
  room: Shelf['room']
  readonly place: FilesPlace
}

/** What a file is sealed as: under another name it does not open. */
const fileUse = (digest: string) => `file:${digest}`

/** Where the files lie, as they are: sealed. */
export const shelfAt = (place: FilesPlace): Shelf =>
  typeof place === 'string' ? folderShelf(place) : bucketShelf(place)

export function openFiles(place: FilesPlace, sealing: Sealing): Files {
  const shelf = shelfAt(place)
  const seal = (digest: string, bytes: Uint8Array) => sealing.sealBytes(bytes, fileUse(digest))
  const find = async (digest: string): Promise<Buffer | null> => {
    const sealed = await shelf.read(digest)
    try {
      const bytes = sealed && sealing.openBytes(sealed, fileUse(digest))
      return bytes && sha256Of(bytes) === digest ? bytes : null
    } catch {
      return null
    }
  }
  return {
    place,
    room: shelf.room,
    drop: shelf.drop,
    find,
    async put(bytes) {
      const digest = sha256Of(bytes)
      if (!(await shelf.renew(digest))) await shelf.write(digest, seal(digest, bytes))
      return digest
    },
    async get(digest) {
      const sealed = await shelf.read(digest)
      if (!sealed) throw new Error(`the file ${digest} is not there`)
      return sealing.openBytes(sealed, fileUse(digest))
    },
    async *each() {
      for await (const digest of shelf.names()) {
        const head = await shelf.head(digest, sealedHead)
        yield { digest, sealed: head && sealing.sealedWith(head) }
      }
    },
    async reseal(digest) {
      const bytes = await find(digest)
      if (bytes) await shelf.write(digest, seal(digest, bytes))
      return bytes !== null
    },
  }
}

/** The bytes that say with what the rest is sealed. */
const sealedHead = 3

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
