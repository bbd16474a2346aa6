import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs'
import path from 'node:path'
import { bucketShelf } from '../files/bucket.ts'
import { placeIn } from '../files/folder.ts'
import { type Bucket, type FilesPlace, isFileName, type Shelf } from '../files/shelf.ts'
import { shelfAt } from '../files.ts'

/** The stored files as a backup needs them: held, so that one whose last row goes meanwhile is still there. */
export type HeldFiles = {
  /** Where they are held, laid out as they are stored; null when there are none. */
  readonly place: FilesPlace | null
  /** The folder in which they have second names; null in a bucket, where a mark holds them. */
  readonly folder: string | null
  /** Holds what is there now and was not held before. */
  hold(): Promise<void>
  /** The held files in the order of their names. */
  read(tell: Tell): AsyncGenerator<{ name: string; bytes: Buffer }>
  letGo(): Promise<void>
}

type Tell = (done: number, all: number) => void

const prefix = 'held-'
const aDay = 24 * 3_600_000

/** What a backup killed long ago held is let go first. */
export const holdFiles = (place: FilesPlace, holdIn?: string | null): Promise<HeldFiles> =>
  typeof place === 'string' ? holdInFolder(place, holdIn ?? null) : holdInBucket(place)

/** Beside the files, on the same disk: a second name costs no room. */
async function holdInFolder(folder: string, holdIn: string | null): Promise<HeldFiles> {
  if (!existsSync(folder))
    return {
      place: null,
      folder: null,
      hold: async () => {},
      async *read() {},
      letGo: async () => {},
    }
  const beside = path.dirname(folder)
  letGoOfOld(beside)
  const held = holdIn ?? mkdtempSync(path.join(beside, prefix))
  const names = new Set<string>()
  return {
    place: held,
    folder: held,
    async hold() {
      for (const { name, place: first } of storedIn(folder)) {
        if (names.has(name)) continue
        const place = placeIn(held, name)
        mkdirSync(path.dirname(place), { recursive: true })
        if (secondName(first, place)) names.add(name)
      }
    },
    read: (tell) => readAll(shelfAt(held), names, tell),
    letGo: async () => rmSync(held, { recursive: true, force: true }),
  }
}

/** While its mark lies in the bucket, nobody takes anything away; what goes in between is of no row that is read. */
async function holdInBucket(bucket: Bucket): Promise<HeldFiles> {
  const shelf = bucketShelf(bucket)
  const letGo = await shelf.hold()
  const names = new Set<string>()
  return {
    place: bucket,
    folder: null,
    async hold() {
      for await (const name of shelf.names()) names.add(name)
    },
    read: (tell) => readAll(shelf, names, tell),
    letGo,
  }
}

async function* readAll(shelf: Shelf, held: Iterable<string>, tell: Tell) {
  const names = [...held].sort()
  for (const [index, name] of names.entries()) {
    tell(index + 1, names.length)
    const bytes = await shelf.read(name)
    if (!bytes) throw new Error(`the file ${name} went away while it was held`)
    yield { name, bytes }
  }
}

/** The files of a place in which they are held already, by whoever lets them go. */
export function filesHeldIn(place: FilesPlace): HeldFiles {
  const shelf = shelfAt(place)
  return {
    place,
    folder: null,
    hold: async () => {},
    async *read(tell) {
      yield* readAll(shelf, await Array.fromAsync(shelf.names()), tell)
    },
    letGo: async () => {},
  }
}

const storedIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isFileName(entry.name))
    .map(({ name, parentPath }) => ({ name, place: path.join(parentPath, name) }))

/** What a backup that was killed still holds; none takes a day. */
function letGoOfOld(beside: string): void {
  for (const name of readdirSync(beside).filter((one) => one.startsWith(prefix))) {
    const place = path.join(beside, name)
    const made = statSync(place, { throwIfNoEntry: false })
    if (made && made.mtimeMs < Date.now() - aDay) rmSync(place, { recursive: true, force: true })
  }
}

/** False when it went in this very moment, and so was named by nothing. A disk without second names gets a copy. */
function secondName(file: string, place: string): boolean {
  try {
    linkSync(file, place)
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return false
    if (!['EPERM', 'EXDEV', 'ENOTSUP', 'ENOSYS', 'EMLINK'].includes(code ?? '')) throw error
    copyFileSync(file, place)
    return true
  }
}
