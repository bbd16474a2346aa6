import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'

type Db = Pick<Context, 'db'>

export const setReplaces = ({ db }: Db, id: number, replacesId: number) =>
  db.updateTable('material').set({ replaces_id: replacesId }).where('id', '=', id).execute()

/** What is being written to take the place of a material. */
export const successorWritten = ({ db }: Db, id: number) =>
  db
    .selectFrom('material')
    .where('replaces_id', '=', id)
    .where('state', 'in', ['draft', 'submitted'])
    .select(['id', 'title'])
    .executeTakeFirst()

/** The old regulation ends when the new one takes effect, and leads to it. */
export const endReplaced = ({ db }: Db, id: number, by: { id: number; on: Day }) =>
  db
    .updateTable('material')
    .set({ repealed_on: by.on, replaced_by_id: by.id })
    .where('id', '=', id)
    .where('replaced_by_id', 'is', null)
    .execute()
