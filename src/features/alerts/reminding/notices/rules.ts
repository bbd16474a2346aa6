import type { Day } from '#basics/days.ts'
import type { MeasureGroup } from '../../measures/kinds/rules.ts'
import { type Mended, ownPlaceOf } from '../../measures/mending/rules.ts'
import { measures } from '../../measures/rules.ts'
import type { Level, Rule } from '../../rulebook/rules.ts'
import { type Told, wordsOf } from '../../telling/rules.ts'

/** What a short message calls it: it says neither the Party nor anybody’s name, and nothing that carriers stop. */
const plainly: Record<MeasureGroup, string> = {
  班子与届期: '届期事项',
  支部设置: '组织设置事项',
  组织生活: '组织生活事项',
  发展党员: '发展工作事项',
  组织关系: '组织关系事项',
  党费: '交纳事项',
  公文与审批: '待办事项',
  印章与档案: '印章档案事项',
  数据质量: '信息核对事项',
  政企村共建: '共建项目事项',
}

/** The texts of messages say where it is themselves: it is not said a second time at the head of what they tell. */
const withoutPlace = (text: string, organization: string) =>
  (text.startsWith(organization) ? text.slice(organization.length) : text).replace(
    `（${organization}）`,
    '',
  ) || text

/** One time of one alert, and who is told then. */
export type Reminded = { alertId: number; occasion: string; level: Level; accountId: number | null }

/** A reminder as the message that carries it: one for each alert and time, whoever is told of it and how often. */
export function noticeFor(
  told: Told & Mended,
  { measure, definition }: Rule,
  reminded: readonly Reminded[],
  today: Day,
) {
  const facts = {
    type: plainly[measures[measure].group],
    name: definition.name,
    organization: told.organizationName,
    what: withoutPlace(wordsOf(told, definition, today).text, told.organizationName),
  }
  return [...Map.groupBy(reminded, keyOf)].map(([key, list]) => ({
    ...(told.dated
      ? { template: 'deadline-near' as const, facts: { ...facts, due: told.dueOn } }
      : { template: 'matter-missing' as const, facts }),
    to: list.flatMap(({ accountId }) => (accountId === null ? [] : [{ accountId }])),
    about: { kind: 'alert', id: list[0]?.alertId ?? 0 },
    link: list[0]?.level === 'self' ? ownPlaceOf(measure, told) : `/alerts/${list[0]?.alertId}`,
    key,
    sms: definition.severity === 'urgent' ? ('needed' as const) : ('allowed' as const),
    mandatory: definition.mandatory,
  }))
}

/** Whoever is told of his own matter is led elsewhere. */
const keyOf = ({ alertId, occasion, level }: Reminded) =>
  `alert-${alertId}-${occasion}${level === 'self' ? '-self' : ''}`
