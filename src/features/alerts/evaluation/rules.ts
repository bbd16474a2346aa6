import { addDays, type Day } from '#basics/days.ts'
import { answers, type Found, type SubjectKind } from '../measures/kinds/rules.ts'
import { type MeasureKey, measures } from '../measures/rules.ts'
import { type Level, latestDue, leadDay, occasionOf, opensOn, type Rule } from '../rulebook/rules.ts'

/** An open alert, as far as it is decided upon. */
export type Standing = {
  id: number
  ruleKey: string
  ruleVersion: number
  subjectKind: SubjectKind
  subjectKey: string
  dueOn: Day
  dated: boolean
  openedOn: Day
  escalatedOn: Day | null
  snoozedUntil: Day | null
}

export const closings = ['mended', 'lapsed', 'ruleOff', 'ruleChanged', 'overtaken'] as const
export type Closing = (typeof closings)[number]
export const closingNames: Record<Closing, string> = {
  mended: '已补正',
  lapsed: '已过期限，不再提醒',
  ruleOff: '规则已停用',
  ruleChanged: '规则已修改，不再符合',
  overtaken: '转按另一档提醒',
}

/** What may happen to an alert. */
export const eventKinds = ['opened', 'closed', 'reopened', 'escalated', 'snoozed', 'woken'] as const
export type EventKind = (typeof eventKinds)[number]

export type Opening = { rule: Rule; found: Found; dueOn: Day }
export type Verdict = {
  open: Opening[]
  keep: { id: number; rule: Rule; found: Found }[]
  close: { id: number; as: Closing; on: Day }[]
}

/** How far ahead a measure must look for these rules. */
export const horizon = (rules: readonly Rule[], today: Day): Day =>
  rules
    .map(({ definition }) => latestDue(today, definition.leads))
    .toSorted()
    .at(-1) ?? today

/** The rules of a measure that apply to what was found: where they exclude each other, the highest alone. */
export function rulesFor(measureKey: MeasureKey, rules: readonly Rule[], { value }: Found): Rule[] {
  const measure = measures[measureKey]
  const fitting = rules.filter(
    ({ definition }) => definition.enabled && answers(measure, value, definition.number),
  )
  if (!measure.exclusive) return fitting
  const highest = fitting.toSorted((a, b) => (b.definition.number ?? 0) - (a.definition.number ?? 0))[0]
  return highest ? [highest] : []
}

const placeOf = (ruleKey: string, one: { subjectKind: string; subjectKey: string }, dueOn: Day | null) =>
  [ruleKey, one.subjectKind, one.subjectKey, dueOn ?? ''].join('|')

/**
 * What a look at a measure changes: alerts that open, go on, and close. Looked at again with the same facts it changes
 * nothing. What has no due day of its own keeps that of the day on which it was found first.
 */
export function decide(
  measureKey: MeasureKey,
  rules: readonly Rule[],
  found: readonly Found[],
  standing: readonly Standing[],
  today: Day,
): Verdict {
  const known = new Map(standing.map((one) => [placeOf(one.ruleKey, one, one.dated ? one.dueOn : null), one]))
  const seen = new Set<number>()
  const opened = new Set<string>()
  const verdict: Verdict = { open: [], keep: [], close: [] }
  for (const { rule, one } of pairs(measureKey, rules, found, today)) {
    const place = placeOf(rule.key, one, one.dueOn)
    const before = known.get(place)
    if (before) {
      seen.add(before.id)
      verdict.keep.push({ id: before.id, rule, found: one })
    } else if (!opened.has(place)) {
      opened.add(place)
      verdict.open.push({ rule, found: one, dueOn: one.dueOn ?? today })
    }
  }
  const closing = { measureKey, today, found: new Set(found.map((one) => placeOf('', one, one.dueOn))) }
  const byKey = new Map(rules.map((rule) => [rule.key, rule]))
  for (const one of standing)
    if (!seen.has(one.id)) verdict.close.push(closingOf(one, byKey.get(one.ruleKey), closing))
  return verdict
}

/** What was found, with each rule that applies to it and whose first time has come. */
function* pairs(measureKey: MeasureKey, rules: readonly Rule[], found: readonly Found[], today: Day) {
  for (const one of found)
    for (const rule of rulesFor(measureKey, rules, one))
      if (one.dueOn === null || opensOn(one.dueOn, rule.definition.leads) <= today) yield { rule, one }
}

type Ground = { measureKey: MeasureKey; today: Day; found: ReadonlySet<string> }

/** Why an alert that is found no more closes. A clock that was put back closes nothing before it was opened. */
function closingOf(one: Standing, rule: Rule | undefined, ground: Ground) {
  const on = [ground.today, one.openedOn].toSorted().at(-1) as Day
  return { id: one.id, as: whyClosed(one, rule, ground), on }
}

function whyClosed(one: Standing, rule: Rule | undefined, { measureKey, today, found }: Ground): Closing {
  const { keepDays, exclusive } = measures[measureKey]
  if (!rule?.definition.enabled) return 'ruleOff'
  if (rule.version !== one.ruleVersion) return 'ruleChanged'
  if (exclusive && found.has(placeOf('', one, one.dated ? one.dueOn : null))) return 'overtaken'
  return keepDays !== null && addDays(one.dueOn, keepDays) < today ? 'lapsed' : 'mended'
}

export type Timed = Pick<Standing, 'dueOn' | 'openedOn' | 'escalatedOn' | 'snoozedUntil'>

const isAsleep = ({ snoozedUntil }: Timed, today: Day) => snoozedUntil !== null && snoozedUntil > today

/** Whether the level above is to be told from today on. */
export function escalates(alert: Timed, { definition: { escalation } }: Rule, today: Day): boolean {
  if (!escalation || alert.escalatedOn !== null || isAsleep(alert, today)) return false
  const from = [alert.dueOn, alert.openedOn].toSorted().at(-1) as Day
  return addDays(from, escalation.afterDays) <= today
}

/** One time at which people are told, and in which seats they sit. `fellOn`: the day on which it fell. */
export type Occasion = { key: string; fellOn: Day; to: { level: Level; post?: 'secretary' | undefined }[] }

/**
 * The times of an alert that have come by today and have not been overtaken by a later one: whoever was not told yet
 * is told now. After a time in which nothing ran, nobody is told of the times that were missed one by one. An alert
 * that was put off comes back on its day, unless a time of the rule falls just then.
 */
export function occasionsOf(alert: Timed, rule: Rule, today: Day): Occasion[] {
  if (isAsleep(alert, today)) return []
  const { leads, to, escalation } = rule.definition
  const fallen = leads
    .map((lead) => ({ key: occasionOf(lead), fellOn: leadDay(alert.dueOn, lead), to }))
    .filter(({ fellOn }) => fellOn <= today)
  const { snoozedUntil } = alert
  if (snoozedUntil !== null && !fallen.some(({ fellOn }) => fellOn >= snoozedUntil))
    fallen.push({ key: `woken:${snoozedUntil}`, fellOn: snoozedUntil, to })
  const last = fallen.toSorted((one, other) => (one.fellOn < other.fellOn ? -1 : 1)).at(-1)
  const raised =
    escalation && alert.escalatedOn !== null
      ? [{ key: 'escalated', fellOn: alert.escalatedOn, to: [{ level: escalation.to }] }]
      : []
  return [...(last ? [last] : []), ...raised]
}

/** An alert may be put off for two months at most. (Ours.) */
const mostSnoozeDays = 60

/** Who would put an alert off: whether he acts for an organization above the one it is about. */
export type Snoozing = { until: Day; today: Day; fromAbove: boolean }

/** Why an alert may not be put off until a day. What is told above is not silenced from below. */
export function whyNotSnooze(
  alert: { dueOn: Day; closedOn: Day | null; escalatedOn: Day | null },
  { definition }: Rule,
  { until, today, fromAbove }: Snoozing,
): string | null {
  if (alert.closedOn !== null) return 'alert-closed'
  if (until <= today) return 'alert-snooze-past'
  if (until > addDays(today, mostSnoozeDays)) return 'alert-snooze-long'
  if (definition.mandatory && until > alert.dueOn) return 'alert-mandatory'
  const isTold = definition.to.some(({ level }) => level === 'above' || level === 'top')
  return (isTold || alert.escalatedOn !== null) && !fromAbove ? 'alert-snooze-above' : null
}
