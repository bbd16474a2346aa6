import { ageOn, type Day } from '#basics/days.ts'
import type { Employment, MembershipState, Occupation, PoliticalStatus } from './standings/rules.ts'

export const politicalStatusNames: Record<PoliticalStatus, string> = {
  masses: '群众',
  otherParty: '民主党派',
  leagueMember: '共青团员',
  applicant: '入党申请人',
  activist: '入党积极分子',
  candidate: '发展对象',
  probationaryMember: '预备党员',
  fullMember: '正式党员',
}

export const membershipNames: Record<MembershipState, string> = {
  none: '非党员',
  active: '党籍正常',
  suspended: '停止党籍',
  ended: '已出党或去世',
}

export const employmentNames: Record<Employment, string> = {
  employed: '在职',
  retired: '离退休',
  left: '离职',
  deceased: '死亡',
}

/** The eight groups of the public bulletin. */
export const occupationNames: Record<Occupation, string> = {
  worker: '工人',
  farmer: '农牧渔民',
  professional: '专业技术人员',
  manager: '管理人员',
  official: '党政机关工作人员',
  student: '学生',
  otherOccupation: '其他职业人员',
  retired: '离退休人员',
}

/** What a list may be narrowed to: who counts as 党员 is who holds membership now (regulations §6). */
export const circles = ['members', 'development', 'others', 'formerMembers', 'all'] as const
export type Circle = (typeof circles)[number]
export const circleNames: Record<Circle, string> = {
  members: '党员',
  development: '发展中（申请人、积极分子、发展对象）',
  others: '其他人员',
  formerMembers: '已停止或结束党籍',
  all: '全部人员',
}

/** 18 full years on the day of the application: 发展党员工作细则第五条 (V). An admission comes later still. */
const leastAgeToJoin = 18

/** The dates of a member, and why they cannot be: each with the field at fault. */
export function whyNotDates(
  dates: { birthDate: Day; workStartedOn: Day | null; joinedOn: Day | null; becameFullOn: Day | null },
  today: Day,
) {
  const { birthDate, workStartedOn, joinedOn, becameFullOn } = dates
  if (birthDate > today) return { code: 'birth-in-future', field: 'birthDate' }
  if (ageOn(birthDate, today) > 120) return { code: 'birth-too-early', field: 'birthDate' }
  if (workStartedOn && workStartedOn <= birthDate)
    return { code: 'work-before-birth', field: 'workStartedOn' }
  if (joinedOn && joinedOn > today) return { code: 'joined-in-future', field: 'joinedOn' }
  if (joinedOn && ageOn(birthDate, joinedOn) < leastAgeToJoin)
    return { code: 'joined-too-young', field: 'joinedOn' }
  if (becameFullOn && !joinedOn) return { code: 'full-without-joined', field: 'becameFullOn' }
  if (becameFullOn && joinedOn && becameFullOn < joinedOn)
    return { code: 'full-before-joined', field: 'becameFullOn' }
  if (becameFullOn && becameFullOn > today) return { code: 'full-in-future', field: 'becameFullOn' }
  return null
}

/** Mainland mobile or fixed number with an optional area code and extension. */
export const whyNotPhone = (phone: string) =>
  /^(1\d{10}|0\d{2,3}-?\d{7,8}(-\d{1,6})?|\d{7,8})$/.test(phone) ? null : 'phone-form'

/** 党龄 in full years on a day: counted from the day of becoming a full member, 章程第七条 (V); null before it. */
export const partyAge = (becameFullOn: Day | null, day: Day) =>
  becameFullOn && becameFullOn <= day ? ageOn(becameFullOn, day) : null
