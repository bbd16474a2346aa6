import { sql } from 'kysely'
import { within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'

/** The documents within reach that the record of a meeting goes along with. */
export const documentsWith = ({ db, reach }: Pick<Context, 'db' | 'reach'>, meetingId: number) =>
  db
    .selectFrom('document_enclosure as one')
    .innerJoin('official_document as document', 'document.id', 'one.document_id')
    .innerJoin('organization', 'organization.id', 'document.organization_id')
    .where('one.meeting_id', '=', meetingId)
    .where(within('organization.path', reach))
    .select(['one.id', 'document.id as documentId', 'document.title', 'document.number'])
    .select(sql<'draft' | 'issued' | 'voided'>`document.status`.as('status'))
    .orderBy('one.id')
    .execute()
