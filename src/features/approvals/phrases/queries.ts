import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'

type Who = Pick<Context, 'db' | 'actor'>

export async function phrasesOf({ db, actor }: Who): Promise<string[]> {
  const rows = await db
    .selectFrom('phrase')
    .where('account_id', '=', actor.accountId)
    .select('text')
    .orderBy('id')
    .execute()
  return rows.map(({ text }) => text)
}

/** At most fifty a person: the oldest goes. */
export async function insertPhrase({ db, actor }: Who, text: string): Promise<void> {
  await db
    .insertInto('phrase')
    .values({ account_id: actor.accountId as number, text })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await db
    .deleteFrom('phrase')
    .where('account_id', '=', actor.accountId)
    .where(
      sql<boolean>`id not in (select id from phrase where account_id = ${actor.accountId} order by id desc limit 50)`,
    )
    .execute()
}

export const deletePhrase = ({ db, actor }: Who, text: string) =>
  db.deleteFrom('phrase').where('account_id', '=', actor.accountId).where('text', '=', text).execute()
