import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { sha256 } from '#platform/exchange/package.ts'
import type { ExchangeKindName } from './kinds/rules.ts'
import type { Direction } from './packages/rules.ts'

type Db = Pick<Context, 'db'>

/** The other side, as long as the two are joined. */
export const partnerNow = async ({ db }: Db, held = false) =>
  (await db
    .selectFrom('exchange_partner')
    .where('until', 'is', null)
    .select([
      'id',
      'name',
      'zone',
      'card',
      'fingerprint',
      'since',
      'since_by as sinceBy',
      'their_number as theirNumber',
      'their_have as theirHave',
      'their_at as theirAt',
      'receipt_due as receiptDue',
      'queue_asked_at as queueAskedAt',
      'queue_asked_by as queueAskedBy',
      'queue_asked_account_id as queueAskedAccountId',
      'queue_agreed_at as queueAgreedAt',
      'queue_agreed_by as queueAgreedBy',
    ])
    .$narrowType<{ zone: 'intranet' | 'extranet' }>()
    .$if(held, (q) => q.forUpdate())
    .executeTakeFirst()) ?? null
export type Partner = NonNullable<Awaited<ReturnType<typeof partnerNow>>>

/** The same, held until the transaction ends: packages are numbered and taken one after the other. @throws Refusal */
export async function holdPartner(ctx: Db): Promise<Partner> {
  const found = await partnerNow(ctx, true)
  if (!found) throw new Refusal('conflict', 'partner-none')
  return found
}

/** The last number of a direction: of those sent, or of those taken in order. */
export async function lastOf({ db }: Db, partnerId: number, direction: Direction) {
  const row = await db
    .selectFrom('exchange_package')
    .where('partner_id', '=', partnerId)
    .where('direction', '=', direction)
    .where('number', 'is not', null)
    .where('state', '<>', 'waiting')
    .select(['number', 'digest'])
    .$narrowType<{ number: number; digest: string }>()
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? { number: 0, digest: null }
}

export const waitingNumbers = async ({ db }: Db, partnerId: number): Promise<number[]> =>
  (
    await db
      .selectFrom('exchange_package')
      .where('partner_id', '=', partnerId)
      .where('state', '=', 'waiting')
      .select('number')
      .$narrowType<{ number: number }>()
      .orderBy('number')
      .limit(1000)
      .execute()
  ).map(({ number }) => number)

/** Of a kind what stands on the other side (`out`), or here from there (`in`), by its keys. */
export async function standingOf({ db }: Db, partnerId: number, direction: Direction, kind: string) {
  const rows = await db
    .selectFrom('exchange_standing')
    .where('partner_id', '=', partnerId)
    .where('direction', '=', direction)
    .where('kind', '=', kind)
    .select(['key', 'digest', 'name'])
    .execute()
  return new Map(rows.map(({ key, ...row }) => [key, row]))
}

export type Standing = { count: number; digest: string }

/** One digest of many: of every key with its digest, in the order of the keys. */
export async function standingDigest(
  ctx: Db,
  partnerId: number,
  direction: Direction,
  kind: string,
): Promise<Standing> {
  const standing = await standingOf(ctx, partnerId, direction, kind)
  return digestOf([...standing].map(([key, { digest }]) => ({ key, digest })))
}

export function digestOf(all: readonly { key: string; digest: string }[]): Standing {
  const lines = all.map(({ key, digest }) => `${key} ${digest}\n`).sort()
  return { count: lines.length, digest: sha256(lines.join('')) }
}

export async function setStanding(
  { db }: Db,
  partnerId: number,
  direction: Direction,
  item: { kind: string; key: string; digest: string | null; name: string },
): Promise<void> {
  const { kind, key, digest, name } = item
  if (digest === null)
    await db
      .deleteFrom('exchange_standing')
      .where('partner_id', '=', partnerId)
      .where('direction', '=', direction)
      .where('kind', '=', kind)
      .where('key', '=', key)
      .execute()
  else
    await db
      .insertInto('exchange_standing')
      .values({ partner_id: partnerId, direction, kind, key, digest, name })
      .onConflict((conflict) =>
        conflict.columns(['partner_id', 'direction', 'kind', 'key']).doUpdateSet({ digest, name }),
      )
      .execute()
}

/** Names for records that have none yet; answers all names of a kind by the numbers here. */
export async function giveKeys({ db }: Db, kind: ExchangeKindName, ids: number[]): Promise<void> {
  if (ids.length === 0) return
  await sql`insert into exchange_key (kind, local_id, key)
    select ${kind}, id, gen_random_uuid() from unnest(${ids}::integer[]) as given(id)
    on conflict (kind, local_id) do nothing`.execute(db)
}

export async function keysOf({ db }: Db, kind: ExchangeKindName): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('exchange_key')
    .where('kind', '=', kind)
    .select(['local_id', 'key'])
    .execute()
  return new Map(rows.map(({ local_id, key }) => [local_id, key]))
}

/** A record that has come goes by the name it has on the other side. */
export const rememberKey = ({ db }: Db, kind: ExchangeKindName, localId: number, key: string) =>
  db
    .insertInto('exchange_key')
    .values({ kind, local_id: localId, key })
    .onConflict((conflict) => conflict.columns(['kind', 'local_id']).doUpdateSet({ key }))
    .execute()

export const setReceiptDue = ({ db }: Db, partnerId: number, due: boolean) =>
  db.updateTable('exchange_partner').set({ receipt_due: due }).where('id', '=', partnerId).execute()

export const agreementsOf = ({ db }: Db, partnerId: number) =>
  db
    .selectFrom('exchange_agreement')
    .where('partner_id', '=', partnerId)
    .select([
      'kind',
      'count',
      'digest',
      'said_at as saidAt',
      'whole_due as wholeDue',
      'whole_for as wholeFor',
    ])
    .execute()

export async function setAgreement(
  { db, now }: Pick<Context, 'db' | 'now'>,
  partnerId: number,
  said: { kind: string; count: number; digest: string; wholeDue: boolean; wholeFor: string | null },
): Promise<void> {
  const row = {
    count: said.count,
    digest: said.digest,
    said_at: now,
    whole_due: said.wholeDue,
    whole_for: said.wholeFor,
  }
  await db
    .insertInto('exchange_agreement')
    .values({ partner_id: partnerId, kind: said.kind, ...row })
    .onConflict((conflict) => conflict.columns(['partner_id', 'kind']).doUpdateSet(row))
    .execute()
}

export const wholeSent = ({ db }: Db, partnerId: number, kinds: string[]) =>
  db
    .updateTable('exchange_agreement')
    .set({ whole_due: false })
    .where('partner_id', '=', partnerId)
    .where('kind', 'in', kinds.length ? kinds : [''])
    .execute()

/** A kind is sent anew: nothing of it is taken to stand there any more, but what is left out of the package. */
export async function clearStanding(
  { db }: Db,
  partnerId: number,
  kind: string,
  packageId: number | null,
): Promise<void> {
  await sql`delete from exchange_standing where partner_id = ${partnerId} and direction = 'out' and kind = ${kind}
    and key not in (select key from exchange_item
      where package_id = ${packageId} and kind = ${kind} and held_because is not null)`.execute(db)
}
