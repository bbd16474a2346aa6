import { type Day, daysBetween, formatDay } from '#basics/days.ts'
import type { Closing } from '../evaluation/rules.ts'
import type { Facts } from '../measures/kinds/rules.ts'
import { type Definition, filled } from '../rulebook/rules.ts'

/** What is told of an alert. */
export type Told = {
  subjectName: string
  organizationName: string
  dueOn: Day
  dated: boolean
  since: Day | null
  value: number | null
  facts: Facts
}

/** 2026-10 → 2026年10月; 2026-10-05 → 2026年10月5日; anything else as it is. */
function inWords(fact: string | number): string | number {
  if (typeof fact === 'number') return fact
  if (/^\d{4}-\d{2}-\d{2}$/.test(fact)) return formatDay(fact)
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(fact) ?? []
  return year ? `${year}年${Number(month)}月` : fact
}

/** The facts of an alert as the words of its rule may name them. */
function factsToday(told: Told, today: Day): Facts {
  const days = daysBetween(today, told.dueOn)
  const own = Object.entries(told.facts).map(([name, fact]) => [name, inWords(fact)] as const)
  return {
    ...Object.fromEntries(own),
    subject: told.subjectName,
    organization: told.organizationName,
    due: formatDay(told.dueOn),
    days: Math.max(0, days),
    overdue: Math.max(0, -days),
    since: told.since ? formatDay(told.since) : '',
    value: told.value ?? '',
  }
}

/** What is missing, what helps, and where it stands: in words. The article of the very duty goes before the rule's. */
export function wordsOf(told: Told, definition: Definition, today: Day) {
  const facts = factsToday(told, today)
  const article = told.facts.article
  return {
    text: filled(definition.text, facts),
    advice: filled(definition.advice, facts),
    law: typeof article === 'string' && article ? article : `${definition.regulation}${definition.article}`,
  }
}

export const alertStates = ['open', 'overdue', 'snoozed', 'closed'] as const
export type AlertState = (typeof alertStates)[number]
export const alertStateNames: Record<AlertState, string> = {
  open: '待处理',
  overdue: '已逾期',
  snoozed: '暂缓提醒',
  closed: '已关闭',
}

/** Only what has a day of its own can be past it. */
export function stateOf(
  alert: { dueOn: Day; dated: boolean; closedAs: Closing | null; snoozedUntil: Day | null },
  today: Day,
): AlertState {
  if (alert.closedAs !== null) return 'closed'
  if (alert.snoozedUntil !== null && alert.snoozedUntil > today) return 'snoozed'
  return alert.dated && alert.dueOn < today ? 'overdue' : 'open'
}

/** 还有12天, 今天到期, 已逾期3天; of what has no day of its own: 已3天 */
export function dueInWords({ dueOn, dated }: { dueOn: Day; dated: boolean }, today: Day): string {
  const days = daysBetween(today, dueOn)
  if (!dated) return days === 0 ? '今天发现' : `发现已 ${-days} 天`
  if (days === 0) return '今天到期'
  return days > 0 ? `还有 ${days} 天` : `已逾期 ${-days} 天`
}
