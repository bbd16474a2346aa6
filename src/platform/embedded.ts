import { readFile } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { Refusal } from './errors.ts'
import { type WireEngine, WireStream } from './wire-stream.ts'

/** `cluster` is the folder of the database files; null keeps them in memory, beginning from `template` (a tar). */
export type WorkerStart = { cluster: string | null; template: Uint8Array<ArrayBuffer> | null }
export type Ask =
  | { kind: 'batch'; bytes: Uint8Array }
  | { kind: 'dump' }
  | { kind: 'copy'; to: string }
  | { kind: 'close' }
export type Report =
  | { kind: 'piece'; bytes: Uint8Array<ArrayBuffer> }
  /** With the last piece, if there is one: a thread is woken once for most statements, not twice. */
  | { kind: 'done'; bytes?: Uint8Array<ArrayBuffer> }
  | { kind: 'fault'; text: string }

/** What the thread is given: how to begin, and the engine, compiled. */
export type WorkerGiven = WorkerStart & { engine: WebAssembly.Module }

let compiled: Promise<WebAssembly.Module> | undefined

/** Once for all databases of the process: what a thread has found out about making it fast stays when the thread ends. */
function engine(): Promise<WebAssembly.Module> {
  compiled ??= readFile(new URL('pglite.wasm', import.meta.resolve('@electric-sql/pglite'))).then((bytes) =>
    WebAssembly.compile(bytes),
  )
  return compiled
}

type Task = {
  ask: Ask
  onPiece: (bytes: Uint8Array<ArrayBuffer>) => void
  resolve: () => void
  reject: (error: Error) => void
}

/**
 * The embedded PostgreSQL seen from the main thread: one session, one batch at a time, under a watchdog, because
 * a running statement can be neither cancelled nor timed out from inside. After the limit the thread is ended and
 * the next use opens the database again; what was committed is on disk, what was not is rolled back.
 */
export class Embedded implements WireEngine {
  readonly #start: WorkerStart
  readonly #limitSeconds: number
  readonly #streams = new Set<WireStream>()
  readonly #waiting: Task[] = []
  #running: Task | null = null
  #worker: Worker | null = null
  #opening: Promise<void> | null = null
  #timer: NodeJS.Timeout | undefined
  #unlimited = 0
  #state: 'open' | 'lost' | 'closed' = 'open'

  constructor(start: WorkerStart, limitSeconds: number) {
    this.#start = { ...start }
    this.#limitSeconds = limitSeconds
  }

  /** A new connection, as pg's `stream` option wants it. */
  stream(): WireStream {
    const stream = new WireStream(this)
    this.#streams.add(stream)
    stream.once('close', () => this.#streams.delete(stream))
    return stream
  }

  get inMemory(): boolean {
    return this.#start.cluster === null
  }

  ready(): Promise<void> {
    if (this.#state !== 'open') return Promise.reject(new Error(`the embedded database is ${this.#state}`))
    this.#opening ??= this.#open()
    return this.#opening
  }

  send(batch: Uint8Array, onReply: (chunk: Uint8Array) => void): Promise<void> {
    return this.#ask({ kind: 'batch', bytes: batch }, onReply)
  }

  /** All files of the database in a folder, consistent. Only of one that lies in a folder. */
  async copyTo(folder: string): Promise<void> {
    await this.ready()
    await this.withoutLimit(() => this.#ask({ kind: 'copy', to: folder }, () => {}))
  }

  /** All files of the database as one tar, consistent, for a template. */
  async dump(): Promise<Buffer<ArrayBuffer>> {
    await this.ready()
    let tar = Buffer.alloc(0)
    const keep = (bytes: Uint8Array<ArrayBuffer>) => {
      tar = Buffer.from(bytes.buffer)
    }
    await this.withoutLimit(() => this.#ask({ kind: 'dump' }, keep))
    return tar
  }

  /** Runs work whose statements may take as long as they need: migrations, large indexes. */
  async withoutLimit<T>(work: () => Promise<T>): Promise<T> {
    this.#unlimited += 1
    try {
      return await work()
    } finally {
      this.#unlimited -= 1
    }
  }

  async close(): Promise<void> {
    if (this.#state === 'closed') return
    this.#state = 'closed'
    const worker = this.#worker
    if (!worker) return
    await this.#ask({ kind: 'close' }, () => {}).catch(() => {})
    this.#worker = null
    await worker.terminate()
  }

  async #open(): Promise<void> {
    const given: WorkerGiven = { ...this.#start, engine: await engine() }
    if (this.#state !== 'open') throw new Error(`the embedded database is ${this.#state}`)
    const worker = new Worker(new URL('./embedded-worker.ts', import.meta.url), { workerData: given })
    this.#worker = worker
    // The thread has its own copy, and there is no second opening of a database in memory.
    this.#start.template = null
    worker.on('message', (report: Report) => worker === this.#worker && this.#hear(report))
    worker.on('error', (error) => worker === this.#worker && this.#lose(engineFault(error.message)))
    worker.on('exit', (code) => worker === this.#worker && this.#lose(engineFault(`thread ended, ${code}`)))
    return new Promise((resolve, reject) => {
      this.#running = { ask: { kind: 'batch', bytes: new Uint8Array() }, onPiece: () => {}, resolve, reject }
    })
  }

  #ask(ask: Ask, onPiece: Task['onPiece']): Promise<void> {
    if (!this.#worker) return Promise.reject(engineFault('the session was lost'))
    return new Promise((resolve, reject) => {
      this.#waiting.push({ ask, onPiece, resolve, reject })
      this.#next()
    })
  }

  #next(): void {
    if (this.#running || !this.#worker) return
    const task = this.#waiting.shift()
    if (!task) {
      this.#worker.unref()
      return
    }
    this.#running = task
    this.#worker.ref()
    this.#worker.postMessage(task.ask)
    this.#watch()
  }

  #watch(): void {
    this.#timer = setTimeout(() => {
      if (this.#unlimited > 0) return this.#watch()
      this.#lose(new Refusal('conflict', 'statement-too-long', { seconds: this.#limitSeconds }))
    }, this.#limitSeconds * 1000)
  }

  #hear(report: Report): void {
    const task = this.#running
    if (!task) return
    if (report.kind === 'fault') {
      this.#lose(engineFault(report.text))
      return
    }
    if (report.bytes?.length) task.onPiece(report.bytes)
    if (report.kind === 'done') {
      clearTimeout(this.#timer)
      this.#running = null
      task.resolve()
      this.#next()
    }
  }

  /** Ends the thread and fails everything that waits for it. */
  #lose(error: Error): void {
    clearTimeout(this.#timer)
    const worker = this.#worker
    this.#worker = null
    this.#opening = null
    // A database in memory is gone with its thread: opening an empty one in its place would be a lie.
    if (this.#state === 'open' && this.#start.cluster === null) this.#state = 'lost'
    void worker?.terminate()
    const tasks = [...(this.#running ? [this.#running] : []), ...this.#waiting.splice(0)]
    this.#running = null
    for (const task of tasks) task.reject(error)
    for (const stream of this.#streams) stream.destroy(error)
  }
}

const engineFault = (text: string) => new Error(`the embedded database stopped: ${text}`)
