import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'

type Db = Pick<Context, 'db'>
type Moment = Pick<Context, 'db' | 'now'>

const standing = ({ db }: Db) => db.selectFrom('message_push_device').where('ended_at', 'is', null)

export const devicesOf = (ctx: Db, personId: number) =>
  standing(ctx)
    .where('person_id', '=', personId)
    .select(['id', 'name', 'added_at as addedAt', 'told_at as toldAt'])
    .orderBy('id')
    .execute()

/** Those of people who may still sign in: with what it takes to write to them. */
export const devicesOfPeople = ({ db }: Db, personIds: number[]) =>
  db
    .selectFrom('message_push_device as device')
    .innerJoin('account', 'account.person_id', 'device.person_id')
    .where('device.ended_at', 'is', null)
    .where('account.disabled_at', 'is', null)
    .where('device.person_id', 'in', personIds)
    .select([
      'device.id',
      'device.person_id as personId',
      'device.name',
      'device.subscription_sealed as sealed',
    ])
    .orderBy('device.id')
    .execute()

export type Ending = 'removed' | 'taken-over' | 'gone'

/** Ends those that stand among them; answers which, and whose. */
async function end(
  { db, now }: Moment,
  which: { ids: number[] } | { key: Buffer },
  because: Ending,
): Promise<{ id: number; name: string; personId: number }[]> {
  return db
    .updateTable('message_push_device')
    .set({ ended_at: now, ended_because: because })
    .where('ended_at', 'is', null)
    .where((eb) =>
      'key' in which
        ? eb('address_key', '=', which.key)
        : eb('id', '=', sql<number>`any(${which.ids}::int[])`),
    )
    .returning(['id', 'name', 'person_id as personId'])
    .execute()
}

export const endDevices = (ctx: Moment, ids: number[], because: Ending) => end(ctx, { ids }, because)

/** Whoever turned it on there before gets nothing there any more. */
export const takeOver = (ctx: Moment, key: Buffer) => end(ctx, { key }, 'taken-over')

export const insertDevice = (
  { db, now }: Moment,
  { personId, name, key, sealed }: { personId: number; name: string; key: Buffer; sealed: Buffer },
) =>
  db
    .insertInto('message_push_device')
    .values({ person_id: personId, name, address_key: key, subscription_sealed: sealed, added_at: now })
    .returning('id')
    .executeTakeFirstOrThrow()

export const setTold = ({ db, now }: Moment, ids: number[]) =>
  db
    .updateTable('message_push_device')
    .set({ told_at: now })
    .where('id', '=', sql<number>`any(${ids}::int[])`)
    .execute()
