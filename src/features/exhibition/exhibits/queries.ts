import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { ExhibitKind, ExhibitSize } from '../halls/plan/rules.ts'

type Db = Pick<Context, 'db'>

export const exhibitIn = ({ db }: Db, exhibitionId: number, id: number) =>
  db
    .selectFrom('exhibit')
    .innerJoin('exhibition_hall as hall', 'hall.id', 'exhibit.hall_id')
    .where('exhibit.id', '=', id)
    .where('hall.exhibition_id', '=', exhibitionId)
    .select(['exhibit.id', 'exhibit.title', 'exhibit.hall_id as hallId', 'hall.title as hallTitle'])
    .executeTakeFirst()

export const exhibitIds = async ({ db }: Db, hallId: number): Promise<number[]> => {
  const rows = await db
    .selectFrom('exhibit')
    .where('hall_id', '=', hallId)
    .select('id')
    .orderBy('position')
    .execute()
  return rows.map(({ id }) => id)
}

export type ExhibitFacts = {
  kind: ExhibitKind
  size: ExhibitSize
  form: string | null
  year: string | null
  title: string
  place: string | null
  text: string
  narration: string | null
  source: string | null
  alt: string | null
  pictureId: number | null
}
const columnsOf = ({ pictureId, ...facts }: ExhibitFacts) => ({ ...facts, picture_id: pictureId })

export async function insertExhibit({ db }: Db, hallId: number, facts: ExhibitFacts): Promise<number> {
  const { id } = await db
    .insertInto('exhibit')
    .values({
      ...columnsOf(facts),
      hall_id: hallId,
      position: sql<number>`(select coalesce(max(position), 0) + 1 from exhibit where hall_id = ${hallId})`,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const updateExhibit = ({ db }: Db, id: number, facts: ExhibitFacts) =>
  db.updateTable('exhibit').set(columnsOf(facts)).where('id', '=', id).execute()

export const deleteExhibit = ({ db }: Db, id: number) =>
  db.deleteFrom('exhibit').where('id', '=', id).execute()
