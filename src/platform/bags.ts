import { createHash } from 'node:crypto'
import type { Day } from '#basics/days.ts'
import { unzip, zip, zipEntries } from './sheets/zip.ts'

/** Files by their path in the bag, with slashes. */
export type Entries = Map<string, Buffer>
const algorithms = ['sha256', 'sha512'] as const

const digestOf = (algorithm: string, bytes: Uint8Array) => createHash(algorithm).update(bytes).digest('hex')

/** RFC 8493 2.1.3: line ends and per cents of a path are written as per cents. */
const encoded = (path: string) => path.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A')
const decoded = (path: string) => path.replace(/%0D/gi, '\r').replace(/%0A/gi, '\n').replace(/%25/g, '%')

const manifest = (algorithm: string, entries: Iterable<[string, Buffer]>) =>
  Buffer.from(
    [...entries].map(([path, bytes]) => `${digestOf(algorithm, bytes)}  ${encoded(path)}\n`).join(''),
  )

/**
 * A BagIt bag (RFC 8493, version 1.0) of a payload: manifests and tag manifests in SHA-256 and SHA-512. `info` becomes
 * bag-info.txt, with the day of bagging and the size of the payload. The same payload and day give the same bytes.
 */
export function bagOf(payload: Entries, info: Record<string, string>, on: Day): Entries {
  const data = new Map([...payload].map(([path, bytes]) => [`data/${safe(path)}`, bytes] as const))
  const octets = [...data.values()].reduce((sum, bytes) => sum + bytes.length, 0)
  const lines = { ...info, 'Bagging-Date': on, 'Payload-Oxum': `${octets}.${data.size}` }
  const tags: Entries = new Map([
    ['bagit.txt', Buffer.from('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')],
    ['bag-info.txt', Buffer.from(Object.entries(lines).map(lineOf).join(''))],
    ...algorithms.map((one) => [`manifest-${one}.txt`, manifest(one, data)] as const),
  ])
  const tagManifests = algorithms.map((one) => [`tagmanifest-${one}.txt`, manifest(one, tags)] as const)
  return new Map([...data, ...tags, ...tagManifests])
}

const lineOf = ([label, value]: [string, string]) => `${label}: ${value.replace(/\r?\n/g, '\n  ')}\n`

function safe(path: string): string {
  const parts = path.normalize('NFC').split('/')
  if (parts.some((part) => part === '' || part === '.' || part === '..'))
    throw new Error(`not a path within a bag: ${path}`)
  return parts.join('/')
}

export type BagFault = { path: string; fault: 'missing' | 'changed' | 'unlisted' | 'no-manifest' }

/** What is wrong with a bag: every listed file there and unchanged, every file of the payload listed. Empty: valid. */
export function faultsOfBag(entries: Entries): BagFault[] {
  const lists = [...entries].flatMap(([path, bytes]) => {
    const algorithm = /^(?:tag)?manifest-(sha256|sha512)\.txt$/.exec(path)?.[1]
    return algorithm ? [{ path, algorithm, lines: linesOf(bytes) }] : []
  })
  if (!lists.some(({ path }) => path.startsWith('manifest-')))
    return [{ path: 'manifest', fault: 'no-manifest' }]
  const faults = lists.flatMap(({ algorithm, lines }) =>
    lines.flatMap(({ digest, path }): BagFault[] => {
      const bytes = entries.get(path)
      if (!bytes) return [{ path, fault: 'missing' }]
      return digestOf(algorithm, bytes) === digest ? [] : [{ path, fault: 'changed' }]
    }),
  )
  const listed = new Set(lists.flatMap(({ lines }) => lines.map(({ path }) => path)))
  const unlisted = [...entries.keys()]
    .filter((path) => path.startsWith('data/') && !listed.has(path))
    .map((path): BagFault => ({ path, fault: 'unlisted' }))
  return [...new Map([...faults, ...unlisted].map((one) => [`${one.path} ${one.fault}`, one])).values()]
}

const linesOf = (bytes: Buffer) =>
  bytes
    .toString('utf8')
    .split('\n')
    .flatMap((line) => {
      const [, digest, path] = /^([0-9a-f]{64,128}) +(.+)$/.exec(line) ?? []
      return digest && path ? [{ digest, path: decoded(path) }] : []
    })

/** The bag as one ZIP file, below a folder of its name. */
export async function zippedBag(name: string, entries: Entries): Promise<Buffer> {
  const parts = [...entries].map(([path, data]) => ({ name: `${name}/${path}`, data }))
  return Buffer.concat(await Array.fromAsync(zip(parts)))
}

/** The bag in a ZIP file; null when it is none. */
export function unzippedBag(bytes: Buffer): Entries | null {
  const entries = zipEntries(bytes)
  if (!entries) return null
  return new Map(entries.map((entry) => [entry.name.slice(entry.name.indexOf('/') + 1), unzip(bytes, entry)]))
}
