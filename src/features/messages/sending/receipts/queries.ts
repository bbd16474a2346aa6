import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'

type Db = Pick<Context, 'db'>
type Moment = Pick<Context, 'db' | 'now'>
type Report = { id: string; delivered: boolean; state: string }

/** The names of the parts; what was said of them before we knew them is taken up. */
export async function insertParts(
  { db }: Db,
  deliveryId: number,
  gateway: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  await sql`
    insert into message_part (gateway, gateway_id, delivery_id, state, delivered, reported_at)
    select ${gateway}, part.id, ${deliveryId}, receipt.state, receipt.delivered, receipt.received_at
    from unnest(${ids}::text[]) as part (id)
      left join message_receipt as receipt on receipt.gateway = ${gateway} and receipt.gateway_id = part.id
    on conflict (gateway, gateway_id) do nothing`.execute(db)
  await db
    .deleteFrom('message_receipt')
    .where('gateway', '=', gateway)
    .where('gateway_id', 'in', [...ids])
    .execute()
}

/** Writes what was said of a part; the delivery it belongs to, or null when nobody knows the part yet. */
export async function reportPart(
  { db, now }: Moment,
  gateway: string,
  report: Report,
): Promise<number | null> {
  const part = await db
    .updateTable('message_part')
    .set({ state: report.state, delivered: report.delivered, reported_at: now })
    .where('gateway', '=', gateway)
    .where('gateway_id', '=', report.id)
    .returning('delivery_id')
    .executeTakeFirst()
  if (part) return part.delivery_id
  const row = { state: report.state, delivered: report.delivered, received_at: now }
  await db
    .insertInto('message_receipt')
    .values({ gateway, gateway_id: report.id, ...row })
    .onConflict((conflict) => conflict.columns(['gateway', 'gateway_id']).doUpdateSet(row))
    .execute()
  return null
}

export const partsOf = ({ db }: Db, deliveryId: number) =>
  db.selectFrom('message_part').where('delivery_id', '=', deliveryId).select(['delivered', 'state']).execute()

/** What the carrier's word makes of a delivery: also of one that was unknown, or given up. */
export const settle = (
  { db, now }: Moment,
  id: number,
  { status, because }: { status: 'delivered' | 'failed'; because: string | null },
) =>
  db
    .updateTable('message_delivery')
    .set((eb) => ({
      status,
      because,
      settled_at: now,
      claimed_at: null,
      sent_at: eb.fn.coalesce('sent_at', sql<Date>`${now}::timestamptz`),
    }))
    .where('id', '=', id)
    .where('status', 'in', ['sent', 'unknown', 'failed'])
    .execute()
