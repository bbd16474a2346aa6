import type { Context } from '#platform/context.ts'
import { look } from '../measures/actions.ts'
import type { Found } from '../measures/kinds/rules.ts'
import type { MeasureKey } from '../measures/rules.ts'
import { type Reminding, remind } from '../reminding/actions.ts'
import { rulesOf } from '../rulebook/queries.ts'
import type { Rule } from '../rulebook/rules.ts'
import {
  closeAlerts,
  escalateAlerts,
  holdMeasure,
  insertEvents,
  keepAlerts,
  type NewEvent,
  type Outcome,
  openAlerts,
  standingOf,
  writeEvaluation,
} from './queries.ts'
import { decide, escalates, horizon, type Verdict } from './rules.ts'

/** What a measure finds for these rules on a day; nothing is looked at where no rule asks. */
export async function findFor(
  ctx: Pick<Context, 'db'>,
  measure: MeasureKey,
  rules: readonly Rule[],
  on: string,
): Promise<Found[]> {
  const asking = rules.filter(({ definition }) => definition.enabled)
  if (asking.length === 0) return []
  const least = Math.min(...asking.map(({ definition }) => definition.number ?? 0))
  return look(ctx, measure, { on, until: horizon(asking, on) }, least)
}

/**
 * Looks at a measure once for all its rules, and writes what has changed: what opens, what goes on, what closes, who
 * is told. Done again on the same facts it changes nothing and tells nobody.
 */
export async function evaluate(ctx: Context, measure: MeasureKey): Promise<Outcome> {
  await holdMeasure(ctx, measure)
  const rules = await rulesOf(ctx, measure)
  const keys = rules.map(({ key }) => key)
  const found = await findFor(ctx, measure, rules, ctx.today)
  const verdict = decide(measure, rules, found, await standingOf(ctx, keys), ctx.today)
  await writeVerdict(ctx, verdict)
  const reminded = await tell(ctx, rules)
  const outcome = {
    found: found.length,
    opened: verdict.open.length,
    closed: verdict.close.length,
    reminded,
  }
  await writeEvaluation(ctx, measure, outcome)
  return outcome
}

async function writeVerdict(ctx: Context, { open, keep, close }: Verdict): Promise<void> {
  const opened = await openAlerts(ctx, open)
  await keepAlerts(ctx, keep)
  await closeAlerts(ctx, close)
  await insertEvents(ctx, [
    ...opened.map(({ id, again }): NewEvent => ({ alertId: id, kind: again ? 'reopened' : 'opened' })),
    ...close.map(({ id, as }): NewEvent => ({ alertId: id, kind: 'closed', note: as })),
  ])
}

/** Tells the level above where it is time, then everybody whose time has come. */
async function tell(ctx: Context, rules: readonly Rule[]): Promise<number> {
  const byKey = new Map(rules.map((rule) => [rule.key, rule]))
  const standing = await standingOf(ctx, [...byKey.keys()])
  const alerts = standing.flatMap((one): Reminding[] => {
    const rule = byKey.get(one.ruleKey)
    return rule ? [{ ...one, rule }] : []
  })
  const raised = alerts.filter((one) => escalates(one, one.rule, ctx.today))
  await escalateAlerts(
    ctx,
    raised.map(({ id }) => id),
  )
  await insertEvents(
    ctx,
    raised.map(({ id }): NewEvent => ({ alertId: id, kind: 'escalated' })),
  )
  const isRaised = new Set(raised.map(({ id }) => id))
  return remind(
    ctx,
    alerts.map((one) => (isRaised.has(one.id) ? { ...one, escalatedOn: ctx.today } : one)),
  )
}
