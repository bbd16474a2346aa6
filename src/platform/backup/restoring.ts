import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { PoolClient } from 'pg'
import type { OpenDatabase } from '../database.ts'
import { Refusal } from '../errors.ts'
import type { FilesPlace } from '../files/shelf.ts'
import { shelfAt } from '../files.ts'
import { migrate, migrationsFolder, readMigrations } from '../migrate.ts'
import { keysPrefix, Manifest } from './manifest.ts'
import { refill, whatIsThere } from './refilling.ts'
import { type BackupFile, readBackup } from './source.ts'
import { digestTable, fillTable } from './tables.ts'
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

/** The backup brings what the program itself writes. */
async function refuseUnlessEmpty(open: OpenDatabase, { migrations }: Manifest): Promise<void> {
  const { begun, table } = await whatIsThere(open)
  if (table) throw new Refusal('conflict', 'restore-not-empty', { table })
  if (!begun) return
  const applied = await open.pool.query(`select from schema_migration where name <> all($1)`, [
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
  const tables = new Map(manifest.tables.map((one) => [one.name, one]))
  const tableOf = new Map(manifest.parts.map(({ name, table }) => [name, tables.get(table ?? '')]))
  await refill(client, manifest, async () => {
    for await (const { name, bytes } of readBackup(options)) {
      tell?.(name)
      const table = tableOf.get(name)
      if (table) await fillTable(client, table, gunzipSync(bytes).toString('utf8').split('\n'))
      else if (name.startsWith('files/')) await keepFile(path.basename(name), bytes)
    }
  })
  for (const table of manifest.tables) {
    const { digest } = await digestTable(client, table)
    if (digest !== table.digest) throw new Error(`the table ${table.name} is not what the backup holds`)
  }
}

/** Puts stored files where the files lie; one that is there already stays as it is. */
export function filesInto(place: FilesPlace) {
  const shelf = shelfAt(place)
  return async (digest: string, bytes: Uint8Array): Promise<void> => {
    if ((await shelf.head(digest, 1)) === null) await shelf.write(digest, bytes)
  }
}
