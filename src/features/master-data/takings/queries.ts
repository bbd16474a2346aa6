import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import type { NewDifference } from '../plans/differences/rules.ts'
import type { FeedKind } from '../sheets/rules.ts'

type Writer = Pick<Context, 'db' | 'now' | 'sealing'>

/** One feed is taken at a time, on whatever process. False: another one is being taken just now. */
export async function holdTaking({ db }: Pick<Context, 'db'>): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`select pg_try_advisory_xact_lock(7100930) as held`.execute(db)
  return rows[0]?.held ?? false
}

export type SourceRecord = { key: string; digest: string; said: unknown }

/** Remembers what the master data says now, thousands at once. */
export async function rememberSaid(
  { db }: Pick<Context, 'db'>,
  feedId: number,
  kind: FeedKind,
  records: SourceRecord[],
): Promise<void> {
  if (records.length === 0) return
  await sql`
    insert into source_record (kind, key, digest, said, feed_id)
    select ${kind}::text, key, decode(digest, 'hex'), said, ${feedId}::integer
    from json_to_recordset(${JSON.stringify(records)}::json) as row (key text, digest text, said jsonb)
    on conflict (kind, key) do update
    set digest = excluded.digest, said = excluded.said, feed_id = excluded.feed_id, missing_since = null`.execute(
    db,
  )
}

/** Since when the master data is silent about these; about all others spoken of again. */
export async function markMissing(
  { db }: Pick<Context, 'db'>,
  kind: FeedKind,
  missing: string[],
  spokenOf: string[],
  on: Day,
): Promise<void> {
  await sql`
    update source_record set missing_since = coalesce(missing_since, ${on}::date)
    where kind = ${kind} and exists (select from unnest(${missing}::text[]) given (key) where given.key = source_record.key)`.execute(
    db,
  )
  await sql`
    update source_record set missing_since = null
    where kind = ${kind} and missing_since is not null
      and exists (select from unnest(${spokenOf}::text[]) given (key) where given.key = source_record.key)`.execute(
    db,
  )
}

export type Overtaken = {
  personId: number | null
  organizationId: number | null
  field: string
  value: string | null
  agrees: boolean
}

/** Differences that the master data has overtaken: it says something else now, or the same as the register. */
export async function settleOvertaken({ db, now }: Writer, overtaken: Overtaken[]): Promise<void> {
  if (overtaken.length === 0) return
  await sql`
    update difference set settled_at = ${now.toISOString()}::timestamptz, decided_by = '主数据'
    from json_to_recordset(${JSON.stringify(overtaken)}::json) as said
      ("personId" integer, "organizationId" integer, field text, value text, agrees boolean)
    where difference.accepted_at is null and difference.declined_at is null and difference.settled_at is null
      and difference.field = said.field
      and difference.person_id is not distinct from said."personId"
      and difference.organization_id is not distinct from said."organizationId"
      and (said.agrees or difference.master_value is distinct from said.value)`.execute(db)
}

/** Whoever was missing and is spoken of again is no longer in question. */
export async function settleReappeared({ db, now }: Writer, kind: FeedKind, keys: string[]): Promise<void> {
  const [subject, key, id] =
    kind === 'people'
      ? [sql`person`, sql`employee_no`, sql`difference.person_id`]
      : [sql`organization`, sql`code`, sql`difference.organization_id`]
  await sql`
    update difference set settled_at = ${now.toISOString()}::timestamptz, decided_by = '主数据'
    from ${subject} subject
    where difference.kind = 'missing' and subject.id = ${id}
      and difference.accepted_at is null and difference.declined_at is null and difference.settled_at is null
      and exists (select from unnest(${keys}::text[]) given (key) where given.key = subject.${key})`.execute(
    db,
  )
}

/** Puts differences into the inbox; a pair of values that waits there or was declined is not raised again. */
export async function raiseDifferences(
  { db, now, sealing }: Writer,
  feedId: number,
  differences: NewDifference[],
) {
  if (differences.length === 0) return
  const rows = differences.map(({ secret, ...one }) => ({
    ...one,
    sealed: secret && sealing.seal(secret).toString('hex'),
  }))
  await sql`
    insert into difference (feed_id, organization_id, person_id, kind, field, master_value, register_value, master_text,
      register_text, master_sealed, along, effective_on, raised_at)
    select ${feedId}::integer, "organizationId", "personId", kind, field, "masterValue", "registerValue", "masterText",
      "registerText", decode(sealed, 'hex'), along, "effectiveOn", ${now.toISOString()}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json) as row ("organizationId" integer, "personId" integer, kind text,
      field text, "masterValue" text, "registerValue" text, "masterText" text, "registerText" text, sealed text, along jsonb,
      "effectiveOn" date)
    on conflict do nothing`.execute(db)
}

/** What the register now holds of these keys, as the digests say it, in the order of the keys. */
export async function heldDigests({ db }: Pick<Context, 'db'>, kind: FeedKind, keys: string[]) {
  const { rows } = await sql<{ key: string; digest: string }>`
    select key, encode(digest, 'hex') as digest from source_record
    where kind = ${kind} and exists (select from unnest(${keys}::text[]) given (key) where given.key = source_record.key)
    order by key collate "C"`.execute(db)
  return rows
}
