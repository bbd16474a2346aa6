import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Zone } from '#basics/sensitivity.ts'
import type { Facts } from '#features/messages/templates/rules.ts'
import type { Context } from '#platform/context.ts'
import { midnight } from '#platform/midnight.ts'
import type { CrossingFilters } from './contract.ts'
import type { CrossingState } from './rules.ts'

type Db = Pick<Context, 'db' | 'zone'>
type Asked = Omit<CrossingFilters, 'sort' | 'descending'>

export type CrossingRow = {
  id: number
  template: string
  facts: Facts
  state: CrossingState
  because: string | null
  at: string
  lapsesAt: string
  sentAt: string | null
  settledAt: string | null
  packageId: number | null
  packageNumber: number | null
  recipientName: string | null
  organizationName: string | null
  text: string | null
}

/** SQL: inside, from the queue, what carriers said, and the last package it stands in. */
const inside = sql<CrossingRow>`(
  select outward.id, outward.template_key as template, outward.facts,
    case
      when outward.ended_at is not null then case
        when part.delivered then 'delivered' when part.state = 'outward-lapsed' then 'lapsed'
        when part.state = 'outward-withdrawn' then 'withdrawn' when not part.delivered then 'failed' else 'unknown' end
      when outward.sent_at is not null then 'sent'
      when package.state in ('draft', 'checked') then 'reading'
      when package.state = 'confirmed' then 'arrived'
      when package.state is not null then 'left' else 'waiting' end as state,
    case when outward.ended_at is not null and not part.delivered then part.state end as because,
    outward.queued_at as at, outward.lapses_at as "lapsesAt", outward.sent_at as "sentAt",
    outward.ended_at as "settledAt", package.id as "packageId", package.number as "packageNumber",
    coalesce(person.name, account.name, '未登记的号码 ' || reply.from_masked) as "recipientName",
    coalesce(organization.short_name, organization.name) as "organizationName", delivery.text
  from message_outward as outward
    join message_delivery as delivery on delivery.id = outward.delivery_id
    join message on message.id = delivery.message_id
    left join person on person.id = message.person_id
    left join account on account.id = message.account_id
    left join message_reply as reply on reply.id = message.reply_id
    left join organization on organization.id = message.organization_id
    left join message_part as part on part.gateway = 'exchange' and part.gateway_id = outward.key::text
    left join lateral (
      select package.id, package.number, package.state from exchange_key as name
        join exchange_item as item on item.kind = 'shortMessages' and item.key = name.key
        join exchange_package as package on package.id = item.package_id
      where name.kind = 'shortMessages' and name.local_id = outward.id and package.direction = 'out'
        and package.state <> 'discarded' and package.made_at >= outward.queued_at
        and not item.gone and item.held_because is null
      order by package.id desc limit 1) as package on true)`

/** SQL: outside, where nobody is known; the package is the one it came with first. */
const outside = sql<CrossingRow>`(
  select relay.id, relay.template_key as template, relay.facts,
    case relay.state when 'waiting' then 'arrived' else relay.state end as state, relay.because,
    relay.arrived_at as at, relay.lapses_at as "lapsesAt", relay.sent_at as "sentAt",
    relay.settled_at as "settledAt", package.id as "packageId", package.number as "packageNumber",
    null::text as "recipientName", null::text as "organizationName", null::text as text
  from message_relay as relay
    left join lateral (
      select package.id, package.number from exchange_key as name
        join exchange_item as item on item.kind = 'shortMessages' and item.key = name.key
        join exchange_package as package on package.id = item.package_id
      where name.kind = 'shortMessages' and name.local_id = relay.id and package.direction = 'in' and not item.gone
      order by package.id limit 1) as package on true)`

const rowsIn: Record<Zone, RawBuilder<CrossingRow>> = { intranet: inside, extranet: outside }

/** `named`: whether it is also looked for by whom it is for. */
export function listCrossing({ db, zone }: Db, asked: Asked, named: boolean) {
  const { text = '', state, template, from, until } = asked
  const number = Number(/\d+/.exec(text)?.[0] ?? -1)
  return db
    .selectFrom(rowsIn[zone].as('crossing'))
    .$if(Boolean(state?.length), (q) => q.where('state', 'in', state ?? []))
    .$if(template !== undefined, (q) => q.where('template', '=', template as string))
    .$if(from !== undefined, (q) => q.where('at', '>=', midnight(from ?? '')))
    .$if(until !== undefined, (q) =>
      q.where(sql<SqlBool>`crossing.at < ${midnight(until ?? '')} + interval '1 day'`),
    )
    .$if(text !== '', (q) =>
      q.where(
        sql<SqlBool>`("packageNumber" = ${number} or (${named} and strpos(lower("recipientName"), lower(${text})) > 0))`,
      ),
    )
}
type Found = ReturnType<typeof listCrossing>

export const pageOfCrossing = (
  found: Found,
  { sort, descending }: Pick<CrossingFilters, 'sort' | 'descending'>,
  page: { limit: number; offset: number },
) =>
  found
    .selectAll()
    .orderBy(sort, (by) => (descending ? by.desc() : by.asc()).nullsLast())
    .orderBy('id', descending ? 'desc' : 'asc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countCrossing(found: Found): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

export const oneCrossing = async ({ db, zone }: Db, id: number): Promise<CrossingRow | null> =>
  (await db.selectFrom(rowsIn[zone].as('crossing')).where('id', '=', id).selectAll().executeTakeFirst()) ??
  null
