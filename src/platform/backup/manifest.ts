import { scryptSync } from 'node:crypto'
import { z } from 'zod'
import { Refusal } from '../errors.ts'
import { createSealing } from '../sealing.ts'

/** The last entry of a backup: what is in it, with the digest of everything. */
export const Manifest = z.object({
  format: z.literal('zhibu-backup'),
  version: z.literal(1),
  madeAt: z.string(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  tables: z.array(
    z.object({
      name: z.string(),
      columns: z.array(z.object({ name: z.string(), type: z.string() })),
      key: z.array(z.string()),
      rows: z.number(),
      /** SHA-256 of the rows' lines. */
      digest: z.string(),
    }),
  ),
  counters: z.array(
    z.object({ table: z.string(), column: z.string(), last: z.number(), called: z.boolean() }),
  ),
  /** Every other entry: its name, SHA-256 and, of a table's part, the table. */
  parts: z.array(z.object({ name: z.string(), sha256: z.string(), table: z.string().optional() })),
  key: z
    .object({
      /** Names the key without giving it away. */
      fingerprint: z.string(),
      /** The key itself, sealed with a passphrase; null when it was left out. */
      sealed: z.object({ salt: z.string(), bytes: z.string() }).nullable(),
    })
    .nullable(),
})
export type Manifest = z.infer<typeof Manifest>

/** Where the keys stand in a backup that is encrypted as a whole. */
export const keysPrefix = 'keys/'

/** N = 2^15, r = 8: 32 MB and about 0.1 s for each guess. */
const stretched = (passphrase: string, salt: Uint8Array) =>
  scryptSync(passphrase.normalize('NFKC'), salt, 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 })

/** The key, to be read back with the passphrase only. `salt`: 16 random bytes. */
export function sealKey(
  secret: Uint8Array,
  passphrase: string,
  salt: Uint8Array,
): { salt: string; bytes: string } {
  const bytes = createSealing(stretched(passphrase, salt)).sealBytes(secret)
  return { salt: Buffer.from(salt).toString('base64'), bytes: bytes.toString('base64') }
}

export function openKey({ salt, bytes }: { salt: string; bytes: string }, passphrase: string): Buffer {
  const sealing = createSealing(stretched(passphrase, Buffer.from(salt, 'base64')))
  try {
    return sealing.openBytes(Buffer.from(bytes, 'base64'))
  } catch {
    throw new Refusal('forbidden', 'backup-passphrase')
  }
}
