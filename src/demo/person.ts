import { addDays, addMonths, addYears, type Day } from '#basics/days.ts'
import { identityNumberFor } from '#basics/identity-number.ts'
import type { Gender } from '#basics/standards/gender.ts'
import type { Occupation } from '#features/people/standings/rules.ts'
import { ethnicityShares, nameFor } from './names.ts'
import type { Random } from './random.ts'
import type { Flavour } from './units.ts'

/** What does not change in a person's life, and what he or she is today. */
export type Sketch = {
  employeeNo: string
  name: string
  gender: Gender
  ethnicity: string
  birthDate: Day
  identityNumber: string
  phone: string | null
  homeAddress: string | null
  workStartedOn: Day
  education: string
  degree: string | null
  occupation: Occupation
  retired: boolean
}

const women: Record<Flavour, number> = {
  research: 0.3,
  workshop: 0.17,
  office: 0.41,
  logistics: 0.36,
  retired: 0.29,
  students: 0.38,
}

/** Shares of ages at work and after it: together near the bulletin's eight brackets. */
const ages = {
  working: [
    [[23, 30], 17],
    [[31, 35], 16],
    [[36, 40], 15],
    [[41, 45], 13.5],
    [[46, 50], 13.5],
    [[51, 55], 12.5],
    [[56, 59], 11],
    [[60, 63], 0.8],
  ],
  young: [[[22, 28], 1]],
  retired: [
    [[50, 55], 1.5],
    [[56, 60], 6],
    [[61, 65], 20],
    [[66, 70], 20],
    [[71, 80], 33],
    [[81, 90], 17],
    [[91, 94], 2],
    [[95, 99], 0.6],
  ],
} as const

/** Somebody of a branch, as the number-th person of the plan: every number is used once. */
export function sketchPerson(
  random: Random,
  flavour: Flavour,
  number: number,
  today: Day,
  member: boolean,
): Sketch {
  const retired = flavour === 'retired'
  const table = retired ? ages.retired : flavour === 'students' ? ages.young : ages.working
  let [least, most] = random.weighted<readonly [number, number]>(table)
  // 原工人岗位女职工五十岁退休; a man is not retired before sixty.
  const gender: Gender = random.chance(women[flavour]) ? 'female' : 'male'
  if (retired && gender === 'male' && most <= 60) [least, most] = [61, 65]
  const birthDate = bornBetween(random, today, least, member ? most : Math.min(most, 75))
  const ethnicity = random.weighted(ethnicityShares) as string
  const occupation = retired ? 'retired' : occupationIn(random, flavour)
  const education = educationFor(random, occupation, birthDate)
  const studied = education.startsWith('1')
    ? 25
    : education.startsWith('2')
      ? 22
      : education.startsWith('3')
        ? 21
        : 19
  const started = addMonths(addYears(birthDate, studied), random.int(0, 14))
  return {
    employeeNo: `XH${String(number).padStart(7, '0')}`,
    name: nameFor(random, gender, ethnicity),
    gender,
    ethnicity,
    birthDate,
    ...contactOf(random, number, gender, birthDate),
    homeAddress: retired ? homeOf(number) : null,
    workStartedOn: started < addDays(today, -60) ? started : addDays(today, -random.int(60, 150)),
    education,
    degree: degreeFor(random, education),
    occupation,
    retired,
  }
}

const bornBetween = (random: Random, today: Day, least: number, most: number): Day =>
  addDays(addYears(today, -random.int(least, most) - 1), random.int(1, 365))

/**
 * Numbers that nobody has: region 99…… was never assigned, and no mobile number begins with 10. All the same they
 * pass every check of form. Different for each number of the plan up to five million.
 */
function contactOf(random: Random, number: number, gender: Gender, birth: Day) {
  const sequence = (Math.floor(number / 10_000) % 500) * 2 + (gender === 'male' ? 1 : 0)
  return {
    identityNumber: identityNumberFor({
      region: `99${String(number % 10_000).padStart(4, '0')}`,
      birth,
      sequence,
    }),
    phone: random.chance(0.96) ? `100${String(number).padStart(8, '0')}` : null,
  }
}

/** Who has retired is visited at home. */
const homeOf = (number: number) =>
  `北辰市云河区星河家园${1 + (number % 24)}号楼${1 + (number % 18)}0${1 + (number % 4)}室`

function occupationIn(random: Random, flavour: Flavour): Occupation {
  const table: Record<Flavour, [Occupation, number][]> = {
    research: [
      ['professional', 88],
      ['manager', 9],
      ['worker', 3],
    ],
    workshop: [
      ['worker', 70],
      ['professional', 19],
      ['manager', 11],
    ],
    office: [
      ['manager', 72],
      ['professional', 20],
      ['otherOccupation', 8],
    ],
    logistics: [
      ['worker', 36],
      ['otherOccupation', 28],
      ['manager', 22],
      ['professional', 14],
    ],
    students: [
      ['student', 92],
      ['professional', 8],
    ],
    retired: [['retired', 1]],
  }
  return random.weighted(table[flavour])
}

type Shares = [string, number][]

/** GB/T 4658 codes by what people do, of those born from 1985 on and of those before. */
const educations: Record<'young' | 'older', Partial<Record<Occupation, Shares>> & { others: Shares }> = {
  young: {
    professional: [
      ['11', 15],
      ['14', 46],
      ['21', 36],
      ['31', 3],
    ],
    manager: [
      ['14', 38],
      ['21', 54],
      ['31', 8],
    ],
    others: [
      ['21', 14],
      ['31', 38],
      ['47', 30],
      ['44', 8],
      ['61', 10],
    ],
  },
  older: {
    professional: [
      ['11', 7],
      ['14', 22],
      ['21', 54],
      ['31', 14],
      ['41', 3],
    ],
    manager: [
      ['11', 3],
      ['14', 20],
      ['17', 2],
      ['21', 52],
      ['31', 20],
      ['41', 3],
    ],
    others: [
      ['21', 4],
      ['31', 18],
      ['41', 13],
      ['47', 25],
      ['61', 22],
      ['71', 18],
    ],
  },
}
const studentEducations: Shares = [
  ['21', 92],
  ['14', 8],
]
const retiredEducations: Shares = [
  ['14', 4],
  ['21', 25],
  ['28', 2],
  ['31', 18],
  ['41', 16],
  ['61', 17],
  ['71', 14],
  ['81', 4],
]

function educationFor(random: Random, occupation: Occupation, birth: Day): string {
  if (occupation === 'student') return random.weighted(studentEducations)
  if (occupation === 'retired') return random.weighted(retiredEducations)
  const shares = educations[birth >= '1985' ? 'young' : 'older']
  return random.weighted(shares[occupation] ?? shares.others)
}

function degreeFor(random: Random, education: string): string | null {
  if (education === '11') return random.pick(['208', '207'])
  if (education === '14') return random.pick(['308', '308', '308', '312', '307'])
  if (education === '21')
    return random.chance(0.85) ? random.pick(['408', '408', '408', '412', '407', '405']) : null
  return null
}
