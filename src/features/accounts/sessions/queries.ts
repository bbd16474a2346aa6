import { type CompiledQuery, type SqlBool, sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { Database } from '#platform/database.ts'
import { hasFactor } from '../factors/queries.ts'
import type { ProvedBy } from '../factors/rules.ts'
import { isSeparated } from '../offices/queries.ts'
import { policy, stillOpen } from './rules.ts'

export type SessionRow = {
  sessionId: number
  accountId: number
  personId: number | null
  name: string
  mustChangePassword: boolean
  passwordAt: string | null
  createdAt: string
  seenAt: string
  keptUntil: string | null
  lockMinutes: number | null
  lockedAt: string | null
  /** The second factor is still to come, and whether the account has one. */
  factorDue: boolean
  hasFactor: boolean
  provedAt: string | null
  provedBy: ProvedBy | null
  /** Who vouched for him; null: the platform itself. */
  providerId: number | null
  /** The three offices are appointed, and hold what is theirs. */
  separated: boolean
}

/** The sessions behind tokens' hashes, without those that were ended or whose account is disabled. */
export const sessionsBehind = (
  db: Database,
  hashes: Buffer[],
): CompiledQuery<SessionRow & { tokenHash: Buffer }> =>
  db
    .selectFrom('account_session as session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .where(sql<SqlBool>`session.token_hash = any(${hashes}::bytea[])`)
    .where('session.ended_at', 'is', null)
    .where('account.disabled_at', 'is', null)
    .select([
      'session.id as sessionId',
      'session.token_hash as tokenHash',
      'account.id as accountId',
      'account.person_id as personId',
      'account.name',
      'account.must_change_password as mustChangePassword',
      'account.password_at as passwordAt',
      'session.created_at as createdAt',
      'session.seen_at as seenAt',
      'session.kept_until as keptUntil',
      'session.lock_minutes as lockMinutes',
      'session.locked_at as lockedAt',
      'session.factor_due as factorDue',
      sql<boolean>`session.factor_due and ${hasFactor}`.as('hasFactor'),
      'session.proved_at as provedAt',
      'session.proved_by as provedBy',
      'session.provider_id as providerId',
      isSeparated.as('separated'),
    ])
    .compile()

/**
 * Slides the idle limit; at most once a minute. Nobody waits for the disk: what a crash loses of it is a minute of
 * somebody's idle limit, and the next commit carries it along.
 */
export const touchSessions = (db: Database, sessionIds: number[], now: Date) =>
  db
    .updateTable('account_session')
    .set({ seen_at: now })
    .where('id', 'in', sessionIds)
    .where('seen_at', '<', new Date(now.getTime() - 60_000).toISOString())
    .where(sql<boolean>`set_config('synchronous_commit', 'off', true) = 'off'`)
    .execute()

export const insertSession = (
  { db, now }: Pick<Context, 'db' | 'now'>,
  session: {
    accountId: number
    tokenHash: Buffer
    ip: string
    agent: string
    provedBy: ProvedBy
    factorDue?: boolean
    providerId?: number | null
  },
) =>
  db
    .insertInto('account_session')
    .values({
      account_id: session.accountId,
      token_hash: session.tokenHash,
      created_at: now,
      seen_at: now,
      ip: session.ip,
      agent: session.agent,
      proved_at: now,
      proved_by: session.provedBy,
      factor_due: session.factorDue ?? false,
      provider_id: session.providerId ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()

/** Those that are whole: what still waits for its second factor takes nobody's place. */
const open = ({ db, now }: Pick<Context, 'db' | 'now'>, accountId: number) =>
  db
    .selectFrom('account_session')
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where('factor_due', '=', false)
    .where((eb) =>
      eb.or([
        eb('kept_until', '>', now.toISOString()),
        eb.and([
          eb('kept_until', 'is', null),
          eb('seen_at', '>=', stillOpen(now).seenAfter.toISOString()),
          eb('created_at', '>=', stillOpen(now).createdAfter.toISOString()),
        ]),
      ]),
    )

export const openSessions = (ctx: Pick<Context, 'db' | 'now'>, accountId: number) =>
  open(ctx, accountId)
    .select(['id', 'created_at as createdAt', 'seen_at as seenAt', 'kept_until as keptUntil', 'ip', 'agent'])
    .orderBy('seen_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

type Ending =
  | 'signedOut'
  | 'tooMany'
  | 'revoked'
  | 'passwordChanged'
  | 'disabled'
  | 'wrongPin'
  | 'factorFailed'
  | 'factorsCleared'
  | 'notAllowed'

/** Ends sessions of an account: one, or all but one, or those a provider vouched for, or all. Answers how many. */
export async function endSessions(
  { db, now }: Pick<Context, 'db' | 'now'>,
  accountId: number,
  because: Ending,
  which: { only?: number | null; but?: number | null; by?: number } = {},
): Promise<number> {
  const { only, but, by } = which
  const result = await db
    .updateTable('account_session')
    .set({ ended_at: now, ended_because: because })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .$if(only != null, (q) => q.where('id', '=', only as number))
    .$if(but != null, (q) => q.where('id', '<>', but as number))
    .$if(by !== undefined, (q) => q.where('provider_id', '=', by as number))
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** Ends the sessions used longest ago, so that a new one finds its place. */
export const makeRoomForSession = async (ctx: Pick<Context, 'db' | 'now'>, accountId: number) => {
  const tooMany = await open(ctx, accountId)
    .select('id')
    .orderBy('seen_at', 'desc')
    .orderBy('id', 'desc')
    .offset(policy.sessionsPerAccount - 1)
    .execute()
  for (const { id } of tooMany) await endSessions(ctx, accountId, 'tooMany', { only: id })
}

const withPlace = ({ db }: Pick<Context, 'db'>) =>
  db
    .selectFrom('account')
    .leftJoin('person', 'person.id', 'account.person_id')
    .select([
      'account.id',
      'account.username',
      'account.name',
      'account.person_id as personId',
      'account.password_hash as passwordHash',
      'account.password_at as passwordAt',
      'account.must_change_password as mustChangePassword',
      'account.disabled_at as disabledAt',
      'account.demo_title as demoTitle',
      'person.organization_path as path',
    ])

export const findForSignIn = (ctx: Pick<Context, 'db'>, username: string) =>
  withPlace(ctx).where('account.username', '=', username).executeTakeFirst()

export const findById = (ctx: Pick<Context, 'db'>, id: number) =>
  withPlace(ctx).where('account.id', '=', id).executeTakeFirstOrThrow()

/** People of a demo installation who may be entered as by a click. */
export const demoPeople = ({ db }: Pick<Context, 'db'>) =>
  db
    .selectFrom('account')
    .where('demo_title', 'is not', null)
    .where('disabled_at', 'is', null)
    .select(['id', 'username', 'name', (eb) => eb.ref('demo_title').$castTo<string>().as('title')])
    .orderBy('id')
    .execute()

export const insertLink = (
  { db, now }: Pick<Context, 'db' | 'now'>,
  link: { accountId: number; tokenHash: Buffer; expiresAt: Date },
) =>
  db
    .insertInto('sign_in_link')
    .values({
      token_hash: link.tokenHash,
      account_id: link.accountId,
      created_at: now,
      expires_at: link.expiresAt,
    })
    .execute()

/** Uses a link up; answers its account. Of two who come with the same link, one gets nothing. */
export const spendLink = ({ db, now }: Pick<Context, 'db' | 'now'>, tokenHash: Buffer) =>
  db
    .updateTable('sign_in_link')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .returning('account_id as accountId')
    .executeTakeFirst()

/** Links that were made for an account and not used yet lead nowhere from now on. */
export const spendLinksOf = ({ db, now }: Pick<Context, 'db' | 'now'>, accountId: number) =>
  db
    .updateTable('sign_in_link')
    .set({ used_at: now })
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .execute()
