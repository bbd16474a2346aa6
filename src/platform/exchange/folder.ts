import {
  createReadStream,
  createWriteStream,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  utimesSync,
} from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'

/** A folder that packages lie in: what the gateway or a disc takes away, or has brought. */
export type ExchangeFolder = {
  readonly place: string
  /** Packages that lie there and are not written any more, by their names; nothing but plain files. */
  list(): { name: string; bytes: number }[]
  read(name: string): AsyncIterable<Uint8Array>
  /** Whole or not at all, over an older one of the same name. Answers its length. */
  put(name: string, content: AsyncIterable<Uint8Array>): Promise<number>
  remove(name: string): void
  /** Out of the way, to be looked at by a person. */
  setAside(name: string): void
}

/** The one form of a package's name; it never leads to another folder. */
const named = /^[\w-][\w.-]{0,100}\.age$/
const mostBytes = 16 * 1024 ** 3

/** `restMs`: a file that changed within this time may still be on its way. */
export function exchangeFolder(place: string, { restMs = 10_000 } = {}): ExchangeFolder {
  const at = (name: string) => {
    if (!named.test(name)) throw new Error(`${name} is no name of a package`)
    return path.join(place, name)
  }
  return {
    place,
    list: () =>
      (existsSync(place) ? readdirSync(place).sort() : []).flatMap((name) => {
        const file = named.test(name) ? lstatSync(at(name), { throwIfNoEntry: false }) : undefined
        const ready = file?.isFile() && file.mtimeMs <= Date.now() - restMs && file.size <= mostBytes
        return file && ready ? [{ name, bytes: file.size }] : []
      }),
    read: (name) => createReadStream(at(name)),
    put: (name, content) => writeWhole(at(name), content),
    remove: (name) => rmSync(at(name), { force: true }),
    setAside(name) {
      const aside = path.join(place, 'refused')
      mkdirSync(aside, { recursive: true })
      // What was refused before under this name is kept as well.
      const twin = existsSync(path.join(aside, name))
      renameSync(at(name), path.join(aside, twin ? `${Date.now()}-${name}` : name))
    },
  }
}

const aWhileAgo = () => Date.now() / 1000 - 60

/** Writes a file beside its place, flushed, and moves it there when all of it is written. Answers its length. */
async function writeWhole(file: string, content: AsyncIterable<Uint8Array>): Promise<number> {
  mkdirSync(path.dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}.draft`
  const stream = createWriteStream(draft, { mode: 0o600, flush: true })
  await pipeline(content, stream)
  // All of it is here: nobody need wait whether more comes.
  utimesSync(draft, aWhileAgo(), aWhileAgo())
  renameSync(draft, file)
  return stream.bytesWritten
}
