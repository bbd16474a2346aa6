import type { Context } from '#platform/context.ts'

export const enclosuresOf = ({ db }: Pick<Context, 'db'>, documentId: number) =>
  db
    .selectFrom('document_enclosure')
    .innerJoin('stored_file', 'stored_file.id', 'document_enclosure.file_id')
    .where('document_id', '=', documentId)
    .select([
      'document_enclosure.id',
      'document_enclosure.name',
      'document_enclosure.meeting_id as meetingId',
      'stored_file.bytes',
      'stored_file.digest',
      'stored_file.type',
    ])
    .orderBy('document_enclosure.id')
    .execute()

export const insertEnclosure = (
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  documentId: number,
  file: { id: number; name: string },
  /** The meeting of whose record it was made. */
  meetingId: number | null = null,
) =>
  db
    .insertInto('document_enclosure')
    .values({
      document_id: documentId,
      name: file.name,
      file_id: file.id,
      meeting_id: meetingId,
      added_at: now,
      added_by: actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()

export const deleteEnclosure = ({ db }: Pick<Context, 'db'>, id: number) =>
  db.deleteFrom('document_enclosure').where('id', '=', id).execute()
