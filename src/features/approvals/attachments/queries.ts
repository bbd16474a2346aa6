import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'

type Db = Pick<Context, 'db'>
type Who = Pick<Context, 'db' | 'actor'>

/** The files of an affair: those that were given, and those of the actor's that wait. */
export const attachmentsOf = ({ db, actor }: Who, affairId: number) =>
  db
    .selectFrom('affair_attachment')
    .where('affair_id', '=', affairId)
    .where((eb) => eb.or([eb('event_id', 'is not', null), eb('added_by', '=', actor.accountId)]))
    .select([
      'id',
      'name',
      'bytes',
      'digest',
      'event_id as eventId',
      'added_at as addedAt',
      'added_by as addedBy',
    ])
    .orderBy('id')
    .execute()

export async function countAttachments({ db }: Db, affairId: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from affair_attachment where affair_id = ${affairId}`.execute(db)
  return rows[0]?.n ?? 0
}

export type NewAttachment = { name: string; bytes: number; digest: string }

export const insertAttachments = (
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  affairId: number,
  eventId: number | null,
  files: NewAttachment[],
) =>
  db
    .insertInto('affair_attachment')
    .values(
      files.map((file) => ({
        affair_id: affairId,
        event_id: eventId,
        ...file,
        added_at: now,
        added_by: actor.accountId ?? 0,
      })),
    )
    .returning(['id', 'name'])
    .execute()

/** The actor's waiting files go along with an act. */
export const giveAttachments = ({ db, actor }: Who, affairId: number, eventId: number, ids: number[]) =>
  db
    .updateTable('affair_attachment')
    .set({ event_id: eventId })
    .where('affair_id', '=', affairId)
    .where('added_by', '=', actor.accountId)
    .where('event_id', 'is', null)
    .where('id', 'in', ids)
    .execute()

export const deleteAttachment = ({ db }: Db, id: number) =>
  db.deleteFrom('affair_attachment').where('id', '=', id).where('event_id', 'is', null).execute()
