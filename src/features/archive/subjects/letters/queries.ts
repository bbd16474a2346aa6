import { within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'

/** A letter of introduction of a committee within reach; `hold` keeps it until the transaction ends. */
export const letterToFile = ({ db, reach }: Pick<Context, 'db' | 'reach'>, id: number, hold: boolean) =>
  db
    .selectFrom('transfer_letter as letter')
    .innerJoin('organization', 'organization.id', 'letter.committee_id')
    .where('letter.id', '=', id)
    .where(within('organization.path', reach))
    .select([
      'letter.document_id as documentId',
      'organization.id as organizationId',
      'organization.code',
      'organization.name as organizationName',
      'organization.path',
    ])
    .$if(hold, (q) => q.forUpdate('letter'))
    .executeTakeFirst()

/** The transfers that rest on a letter, with the copy of what came on paper. */
export const transfersOfLetter = ({ db }: Pick<Context, 'db'>, letterId: number) =>
  db
    .selectFrom('transfer')
    .innerJoin('person', 'person.id', 'transfer.person_id')
    .leftJoin('stored_file as scan', 'scan.id', 'transfer.scan_file_id')
    .where('transfer.letter_id', '=', letterId)
    .select([
      'transfer.id',
      'transfer.state',
      'person.name',
      'scan.name as scanName',
      'scan.bytes as scanBytes',
      'scan.digest as scanDigest',
    ])
    .orderBy('transfer.id')
    .execute()
