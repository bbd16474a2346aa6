/** Reads everything inside of a file in a thread of its own: see inner-text.ts. */
import { parentPort } from 'node:worker_threads'
import { innerTexts } from './containers.ts'
import type { InnerAnswer, InnerTask } from './inner-text.ts'
import { rawTexts } from './windows.ts'

if (!parentPort) throw new Error('worker.ts runs as a worker thread only')
const port = parentPort

port.on('message', async ({ bytes, spots }: InnerTask) => {
  port.postMessage(await answer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), spots))
})

async function answer(bytes: Buffer, spots: RegExp): Promise<InnerAnswer> {
  try {
    return { found: await innerTexts(bytes, spots), fault: null }
  } catch {
    return { found: plainly(bytes, spots), fault: 'unreadable' }
  }
}

/** What stands in it openly is told, even of what cannot be opened. */
function plainly(bytes: Buffer, spots: RegExp): InnerAnswer['found'] {
  try {
    return rawTexts(bytes, spots).map((text) => ({ place: '', text, raw: true }))
  } catch {
    return []
  }
}
