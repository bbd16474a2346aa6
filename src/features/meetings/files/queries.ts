import type { Context } from '#platform/context.ts'

type Db = Pick<Context, 'db'>

export const filesOf = ({ db }: Db, meetingId: number) =>
  db
    .selectFrom('meeting_file')
    .innerJoin('stored_file', 'stored_file.id', 'meeting_file.file_id')
    .where('meeting_id', '=', meetingId)
    .select(['meeting_file.id', 'stored_file.name', 'stored_file.type', 'stored_file.bytes'])
    .select(['meeting_file.added_at as addedAt', 'meeting_file.added_by as addedBy'])
    .orderBy('meeting_file.id')
    .execute()

export const fileOf = ({ db }: Db, meetingId: number, id: number) =>
  db
    .selectFrom('meeting_file')
    .innerJoin('stored_file', 'stored_file.id', 'meeting_file.file_id')
    .where('meeting_id', '=', meetingId)
    .where('meeting_file.id', '=', id)
    .select(['meeting_file.id', 'stored_file.name', 'stored_file.type', 'stored_file.digest'])
    .executeTakeFirst()

export const insertFile = (
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  meetingId: number,
  fileId: number,
) =>
  db
    .insertInto('meeting_file')
    .values({ meeting_id: meetingId, file_id: fileId, added_at: now, added_by: actor.name })
    .execute()

export const deleteFile = ({ db }: Db, id: number) =>
  db.deleteFrom('meeting_file').where('id', '=', id).execute()
