import { createHash, randomBytes } from 'node:crypto'
import { existsSync, renameSync, rmSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { PoolClient } from 'pg'
import type { OpenDatabase } from '../database.ts'
import { Refusal } from '../errors.ts'
import { knownFingerprint } from '../key.ts'
import { type HeldFiles, holdFiles } from './held-files.ts'
import { type Manifest, sealKey } from './manifest.ts'
import { carriedTables, countersOf, digester, linesOf } from './tables.ts'
import { type TarWriter, writeTar } from './tar.ts'

export type BackupOptions = {
  file: string
  /** The folder of the stored files. They go in as they lie there: sealed. */
  filesFolder: string
  /** The key and the passphrase to seal it with; null leaves the key out. */
  key: { secret: Uint8Array; passphrase: string } | null
  now: Date
  tell?: (what: string) => void
}

/**
 * Writes the whole database, as of one moment, and all files into one new file. Half a backup never bears the
 * backup's name.
 */
export async function writeBackup(open: OpenDatabase, options: BackupOptions): Promise<Manifest> {
  const { file, now } = options
  if (existsSync(file)) throw new Refusal('conflict', 'file-exists', { file })
  const draft = `${file}.draft`
  rmSync(draft, { force: true })
  const tar = writeTar(draft, now)
  try {
    const manifest = await open.withoutLimit(() => fill(open, tar, options))
    const text = Buffer.from(JSON.stringify(manifest, null, 1))
    tar.add('manifest.json', text)
    tar.add('manifest.sha256', Buffer.from(sha256Of(text)))
    tar.end()
    renameSync(draft, file)
    return manifest
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}

async function fill(open: OpenDatabase, tar: TarWriter, options: BackupOptions): Promise<Manifest> {
  const parts: Manifest['parts'] = []
  const add = (name: string, bytes: Uint8Array, table?: string) => {
    tar.add(name, bytes)
    parts.push({ name, sha256: sha256Of(bytes), ...(table ? { table } : {}) })
  }
  const fingerprint = await knownFingerprint(open.db)
  // Before the rows: what they name may be given up while they are read.
  const held = holdFiles(options.filesFolder)
  const client = await open.pool.connect()
  try {
    held.hold()
    await client.query('begin isolation level repeatable read read only')
    const tables = await carriedTables(client)
    const carried = []
    for (const table of tables) {
      options.tell?.(table.name)
      carried.push({ ...table, ...(await addTable(client, table, add)) })
    }
    const counters = await countersOf(client, tables)
    const migrations = await client.query<{ name: string; checksum: string }>(
      'select name, checksum from schema_migration order by name',
    )
    await client.query('commit')
    // And after them: a file is stored before the row that names it, so none that is named can be missing.
    held.hold()
    addFiles(held, options, add)
    return {
      format: 'zhibu-backup',
      version: 1,
      madeAt: options.now.toISOString(),
      migrations: migrations.rows,
      tables: carried,
      counters,
      parts,
      key: fingerprint ? { fingerprint, sealed: sealedKey(options) } : null,
    }
  } finally {
    held.letGo()
    client.release(true)
  }
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const sealedKey = ({ key }: BackupOptions) =>
  key ? sealKey(key.secret, key.passphrase, randomBytes(16)) : null

type Add = (name: string, bytes: Uint8Array, table?: string) => void
/** Lines are gathered to about this many characters for each part, so that memory does not grow with the table. */
const partSize = 8_000_000

async function addTable(client: PoolClient, table: Parameters<typeof linesOf>[1], add: Add) {
  const digest = digester()
  let waiting: string[] = []
  let size = 0
  let number = 0
  const pass = () => {
    if (!waiting.length) return
    number += 1
    add(
      `tables/${table.name}/${String(number).padStart(6, '0')}.jsonl.gz`,
      gzipSync(waiting.join('\n')),
      table.name,
    )
    waiting = []
    size = 0
  }
  for await (const lines of linesOf(client, table)) {
    digest.add(lines)
    waiting.push(...lines)
    for (const line of lines) size += line.length
    if (size >= partSize) pass()
  }
  pass()
  return digest.result()
}

function addFiles(held: HeldFiles, { tell }: BackupOptions, add: Add): void {
  const files = held.read((done, all) => tell?.(`files ${done}/${all}`))
  for (const { name, bytes } of files) add(`files/${name}`, bytes)
}
