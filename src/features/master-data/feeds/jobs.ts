import { z } from 'zod'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { type JobWorld, job } from '#platform/jobs.ts'
import { takeSheets } from '../intake/actions.ts'
import { countsOf, notesOf } from '../intake/rules.ts'
import { planFeed } from '../plans/actions.ts'
import { readFeed } from '../readings/actions.ts'
import { keptRows } from '../rows/actions.ts'
import { deleteRows, insertRows } from '../rows/queries.ts'
import {
  abandonedFeeds,
  countAttempt,
  countTaken,
  type FeedRow,
  feedBeingTaken,
  filesOf,
  getFeed,
  holdFeed,
  setAsked,
  setCompared,
  setFailed,
  setProgress,
  touchFeed,
} from './queries.ts'
import type { FeedStatus } from './rules.ts'

const which = z.object({ feedId: z.number().int() })
/** Rows kept in one short transaction. */
const batch = 2000
const most = { attempts: 5 }
/** After so many milliseconds without a word the work is taken to have stopped: the longest comparison takes less. */
const silence = 300_000

/** Lays a received feed beside the register and keeps what came out. Again from the start when it broke off. */
export const compareFeed = job({
  name: 'master-data.compare',
  schema: which,
  run: (world, { feedId }) => untilRefused(world, feedId, 'received', compare),
})

/** Takes a compared feed, in one transaction: all of it, or nothing and once more. */
export const takeComparedFeed = job({
  name: 'master-data.take',
  schema: which,
  run: (world, { feedId }) => untilRefused(world, feedId, 'taking', take),
})

/** Work that stopped with the program is taken up again. */
export const resumeFeeds = job({
  name: 'master-data.resume',
  schema: z.object({}),
  cron: '* * * * *',
  async run(world) {
    await world.transaction(async (ctx) => {
      const before = new Date(ctx.now.getTime() - silence)
      for (const { id, status } of await abandonedFeeds(ctx, before)) {
        await touchFeed(ctx, id)
        await ctx.later(status === 'taking' ? takeComparedFeed : compareFeed, { feedId: id })
      }
    })
  },
})

type Work = (world: JobWorld, feed: FeedRow) => Promise<void>

/** Does the work when the feed still waits for it; what the register refuses is the feed's failure, and is kept as such. */
async function untilRefused(world: JobWorld, id: number, status: FeedStatus, work: Work): Promise<void> {
  const feed = await world.transaction(async (ctx) => {
    const held = await holdFeed(ctx, id)
    if (held.status !== status) return null
    if ((await countAttempt(ctx, id)) <= most.attempts) return held
    await setFailed(ctx, id, { code: 'feed-broke-off', facts: {} })
    return null
  })
  if (!feed) return
  await work(world, feed).then(undefined, async (error) => {
    if (!(error instanceof Refusal) || ['feed-being-taken', 'database-busy'].includes(error.code)) throw error
    await world.transaction((ctx) => setFailed(ctx, id, { code: error.code, facts: error.facts }))
  })
}

/** The rows of a feed, read from its stored files. */
async function sheetsOf(world: Pick<JobWorld, 'read'>, feedId: number) {
  const files = await world.read((ctx) => storedFiles(ctx, feedId))
  return readFeed(files)
}

async function storedFiles(ctx: Pick<Context, 'db' | 'files'>, feedId: number) {
  const files = await filesOf(ctx, [feedId])
  const read: { name: string; bytes: Buffer }[] = []
  for (const { name, digest } of files) read.push({ name, bytes: await ctx.files.get(digest) })
  return read
}

async function compare(world: JobWorld, feed: FeedRow): Promise<void> {
  const progress = (stage: string, done: number, total: number) =>
    world.transaction((ctx) => setProgress(ctx, feed.id, stage, done, total))
  await progress('reading', 0, 0)
  const sheets = await sheetsOf(world, feed.id)
  await progress('comparing', 0, 0)
  const { plan, after } = await world.read(async (ctx) => ({
    plan: await planFeed(ctx, sheets, { mode: feed.mode, on: feed.effectiveOn }),
    after: await countTaken(ctx),
  }))
  const rows = keptRows(plan)
  await world.transaction((ctx) => deleteRows(ctx, feed.id))
  for (let at = 0; at < rows.length; at += batch) {
    await progress('keeping', at, rows.length)
    await world.transaction((ctx) => insertRows(ctx, feed.id, rows.slice(at, at + batch)))
  }
  await world.transaction(async (ctx) => {
    const now = await holdFeed(ctx, feed.id)
    if (now.status !== 'received') return
    await setCompared(ctx, feed.id, { counts: countsOf(plan), notes: notesOf(plan, sheets), after })
    if (!feed.takeAtOnce || (await feedBeingTaken(ctx))) return
    await setAsked(
      { ...ctx, actor: { ...ctx.actor, name: feed.receivedBy, accountId: feed.accountId } },
      feed.id,
    )
    await ctx.later(takeComparedFeed, { feedId: feed.id })
  })
}

async function take(world: JobWorld, feed: FeedRow): Promise<void> {
  const sheets = await sheetsOf(world, feed.id)
  await world.transaction(async (ctx) => {
    if ((await getFeed(ctx, feed.id)).status !== 'taking') return
    const as = { accountId: feed.askedAccountId, personId: null, name: feed.askedBy ?? ctx.actor.name }
    const asked = { ...ctx, actor: { ...ctx.actor, ...as } }
    const { id, mode, effectiveOn: on, counts } = feed
    await takeSheets(asked, { id, mode, on, shown: counts, as }, sheets, () => {})
  })
}
