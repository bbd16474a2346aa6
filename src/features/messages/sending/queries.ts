import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { Channel } from '../rules.ts'
import type { Facts } from '../templates/rules.ts'
import { interruptedAfterMinutes } from './rules.ts'

type Db = Pick<Context, 'db'>
type Moment = Pick<Context, 'db' | 'now'>
const ago = (now: Date, minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString()

/** What was being handed over when the program ended: nobody knows whether it went, so it is not sent again. */
export async function markInterrupted({ db, now }: Moment): Promise<number> {
  const done = await db
    .updateTable('message_delivery')
    .set({ status: 'unknown', because: 'interrupted', claimed_at: null, sealed: null })
    .where('status', '=', 'sending')
    .where('claimed_at', '<', ago(now, interruptedAfterMinutes))
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}

/**
 * Channels that stand by: the next one begins when all before it have failed, and none is needed when one arrived, or
 * when a day has passed since it was sent.
 */
export async function moveOn({ db, now }: Moment): Promise<void> {
  await sql`
    update message_delivery as next set
      status = case when settled.arrived then 'dropped' else 'queued' end,
      because = case when settled.arrived then 'not-needed' end,
      settled_at = case when settled.arrived then ${now}::timestamptz end,
      sealed = case when settled.arrived then null else next.sealed end,
      not_before = ${now}::timestamptz
    from (
      select message_id, bool_or(status = 'delivered' or (status in ('sent', 'unknown') and not_before < ${ago(now, 1440)})) as arrived,
        bool_and(status in ('failed', 'dropped')) as failed, max(place) as place
      from message_delivery
      where status <> 'waiting'
        and message_id = any(array(select message_id from message_delivery where status = 'waiting'))
      group by message_id
    ) as settled
    where next.message_id = settled.message_id and next.status = 'waiting'
      and (settled.arrived or (settled.failed and next.place = (
        select min(place) from message_delivery as one where one.message_id = next.message_id and one.status = 'waiting')))`.execute(
    db,
  )
}

export type DigestPart = { id: number; messageId: number; recipient: string; channel: Channel; read: boolean }

/** What waits for the digest and whose hour has come, locked. */
export async function digestDue({ db, now }: Moment): Promise<DigestPart[]> {
  const { rows } = await sql<DigestPart>`
    select delivery.id, delivery.message_id as "messageId", message.recipient, delivery.channel,
      message.read_at is not null as read
    from message_delivery as delivery join message on message.id = delivery.message_id
    where delivery.status = 'queued' and delivery.held = 'digest' and delivery.not_before <= ${now}
    order by delivery.id
    for update of delivery`.execute(db)
  return rows
}

export const release = ({ db }: Db, ids: number[]) =>
  db.updateTable('message_delivery').set({ held: null }).where('id', 'in', ids).execute()

export const drop = ({ db, now }: Moment, ids: number[], because: string, digestId: number | null = null) =>
  db
    .updateTable('message_delivery')
    .set({ status: 'dropped', because, held: null, settled_at: now, digest_id: digestId, sealed: null })
    .where('id', 'in', ids)
    .execute()

export const deliveryOf = ({ db }: Db, messageId: number, channel: Channel) =>
  db
    .selectFrom('message_delivery')
    .where('message_id', '=', messageId)
    .where('channel', '=', channel)
    .select('id')
    .executeTakeFirstOrThrow()

/** How many a channel has been given in the last minute. */
export async function sentLastMinute({ db, now }: Moment, channel: Channel): Promise<number> {
  const row = await db
    .selectFrom('message_delivery')
    .where('channel', '=', channel)
    .where((eb) =>
      eb.or([
        eb('sent_at', '>', ago(now, 1)),
        eb.and([eb('status', '=', 'sending'), eb('claimed_at', '>', ago(now, 1))]),
      ]),
    )
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

export type Due = {
  id: number
  text: string
  filedTemplate: string | null
  filedValues: string[] | null
  sealed: Buffer | null
  template: string
  facts: Facts
  tries: number
  sealedNumber: Buffer | null
  numberKey: Buffer | null
  numberMasked: string | null
  blocked: boolean
  mail: string | null
  link: string | null
  personId: number | null
  urgent: boolean
  deceased: boolean
  /** Read in the inbox meanwhile: nobody need be told any more. */
  read: boolean
}

/** The next ones whose time has come, locked against others who send. */
export async function claimable({ db, now }: Moment, channel: Channel, limit: number): Promise<Due[]> {
  const { rows } = await sql<Due>`
    select delivery.id, delivery.text, delivery.filed_template as "filedTemplate", delivery.filed_values as "filedValues",
      delivery.sealed, delivery.tries, message.template_key as template, message.facts, coalesce(person.phone_sealed, reply.from_sealed) as "sealedNumber",
      coalesce(person.phone_key, reply.from_key) as "numberKey",
      coalesce(person.phone_masked, reply.from_masked) as "numberMasked", person.employment = 'deceased' as deceased,
      exists (select from message_blocked_number as blocked
        where blocked.number_key = coalesce(person.phone_key, reply.from_key)) as blocked,
      wish.mail, message.link, message.person_id as "personId", message.urgent,
      message.read_at is not null and not message.urgent and not message.mandatory as read
    from message_delivery as delivery join message on message.id = delivery.message_id
      left join person on person.id = message.person_id
      left join message_reply as reply on reply.id = message.reply_id
      left join message_preference as wish on wish.person_id = message.person_id
    where delivery.status = 'queued' and delivery.channel = ${channel} and delivery.not_before <= ${now}
      and delivery.held is distinct from 'digest'
    order by delivery.not_before, delivery.id
    limit ${limit}
    for update of delivery skip locked`.execute(db)
  return rows
}

/** How often each of these numbers or addresses was written to in the last hour. */
export async function sentThisHour({ db, now }: Moment, keys: Buffer[]): Promise<Map<string, number>> {
  const rows = keys.length
    ? await db
        .selectFrom('message_delivery')
        .where('to_key', 'in', keys)
        .where('sent_at', '>', ago(now, 60))
        .groupBy('to_key')
        .select(({ fn }) => ['to_key', fn.countAll<number>().as('n')])
        .execute()
    : []
  return new Map(rows.map((row) => [row.to_key?.toString('hex') ?? '', Number(row.n)]))
}

/** Whom a delivery goes to: the number or address, how it is counted, how it may be shown. */
export type Target = { to: string; key: Buffer; masked: string }

export const claim = ({ db, now }: Moment, id: number, { key, masked }: Target, gateway: string) =>
  db
    .updateTable('message_delivery')
    .set((eb) => ({
      status: 'sending',
      claimed_at: now,
      held: null,
      tries: eb('tries', '+', 1),
      gateway,
      to_key: key,
      to_masked: masked,
    }))
    .where('id', '=', id)
    .execute()

export const hold = (
  { db }: Db,
  id: number,
  held: 'retry' | 'rate',
  notBefore: Date,
  because: string | null,
) =>
  db
    .updateTable('message_delivery')
    .set({ status: 'queued', held, not_before: notBefore, claimed_at: null, because })
    .where('id', '=', id)
    .execute()

export const fail = ({ db, now }: Moment, id: number, because: string) =>
  db
    .updateTable('message_delivery')
    .set({ status: 'failed', because, held: null, claimed_at: null, settled_at: now, sealed: null })
    .where('id', '=', id)
    .execute()

export const setUnknown = ({ db }: Db, id: number, because: string) =>
  db
    .updateTable('message_delivery')
    .set({ status: 'unknown', because: because || 'interrupted', held: null, claimed_at: null, sealed: null })
    .where('id', '=', id)
    .execute()

export const setSent = (
  { db, now }: Moment,
  id: number,
  { parts, costMilliyuan, text }: { parts: number; costMilliyuan: number; text?: string },
) =>
  db
    .updateTable('message_delivery')
    .set({
      status: 'sent',
      because: null,
      held: null,
      claimed_at: null,
      sealed: null,
      ...(text !== undefined && { text }),
      sent_at: now,
      parts,
      cost_milliyuan: costMilliyuan,
    })
    .where('id', '=', id)
    .execute()
