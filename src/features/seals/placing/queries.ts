import type { Context } from '#platform/context.ts'

/** The seals asked for or put on a document, by the place of their signer; none that was refused, stopped or revoked. */
export const livingUses = ({ db }: Pick<Context, 'db'>, documentId: number) =>
  db
    .selectFrom('seal_use')
    .where('document_id', '=', documentId)
    .where('status', 'in', ['applied', 'approved', 'stamped'])
    .select(['seal_id as sealId', 'position', 'status'])
    .orderBy('position')
    .orderBy('id')
    .execute()
