import { once } from 'node:events'
import { crc32, createDeflateRaw, inflateRawSync } from 'node:zlib'

/** One file in a ZIP archive, as its central directory declares it; sizes in bytes. */
export type ZipEntry = { name: string; method: number; packed: number; unpacked: number; start: number }
export type ZipPart = { name: string; data: Uint8Array | AsyncIterable<Uint8Array> }

/** The central directory of an archive (PKWARE APPNOTE 4.3); null when it has none or is cut short. No ZIP64. */
export function zipEntries(bytes: Uint8Array): ZipEntry[] | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = view.lastIndexOf('PK\x05\x06', view.length - 22, 'latin1')
  if (end < 0) return null
  const count = view.readUInt16LE(end + 10)
  const entries: ZipEntry[] = []
  for (let at = view.readUInt32LE(end + 16), number = 0; number < count; number++) {
    if (at + 46 > view.length || view.readUInt32LE(at) !== 0x02014b50) return null
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ]
    entries.push({
      name: view.toString('utf8', at + 46, at + 46 + name),
      method: view.readUInt16LE(at + 10),
      packed: view.readUInt32LE(at + 20),
      unpacked: view.readUInt32LE(at + 24),
      start: view.readUInt32LE(at + 42),
    })
    at += 46 + name + extra + comment
  }
  return entries
}

/** An entry's bytes as they lie in the archive; null when the archive is cut short. */
export function packedBytes(bytes: Uint8Array, entry: ZipEntry): Buffer | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (entry.start + 30 > view.length) return null
  const from = entry.start + 30 + view.readUInt16LE(entry.start + 26) + view.readUInt16LE(entry.start + 28)
  return from + entry.packed > view.length ? null : view.subarray(from, from + entry.packed)
}

/** The content of an entry of an archive we made ourselves. */
export function unzip(bytes: Uint8Array, entry: ZipEntry): Buffer {
  const packed = packedBytes(bytes, entry) ?? Buffer.alloc(0)
  return entry.method === 0 ? packed : inflateRawSync(packed)
}

type Written = { name: Buffer; crc: number; packed: number; unpacked: number; start: number }

// Names in UTF-8, sizes after the data; every file dated 1980-01-01, so that the same rows give the same bytes.
const flags = 0x0808
const sizes = (part: Written) => {
  if (part.unpacked > 0xffffffff || part.start + part.packed > 0xffffffff)
    throw new Error('archive larger than 4 GiB')
  const bytes = Buffer.alloc(12)
  bytes.writeUInt32LE(part.crc, 0)
  bytes.writeUInt32LE(part.packed, 4)
  bytes.writeUInt32LE(part.unpacked, 8)
  return bytes
}
const shared = (nameLength: number, middle: Buffer) => {
  const bytes = Buffer.alloc(26)
  bytes.writeUInt16LE(20, 0)
  bytes.writeUInt16LE(flags, 2)
  bytes.writeUInt16LE(8, 4)
  bytes.writeUInt16LE(0x0021, 8)
  middle.copy(bytes, 10)
  bytes.writeUInt16LE(nameLength, 22)
  return bytes
}

/** Streams an archive part after part; memory does not grow with the length of a part. */
export async function* zip(parts: Iterable<ZipPart> | AsyncIterable<ZipPart>): AsyncGenerator<Uint8Array> {
  const written: Written[] = []
  let at = 0
  for await (const { name, data } of parts) {
    const part: Written = { name: Buffer.from(name), crc: 0, packed: 0, unpacked: 0, start: at }
    const header = Buffer.concat([
      Buffer.from('PK\x03\x04', 'latin1'),
      shared(part.name.length, Buffer.alloc(12)),
      part.name,
    ])
    yield header
    for await (const piece of packed(data, part)) yield piece
    yield Buffer.concat([Buffer.from('PK\x07\x08', 'latin1'), sizes(part)])
    at += header.length + part.packed + 16
    written.push(part)
  }
  yield directory(written, at)
}

async function* packed(data: ZipPart['data'], part: Written): AsyncGenerator<Uint8Array> {
  const deflate = createDeflateRaw({ level: 3 })
  const ready: Buffer[] = []
  deflate.on('data', (piece: Buffer) => {
    part.packed += piece.length
    ready.push(piece)
  })
  for await (const piece of data instanceof Uint8Array ? [data] : data) {
    part.crc = crc32(piece, part.crc)
    part.unpacked += piece.length
    await new Promise<void>((done, fail) => deflate.write(piece, (error) => (error ? fail(error) : done())))
    yield* ready.splice(0)
  }
  const ended = once(deflate, 'end')
  deflate.end()
  await ended
  yield* ready
}

function directory(written: Written[], at: number): Buffer {
  const lines = written.flatMap((part) => {
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(part.start, 10)
    return [
      Buffer.from('PK\x01\x02\x14\x00', 'latin1'),
      shared(part.name.length, sizes(part)),
      tail,
      part.name,
    ]
  })
  const length = lines.reduce((sum, line) => sum + line.length, 0)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(written.length, 8)
  end.writeUInt16LE(written.length, 10)
  end.writeUInt32LE(length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...lines, end])
}
