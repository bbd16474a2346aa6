import type { Database } from './database.ts'
import { firstHash, hashOf, type TrailEntry } from './trail.ts'

export type TrailVerdict = {
  valid: boolean
  /** How many entries hold, from the first one on. */
  entries: number
  /** The number of the first entry that was changed, or before which one is missing. */
  firstBroken: number | null
}

const pageSize = 2000

/** Recomputes the whole chain of the audit trail, page by page; `meet` is given each entry that holds. */
export async function checkTrail(
  db: Database,
  tell: (entries: number) => void = () => {},
  meet: (id: number, hash: Buffer) => void = () => {},
): Promise<TrailVerdict> {
  let entries = 0
  let previous: Uint8Array = firstHash
  for (;;) {
    const rows = await db
      .selectFrom('audit_entry')
      .where('id', '>', entries)
      .orderBy('id')
      .limit(pageSize)
      .selectAll()
      .execute()
    for (const { hash, previous_hash, ...entry } of rows) {
      const holds =
        entry.id === entries + 1 &&
        previous_hash.equals(previous) &&
        hash.equals(hashOf(entry as TrailEntry, previous))
      if (!holds) return { valid: false, entries, firstBroken: entry.id }
      entries += 1
      previous = hash
      meet(entry.id, hash)
    }
    tell(entries)
    if (rows.length < pageSize) return { valid: true, entries, firstBroken: null }
  }
}
