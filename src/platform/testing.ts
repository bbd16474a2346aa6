import { createHash, randomBytes } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { emptyCluster, engineVersion } from './cluster.ts'
import { type OpenDatabase, openDatabase } from './database.ts'
import { type FolderLock, lockFolder } from './folder-lock.ts'
import { digestOf, migrate, migrationsFolder, readMigrations } from './migrate.ts'
import { startPostgres } from './real-postgres.ts'

/** What a database is made ready by, once for all that begin from its snapshot; another key is another snapshot. */
export type Readied = { key: string; make: (open: OpenDatabase) => Promise<void> }

/**
 * A migrated database of its own for a test file: in memory, or, when ZHIBU_TEST_DATABASE_URL is set, a new
 * database on that PostgreSQL server, dropped at close. Holds no rows but those the migrations write, and, embedded, what it
 * was readied by.
 */
export function testDatabase(folder: string = migrationsFolder, readied?: Readied): Promise<OpenDatabase> {
  const url = process.env.ZHIBU_TEST_DATABASE_URL
  return url ? postgresDatabase(url, folder) : embeddedDatabase(folder, readied)
}

/**
 * The same on a real PostgreSQL whatever else is said: of ZHIBU_TEST_DATABASE_URL, or a server started for this file.
 * For races, locks and isolation (`*.postgres.test.ts`), where the single session of the embedded one proves nothing.
 */
export async function realDatabase(folder: string = migrationsFolder): Promise<OpenDatabase> {
  const url = process.env.ZHIBU_TEST_DATABASE_URL
  if (url) return postgresDatabase(url, folder)
  const server = await startPostgres()
  const open = await postgresDatabase(server.url, folder)
  const close = async () => {
    await open.close()
    await server.stop()
  }
  return { ...open, close }
}

export async function embeddedDatabase(
  folder: string = migrationsFolder,
  readied?: Readied,
): Promise<OpenDatabase> {
  return openDatabase({ memory: true, template: await migratedSnapshot(folder, readied) })
}

const cache = fileURLToPath(new URL('../../node_modules/.cache/zhibu', import.meta.url))

const keyOf = ({ key }: Readied) => createHash('sha256').update(key).digest('hex').slice(0, 8)

const snapshotFile = (folder: string, readied?: Readied) => {
  const digest = digestOf(readMigrations(folder))
  return path.join(cache, `pglite-${engineVersion}-${digest}${readied ? `-${keyOf(readied)}` : ''}.tar`)
}

/** The snapshot of a migrated empty database, when one was made on this machine; else null. */
function cachedSnapshot(file: string): Buffer<ArrayBuffer> | null {
  return existsSync(file) ? readFileSync(file) : null
}

/** The same, made when there is none; test files that start together make it once. */
export async function migratedSnapshot(
  folder: string = migrationsFolder,
  readied?: Readied,
): Promise<Buffer<ArrayBuffer>> {
  const file = snapshotFile(folder, readied)
  for (;;) {
    const ready = cachedSnapshot(file)
    if (ready) return ready
    const lock = await lockCache()
    if (!lock) {
      await wait(200)
      continue
    }
    try {
      if (!existsSync(file)) await makeSnapshot(file, folder, readied)
    } finally {
      await lock.release()
    }
  }
}

async function lockCache(): Promise<FolderLock | null> {
  mkdirSync(cache, { recursive: true })
  return lockFolder(cache).catch(() => null)
}

async function makeSnapshot(file: string, folder: string, readied?: Readied): Promise<void> {
  const migrated = readied ? cachedSnapshot(snapshotFile(folder)) : null
  const open = await openDatabase({ memory: true, template: migrated ?? emptyCluster() })
  if (!migrated) await migrate(open, folder)
  await readied?.make(open)
  const tar = await open.dump()
  await open.close()
  forgetOld()
  writeFileSync(`${file}.draft`, tar)
  renameSync(`${file}.draft`, file)
}

/** Only the newest few are of use: each is 70 MB. */
function forgetOld(): void {
  const made = readdirSync(cache)
    .filter((name) => name.endsWith('.tar'))
    .map((name) => path.join(cache, name))
    .sort((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs)
  for (const old of made.slice(0, -8)) rmSync(old, { force: true })
}

/** Each set of migrations becomes a template database once; a test's database is a copy of it. */
async function postgresDatabase(url: string, folder: string): Promise<OpenDatabase> {
  const template = `zhibu_template_${digestOf(readMigrations(folder))}`
  const name = `zhibu_test_${randomBytes(6).toString('hex')}`
  const server = await openDatabase({ url, max: 2 })
  try {
    await makeTemplate(server, url, template, folder)
    await server.pool.query(`create database ${name} template ${template}`)
  } catch (error) {
    await server.close()
    throw error
  }
  const open = await openDatabase({ url: databaseOn(url, name) })
  const close = async () => {
    await open.close()
    await server.pool.query(`drop database if exists ${name} with (force)`)
    await server.close()
  }
  return { ...open, close }
}

async function makeTemplate(
  server: OpenDatabase,
  url: string,
  template: string,
  folder: string,
): Promise<void> {
  const client = await server.pool.connect()
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [template])
    const { rows } = await client.query('select 1 from pg_database where datname = $1 and datistemplate', [
      template,
    ])
    if (rows.length) return
    await client.query(`drop database if exists ${template} with (force)`)
    await client.query(`create database ${template} encoding 'UTF8' locale 'C.UTF-8' template template0`)
    const open = await openDatabase({ url: databaseOn(url, template) })
    await migrate(open, folder).finally(() => open.close())
    await client.query(`alter database ${template} with is_template true`)
  } finally {
    client.release(true)
  }
}

function databaseOn(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}
