import type { Context } from '#platform/context.ts'

/** A request with what filing asks of it. */
export const requestToFile = ({ db }: Pick<Context, 'db'>, id: number) =>
  db
    .selectFrom('request')
    .innerJoin('official_document as document', 'document.id', 'request.document_id')
    .innerJoin('organization', 'organization.id', 'request.organization_id')
    .where('request.id', '=', id)
    .select([
      'request.status',
      'request.document_id as documentId',
      'request.reply_id as replyId',
      'request.affair_id as affairId',
      'request.organization_id as organizationId',
      'request.organization_path as path',
      'organization.code',
      'organization.name as organizationName',
      'document.template_key as templateKey',
    ])
    .executeTakeFirst()
