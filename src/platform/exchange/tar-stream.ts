import { tarHeader } from '../backup/tar.ts'

export type Entry = { name: string; bytes: Uint8Array }

const block = 512

/** A tar (ustar) piece by piece, as its entries come: never more than one of them in memory. */
export async function* tarOf(entries: AsyncIterable<Entry>, at: Date): AsyncGenerator<Uint8Array> {
  for await (const { name, bytes } of entries) {
    yield tarHeader(name, bytes.length, at)
    yield bytes
    yield Buffer.alloc(-bytes.length & (block - 1))
  }
  yield Buffer.alloc(2 * block)
}

/** What is no tar of ours, or ends in the middle. */
export class BadTar extends Error {}

/**
 * The entries of a stream one after the other. `most`: how long the next one may be; asked before a byte of it is read, so
 * that a lying header costs nothing.
 */
export async function* entriesIn(
  stream: AsyncIterable<Uint8Array>,
  most: () => number,
): AsyncGenerator<Entry> {
  const read = reading(stream)
  for (;;) {
    const head = await read(block)
    if (head.every((byte) => byte === 0)) {
      await read(block)
      return read.end()
    }
    const text = (from: number, length: number) =>
      head.toString('utf8', from, from + length).replace(/\0.*$/s, '')
    const size = /^[0-7]{1,11}$/.test(text(124, 12)) ? Number.parseInt(text(124, 12), 8) : -1
    if (text(257, 5) !== 'ustar' || size < 0 || size > most()) throw new BadTar('no entry of ours')
    const bytes = await read(size)
    await read(-size & (block - 1))
    yield { name: text(0, 100), bytes }
  }
}

/** Reads so many bytes; nothing may follow the end. */
function reading(stream: AsyncIterable<Uint8Array>) {
  const source = stream[Symbol.asyncIterator]()
  let held: Buffer[] = []
  let length = 0
  const more = async () => {
    const { value, done } = await source.next()
    if (done) return false
    held.push(Buffer.from(value.buffer, value.byteOffset, value.byteLength))
    length += value.byteLength
    return true
  }
  const read = async (wanted: number) => {
    while (length < wanted) if (!(await more())) throw new BadTar('it ends in the middle')
    const all = held.length === 1 ? (held[0] as Buffer) : Buffer.concat(held)
    held = [all.subarray(wanted)]
    length -= wanted
    return all.subarray(0, wanted)
  }
  read.end = async () => {
    while (length === 0) if (!(await more())) return
    throw new BadTar('something follows')
  }
  return read
}
