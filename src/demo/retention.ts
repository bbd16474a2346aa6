import { createHash } from 'node:crypto'
import { addDays, weekday } from '#basics/days.ts'
import { insertSession } from '#features/accounts/sessions/queries.ts'
import { type RetentionKey, retentionRules } from '#features/retention/kept/rules.ts'
import { addRemoved, endLine, endRun, insertLine, insertRun } from '#features/retention/queries.ts'
import { overBefore } from '#features/retention/rules.ts'
import type { Context } from '#platform/context.ts'

/** What the last Sundays let go of, and why something stayed. */
const past: Partial<Record<RetentionKey, { removed: number; kept?: Record<string, number> }>>[] = [
  {
    'accounts.sessions': { removed: 1842, kept: { 这台设备还在保持登录: 6 } },
    'accounts.links': { removed: 27 },
    'accounts.failures': { removed: 61 },
    'platform.answers': { removed: 903 },
    'approvals.drafts': { removed: 14, kept: { 这件审批还没有办结: 3 } },
    'masterData.rows': { removed: 15210 },
  },
  {
    'accounts.sessions': { removed: 417, kept: { 这台设备还在保持登录: 5, 代办记录里引用了这次登录: 1 } },
    'accounts.links': { removed: 9 },
    'accounts.failures': { removed: 48 },
    'platform.answers': { removed: 388 },
    'messages.replies': { removed: 2, kept: { 回复还没有处理: 1 } },
    'exhibition.entries': { removed: 1 },
  },
]

/** 数据保存期限 of the demo: the runs of two Sundays, and sessions of last spring that are over by now. */
export async function loadRetention(ctx: Context): Promise<void> {
  const sunday = addDays(ctx.today, -(weekday(ctx.today) % 7 || 7))
  for (const [at, told] of past.entries())
    await recordRun(ctx, new Date(`${addDays(sunday, 7 * (at + 1 - past.length))}T03:10:00+08:00`), told)
  await leaveSessions(ctx)
}

async function recordRun({ db }: Context, now: Date, told: (typeof past)[number]): Promise<void> {
  const moment = { db, now }
  const id = await insertRun(moment, null)
  for (const { key, title, days } of retentionRules) {
    const { removed = 0, kept = {} } = told[key] ?? {}
    await insertLine(moment, { runId: id, rule: key, title, days, before: overBefore(now, days) })
    await addRemoved(moment, id, key, removed)
    const stayed = Object.values(kept).reduce((sum, n) => sum + n, 0)
    await endLine(moment, id, key, { kept: stayed, because: kept })
  }
  await endRun(moment, id)
}

async function leaveSessions(ctx: Context): Promise<void> {
  const accounts = await ctx.db
    .selectFrom('account')
    .where('demo_title', 'is not', null)
    .select('id')
    .orderBy('id')
    .limit(4)
    .execute()
  for (const [at, { id }] of accounts.entries()) {
    const now = new Date(ctx.now.getTime() - (190 + at) * 86_400_000)
    const tokenHash = createHash('sha256').update(`${id} last spring`).digest()
    await insertSession(
      { db: ctx.db, now },
      { accountId: id, tokenHash, ip: '10.8.0.21', agent: 'Mozilla/5.0', provedBy: 'password' },
    )
  }
}
