import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { Channel } from '../rules.ts'
import type { Planned } from '../sending/rules.ts'
import type { Facts } from '../templates/rules.ts'

type Db = Pick<Context, 'db'>

export type Recipient = {
  recipient: string
  personId: number | null
  accountId: number | null
  /** A reply of a number that is nobody's: whoever wrote it is answered. */
  replyId: number | null
  organizationId: number | null
  path: string
  hasNumber: boolean
  mail: string | null
  hasDevice: boolean
  muted: Channel[] | null
  quietFrom: number | null
  quietUntil: number | null
  digest: boolean | null
}

/**
 * Who is told: people, and accounts that are nobody's in the register. An account of a person is that person; whoever
 * has died is told nothing; an account that is disabled has no inbox. A reply stands for the number that wrote it.
 */
export async function recipientsOf(
  { db }: Db,
  asked: { personIds: number[]; accountIds: number[]; replyIds?: number[] },
): Promise<Recipient[]> {
  const { rows } = await sql<Recipient>`
    with asked as (
      select unnest(${asked.personIds}::int[]) as person_id
      union select person_id from account where id = any(${asked.accountIds}::int[]) and person_id is not null
    )
    select 'p' || person.id as recipient, person.id as "personId", account.id as "accountId",
      null::bigint as "replyId", person.organization_id as "organizationId", person.organization_path as path,
      person.phone_sealed is not null as "hasNumber", preference.mail, preference.muted,
      preference.quiet_from as "quietFrom", preference.quiet_until as "quietUntil", preference.digest,
      account.id is not null and exists (
        select from message_push_device as device where device.person_id = person.id and device.ended_at is null
      ) as "hasDevice"
    from asked join person on person.id = asked.person_id
      left join account on account.person_id = person.id and account.disabled_at is null
      left join message_preference as preference on preference.person_id = person.id
    where person.employment <> 'deceased'
    union all
    select 'a' || account.id, null, account.id, null, null, '', false, null, null, null, null, null, false
    from account
    where account.id = any(${asked.accountIds}::int[]) and account.person_id is null and account.disabled_at is null
    union all
    select 'r' || id, null, null, id, null, '', true, null, null, null, null, null, false
    from message_reply where id = any(${asked.replyIds ?? []}::bigint[])`.execute(db)
  return rows
}

export type NewMessage = {
  key: string
  recipient: string
  template_key: string
  template_version: number
  account_id: number | null
  person_id: number | null
  reply_id?: number | null
  in_inbox: boolean
  organization_id: number | null
  organization_path: string
  facts: Facts
  title: string
  body: string
  about_kind: string | null
  about_id: string | null
  link: string | null
  urgent: boolean
  mandatory: boolean
}

/** Writes what was not told before; answers those alone. */
export async function insertMessages(
  { db, now }: Pick<Context, 'db' | 'now'>,
  messages: NewMessage[],
): Promise<{ id: number; key: string; recipient: string }[]> {
  if (messages.length === 0) return []
  const { rows } = await sql<{ id: number; key: string; recipient: string }>`
    insert into message (key, recipient, template_key, template_version, account_id, person_id, reply_id, in_inbox,
      organization_id, organization_path, facts, title, body, about_kind, about_id, link, urgent, mandatory, created_at)
    select key, recipient, template_key, template_version, account_id, person_id, reply_id, in_inbox,
      organization_id, organization_path, facts, title, body, about_kind, about_id, link, urgent, mandatory,
      ${now.toISOString()}::timestamptz
    from json_to_recordset(${JSON.stringify(messages)}::json) as row (key text, recipient text, template_key text,
      template_version int, account_id int, person_id int, reply_id bigint, in_inbox boolean, organization_id int, organization_path text, facts jsonb,
      title text, body text, about_kind text, about_id text, link text, urgent boolean, mandatory boolean)
    on conflict (key, recipient) do nothing
    returning id, key, recipient`.execute(db)
  return rows
}

export type NewDelivery = Planned & {
  messageId: number
  text: string
  filed: { template: string; values: string[] } | null
  /** Text and filed values as they are handed over, where they hold a secret. */
  sealed: Buffer | null
}

export async function insertDeliveries(
  { db, now }: Pick<Context, 'db' | 'now'>,
  deliveries: NewDelivery[],
): Promise<void> {
  if (deliveries.length === 0) return
  const rows = deliveries.map((one) => ({
    message_id: one.messageId,
    channel: one.channel,
    place: one.place,
    status: one.status,
    because: one.because,
    text: one.text,
    filed_template: one.filed?.template ?? null,
    filed_values: one.filed?.values ?? null,
    sealed:
      one.status === 'waiting' || one.status === 'queued' ? (one.sealed?.toString('hex') ?? null) : null,
    not_before: one.notBefore.toISOString(),
    held: one.held,
    settled_at: one.status === 'dropped' || one.status === 'failed' ? now.toISOString() : null,
  }))
  await sql`
    insert into message_delivery (message_id, channel, place, status, because, text, filed_template, filed_values, sealed,
      not_before, held, settled_at)
    select message_id, channel, place, status, because, text, filed_template, filed_values, decode(sealed, 'hex'), not_before, held, settled_at
    from json_to_recordset(${JSON.stringify(rows)}::json) as row (message_id bigint, channel text, place int, status text,
      because text, text text, filed_template text, filed_values jsonb, sealed text, not_before timestamptz, held text,
      settled_at timestamptz)`.execute(db)
}
