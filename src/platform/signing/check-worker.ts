/** Checks PDFs of strangers in a thread of its own: see check-apart.ts. */
import { parentPort } from 'node:worker_threads'
import type { CheckTask } from './check-apart.ts'
import { checkPdf } from './pdf-check.ts'

if (!parentPort) throw new Error('check-worker.ts runs as a worker thread only')
const port = parentPort

port.on('message', async ({ pdf, roots }: CheckTask) => {
  const bytes = (one: Uint8Array) => Buffer.from(one.buffer, one.byteOffset, one.byteLength)
  port.postMessage(await checkPdf(bytes(pdf), roots.map(bytes)))
})
