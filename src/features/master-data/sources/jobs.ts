import { z } from 'zod'
import { Refusal } from '#platform/errors.ts'
import { type JobWorld, job } from '#platform/jobs.ts'
import { getJson } from '#platform/outgoing.ts'
import { readArrived, receiveFeed } from '../feeds/receipts/actions.ts'
import { words as feedWords } from '../feeds/words.ts'
import type { FeedFile } from '../readings/actions.ts'
import { getSource, listSources, type SourceRow, setRun } from './queries.ts'
import { byKind, isDue, minutesSince, pullLimits, readPage, wallClock } from './rules.ts'
import { words } from './words.ts'

/** Pulls a source page by page and hands the records over as a feed. A failure is told beside the source. */
export const pullSource = job({
  name: 'master-data.pull',
  schema: z.object({ sourceId: z.number().int() }),
  async run(world, { sourceId }) {
    const source = await world.read(async (ctx) => {
      const found = await getSource(ctx, sourceId)
      return {
        ...found,
        authorization: found.authorization_sealed && ctx.sealing.open(found.authorization_sealed),
      }
    })
    await pull(source, source.authorization)
      .then((files) => deliver(world, source, files))
      .then(undefined, (error) => tellFailure(world, sourceId, error))
  },
})

/** Sources whose time has come. */
export const pullDue = job({
  name: 'master-data.pull-due',
  schema: z.object({}),
  cron: '* * * * *',
  async run(world) {
    await world.transaction(async (ctx) => {
      for (const source of await listSources(ctx)) {
        const { cron, enabled, last_run_at } = source
        if (!cron || !enabled) continue
        if (!minutesSince(last_run_at, ctx.now).some((minute) => isDue(cron, wallClock(minute)))) continue
        await setRun(ctx, source.id, { failure: source.last_failure })
        await ctx.later(pullSource, { sourceId: source.id })
      }
    })
  },
})

async function pull(source: SourceRow, authorization: string | null): Promise<FeedFile[]> {
  const records: Record<string, unknown>[] = []
  const cursors = new Set<string>()
  let cursor: string | null = null
  for (let page = 1; ; page++) {
    const url = new URL(source.url)
    if (cursor !== null) url.searchParams.set('cursor', cursor)
    const read = readPage(await getJson(url.href, authorization ? { authorization } : {}))
    if (typeof read === 'string') throw new Refusal('conflict', read, { page })
    for (const record of read.records) records.push(record)
    if (page > pullLimits.pages || records.length > pullLimits.records)
      throw new Refusal('conflict', 'source-too-long', { limit: pullLimits.records })
    if (read.next === null) break
    if (cursors.has(read.next)) throw new Refusal('conflict', 'source-cursor-twice', { page })
    cursors.add(read.next)
    cursor = read.next
  }
  if (records.length === 0) throw new Refusal('conflict', 'source-without-records')
  return Object.entries(byKind(records)).flatMap(([kind, some]) =>
    some.length > 0 ? [{ name: `${kind}.json`, bytes: Buffer.from(JSON.stringify(some)) }] : [],
  )
}

async function deliver(world: JobWorld, source: SourceRow, files: FeedFile[]): Promise<void> {
  const arrived = await readArrived(files, source.mode)
  await world.transaction(async (ctx) => {
    const as = { ...ctx, actor: { ...ctx.actor, name: `主数据来源“${source.name}”` } }
    const feedId = await receiveFeed(as, arrived, { origin: 'pull', takeAtOnce: source.take_at_once })
    await setRun(ctx, source.id, { feedId, failure: null })
  })
}

/** What the other system did wrong is told beside the source; anything else is a bug and stays one. */
async function tellFailure(world: JobWorld, sourceId: number, error: unknown): Promise<void> {
  if (!(error instanceof Refusal)) throw error
  const failure = { ...feedWords, ...words }[error.code]?.(error.facts) ?? error.code
  await world.transaction((ctx) => setRun(ctx, sourceId, { failure }))
}
