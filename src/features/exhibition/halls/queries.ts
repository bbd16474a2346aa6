import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'

type Db = Pick<Context, 'db'>

export type HallFacts = {
  title: string
  theme: string | null
  words: string
  caption: string
  narration: string | null
}

/** A hall of the exhibition; undefined when it is of another, or of none. */
export const hallIn = ({ db }: Db, exhibitionId: number, id: number) =>
  db
    .selectFrom('exhibition_hall')
    .where('id', '=', id)
    .where('exhibition_id', '=', exhibitionId)
    .select(['id', 'title', 'theme', 'words', 'caption', 'narration', 'built_at as builtAt'])
    .executeTakeFirst()

export const hallIds = async ({ db }: Db, exhibitionId: number): Promise<number[]> => {
  const rows = await db
    .selectFrom('exhibition_hall')
    .where('exhibition_id', '=', exhibitionId)
    .select('id')
    .orderBy('position')
    .execute()
  return rows.map(({ id }) => id)
}

export async function insertHall({ db }: Db, exhibitionId: number, facts: HallFacts): Promise<number> {
  const { id } = await db
    .insertInto('exhibition_hall')
    .values({
      ...facts,
      exhibition_id: exhibitionId,
      position: sql<number>`(select coalesce(max(position), 0) + 1 from exhibition_hall where exhibition_id = ${exhibitionId})`,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** `stale`: what shows on its walls is another than when it was built. */
export const updateHall = ({ db }: Db, id: number, facts: HallFacts, stale: boolean) =>
  db
    .updateTable('exhibition_hall')
    .set({ ...facts, ...(stale ? { stale: true } : {}) })
    .where('id', '=', id)
    .execute()

export const setStale = ({ db }: Db, id: number) =>
  db
    .updateTable('exhibition_hall')
    .set({ stale: true })
    .where('id', '=', id)
    .where('built_at', 'is not', null)
    .execute()

export const setBuilt = ({ db, now }: Db & Pick<Context, 'now'>, id: number, lightId: number | null) =>
  db
    .updateTable('exhibition_hall')
    .set({ built_at: now, stale: false, light_id: lightId })
    .where('id', '=', id)
    .execute()

export const deleteHall = ({ db }: Db, id: number) =>
  db.deleteFrom('exhibition_hall').where('id', '=', id).execute()

/** Puts the halls, or the exhibits of a hall, into this order. */
export const setOrder = ({ db }: Db, table: 'exhibition_hall' | 'exhibit', ids: number[]) =>
  sql`update ${sql.table(table)} set position = wanted.position
    from unnest(${ids}::int[]) with ordinality as wanted (id, position)
    where ${sql.table(table)}.id = wanted.id`.execute(db)

export const setStill = ({ db }: Db, exhibitId: number, stillId: number) =>
  db.updateTable('exhibit').set({ still_id: stillId }).where('id', '=', exhibitId).execute()
