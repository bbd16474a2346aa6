import { coversEverything } from '#basics/reach.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { quarantineSheet, templateSheet } from '../quarantine/actions.ts'
import type { FeedFile } from '../readings/actions.ts'
import { shownLines } from '../rows/lines/actions.ts'
import { countRowsOf, faultsOf, fieldsOf, rowsOf } from '../rows/queries.ts'
import { topicOf } from '../sheets/rules.ts'
import type { contract } from './contract.ts'
import { compareFeed, takeComparedFeed } from './jobs.ts'
import { feedListSheet } from './lists/actions.ts'
import {
  countFeeds,
  countTaken,
  type FeedRow,
  feedBeingTaken,
  filesOf,
  getFeed,
  holdFeed,
  listFeeds,
  setAsked,
  setDiscarded,
  setUncompared,
} from './queries.ts'
import { readArrived, receiveFeed } from './receipts/actions.ts'
import { changesNothing, whyNotDiscard, whyNotTake } from './rules.ts'
import { words } from './words.ts'

/** Only who answers for the whole tree may feed it. */
export function refuseUnlessWhole(ctx: Pick<Context, 'reach'>): void {
  if (!coversEverything(ctx.reach)) throw new Refusal('forbidden', 'feed-needs-whole')
}

const shownFeed = (feed: FeedRow, files: Awaited<ReturnType<typeof filesOf>>) => ({
  ...feed,
  files: files.filter(({ feedId }) => feedId === feed.id),
  progress: feed.stage === null ? null : { stage: feed.stage, done: feed.done ?? 0, total: feed.total ?? 0 },
})

async function showFeed(ctx: Pick<Context, 'db'>, id: number) {
  const feed = await getFeed(ctx, id)
  const why = whyNotTake(feed, await countTaken(ctx))
  const { failure, sentDigest, registerDigest } = feed
  return {
    ...shownFeed(feed, await filesOf(ctx, [id])),
    nothingNew: feed.counts !== null && changesNothing(feed.counts),
    notes: feed.notes,
    failure: failure && (words[failure.code]?.(failure.facts) ?? failure.code),
    digests: sentDigest && registerDigest ? { sent: sentDigest, held: registerDigest } : null,
    fields: (await fieldsOf(ctx, id)).map((one) => ({ ...one, title: topicOf(one.kind, one.field) })),
    faults: await faultsOf(ctx, id),
    whyNotTake: why && (words[why]?.({}) ?? why),
  }
}

const bytesOf = async (file: File): Promise<FeedFile> => ({
  name: file.name,
  bytes: new Uint8Array(await file.arrayBuffer()),
})

export const actions: ActionsOf<typeof contract> = {
  async receive(ctx, { mode, effectiveOn, take, origin, ...given }) {
    refuseUnlessWhole(ctx)
    if (effectiveOn && effectiveOn > ctx.today)
      throw new Refusal('invalid', 'feed-day-in-future', { field: 'effectiveOn' })
    const files = Object.values(given)
      .flat()
      .filter((one) => one instanceof File)
    const arrived = await readArrived(await Promise.all(files.map(bytesOf)), mode)
    return ctx.transaction(async (inner) =>
      showFeed(inner, await receiveFeed(inner, arrived, { origin, on: effectiveOn, takeAtOnce: take })),
    )
  },

  async list(ctx, { page, size, status }) {
    refuseUnlessWhole(ctx)
    const feeds = await listFeeds(ctx, status, { page, size })
    const files =
      feeds.length > 0
        ? await filesOf(
            ctx,
            feeds.map(({ id }) => id),
          )
        : []
    return { rows: feeds.map((feed) => shownFeed(feed, files)), total: await countFeeds(ctx, status) }
  },

  export(ctx, asked) {
    refuseUnlessWhole(ctx)
    return feedListSheet(ctx, asked)
  },

  async get(ctx, { id }) {
    refuseUnlessWhole(ctx)
    return showFeed(ctx, id)
  },

  async rows(ctx, { id, page, size, ...filters }) {
    refuseUnlessWhole(ctx)
    await getFeed(ctx, id)
    const rows = rowsOf(ctx, id, filters)
    return { rows: await shownLines(ctx, id, rows, { page, size }), total: await countRowsOf(rows) }
  },

  async quarantine(ctx, { id, kind }) {
    refuseUnlessWhole(ctx)
    await getFeed(ctx, id)
    return quarantineSheet(ctx, id, kind)
  },

  template(ctx, { kind }) {
    refuseUnlessWhole(ctx)
    return templateSheet(kind)
  },

  async take(ctx, { id }) {
    refuseUnlessWhole(ctx)
    const feed = await holdFeed(ctx, id)
    const why = whyNotTake(feed, await countTaken(ctx))
    if (why) throw new Refusal('conflict', why)
    if (await feedBeingTaken(ctx)) throw new Refusal('conflict', 'feed-being-taken')

    await setAsked(ctx, id)
    ctx.record({ action: 'masterData.askedToTake', subject: { kind: 'feed', id } })
    await ctx.later(takeComparedFeed, { feedId: id })
    return showFeed(ctx, id)
  },

  async discard(ctx, { id }) {
    refuseUnlessWhole(ctx)
    const feed = await holdFeed(ctx, id)
    const why = whyNotDiscard(feed.status)
    if (why) throw new Refusal('conflict', why)

    await setDiscarded(ctx, id)
    ctx.record({ action: 'masterData.discarded', subject: { kind: 'feed', id } })
    return showFeed(ctx, id)
  },

  async compareAgain(ctx, { id }) {
    refuseUnlessWhole(ctx)
    const feed = await holdFeed(ctx, id)
    if (feed.status !== 'compared' && feed.status !== 'received') throw new Refusal('conflict', 'feed-ended')

    await setUncompared(ctx, id)
    await ctx.later(compareFeed, { feedId: id })
    return showFeed(ctx, id)
  },
}
