import type { Context } from '#platform/context.ts'

type Db = Pick<Context, 'db'>

export const voucherOf = ({ db }: Db, useId: number, id: number) =>
  db
    .selectFrom('dues_use_file')
    .innerJoin('stored_file', 'stored_file.id', 'dues_use_file.file_id')
    .where('dues_use_file.use_id', '=', useId)
    .where('dues_use_file.id', '=', id)
    .select(['stored_file.name', 'stored_file.type', 'stored_file.digest'])
    .executeTakeFirst()

export const insertVoucher = (
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  useId: number,
  fileId: number,
) =>
  db
    .insertInto('dues_use_file')
    .values({ use_id: useId, file_id: fileId, added_at: now, added_by: actor.name })
    .execute()
