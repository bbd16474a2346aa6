import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import { policy } from '../sessions/rules.ts'

/**
 * SQL: the key under which the failures of a username are counted: hashed, for people type passwords into the
 * wrong field.
 */
const nameKey = (username: RawBuilder<unknown> | string) =>
  sql<string>`'name:' || encode(sha256(convert_to(${username}::text, 'UTF8')), 'hex')`
/** Under a key of its own: whoever knows the password, and forgets its failures so, has no more guesses at the factor. */
const factorKey = (accountId: number) => sql<string>`${`factor:${accountId}`}::text`
const addressKey = (ip: string) => sql<string>`${`address:${ip}`}::text`

/** SQL: the row of `throttle` under this alias locks the username. */
export const locks = (alias: string, username: RawBuilder<unknown>, now: Date) =>
  sql<boolean>`(${sql.ref(`${alias}.key`)} = ${nameKey(username)} and ${sql.ref(`${alias}.failures`)} >= ${policy.lockAfter}
    and ${sql.ref(`${alias}.until_at`)} > ${now.toISOString()}::timestamptz)`

/**
 * How many failures a username and an address have at the moment. Held until the end of the transaction, so that a
 * thousand guesses at once are judged one after the other.
 */
export async function holdFailures(ctx: Pick<Context, 'db' | 'now'>, username: string, ip: string) {
  return { name: await hold(ctx, nameKey(username)), address: await hold(ctx, addressKey(ip)) }
}

async function hold({ db, now }: Pick<Context, 'db' | 'now'>, key: RawBuilder<string>) {
  const { rows } = await sql<{ failures: number; untilAt: string }>`
    insert into throttle (key, failures, until_at) values (${key}, 0, ${now.toISOString()}::timestamptz)
    on conflict (key) do update set failures = case when throttle.until_at > excluded.until_at then throttle.failures else 0 end
    returning failures, until_at as "untilAt"`.execute(db)
  return rows[0] as { failures: number; untilAt: string }
}

/** Counts a failure; answers how many the username has now. */
export const countFailure = (
  ctx: Pick<Context, 'db' | 'now'>,
  username: string,
  ip: string,
): Promise<number> => count(ctx, nameKey(username), ip)

async function count(
  { db, now }: Pick<Context, 'db' | 'now'>,
  key: RawBuilder<string>,
  ip: string,
): Promise<number> {
  const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000).toISOString()
  const { rows } = await sql<{ failures: number }>`
    update throttle set failures = failures + 1, until_at = ${inMinutes(policy.lockMinutes)}::timestamptz
    where key = ${key} returning failures`.execute(db)
  // The span of an address begins with its first failure: few failures a day never add up.
  await sql`
    update throttle set failures = failures + 1,
      until_at = case when failures = 0 then ${inMinutes(policy.addressMinutes)}::timestamptz else until_at end
    where key = ${addressKey(ip)}`.execute(db)
  return rows[0]?.failures ?? 0
}

/** The same of the second factor of an account. */
export async function holdFactorFailures(ctx: Pick<Context, 'db' | 'now'>, accountId: number, ip: string) {
  return { account: await hold(ctx, factorKey(accountId)), address: await hold(ctx, addressKey(ip)) }
}

export const countFactorFailure = (
  ctx: Pick<Context, 'db' | 'now'>,
  accountId: number,
  ip: string,
): Promise<number> => count(ctx, factorKey(accountId), ip)

export const forgetFactorFailures = ({ db }: Pick<Context, 'db'>, accountId: number) =>
  db.deleteFrom('throttle').where('key', '=', factorKey(accountId)).execute()

/** After a success, or by an administrator: the username starts afresh. Answers whether it was locked. */
export async function forgetFailures({ db }: Pick<Context, 'db'>, username: string): Promise<void> {
  await db.deleteFrom('throttle').where('key', '=', nameKey(username)).execute()
}

/**
 * Counts what a stranger may do so often from one address, and answers how often he did it by now. The span begins with
 * the first time.
 */
export async function countFromAddress(
  { db, now }: Pick<Context, 'db' | 'now'>,
  { purpose, ip, minutes }: { purpose: string; ip: string; minutes: number },
): Promise<number> {
  const [at, until] = [now.toISOString(), new Date(now.getTime() + minutes * 60_000).toISOString()]
  const { rows } = await sql<{ failures: number }>`
    insert into throttle (key, failures, until_at) values (${`${purpose}:${ip}`}::text, 1, ${until}::timestamptz)
    on conflict (key) do update set
      failures = case when throttle.until_at > ${at}::timestamptz then throttle.failures + 1 else 1 end,
      until_at = case when throttle.until_at > ${at}::timestamptz then throttle.until_at else excluded.until_at end
    returning failures`.execute(db)
  return rows[0]?.failures ?? 0
}
