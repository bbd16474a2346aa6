import { Refusal } from '../errors.ts'
import type { Sink, Written } from './sink.ts'

/** A tar (ustar) written from front to back: any unpacking program opens it. */
export type TarWriter = { add(name: string, bytes: Uint8Array): Promise<void>; end(): Promise<Written> }

const block = 512

export function writeTar(sink: Sink, at: Date): TarWriter {
  return {
    async add(name, bytes) {
      await sink.write(tarHeader(name, bytes.length, at))
      if (bytes.length) await sink.write(bytes)
      await sink.write(Buffer.alloc(-bytes.length & (block - 1)))
    },
    async end() {
      await sink.write(Buffer.alloc(2 * block))
      return sink.end()
    },
  }
}

/** The head of an entry. */
export function tarHeader(name: string, size: number, at: Date): Buffer {
  if (Buffer.byteLength(name) > 100) throw new Error(`the name ${name} is too long for a tar`)
  const bytes = Buffer.alloc(block)
  const octal = (value: number, at: number, length: number) =>
    bytes.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at, 'latin1')
  bytes.write(name, 0)
  octal(0o600, 100, 8)
  octal(0, 108, 8)
  octal(0, 116, 8)
  octal(size, 124, 12)
  octal(Math.floor(at.getTime() / 1000), 136, 12)
  bytes.write('        0', 148, 'latin1')
  bytes.write('ustar\x0000', 257, 'latin1')
  const sum = bytes.reduce((total, byte) => total + byte, 0)
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return bytes
}

export type TarEntry = { name: string; bytes: Buffer }

/** The entries of a tar one after the other; refuses `backup-damaged` when it ends in the middle. `file` names it. */
export async function* readTar(source: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<TarEntry> {
  const pieces = piecesOf(source)
  const damaged = () => new Refusal('invalid', 'backup-damaged', { file, part: '' })
  const read = async (length: number) => {
    const bytes = await pieces.take(length)
    if (bytes.length < length) throw damaged()
    return bytes
  }
  try {
    for (;;) {
      const head = await read(block)
      if (head.every((byte) => byte === 0)) break
      const text = (from: number, length: number) =>
        head.toString('utf8', from, from + length).replace(/\0.*$/s, '')
      const size = Number.parseInt(text(124, 12), 8)
      if (text(257, 5) !== 'ustar' || !(size >= 0)) throw damaged()
      const bytes = await read(size)
      await read(-size & (block - 1))
      yield { name: text(0, 100), bytes }
    }
    // What encrypts it vouches for the whole only at its end.
    while ((await pieces.take(block)).length > 0);
  } finally {
    await pieces.done()
  }
}

/** Any number of bytes from what comes in pieces of its own. */
function piecesOf(source: AsyncIterable<Uint8Array>) {
  const from = source[Symbol.asyncIterator]()
  let left: Uint8Array = new Uint8Array()
  return {
    async take(length: number): Promise<Buffer> {
      const bytes = Buffer.alloc(length)
      let done = 0
      while (done < length) {
        if (left.length === 0) {
          const next = await from.next()
          if (next.done) break
          left = next.value
        }
        const part = left.subarray(0, length - done)
        bytes.set(part, done)
        done += part.length
        left = left.subarray(part.length)
      }
      return bytes.subarray(0, done)
    },
    done: async () => void (await from.return?.()),
  }
}
