import type { Download, Reading, Whole } from './context.ts'
import { type Database, inTransaction } from './database.ts'
import { type Mark, marked } from './mark.ts'
import { rangeOf } from './ranges.ts'
import type { World } from './world.ts'

/** The bytes of a file, when nobody asked for it by a request that could still be refused. */
export const bodyOf = (file: Download, { open }: Pick<World, 'open'>): AsyncIterable<Uint8Array> =>
  'body' in file ? file.body() : file.stream((work) => inTransaction(open.db, { readOnly: true }, work))

/**
 * What is read while it is sent begins with the request: it runs until its first reading is done in the request's
 * transaction. When that refuses, nothing was sent and nothing stands in the trail. `ended`: when that transaction has.
 */
export async function begun(
  file: Download,
  { open }: Pick<World, 'open'>,
  mark: Mark,
  request: { db: Database; ended: Promise<void> },
): Promise<Whole> {
  if ('body' in file) return file
  const first = Promise.withResolvers<'read'>()
  let isFirst = true
  const read: Reading = async (work) => {
    if (isFirst) {
      isFirst = false
      const answer = await work(request.db)
      first.resolve('read')
      return answer
    }
    await request.ended
    return inTransaction(open.db, { readOnly: true }, work)
  }
  const { stream, ...named } = file
  const pieces = marked(mark, () => stream(read)[Symbol.asyncIterator]())
  const next = () => marked(mark, () => pieces.next())
  const early: Piece[] = []
  for (;;) {
    const piece = next()
    early.push(piece)
    const met = await Promise.race([first.promise, piece])
    if (met === 'read' || met.done) break
  }
  // Whoever takes the pieces will hear of it.
  early.at(-1)?.catch(() => {})
  return { ...named, body: () => following(early, next, pieces) }
}

type Piece = Promise<IteratorResult<Uint8Array>>

async function* following(early: Piece[], next: () => Piece, pieces: AsyncIterator<Uint8Array>) {
  try {
    for (;;) {
      const { done, value } = await (early.shift() ?? next())
      if (done) return
      yield value
    }
  } finally {
    await pieces.return?.()
  }
}

/** Streams a download; parts of it where its size is known. */
export function streamDownload(download: Whole, asked: Headers, mark: Mark): Response {
  const headers = headersOf(download)
  const { ranged } = download
  if (!ranged) {
    const body = marked(mark, () => download.body())
    return new Response(
      streamOf(body, (work) => marked(mark, work)),
      { headers },
    )
  }
  const tag = `"${ranged.digest}"`
  Object.assign(headers, { 'accept-ranges': 'bytes', etag: tag })
  // A part of another file than the one begun with is of no use.
  const same = (asked.get('if-range') ?? tag) === tag
  const range = rangeOf(same ? asked.get('range') : null, ranged.bytes)
  if (range.kind === 'beyond')
    return new Response(null, {
      status: 416,
      headers: { ...headers, 'content-range': `bytes */${ranged.bytes}` },
    })
  const [first, last] = range.kind === 'part' ? [range.first, range.last] : [0, ranged.bytes - 1]
  return new Response(streamOf(ranged.slice(first, last)), {
    status: range.kind === 'part' ? 206 : 200,
    headers: {
      ...headers,
      'content-length': String(last - first + 1),
      ...(range.kind === 'part' && { 'content-range': `bytes ${first}-${last}/${ranged.bytes}` }),
    },
  })
}

/** Nothing in a file runs as a part of our pages, whatever it says it is. */
const headersOf = ({ name, type, shown, unchanging }: Whole): Record<string, string> => ({
  'content-type': type,
  'content-disposition': `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'cache-control': unchanging ? 'private, max-age=31536000, immutable' : 'no-store',
  // Whoever enters next at the same machine asks for himself.
  vary: 'cookie',
})

function streamOf(
  body: AsyncIterable<Uint8Array>,
  within: <T>(work: () => T) => T = (work) => work(),
): ReadableStream<Uint8Array> {
  const pieces = body[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await within(() => pieces.next())
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await pieces.return?.()
    },
  })
}
