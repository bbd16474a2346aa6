import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { CrossingMessage } from '../outward/rules.ts'
import { interruptedAfterMinutes } from '../sending/rules.ts'
import type { Facts } from '../templates/rules.ts'
import type { RelayState } from './rules.ts'

type Db = Pick<Context, 'db'>
type Moment = Pick<Context, 'db' | 'now'>

/** What came from inside; the same again is the same, whatever became of it here. */
export async function keepRelay({ db, now }: Moment, given: CrossingMessage): Promise<number> {
  const { id } = await db
    .insertInto('message_relay')
    .values({
      key: given.key,
      template_key: given.template,
      facts: JSON.stringify(given.facts),
      number_for: given.number,
      lapses_at: given.lapsesAt,
      arrived_at: now,
    })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ dropped_at: null }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The intranet asks for it no more: what was not sent is not sent, and the number goes. */
export const dropRelay = ({ db, now }: Moment, id: number) =>
  sql`update message_relay set dropped_at = ${now}::timestamptz,
    number_for = case when state = 'sending' then number_for end,
    state = case when state = 'waiting' then 'withdrawn' else state end where id = ${id}`.execute(db)

/** Too late to be sent; and what was under way when the program ended, of which nobody knows. */
export async function tidyRelay({ db, now }: Moment): Promise<void> {
  await sql`update message_relay set state = 'lapsed', number_for = null, settled_at = ${now}::timestamptz
    where state = 'waiting' and lapses_at <= ${now}::timestamptz`.execute(db)
  const before = new Date(now.getTime() - interruptedAfterMinutes * 60_000).toISOString()
  await sql`update message_relay set state = 'unknown', because = 'interrupted', number_for = null, claimed_at = null
    where state = 'sending' and claimed_at < ${before}::timestamptz`.execute(db)
}

/** The next ones, claimed: from now on they are under way. */
export async function claimRelay({ db, now }: Moment, limit: number) {
  const { rows } = await sql<{ id: number; key: string; template: string; facts: Facts; number: string }>`
    update message_relay set state = 'sending', claimed_at = ${now}::timestamptz
    where id in (select id from message_relay where state = 'waiting' order by id limit ${limit} for update skip locked)
    returning id, key, template_key as template, facts, number_for as number`.execute(db)
  return rows
}

export const setRelay = (
  { db }: Db,
  id: number,
  change: {
    state: RelayState
    because: string | null
    gateway?: string
    ids?: string[]
    sentAt?: Date
    settledAt?: Date
  },
) =>
  db
    .updateTable('message_relay')
    .set({
      state: change.state,
      because: change.because,
      claimed_at: null,
      ...(change.state !== 'waiting' && { number_for: null }),
      ...(change.gateway !== undefined && { gateway: change.gateway }),
      ...(change.ids && { gateway_ids: JSON.stringify(change.ids) }),
      ...(change.sentAt && { sent_at: change.sentAt }),
      ...(change.settledAt && { settled_at: change.settledAt }),
    })
    .where('id', '=', id)
    .execute()

/** Sent, and nothing of it heard yet. */
export const relaySent = ({ db }: Db) =>
  db
    .selectFrom('message_relay')
    .where('state', '=', 'sent')
    .where('gateway', 'is not', null)
    .select(['id', 'gateway', sql<string[]>`gateway_ids`.as('ids')])
    .$narrowType<{ gateway: string }>()
    .execute()

/** What carriers said of these names, whichever message they belong to. */
export async function saidOf({ db }: Db, gateway: string, ids: string[]) {
  const rows = ids.length
    ? await db
        .selectFrom('message_receipt')
        .where('gateway', '=', gateway)
        .where('gateway_id', 'in', ids)
        .select(['gateway_id as id', 'delivered', 'state'])
        .execute()
    : []
  return new Map(rows.map(({ id, ...said }) => [id, said]))
}

/** Of which there is something to tell inside. */
export const relayTold = ({ db }: Db, id?: number) =>
  db
    .selectFrom('message_relay')
    .where('dropped_at', 'is', null)
    .where('state', 'not in', ['waiting', 'sending'])
    .$if(id !== undefined, (q) => q.where('id', '=', id as number))
    .select(['id', 'key', 'state', 'because'])
    .$narrowType<{ state: Exclude<RelayState, 'waiting' | 'sending'> }>()
    .orderBy('id')
    .execute()

/** How many there are in each state. */
export const countRelay = ({ db }: Db) =>
  db
    .selectFrom('message_relay')
    .groupBy('state')
    .select(({ fn }) => ['state', fn.countAll<number>().as('n')])
    .execute()

export async function relaySentLastMinute({ db, now }: Moment): Promise<number> {
  const { n } = await db
    .selectFrom('message_relay')
    .where('sent_at', '>', new Date(now.getTime() - 60_000).toISOString())
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}
