import { type SqlBool, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { coversEverything, type Reach } from '#basics/reach.ts'
import { below, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import type { Database } from '#platform/database.ts'
import { Refusal } from '#platform/errors.ts'
import { midnight } from '#platform/midnight.ts'
import type { Channel, DeliveryStatus, Held } from '../rules.ts'

type Scope = { db: Database; reach: Reach }

export type Question = {
  status?: DeliveryStatus[] | undefined
  channel?: Channel | undefined
  text?: string | undefined
  path: string | null
  from?: Day | undefined
  until?: Day | undefined
}
export type Order = { sort: 'createdAt' | 'sentAt' | 'recipient'; descending: boolean }

/** Accounts that are nobody's in the register belong to no organization: whoever sees everything sees them. */
const seen = (reach: Reach) =>
  coversEverything(reach) ? sql<boolean>`true` : within('message.organization_path', reach)

/** SQL: whom it went to; a number that is nobody's has no name. */
const name = sql<string>`coalesce(person.name, account.name, '未登记的号码 ' || reply.from_masked)`

const joined = ({ db, reach }: Scope) =>
  db
    .selectFrom('message_delivery as delivery')
    .innerJoin('message', 'message.id', 'delivery.message_id')
    .leftJoin('person', 'person.id', 'message.person_id')
    .leftJoin('account', 'account.id', 'message.account_id')
    .leftJoin('message_reply as reply', 'reply.id', 'message.reply_id')
    .leftJoin('organization', 'organization.id', 'message.organization_id')
    .where(seen(reach))

export const deliveriesFound = (scope: Scope, asked: Question) =>
  joined(scope)
    .$if(Boolean(asked.status?.length), (q) => q.where('delivery.status', 'in', asked.status ?? []))
    .$if(asked.channel !== undefined, (q) => q.where('delivery.channel', '=', asked.channel as Channel))
    .$if(asked.path !== null, (q) => q.where(below('message.organization_path', asked.path ?? '')))
    .$if(Boolean(asked.text), (q) =>
      q.where(
        sql<SqlBool>`(strpos(${name}, ${asked.text ?? ''}) > 0
          or strpos(delivery.text, ${asked.text ?? ''}) > 0)`,
      ),
    )
    .$if(asked.from !== undefined, (q) => q.where('message.created_at', '>=', midnight(asked.from ?? '')))
    .$if(asked.until !== undefined, (q) =>
      q.where(sql<SqlBool>`message.created_at < ${midnight(asked.until ?? '')} + interval '1 day'`),
    )
type Found = ReturnType<typeof deliveriesFound>

const selected = (found: Found) =>
  found.select((eb) => [
    'delivery.id',
    name.as('recipientName'),
    sql<string | null>`coalesce(organization.short_name, organization.name)`.as('organizationName'),
    'message.organization_path as path',
    'message.template_key as templateKey',
    'delivery.channel',
    'delivery.status',
    'delivery.because',
    'delivery.not_before as notBefore',
    eb.ref('delivery.held').$castTo<Held | null>().as('held'),
    'delivery.text',
    'delivery.gateway',
    'delivery.to_masked as toMasked',
    'delivery.tries',
    'delivery.parts',
    'delivery.cost_milliyuan as costMilliyuan',
    'message.created_at as createdAt',
    'delivery.sent_at as sentAt',
    'delivery.settled_at as settledAt',
  ])

const orders = {
  createdAt: sql`message.created_at`,
  sentAt: sql`delivery.sent_at`,
  recipient: sql`coalesce(person.name_pinyin, account.name)`,
}

export const pageOfDeliveries = (
  found: Found,
  { sort, descending }: Order,
  page: { limit: number; offset: number },
) =>
  selected(found)
    .orderBy(orders[sort], (order) => (descending ? order.desc().nullsLast() : order.asc().nullsLast()))
    .orderBy('delivery.id', descending ? 'desc' : 'asc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
export type DeliveryRow = Awaited<ReturnType<typeof pageOfDeliveries>>[number]

export async function countDeliveries(found: Found): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

/** Failed or unknown, of the last month: somebody should look. */
export async function countTroubled(scope: Scope & Pick<Context, 'now'>): Promise<number> {
  const since = new Date(scope.now.getTime() - 30 * 86_400_000).toISOString()
  return countDeliveries(
    joined(scope)
      .where('delivery.status', 'in', ['failed', 'unknown'])
      .where('message.created_at', '>', since),
  )
}

/** @throws Refusal not-found */
export async function getDelivery(scope: Scope, id: number): Promise<DeliveryRow> {
  const found = await selected(joined(scope).where('delivery.id', '=', id)).executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

/** The number it went to, as it is kept; undefined or null: nobody's any more. */
export async function sealedNumberOf({ db }: Pick<Context, 'db'>, id: number): Promise<Buffer | null> {
  const row = await db
    .selectFrom('message_delivery as delivery')
    .innerJoin('message', 'message.id', 'delivery.message_id')
    .innerJoin('person', 'person.id', 'message.person_id')
    .where('delivery.id', '=', id)
    .select('person.phone_sealed')
    .executeTakeFirst()
  return row?.phone_sealed ?? null
}

/** Once more from the start; false when it has moved meanwhile. */
export async function requeue(
  { db, now }: Pick<Context, 'db' | 'now'>,
  { id, status }: { id: number; status: DeliveryStatus },
): Promise<boolean> {
  const done = await db
    .updateTable('message_delivery')
    .set({ status: 'queued', because: null, held: null, tries: 0, not_before: now, settled_at: null })
    .where('id', '=', id)
    .where('status', '=', status)
    .returning('id')
    .executeTakeFirst()
  return done !== undefined
}

/** By month of Beijing and channel, what went out and what it cost. */
export async function monthsOf({ db, reach }: Scope, year: number) {
  const { rows } = await sql<{
    month: string
    channel: Channel
    messages: number
    sent: number
    delivered: number
    failed: number
    unknown: number
    parts: number
    costMilliyuan: number
  }>`
    select to_char(message.created_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, delivery.channel,
      count(*) as messages, count(*) filter (where delivery.sent_at is not null) as sent,
      count(*) filter (where delivery.status = 'delivered') as delivered,
      count(*) filter (where delivery.status = 'failed') as failed,
      count(*) filter (where delivery.status = 'unknown') as unknown,
      coalesce(sum(delivery.parts), 0) as parts, coalesce(sum(delivery.cost_milliyuan), 0) as "costMilliyuan"
    from message_delivery as delivery join message on message.id = delivery.message_id
    where ${seen(reach)}
      and message.created_at >= ${midnight(`${year}-01-01`)} and message.created_at < ${midnight(`${year + 1}-01-01`)}
      and delivery.status not in ('waiting', 'dropped')
    group by 1, 2 order by 1, 2`.execute(db)
  return rows
}
