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

/** What goes along with one document goes along with another, too: the same files, in the same order. */
export const copyEnclosures = (
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  { from, to }: { from: number; to: number },
) =>
  db
    .insertInto('document_enclosure')
    .columns(['document_id', 'name', 'file_id', 'meeting_id', 'added_at', 'added_by'])
    .expression((eb) =>
      eb
        .selectFrom('document_enclosure as old')
        .where('old.document_id', '=', from)
        .select([eb.val(to).as('document_id'), 'old.name', 'old.file_id', 'old.meeting_id'])
        .select([eb.val(now).as('added_at'), eb.val(actor.name).as('added_by')])
        .orderBy('old.id'),
    )
    .returning('name')
    .execute()
