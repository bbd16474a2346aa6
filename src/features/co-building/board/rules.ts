import { addDays, addYears, type Day, yearOf } from '#basics/days.ts'
import { type Fen, shareOf } from '#basics/money.ts'
import { dueOn } from '../plan/rules.ts'

/** How far ahead the board looks: payments and agreements 90 days, the end of a term half a year. */
export const ahead = { payment: 90, term: 180 }

export type Paying = {
  id: number
  name: string
  totalFen: Fen
  rate: number
  termFrom: Day | null
  termUntil: Day | null
}
export type Coming = {
  projectId: number
  name: string
  what: 'return' | 'term' | 'agreement'
  on: Day
  fen: Fen | null
  late: boolean
}

/** The year of the term whose return is due in a calendar year; null: none is. */
export function termYearDue({ termFrom, termUntil }: Paying, calendarYear: number): number | null {
  if (!termFrom || !termUntil) return null
  const year = calendarYear - yearOf(termFrom)
  return year >= 1 && dueOn(termFrom, year) <= termUntil ? year : null
}

const yearsOf = ({ termFrom, termUntil }: Paying): number[] => {
  if (!termFrom || !termUntil) return []
  const count = yearOf(termUntil) - yearOf(termFrom)
  return Array.from({ length: count }, (_, at) => at + 1)
}

/** Returns that are late or come soon, and terms that end soon: by day. `received`: what came for a year of the term. */
export function comingOf(
  projects: Paying[],
  received: (id: number, year: number) => Fen,
  today: Day,
): Coming[] {
  return projects
    .flatMap((project): Coming[] => {
      const { id: projectId, name, termFrom, termUntil } = project
      if (!termFrom || !termUntil) return []
      const due = yearsOf(project).flatMap((year): Coming[] => {
        const on = addYears(termFrom, year)
        const fen = shareOf(project.totalFen, project.rate) - received(projectId, year)
        if (fen <= 0 || on > addDays(today, ahead.payment)) return []
        return [{ projectId, name, what: 'return', on, fen, late: on < today }]
      })
      const ends = termUntil >= today && termUntil <= addDays(today, ahead.term)
      return ends ? [...due, { projectId, name, what: 'term', on: termUntil, fen: null, late: false }] : due
    })
    .sort((one, other) => one.on.localeCompare(other.on))
}
