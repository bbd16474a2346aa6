import type { Context } from '#platform/context.ts'

type Db = Pick<Context, 'db'>

/** What was approved for a document and is not stamped, in the order of its signers; held until the transaction ends. */
export const holdWaiting = ({ db }: Db, documentId: number) =>
  db
    .selectFrom('seal_use')
    .where('document_id', '=', documentId)
    .where('status', '=', 'approved')
    .select(['id', 'seal_id as sealId', 'position', 'round', 'reason'])
    .orderBy('position')
    .orderBy('id')
    .forUpdate()
    .execute()
export type WaitingUse = Awaited<ReturnType<typeof holdWaiting>>[number]

/** Documents on which a stamping was approved and last tried before a moment, those that waited longest first. */
export async function lateDocuments({ db }: Db, before: Date, most: number): Promise<number[]> {
  const since = before.toISOString()
  const rows = await db
    .selectFrom('seal_use')
    .where('approved_at', 'is not', null)
    .where('stamped_at', 'is', null)
    .where('stopped_at', 'is', null)
    .where('approved_at', '<=', since)
    .where((eb) => eb.or([eb('attempted_at', 'is', null), eb('attempted_at', '<', since)]))
    .select(({ fn }) => ['document_id as documentId', fn.min('approved_at').as('since')])
    .groupBy('document_id')
    .orderBy('since')
    .limit(most)
    .execute()
  return rows.map(({ documentId }) => documentId)
}

export const countAttempt = ({ db, now }: Pick<Context, 'db' | 'now'>, ids: number[]) =>
  db
    .updateTable('seal_use')
    .set((eb) => ({ attempts: eb('attempts', '+', 1), attempted_at: now }))
    .where('id', 'in', ids)
    .execute()

export const setStopped = ({ db, now }: Pick<Context, 'db' | 'now'>, id: number, because: string) =>
  db.updateTable('seal_use').set({ stopped_at: now, stopped_because: because }).where('id', '=', id).execute()

export const setStamped = (
  { db, now }: Pick<Context, 'db' | 'now'>,
  id: number,
  stamped: { certificateId: number; digest: string },
) =>
  db
    .updateTable('seal_use')
    .set({ stamped_at: now, certificate_id: stamped.certificateId, stamped_digest: stamped.digest })
    .where('id', '=', id)
    .execute()

/** The code under which the document is looked up; the one it has already, when there is one. */
export async function verificationCode(
  { db, now }: Pick<Context, 'db' | 'now'>,
  documentId: number,
  fresh: string,
): Promise<string> {
  await db
    .insertInto('document_verification')
    .values({ document_id: documentId, code: fresh, made_at: now })
    .onConflict((conflict) => conflict.column('document_id').doNothing())
    .execute()
  const { code } = await db
    .selectFrom('document_verification')
    .where('document_id', '=', documentId)
    .select('code')
    .executeTakeFirstOrThrow()
  return code
}
