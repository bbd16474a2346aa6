import { randomBytes } from 'node:crypto'
import type { Database } from './database.ts'
import { Refusal } from './errors.ts'
import { createSealing, fingerprintOf, readKey, type Sealing, shut, writeKey } from './sealing.ts'

const setting = 'sealing-key'

/** The fingerprint of the key that the data was sealed with; null when nothing was sealed yet. */
export async function knownFingerprint(db: Database): Promise<string | null> {
  const row = await db.selectFrom('setting').where('key', '=', setting).select('value').executeTakeFirst()
  return (row?.value as { fingerprint: string } | undefined)?.fingerprint ?? null
}

/**
 * The key of this data. New data gets a new one; data whose key file is gone is opened without it rather than given
 * another, with which nothing old could be opened. Refuses the key of other data (`key-other`).
 */
export async function openSealing(db: Database, file: string): Promise<{ sealing: Sealing; ready: boolean }> {
  const known = await knownFingerprint(db)
  const secret = readKey(file)
  if (known && !secret) {
    return { sealing: shut(() => new Refusal('conflict', 'key-missing', { file })), ready: false }
  }
  if (known && secret && fingerprintOf(secret) !== known) throw new Refusal('conflict', 'key-other', { file })
  const key = secret ?? randomBytes(32)
  // The file first: a fingerprint without its key would lock the data.
  if (!secret) writeKey(file, key)
  if (!known) await rememberKey(db, fingerprintOf(key))
  return { sealing: createSealing(key), ready: true }
}

export async function rememberKey(db: Database, fingerprint: string): Promise<void> {
  const value = JSON.stringify({ fingerprint })
  await db
    .insertInto('setting')
    .values({ key: setting, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}
