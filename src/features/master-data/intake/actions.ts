import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { JobWorld } from '#platform/jobs.ts'
import { insertFeed, setTaken } from '../feeds/queries.ts'
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
import { insertRows } from '../rows/queries.ts'
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
  refuseEmpty(sheets, options.mode)
  if (options.dryRun) {
    onProgress('comparing', 0, 0)
    const plan = await world.read((ctx) =>
      planFeed(ctx, sheets, { mode: options.mode, on: options.on ?? ctx.today }),
    )
    return answerOf(plan, sheets, options.mode, null)
  }
  return world.transaction(async (ctx) => {
    const on = options.on ?? ctx.today
    const stored = sheets.map((sheet, at) => ({
      kind: sheet.kind,
      name: sheet.name,
      digest: ctx.files.put(files[at]?.bytes ?? new Uint8Array()),
      rows: sheet.rows.length,
      headers: sheet.headers,
    }))
    const { mode, origin } = options
    const id = await insertFeed(ctx, { mode, origin, on, takeAtOnce: true }, stored)
    return takeSheets(ctx, { id, mode, on, keepRows: true }, sheets, onProgress)
  })
}

/** A full feed without rows would make everybody missing: a broken export, not a message. */
export function refuseEmpty(sheets: Sheet[], mode: FeedMode): void {
  const empty = mode === 'full' && sheets.find((sheet) => sheet.rows.length === 0)
  if (empty) throw new Refusal('invalid', 'feed-empty', { file: empty.name, field: 'files' })
}

/**
 * Compares once more and takes, in the given transaction. `keepRows`: what became of the rows was not kept before.
 * @throws Refusal feed-being-taken when another process takes a feed
 */
export async function takeSheets(
  ctx: Context,
  feed: { id: number; mode: FeedMode; on: Day; keepRows: boolean },
  sheets: Sheet[],
  onProgress: Progress,
): Promise<FeedAnswer> {
  if (!(await holdTaking(ctx))) throw new Refusal('conflict', 'feed-being-taken')
  onProgress('comparing', 0, 0)
  const plan = await planFeed(ctx, sheets, feed)
  const digests = await carryOut(ctx, feed.id, plan, onProgress)
  if (feed.keepRows) await keepRows(ctx, feed.id, plan)
  const counts = countsOf(plan)
  await setTaken(ctx, feed.id, { counts, notes: notesOf(plan, sheets), digests })
  ctx.record({
    action: 'masterData.taken',
    subject: { kind: 'feed', id: feed.id, name: sheets.map(({ name }) => name).join('、') },
    after: { mode: feed.mode, effectiveOn: feed.on, ...counts, ...digests },
  })
  return answerOf(plan, sheets, feed.mode, { id: feed.id, digests })
}

const batch = 5000

export async function keepRows(
  ctx: Pick<Context, 'db' | 'sealing'>,
  feedId: number,
  plan: Plan,
): Promise<void> {
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
