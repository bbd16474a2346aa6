import { AsyncLocalStorage } from 'node:async_hooks'
import { mkdirSync } from 'node:fs'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Tables } from '../../database/tables.ts'
import { beginCluster, createCluster, emptyCluster, findCluster, untar } from './cluster.ts'
import { valueTypes } from './database-values.ts'
import { Embedded } from './embedded.ts'
import { Refusal } from './errors.ts'
import { lockFolder } from './folder-lock.ts'

export type { Tables }
export type Database = Kysely<Tables>

export type OpenDatabase = {
  db: Database
  pool: pg.Pool
  kind: 'embedded' | 'postgres'
  /** Runs work whose statements may take longer than the limit: migrations, large indexes. */
  withoutLimit<T>(work: () => Promise<T>): Promise<T>
  /**
   * Embedded only: the database as it is now, in an empty folder that openDatabase opens. Whoever works waits while the
   * files are copied.
   */
  copyTo(folder: string): Promise<void>
  /** Embedded only: all files as one tar, consistent; a template of openDatabase. */
  dump(): Promise<Buffer<ArrayBuffer>>
  close(): Promise<void>
}

/**
 * `folder`: the embedded database in that folder, made when it is empty. `memory`: the same without a folder, from
 * `template` (a tar of Embedded.dump) when given. `url`: a PostgreSQL server, 17 or later.
 * A statement is stopped after `statementSeconds` (120); a connection is waited for `waitSeconds` (60).
 */
export type DatabaseOptions = (
  | { folder: string; template?: Buffer<ArrayBuffer> | null }
  | { memory: true; template?: Buffer<ArrayBuffer> | null }
  | { url: string; max?: number }
) & { statementSeconds?: number; waitSeconds?: number }

export async function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  const limits = { statement: options.statementSeconds ?? 120, wait: options.waitSeconds ?? 60 }
  if ('url' in options) return openPostgres(options.url, options.max ?? 10, limits)
  if ('folder' in options) return openFolder(options.folder, options.template ?? null, limits)
  const start = { cluster: null, template: options.template ?? emptyCluster() }
  return openEmbedded(new Embedded(start, limits.statement), limits)
}

type Limits = { statement: number; wait: number }

async function openFolder(
  folder: string,
  template: Buffer<ArrayBuffer> | null,
  limits: Limits,
): Promise<OpenDatabase> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const lock = await lockFolder(folder)
  try {
    const cluster = findCluster(folder) ?? (await createCluster(folder, (draft) => fill(draft, template)))
    const open = await openEmbedded(new Embedded({ cluster, template: null }, limits.statement), limits)
    const close = async () => {
      await open.close()
      await lock.release()
    }
    return { ...open, close }
  } catch (error) {
    await lock.release()
    throw error
  }
}

async function fill(draft: string, template: Buffer<ArrayBuffer> | null): Promise<void> {
  const tar = template ?? emptyCluster()
  if (tar) return untar(tar, draft)
  const embedded = new Embedded({ cluster: draft, template: null }, 600)
  await embedded.ready()
  await embedded.close()
}

async function openEmbedded(embedded: Embedded, limits: Limits): Promise<OpenDatabase> {
  const pool = new GuardedPool(limits.wait, {
    user: 'postgres',
    database: 'postgres',
    // One session is all the engine has.
    max: 1,
    idleTimeoutMillis: 0,
    stream: () => embedded.stream(),
    types: valueTypes,
  })
  try {
    await embedded.ready()
  } catch (error) {
    await embedded.close()
    throw error
  }
  const close = async () => {
    await pool.end()
    await embedded.close()
  }
  return {
    db: kyselyOn(pool),
    pool,
    kind: 'embedded',
    withoutLimit: (work) => embedded.withoutLimit(work),
    copyTo: (folder) => copyInto(embedded, folder),
    dump: () => embedded.dump(),
    close,
  }
}

async function copyInto(embedded: Embedded, folder: string): Promise<void> {
  const cluster = beginCluster(folder)
  if (embedded.inMemory) untar(await embedded.dump(), cluster)
  else await embedded.copyTo(cluster)
}

async function openPostgres(url: string, max: number, limits: Limits): Promise<OpenDatabase> {
  const pool = new GuardedPool(limits.wait, {
    connectionString: url,
    max,
    types: valueTypes,
    statement_timeout: limits.statement * 1000,
    // A transaction whose program died would hold its locks for ever.
    idle_in_transaction_session_timeout: 300_000,
    options: '-c TimeZone=UTC -c DateStyle=ISO,YMD',
  })
  try {
    await checkServer(pool)
  } catch (error) {
    await pool.end()
    throw error
  }
  const withoutLimit = async <T>(work: () => Promise<T>) => work()
  const dump = async () => {
    throw new Error('a PostgreSQL server is dumped with pg_dump')
  }
  return {
    db: kyselyOn(pool),
    pool,
    kind: 'postgres',
    withoutLimit,
    copyTo: dump,
    dump,
    close: () => pool.end(),
  }
}

async function checkServer(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ number: number; version: string; encoding: string }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as version,
      current_setting('server_encoding') as encoding`,
  )
  const [server] = rows
  if (!server) throw new Error('the server did not say its version')
  if (server.number < 170000) throw new Refusal('conflict', 'postgres-too-old', { version: server.version })
  if (server.encoding !== 'UTF8') {
    throw new Refusal('conflict', 'postgres-encoding', { encoding: server.encoding })
  }
}

type Inside = { pool: pg.Pool; open: boolean }
const inside = new AsyncLocalStorage<Inside>()
const pools = new WeakMap<Database, pg.Pool>()

function kyselyOn(pool: pg.Pool): Database {
  const db: Database = new Kysely({ dialect: new PostgresDialect({ pool }) })
  pools.set(db, pool)
  return db
}

/**
 * A pool that tells at once when somebody inside a transaction asks it for a second connection: embedded that
 * waits for ever, on PostgreSQL it silently works outside of the transaction. Both are bugs.
 */
class GuardedPool extends pg.Pool {
  readonly #waitSeconds: number

  constructor(waitSeconds: number, config: pg.PoolConfig) {
    super({ ...config, connectionTimeoutMillis: waitSeconds * 1000 })
    this.#waitSeconds = waitSeconds
    // An idle connection that breaks is replaced at the next use, which then tells what is wrong.
    this.on('error', () => {})
    // One that breaks while it works fails the statement it was at; nobody listening would end the whole program.
    this.on('connect', (client) => client.on('error', () => {}))
  }

  override connect(): Promise<pg.PoolClient>
  override connect(callback: Connected): void
  override connect(callback?: Connected): Promise<pg.PoolClient> | undefined {
    const client = this.#connect()
    if (!callback) return client
    client.then(
      (one) => callback(undefined, one, (release) => one.release(release)),
      (error: Error) => callback(error, undefined, () => {}),
    )
  }

  async #connect(): Promise<pg.PoolClient> {
    const where = inside.getStore()
    if (where?.open && where.pool === this) {
      throw new Error(
        'the outer database handle was used inside a transaction: use the handle that was given',
      )
    }
    try {
      return await super.connect()
    } catch (error) {
      if (!(error instanceof Error) || !/^timeout exceeded when trying to connect/.test(error.message))
        throw error
      throw new Refusal('conflict', 'database-busy', { seconds: this.#waitSeconds })
    }
  }
}

type Connected = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: boolean | Error) => void,
) => void

export type TransactionOptions = {
  readOnly?: boolean
  isolation?: 'read committed' | 'repeatable read' | 'serializable'
}

/** Runs work in one transaction: committed when it answers, rolled back when it throws. */
export function inTransaction<T>(
  db: Database,
  options: TransactionOptions,
  work: (trx: Database) => Promise<T>,
): Promise<T> {
  const pool = pools.get(db)
  if (!pool) return Promise.reject(new Error('a transaction begins on the database that was opened'))
  let transaction = db.transaction()
  if (options.isolation) transaction = transaction.setIsolationLevel(options.isolation)
  if (options.readOnly) transaction = transaction.setAccessMode('read only')
  return transaction.execute(async (trx) => {
    const here: Inside = { pool, open: true }
    try {
      return await inside.run(here, () => work(trx))
    } finally {
      here.open = false
    }
  })
}
