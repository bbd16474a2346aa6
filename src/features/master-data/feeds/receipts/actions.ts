import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import { modeOf, refuseEmpty, storeFiles } from '../../intake/actions.ts'
import { type FeedFile, readFeed } from '../../readings/actions.ts'
import type { Sheet } from '../../readings/rules.ts'
import { compareFeed } from '../jobs.ts'
import { insertFeed } from '../queries.ts'
import type { FeedMode, FeedOrigin } from '../rules.ts'

export type Arrived = { files: FeedFile[]; sheets: Sheet[]; mode: FeedMode }

/** Reads what arrived, outside of any transaction: what cannot be read at all is refused before anything is kept. */
export async function readArrived(files: FeedFile[], asked: FeedMode): Promise<Arrived> {
  const sheets = await readFeed(files)
  const mode = modeOf(sheets, asked)
  refuseEmpty(sheets, mode)
  return { files, sheets, mode }
}

/** Keeps a feed with its files and has it compared later. Answers its number. */
export async function receiveFeed(
  ctx: Context,
  { files, sheets, mode }: Arrived,
  feed: { origin: FeedOrigin; on?: Day; takeAtOnce: boolean },
): Promise<number> {
  const stored = await storeFiles(ctx, sheets, files)
  const id = await insertFeed(ctx, { ...feed, mode, on: feed.on ?? ctx.today }, stored)
  ctx.record({
    action: 'masterData.received',
    subject: { kind: 'feed', id, name: stored.map(({ name }) => name).join('、') },
    after: {
      mode,
      origin: feed.origin,
      files: stored.map(({ name, rows, digest }) => ({ name, rows, digest })),
    },
  })
  await ctx.later(compareFeed, { feedId: id })
  return id
}
