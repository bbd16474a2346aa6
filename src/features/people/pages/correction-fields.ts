import { degreeName } from '#basics/standards/degree.ts'
import { educationName } from '#basics/standards/education.ts'
import { ethnicityCodes, ethnicityName } from '#basics/standards/ethnicity.ts'
import type { Field, Option } from '#web/kit/fields.ts'
import { today } from '#web/kit/today.ts'
import { type CorrectableField, correctable } from '../changes/rules.ts'
import { employmentNames, occupationNames, politicalStatusNames } from '../rules.ts'
import { optionsOf } from './people-fields.ts'

/** Levels of GB/T 4658 that people hold; the collective codes (10, 20 …) are left to the sheets. */
const educationCodes =
  '11 12 13 14 15 16 17 18 19 21 22 23 28 31 32 33 41 42 43 44 45 46 47 48 49 61 62 63 71 73 81 83 90'.split(
    ' ',
  )
const degreeCodes = [1, 2, 3, 4].flatMap((group) =>
  group === 1
    ? ['1']
    : [String(group), ...Array.from({ length: 12 }, (_, at) => `${group}${String(at + 1).padStart(2, '0')}`)],
)
const named = (codes: string[], name: (code: string) => string): Option[] =>
  codes.map((value) => ({ value, label: name(value) }))

const { politicalStatus, employment } = {
  // Who becomes or ceases to be a member does so by an act of the branch, never by a correction.
  politicalStatus: Object.fromEntries(
    Object.entries(politicalStatusNames).filter(
      ([key]) => key !== 'probationaryMember' && key !== 'fullMember',
    ),
  ),
  employment: Object.fromEntries(Object.entries(employmentNames).filter(([key]) => key !== 'deceased')),
}

const choices: Partial<Record<CorrectableField, Option[]>> = {
  gender: [
    { value: 'male', label: '男' },
    { value: 'female', label: '女' },
  ],
  ethnicity: named(ethnicityCodes, ethnicityName),
  education: named(educationCodes, educationName),
  degree: named(degreeCodes, degreeName),
  occupation: optionsOf(occupationNames),
  employment: optionsOf(employment),
  politicalStatus: optionsOf(politicalStatus),
}
const days = new Set<CorrectableField>(['birthDate', 'workStartedOn', 'joinedOn', 'becameFullOn'])
/** May be taken away again; the others are never empty. */
const optional = new Set<CorrectableField>([
  'phone',
  'identityNumber',
  'degree',
  'nativePlace',
  'homeAddress',
  'workStartedOn',
])

/** The input of one field of a person. */
export function valueField(field: CorrectableField, name: string): Field {
  const common = {
    name,
    label: `${correctable[field].title}改为`,
    required: !optional.has(field),
    wide: true,
  }
  const options = choices[field]
  if (options) return { ...common, kind: 'choice', options }
  if (days.has(field)) return { ...common, kind: 'day', until: today() }
  return {
    ...common,
    kind: 'text',
    maximum: 200,
    hint: field === 'identityNumber' ? '18 位，须与出生日期、性别一致；最后一位可以是 X。' : undefined,
  }
}
