/** How the endpoints of retention are asked: see sample.ts. There is one set of periods, and nothing in the lists names anybody. */
import { writePeriods } from '#features/retention/periods/queries.ts'
import { open, reason, type Sample } from './sample.ts'
import type { Stage } from './stage.ts'

const whole = { outside: 'forbidden' } as const

/** No run is under way. */
const ended = ({ app }: Stage) =>
  app.stage(({ db, now }) =>
    db.updateTable('retention_run').set({ ended_at: now }).where('ended_at', 'is', null).execute(),
  )

export const retention: Record<string, Sample> = {
  'retention.periods': open(),
  'retention.rules.list': open({}, whole),
  'retention.rules.export': open({}, whole),
  // Set to what it is already it is refused.
  'retention.rules.set': open(async ({ app }: Stage) => {
    await app.stage((ctx) => writePeriods(ctx, {}))
    return { key: 'accounts.links', days: 200, reason }
  }, whole),
  'retention.rows.list': open({}, whole),
  'retention.rows.export': open({}, whole),
  'retention.runs.list': open({}, whole),
  'retention.runs.export': open({}, whole),
  'retention.runs.start': open(async (stage: Stage) => {
    await ended(stage)
    return { reason }
  }, whole),
  'retention.lines.list': open({}, whole),
  'retention.lines.export': open({}, whole),
}
