import type { Context } from '#platform/context.ts'
import { usualFilterWords } from '../templates/catalogue/rules.ts'
import type { FilterWord } from '../templates/rules.ts'

type Db = Pick<Context, 'db'>

/** The words the department has added, before those that come along. */
export async function filterWords({ db }: Db): Promise<FilterWord[]> {
  const added = await addedWords({ db })
  return [...added.map(({ word, instead }) => ({ word, instead })), ...usualFilterWords]
}

export const addedWords = ({ db }: Db) =>
  db
    .selectFrom('message_filter_word')
    .select(['word', 'instead', 'added_at as addedAt', 'added_by as addedBy'])
    .orderBy('word')
    .execute()

export const insertWord = (
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  { word, instead }: FilterWord,
) =>
  db
    .insertInto('message_filter_word')
    .values({ word, instead, added_at: now, added_by: actor.name })
    .onConflict((conflict) => conflict.doNothing())
    .returning('word')
    .executeTakeFirst()

export const deleteWord = ({ db }: Db, word: string) =>
  db.deleteFrom('message_filter_word').where('word', '=', word).returning('word').executeTakeFirst()
