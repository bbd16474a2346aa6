import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import type { PoolClient } from 'pg'
import type { OpenDatabase } from '../database.ts'
import { Refusal } from '../errors.ts'
import type { FilesPlace } from '../files/shelf.ts'
import { flushFolder } from '../flush.ts'
import { knownFingerprint } from '../key.ts'
import { filesHeldIn, type HeldFiles, holdFiles } from './held-files.ts'
import { keysPrefix, type Manifest, sealKey } from './manifest.ts'
import { openSink, type Sink, type Written } from './sink.ts'
import { carriedTables, countersOf, digester, linesOf } from './tables.ts'
import { type TarWriter, writeTar } from './tar.ts'

export type BackupOptions = {
  file: string
  /** Where the stored files lie. They go in as they lie there: sealed. */
  filesPlace: FilesPlace
  /** There they are held already: nobody takes any of them away. */
  filesAreHeld?: boolean
  /** Where to hold them else; left out: in a folder of its own. */
  holdIn?: string | null
  /** The key and the passphrase to seal it with; null leaves the key out. */
  key: { secret: Uint8Array; passphrase: string } | null
  /** Whose identity opens it: the whole is encrypted to them, and then the keys go in as they are. */
  recipients?: readonly string[]
  keyFiles?: readonly KeyFile[]
  now: Date
  tell?: (what: string) => void
}

/** A key as it stands in the backup, and where it lies. */
export type KeyFile = { name: string; file: string }

/**
 * Writes the whole database, as of one moment, and all files into one new file. Half a backup never bears the
 * backup's name.
 */
export async function writeBackup(open: OpenDatabase, options: BackupOptions): Promise<Manifest> {
  return (await writeWhole(open, options)).manifest
}

/** The same; answers how long the file is and its digest as well. */
export async function writeWhole(
  open: OpenDatabase,
  options: BackupOptions,
): Promise<{ manifest: Manifest; written: Written }> {
  const { file, now, recipients = [] } = options
  if (existsSync(file)) throw new Refusal('conflict', 'file-exists', { file })
  const draft = `${file}.draft`
  rmSync(draft, { force: true })
  let sink: Sink | null = null
  try {
    sink = await openSink(draft, recipients)
    const tar = writeTar(sink, now)
    const manifest = await open.withoutLimit(() => fill(open, tar, options))
    const text = Buffer.from(JSON.stringify(manifest, null, 1))
    await tar.add('manifest.json', text)
    await tar.add('manifest.sha256', Buffer.from(sha256Of(text)))
    const written = await tar.end()
    renameSync(draft, file)
    flushFolder(path.dirname(file))
    return { manifest, written }
  } catch (error) {
    sink?.abandon()
    rmSync(draft, { force: true })
    throw error
  }
}

async function fill(open: OpenDatabase, tar: TarWriter, options: BackupOptions): Promise<Manifest> {
  const parts: Manifest['parts'] = []
  const add = async (name: string, bytes: Uint8Array, table?: string) => {
    await tar.add(name, bytes)
    parts.push({ name, sha256: sha256Of(bytes), ...(table ? { table } : {}) })
  }
  await addKeys(options, add)
  const fingerprint = await knownFingerprint(open.db)
  // Before the rows: what they name may be given up while they are read.
  const { filesPlace, filesAreHeld, holdIn } = options
  const held = filesAreHeld ? filesHeldIn(filesPlace) : await holdFiles(filesPlace, holdIn)
  const client = await open.pool.connect()
  try {
    await held.hold()
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
    await held.hold()
    await addFiles(held, options, add)
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
    await held.letGo()
    client.release(true)
  }
}

/** First of all, so that they are found without reading everything; never in a backup that anybody can read. */
async function addKeys({ recipients = [], keyFiles = [] }: BackupOptions, add: Add): Promise<void> {
  if (recipients.length === 0) return
  for (const { name, file } of keyFiles)
    if (existsSync(file)) await add(`${keysPrefix}${name}`, readFileSync(file))
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const sealedKey = ({ key }: BackupOptions) =>
  key ? sealKey(key.secret, key.passphrase, randomBytes(16)) : null

type Add = (name: string, bytes: Uint8Array, table?: string) => Promise<void>
/** Lines are gathered to about this many characters for each part, so that memory does not grow with the table. */
const partSize = 8_000_000

async function addTable(client: PoolClient, table: Parameters<typeof linesOf>[1], add: Add) {
  const digest = digester()
  let waiting: string[] = []
  let size = 0
  let number = 0
  const pass = async () => {
    if (!waiting.length) return
    number += 1
    await add(
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
    if (size >= partSize) await pass()
  }
  await pass()
  return digest.result()
}

async function addFiles(held: HeldFiles, { tell }: BackupOptions, add: Add): Promise<void> {
  const files = held.read((done, all) => tell?.(`files ${done}/${all}`))
  for await (const { name, bytes } of files) await add(`files/${name}`, bytes)
}
