import { meansNone, whyNotName } from '#basics/chinese.ts'
import type { Day } from '#basics/days.ts'
import { birthDateOf, genderOf, whyNotIdentityNumber } from '#basics/identity-number.ts'
import { parseDegree } from '#basics/standards/degree.ts'
import { parseEducation } from '#basics/standards/education.ts'
import { parseEthnicity } from '#basics/standards/ethnicity.ts'
import { type Gender, parseGender } from '#basics/standards/gender.ts'
import { whyNotPhone } from '#features/people/rules.ts'
import {
  type Employment,
  isMemberStatus,
  type Occupation,
  type PoliticalStatus,
} from '#features/people/standings/rules.ts'
import type { Cells, Fault, PersonField } from '../sheets/rules.ts'
import { readDay, whyNotKey } from '../units/rules.ts'
import { isPost, parsePosts } from './posts/rules.ts'
import { parseEmployment, parseOccupation, parsePoliticalStatus } from './terms/rules.ts'

/** A person as the master data says he or she is. Codes of the standards where there are some. */
export type Person = {
  employeeNo: string
  name: string
  gender: Gender
  ethnicity: string
  birthDate: Day
  identityNumber: string | null
  education: string
  degree: string | null
  workStartedOn: Day | null
  occupation: Occupation
  phone: string | null
  employment: Employment
  politicalStatus: PoliticalStatus
  branchCode: string | null
  joinedOn: Day | null
  becameFullOn: Day | null
  /** As in posts/rules.ts, in order; what is no post of the register is told apart. */
  posts: string[]
}

export type ReadPerson = {
  person: Person | null
  faults: Fault[]
  /** 党内职务 the register has no place for. */
  unknownPosts: string[]
}

type Note = (field: PersonField, code: string, facts?: Fault['facts']) => void

/** Reads one row: the person, or every fault of it that shows without looking at other rows. */
export function readPerson(cells: Cells<PersonField>, today: Day): ReadPerson {
  const faults: Fault[] = []
  const wrong: Note = (field, code, facts) => {
    if (!faults.some((one) => one.field === field)) faults.push({ field, value: cells[field], code, facts })
  }
  const keyFault = whyNotKey(cells.employeeNo)
  if (keyFault) wrong('employeeNo', keyFault)
  const nameFault = /^[=+\-@]/.test(cells.name) ? 'formula' : whyNotName(cells.name)
  if (nameFault) wrong('name', nameFault === 'empty' ? 'value-missing' : `name-${nameFault}`)
  const days = readDays(cells, today, wrong)
  const person = { ...readFacts(cells, wrong), ...days }
  const isFaulty = (field: PersonField) => faults.some((one) => one.field === field)
  identityFaults(person, wrong, isFaulty)
  dayFaults(person, wrong)
  membershipFaults(person, wrong, isFaulty)
  const unknownPosts = parsePosts(cells.posts).filter((post) => !isPost(post))
  return { person: faults.length > 0 ? null : (person as Person), faults, unknownPosts }
}

const dayFields = ['birthDate', 'workStartedOn', 'joinedOn', 'becameFullOn'] as const
type Days = Record<(typeof dayFields)[number], Day | null>

function readDays(cells: Cells<PersonField>, today: Day, wrong: Note): Days {
  const days = {} as Days
  for (const field of dayFields) {
    const text = meansNone(cells[field]) ? '' : cells[field]
    const { day, fault } = readDay(text, today)
    days[field] = day
    if (fault) wrong(field, fault, { today })
    else if (field === 'birthDate' && !day) wrong(field, 'value-missing')
  }
  return days
}

/** What is written in words or codes of a standard. */
function readFacts(cells: Cells<PersonField>, wrong: Note) {
  const required = <T>(field: PersonField, parse: (text: string) => T | null, code: string): T => {
    const value = parse(cells[field])
    if (value === null) wrong(field, cells[field] ? code : 'value-missing')
    return value as T
  }
  const optional = (field: PersonField) => (meansNone(cells[field]) ? null : cells[field])
  const degreeText = optional('degree')
  const degree = degreeText && parseDegree(degreeText)
  if (degreeText && !degree) wrong('degree', 'degree-unknown')
  const phone = optional('phone')
  if (phone && whyNotPhone(phone)) wrong('phone', 'phone-form')
  return {
    employeeNo: cells.employeeNo,
    name: cells.name,
    gender: required('gender', parseGender, 'gender-unknown'),
    ethnicity: required('ethnicity', parseEthnicity, 'ethnicity-unknown'),
    identityNumber: optional('identityNumber'),
    education: required('education', parseEducation, 'education-unknown'),
    degree,
    occupation: required('occupation', parseOccupation, 'occupation-unknown'),
    phone,
    employment: required('employment', parseEmployment, 'employment-unknown'),
    politicalStatus: required('politicalStatus', parsePoliticalStatus, 'political-status-unknown'),
    branchCode: optional('branchCode'),
    posts: parsePosts(cells.posts).filter(isPost).sort(),
  }
}

type Facts = ReturnType<typeof readFacts> & Days

/** GB 11643: form and check character; the same birth day and gender as the row says. */
function identityFaults(person: Facts, wrong: Note, isFaulty: (field: PersonField) => boolean): void {
  const { identityNumber: number, birthDate, gender } = person
  if (!number) return
  const why = whyNotIdentityNumber(number)
  // Excel keeps 15 digits of a number and turns the rest into 0.
  if (why) {
    wrong('identityNumber', /^\d{15}000$/.test(number) ? 'identity-cut-by-excel' : `identity-${why}`)
    return
  }
  const [itsBirth, itsGender] = [birthDateOf(number) ?? '', genderOf(number)]
  if (birthDate && !isFaulty('birthDate') && itsBirth !== birthDate)
    wrong('identityNumber', 'identity-other-birth', { inNumber: itsBirth, inRow: birthDate })
  else if (!isFaulty('gender') && itsGender !== gender)
    wrong('identityNumber', 'identity-other-gender', { inNumber: itsGender, inRow: gender })
}

/** Nobody works or joins before being born. */
function dayFaults({ birthDate, workStartedOn, joinedOn }: Facts, wrong: Note): void {
  if (!birthDate) return
  if (workStartedOn && workStartedOn <= birthDate)
    wrong('workStartedOn', 'before-birth', { birth: birthDate })
  if (joinedOn && joinedOn <= birthDate) wrong('joinedOn', 'before-birth', { birth: birthDate })
}

/** What a member must have, and what nobody else can have. */
function membershipFaults(person: Facts, wrong: Note, isFaulty: (field: PersonField) => boolean): void {
  const { politicalStatus, joinedOn, becameFullOn } = person
  if (isFaulty('politicalStatus')) return
  if (!isMemberStatus(politicalStatus)) {
    if (joinedOn) wrong('joinedOn', 'joined-not-member')
    if (becameFullOn) wrong('becameFullOn', 'full-not-member')
    if (person.posts.length > 0) wrong('posts', 'post-not-member')
    return
  }
  if (!person.branchCode && person.employment !== 'deceased') wrong('branchCode', 'branch-missing')
  if (!joinedOn) wrong('joinedOn', 'joined-missing')
  if (politicalStatus === 'fullMember' && !becameFullOn) wrong('becameFullOn', 'full-missing')
  if (politicalStatus === 'probationaryMember' && becameFullOn) wrong('becameFullOn', 'full-on-probation')
  if (joinedOn && becameFullOn && becameFullOn < joinedOn)
    wrong('becameFullOn', 'full-before-joined', { joined: joinedOn })
}

/** Holds an organizational relation (组织关系) that a branch must keep: a living member. */
export const holdsRelation = (person: Pick<Person, 'politicalStatus' | 'employment'>): boolean =>
  isMemberStatus(person.politicalStatus) && person.employment !== 'deceased'

/** On the way into the Party or in it: a branch answers for the person. */
export const isConcerned = (status: PoliticalStatus): boolean =>
  status === 'applicant' || status === 'activist' || status === 'candidate' || isMemberStatus(status)

export type RowOfKey = { key: string; line: number; same: string }

/**
 * Keys that occur more than once. Rows that say exactly the same (`same`) are one statement: the first is kept. Where
 * they differ nobody can know which is right, and all are refused. Answers the refused rows by position in the list,
 * with the lines of the others.
 */
export function doubles(rows: RowOfKey[]): Map<number, { code: 'key-twice' | 'row-twice'; lines: string }> {
  const places = new Map<string, number[]>()
  rows.forEach(({ key }, at) => {
    const known = places.get(key)
    if (known) known.push(at)
    else places.set(key, [at])
  })
  const found = new Map<number, { code: 'key-twice' | 'row-twice'; lines: string }>()
  for (const at of places.values()) {
    if (at.length < 2) continue
    const alike = new Set(at.map((one) => rows[one]?.same)).size === 1
    for (const one of alike ? at.slice(1) : at) {
      const lines = at.filter((other) => other !== one).map((other) => rows[other]?.line)
      found.set(one, { code: alike ? 'row-twice' : 'key-twice', lines: lines.join('、') })
    }
  }
  return found
}
