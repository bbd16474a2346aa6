import { addMonths, type Day } from '#basics/days.ts'

export const directions = ['out', 'in'] as const
export type Direction = (typeof directions)[number]
export const absenceKinds = ['temporary', 'mobile'] as const
export type AbsenceKind = (typeof absenceKinds)[number]
export const absenceKindNames: Record<AbsenceKind, string> = { temporary: '临时外出', mobile: '流动党员' }

/**
 * Six months part the two: away for less, a certificate (证明信), votes and pays at home (V as practice); for six months
 * and more a mobile member, registered on both sides (V). Who studies abroad is written to every half-year (V).
 */
const absenceNumbers = { mobileMonths: 6, contactMonths: 6 }

/** What an absence is, by how long it is planned: to the same date six months later it is half a year. */
export const kindFor = (from: Day, until: Day): AbsenceKind =>
  until < addMonths(from, absenceNumbers.mobileMonths) ? 'temporary' : 'mobile'

/** Why an absence cannot be registered as it was typed. */
export function whyNotAbsence(asked: {
  from: Day
  until: Day
  membership: string
  away: boolean
}): { code: string; field: string } | null {
  if (asked.until < asked.from) return { code: 'absence-days', field: 'until' }
  if (asked.membership !== 'active') return { code: 'transfer-no-membership', field: 'personId' }
  return asked.away ? { code: 'absence-open', field: 'personId' } : null
}

/** By when the branch should be in touch again: half a year after it was last, or after the absence began. */
export const contactDue = (from: Day, lastContact: Day | null): Day =>
  addMonths(lastContact ?? from, absenceNumbers.contactMonths)
