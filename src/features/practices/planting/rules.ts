import { addMonths, addYears, type Day, firstOfMonth } from '#basics/days.ts'
import type { OrganizationRow } from '#features/organizations/intake/rules.ts'
import type { Standing } from '#features/people/standings/rules.ts'

/** The top of the practice world: every practice has a committee of its own below it. */
const topCode = 'practice'
export const topRow = (today: Day): OrganizationRow => ({
  ...always(today),
  code: topCode,
  name: '中共演练研究院委员会',
  shortName: '演练研究院党委',
  kind: 'committee',
  parentCode: null,
})

const always = (today: Day) => ({
  establishedOn: addYears(today, -5),
  closedOn: null,
  termYears: null,
  termFrom: firstOfMonth(addMonths(today, -14)),
})

/** A committee and its one branch. */
export const unitRows = (
  number: number,
  today: Day,
): [committee: OrganizationRow, branch: OrganizationRow] => [
  {
    ...always(today),
    code: `practice-${number}`,
    name: `中共演练${number}所委员会`,
    shortName: `演练${number}所党委`,
    kind: 'committee',
    parentCode: topCode,
  },
  {
    ...always(today),
    code: `practice-${number}-1`,
    name: `演练${number}所第一党支部`,
    shortName: null,
    kind: 'branch',
    parentCode: `practice-${number}`,
  },
]

export type PracticePerson = {
  name: string
  gender: 'male' | 'female'
  born: number
  post?: { kind: 'secretary' | 'committeeMember'; duty: string | null }
  status: 'fullMember' | 'probationaryMember' | 'activist' | 'masses'
  /** 元 a month, of which dues are reckoned. */
  pay: number
}

/** Invented people: the committee of three, members, one on probation, one who wants to join, one who does not. */
export const people: PracticePerson[] = [
  {
    name: '江一舟',
    gender: 'male',
    born: 45,
    post: { kind: 'secretary', duty: null },
    status: 'fullMember',
    pay: 9800,
  },
  {
    name: '苏明远',
    gender: 'male',
    born: 41,
    post: { kind: 'committeeMember', duty: 'organization' },
    status: 'fullMember',
    pay: 8600,
  },
  {
    name: '林知夏',
    gender: 'female',
    born: 36,
    post: { kind: 'committeeMember', duty: 'publicity' },
    status: 'fullMember',
    pay: 7900,
  },
  { name: '沈清和', gender: 'female', born: 52, status: 'fullMember', pay: 10400 },
  { name: '程砚', gender: 'male', born: 48, status: 'fullMember', pay: 9100 },
  { name: '顾长川', gender: 'male', born: 33, status: 'fullMember', pay: 7200 },
  { name: '许安然', gender: 'female', born: 29, status: 'fullMember', pay: 6500 },
  { name: '陆怀瑜', gender: 'male', born: 27, status: 'probationaryMember', pay: 6100 },
  { name: '何晚晴', gender: 'female', born: 28, status: 'activist', pay: 6300 },
  { name: '方小满', gender: 'male', born: 31, status: 'masses', pay: 6800 },
]

export const isMember = ({ status }: PracticePerson) =>
  status === 'fullMember' || status === 'probationaryMember'

/** As the register writes such a person down. */
export function personRow(one: PracticePerson, at: number, { number, branchId, today }: Place) {
  const member = isMember(one)
  const joinedOn = member ? (one.status === 'fullMember' ? addYears(today, -8) : addMonths(today, -5)) : null
  const standing: Standing = {
    from: '0001-01-01',
    until: null,
    organizationId: branchId,
    previousOrganizationId: null,
    groupId: null,
    politicalStatus: one.status,
    membership: member ? 'active' : 'none',
    employment: 'employed',
    education: '14',
    degree: null,
    occupation: 'professional',
    beganBy: 'known',
  }
  return {
    employeeNo: employeeNo(number, at),
    name: one.name,
    gender: one.gender,
    ethnicity: '01',
    birthDate: addMonths(addYears(today, -one.born), -at),
    identityNumber: null,
    // A number that no network gives out: nothing could arrive there even if it were sent.
    phone: `1000000${String(1000 + at)}`,
    workStartedOn: addYears(today, -Math.max(2, one.born - 24)),
    joinedOn,
    becameFullOn: one.status === 'fullMember' ? addYears(today, -7) : null,
    standings: [standing],
  }
}

type Place = { number: number; branchId: number; today: Day }

export const employeeNo = (number: number, at: number): string =>
  `YL${number}-${String(at + 1).padStart(2, '0')}`
