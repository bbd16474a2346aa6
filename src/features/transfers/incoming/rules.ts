import { addYears, type Day } from '#basics/days.ts'
import type { Cause } from '../rules.ts'

/** What stands in a letter from outside. */
export type Letter = {
  fromName: string
  number: string
  issuedOn: string
  days: number
  status: 'fullMember' | 'probationaryMember'
  joinedOn: string
  fullOn: string | null
  paidUntil: string
  cause: Cause
}

type Dates = Pick<Letter, 'issuedOn' | 'status' | 'joinedOn' | 'fullOn'>

/**
 * Why a letter from outside cannot be entered as it was typed. A full member has been confirmed a year after joining at
 * the earliest (章程第七条 V); one on probation has no day of confirmation.
 */
export function whyNotLetter(letter: Dates, today: Day): { code: string; field: string } | null {
  if (letter.issuedOn > today) return { code: 'letter-in-future', field: 'issuedOn' }
  if (letter.joinedOn > letter.issuedOn) return { code: 'letter-joined-after', field: 'joinedOn' }
  if (letter.status === 'fullMember' && letter.fullOn === null)
    return { code: 'letter-full-missing', field: 'fullOn' }
  if (letter.status === 'probationaryMember' && letter.fullOn !== null)
    return { code: 'letter-full-not-yet', field: 'fullOn' }
  if (letter.fullOn !== null && letter.fullOn < addYears(letter.joinedOn, 1))
    return { code: 'letter-full-early', field: 'fullOn' }
  return null
}
