import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { evaluate } from '../evaluation/actions.ts'
import { insertEvents } from '../evaluation/queries.ts'
import { whyNotSnooze } from '../evaluation/rules.ts'
import { measures } from '../measures/rules.ts'
import { ruleNow } from '../rulebook/queries.ts'
import type { Rule } from '../rulebook/rules.ts'
import type { register } from './contract.ts'
import { listActions } from './lists/actions.ts'
import { type AlertRow, getAlert, writeSnooze } from './queries.ts'
import { shownWhole } from './showing/actions.ts'

/**
 * An alert within reach, with its rule. What somebody may not see in its own place, he does not see here either.
 * @throws Refusal not-found
 */
async function find(ctx: Context, id: number, hold = false): Promise<{ alert: AlertRow; rule: Rule }> {
  const alert = await getAlert(ctx, id, hold)
  const rule = await ruleNow(ctx, alert.ruleKey)
  if (!rule || !ctx.actor.permissions.includes(measures[rule.measure].permission))
    throw new Refusal('not-found', 'not-found', { id })
  return { alert, rule }
}

/** Whether the actor acts for an organization above this one. */
const actsAbove = ({ actor }: Context, path: string) =>
  actor.acting.some((held) => held.path !== null && held.path !== path && path.startsWith(held.path))

async function shown(ctx: Context, id: number) {
  const { alert, rule } = await find(ctx, id)
  return shownWhole(ctx, alert, rule)
}

const deedOf = (alert: AlertRow, { definition }: Rule) => ({
  subject: { kind: 'alert', id: alert.id, name: `${definition.name}：${alert.subjectName}` },
  path: alert.path,
})

export const registerActions: ActionsOf<typeof register> = {
  ...listActions,

  get: (ctx, { id }) => shown(ctx, id),

  async snooze(ctx, { id, until, reason }) {
    const { alert, rule } = await find(ctx, id, true)
    const asked = { until, today: ctx.today, fromAbove: actsAbove(ctx, alert.path) }
    const why = whyNotSnooze(alert, rule, asked)
    if (why) throw new Refusal('conflict', why, { field: 'until', due: alert.dueOn })
    await writeSnooze(ctx, id, { until, because: reason })
    await insertEvents(ctx, [{ alertId: id, kind: 'snoozed', note: noteOf(until, reason) }])
    ctx.record({ action: 'alert.snoozed', ...deedOf(alert, rule), after: { snoozedUntil: until }, reason })
    return shown(ctx, id)
  },

  async wake(ctx, { id }) {
    const { alert, rule } = await find(ctx, id, true)
    if (alert.snoozedUntil === null || alert.snoozedUntil <= ctx.today)
      throw new Refusal('conflict', 'alert-not-snoozed')
    await writeSnooze(ctx, id, null)
    await insertEvents(ctx, [{ alertId: id, kind: 'woken' }])
    ctx.record({
      action: 'alert.woken',
      ...deedOf(alert, rule),
      before: { snoozedUntil: alert.snoozedUntil },
    })
    return shown(ctx, id)
  },

  async check(ctx, { id }) {
    const { rule } = await find(ctx, id)
    await evaluate(ctx, rule.measure)
    return shown(ctx, id)
  },
}

const noteOf = (until: Day, reason: string) => `至 ${until}：${reason}`
