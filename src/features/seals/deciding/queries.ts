import type { Context } from '#platform/context.ts'

type Writer = Pick<Context, 'db' | 'now' | 'actor'>

export async function insertUse(
  { db, now, actor }: Writer,
  use: {
    sealId: number
    documentId: number
    round: number
    position: number
    reason: string
    basis: string | null
  },
): Promise<number> {
  const approved = use.basis === null ? {} : { approved_at: now, approved_by: actor.name, basis: use.basis }
  const { id } = await db
    .insertInto('seal_use')
    .values({
      seal_id: use.sealId,
      document_id: use.documentId,
      round: use.round,
      position: use.position,
      reason: use.reason,
      applied_at: now,
      applied_by: actor.name,
      account_id: actor.accountId,
      ...approved,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const setApproved = ({ db, now, actor }: Writer, id: number) =>
  db.updateTable('seal_use').set({ approved_at: now, approved_by: actor.name }).where('id', '=', id).execute()

export const setDeclined = ({ db, now, actor }: Writer, id: number, because: string) =>
  db
    .updateTable('seal_use')
    .set({ declined_at: now, declined_by: actor.name, declined_because: because })
    .where('id', '=', id)
    .execute()

export const setWithdrawn = ({ db, now }: Pick<Context, 'db' | 'now'>, id: number) =>
  db.updateTable('seal_use').set({ withdrawn_at: now }).where('id', '=', id).execute()

export const setRevoked = ({ db, now, actor }: Writer, id: number, because: string) =>
  db
    .updateTable('seal_use')
    .set({ revoked_at: now, revoked_by: actor.name, revoked_because: because })
    .where('id', '=', id)
    .execute()
