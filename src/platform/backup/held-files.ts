import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import path from 'node:path'

/** The stored files as a backup needs them: held by second names, so that one whose last row goes meanwhile is still there. */
export type HeldFiles = {
  /** Where they are held, laid out as they are stored; null when there are none. */
  readonly folder: string | null
  /** Holds what is there now and was not held before. */
  hold(): void
  /** The held files in the order of their names. */
  read(tell: Tell): Generator<{ name: string; bytes: Buffer }>
  letGo(): void
}

type Tell = (done: number, all: number) => void

/** Named by the digest of their content; anything else there is half-written. */
const isStoredFile = /^[0-9a-f]{64}$/
const prefix = 'held-'
const aDay = 24 * 3_600_000

/** Beside the files, on the same disk: a second name costs no room. What a backup killed long ago held is let go first. */
export function holdFiles(folder: string, holdIn?: string | null): HeldFiles {
  if (!existsSync(folder)) return { folder: null, hold: () => {}, *read() {}, letGo: () => {} }
  const beside = path.dirname(folder)
  letGoOfOld(beside)
  const held = holdIn ?? mkdtempSync(path.join(beside, prefix))
  const places = new Map<string, string>()
  return {
    folder: held,
    hold() {
      for (const { name, place: first } of storedIn(folder)) {
        if (places.has(name)) continue
        const place = path.join(held, name.slice(0, 2), name)
        mkdirSync(path.dirname(place), { recursive: true })
        if (secondName(first, place)) places.set(name, place)
      }
    },
    read: (tell) => readAll(places, tell),
    letGo: () => rmSync(held, { recursive: true, force: true }),
  }
}

function* readAll(places: Map<string, string>, tell: Tell) {
  const names = [...places.keys()].sort()
  for (const [index, name] of names.entries()) {
    tell(index + 1, names.length)
    yield { name, bytes: readFileSync(places.get(name) as string) }
  }
}

/** The files in a folder in which they are held already, by whoever lets them go. */
export function filesHeldIn(folder: string): HeldFiles {
  const places = new Map(storedIn(folder).map(({ name, place }) => [name, place]))
  return { folder, hold: () => {}, read: (tell) => readAll(places, tell), letGo: () => {} }
}

const storedIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isStoredFile.test(entry.name))
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
