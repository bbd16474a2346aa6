import { inflateSync } from 'node:zlib'
import yauzl from 'yauzl'
import { type Found, rawTexts, windowsOf } from './windows.ts'

/** What lies inside of what: deeper than this nothing is opened, and that is told. */
const deepest = 4
class TooDeep extends Error {}

/** Everything that can be read inside: of archives each file, of PDFs each object, and whatever lies in those. */
export async function innerTexts(bytes: Buffer, spots: RegExp, place = '', depth = 0): Promise<Found[]> {
  if (depth > deepest) throw new TooDeep(place)
  const found = rawTexts(bytes, spots).map((text): Found => ({ place, text, raw: true }))
  const within = (name: string) => (place ? `${place}/${name}` : name)
  for await (const { name, bytes: inner } of contentsOf(bytes))
    found.push(...(await innerTexts(inner, spots, within(name), depth + 1)))
  if (/^\s*(?:\ufeff)?<(?:\?xml|[a-z]+[ :>])/i.test(bytes.toString('utf8', 0, 200))) {
    // What a program has cut into runs of differently set letters stands together only without its tags.
    const words = bytes.toString('utf8').replace(/<[^>]*>/g, '')
    found.push(...windowsOf(words, spots).map((text) => ({ place, text })))
  }
  return found
}

type Inner = { name: string; bytes: Buffer }

async function* contentsOf(bytes: Buffer): AsyncGenerator<Inner> {
  const head = bytes.toString('latin1', 0, 8)
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) yield* filesInArchive(bytes)
  else if (head.startsWith('%PDF-')) yield* objectsOfPdf(bytes)
  else if (head === '\x89PNG\r\n\x1a\n') yield* textsOfPng(bytes)
}

async function* filesInArchive(bytes: Buffer): AsyncGenerator<Inner> {
  const archive = await yauzl.fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true })
  for await (const entry of archive.eachEntry()) {
    const pieces: Buffer[] = []
    for await (const piece of await archive.openReadStreamPromise(entry)) pieces.push(piece as Buffer)
    yield { name: entry.fileName, bytes: Buffer.concat(pieces) }
    const { comment } = entry as { comment?: Buffer | string }
    if (comment?.length) yield { name: `${entry.fileName}（注释）`, bytes: Buffer.from(comment as string) }
  }
}

/** The strings of a PDF as they are meant, and its streams unpacked: Info, XMP, annotations, forms, pages. */
async function* objectsOfPdf(bytes: Buffer): AsyncGenerator<Inner> {
  const {
    PDFArray,
    PDFDict,
    PDFDocument,
    PDFHexString,
    PDFRawStream,
    PDFStream,
    PDFString,
    decodePDFRawStream,
  } = await import('@cantoo/pdf-lib')
  const { context } = await PDFDocument.load(bytes, { updateMetadata: false })
  const strings: string[] = []
  const gather = (object: unknown): void => {
    if (object instanceof PDFString || object instanceof PDFHexString) strings.push(object.decodeText())
    else if (object instanceof PDFArray) for (const one of object.asArray()) gather(one)
    else if (object instanceof PDFStream) gather(object.dict)
    else if (object instanceof PDFDict) for (const [, one] of object.entries()) gather(one)
  }
  for (const [reference, object] of context.enumerateIndirectObjects()) {
    gather(object)
    if (!(object instanceof PDFRawStream)) continue
    const packed = /^\/(?:DCT|JPX|CCITTFax|JBIG2)Decode$/.test(
      String(object.dict.get(context.obj('Filter') as never) ?? ''),
    )
    yield {
      name: `${reference}`,
      bytes: Buffer.from(
        packed
          ? object.getContents()
          : unpacked(() => decodePDFRawStream(object).decode(), object.getContents()),
      ),
    }
  }
  gather(context.trailerInfo.Info)
  yield { name: '属性与注释', bytes: Buffer.from(strings.join('\n')) }
}

function unpacked(work: () => Uint8Array, otherwise: Uint8Array): Uint8Array {
  try {
    return work()
  } catch {
    return otherwise
  }
}

/** zTXt and iTXt: the words of a PNG that may be packed. */
function* textsOfPng(bytes: Buffer): Generator<Inner> {
  for (let at = 8; at + 12 <= bytes.length; ) {
    const [length, kind] = [bytes.readUInt32BE(at), bytes.toString('latin1', at + 4, at + 8)]
    const data = bytes.subarray(at + 8, at + 8 + length)
    at += length + 12
    if (kind !== 'zTXt' && kind !== 'iTXt') continue
    // Deflated data begins with 0x78, after names that end in zeros.
    for (let from = data.indexOf(0x78); from >= 0; from = data.indexOf(0x78, from + 1)) {
      const text = unpacked(() => inflateSync(data.subarray(from)), Buffer.alloc(0))
      if (text.length > 0) yield { name: kind, bytes: Buffer.from(text) }
    }
  }
}
