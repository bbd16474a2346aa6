import { minuteOf } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import { letGoOf, type Over, talliesOver } from '#platform/retention.ts'
import { endings } from '../endings/queries.ts'
import { type RetentionKey, retentionRules } from '../kept/rules.ts'
import { periodsSet } from '../periods/queries.ts'
import { addRemoved, endLine, endRun, insertLine, insertRun, linesOfRun, openRun } from '../queries.ts'
import { daysOf, overBefore, talliesOf } from '../rules.ts'

/** What is over now of every rule, as the periods stand. */
export async function oversNow(ctx: Pick<Context, 'db' | 'now'>): Promise<Over[]> {
  const periods = await periodsSet(ctx)
  return retentionRules.map(({ key }) => ({
    rule: key,
    ending: endings[key],
    before: overBefore(ctx.now, daysOf(periods, key)),
    now: ctx.now,
  }))
}

/** The run that goes on, or a new one by the clock. */
export const runToDo = async (ctx: Context): Promise<number> =>
  (await openRun(ctx))?.id ?? (await insertRun(ctx, null))

/** The moment at which the run that is under way began; null when there is none. */
export async function runningSince(ctx: Context): Promise<string | null> {
  const run = await openRun(ctx)
  return run ? minuteOf(run.beganAt) : null
}

/**
 * One step of a run: so many rows of the first rule that is not done with. The rows and the count stand in one transaction,
 * so that a run that was broken off goes on where it stood. Answers whether there is more to do.
 */
export async function stepOf(ctx: Context, runId: number, most: number): Promise<boolean> {
  const lines = await linesOfRun(ctx, runId)
  const isDone = (key: RetentionKey) => lines.some(({ rule, endedAt }) => rule === key && endedAt !== null)
  const rule = retentionRules.find(({ key }) => !isDone(key))
  if (!rule) {
    await endRun(ctx, runId)
    return false
  }
  const { key, title } = rule
  const begun = lines.find((line) => line.rule === key)
  const days = daysOf(await periodsSet(ctx), key)
  const before = begun ? new Date(begun.before) : overBefore(ctx.now, days)
  if (!begun) await insertLine(ctx, { runId, rule: key, title, days, before })
  const over: Over = { rule: key, ending: endings[key], before, now: ctx.now }
  const gone = await letGoOf(ctx.db, over, most)
  const removed = await addRemoved(ctx, runId, key, gone)
  if (gone === most) return true
  const { kept, because } = talliesOf(await talliesOver(ctx.db, [over]), key)
  await endLine(ctx, runId, key, { kept, because })
  const subject = { kind: 'retention', id: key, name: title }
  ctx.record({
    action: 'retention.cleared',
    subject,
    after: { run: runId, expired: removed + kept, removed, kept },
  })
  return true
}
