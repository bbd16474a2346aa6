import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { Refusal } from './errors.ts'

/** The engine is pinned exactly, because one of its minor versions may change the version of PostgreSQL. */
const enginePackage = new URL('../package.json', import.meta.resolve('@electric-sql/pglite'))
export const engineVersion: string = JSON.parse(readFileSync(enginePackage, 'utf8')).version
/** The major version of PostgreSQL inside that engine. */
const postgresMajor = '18'
/** Of the folder's own layout. */
const format = 1

/** An empty cluster made beforehand (scripts/template.ts): a first start need not run initdb, nor its 1 GB. */
export const emptyClusterFile = new URL(
  `../../assets/database/empty-cluster-${engineVersion}.tar.br`,
  import.meta.url,
)

/**
 * The folder of the embedded database: `format.json` and `cluster/`. Answers the cluster's path, or null when there
 * is none yet. Refuses a folder that something else made, and changes nothing in it.
 */
export function findCluster(folder: string): string | null {
  const cluster = path.join(folder, 'cluster')
  if (!existsSync(cluster)) {
    const known = new Set(['format.json', 'cluster.draft', 'in-use.sock'])
    if (readdirSync(folder).some((name) => !known.has(name))) {
      throw new Refusal('conflict', 'folder-foreign', { folder })
    }
    return null
  }
  const expected = `PostgreSQL ${postgresMajor}, format ${format}`
  const major = readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8').trim()
  const marker = JSON.parse(readFileSync(path.join(folder, 'format.json'), 'utf8')) as { format: number }
  const found = `PostgreSQL ${major}, format ${marker.format}`
  if (found !== expected) throw new Refusal('conflict', 'folder-other-version', { folder, found, expected })
  return cluster
}

/**
 * Makes the cluster from a template under another name, flushes it and renames it, so that an interrupted first
 * start leaves nothing that looks like a database. `fill` puts the files into the given empty folder.
 */
export async function createCluster(folder: string, fill: (draft: string) => Promise<void>): Promise<string> {
  const draft = path.join(folder, 'cluster.draft')
  const cluster = path.join(folder, 'cluster')
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  await fill(draft)
  writeMarker(folder)
  for (const entry of readdirSync(draft, { recursive: true, withFileTypes: true })) {
    flushPath(path.join(entry.parentPath, entry.name), entry.isDirectory())
  }
  flushPath(draft, true)
  renameSync(draft, cluster)
  flushPath(folder, true)
  return cluster
}

/** Where the cluster of a copy goes, in a folder that is thrown away if it is not finished: nothing of it is flushed. */
export function beginCluster(folder: string): string {
  writeMarker(folder)
  return path.join(folder, 'cluster')
}

const writeMarker = (folder: string) =>
  writeFileSync(
    path.join(folder, 'format.json'),
    `${JSON.stringify({ format, engine: engineVersion, postgres: postgresMajor })}\n`,
    { flush: true },
  )

function flushPath(name: string, isFolder: boolean): void {
  // Windows cannot open a folder to flush it.
  if (isFolder && process.platform === 'win32') return
  const handle = openSync(name, isFolder ? 'r' : 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** The shipped template, unpacked to a tar; null when the installation does not have it. */
export function emptyCluster(): Buffer<ArrayBuffer> | null {
  return existsSync(emptyClusterFile) ? brotliDecompressSync(readFileSync(emptyClusterFile)) : null
}

const block = 512

/** Writes the folders and files of a tar (as PGlite makes them: ustar, short names) into a folder. */
export function untar(tar: Uint8Array, folder: string): void {
  const bytes = Buffer.from(tar.buffer, tar.byteOffset, tar.byteLength)
  const text = (at: number, length: number) => bytes.toString('latin1', at, at + length).replace(/\0.*$/s, '')
  for (let at = 0; at + block <= bytes.length && bytes[at] !== 0; ) {
    const name = path.join(folder, path.join('/', text(at + 345, 155), text(at, 100)))
    const size = Number.parseInt(text(at + 124, 12), 8)
    const isFolder = text(at + 156, 1) === '5'
    mkdirSync(isFolder ? name : path.dirname(name), { recursive: true, mode: 0o700 })
    if (!isFolder) writeFileSync(name, bytes.subarray(at + block, at + block + size), { mode: 0o600 })
    at += block + Math.ceil(size / block) * block
  }
}
