import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import { type Facts, Refusal } from '#platform/errors.ts'
import type { FeedKind } from '../sheets/rules.ts'
import type { FeedCounts, FeedMode, FeedNotes, FeedOrigin, FeedStatus } from './rules.ts'

type Writer = Pick<Context, 'db' | 'now' | 'actor'>

export type NewFeed = { mode: FeedMode; origin: FeedOrigin; on: Day; takeAtOnce: boolean }
export type NewFile = { kind: FeedKind; name: string; digest: string; rows: number; headers: string[] }

export async function insertFeed(
  { db, now, actor }: Writer,
  feed: NewFeed,
  files: NewFile[],
): Promise<number> {
  const { id } = await db
    .insertInto('feed')
    .values({
      mode: feed.mode,
      origin: feed.origin,
      effective_on: feed.on,
      received_at: now.toISOString(),
      received_by: actor.name,
      account_id: actor.accountId,
      take_at_once: feed.takeAtOnce,
      stage: 'received',
      progress_at: now.toISOString(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('feed_file')
    .values(
      files.map((file, position) => ({
        feed_id: id,
        position,
        ...file,
        headers: JSON.stringify(file.headers),
      })),
    )
    .execute()
  return id
}

export type Failure = { code: string; facts: Facts }

const feedRows = ({ db }: Pick<Context, 'db'>) =>
  db
    .selectFrom('feed')
    .select([
      'id',
      'mode',
      'origin',
      'effective_on as effectiveOn',
      'received_at as receivedAt',
      'received_by as receivedBy',
      'account_id as accountId',
      'compared_at as comparedAt',
      'compared_after as comparedAfter',
      'taken_at as takenAt',
      'taken_by as takenBy',
      'discarded_at as discardedAt',
      'failure',
      'stage',
      'done',
      'total',
      'counts',
      'notes',
      'sent_digest as sentDigest',
      'register_digest as registerDigest',
      'take_at_once as takeAtOnce',
      'asked_by as askedBy',
      'asked_account_id as askedAccountId',
      'attempts',
      'status',
      'undone_at as undoneAt',
      'undone_by as undoneBy',
      'undone_because as undoneBecause',
    ])
    .$narrowType<{
      mode: FeedMode
      origin: FeedOrigin
      status: FeedStatus
      counts: FeedCounts | null
      notes: FeedNotes | null
      failure: Failure | null
    }>()

export type FeedRow = Awaited<ReturnType<typeof getFeed>>

export async function getFeed({ db }: Pick<Context, 'db'>, id: number) {
  const found = await feedRows({ db }).where('id', '=', id).executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

/** The same, held until the transaction ends: whoever else decides on it waits. */
export async function holdFeed({ db }: Pick<Context, 'db'>, id: number) {
  const found = await feedRows({ db }).where('id', '=', id).forUpdate().executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

export const filesOf = ({ db }: Pick<Context, 'db'>, feedIds: number[]) =>
  db
    .selectFrom('feed_file')
    .where('feed_id', 'in', feedIds)
    .select(['feed_id as feedId', 'position', 'kind', 'name', 'digest', 'rows', 'headers'])
    .$narrowType<{ kind: FeedKind; headers: string[] }>()
    .orderBy('feed_id')
    .orderBy('position')
    .execute()

/** Where the work stands, in a transaction of its own. */
export const setProgress = ({ db, now }: Writer, id: number, stage: string, done: number, total: number) =>
  db
    .updateTable('feed')
    .set({ stage, done, total, progress_at: now.toISOString() })
    .where('id', '=', id)
    .execute()

export const setCompared = (
  { db, now }: Writer,
  id: number,
  compared: { counts: FeedCounts; notes: FeedNotes; after: number },
) =>
  db
    .updateTable('feed')
    .set({
      compared_at: now.toISOString(),
      compared_after: compared.after,
      counts: JSON.stringify(compared.counts),
      notes: JSON.stringify(compared.notes),
      attempts: 0,
      stage: null,
      done: null,
      total: null,
      progress_at: now.toISOString(),
    })
    .where('id', '=', id)
    .execute()

/** How many feeds have been taken so far. */
export async function countTaken({ db }: Pick<Context, 'db'>): Promise<number> {
  return countFeeds({ db }, 'taken')
}

/** To be compared anew: the register has changed since. */
export const setUncompared = ({ db, now }: Writer, id: number) =>
  db
    .updateTable('feed')
    .set({ compared_at: null, stage: 'received', progress_at: now.toISOString() })
    .where('id', '=', id)
    .execute()

export const setAsked = ({ db, now, actor }: Writer, id: number) =>
  db
    .updateTable('feed')
    .set({
      asked_to_take_at: now.toISOString(),
      asked_by: actor.name,
      asked_account_id: actor.accountId,
      attempts: 0,
      stage: 'taking',
      done: 0,
      total: 0,
      progress_at: now.toISOString(),
    })
    .where('id', '=', id)
    .execute()

/** Another feed that is being taken; null when there is none. */
export async function feedBeingTaken({ db }: Pick<Context, 'db'>) {
  const found = await feedRows({ db }).where('status', '=', 'taking').executeTakeFirst()
  return found ?? null
}

export const setTaken = (
  { db, now, actor }: Writer,
  id: number,
  taken: { counts: FeedCounts; notes: FeedNotes; digests: { sent: string; held: string } },
) =>
  db
    .updateTable('feed')
    .set({
      compared_at: sql`coalesce(compared_at, ${now.toISOString()}::timestamptz)`,
      taken_at: now.toISOString(),
      taken_by: actor.name,
      counts: JSON.stringify(taken.counts),
      notes: JSON.stringify(taken.notes),
      sent_digest: taken.digests.sent,
      register_digest: taken.digests.held,
      stage: null,
      done: null,
      total: null,
    })
    .where('id', '=', id)
    .execute()

export const setDiscarded = ({ db, now }: Writer, id: number) =>
  db.updateTable('feed').set({ discarded_at: now.toISOString(), stage: null }).where('id', '=', id).execute()

export const setFailed = ({ db, now }: Writer, id: number, failure: Failure) =>
  db
    .updateTable('feed')
    .set({ failed_at: now.toISOString(), failure: JSON.stringify(failure), stage: null })
    .where('id', '=', id)
    .execute()

/** One more try; answers which it is. */
export async function countAttempt({ db, now }: Pick<Context, 'db' | 'now'>, id: number): Promise<number> {
  const { attempts } = await db
    .updateTable('feed')
    .set({ attempts: sql`attempts + 1`, progress_at: now.toISOString() })
    .where('id', '=', id)
    .returning('attempts')
    .executeTakeFirstOrThrow()
  return attempts
}

/** Word of it has just been heard. */
export const touchFeed = ({ db, now }: Pick<Context, 'db' | 'now'>, id: number) =>
  db.updateTable('feed').set({ progress_at: now.toISOString() }).where('id', '=', id).execute()

/** Feeds, the latest first. */
export const listFeeds = (
  { db }: Pick<Context, 'db'>,
  status: FeedStatus | undefined,
  { page, size }: { page: number; size: number },
) =>
  feedRows({ db })
    .$if(status !== undefined, (q) => q.where('status', '=', status ?? 'taken'))
    .orderBy('id', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute()

export async function countFeeds(
  { db }: Pick<Context, 'db'>,
  status: FeedStatus | undefined,
): Promise<number> {
  const { n } = await db
    .selectFrom('feed')
    .$if(status !== undefined, (q) => q.where('status', '=', status ?? 'taken'))
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

/** Feeds whose work stopped without an end: nothing has been heard of it since. */
export const abandonedFeeds = ({ db }: Pick<Context, 'db'>, before: Date) =>
  db
    .selectFrom('feed')
    .where('status', 'in', ['received', 'taking'])
    .where('progress_at', '<', before.toISOString())
    .select(['id', 'status'])
    .execute()
