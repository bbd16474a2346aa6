import type { Context } from '#platform/context.ts'
import type { JobWorld } from '#platform/jobs.ts'
import { beginRun } from '../beginning/actions.ts'
import { faultSentence } from '../faults/rules.ts'
import { planInForce, planSet } from '../plan/queries.ts'
import { endRun, foundedAt, lastRun, recentRuns } from '../queries.ts'
import { drillIsDue, hoursSince, isDue, isOld, isSilent } from '../rules.ts'
import { tellDepartment } from '../telling/actions.ts'

/** Looks whether the backup of the day is to be made, and whether the last good one is too old. */
export async function watchBackups(world: JobWorld): Promise<void> {
  await world.transaction(closeSilent)
  await world.transaction(beginIfDue)
  await world.transaction(tellIfOld)
}

/** Its process is gone, and with it what it had written. */
async function closeSilent(ctx: Context): Promise<void> {
  const running = await lastRun(ctx, { verdict: 'running' })
  if (!running || !isSilent(ctx.now, running.seenAt)) return
  await endRun(ctx, running.id, { made: null, fault: { code: 'interrupted' } })
  ctx.record({
    action: 'backup.failed',
    subject: { kind: 'backup', id: running.id, name: '备份' },
    after: { failure: faultSentence('interrupted') },
  })
}

/** In a demo nobody has said anything of, nothing is worth keeping. */
const isWanted = async (ctx: Context) => ctx.backups !== null && (!ctx.demo || (await planSet(ctx)) !== null)

async function beginIfDue(ctx: Context): Promise<void> {
  if (!ctx.backups || !(await isWanted(ctx))) return
  const [plan, runs] = [await planInForce(ctx), await recentRuns(ctx)]
  if (!isDue(ctx.now, plan, runs) || (await lastRun(ctx, { verdict: 'running' }))) return
  await beginRun(ctx, ctx.backups, { drill: drillIsDue(ctx.now, runs), askedBy: null })
}

async function tellIfOld(ctx: Context): Promise<void> {
  if (!(await isWanted(ctx))) return
  const last = await lastRun(ctx, { verdict: 'good' })
  const since = last?.beganAt ?? null
  if (!isOld(ctx.now, await planInForce(ctx), since, await foundedAt(ctx))) return
  const what = since
    ? `上一次成功的备份已是 ${Math.floor(hoursSince(ctx.now, since))} 小时以前。`
    : '平台还没有做成过一次备份。'
  await tellDepartment(ctx, {
    key: `old/${ctx.today}`,
    name: '备份过期',
    what: `${what}请打开系统状态，看看原因并立即备份。`,
  })
}
