import { Worker } from 'node:worker_threads'

export type PrintTask = { number: number; template: string; data: string; at: number }
export type PrintAnswer = { number: number; pdf: Uint8Array } | { number: number; fault: string }

/** Put away after a minute without work: the thread holds about 200 MB. */
const idleMilliseconds = 60_000

type Waiting = { resolve: (pdf: Buffer) => void; reject: (error: Error) => void }

let worker: Worker | null = null
let idle: NodeJS.Timeout | undefined
let last = 0
const waiting = new Map<number, Waiting>()

/**
 * Typesets a template of assets/print with data (anything that is JSON; the template reads it as
 * `json(bytes(sys.inputs.data))`, so that nothing in it is ever taken for markup). `day`, 'YYYY-MM-DD', is the
 * document's date: the same template, data and day give the same bytes.
 */
export function printPdf(template: string, data: unknown, day: string): Promise<Buffer> {
  const number = ++last
  const task: PrintTask = {
    number,
    template,
    data: JSON.stringify(data),
    at: Date.parse(`${day}T00:00:00Z`) / 1000,
  }
  return new Promise((resolve, reject) => {
    waiting.set(number, { resolve, reject })
    running().postMessage(task)
  })
}

function running(): Worker {
  clearTimeout(idle)
  if (!worker) {
    worker = new Worker(new URL('./print-worker.ts', import.meta.url))
    worker.on('message', hear)
    worker.on('error', lose)
  }
  worker.ref()
  return worker
}

function hear(answer: PrintAnswer): void {
  const asked = waiting.get(answer.number)
  waiting.delete(answer.number)
  if ('pdf' in answer) asked?.resolve(Buffer.from(answer.pdf))
  else asked?.reject(new Error(`the document could not be typeset: ${answer.fault}`))
  if (waiting.size > 0) return
  worker?.unref()
  idle = setTimeout(putAway, idleMilliseconds).unref()
}

function lose(error: Error): void {
  worker = null
  for (const { reject } of waiting.values()) reject(error)
  waiting.clear()
}

function putAway(): void {
  void worker?.terminate()
  worker = null
}
