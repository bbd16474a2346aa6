import { sql } from 'kysely'
import type { Context } from '../context.ts'
import type { Sealing } from '../sealing.ts'
import type { Place } from './places.ts'

export type SealedRow = { place: string; sealed: Buffer; use: Buffer | null }

/** What a row of a place was sealed as. */
export const sealedAs = ({ use }: Place, row: Pick<SealedRow, 'use'>) =>
  use && row.use ? use.of(row.use) : undefined

/** Opens a few rows of a place, taken at random; answers of each whether it opened. */
export async function openSomeAt(
  { db, sealing }: Pick<Context, 'db'> & { sealing: Sealing },
  place: Place,
  count: number,
): Promise<boolean[]> {
  const value = sql.raw(`(${place.read})`)
  const { rows } = await sql<SealedRow>`
    select ctid::text as place, ${value} as sealed, ${place.use ? sql.ref(place.use.column) : sql`null`} as use
    from ${sql.table(place.table)} where ${value} is not null order by random() limit ${count}`.execute(db)
  return rows.map((row) => opens(sealing, place, row))
}

function opens(sealing: Sealing, place: Place, row: SealedRow): boolean {
  try {
    sealing.openBytes(row.sealed, sealedAs(place, row))
    return true
  } catch {
    return false
  }
}
