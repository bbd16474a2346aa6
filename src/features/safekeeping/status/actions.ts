import { lastAnchor, lastEntry } from '#features/audit/anchors/queries.ts'
import type { Context } from '#platform/context.ts'
import { lastRun } from '../queries.ts'
import { refuseUnlessWhole } from '../whole/actions.ts'
import { databaseFacts, fileFacts, workFacts } from './queries.ts'

/** Looked at outside of a transaction first: what the program stands on answers, or it does not. */
export async function statusNow(ctx: Context) {
  refuseUnlessWhole(ctx)
  const { ok, databaseMs, freeBytes, totalBytes, jobsSeenAt } = await ctx.health()
  return ctx.transaction(async (reading) => {
    const [database, files, work] = [
      await databaseFacts(reading),
      await fileFacts(reading),
      await workFacts(reading),
    ]
    const [anchor, { entryId }] = [await lastAnchor(reading), await lastEntry(reading)]
    return {
      ok,
      database: { ...database, kind: ctx.databaseKind, answeredIn: databaseMs },
      disk: { freeBytes, totalBytes, ...files },
      jobs: { seenAt: jobsSeenAt, ...work },
      trail: { entries: entryId, anchorDay: anchor?.day ?? null, anchoredAt: anchor?.madeAt ?? null },
    }
  })
}

/** For the institute's monitoring: how long ago the last good backup was begun; null when there is none. */
export async function secondsSinceBackup(ctx: Pick<Context, 'db' | 'now'>): Promise<number | null> {
  const last = await lastRun(ctx, { verdict: 'good' })
  return last && (ctx.now.getTime() - Date.parse(last.beganAt)) / 1000
}

/** 1: the last one and its drill went well; 0: not. */
export async function backupHolds(ctx: Pick<Context, 'db'>): Promise<number | null> {
  const last = await lastRun(ctx, {})
  return last && (last.verdict === 'failed' || last.drillVerdict === 'failed' ? 0 : 1)
}
