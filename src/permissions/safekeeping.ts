/** How the endpoints of safekeeping are asked: see sample.ts. There is one platform, and whoever answers for all of it asks. */
import { open, reason, type Sample } from './sample.ts'
import type { Stage } from './stage.ts'

const whole = { outside: 'forbidden' } as const

const plan = {
  enabled: true,
  at: '02:00',
  folder: null,
  recipient: null,
  daily: 7,
  weekly: 4,
  monthly: 12,
  reason,
}

/** One that has ended; none is being made. */
async function ended({ app }: Stage): Promise<number> {
  return app.stage(async ({ db, now }) => {
    await db
      .updateTable('backup_run')
      .set({ ended_at: now, fault: 'interrupted' })
      .where('ended_at', 'is', null)
      .execute()
    const { id } = await db
      .insertInto('backup_run')
      .values({
        began_at: now,
        seen_at: now,
        folder: '/backups',
        encrypted: false,
        drill: false,
        ended_at: now,
        fault: 'ENOSPC',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  })
}

export const safekeeping: Record<string, Sample> = {
  'safekeeping.status': open({}, whole),
  'safekeeping.backups.standing': open({}, whole),
  'safekeeping.backups.list': open({}, whole),
  'safekeeping.backups.export': open({}, whole),
  'safekeeping.backups.get': open(async (stage: Stage) => ({ id: await ended(stage) }), whole),
  'safekeeping.backups.start': open(async (stage: Stage) => {
    await ended(stage)
    return { drill: true, reason }
  }, whole),
  'safekeeping.backups.setPlan': open(plan, whole),
}
