import { tidy, whyNotName } from '#basics/chinese.ts'
import { type Day, parseDay } from '#basics/days.ts'
import { birthDateOf, genderOf, whyNotIdentityNumber } from '#basics/identity-number.ts'
import { degreeName, parseDegree } from '#basics/standards/degree.ts'
import { educationName, parseEducation } from '#basics/standards/education.ts'
import { ethnicityName, parseEthnicity } from '#basics/standards/ethnicity.ts'
import { genderName, parseGender } from '#basics/standards/gender.ts'
import type { FixedFacts } from '../changes/rules.ts'
import { employmentNames, occupationNames, politicalStatusNames, whyNotDates, whyNotPhone } from '../rules.ts'
import type { StandingFacts } from '../standings/rules.ts'

/** What a form or a sheet may say of a person, field by field: the text read into a value, or why it cannot be. */
export type Read = { value: unknown } | { fault: string }
export type PersonField =
  | keyof FixedFacts
  | 'education'
  | 'degree'
  | 'occupation'
  | 'employment'
  | 'politicalStatus'

const keyOf = (names: Record<string, string>, text: string) =>
  text in names ? text : Object.keys(names).find((key) => names[key] === text)
const known = (value: unknown, fault: string): Read => (value ? { value } : { fault })
const optional = (text: string, read: (text: string) => Read): Read =>
  text === '' ? { value: null } : read(text)
const dayFrom = (text: string): Read => known(parseDay(text), 'day-form')
const words = (text: string): Read => ({ value: text })

const readers: Partial<Record<PersonField, (text: string) => Read>> = {
  name: (text) => (whyNotName(text) ? { fault: `name-${whyNotName(text)}` } : { value: text }),
  gender: (text) => known(text === 'male' || text === 'female' ? text : parseGender(text), 'gender-unknown'),
  ethnicity: (text) => known(parseEthnicity(text), 'ethnicity-unknown'),
  birthDate: dayFrom,
  identityNumber: (text) =>
    optional(text.toUpperCase(), (number) => {
      const why = whyNotIdentityNumber(number)
      return why ? { fault: `identity-number-${why}` } : { value: number }
    }),
  phone: (text) =>
    optional(text, (phone) => (whyNotPhone(phone) ? { fault: 'phone-form' } : { value: phone })),
  workStartedOn: (text) => optional(text, dayFrom),
  joinedOn: (text) => optional(text, dayFrom),
  becameFullOn: (text) => optional(text, dayFrom),
  nativePlace: (text) => optional(text, words),
  homeAddress: (text) => optional(text, words),
  education: (text) => known(parseEducation(text), 'education-unknown'),
  degree: (text) => optional(text, (degree) => known(parseDegree(degree), 'degree-unknown')),
  occupation: (text) => known(keyOf(occupationNames, text), 'occupation-unknown'),
  employment: (text) => known(keyOf(employmentNames, text), 'employment-unknown'),
  politicalStatus: (text) => known(keyOf(politicalStatusNames, text), 'status-unknown'),
}

/** Reads one field; `text` null means: take it away. */
export function readValue(field: PersonField, text: string | null): Read {
  const reader = readers[field]
  return reader ? reader(tidy(text ?? '')) : { fault: 'field-fixed' }
}

/**
 * Why a person's fixed facts do not agree with each other; null when they do. GB 11643 (M): the number holds the birth
 * date (digits 7–14) and the gender (17th digit odd: male).
 */
export function whyNotAgree(
  person: Pick<
    FixedFacts,
    'gender' | 'birthDate' | 'identityNumber' | 'workStartedOn' | 'joinedOn' | 'becameFullOn'
  >,
  today: Day,
) {
  const { identityNumber } = person
  if (identityNumber && birthDateOf(identityNumber) !== person.birthDate)
    return { code: 'identity-number-other-birth', field: 'identityNumber' }
  if (identityNumber && genderOf(identityNumber) !== person.gender)
    return { code: 'identity-number-other-gender', field: 'identityNumber' }
  return whyNotDates(person, today)
}

/** A value in the words of the screen. */
export function valueInWords(field: string, value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  const text = String(value)
  switch (field as keyof StandingFacts | keyof FixedFacts) {
    case 'gender':
      return genderName(text as 'male')
    case 'ethnicity':
      return ethnicityName(text)
    case 'education':
      return educationName(text)
    case 'degree':
      return degreeName(text)
    case 'occupation':
      return occupationNames[text as 'worker'] ?? text
    case 'employment':
      return employmentNames[text as 'employed'] ?? text
    case 'politicalStatus':
      return politicalStatusNames[text as 'masses'] ?? text
    default:
      return text
  }
}
