import type { Day } from '#basics/days.ts'
import { monthOf } from '#basics/days.ts'
import { letterNumbers } from '../rules.ts'

/** The template of the letter; the sheet with the three parts knows it by this key. */
export const letterTemplate = 'introduction-letter-transfer'

/** Why a letter cannot be good for so many days (general practice: 90 at most, C: a parameter). */
export const whyNotDays = (days: number): string | null =>
  days >= letterNumbers.least && days <= letterNumbers.most ? null : 'letter-days'

/** What must be known of everyone who stands in one letter. */
export type Lettered = {
  state: string
  fromCommitteeId: number | null
  toCommitteeId: number | null
  toName: string
  paidUntil: string | null
}

/** Why these cannot stand in one letter: another way, or dues of which nobody has said how far they are paid. */
export function whyNotTogether(people: Lettered[]): string | null {
  const [first] = people
  if (!first) return 'letter-nobody'
  const addressee = (one: Lettered) => one.toCommitteeId ?? one.toName
  if (
    people.some((one) => one.fromCommitteeId !== first.fromCommitteeId || addressee(one) !== addressee(first))
  )
    return 'letter-two-ways'
  return people.some(({ paidUntil }) => paidUntil === null) ? 'letter-dues-unknown' : null
}

type ListedPerson = {
  name: string
  gender: string
  ethnicity: string
  birthDate: Day
  status: string
  joinedOn: Day | null
  paidUntil: string | null
}

const month = (day: Day | null) => (day ? monthOf(day).replace('-', '.') : '—')

/** A line of the list that goes with the letter. */
export const listRow = (one: ListedPerson): string[] => [
  one.name,
  one.gender === 'male' ? '男' : '女',
  one.ethnicity,
  month(one.birthDate),
  one.status === 'probationaryMember' ? '预备党员' : '正式党员',
  month(one.joinedOn),
  one.paidUntil?.replace('-', '.') ?? '—',
]

/** Whom the letter introduces: 张三, or 张三等3名 with the list. */
export const namesIn = (names: string[]): string =>
  names.length > 1 ? `${names[0]}等${names.length}名` : (names[0] ?? '')
