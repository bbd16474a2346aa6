import type { Context } from '#platform/context.ts'
import { endEverySession, spendEveryLink } from './queries.ts'

/**
 * After a backup was put back: what had been ended since it was made would be open again, so nothing of it stays open.
 * Answers how many sessions were ended.
 */
export async function signEverybodyOut(ctx: Pick<Context, 'db' | 'now' | 'record'>): Promise<number> {
  const ended = await endEverySession(ctx)
  await spendEveryLink(ctx)
  ctx.record({
    action: 'session.restored',
    subject: { kind: 'session', id: 0, name: '全部登录' },
    after: { sessions: ended },
  })
  return ended
}
