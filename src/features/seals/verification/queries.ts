import type { Context } from '#platform/context.ts'

type Db = Pick<Context, 'db'>

const documents = ({ db }: Db) =>
  db
    .selectFrom('official_document as document')
    .innerJoin('organization', 'organization.id', 'document.organization_id')
    .where('document.sealed_digest', 'is not', null)
    .select([
      'document.id',
      'document.number',
      'document.voided_at as voidedAt',
      'document.sealed_digest as digest',
      'organization.name as organizationName',
    ])

/** Whatever the reach: who holds the code holds the document. */
export const documentByCode = (ctx: Db, code: string) =>
  documents(ctx)
    .innerJoin('document_verification', 'document_verification.document_id', 'document.id')
    .where('document_verification.code', '=', code)
    .executeTakeFirst()

/** The document of this file: with all its seals, or as it was before the last ones. */
export const documentByDigest = (ctx: Db, digest: string) =>
  documents(ctx)
    .where((eb) =>
      eb.or([
        eb('document.sealed_digest', '=', digest),
        eb.exists(
          eb
            .selectFrom('seal_use')
            .whereRef('seal_use.document_id', '=', 'document.id')
            .where('seal_use.stamped_digest', '=', digest)
            .select('seal_use.id'),
        ),
      ]),
    )
    .executeTakeFirst()

/** The seals on a document, each as it was put last: one that was taken back and put again counts again. */
export const sealsOn = ({ db }: Db, documentId: number) =>
  db
    .selectFrom('seal_use')
    .innerJoin('seal', 'seal.id', 'seal_use.seal_id')
    .innerJoin('seal_certificate as certificate', 'certificate.id', 'seal_use.certificate_id')
    .where('document_id', '=', documentId)
    .where('stamped_at', 'is not', null)
    .select([
      'seal.inscription',
      'seal.line',
      'stamped_at as stampedAt',
      'revoked_at as revokedAt',
      'seal_use.position',
      'certificate.thumbprint',
    ])
    .distinctOn('seal_use.seal_id')
    .orderBy('seal_use.seal_id')
    .orderBy('seal_use.round', 'desc')
    .execute()

/** Which of these certificates are those of seals. */
export async function certificatesKnown({ db }: Db, thumbprints: string[]): Promise<Set<string>> {
  if (!thumbprints.length) return new Set()
  const rows = await db
    .selectFrom('seal_certificate')
    .where('thumbprint', 'in', thumbprints)
    .select('thumbprint')
    .execute()
  return new Set(rows.map(({ thumbprint }) => thumbprint))
}
