import type { Context } from '#platform/context.ts'

type Db = Pick<Context, 'db'>

/** All columns, held against whoever else arranges them. */
export const holdColumns = ({ db }: Db) =>
  db
    .selectFrom('library_column')
    .select(['id', 'key', 'parent_id as parentId', 'name'])
    .orderBy('id')
    .forUpdate()
    .execute()

export const allTopics = ({ db }: Db) =>
  db
    .selectFrom('library_topic')
    .select(['id', 'name', 'note', 'position'])
    .orderBy('position')
    .orderBy('id')
    .execute()

export async function heldIn({ db }: Db, columnId: number): Promise<number> {
  const { n } = await db
    .selectFrom('material')
    .where('column_id', '=', columnId)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

export async function heldUnder({ db }: Db, topicId: number): Promise<number> {
  const { n } = await db
    .selectFrom('material_topic')
    .where('topic_id', '=', topicId)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

type Shelf = { name: string; note: string | null; position: number }
type Place = Shelf & { parentId: number | null }
const columnOf = ({ name, note, position, parentId }: Place) => ({
  name,
  note,
  position,
  parent_id: parentId,
})

export const insertColumn = ({ db }: Db, column: Place) =>
  db.insertInto('library_column').values(columnOf(column)).returning('id').executeTakeFirstOrThrow()
export const setColumn = ({ db }: Db, id: number, column: Place) =>
  db.updateTable('library_column').set(columnOf(column)).where('id', '=', id).execute()
export const deleteColumn = ({ db }: Db, id: number) =>
  db.deleteFrom('library_column').where('id', '=', id).execute()

export const insertTopic = ({ db }: Db, { name, note, position }: Shelf) =>
  db.insertInto('library_topic').values({ name, note, position }).returning('id').executeTakeFirstOrThrow()
export const setTopic = ({ db }: Db, id: number, { name, note, position }: Shelf) =>
  db.updateTable('library_topic').set({ name, note, position }).where('id', '=', id).execute()
export const deleteTopic = ({ db }: Db, id: number) =>
  db.deleteFrom('library_topic').where('id', '=', id).execute()
