import { sql } from 'kysely'
import { cipherNames } from '../ciphers.ts'
import type { Context } from '../context.ts'
import type { JobWorld } from '../jobs.ts'
import type { Sealed, Sealing } from '../sealing.ts'
import { type SealedRow, sealedAs } from './opening.ts'
import { type Place, places } from './places.ts'

type World = Pick<JobWorld, 'transaction' | 'read'>
type Keeper = Pick<Context, 'db' | 'sealing'>

/** How much lies sealed with which key and cipher, in the database and as files. */
export type Holding = Sealed & { values: number; files: number }
export type Resealed = { values: number; files: number; failed: string[] }

const atOnce = 200

/** Counts everything sealed, by key and cipher. */
export async function countSealed(world: World): Promise<Holding[]> {
  const holdings = new Map<string, Holding>()
  const add = (sealed: Sealed, what: 'values' | 'files', count: number) => {
    const name = `${sealed.key} ${sealed.cipher}`
    const holding = holdings.get(name) ?? { ...sealed, values: 0, files: 0 }
    holding[what] += count
    holdings.set(name, holding)
  }
  for (const place of places)
    for (const { head, count } of await world.read((ctx) => headsAt(ctx, place))) {
      const sealed = await world.read(async ({ sealing }) => sealing.sealedWith(head))
      if (sealed) add(sealed, 'values', count)
    }
  const files = await world.read(async (ctx) => ctx.files)
  for await (const { sealed } of files.each()) if (sealed) add(sealed, 'files', 1)
  return [...holdings.values()].sort((a, b) => a.key - b.key || (a.cipher < b.cipher ? -1 : 1))
}

/** The first three bytes say what something is sealed with; whether it is bound to a use makes no difference here. */
async function headsAt({ db }: Pick<Context, 'db'>, { table, read }: Place) {
  const { rows } = await sql<{ head: Buffer; count: number }>`
    select substr(sealed, 1, 3) as head, count(*)::int as count
    from (select ${sql.raw(read)} as sealed from ${sql.table(table)}) as every
    where sealed is not null group by 1`.execute(db)
  return rows
}

/**
 * Seals everything anew that is not sealed with the present key and cipher. Some rows at a time, each locked while it is
 * done, so that people go on working; stopped in the middle, it goes on from there the next time. What does not open is
 * left as it is and named.
 */
export async function reseal(world: World, tell: (text: string) => void = () => {}): Promise<Resealed> {
  const done: Resealed = { values: 0, files: 0, failed: [] }
  for (const place of places) await resealPlace(world, place, done, tell)
  const files = await world.read(async (ctx) => ctx.files)
  const current = await world.read(async ({ sealing }) => sealing.current)
  for await (const { digest, sealed } of files.each()) {
    if (isCurrent(sealed, current)) continue
    if (await files.reseal(digest)) done.files += 1
    else done.failed.push(`files/${digest}`)
    if (done.files % 50 === 0) tell(`已重新加密 ${done.files} 个文件`)
  }
  return done
}

const isCurrent = (sealed: Sealed | null, current: Sealed) =>
  sealed !== null && sealed.key === current.key && sealed.cipher === current.cipher && !sealed.old

async function resealPlace(world: World, place: Place, done: Resealed, tell: (text: string) => void) {
  let after = '(0,0)'
  for (;;) {
    const from = after
    const batch = await world.transaction((ctx) => resealBatch(ctx, place, from))
    done.values += batch.resealed
    done.failed.push(...batch.failed.map((row) => `${place.table}.${place.column} ${row}`))
    if (batch.last === null) return
    after = batch.last
    tell(`${place.table}：已重新加密 ${done.values} 项`)
  }
}

async function resealBatch({ db, sealing }: Keeper, place: Place, after: string) {
  const { key, cipher } = sealing.current
  const value = sql.raw(`(${place.read})`)
  const { rows } = await sql<SealedRow>`
    select ctid::text as place, ${value} as sealed, ${place.use ? sql.ref(place.use.column) : sql`null`} as use
    from ${sql.table(place.table)}
    where ctid > ${after}::tid and ${value} is not null
      and not (get_byte(${value}, 0) = 2 and get_byte(${value}, 1) = ${key}
        and get_byte(${value}, 2) & 127 = ${cipherNames.indexOf(cipher)})
    order by ctid limit ${atOnce} for update`.execute(db)
  const failed: string[] = []
  for (const row of rows) {
    const sealed = resealed(sealing, place, row)
    if (!sealed) failed.push(row.place)
    else
      await sql`update ${sql.table(place.table)} set ${sql.ref(place.column)} = ${written(place, sealed)}
        where ctid = ${row.place}::tid`.execute(db)
  }
  return { resealed: rows.length - failed.length, failed, last: rows.at(-1)?.place ?? null }
}

/** The statement that puts new bytes in their place. */
function written({ write }: Place, sealed: Buffer) {
  const [before = '', after = ''] = write.split('$1')
  return sql`${sql.raw(before)}${sealed}::bytea${sql.raw(after)}`
}

function resealed(sealing: Sealing, place: Place, row: SealedRow): Buffer | null {
  const as = sealedAs(place, row)
  try {
    return sealing.sealBytes(sealing.openBytes(row.sealed, as), as)
  } catch {
    return null
  }
}
