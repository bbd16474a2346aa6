import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor, Deed } from './context.ts'
import type { Database } from './database.ts'

/** Any number, the same in every server: writers of the trail take turns at their commit. */
const turn = 7_100_922

/** One entry as it is hashed: every column but the hash itself. */
export type TrailEntry = {
  id: number
  at: string
  account_id: number | null
  person_id: number | null
  actor_name: string
  acting_roles: string
  action: string
  subject_kind: string
  subject_id: string
  subject_name: string | null
  organization_path: string
  before: unknown
  after: unknown
  reason: string | null
  ip: string
  agent: string
}

/** Objects with their keys in order, so that a value read back from jsonb gives the same text. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value as Record<string, unknown>).filter(([, one]) => one !== undefined)
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, canonical(one)]),
  )
}

/** SHA-256 over the hash of the entry before and this entry's content. */
export function hashOf(entry: TrailEntry, previous: Uint8Array): Buffer {
  return createHash('sha256')
    .update(previous)
    .update(JSON.stringify(canonical(entry)))
    .digest()
}

export const firstHash = Buffer.alloc(32)

const plain = (value: unknown) =>
  value === undefined ? null : (JSON.parse(JSON.stringify(value)) as unknown)

/** Appends deeds to the chain; the last thing a transaction does, for the chain is locked until its end. */
export async function writeTrail(db: Database, deeds: Deed[], actor: Actor, now: Date): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(turn)})`.execute(db)
  const last = await db
    .selectFrom('audit_entry')
    .select(['id', 'hash'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  let [id, previous] = [last?.id ?? 0, last?.hash ?? firstHash]
  const rows = deeds.map((deed) => {
    id += 1
    const entry = entryOf(deed, actor, now, id)
    const row = { ...entry, previous_hash: previous, hash: hashOf(entry, previous) }
    previous = row.hash
    return { ...row, before: JSON.stringify(entry.before), after: JSON.stringify(entry.after) }
  })
  await db.insertInto('audit_entry').values(rows).execute()
}

function entryOf(deed: Deed, actor: Actor, now: Date, id: number): TrailEntry {
  const who: Deed['by'] & object = deed.by ?? actor
  return {
    id,
    at: now.toISOString(),
    account_id: who.accountId,
    person_id: who.personId,
    actor_name: who.name,
    acting_roles: (who.acting ?? actor.acting).map((grant) => grant.title).join('、'),
    action: deed.action,
    subject_kind: deed.subject.kind,
    subject_id: String(deed.subject.id),
    subject_name: deed.subject.name ?? null,
    organization_path: deed.path ?? '',
    before: plain(deed.before),
    after: plain(deed.after),
    reason: deed.reason ?? null,
    ip: (who.from ?? actor.from).ip,
    agent: (who.from ?? actor.from).agent,
  }
}
