import { Worker } from 'node:worker_threads'
import type { CheckedPdf, FoundSignature } from './pdf-check.ts'

export type CheckTask = { pdf: Uint8Array; roots: Uint8Array[] }

/** What a stranger brings may be made to keep us busy: after this it is given up. */
const longest = 10_000
/** Put away after a minute without work. */
const idleMilliseconds = 60_000

let worker: Worker | null = null
let idle: NodeJS.Timeout | undefined
let turn: Promise<unknown> = Promise.resolve()

/**
 * Checks a PDF in a thread of its own, one after the other: whatever stands in it, the program goes on meanwhile.
 * Answers `too-heavy` for what takes too long.
 */
export function checkPdfApart(pdf: Buffer, roots: Buffer[], limit: number = longest): Promise<CheckedPdf> {
  const mine = turn.then(() => checkNow({ pdf, roots }, limit))
  turn = mine.catch(() => {})
  return mine
}

async function checkNow(task: CheckTask, limit: number): Promise<CheckedPdf> {
  clearTimeout(idle)
  worker ??= new Worker(new URL('./check-worker.ts', import.meta.url))
  const current = worker
  current.ref()
  const answer = await answerOf(current, task, limit)
  current.unref()
  if (!answer) {
    worker = null
    await current.terminate()
    return { fault: 'too-heavy', signatures: [] }
  }
  idle = setTimeout(putAway, idleMilliseconds).unref()
  return { fault: answer.fault, signatures: answer.signatures.map(received) }
}

/** Null when it took too long, or the thread broke: out of memory, for one. */
function answerOf(worker: Worker, task: CheckTask, limit: number): Promise<CheckedPdf | null> {
  return new Promise((resolve) => {
    const broken = () => done(null)
    const timer = setTimeout(broken, limit)
    function done(answer: CheckedPdf | null) {
      clearTimeout(timer)
      worker.off('message', done)
      worker.off('error', broken)
      resolve(answer)
    }
    worker.on('message', done)
    worker.on('error', broken)
    worker.postMessage(task)
  })
}

/** Bytes come out of a thread without their methods. */
const received = (one: FoundSignature): FoundSignature => ({
  ...one,
  certificate: one.certificate && Buffer.from(one.certificate),
})

function putAway(): void {
  void worker?.terminate()
  worker = null
}
