import yauzl from 'yauzl'

/** Why an archive is not opened. */
export type ArchiveFault = 'archive-damaged' | 'archive-bomb' | 'archive-locked'
export class BadArchive extends Error {
  readonly fault: ArchiveFault
  constructor(fault: ArchiveFault) {
    super(fault)
    this.fault = fault
  }
}

const megabyte = 1_048_576
/** A presentation full of photographs stays below all of them. */
const limits = {
  entries: 10_000,
  entry: 128 * megabyte,
  all: 512 * megabyte,
  ratioFrom: 8 * megabyte,
  ratio: 120,
}

/**
 * Reads an archive whole (ZIP), so that every size in it is known to be true, and keeps the files that are wanted.
 * Stops at the first that is too large, too many, or packed tighter than anything people write.
 */
export async function readArchive(
  bytes: Buffer,
  wanted: (name: string) => boolean,
): Promise<{ names: string[]; files: Map<string, Buffer> }> {
  const archive = await yauzl
    .fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true })
    .catch(() => {
      throw new BadArchive('archive-damaged')
    })
  if (archive.entryCount > limits.entries) throw new BadArchive('archive-bomb')
  const read: { names: string[]; files: Map<string, Buffer> } = { names: [], files: new Map() }
  let all = 0
  for await (const entry of entriesOf(archive)) {
    all += entry.uncompressedSize
    if (all > limits.all || isAbsurd(entry)) throw new BadArchive('archive-bomb')
    if (entry.isEncrypted()) throw new BadArchive('archive-locked')
    read.names.push(entry.fileName)
    const content = await contentOf(archive, entry, wanted(entry.fileName))
    if (content) read.files.set(entry.fileName, content)
  }
  return read
}

const isAbsurd = ({ uncompressedSize, compressedSize }: yauzl.Entry) =>
  uncompressedSize > limits.entry ||
  (uncompressedSize > limits.ratioFrom && uncompressedSize > compressedSize * limits.ratio)

/** What the library throws of a torn or lying archive is one thing to us. */
async function* entriesOf(archive: yauzl.ZipFile): AsyncGenerator<yauzl.Entry> {
  const entries = archive.eachEntry()
  for (;;) {
    const next = await entries.next().catch(() => {
      throw new BadArchive('archive-damaged')
    })
    if (next.done) return
    yield next.value
  }
}

async function contentOf(archive: yauzl.ZipFile, entry: yauzl.Entry, keep: boolean): Promise<Buffer | null> {
  const kept: Buffer[] = []
  try {
    for await (const piece of await archive.openReadStreamPromise(entry)) if (keep) kept.push(piece as Buffer)
  } catch {
    // More than it said, less than it said, or not packed as it said.
    throw new BadArchive('archive-damaged')
  }
  return keep ? Buffer.concat(kept) : null
}
