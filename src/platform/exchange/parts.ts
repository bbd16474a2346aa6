import { createHash } from 'node:crypto'
import {
  createReadStream,
  createWriteStream,
  existsSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { Refusal } from '../errors.ts'

/** The list of the parts of a package: `sha256sum --check` reads it as well. */
const listed = /^([0-9a-f]{64}) {2}([\w-][\w.-]{0,100}\.age\.\d{3})$/

export type Part = { name: string; bytes: number; digest: string }

/**
 * Writes a package into a folder, in parts of at most so many bytes when it is longer than that: what a disc holds, or a
 * file system. Beside the parts lies a list of their digests, named after the package. Answers what was written.
 */
export async function writeParts(
  folder: string,
  name: string,
  content: AsyncIterable<Uint8Array>,
  most: number,
): Promise<Part[]> {
  const parts: Part[] = []
  let writing: {
    stream: ReturnType<typeof createWriteStream>
    hash: ReturnType<typeof createHash>
    bytes: number
  } | null = null
  const at = (part: number) => `${name}.${String(part).padStart(3, '0')}`
  const finish = async () => {
    if (!writing) return
    const { stream, hash, bytes } = writing
    await new Promise<void>((resolve, reject) => {
      stream.on('error', reject)
      stream.end(resolve)
    })
    parts.push({ name: at(parts.length + 1), bytes, digest: hash.digest('hex') })
    writing = null
  }
  for await (const piece of content)
    for (let from = 0; from < piece.length; ) {
      if (writing && writing.bytes >= most) await finish()
      writing ??= {
        stream: createWriteStream(path.join(folder, at(parts.length + 1)), { mode: 0o600, flush: true }),
        hash: createHash('sha256'),
        bytes: 0,
      }
      const some = piece.subarray(from, from + most - writing.bytes)
      writing.hash.update(some)
      if (!writing.stream.write(some))
        await new Promise((resolve) =>
          (writing as NonNullable<typeof writing>).stream.once('drain', () => resolve(null)),
        )
      writing.bytes += some.length
      from += some.length
    }
  await finish()
  const [only] = parts
  if (parts.length === 1 && only) {
    renameSync(path.join(folder, only.name), path.join(folder, name))
    return [{ ...only, name }]
  }
  const list = parts.map(({ digest, name }) => `${digest}  ${name}\n`).join('')
  writeFileSync(path.join(folder, `${name}.sha256`), list, { mode: 0o600, flush: true })
  return parts
}

/** The parts that a list names, beside it or where else they were copied together. @throws Refusal parts-list, part-missing */
export function partsIn(list: string): { file: string; digest: string }[] {
  const lines = readFileSync(list, 'utf8').split('\n').filter(Boolean)
  const found = lines.map((line) => listed.exec(line))
  const name = path.basename(list).replace(/\.sha256$/, '')
  const ordered = found.every((one, at) => one?.[2] === `${name}.${String(at + 1).padStart(3, '0')}`)
  if (found.length === 0 || found.length > 999 || !ordered)
    throw new Refusal('invalid', 'parts-list', { file: name })
  return found.map((one) => {
    const [, digest, part] = one as unknown as [string, string, string]
    const file = path.join(path.dirname(list), part)
    if (!existsSync(file)) throw new Refusal('not-found', 'part-missing', { file: part })
    return { file, digest }
  })
}

/** Looks whether each part is what the list says. @throws Refusal part-damaged */
export async function proveParts(parts: { file: string; digest: string }[]): Promise<void> {
  for (const { file, digest } of parts) {
    const hash = createHash('sha256')
    for await (const piece of createReadStream(file)) hash.update(piece)
    if (hash.digest('hex') !== digest)
      throw new Refusal('invalid', 'part-damaged', { file: path.basename(file) })
  }
}

/** The package again, one part after the other. */
export async function* joinParts(parts: { file: string }[]): AsyncGenerator<Uint8Array> {
  for (const { file } of parts) yield* createReadStream(file)
}
