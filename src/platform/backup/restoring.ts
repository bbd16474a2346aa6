import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { PoolClient } from 'pg'
import type { OpenDatabase } from '../database.ts'
import { Refusal } from '../errors.ts'
import type { FilesPlace } from '../files/shelf.ts'
import { shelfAt } from '../files.ts'
import { migrate, migrationsFolder, readMigrations } from '../migrate.ts'
import { keysPrefix, Manifest } from './manifest.ts'
import { type BackupFile, readBackup } from './source.ts'
import { digestTable, fillTable, setCounter } from './tables.ts'
import { sha256Of } from './writing.ts'

/** Reads a backup from end to end and compares every digest, before anything is written anywhere. */
export async function checkBackup(
  backup: BackupFile,
  tell: (entry: string) => void = () => {},
): Promise<Manifest> {
  const { file } = backup
  const found = new Map<string, string>()
  let text: Buffer | null = null
  for await (const { name, bytes } of readBackup(backup)) {
    tell(name)
    found.set(name, name === 'manifest.sha256' ? bytes.toString('latin1') : sha256Of(bytes))
    if (name === 'manifest.json') text = bytes
  }
  const manifest = parseManifest(file, text, found)
  const bad = manifest.parts.find(({ name, sha256 }) => found.get(name) !== sha256)
  if (bad) throw new Refusal('invalid', 'backup-damaged', { file, part: bad.name })
  return manifest
}

/** The keys in a backup, by their names: none where it is not encrypted as a whole. They stand at its beginning. */
export async function keysIn(backup: BackupFile): Promise<Map<string, Buffer>> {
  const keys = new Map<string, Buffer>()
  for await (const { name, bytes } of readBackup(backup)) {
    if (!name.startsWith(keysPrefix)) break
    keys.set(name.slice(keysPrefix.length), bytes)
  }
  return keys
}

function parseManifest(file: string, text: Buffer | null, found: Map<string, string>): Manifest {
  if (!text || found.get('manifest.json') !== found.get('manifest.sha256')) {
    throw new Refusal('invalid', 'backup-damaged', { file, part: 'manifest.json' })
  }
  const parsed = Manifest.safeParse(JSON.parse(text.toString('utf8')))
  if (!parsed.success) throw new Refusal('invalid', 'backup-unknown', { file })
  return parsed.data
}

export type RestoreOptions = BackupFile & {
  manifest: Manifest
  /** What becomes of each stored file, sealed as it is. */
  keepFile: (digest: string, bytes: Buffer) => Promise<void>
  tell?: (what: string) => void
}

/**
 * Puts a checked backup into an empty database and files folder, all rows in one transaction, and compares their
 * digests before it commits. A backup of an older version is brought up to date afterwards.
 */
export async function restoreBackup(open: OpenDatabase, options: RestoreOptions): Promise<void> {
  const { manifest } = options
  checkMigrations(manifest)
  await refuseUnlessEmpty(open, manifest)
  await open.withoutLimit(async () => {
    await migrate(open, migrationsFolder, manifest.migrations.at(-1)?.name ?? '')
    const client = await open.pool.connect()
    try {
      await client.query('begin')
      await client.query('set local statement_timeout = 0')
      await restoreRows(client, options)
      await client.query('commit')
    } finally {
      client.release(true)
    }
    await migrate(open)
    await open.pool.query('analyze')
  })
}

/** Rows of the program itself (`setting`, and tables that say so) do not count; the backup brings its own. */
async function refuseUnlessEmpty({ pool }: OpenDatabase, { migrations }: Manifest): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      and relname not in ('schema_migration', 'setting')
      and coalesce(obj_description(oid, 'pg_class'), '') <> 'rows come with migrations' order by 1`,
  )
  for (const { name } of rows) {
    const some = await pool.query(`select from "${name}" limit 1`)
    if (some.rowCount) throw new Refusal('conflict', 'restore-not-empty', { table: name })
  }
  if (!rows.length) return
  const applied = await pool.query(`select from schema_migration where name <> all($1)`, [
    migrations.map((one) => one.name),
  ])
  if (applied.rowCount) throw new Refusal('conflict', 'restore-newer', {})
}

function checkMigrations({ migrations }: Manifest): void {
  const ours = new Map(readMigrations().map((one) => [one.name, one.checksum]))
  for (const { name, checksum } of migrations) {
    const known = ours.get(name)
    if (!known) throw new Refusal('conflict', 'migration-unknown', { migration: name })
    if (known !== checksum) throw new Refusal('conflict', 'migration-edited', { migration: name })
  }
}

async function restoreRows(client: PoolClient, options: RestoreOptions): Promise<void> {
  const { manifest, keepFile, tell } = options
  const constraints = await takeOffConstraints(client)
  for (const { name } of manifest.tables) {
    await client.query(`alter table "${name}" disable trigger user`)
    await client.query(`delete from "${name}"`)
  }
  const tables = new Map(manifest.tables.map((one) => [one.name, one]))
  const tableOf = new Map(manifest.parts.map(({ name, table }) => [name, tables.get(table ?? '')]))
  for await (const { name, bytes } of readBackup(options)) {
    tell?.(name)
    const table = tableOf.get(name)
    if (table) await fillTable(client, table, gunzipSync(bytes).toString('utf8').split('\n'))
    else if (name.startsWith('files/')) await keepFile(path.basename(name), bytes)
  }
  for (const counter of manifest.counters) await setCounter(client, counter)
  for (const { name } of manifest.tables) await client.query(`alter table "${name}" enable trigger user`)
  for (const { table, name, definition } of constraints) {
    await client.query(`alter table "${table}" add constraint "${name}" ${definition}`)
  }
  for (const table of manifest.tables) {
    const { digest } = await digestTable(client, table)
    if (digest !== table.digest) throw new Error(`the table ${table.name} is not what the backup holds`)
  }
}

type Constraint = { table: string; name: string; definition: string }

/** Rows come table by table, some before those they refer to: the references are checked when all are there. */
async function takeOffConstraints(client: PoolClient): Promise<Constraint[]> {
  const { rows } = await client.query<Constraint>(
    `select c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
      from pg_constraint k join pg_class c on c.oid = k.conrelid
      where k.connamespace = 'public'::regnamespace and k.contype = 'f' order by 1, 2`,
  )
  for (const { table, name } of rows) await client.query(`alter table "${table}" drop constraint "${name}"`)
  return rows
}

/** Puts stored files where the files lie; one that is there already stays as it is. */
export function filesInto(place: FilesPlace) {
  const shelf = shelfAt(place)
  return async (digest: string, bytes: Uint8Array): Promise<void> => {
    if ((await shelf.head(digest, 1)) === null) await shelf.write(digest, bytes)
  }
}
