import type { Context } from '#platform/context.ts'

type Db = Pick<Context, 'db'>

/** The papers of these ids with the digest of the file that holds: the sealed one, else the typeset one. */
export const papersOf = ({ db }: Db, ids: number[]) =>
  db
    .selectFrom('official_document')
    .innerJoin('organization', 'organization.id', 'official_document.organization_id')
    .leftJoin('stored_file as typeset', 'typeset.id', 'official_document.typeset_file_id')
    .leftJoin('stored_file as sealed', 'sealed.id', 'official_document.sealed_file_id')
    .where('official_document.id', 'in', ids)
    .select([
      'official_document.id',
      'official_document.kind',
      'official_document.title',
      'official_document.number',
      'official_document.status',
      'official_document.signatory',
      'official_document.addressee',
      'official_document.copy_to as copyTo',
      'official_document.contact_name as contactName',
      'official_document.contact_phone as contactPhone',
      'official_document.issued_on as issuedOn',
      'official_document.issued_by as issuedBy',
      'official_document.pages',
      'official_document.blocks',
      'official_document.sealed_digest as sealedDigest',
      'organization.name as organizationName',
      'typeset.digest as typesetDigest',
      'sealed.digest as sealedFileDigest',
    ])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('seal_use')
            .whereRef('seal_use.document_id', '=', 'official_document.id')
            .where('seal_use.status', 'in', ['applied', 'approved'])
            .select('seal_use.id'),
        )
        .$castTo<boolean>()
        .as('sealWaits'),
    )
    .execute()
export type PaperRow = Awaited<ReturnType<typeof papersOf>>[number]

/** What was attached to an affair and given. */
export const attachmentsOf = ({ db }: Db, affairId: number) =>
  db
    .selectFrom('affair_attachment')
    .where('affair_id', '=', affairId)
    .where('event_id', 'is not', null)
    .select(['id', 'name', 'bytes', 'digest'])
    .orderBy('id')
    .execute()
