import { addYears, type Day } from '#basics/days.ts'
import { type Fen, shareOf } from '#basics/money.ts'
import { type Loan, loanSchedule } from '../finance/rules.ts'
import { dueOn } from '../plan/rules.ts'

export type Paying = {
  id: number
  name: string
  organizationId: number
  totalFen: Fen
  rate: number
  termFrom: Day
  termYears: number
  loan: Loan
}
export type PaymentKind = 'return' | 'loan'
/** What is still to be paid for a year of the term: the fixed return, or principal and interest together. */
export type Payment = { project: Paying; what: PaymentKind; year: number; on: Day; fen: Fen }
export type Paid = { id: number; year: number; what: PaymentKind; fen: Fen }

/** What of each year was due by a day and has not wholly come. */
export function paymentsDue(projects: Paying[], paid: Paid[], until: Day): Payment[] {
  const came = new Map(paid.map((one) => [`${one.id}/${one.year}/${one.what}`, one.fen]))
  return projects.flatMap((project): Payment[] => {
    const returnFen = shareOf(project.totalFen, project.rate)
    const owed = loanSchedule(project.loan)
    return Array.from({ length: project.termYears }, (_, at) => at + 1).flatMap((year): Payment[] => {
      const on = dueOn(project.termFrom, year)
      if (on > until) return []
      const { principalFen = 0, interestFen = 0 } = owed[year - 1] ?? {}
      const asked = { return: returnFen, loan: principalFen + interestFen }
      return (['return', 'loan'] as const).flatMap((what) => {
        const fen = asked[what] - (came.get(`${project.id}/${year}/${what}`) ?? 0)
        return fen > 0 ? [{ project, what, year, on, fen }] : []
      })
    })
  })
}

export const termEnd = ({ termFrom, termYears }: Pick<Paying, 'termFrom' | 'termYears'>): Day =>
  addYears(termFrom, termYears)
