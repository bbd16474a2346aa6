import type { Day } from '#basics/days.ts'
import { birthDateOf, genderOf } from '#basics/identity-number.ts'
import type { Occupation } from '#features/people/standings/rules.ts'
import { type PersonField, readValue, whyNotAgree } from '#features/people/values/rules.ts'
import type { Letter } from '../rules.ts'

/** What is typed of somebody whom the register does not know yet. */
export type Typed = {
  name: string
  identityNumber: string
  ethnicity: string
  education: string
  occupation: string
  phone?: string | undefined
  workStartedOn?: string | undefined
}

export type Arrival = {
  name: string
  gender: 'male' | 'female'
  birthDate: Day
  identityNumber: string
  ethnicity: string
  education: string
  occupation: Occupation
  phone: string | null
  workStartedOn: Day | null
  joinedOn: Day
  becameFullOn: Day | null
}

const fields = [
  'name',
  'identityNumber',
  'ethnicity',
  'education',
  'occupation',
  'phone',
  'workStartedOn',
] as const satisfies PersonField[]

/**
 * Reads what was typed beside what the letter says: gender and birth stand in the identity number (GB 11643, M), and
 * all dates must agree. Or the field at fault and why.
 */
export function readNewcomer(
  typed: Typed,
  letter: Pick<Letter, 'joinedOn' | 'fullOn'>,
  today: Day,
): Arrival | { code: string; field: string } {
  const read: Record<string, unknown> = {}
  for (const field of fields) {
    const one = readValue(field, typed[field] ?? null)
    if ('fault' in one) return { code: one.fault, field }
    read[field] = one.value
  }
  const number = read.identityNumber
  if (typeof number !== 'string') return { code: 'identity-number-length', field: 'identityNumber' }
  const { joinedOn, fullOn: becameFullOn } = letter
  const arrival = {
    ...(read as Pick<Arrival, 'name' | 'ethnicity' | 'education' | 'occupation' | 'phone' | 'workStartedOn'>),
    identityNumber: number,
    gender: genderOf(number),
    birthDate: birthDateOf(number) as Day,
    joinedOn,
    becameFullOn,
  }
  return whyNotAgree(arrival, today) ?? arrival
}
