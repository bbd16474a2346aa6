import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { Signed } from '#platform/exchange/package.ts'
import type { Direction, Outcome, PackageState } from '../rules.ts'

type Writer = Pick<Context, 'db' | 'now' | 'actor'>

export type NewFinding = { what: string; place: string; excerpt: string; grade: 'never' | 'decide' | 'note' }
export type NewItem = {
  kind: string
  key: string
  name: string
  digest: string | null
  body: string | null
  files: unknown[]
  bytes: number
  heldBecause: string | null
  outcome: Outcome | null
  findings: NewFinding[]
}

export async function insertPackage(
  { db, now, actor }: Writer,
  made: {
    partnerId: number
    direction: Direction
    state: PackageState
    whole?: Record<string, string[]>
    arrived?: { number: number; digest: string; bytes: number; items: number }
  },
): Promise<number> {
  const { id } = await db
    .insertInto('exchange_package')
    .values({
      partner_id: made.partnerId,
      direction: made.direction,
      state: made.state,
      whole: JSON.stringify(made.whole ?? {}),
      ...made.arrived,
      made_at: now,
      made_by: actor.name,
      account_id: actor.accountId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function insertItems({ db, actor }: Writer, packageId: number, items: NewItem[]): Promise<void> {
  for (const [at, item] of items.entries()) {
    const { heldBecause, findings, files, kind, key, name, digest, body, bytes, outcome } = item
    const { id } = await db
      .insertInto('exchange_item')
      .values({
        package_id: packageId,
        position: at + 1,
        ...{ kind, key, name, digest, body, bytes, outcome },
        gone: digest === null,
        files: JSON.stringify(files),
        held_because: heldBecause,
        held_by: heldBecause === null ? null : actor.name,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const rows = findings.map((finding) => ({ item_id: id, ...finding }))
    if (rows.length) await db.insertInto('exchange_finding').values(rows).execute()
  }
}

/** What leaves of a package, counted anew. */
export const recount = ({ db }: Pick<Context, 'db'>, id: number) =>
  sql`update exchange_package set
      items = (select count(*) from exchange_item where package_id = ${id} and held_because is null),
      bytes = (select coalesce(sum(bytes), 0) from exchange_item where package_id = ${id} and held_because is null)
    where id = ${id}`.execute(db)

export const setChecked = ({ db, now, actor }: Writer, id: number) =>
  db
    .updateTable('exchange_package')
    .set({ state: 'checked', checked_at: now, checked_by: actor.name, checked_account_id: actor.accountId })
    .where('id', '=', id)
    .execute()

/** Whoever changes something of what was checked asks for it to be checked again. */
export const setUnchecked = ({ db }: Pick<Context, 'db'>, id: number) =>
  db
    .updateTable('exchange_package')
    .set({ state: 'draft', checked_at: null, checked_by: null, checked_account_id: null })
    .where('id', '=', id)
    .where('state', '=', 'checked')
    .execute()

export const setReleased = (
  { db, now, actor }: Writer,
  id: number,
  sealed: Signed & { number: number; digest: string },
) =>
  db
    .updateTable('exchange_package')
    .set({
      state: 'released',
      number: sealed.number,
      digest: sealed.digest,
      manifest: sealed.text,
      signature: sealed.signature,
      released_at: now,
      released_by: actor.name,
      released_account_id: actor.accountId,
    })
    .where('id', '=', id)
    .execute()

/** A receipt alone: there is nothing in it that anybody would have to read. */
export async function insertReceipt(
  { db, now, actor }: Writer,
  partnerId: number,
  sealed: Signed & { number: number; digest: string },
): Promise<number> {
  const { id } = await db
    .insertInto('exchange_package')
    .values({
      partner_id: partnerId,
      direction: 'out',
      state: 'released',
      number: sealed.number,
      digest: sealed.digest,
      manifest: sealed.text,
      signature: sealed.signature,
      made_at: now,
      made_by: actor.name,
      released_at: now,
      released_by: actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const setDiscarded = ({ db, now, actor }: Writer, id: number, because: string) =>
  db
    .updateTable('exchange_package')
    .set({ state: 'discarded', discarded_at: now, discarded_by: actor.name, discarded_because: because })
    .where('id', '=', id)
    .execute()

/** It lies in the folder of what goes out: for the first time, or once more. */
export const setHanded = ({ db, now }: Pick<Context, 'db' | 'now'>, id: number) =>
  db
    .updateTable('exchange_package')
    .set({
      state: sql<PackageState>`case when state = 'released' then 'handed' else state end`,
      handed_at: now,
      hand_outs: sql<number>`hand_outs + 1`,
    })
    .where('id', '=', id)
    .execute()

export const setTaken = ({ db, now }: Pick<Context, 'db' | 'now'>, id: number) =>
  db.updateTable('exchange_package').set({ state: 'taken', taken_at: now }).where('id', '=', id).execute()

/** The other side has all up to this number: what was sent to it need not be kept a second time. */
export async function setConfirmed(
  { db, now }: Pick<Context, 'db' | 'now'>,
  partnerId: number,
  have: number,
): Promise<number[]> {
  const confirmed = await db
    .updateTable('exchange_package')
    .set({ state: 'confirmed', confirmed_at: now })
    .where('partner_id', '=', partnerId)
    .where('direction', '=', 'out')
    .where('number', '<=', have)
    .where('state', 'in', ['released', 'handed'])
    .returning('number')
    .$narrowType<{ number: number }>()
    .execute()
  await sql`update exchange_item set body = null where body is not null and package_id in
    (select id from exchange_package where partner_id = ${partnerId} and state = 'confirmed')`.execute(db)
  return confirmed.map(({ number }) => number)
}
