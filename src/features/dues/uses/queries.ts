import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Fen } from '#basics/money.ts'
import { below, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { Purpose } from '../funds/rules.ts'

type Scope = Pick<Context, 'db' | 'reach'>
type Writer = Pick<Context, 'db' | 'now' | 'actor'>

export type UsesAsked = {
  path: string
  fundOfId?: number | undefined
  purpose?: Purpose | undefined
  usedFrom?: Day | undefined
  usedUntil?: Day | undefined
}

export const usesFound = (
  { db, reach }: Scope,
  { path, fundOfId, purpose, usedFrom, usedUntil }: UsesAsked,
) =>
  db
    .selectFrom('dues_use as item')
    .innerJoin('organization', 'organization.id', 'item.organization_id')
    .where(within('organization.path', reach))
    .where(below('organization.path', path))
    .$if(fundOfId !== undefined, (q) =>
      q.where('item.organization_id', '=', fundOfId ?? 0).where('item.withdrawn_at', 'is', null),
    )
    .$if(purpose !== undefined, (q) => q.where('item.purpose', '=', purpose ?? 'training'))
    .$if(usedFrom !== undefined, (q) => q.where('item.used_on', '>=', usedFrom ?? ''))
    .$if(usedUntil !== undefined, (q) => q.where('item.used_on', '<=', usedUntil ?? ''))
type Found = ReturnType<typeof usesFound>
type Kept = { id: number; name: string; bytes: number }

const lines = (found: Found) =>
  found.select([
    'item.id',
    'item.organization_id as organizationId',
    sql<string>`coalesce(organization.short_name, organization.name)`.as('organizationName'),
    'organization.path',
    sql<Purpose>`item.purpose`.as('purpose'),
    'item.used_on as usedOn',
    'item.fen',
    'item.reason',
    'item.decided_on as decidedOn',
    'item.decision',
    'item.meeting_id as meetingId',
    'item.recorded_by as recordedBy',
    'item.withdrawn_because as withdrawnBecause',
    sql<
      Kept[]
    >`coalesce((select json_agg(json_build_object('id', voucher.id, 'name', kept.name, 'bytes', kept.bytes)
      order by voucher.id) from dues_use_file voucher join stored_file kept on kept.id = voucher.file_id
      where voucher.use_id = item.id), '[]')`.as('files'),
  ])
export type UseRow = Awaited<ReturnType<typeof getUse>>

export const pageOfUses = (found: Found, page: { limit: number; offset: number }) =>
  lines(found)
    .orderBy('item.used_on', 'desc')
    .orderBy('item.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countUses(found: Found): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

/** One within reach, held. @throws Refusal not-found */
export async function getUse(ctx: Scope, id: number) {
  const row = await lines(usesFound(ctx, { path: '' }))
    .where('item.id', '=', id)
    .forUpdate('item')
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'not-found', { id })
  return row
}

export async function insertUse(
  { db, now, actor }: Writer,
  given: {
    organizationId: number
    purpose: Purpose
    usedOn: Day
    fen: Fen
    reason: string
    decidedOn: Day
    decision: string
    meetingId: number | null
  },
): Promise<number> {
  const { id } = await db
    .insertInto('dues_use')
    .values({
      organization_id: given.organizationId,
      purpose: given.purpose,
      used_on: given.usedOn,
      fen: given.fen,
      reason: given.reason,
      decided_on: given.decidedOn,
      decision: given.decision,
      meeting_id: given.meetingId,
      recorded_at: now,
      recorded_by: actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const withdrawUse = ({ db, now, actor }: Writer, id: number, because: string) =>
  db
    .updateTable('dues_use')
    .set({ withdrawn_at: now, withdrawn_by: actor.name, withdrawn_because: because })
    .where('id', '=', id)
    .execute()
