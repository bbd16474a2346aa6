import type { Context } from '#platform/context.ts'

type Db = Pick<Context, 'db'>

const kept = ({ db }: Db, itemId: number) =>
  db
    .selectFrom('work_item_file')
    .innerJoin('stored_file', 'stored_file.id', 'work_item_file.file_id')
    .where('work_item_id', '=', itemId)

export const filesOf = (ctx: Db, itemId: number) =>
  kept(ctx, itemId)
    .select(['work_item_file.id', 'stored_file.name', 'stored_file.bytes'])
    .select(['work_item_file.added_at as addedAt', 'work_item_file.added_by as addedBy'])
    .orderBy('work_item_file.id')
    .execute()

export const fileOf = (ctx: Db, itemId: number, id: number) =>
  kept(ctx, itemId)
    .where('work_item_file.id', '=', id)
    .select(['stored_file.name', 'stored_file.type', 'stored_file.digest'])
    .executeTakeFirst()

export const insertFile = (
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  itemId: number,
  fileId: number,
) =>
  db
    .insertInto('work_item_file')
    .values({ work_item_id: itemId, file_id: fileId, added_at: now, added_by: actor.name })
    .execute()

export const deleteFile = ({ db }: Db, id: number) =>
  db.deleteFrom('work_item_file').where('id', '=', id).execute()
