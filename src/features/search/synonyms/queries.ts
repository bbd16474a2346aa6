import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'

type Db = Pick<Context, 'db'>
type Writer = Pick<Context, 'db' | 'now' | 'actor'>

const columns = ['id', 'words', 'note', 'changed_at as changedAt', 'changed_by as changedBy'] as const

export const allSynonyms = ({ db }: Db) =>
  db.selectFrom('search_synonym').orderBy('id').select(columns).execute()

/** The groups alone. */
export const synonymGroups = async ({ db }: Db): Promise<string[][]> =>
  (await db.selectFrom('search_synonym').orderBy('id').select('words').execute()).map(({ words }) => words)

/** One group, held until the transaction ends. @throws Refusal not-found */
export async function holdSynonyms({ db }: Db, id: number) {
  const found = await db
    .selectFrom('search_synonym')
    .where('id', '=', id)
    .select(columns)
    .forUpdate()
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

export const insertSynonyms = ({ db, now, actor }: Writer, words: string[], note: string | null) =>
  db
    .insertInto('search_synonym')
    .values({ words, note, changed_at: now, changed_by: actor.name })
    .returning('id')
    .executeTakeFirstOrThrow()

export const updateSynonyms = (
  { db, now, actor }: Writer,
  id: number,
  words: string[],
  note: string | null,
) =>
  db
    .updateTable('search_synonym')
    .set({ words, note, changed_at: now, changed_by: actor.name })
    .where('id', '=', id)
    .execute()

export const deleteSynonyms = ({ db }: Db, id: number) =>
  db.deleteFrom('search_synonym').where('id', '=', id).execute()
