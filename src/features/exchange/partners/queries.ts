import type { Context } from '#platform/context.ts'

type Writer = Pick<Context, 'db' | 'now' | 'actor'>
export type NewPartner = {
  name: string
  zone: 'intranet' | 'extranet'
  card: string
  fingerprint: string
  ownFingerprint: string
}

export async function insertPartner({ db, now, actor }: Writer, given: NewPartner): Promise<number> {
  const { ownFingerprint, ...row } = given
  const { id } = await db
    .insertInto('exchange_partner')
    .values({ ...row, own_fingerprint: ownFingerprint, since: now, since_by: actor.name })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Whether the two were joined by these same keys before: packages of then would be believed again. */
export const wasJoined = async (
  { db }: Pick<Context, 'db'>,
  { fingerprint, ownFingerprint }: Pick<NewPartner, 'fingerprint' | 'ownFingerprint'>,
): Promise<boolean> =>
  (await db
    .selectFrom('exchange_partner')
    .where('fingerprint', '=', fingerprint)
    .where('own_fingerprint', '=', ownFingerprint)
    .select('id')
    .executeTakeFirst()) !== undefined

export const endPartner = ({ db, now, actor }: Writer, id: number, because: string) =>
  db
    .updateTable('exchange_partner')
    .set({ until: now, until_by: actor.name, until_because: because })
    .where('id', '=', id)
    .execute()
