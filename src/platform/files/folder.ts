import { mkdirSync } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat, statfs, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { anHour, isFileName, type Shelf } from './shelf.ts'

/** Where a file lies in a folder of files. */
export const placeIn = (folder: string, digest: string) => path.join(folder, digest.slice(0, 2), digest)

/** Files in a folder on this machine, made when it is not there. */
export function folderShelf(folder: string): Shelf {
  mkdirSync(folder, { recursive: true })
  const placeOf = (digest: string) => placeIn(folder, digest)
  return {
    read: (digest) => unlessMissing(readFile(placeOf(digest))),
    head: (digest, bytes) => unlessMissing(headOf(placeOf(digest), bytes)),
    async write(digest, sealed) {
      const place = placeOf(digest)
      await mkdir(path.dirname(place), { recursive: true })
      await write(place, sealed)
    },
    async renew(digest) {
      const now = new Date()
      return (await unlessMissing(utimes(placeOf(digest), now, now).then(() => true))) ?? false
    },
    async drop(digest) {
      const file = await unlessMissing(stat(placeOf(digest)))
      if (file && file.mtimeMs >= Date.now() - anHour) return false
      await rm(placeOf(digest), { force: true })
      return true
    },
    async *names() {
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
        if (entry.isFile() && isFileName(entry.name)) yield entry.name
    },
    async room() {
      const { bavail, blocks, bsize } = await statfs(folder)
      return { freeBytes: bavail * bsize, totalBytes: blocks * bsize }
    },
  }
}

async function unlessMissing<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

async function write(place: string, sealed: Uint8Array): Promise<void> {
  const draft = `${place}.${process.pid}.${Math.random().toString(36).slice(2)}`
  try {
    await writeFile(draft, sealed, { flush: true })
    await rename(draft, place)
  } catch (error) {
    // On a disk that is full, what did not fit shall not lie in the way of what would.
    await rm(draft, { force: true })
    throw error
  }
}

async function headOf(place: string, bytes: number): Promise<Buffer> {
  const file = await open(place, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
