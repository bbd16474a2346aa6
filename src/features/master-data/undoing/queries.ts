import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { FeedKind } from '../sheets/rules.ts'

type Db = Pick<Context, 'db'>

/** What the master data had said of a record before a feed said otherwise. */
export type SaidBefore = {
  kind: FeedKind
  key: string
  digest: string
  said: unknown
  feedId: number
  missingSince: string | null
}

/** What was said of these until now: a step back says it again. */
export async function saidUntilNow({ db }: Db, kind: FeedKind, keys: string[]): Promise<SaidBefore[]> {
  const { rows } = await sql<SaidBefore>`
    select kind, key, encode(digest, 'hex') as digest, said, feed_id as "feedId", missing_since as "missingSince"
    from source_record where kind = ${kind} and key = any(${keys}::text[])`.execute(db)
  return rows
}

export const keepSaidBefore = ({ db }: Db, feedId: number, before: SaidBefore[]) =>
  db
    .updateTable('feed')
    .set({ said_before: JSON.stringify(before) })
    .where('id', '=', feedId)
    .execute()

/**
 * The master data has not said what this feed said: its word of before stands again, and of what was told for the first
 * time there is none. What a later feed said, and what stays in the register, is left alone.
 */
export async function unsay(
  { db }: Db,
  feedId: number,
  stays: { people: string[]; organizations: string[] },
): Promise<void> {
  const staying = sql`select from unnest(
    case when source_record.kind = 'people' then ${stays.people}::text[] else ${stays.organizations}::text[] end) as given (key)
    where given.key = source_record.key`
  const before = sql`select given.* from feed, jsonb_to_recordset(coalesce(feed.said_before, '[]')) as given
    (kind text, key text, digest text, said jsonb, "feedId" integer, "missingSince" date) where feed.id = ${feedId}`
  await sql`
    delete from source_record where feed_id = ${feedId} and not exists (${staying})
      and not exists (select from (${before}) before where before.kind = source_record.kind and before.key = source_record.key)`.execute(
    db,
  )
  await sql`
    update source_record set digest = decode(before.digest, 'hex'), said = before.said, feed_id = before."feedId",
      missing_since = before."missingSince"
    from (${before}) before
    where source_record.feed_id = ${feedId} and source_record.kind = before.kind and source_record.key = before.key
      and not exists (${staying})`.execute(db)
}

/** How many differences of a feed wait, and how many were decided by somebody. */
export async function differencesOf(
  { db }: Db,
  feedId: number,
): Promise<{ waiting: number; decided: number }> {
  const { rows } = await sql<{ waiting: number; decided: number }>`
    select count(*) filter (where accepted_at is null and declined_at is null and settled_at is null)::integer as waiting,
      count(*) filter (where accepted_at is not null or declined_at is not null)::integer as decided
    from difference where feed_id = ${feedId}`.execute(db)
  return rows[0] ?? { waiting: 0, decided: 0 }
}

/** Differences that the feed raised and nobody decided on are settled; answers how many. */
export async function settleRaised(
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  feedId: number,
  because: string,
): Promise<number> {
  const { numAffectedRows } = await sql`
    update difference set settled_at = ${now.toISOString()}::timestamptz, decided_by = ${actor.name}, decided_because = ${because}
    where feed_id = ${feedId} and accepted_at is null and declined_at is null and settled_at is null`.execute(
    db,
  )
  return Number(numAffectedRows ?? 0)
}

/** Differences that the feed had overtaken wait again, unless the same one waits already. */
export const reopenOvertaken = ({ db }: Db, takenAt: string) =>
  sql`
    update difference set settled_at = null, decided_by = null
    where settled_at = ${takenAt}::timestamptz and decided_by = '主数据' and not exists (
      select from difference other where other.id <> difference.id and other.accepted_at is null and other.settled_at is null
        and other.field = difference.field and other.person_id is not distinct from difference.person_id
        and other.organization_id is not distinct from difference.organization_id
        and other.master_value is not distinct from difference.master_value
        and other.register_value is not distinct from difference.register_value)`.execute(db)

export const setFeedUndone = (
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  id: number,
  because: string,
) =>
  db
    .updateTable('feed')
    .set({ undone_at: now.toISOString(), undone_by: actor.name, undone_because: because })
    .where('id', '=', id)
    .execute()

/** 工号 of people, 组织编码 of organizations. */
export async function keysOf({ db }: Db, ids: { people: number[]; organizations: number[] }) {
  const [people, organizations] = await Promise.all([
    sql<{
      key: string
    }>`select employee_no as key from person where id = any(${ids.people}::integer[])`.execute(db),
    sql<{
      key: string
    }>`select code as key from organization where id = any(${ids.organizations}::integer[])`.execute(db),
  ])
  return {
    people: people.rows.map(({ key }) => key),
    organizations: organizations.rows.map(({ key }) => key),
  }
}
