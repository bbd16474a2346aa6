import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { below, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { giftFen } from '../payments/rules.ts'
import { named } from '../places/queries.ts'
import type { GiftState } from './rules.ts'

type Scope = Pick<Context, 'db' | 'reach'>
type Writer = Pick<Context, 'db' | 'now' | 'actor'>

export type GiftsAsked = {
  path: string
  text?: string | undefined
  state?: GiftState | undefined
  paidFrom?: Day | undefined
  paidUntil?: Day | undefined
}

const state = sql<GiftState>`case when gift.payment_id is null then 'kept'
  when gift.receipted_on is null then 'forwarded' else 'receipted' end`

export const giftsFound = (
  { db, reach }: Scope,
  { path, text, state: wanted, paidFrom, paidUntil }: GiftsAsked,
) =>
  db
    .selectFrom('dues_payment as payment')
    .innerJoin('dues_intake as intake', 'intake.id', 'payment.intake_id')
    .innerJoin('person', 'person.id', 'payment.person_id')
    .innerJoin('organization', 'organization.id', 'intake.organization_id')
    .leftJoin('dues_gift as gift', 'gift.payment_id', 'payment.id')
    .where('payment.month', 'is', null)
    .where('payment.withdrawn_at', 'is', null)
    .where('payment.fen', '>=', giftFen)
    .where(within('organization.path', reach))
    .where(below('organization.path', path))
    .$if(Boolean(text), (q) => q.where(named(text ?? '')))
    .$if(wanted !== undefined, (q) => q.where(state, '=', wanted ?? 'kept'))
    .$if(paidFrom !== undefined, (q) => q.where('intake.paid_on', '>=', paidFrom ?? ''))
    .$if(paidUntil !== undefined, (q) => q.where('intake.paid_on', '<=', paidUntil ?? ''))
type Found = ReturnType<typeof giftsFound>

const lines = (found: Found) =>
  found.select([
    'payment.id',
    'person.id as personId',
    'person.name as personName',
    'person.joined_on as joinedOn',
    sql<string>`coalesce(organization.short_name, organization.name)`.as('organizationName'),
    'organization.path',
    'payment.fen',
    'intake.paid_on as paidOn',
    state.as('state'),
    'gift.brief',
    'gift.forwarded_on as forwardedOn',
    'gift.forwarded_by as forwardedBy',
    'gift.receipted_on as receiptedOn',
    'gift.receipt_number as receiptNumber',
  ])
export type GiftRow = Awaited<ReturnType<typeof getGift>>

export const pageOfGifts = (found: Found, page: { limit: number; offset: number }) =>
  lines(found)
    .orderBy('intake.paid_on', 'desc')
    .orderBy('payment.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countGifts(found: Found): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

/** One within reach; its payment held where it is to be changed. @throws Refusal not-found */
export async function getGift(ctx: Scope, id: number, hold = false) {
  const row = await lines(giftsFound(ctx, { path: '' }))
    .where('payment.id', '=', id)
    .$if(hold, (q) => q.forUpdate('payment'))
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'not-found', { id })
  return row
}

export const insertForwarding = (
  { db, now, actor }: Writer,
  id: number,
  { forwardedOn, brief }: { forwardedOn: Day; brief: string },
) =>
  db
    .insertInto('dues_gift')
    .values({ payment_id: id, brief, forwarded_on: forwardedOn, forwarded_at: now, forwarded_by: actor.name })
    .execute()

export const setReceipt = (
  { db, now, actor }: Writer,
  id: number,
  { receiptedOn, receiptNumber }: { receiptedOn: Day; receiptNumber: string },
) =>
  db
    .updateTable('dues_gift')
    .set({
      receipted_on: receiptedOn,
      receipt_number: receiptNumber,
      receipted_at: now,
      receipted_by: actor.name,
    })
    .where('payment_id', '=', id)
    .execute()
