import type { Day } from '#basics/days.ts'
import { isMemberStatus } from '#features/people/standings/rules.ts'
import { isConcerned, type Person } from '../persons/rules.ts'
import type { Unit } from '../units/rules.ts'

/**
 * Three sides of one record: what the master data says now (`theirs`), what it said last (`base`, null when it never
 * spoke of it), what the register says (`ours`). Only what the master data says *anew* can change anything: a value it
 * merely repeats never overwrites what was corrected here meanwhile.
 *
 * What happens to a new value that the register does not hold yet:
 *
 * | field | people in the Party or on the way into it | everybody else |
 * |---|---|---|
 * | 手机号码 学历 学位 参加工作日期 工作岗位 | taken | taken |
 * | 姓名 性别 民族 出生日期 公民身份号码 人员状态 | difference | taken |
 * | 政治面貌 所在党支部 入党日期 转正日期 党内职务 | difference | taken |
 *
 * A 工作岗位 that begins or ends 离退休人员 is part of retiring and goes with 人员状态. Of units, 简称, 成立日期 and
 * 任期年数 are taken; 名称, 上级, 类别, 本届起始日期 and 撤销日期 raise a difference.
 */
export type Effect = 'taken' | 'difference'
export type Value = string | number | string[] | null
export type FieldChange = { field: string; before: Value; after: Value; effect: Effect }

/** A person with the two secret values replaced by their keyed hashes: equal values, equal hashes. */
export type SaidOfPerson = Person
export type SaidOfUnit = Omit<Unit, 'code'>

const plainOfPerson = new Set(['phone', 'education', 'degree', 'workStartedOn', 'occupation'])
const personFields = [
  'name',
  'gender',
  'ethnicity',
  'birthDate',
  'identityNumber',
  'education',
  'degree',
  'workStartedOn',
  'occupation',
  'phone',
  'employment',
  'politicalStatus',
  'branchCode',
  'joinedOn',
  'becameFullOn',
  'posts',
] as const satisfies (keyof Person)[]

const plainOfUnit = new Set(['shortName', 'establishedOn', 'termYears'])
const unitFields = [
  'name',
  'shortName',
  'parentCode',
  'kind',
  'establishedOn',
  'termYears',
  'termFrom',
  'closedOn',
] as const satisfies (keyof SaidOfUnit)[]

const same = (a: Value | undefined, b: Value | undefined) =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** The fields in which the master data says something else than it said last; all of them where it never spoke. */
export const saidAnew = <S extends object>(theirs: S, base: S | null): string[] => {
  const value = (side: S, field: string) => (side as Record<string, Value>)[field]
  return Object.keys(theirs).filter((field) => !(base && same(value(theirs, field), value(base, field))))
}

/** The fields in which the master data says something new that the register does not hold. */
function newlySaid<T extends object, F extends keyof T & string>(
  fields: readonly F[],
  theirs: T,
  base: T | null,
  ours: T,
): F[] {
  const value = (side: T, field: F) => side[field] as Value
  return fields.filter(
    (field) =>
      !(base && same(value(theirs, field), value(base, field))) &&
      !same(value(theirs, field), value(ours, field)),
  )
}

/** What a row of the feed changes of a person, and how. */
export function comparePerson(
  theirs: SaidOfPerson,
  base: SaidOfPerson | null,
  ours: SaidOfPerson,
): FieldChange[] {
  const concerned = isConcerned(theirs.politicalStatus) || isConcerned(ours.politicalStatus)
  const retiring = theirs.occupation === 'retired' || ours.occupation === 'retired'
  return newlySaid(personFields, theirs, base, ours).map((field) => {
    const plain = plainOfPerson.has(field) && !(field === 'occupation' && retiring)
    return {
      field,
      before: ours[field],
      after: theirs[field],
      effect: plain || !concerned ? 'taken' : 'difference',
    }
  })
}

/** What a row of the feed changes of a unit, and how. Of a unit that stays closed nothing changes any more. */
export const compareUnit = (theirs: SaidOfUnit, base: SaidOfUnit | null, ours: SaidOfUnit): FieldChange[] =>
  newlySaid(unitFields, theirs, base, ours)
    .filter((field) => !ours.closedOn || (field === 'closedOn' && !theirs.closedOn))
    .map((field) => ({
      field,
      before: ours[field],
      after: theirs[field],
      effect: plainOfUnit.has(field) ? 'taken' : 'difference',
    }))

export const differenceKinds = [
  'retired',
  'left',
  'deceased',
  'reemployed',
  'renamed',
  'corrected',
  'moved',
  'admitted',
  'confirmed',
  'membershipEnded',
  'statusChanged',
  'datesCorrected',
  'postsChanged',
  'kindChanged',
  'closed',
  'reopened',
  'termBegan',
  'missing',
] as const
export type DifferenceKind = (typeof differenceKinds)[number]

/** A difference to decide on: the field it is about, and what goes with it when it is accepted. */
export type Raised = { kind: DifferenceKind; change: FieldChange; along: FieldChange[]; effectiveOn: Day }

const employmentKinds = {
  retired: 'retired',
  left: 'left',
  deceased: 'deceased',
  employed: 'reemployed',
} as const

/**
 * The differences of a person's row, each one act: retiring takes the 工作岗位 with it, admission and confirmation
 * their dates and the branch. `on`: the day from which the feed speaks.
 */
export function differencesOfPerson(
  changes: FieldChange[],
  theirs: SaidOfPerson,
  ours: SaidOfPerson,
  on: Day,
): Raised[] {
  const left = new Map(changes.filter(({ effect }) => effect === 'difference').map((one) => [one.field, one]))
  const raised: Raised[] = []
  const raise = (field: string, kind: DifferenceKind, effectiveOn: Day, with_: string[] = []) => {
    const change = left.get(field)
    if (!change) return
    const along = with_.flatMap((other) => left.get(other) ?? [])
    for (const taken of [field, ...with_]) left.delete(taken)
    raised.push({ kind, change, along, effectiveOn })
  }
  raise('employment', employmentKinds[theirs.employment], on, ['occupation'])
  raise('politicalStatus', statusKind(theirs, ours), statusDay(theirs, ours, on), [
    'joinedOn',
    'becameFullOn',
    ...branchAlong(theirs, ours),
  ])
  raise('branchCode', 'moved', on)
  raise('name', 'renamed', on)
  raise('joinedOn', 'datesCorrected', on)
  raise('becameFullOn', 'datesCorrected', on)
  raise('posts', 'postsChanged', on)
  for (const field of [...left.keys()]) raise(field, 'corrected', on)
  return raised
}

function statusKind(theirs: SaidOfPerson, ours: SaidOfPerson): DifferenceKind {
  const [was, is] = [isMemberStatus(ours.politicalStatus), isMemberStatus(theirs.politicalStatus)]
  if (!was && is) return 'admitted'
  if (was && !is) return 'membershipEnded'
  return was && theirs.politicalStatus === 'fullMember' ? 'confirmed' : 'statusChanged'
}

/** Admission counts from the branch meeting, confirmation from the day of confirmation; anything else from the feed. */
function statusDay(theirs: SaidOfPerson, ours: SaidOfPerson, on: Day): Day {
  const kind = statusKind(theirs, ours)
  if (kind === 'admitted') return theirs.joinedOn ?? on
  return kind === 'confirmed' ? (theirs.becameFullOn ?? on) : on
}

/** Who becomes a member becomes one in a branch; a member who is confirmed and moves at once did two things. */
const branchAlong = (theirs: SaidOfPerson, ours: SaidOfPerson) =>
  isMemberStatus(theirs.politicalStatus) && isMemberStatus(ours.politicalStatus) ? [] : ['branchCode']

/** The differences of a unit's row. */
export function differencesOfUnit(changes: FieldChange[], theirs: SaidOfUnit, on: Day): Raised[] {
  const days: Record<string, Day | null> = { closedOn: theirs.closedOn, termFrom: theirs.termFrom }
  const kinds: Record<string, DifferenceKind> = {
    name: 'renamed',
    parentCode: 'moved',
    kind: 'kindChanged',
    termFrom: 'termBegan',
    closedOn: theirs.closedOn ? 'closed' : 'reopened',
  }
  return changes
    .filter(({ effect }) => effect === 'difference')
    .map((change) => ({
      kind: kinds[change.field] ?? 'corrected',
      change,
      along: [],
      effectiveOn: days[change.field] ?? on,
    }))
}
