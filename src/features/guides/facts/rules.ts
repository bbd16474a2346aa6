import { addMonths, type Day, daysBetween, formatDay } from '#basics/days.ts'

/** What the register knows of the branch that asks, and of the person; null where it is unknown or not to be told. */
export type Facts = {
  organizationId: number | null
  organizationName: string | null
  members: number | null
  fullMembers: number | null
  committeeMembers: number | null
  secretary: string | null
  termEndsOn: Day | null
  probationEndsOn: Day | null
}

export const noFacts: Facts = {
  organizationId: null,
  organizationName: null,
  members: null,
  fullMembers: null,
  committeeMembers: null,
  secretary: null,
  termEndsOn: null,
  probationEndsOn: null,
}

/** What a question may be answered by. */
export const figures = {
  fullMembers: '正式党员人数',
  members: '党员人数',
  committeeMembers: '支部委员人数',
  monthsToTermEnd: '距任期届满的月数（已届满为 -1）',
  daysToProbationEnd: '距预备期满的天数（已期满为 0 或负数）',
} as const
export type Figure = keyof typeof figures
export const figureKeys = Object.keys(figures) as Figure[]

/** An answer that holds when the figure lies within the bounds. */
export type When = { figure: Figure; least: number | null; most: number | null }

/** How many months until a day has come: 0 within this month's length, -1 when it is past. */
export function monthsUntil(day: Day, today: Day): number {
  if (day < today) return -1
  let months = 0
  while (addMonths(today, months) < day) months++
  return months
}

function figureOf(figure: Figure, facts: Facts, today: Day): number | null {
  if (figure === 'monthsToTermEnd')
    return facts.termEndsOn === null ? null : monthsUntil(facts.termEndsOn, today)
  if (figure === 'daysToProbationEnd')
    return facts.probationEndsOn === null ? null : daysBetween(today, facts.probationEndsOn)
  return facts[figure]
}

export function holds({ figure, least, most }: When, facts: Facts, today: Day): boolean {
  const value = figureOf(figure, facts, today)
  return value !== null && value >= (least ?? -Infinity) && value <= (most ?? Infinity)
}

/** What is known, told in sentences: 您所在支部有正式党员 6 名，任期至…… */
export function factsInWords(facts: Facts, today: Day): string[] {
  const { organizationName, members, fullMembers, committeeMembers, secretary, termEndsOn } = facts
  const told = [
    ...(members === null ? [] : [`党员 ${members} 名，其中正式党员 ${fullMembers} 名`]),
    ...(committeeMembers === null
      ? []
      : [committeeMembers > 0 ? `支委会 ${committeeMembers} 人` : '不设支委会']),
    ...(members === null ? [] : [secretary ? `书记 ${secretary}` : '书记空缺']),
    ...(termEndsOn ? [`任期至 ${formatDay(termEndsOn)}${termEndsOn < today ? '，已届满' : ''}`] : []),
  ]
  const { probationEndsOn } = facts
  return [
    ...(organizationName && told.length > 0 ? [`${organizationName}：${told.join('；')}。`] : []),
    ...(probationEndsOn
      ? [`您的预备期到 ${formatDay(probationEndsOn)}${probationEndsOn <= today ? '，已期满' : ''}。`]
      : []),
  ]
}
