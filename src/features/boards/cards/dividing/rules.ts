import {
  addDays,
  addMonths,
  addYears,
  type Day,
  firstOfMonth,
  lastOfMonth,
  monthOf,
  yearOf,
} from '#basics/days.ts'
import { type Bracket, bracketsOn, type Dimension } from '#features/statistics/brackets/rules.ts'
import type { Where } from '#features/statistics/tables/rules.ts'

/** One series of a card that divides members or organizations by a dimension of its own. `day`: when ages are counted. */
export type Division = {
  key: string
  label: string
  subject: 'member' | 'organization'
  dimension: Dimension
  where: Where
  day: Day
  /** Brackets that are not drawn, for they lie before or after what is asked. */
  hidden: readonly string[]
}

const before = 'before'
const later = 'later'

/** Brackets that begin on days: one before the first, then each; `later` ends the last. */
function spans(
  id: string,
  title: string,
  field: string,
  parts: readonly (Bracket & { from: Day })[],
  end: Day,
  past: string,
): Dimension {
  return {
    id,
    title,
    field,
    brackets: [
      { key: before, label: past },
      ...parts.map(({ key, label }) => ({ key, label })),
      { key: later, label: '以后' },
    ],
    scale: { kind: 'days', from: ['0001-01-01', ...parts.map(({ from }) => from), end] },
  }
}

const monthLabel = (month: string) => `${month.slice(2, 4)}年${Number(month.slice(5))}月`

const monthsFrom = (asOf: Day, count: number): string[] =>
  Array.from({ length: count }, (_, at) => monthOf(addMonths(firstOfMonth(asOf), at)))

/**
 * Organizations by the month in which their term ends, two years on; `before` those whose term was over on the day.
 * 中国共产党基层组织选举工作条例第三条 (V).
 */
export function termDivision(asOf: Day): Division[] {
  const months = monthsFrom(asOf, 24)
  const parts = months.map((month, at) => ({
    key: month,
    label: monthLabel(month),
    from: at === 0 ? asOf : (`${month}-01` as Day),
  }))
  const end = addDays(lastOfMonth(`${months.at(-1)}-01`), 1)
  const dimension = spans('termEnd', '届满月份', 'termEndsOn', parts, end, '已过期')
  return [
    {
      key: 'total',
      label: '党组织',
      subject: 'organization',
      dimension,
      where: {},
      day: asOf,
      hidden: [later],
    },
  ]
}

/** Probationary members by the month in which their year ends. 中国共产党章程第七条 (V). */
export function probationDivision(asOf: Day): Division[] {
  const months = monthsFrom(asOf, 12)
  const parts = months.map((month, at) => ({
    key: month,
    label: monthLabel(month),
    from: addYears(at === 0 ? asOf : `${month}-01`, -1),
  }))
  const end = addYears(addDays(lastOfMonth(`${months.at(-1)}-01`), 1), -1)
  const dimension = spans('probationEnd', '预备期满月份', 'joinedOn', parts, end, '已满未转')
  const where = { status: ['probationaryMember'] }
  return [
    { key: 'total', label: '预备党员', subject: 'member', dimension, where, day: asOf, hidden: [later] },
  ]
}

/**
 * When somebody born in a month reaches the age of retirement. 《关于实施渐进式延迟法定退休年龄的决定》 (2024-09-13, from
 * 2025-01-01): men from 60 towards 63, women of 55 towards 58, one month later for every four. Women of 50 are not told
 * apart: the register does not say who they are. From memory (M): a parameter, and the card says that it is an estimate.
 */
const retirement = {
  from: '2025-01-01',
  male: { age: 60, most: 36, every: 4 },
  female: { age: 55, most: 36, every: 4 },
} as const

const monthsBetween = (from: Day, to: Day) =>
  (yearOf(to) - yearOf(from)) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7))

/** Months by which the retirement of somebody born then is put off. */
export function monthsPutOff(bornOn: Day, gender: 'male' | 'female'): number {
  const { age, most, every } = retirement[gender]
  const since = monthsBetween(retirement.from, firstOfMonth(addYears(bornOn, age)))
  return since < 0 ? 0 : Math.min(most, Math.floor(since / every) + 1)
}

/** The day of retirement by law, by the birth date alone. */
export const retiresOn = (bornOn: Day, gender: 'male' | 'female'): Day =>
  addMonths(addYears(bornOn, retirement[gender].age), monthsPutOff(bornOn, gender))

/** The first month of birth whose people retire on or after a day: later births retire later. */
function bornFrom(day: Day, gender: 'male' | 'female'): Day {
  const { age, most } = retirement[gender]
  let month = firstOfMonth(addMonths(addYears(day, -age), -most - 1))
  while (retiresOn(month, gender) < day) month = addMonths(month, 1)
  return month
}

const genders = [
  ['male', '男'],
  ['female', '女'],
] as const

/** Members at work by the year in which they reach the age of retirement. */
export const retirementDivision = (asOf: Day): Division[] =>
  genders.map(([gender, label]) => {
    const years = Array.from({ length: 6 }, (_, at) => yearOf(asOf) + at)
    const parts = years.map((year) => ({
      key: String(year),
      label: `${year}年`,
      from: bornFrom(`${year}-01-01`, gender),
    }))
    const end = bornFrom(`${(years.at(-1) ?? 0) + 1}-01-01`, gender)
    return {
      key: gender,
      label,
      subject: 'member',
      dimension: spans(`retires-${gender}`, '退休年份', 'birthDate', parts, end, '已到龄'),
      where: { gender: [gender], employment: ['employed'] },
      day: asOf,
      hidden: [before, later],
    }
  })

/** The ages of today, and of the same people in five years. */
export function agesDivision(asOf: Day): Division[] {
  const age = bracketsOn(asOf).dimensions.age
  if (!age) throw new RangeError('brackets without age')
  const common = { subject: 'member', dimension: age, where: {}, hidden: [] } as const
  return [
    { ...common, key: 'now', label: '现在', day: asOf },
    { ...common, key: 'then', label: '五年后', day: addYears(asOf, 5) },
  ]
}
