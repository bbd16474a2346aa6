import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { derived } from './ciphers.ts'

export type RingKey = { id: number; madeOn: string | null; secret: Buffer }

/**
 * The keys of the data, the first always there: equal values are found by it. What is new is sealed with the last.
 * A file of one line with one secret is the ring of an installation that never added a key.
 */
export type KeyRing = readonly [RingKey, ...RingKey[]]

const secretLength = 32
/** A key is named by one byte of what it sealed. */
const mostKeys = 255

export const ringWith = (secret: Uint8Array): KeyRing => [
  { id: 1, madeOn: null, secret: Buffer.from(secret) },
]

/** The first line is the first secret; each further one: number, day, secret. Null for what is no ring. */
export function ringOf(text: string): KeyRing | null {
  const [first, ...more] = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const secret = Buffer.from(first?.trim() ?? '', 'base64')
  if (secret.length === 0) return null
  const keys = more.map((line): RingKey => {
    const [id, madeOn, text] = line.trim().split(/\s+/)
    return { id: Number(id), madeOn: madeOn ?? null, secret: Buffer.from(text ?? '', 'base64') }
  })
  const numbered = keys.every(({ id, secret }) => id > 1 && id <= mostKeys && secret.length === secretLength)
  const distinct = new Set(keys.map(({ id }) => id)).size === keys.length
  return numbered && distinct ? [{ id: 1, madeOn: null, secret }, ...keys] : null
}

export const textOfRing = ([first, ...more]: KeyRing): string =>
  [
    first.secret.toString('base64'),
    ...more.map(({ id, madeOn, secret }) => `${id} ${madeOn} ${secret.toString('base64')}`),
  ].join('\n')

/** The ring in a key file; null when there is no such file, or it is none. */
export const readRing = (file: string): KeyRing | null =>
  existsSync(file) ? ringOf(readFileSync(file, 'utf8')) : null

/** Writes a ring in the place of the old one, whole or not at all, for its owner alone. */
export function writeRing(file: string, ring: KeyRing): void {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(`${file}.draft`, textOfRing(ring), { mode: 0o600, flush: true })
  renameSync(`${file}.draft`, file)
}

/** The ring with one key more; numbers are never given twice, even after one was retired. */
export function withNewKey(ring: KeyRing, day: string, used: readonly number[]): KeyRing {
  const id = Math.max(...ring.map((key) => key.id), ...used) + 1
  if (id > mostKeys) throw new Error('the ring is full')
  return [...ring, { id, madeOn: day, secret: randomBytes(secretLength) }]
}

/** Names a key without giving it away: kept in the database, so that data and key are never mismatched. */
export const fingerprintOf = (secret: Uint8Array): string => derived(secret, 'fingerprint', 8).toString('hex')
