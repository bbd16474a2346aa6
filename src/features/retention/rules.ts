import { type RetentionKey, retentionRules, ruleOf } from './kept/rules.ts'

/** Periods as the institute set them; what is not set is as usual. */
export type Periods = Partial<Record<RetentionKey, number>>

/** Nothing that ends is kept longer than ten years by a setting: what must be, is archived. */
export const mostDays = 3650

export const daysOf = (periods: Periods, key: RetentionKey): number => {
  const { days, least } = ruleOf(key)
  // A later version may ask for more than was set before.
  return Math.max(periods[key] ?? days, least)
}

const day = 86_400_000

/** What began before this moment is over. */
export const overBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * day)

/** Why a period may not be set; null when it may. */
export function whyNotPeriod(
  key: RetentionKey,
  days: number,
): 'retention-too-short' | 'retention-too-long' | null {
  if (days < ruleOf(key).least) return 'retention-too-short'
  return days > mostDays ? 'retention-too-long' : null
}

/** In words: 最后一次使用 184 天后删除. */
export function periodWords(key: RetentionKey, days: number): string {
  const { from, effect } = ruleOf(key)
  return `${from} ${days} 天后${effectNames[effect]}`
}

export const effectNames = { deleted: '删除', emptied: '清空其中的个人信息' } as const
export const causeNames = { weekly: '每周定时', asked: '人工发起' } as const
export const outcomeNames = { no: '会清理', yes: '留着' } as const

/** Why a row stayed, in the words of its rule. */
export const heldWords = (key: RetentionKey, reason: string): string => ruleOf(key).held[reason] ?? reason

export type Tally = { rule: string; held: string | null; n: number }

/** How many of a rule go, and how many stay for which reason. */
export function talliesOf(tallies: readonly Tally[], key: RetentionKey) {
  const own = tallies.filter(({ rule }) => rule === key)
  const count = (stay: boolean) =>
    own.filter(({ held }) => (held !== null) === stay).reduce((sum, { n }) => sum + n, 0)
  const because = own.flatMap(({ held, n }) => (held === null ? [] : [[heldWords(key, held), n] as const]))
  return {
    going: count(false),
    kept: count(true),
    because: Object.fromEntries(because) as Record<string, number>,
  }
}

/** 3 条：审批还没有办结；1 条：…… */
export const becauseWords = (because: Record<string, number>): string =>
  Object.entries(because)
    .map(([why, n]) => `${n} 条：${why}`)
    .join('；')

type Shown = { title: string; days: number; going: number; kept: number }
export type RuleFilters = {
  text?: string | undefined
  effect?: 'deleted' | 'emptied' | undefined
  over?: boolean | undefined
  sort: keyof Shown
  descending: boolean
}

/** The rules asked for, in order; those that are equal stay in the order in which they are let go of. */
export function rulesAsked<
  Row extends Shown & { key: RetentionKey; effect: string; why: string; ground: string },
>(rows: readonly Row[], { text = '', effect, over, sort, descending }: RuleFilters): Row[] {
  const found = rows.filter(
    (row) =>
      (text === '' || `${row.title}${row.why}${row.ground}`.includes(text)) &&
      (effect === undefined || row.effect === effect) &&
      (!over || row.going + row.kept > 0),
  )
  const compare = (a: Row, b: Row) =>
    sort === 'title' ? a.title.localeCompare(b.title, 'zh-CN') : a[sort] - b[sort]
  return found.sort((a, b) => (descending ? compare(b, a) : compare(a, b)))
}

/** Every rule with its period. */
export const periodsInForce = (periods: Periods) =>
  retentionRules.map(({ key, title, effect }) => {
    const days = daysOf(periods, key)
    return { key, title, days, effect, words: periodWords(key, days) }
  })
