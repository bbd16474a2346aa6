import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { FeedMode } from '../feeds/rules.ts'

type Asking = Pick<Context, 'db'>
export type Settings = {
  name: string
  url: string
  mode: FeedMode
  cron: string | null
  takeAtOnce: boolean
  enabled: boolean
}

const sources = ({ db }: Asking) => db.selectFrom('feed_source').selectAll().$narrowType<{ mode: FeedMode }>()

export const listSources = (ctx: Asking) => sources(ctx).orderBy('name').execute()
export type SourceRow = Awaited<ReturnType<typeof getSource>>

/** @throws Refusal not-found */
export async function getSource(ctx: Asking, id: number) {
  const found = await sources(ctx).where('id', '=', id).executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

export const findByName = (ctx: Asking, name: string) =>
  sources(ctx).where('name', '=', name).executeTakeFirst()

const rowOf = ({ name, url, mode, cron, takeAtOnce, enabled }: Settings) => ({
  name,
  url,
  mode,
  cron,
  take_at_once: takeAtOnce,
  enabled,
})

export async function insertSource(
  { db }: Asking,
  settings: Settings,
  authorization: Buffer | null,
): Promise<number> {
  const { id } = await db
    .insertInto('feed_source')
    .values({ ...rowOf(settings), authorization_sealed: authorization })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** `authorization` undefined: stays as it is. */
export const updateSource = (
  { db }: Asking,
  id: number,
  settings: Settings,
  authorization: Buffer | null | undefined,
) =>
  db
    .updateTable('feed_source')
    .set({ ...rowOf(settings), ...(authorization !== undefined && { authorization_sealed: authorization }) })
    .where('id', '=', id)
    .execute()

export const deleteSource = ({ db }: Asking, id: number) =>
  db.deleteFrom('feed_source').where('id', '=', id).execute()

/** Remembers a pull: when, which feed came of it, or why none. */
export const setRun = (
  { db, now }: Pick<Context, 'db' | 'now'>,
  id: number,
  run: { feedId?: number; failure: string | null },
) =>
  db
    .updateTable('feed_source')
    .set({
      last_run_at: now.toISOString(),
      last_failure: run.failure,
      ...(run.feedId !== undefined && { last_feed_id: run.feedId }),
    })
    .where('id', '=', id)
    .execute()
