import { createHash } from 'node:crypto'
import {
  copyFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  statSync,
} from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Refusal } from '../errors.ts'
import { flushFolder } from '../flush.ts'

/** The database itself goes row by row; the practice world is begun anew; what names who is there stays. */
const left = new Set(['database', 'practice', 'in-use.sock'])

/**
 * Copies what lies beside the database — files, keys, anchors, backups, what waits to be ferried — and compares each file by
 * its digest. What is there already and is the same stays; what is other is not written over.
 * @throws Refusal move-file
 */
export async function copyBeside(
  from: string,
  to: string,
  tell: (name: string, done: number, of: number) => void = () => {},
): Promise<number> {
  const names = namesIn(from)
  for (const [at, name] of names.entries()) {
    tell(name, at + 1, names.length)
    const [source, place] = [path.join(from, name), path.join(to, name)]
    const wanted = await digestOf(source)
    if (existsSync(place)) {
      if ((await digestOf(place)) !== wanted) throw new Refusal('conflict', 'move-file', { file: place })
      continue
    }
    mkdirSync(path.dirname(place), { recursive: true, mode: 0o700 })
    const draft = `${place}.draft`
    copyFileSync(source, draft)
    if ((await digestOf(draft)) !== wanted) throw new Refusal('conflict', 'move-file', { file: draft })
    renameSync(draft, place)
    flushFolder(path.dirname(place))
  }
  return names.length
}

function namesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => !left.has(name))
    .flatMap((name) => {
      if (!statSync(path.join(folder, name)).isDirectory()) return [name]
      return readdirSync(path.join(folder, name), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.name.endsWith('.draft'))
        .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    })
    .sort()
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
