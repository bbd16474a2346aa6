import { addYears, type Day } from '#basics/days.ts'

export type IncomingLetter = {
  issuedOn: Day
  validUntil: Day
  status: 'fullMember' | 'probationaryMember'
  joinedOn: Day
  fullOn: Day | null
}

/**
 * Why a letter from outside cannot be entered as it was typed. A full member has been confirmed a year after joining at
 * the earliest (章程第七条 V); one on probation has no day of confirmation.
 */
export function whyNotLetter(letter: IncomingLetter, today: Day): { code: string; field: string } | null {
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
