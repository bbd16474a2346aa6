import { minuteOf } from '#basics/days.ts'
import type { Backups } from '#platform/backups.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { planInForce } from '../plan/queries.ts'
import { holdRuns, insertRun, lastRun } from '../queries.ts'
import { runBackup } from '../running/jobs.ts'

/** Begins one in this transaction; the work itself comes after it. @throws Refusal backup-running */
export async function beginRun(
  ctx: Context,
  backups: Backups,
  { drill, askedBy }: { drill: boolean; askedBy: Parameters<typeof insertRun>[1]['askedBy'] },
): Promise<number> {
  await holdRuns(ctx)
  const running = await lastRun(ctx, { verdict: 'running' })
  if (running) throw new Refusal('conflict', 'backup-running', { since: minuteOf(running.beganAt) })
  const { folder, recipient } = await planInForce(ctx)
  const id = await insertRun(ctx, {
    askedBy,
    folder: folder ?? backups.usualFolder,
    encrypted: recipient !== null,
    drill,
  })
  await ctx.later(runBackup, { id })
  return id
}
