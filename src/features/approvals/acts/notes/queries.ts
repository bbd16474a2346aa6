import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'

type Db = Pick<Context, 'db'>
type Writer = Pick<Context, 'db' | 'now' | 'actor'>

export const insertCopies = ({ db, now, actor }: Writer, affairId: number, accountIds: number[]) =>
  db
    .insertInto('affair_copy')
    .values(
      accountIds.map((id) => ({
        affair_id: affairId,
        account_id: id,
        copied_at: now,
        copied_by: actor.name,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()

export const insertDocuments = ({ db }: Db, affairId: number, documentIds: number[]) =>
  db
    .insertInto('affair_document')
    .values(documentIds.map((id) => ({ affair_id: affairId, document_id: id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()

export const saveDraft = (
  { db, now, actor }: Writer,
  affairId: number,
  { opinion, marks }: { opinion: string; marks: string[] },
) => {
  const saved = { opinion, marks: sql<string[]>`${marks}::text[]`, saved_at: now }
  return db
    .insertInto('affair_draft')
    .values({ affair_id: affairId, account_id: actor.accountId ?? 0, ...saved })
    .onConflict((conflict) => conflict.columns(['affair_id', 'account_id']).doUpdateSet(saved))
    .execute()
}

export const dropDraft = ({ db, actor }: Pick<Context, 'db' | 'actor'>, affairId: number) =>
  db
    .deleteFrom('affair_draft')
    .where('affair_id', '=', affairId)
    .where('account_id', '=', actor.accountId)
    .execute()

/** A copy counts as read from the first time on. */
export const setRead = ({ db, now, actor }: Writer, affairId: number) =>
  db
    .updateTable('affair_copy')
    .set({ read_at: now })
    .where('affair_id', '=', affairId)
    .where('account_id', '=', actor.accountId)
    .where('read_at', 'is', null)
    .execute()
