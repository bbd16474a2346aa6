import type { Download } from './context.ts'
import { inTransaction } from './database.ts'
import type { World } from './world.ts'

/** Streams a download: each page of rows in its own short read-only transaction. */
export function streamDownload(download: Download, world: World): Response {
  const read = <T>(work: Parameters<typeof inTransaction<T>>[2]) =>
    inTransaction(world.open.db, { readOnly: true }, work)
  const pieces = download.body(read)[Symbol.asyncIterator]()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await pieces.return?.()
    },
  })
  return new Response(body, {
    headers: {
      'content-type': download.type,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(download.name)}`,
      'cache-control': download.unchanging ? 'private, max-age=31536000, immutable' : 'no-store',
      // Whoever enters next at the same machine asks for himself.
      vary: 'cookie',
    },
  })
}
