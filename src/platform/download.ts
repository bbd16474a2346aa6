import type { Download } from './context.ts'
import { inTransaction } from './database.ts'
import { type Mark, marked } from './mark.ts'
import { rangeOf } from './ranges.ts'
import type { World } from './world.ts'

/** Streams a download: each page of rows in its own short read-only transaction; parts of it where its size is known. */
export function streamDownload(download: Download, world: World, asked: Headers, mark: Mark): Response {
  const read = <T>(work: Parameters<typeof inTransaction<T>>[2]) =>
    inTransaction(world.open.db, { readOnly: true }, work)
  const headers = headersOf(download)
  const { ranged } = download
  if (!ranged) {
    const body = marked(mark, () => download.body(read))
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
const headersOf = ({ name, type, shown, unchanging }: Download): Record<string, string> => ({
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
