import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Fen } from '#basics/money.ts'
import type { Month } from '#basics/months.ts'
import { below, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { RemittanceState } from './rules.ts'

type Scope = Pick<Context, 'db' | 'reach'>
type Writer = Pick<Context, 'db' | 'now' | 'actor'>

export type RemittancesAsked = {
  path: string
  receiverId?: number | undefined
  partOfId?: number | undefined
  state?: RemittanceState | undefined
  handedFrom?: Day | undefined
  handedUntil?: Day | undefined
  receivedFrom?: Day | undefined
  receivedUntil?: Day | undefined
  toAnswer?: boolean | undefined
}

/** SQL: whoever asks answers for the receiver; for what goes out of the institute, the sender writes down its receipt. */
const forReceiver = ({ reach }: Scope) =>
  sql<boolean>`coalesce(${within('receiver.path', reach)}, ${within('organization.path', reach)})`

export const remittancesFound = (ctx: Scope, { path, ...asked }: RemittancesAsked) =>
  ctx.db
    .selectFrom('dues_remittance as item')
    .innerJoin('organization', 'organization.id', 'item.organization_id')
    .leftJoin('organization as receiver', 'receiver.id', 'item.receiver_id')
    .where(within('organization.path', ctx.reach))
    .where(below('organization.path', path))
    .$if(asked.receiverId !== undefined, (q) => q.where('item.receiver_id', '=', asked.receiverId ?? 0))
    .$if(asked.partOfId !== undefined, (q) => q.where('item.part_of_id', '=', asked.partOfId ?? 0))
    .$if(asked.state !== undefined, (q) => q.where('item.state', '=', asked.state ?? 'sent'))
    .$if(asked.handedFrom !== undefined, (q) => q.where('item.handed_on', '>=', asked.handedFrom ?? ''))
    .$if(asked.handedUntil !== undefined, (q) => q.where('item.handed_on', '<=', asked.handedUntil ?? ''))
    .$if(asked.receivedFrom !== undefined, (q) => q.where('item.received_on', '>=', asked.receivedFrom ?? ''))
    .$if(asked.receivedUntil !== undefined, (q) =>
      q.where('item.received_on', '<=', asked.receivedUntil ?? ''),
    )
    .$if(asked.toAnswer === true, (q) => q.where('item.state', '=', 'sent').where(forReceiver(ctx)))
type Found = ReturnType<typeof remittancesFound>

const lines = (ctx: Scope, found: Found) =>
  found.select([
    'item.id',
    'item.organization_id as organizationId',
    sql<string>`coalesce(organization.short_name, organization.name)`.as('organizationName'),
    'organization.path',
    'item.receiver_id as receiverId',
    sql<string | null>`coalesce(receiver.short_name, receiver.name)`.as('receiverName'),
    sql<RemittanceState>`item.state`.as('state'),
    'item.from_month as fromMonth',
    'item.until_month as untilMonth',
    'item.collected_fen as collectedFen',
    'item.received_fen as receivedFen',
    'item.kept_fen as keptFen',
    'item.fen',
    'item.handed_on as handedOn',
    'item.note',
    'item.sent_by as sentBy',
    'item.received_on as receivedOn',
    'item.receipt_number as receiptNumber',
    'item.confirmed_by as confirmedBy',
    'item.ended_because as endedBecause',
    'item.part_of_id as partOfId',
    forReceiver(ctx).as('forReceiver'),
  ])
export type RemittanceRow = Awaited<ReturnType<typeof getRemittance>>

export const pageOfRemittances = (ctx: Scope, found: Found, page: { limit: number; offset: number }) =>
  lines(ctx, found)
    .orderBy('item.handed_on', 'desc')
    .orderBy('item.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countRemittances(found: Found): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

/** One within reach; held where it is to be changed. @throws Refusal not-found */
export async function getRemittance(ctx: Scope, id: number, hold = false) {
  const row = await lines(ctx, remittancesFound(ctx, { path: '' }))
    .where('item.id', '=', id)
    .$if(hold, (q) => q.forUpdate('item'))
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'not-found', { id })
  return row
}

/** The last that an organization handed up to the end of a month or further, unless it was taken or sent back. */
export const lastSent = (ctx: Scope, organizationId: number, untilMonth: Month) =>
  lines(ctx, remittancesFound(ctx, { path: '' }))
    .where('item.organization_id', '=', organizationId)
    .where('item.until_month', '>=', untilMonth)
    .where('item.state', 'in', ['sent', 'confirmed'])
    .orderBy('item.id', 'desc')
    .limit(1)
    .executeTakeFirst()

/** The committee that receives what an organization hands up: the nearest above it; null where there is none. */
export async function receiverOf({ db }: Pick<Context, 'db'>, path: string, id: number) {
  const row = await db
    .selectFrom('organization')
    .where('kind', '=', 'committee')
    .where('id', '<>', id)
    .where(sql<boolean>`starts_with(${path}, path)`)
    .select(['id', sql<string>`coalesce(short_name, name)`.as('name')])
    .orderBy(sql`length(path)`, 'desc')
    .executeTakeFirst()
  return row ?? null
}

export async function insertRemittance(
  { db, now, actor }: Writer,
  given: {
    organizationId: number
    receiverId: number | null
    fromMonth: Month
    untilMonth: Month
    collectedFen: Fen
    receivedFen: Fen
    keptFen: Fen
    fen: Fen
    handedOn: Day
    note: string | null
  },
): Promise<number> {
  const { id } = await db
    .insertInto('dues_remittance')
    .values({
      organization_id: given.organizationId,
      receiver_id: given.receiverId,
      from_month: given.fromMonth,
      until_month: given.untilMonth,
      collected_fen: given.collectedFen,
      received_fen: given.receivedFen,
      kept_fen: given.keptFen,
      fen: given.fen,
      handed_on: given.handedOn,
      note: given.note,
      sent_at: now,
      sent_by: actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const setConfirmed = (
  { db, now, actor }: Writer,
  id: number,
  { receivedOn, receiptNumber }: { receivedOn: Day; receiptNumber: string },
) =>
  db
    .updateTable('dues_remittance')
    .set({
      received_on: receivedOn,
      receipt_number: receiptNumber,
      confirmed_at: now,
      confirmed_by: actor.name,
    })
    .where('id', '=', id)
    .execute()

export const setEnded = (
  { db, now, actor }: Writer,
  id: number,
  how: 'recalled' | 'returned',
  because: string,
) =>
  db
    .updateTable('dues_remittance')
    .set({ ended_how: how, ended_at: now, ended_by: actor.name, ended_because: because })
    .where('id', '=', id)
    .execute()

export async function receiptKnown({ db }: Pick<Context, 'db'>, receiverId: number | null, number: string) {
  const row = await db
    .selectFrom('dues_remittance')
    .where('receiver_id', receiverId === null ? 'is' : '=', receiverId)
    .where('receipt_number', '=', number)
    .where('state', '=', 'confirmed')
    .select('id')
    .executeTakeFirst()
  return row !== undefined
}
