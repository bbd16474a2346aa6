import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'

const own = ({ db, actor }: Pick<Context, 'db' | 'actor'>) =>
  db.selectFrom('saved_view').where('account_id', '=', actor.accountId ?? 0)

const columns = ['id', 'list', 'name', 'definition', 'saved_at as savedAt'] as const

export const viewsOf = (ctx: Pick<Context, 'db' | 'actor'>, list: string) =>
  own(ctx).where('list', '=', list).select(columns).orderBy('id').execute()

export async function getView(ctx: Pick<Context, 'db' | 'actor'>, id: number) {
  const found = await own(ctx).where('id', '=', id).select(columns).executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

/** Saves a view; one of the same name is replaced. */
export const saveView = (
  { db, actor, now }: Pick<Context, 'db' | 'actor' | 'now'>,
  view: { list: string; name: string; definition: unknown },
) => {
  const saved = { definition: JSON.stringify(view.definition), saved_at: now }
  return db
    .insertInto('saved_view')
    .values({ account_id: actor.accountId as number, list: view.list, name: view.name, ...saved })
    .onConflict((conflict) => conflict.columns(['account_id', 'list', 'name']).doUpdateSet(saved))
    .returning(columns)
    .executeTakeFirstOrThrow()
}

export const changeView = (
  { db, now }: Pick<Context, 'db' | 'now'>,
  id: number,
  { name, definition }: { name: string; definition: unknown },
) =>
  db
    .updateTable('saved_view')
    .set({ name, definition: JSON.stringify(definition), saved_at: now })
    .where('id', '=', id)
    .returning(columns)
    .executeTakeFirstOrThrow()

export const deleteView = ({ db }: Pick<Context, 'db'>, id: number) =>
  db.deleteFrom('saved_view').where('id', '=', id).execute()
