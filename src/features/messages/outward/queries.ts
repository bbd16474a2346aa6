import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { Facts } from '../templates/rules.ts'

type Db = Pick<Context, 'db'>
type Moment = Pick<Context, 'db' | 'now'>

export async function insertOutward(
  { db, now }: Moment,
  one: { deliveryId: number; template: string; facts: Facts; lapsesAt: Date },
): Promise<string> {
  const { key } = await db
    .insertInto('message_outward')
    .values({
      delivery_id: one.deliveryId,
      template_key: one.template,
      facts: JSON.stringify(one.facts),
      queued_at: now,
      lapses_at: one.lapsesAt,
    })
    .onConflict((conflict) =>
      conflict.column('delivery_id').doUpdateSet({
        key: sql`gen_random_uuid()`,
        queued_at: now,
        lapses_at: one.lapsesAt,
        sent_at: null,
        ended_at: null,
        number_for: null,
        number_to: null,
      }),
    )
    .returning('key')
    .executeTakeFirstOrThrow()
  return key
}

/** Those whose number is not sealed to this key yet, with the number as it is kept here. */
export const outwardUnsealed = async ({ db, now }: Moment, recipient: string) => {
  const { rows } = await sql<{ id: number; sealed: Buffer }>`
    select outward.id, coalesce(person.phone_sealed, reply.from_sealed) as sealed
    from message_outward as outward
      join message_delivery as delivery on delivery.id = outward.delivery_id
      join message on message.id = delivery.message_id
      left join person on person.id = message.person_id
      left join message_reply as reply on reply.id = message.reply_id
    where outward.ended_at is null and outward.lapses_at > ${now}
      and outward.number_to is distinct from ${recipient}
      and coalesce(person.phone_sealed, reply.from_sealed) is not null
    order by outward.id limit 500`.execute(db)
  return rows
}

export const setNumber = ({ db }: Db, id: number, number: string, recipient: string) =>
  db
    .updateTable('message_outward')
    .set({ number_for: number, number_to: recipient })
    .where('id', '=', id)
    .execute()

/** Those that are to stand on the other side now. */
export const outwardOpen = ({ db, now }: Moment, id?: number) =>
  db
    .selectFrom('message_outward')
    .where('ended_at', 'is', null)
    .where('lapses_at', '>', now.toISOString())
    .where('number_for', 'is not', null)
    .$if(id !== undefined, (q) => q.where('id', '=', id as number))
    .select([
      'id',
      'key',
      'template_key as template',
      sql<Facts>`facts`.as('facts'),
      'number_for as number',
      'lapses_at as lapsesAt',
    ])
    .$narrowType<{ number: string }>()
    .orderBy('id')
    .execute()

export const outwardByKey = ({ db }: Db, key: string) =>
  db
    .selectFrom('message_outward')
    .where('key', '=', key)
    .select(['id', 'delivery_id as deliveryId', 'ended_at as endedAt'])
    .executeTakeFirst()

export const endOutward = ({ db, now }: Moment, id: number) =>
  db
    .updateTable('message_outward')
    .set({ ended_at: now, number_for: null, number_to: null })
    .where('id', '=', id)
    .execute()

export const setOutwardSent = ({ db, now }: Moment, id: number) =>
  db.updateTable('message_outward').set({ sent_at: now }).where('id', '=', id).execute()

/** Whose end was not heard in time. */
export const outwardLapsed = ({ db, now }: Moment) =>
  db
    .selectFrom('message_outward')
    .where('ended_at', 'is', null)
    .where('lapses_at', '<=', now.toISOString())
    .select(['id', 'key', 'sent_at as sentAt'])
    .execute()

/** How many wait for the other network, or for what it says. */
export async function countOutward({ db }: Db): Promise<number> {
  const { n } = await db
    .selectFrom('message_outward')
    .where('ended_at', 'is', null)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}
