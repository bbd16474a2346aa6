/**
 * The embedded PostgreSQL (PGlite) in a thread of its own, so that a long query never stops the web server.
 * Answers batches of wire protocol; a fault of the engine itself ends the thread, and embedded.ts opens it again.
 */
import { constants, cpSync, fdatasyncSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { ltree } from '@electric-sql/pglite/contrib/ltree'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import type { Ask, Report, WorkerGiven } from './embedded.ts'
import { flushFolder } from './flush.ts'

if (!parentPort) throw new Error('embedded-worker.ts runs as a worker thread only')
const port = parentPort
const say = (report: Report, transfer: ArrayBuffer[] = []) => port.postMessage(report, transfer)

const extensions = { btree_gist, ltree, pg_trgm }
/** Replies are sent on in pieces of about this size, so that a large result is never held twice. */
const pieceSize = 256 * 1024

/** Set when the engine can no longer be trusted: nothing is acknowledged after that. */
let broken: Error | null = null

type NodeStream = { nfd?: number; node: unknown }

/**
 * Emscripten's NODEFS has no fsync, so that PostgreSQL's flushes would reach nothing. This makes them real: for
 * files by fdatasync, for folders (a renamed or new file) by fsync of the folder.
 */
class DurableFS extends NodeFS {
  override async init(...[pglite, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pglite, options)
    emscriptenOpts.preRun?.push((module) => {
      // biome-ignore lint/suspicious/noExplicitAny: Emscripten's types do not know NODEFS' own operations
      const nodefs = module.NODEFS as any
      nodefs.stream_ops.fsync = (stream: NodeStream) => {
        try {
          flush(stream, () => nodefs.realPath(stream.node))
          return 0
        } catch (error) {
          broken = error as Error
          // biome-ignore lint/suspicious/noExplicitAny: ErrnoError is missing from the types of FS
          throw new (module.FS as any).ErrnoError(29)
        }
      }
    })
    return { emscriptenOpts }
  }
}

function flush(stream: NodeStream, realPath: () => string): void {
  if (stream.nfd !== undefined) {
    fdatasyncSync(stream.nfd)
    return
  }
  flushFolder(realPath())
}

async function open(start: WorkerGiven): Promise<PGlite> {
  const { cluster, template, engine } = start
  if (cluster === null) {
    const loaded = template ? { loadDataDir: new Blob([template]) } : {}
    // Unpacked it is of no more use, and as large as the database.
    start.template = null
    return PGlite.create({ extensions, pgliteWasmModule: engine, ...loaded })
  }
  // '-F' would turn fsync off; wal_sync_method must be one that calls fsync, the only call that is real here.
  const startParams = [
    ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
    ...['-c', 'wal_sync_method=fsync'],
  ]
  return PGlite.create({
    dataDir: cluster,
    fs: new DurableFS(cluster),
    extensions,
    pgliteWasmModule: engine,
    startParams,
  })
}

/**
 * PGlite swallows every exception of a query but its own jump back to the main loop: a trap of the engine would
 * pass for an empty answer. This remembers it and leaves the loop.
 */
function watchForTraps(db: PGlite): void {
  const module = db.Module
  const jumpToMainLoop = 100
  const once = module._PostgresMainLoopOnce
  const restore = module.stackRestore
  module._PostgresMainLoopOnce = () => {
    try {
      once()
    } catch (error) {
      if ((error as { status?: number }).status !== jumpToMainLoop) broken ??= error as Error
      throw error
    }
  }
  module.stackRestore = (pointer) => {
    if (broken) throw broken
    return restore(pointer)
  }
}

async function answer(db: PGlite, batch: Uint8Array): Promise<void> {
  let pieces: Uint8Array[] = []
  let size = 0
  const pass = (kind: 'piece' | 'done') => {
    const bytes = new Uint8Array(size)
    let at = 0
    for (const one of pieces) {
      bytes.set(one, at)
      at += one.length
    }
    pieces = []
    size = 0
    say({ kind, bytes }, [bytes.buffer])
  }
  // Not execProtocolRaw: in 0.5.16 it also parses every reply and keeps the result for ever.
  await db.execProtocolRawStream(batch, {
    onRawData: (bytes) => {
      pieces.push(bytes.slice())
      size += bytes.length
      if (!broken && size >= pieceSize) pass('piece')
    },
  })
  if (broken) throw broken
  pass('done')
}

async function dump(db: PGlite): Promise<void> {
  await db.exec('checkpoint')
  const tar = await db.dumpDataDir('none')
  const bytes = new Uint8Array(await tar.arrayBuffer())
  say({ kind: 'done', bytes }, [bytes.buffer])
}

/** Nothing is written meanwhile, for this thread is the only one that writes; where the disk can, no byte is moved. */
async function copy(db: PGlite, to: string): Promise<void> {
  const { cluster } = workerData as WorkerGiven
  if (cluster === null) throw new Error('a database in memory has no files to copy')
  await db.exec('checkpoint')
  cpSync(cluster, to, { recursive: true, mode: constants.COPYFILE_FICLONE })
  say({ kind: 'done' })
}

try {
  const db = await open(workerData as WorkerGiven)
  watchForTraps(db)
  port.on('message', async (ask: Ask) => {
    try {
      if (ask.kind === 'batch') await answer(db, ask.bytes)
      else if (ask.kind === 'dump') await dump(db)
      else if (ask.kind === 'copy') await copy(db, ask.to)
      else {
        await db.close()
        say({ kind: 'done' })
        port.close()
      }
    } catch (error) {
      say({ kind: 'fault', text: textOf(broken ?? error) })
    }
  })
  say({ kind: 'done' })
} catch (error) {
  say({ kind: 'fault', text: textOf(error) })
}

/** Emscripten throws an ExitStatus, which is no Error, when the engine ends itself. */
function textOf(fault: unknown): string {
  const { message } = fault as { message?: unknown }
  return typeof message === 'string' ? message : String(fault)
}
