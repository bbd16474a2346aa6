import { randomBytes } from 'node:crypto'
import type { CipherName } from './ciphers.ts'
import type { Database } from './database.ts'
import { Refusal } from './errors.ts'
import { fingerprintOf, type KeyRing, readRing, ringWith } from './key-ring.ts'
import { createSealing, readKey, type Sealing, shut, writeKey } from './sealing.ts'

const setting = 'sealing-key'

/** The fingerprint of the first key, of those added since by their numbers, and the numbers of those retired. */
type Known = { fingerprint: string; added?: Record<string, string>; retired?: number[] }

async function knownKeys(db: Database): Promise<Known | null> {
  const row = await db.selectFrom('setting').where('key', '=', setting).select('value').executeTakeFirst()
  return (row?.value as Known | undefined) ?? null
}

/** The fingerprint of the key that the data was sealed with; null when nothing was sealed yet. */
export const knownFingerprint = async (db: Database): Promise<string | null> =>
  (await knownKeys(db))?.fingerprint ?? null

/**
 * The keys of this data. New data gets a new one; data whose key file is gone is opened without it rather than given
 * another, with which nothing old could be opened. Refuses the key of other data (`key-other`), and an older copy of
 * the file, in which a key is missing that something may be sealed with (`key-older`).
 */
export async function openSealing(
  db: Database,
  file: string,
  cipher: CipherName = 'aes',
): Promise<{ sealing: Sealing; ready: boolean }> {
  const known = await knownKeys(db)
  const there = readKey(file)
  if (known && !there) {
    return { sealing: shut(() => new Refusal('conflict', 'key-missing', { file })), ready: false }
  }
  if (known && there && fingerprintOf(there) !== known.fingerprint)
    throw new Refusal('conflict', 'key-other', { file })
  const ring = readRing(file) ?? newRing(file)
  const lacking = Object.entries(known?.added ?? {}).find(([id, print]) => !holds(ring, id, print))
  if (lacking) throw new Refusal('conflict', 'key-older', { file, key: lacking[0] })
  await rememberRing(db, ring, known)
  return { sealing: createSealing(ring, { cipher, again: () => readRing(file) }), ready: true }
}

const holds = (ring: KeyRing, id: string, print: string) =>
  ring.some((key) => String(key.id) === id && fingerprintOf(key.secret) === print)

/** The file first: a fingerprint without its key would lock the data. */
function newRing(file: string): KeyRing {
  const secret = randomBytes(32)
  writeKey(file, secret)
  return ringWith(secret)
}

/** What the data knows of its keys; written only when it is something new. */
async function rememberRing(db: Database, [first, ...more]: KeyRing, known: Known | null): Promise<void> {
  const added = Object.fromEntries(more.map(({ id, secret }) => [id, fingerprintOf(secret)]))
  const news = more.some(({ id }) => !(String(id) in (known?.added ?? {})))
  if (!known) await rememberKey(db, fingerprintOf(first.secret), added)
  else if (news) await write(db, { ...known, added: { ...known.added, ...added } })
}

export const rememberKey = (db: Database, fingerprint: string, added: Record<string, string> = {}) =>
  write(db, { fingerprint, ...(Object.keys(added).length > 0 && { added }) })

/** A key with which nothing is sealed any more is not waited for; its number is not given again. */
export async function forgetKey(db: Database, id: number): Promise<void> {
  const known = await knownKeys(db)
  if (!known) return
  const { [String(id)]: _, ...added } = known.added ?? {}
  await write(db, { ...known, added, retired: [...(known.retired ?? []), id] })
}

/** The numbers of keys that this data has had beside the first; none is given twice. */
export async function numbersUsed(db: Database): Promise<number[]> {
  const known = await knownKeys(db)
  return [...Object.keys(known?.added ?? {}).map(Number), ...(known?.retired ?? [])]
}

async function write(db: Database, known: Known): Promise<void> {
  const value = JSON.stringify(known)
  await db
    .insertInto('setting')
    .values({ key: setting, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}
