import { isDeepStrictEqual } from 'node:util'
import type { Day } from '#basics/days.ts'
import type { Context, Deed } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { JobWorld } from '#platform/jobs.ts'
import { insertFeed, type NewFile, setTaken } from '../feeds/queries.ts'
import {
  changesNothing,
  type FeedCounts,
  type FeedMode,
  type FeedNotes,
  type FeedOrigin,
} from '../feeds/rules.ts'
import { type Plan, planFeed } from '../plans/actions.ts'
import type { Counts } from '../plans/rules.ts'
import { type FeedFile, readFeed } from '../readings/actions.ts'
import type { Sheet } from '../readings/rules.ts'
import { keptRows } from '../rows/actions.ts'
import { deleteRows, insertRows } from '../rows/queries.ts'
import { faultInWords } from '../rows/words.ts'
import { titleOf } from '../sheets/rules.ts'
import { carryOut, type Progress } from '../takings/actions.ts'
import { holdTaking } from '../takings/queries.ts'
import { countsOf, notesOf } from './rules.ts'

/** What `zhibu import --json` answers, and more beside it. */
export type FeedAnswer = {
  organizations: Counts
  people: Counts
  differences: number
  quarantine: { file: string; line: number; column: string; value: string; reason: string }[]
  /** Null for a dry run. */
  feedId: number | null
  mode: FeedMode
  /** True when every row says what was taken before. */
  nothingNew: boolean
  newMembers: number
  notes: FeedNotes
  /** SHA-256 over the records taken, as sent and as the register holds them: equal when both sides agree. */
  digests: { sent: string; held: string } | null
}

/**
 * Takes a feed in one transaction, or (`dryRun`) tells what taking it would do and changes nothing.
 *
 * For the command line: `takeFeed(systemWorld(world, '命令行'), files, { mode, dryRun, origin: 'command' })`; the
 * answer is the JSON document of `zhibu import`. `onProgress(stage, done, total)` hears of the stages `reading`,
 * `comparing`, `organizations`, `people`, `differences`; `total` 0 means unknown.
 * @throws Refusal what readFeed refuses; feed-empty {file}; feed-being-taken while another process takes one
 */
export async function takeFeed(
  world: JobWorld,
  files: FeedFile[],
  options: { mode: FeedMode; dryRun?: boolean; origin: FeedOrigin; on?: Day; onProgress?: Progress },
): Promise<FeedAnswer> {
  const onProgress = options.onProgress ?? (() => {})
  onProgress('reading', 0, files.length)
  const sheets = await readFeed(files)
  const mode = modeOf(sheets, options.mode)
  refuseEmpty(sheets, mode)
  if (options.dryRun) {
    onProgress('comparing', 0, 0)
    const plan = await world.read((ctx) => planFeed(ctx, sheets, { mode, on: options.on ?? ctx.today }))
    return answerOf(plan, sheets, mode, null)
  }
  return world.transaction(async (ctx) => {
    const on = options.on ?? ctx.today
    const stored = await storeFiles(ctx, sheets, files)
    const id = await insertFeed(ctx, { mode, origin: options.origin, on, takeAtOnce: true }, stored)
    return takeSheets(ctx, { id, mode, on, shown: null }, sheets, onProgress)
  })
}

/** Keeps the files themselves, sealed, before the rows that name them. */
export async function storeFiles(
  { files: store }: Pick<Context, 'files'>,
  sheets: Sheet[],
  files: FeedFile[],
): Promise<NewFile[]> {
  const stored: NewFile[] = []
  for (const [at, { kind, name, rows, headers }] of sheets.entries()) {
    const digest = await store.put(files[at]?.bytes ?? new Uint8Array())
    stored.push({ kind, name, headers, digest, rows: rows.length })
  }
  return stored
}

/** A corrected quarantine speaks of its rows only, whatever it is called. */
export const modeOf = (sheets: Sheet[], mode: FeedMode): FeedMode =>
  sheets.some(({ header }) => header.correction) ? 'changes' : mode

/** A full feed without rows would make everybody missing: a broken export, not a message. */
export function refuseEmpty(sheets: Sheet[], mode: FeedMode): void {
  const empty = mode === 'full' && sheets.find((sheet) => sheet.rows.length === 0)
  if (empty) throw new Refusal('invalid', 'feed-empty', { file: empty.name, field: 'files' })
}

/**
 * Compares once more and takes, in the given transaction. `shown`: the numbers that the person saw; when they are no
 * longer true, what became of the rows is kept anew. `as`: who asked for it, when that is not the actor.
 * @throws Refusal feed-being-taken when another process takes a feed
 */
export async function takeSheets(
  ctx: Context,
  feed: { id: number; mode: FeedMode; on: Day; shown: FeedCounts | null; as?: Deed['by'] },
  sheets: Sheet[],
  onProgress: Progress,
): Promise<FeedAnswer> {
  if (!(await holdTaking(ctx))) throw new Refusal('conflict', 'feed-being-taken')
  onProgress('comparing', 0, 0)
  const plan = await planFeed(ctx, sheets, feed)
  const digests = await carryOut(ctx, feed.id, plan, onProgress)
  const counts = countsOf(plan)
  if (!isDeepStrictEqual(feed.shown, counts)) await keepRows(ctx, feed.id, plan)
  await setTaken(ctx, feed.id, { counts, notes: notesOf(plan, sheets), digests })
  ctx.record({
    action: 'masterData.taken',
    subject: { kind: 'feed', id: feed.id, name: sheets.map(({ name }) => name).join('、') },
    ...(feed.as && { by: feed.as }),
    after: { mode: feed.mode, effectiveOn: feed.on, ...counts, ...digests },
  })
  return answerOf(plan, sheets, feed.mode, { id: feed.id, digests })
}

const batch = 5000

async function keepRows(ctx: Pick<Context, 'db' | 'sealing'>, feedId: number, plan: Plan): Promise<void> {
  await deleteRows(ctx, feedId)
  const rows = keptRows(plan)
  for (let at = 0; at < rows.length; at += batch) await insertRows(ctx, feedId, rows.slice(at, at + batch))
}

function answerOf(
  plan: Plan,
  sheets: Sheet[],
  mode: FeedMode,
  taken: { id: number; digests: { sent: string; held: string } } | null,
): FeedAnswer {
  const counts: FeedCounts = countsOf(plan)
  return {
    ...counts,
    quarantine: quarantineOf(plan, sheets),
    feedId: taken?.id ?? null,
    mode,
    nothingNew: changesNothing(counts),
    notes: notesOf(plan, sheets),
    digests: taken?.digests ?? null,
  }
}

function quarantineOf({ reading }: Plan, sheets: Sheet[]): FeedAnswer['quarantine'] {
  const rows = [
    ...reading.units.map((row) => ({ ...row, kind: 'organizations' as const })),
    ...reading.people.map((row) => ({ ...row, kind: 'people' as const })),
  ]
  return rows.flatMap(({ kind, position, line, faults }) =>
    faults.map((fault) => ({
      file: sheets[position]?.name ?? '',
      line,
      column: titleOf(kind, fault.field),
      value: fault.value,
      reason: faultInWords(kind, fault).reason,
    })),
  )
}
