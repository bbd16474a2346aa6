import { addDays, type Day, yearOf } from '#basics/days.ts'
import type { Fen } from '#basics/money.ts'
import { type Paid, type Paying, paymentsDue, termEnd } from '../payments/rules.ts'
import { dueOn } from '../plan/rules.ts'

/** How far ahead the board looks: payments and agreements 90 days, the end of a term half a year. */
export const ahead = { payment: 90, term: 180 }

export type Coming = {
  projectId: number
  name: string
  what: 'return' | 'loan' | 'term' | 'agreement'
  on: Day
  fen: Fen | null
  late: boolean
}
type Term = { termFrom: Day | null; termUntil: Day | null }
type Ending = { projectId: number; name: string; agreement: string; on: Day }

/** The year of the term whose return is due in a calendar year; null: none is. */
export function termYearDue({ termFrom, termUntil }: Term, calendarYear: number): number | null {
  if (!termFrom || !termUntil) return null
  const year = calendarYear - yearOf(termFrom)
  return year >= 1 && dueOn(termFrom, year) <= termUntil ? year : null
}

/** What is late or comes soon: returns, what goes to the bank, terms and agreements that end; by day. */
export function comingOf(projects: Paying[], paid: Paid[], agreements: Ending[], today: Day): Coming[] {
  const payments = paymentsDue(projects, paid, addDays(today, ahead.payment)).map(
    ({ project: { id, name }, what, on, fen }): Coming => ({
      ...{ projectId: id, name, what, on, fen },
      late: on < today,
    }),
  )
  const terms = projects
    .map((project) => ({ project, on: termEnd(project) }))
    .filter(({ on }) => on >= today && on <= addDays(today, ahead.term))
    .map(
      ({ project: { id, name }, on }): Coming => ({
        ...{ projectId: id, name, what: 'term', on, fen: null, late: false },
      }),
    )
  const endings = agreements.map(
    ({ projectId, name, agreement, on }): Coming => ({
      ...{ projectId, name: `${name}：${agreement}`, what: 'agreement', on, fen: null },
      late: on < today,
    }),
  )
  return [...payments, ...terms, ...endings].sort((one, other) => one.on.localeCompare(other.on))
}
