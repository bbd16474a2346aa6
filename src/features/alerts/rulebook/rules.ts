import { addDays, addMonths, type Day } from '#basics/days.ts'
import { commonFacts, type Measure } from '../measures/kinds/rules.ts'
import { isMeasure, type MeasureKey, measures } from '../measures/rules.ts'
import type { Severity } from '../severities/rules.ts'

/** Who is told, seen from what the alert is about: the person, the organization, the committee above, the top. */
export const levels = ['self', 'own', 'above', 'top'] as const
export type Level = (typeof levels)[number]
export const levelNames: Record<Level, string> = {
  self: '本人',
  own: '本党组织',
  above: '上级党委',
  top: '政工部门',
}

/** `secretary`: only who holds that post, as long as somebody does. */
export type Addressee = { level: Level; post?: 'secretary' | undefined }

/** When somebody is told: so long before the day by which it is due; negative: after it. */
export type Lead = { count: number; unit: 'months' | 'days' }

export type Definition = {
  name: string
  enabled: boolean
  severity: Severity
  /** Held against the value of the measure; null where it has none. */
  number: number | null
  leads: Lead[]
  to: Addressee[]
  /** So many days after the due day, or after it was found where that is later, the level above is told. */
  escalation: { afterDays: number; to: Level } | null
  regulation: string
  article: string
  /** What is missing, with facts in braces. */
  text: string
  /** What helps. */
  advice: string
  /** Nobody may turn it off for himself, or put it off beyond the due day. */
  mandatory: boolean
}
export type Rule = { key: string; measure: MeasureKey; version: number; definition: Definition }

export const leadDay = (dueOn: Day, { count, unit }: Lead): Day =>
  unit === 'months' ? addMonths(dueOn, -count) : addDays(dueOn, -count)

/** The day on which the first reminder falls: from then on there is an alert. */
export const opensOn = (dueOn: Day, leads: readonly Lead[]): Day =>
  leads.map((lead) => leadDay(dueOn, lead)).toSorted()[0] ?? dueOn

/** No due day later than this can open an alert yet: months are of different lengths, so it is a few days generous. */
export const latestDue = (today: Day, leads: readonly Lead[]): Day =>
  leads
    .map(({ count, unit }) =>
      unit === 'months' ? addDays(addMonths(today, count), 3) : addDays(today, count),
    )
    .toSorted()
    .at(-1) ?? today

export const occasionOf = ({ count, unit }: Lead): string => `${unit}:${count}`

/** 到期前6个月, 到期当天, 到期后1天 */
export function leadInWords({ count, unit }: Lead): string {
  if (count === 0) return '到期当天'
  const length = `${Math.abs(count)}${unit === 'months' ? '个月' : '天'}`
  return count > 0 ? `到期前${length}` : `到期后${length}`
}

/** What an occasion is called, those that come of themselves among them. */
export function occasionInWords(occasion: string): string {
  if (occasion === 'escalated') return '升级提醒'
  const [unit = '', said = ''] = occasion.split(':')
  if (unit === 'woken') return '暂缓期满'
  return leadInWords({ unit: unit === 'months' ? 'months' : 'days', count: Number(said) })
}

const holes = (text: string) => [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name)

/** The facts that the words of a rule may name, with what they are. */
export const factsOf = (measure: Measure): Record<string, string> => ({ ...commonFacts, ...measure.facts })

/** The words with their facts put in. */
export const filled = (text: string, facts: Record<string, string | number>): string =>
  text.replace(/\{([^{}]*)\}/g, (hole, name: string) =>
    Object.hasOwn(facts, name) ? String(facts[name]) : hole,
  )

/** Why a rule cannot be published so; `field` and facts for the words. */
export function whyNotPublish(
  measureKey: string,
  definition: Definition,
): { code: string; field: string; name?: string } | null {
  if (!isMeasure(measureKey)) return { code: 'alert-measure-unknown', field: 'measure' }
  const measure = measures[measureKey]
  return whyNotTimes(definition) ?? whyNotTo(measure, definition) ?? whyNotWords(measure, definition)
}

function whyNotTimes({ leads }: Definition) {
  if (leads.length === 0) return { code: 'alert-leads-missing', field: 'leads' }
  const days = leads.map((lead) => leadDay('2027-07-15', lead))
  return new Set(days).size < days.length ? { code: 'alert-leads-twice', field: 'leads' } : null
}

function whyNotTo(measure: Measure, { to, escalation, number }: Definition) {
  if (to.length === 0) return { code: 'alert-addressees-missing', field: 'to' }
  const asked = [...to.map(({ level }) => level), ...(escalation ? [escalation.to] : [])]
  if (asked.includes('self') && !measure.personal) return { code: 'alert-not-personal', field: 'to' }
  if (escalation && to.some(({ level }) => level === escalation.to))
    return { code: 'alert-escalation-same', field: 'escalation' }
  const range = measure.number
  if ((range === null) !== (number === null)) return { code: 'alert-number-missing', field: 'number' }
  if (range && number !== null && (number < range.least || number > range.most))
    return { code: 'alert-number-range', field: 'number' }
  return null
}

function whyNotWords(measure: Measure, { text, advice }: Definition) {
  const known = factsOf(measure)
  for (const [field, words] of Object.entries({ text, advice })) {
    const name = holes(words).find((one) => !Object.hasOwn(known, one))
    if (name !== undefined) return { code: 'alert-fact-unknown', field, name }
  }
  return null
}

export const isSame = (one: Definition, other: Definition): boolean =>
  JSON.stringify(ordered(one)) === JSON.stringify(ordered(other))

const ordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(ordered)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).filter(([, one]) => one !== undefined)
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, ordered(one)]),
  )
}
