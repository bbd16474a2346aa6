import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'

type Db = Pick<Context, 'db'>

export const findAuthority = ({ db }: Db) =>
  db.selectFrom('certificate_authority').select(['certificate', 'key_sealed as keySealed']).executeTakeFirst()

/** Whoever needs the authority first waits here for any other who does. */
export const holdAuthority = ({ db }: Db) => sql`select pg_advisory_xact_lock(7100931)`.execute(db)

export const insertAuthority = (
  { db, now }: Pick<Context, 'db' | 'now'>,
  certificate: Buffer,
  keySealed: Buffer,
) =>
  db
    .insertInto('certificate_authority')
    .values({ certificate, key_sealed: keySealed, made_at: now })
    .execute()

/** The certificate with which a seal signs: the newest one. */
export const newestCertificate = ({ db }: Db, sealId: number) =>
  db
    .selectFrom('seal_certificate')
    .where('seal_id', '=', sealId)
    .select([
      'id',
      'origin',
      'certificate',
      'chain',
      'key_sealed as keySealed',
      'valid_from as validFrom',
      'valid_until as validUntil',
    ])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
export type StoredCertificate = NonNullable<Awaited<ReturnType<typeof newestCertificate>>>

export const thumbprintTaken = async ({ db }: Db, thumbprint: string): Promise<boolean> =>
  Boolean(
    await db
      .selectFrom('seal_certificate')
      .where('thumbprint', '=', thumbprint)
      .select('id')
      .executeTakeFirst(),
  )

export async function insertCertificate(
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  one: {
    sealId: number
    origin: 'own' | 'imported'
    certificate: Buffer
    chain: Buffer
    keySealed: Buffer
    thumbprint: string
    validFrom: Date
    validUntil: Date
  },
): Promise<number> {
  const { id } = await db
    .insertInto('seal_certificate')
    .values({
      seal_id: one.sealId,
      origin: one.origin,
      certificate: one.certificate,
      chain: one.chain,
      key_sealed: one.keySealed,
      thumbprint: one.thumbprint,
      valid_from: one.validFrom,
      valid_until: one.validUntil,
      added_at: now,
      added_by: actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** What a signature may go back to: the platform's own root, and whatever was imported for a seal. */
export async function trustedCertificates({ db }: Db): Promise<Buffer[]> {
  const own = await db.selectFrom('certificate_authority').select('certificate').execute()
  const imported = await db
    .selectFrom('seal_certificate')
    .where('origin', '=', 'imported')
    .select('certificate')
    .execute()
  return [...own, ...imported].map(({ certificate }) => certificate)
}
