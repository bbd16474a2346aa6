import type { Day } from '#basics/days.ts'
import {
  type BeganBy,
  changeStanding,
  isMemberStatus,
  type PoliticalStatus,
  type Standing,
  type StandingFacts,
  standingOn,
  whyNotChange,
} from '../standings/rules.ts'

/** What does not change with time: a correction of it is a correction of what was always so. */
export type FixedFacts = {
  name: string
  gender: 'male' | 'female'
  ethnicity: string
  birthDate: Day
  identityNumber: string | null
  phone: string | null
  workStartedOn: Day | null
  joinedOn: Day | null
  becameFullOn: Day | null
  nativePlace: string | null
  homeAddress: string | null
  mobileSince: Day | null
  mobileTo: string | null
  lostSince: Day | null
  lostCase: string | null
}

/** One change of one person, by whoever: a correction, a feed, an affair. */
export type PersonChange = {
  personId: number
  kind: ChangeKind
  /** The day from which dated facts hold; null when only fixed facts are corrected. */
  effectiveOn: Day | null
  fixed?: Partial<FixedFacts>
  facts?: Partial<StandingFacts>
  beganBy?: BeganBy
  reason: string
}

export const changeKinds = {
  recorded: '登记',
  numbered: '补登工号',
  corrected: '更正',
  retired: '办理离退休',
  left: '离职',
  died: '去世',
  moved: '调整所在党支部',
  grouped: '编入党小组',
  statusChanged: '政治面貌变化',
  admitted: '接收为预备党员',
  confirmed: '转正',
  extended: '延长预备期',
  suspended: '停止党籍',
  restored: '恢复党籍',
  ended: '出党',
  mobileOut: '登记流动',
  mobileBack: '结束流动',
  lost: '登记失联',
  found: '取得联系',
  fed: '主数据更新',
  counterEntry: '撤回一步（反向记录）',
} as const
export type ChangeKind = keyof typeof changeKinds

/**
 * The standings after a change. Corrected days of admission and confirmation move the period that the act began, so
 * that the register and its statistics tell the same day.
 */
export function standingsAfter(
  standings: Standing[],
  change: PersonChange,
  old: Pick<FixedFacts, 'joinedOn' | 'becameFullOn'>,
): Standing[] {
  let next = standings
  const { fixed, facts, effectiveOn } = change
  if (fixed?.joinedOn && old.joinedOn) next = moveBeginning(next, 'admitted', old.joinedOn, fixed.joinedOn)
  if (fixed?.becameFullOn && old.becameFullOn)
    next = moveBeginning(next, 'confirmed', old.becameFullOn, fixed.becameFullOn)
  if (facts && effectiveOn) next = changeStanding(next, effectiveOn, facts, change.beganBy ?? 'recorded')
  return next
}

/** Moves the day on which an act began a period; the period before ends there, one that would be empty goes. */
export function moveBeginning(standings: Standing[], act: BeganBy, from: Day, to: Day): Standing[] {
  if (!standings.some((one) => one.beganBy === act && one.from === from)) return standings
  return standings
    .map((one) => {
      if (one.beganBy === act && one.from === from) return { ...one, from: to }
      return one.until === from ? { ...one, until: to } : one
    })
    .filter((one) => one.until === null || one.from < one.until)
}

/** Why a change cannot be made on its day; null when it can. */
export function whyNotOn(standings: Standing[], change: PersonChange, today: Day): string | null {
  if (!change.facts) return null
  return change.effectiveOn ? whyNotChange(standings, change.effectiveOn, today) : 'effective-missing'
}

/** What is true of a person on a day, for the lines of the record: before and after. */
export function factsOn(standings: Standing[], day: Day): Partial<StandingFacts> {
  const found = standingOn(standings, day) ?? standings.at(-1)
  if (!found) return {}
  const { from, until, beganBy, previousOrganizationId, ...facts } = found
  return facts
}

/**
 * Why a political status is not simply corrected into another: who becomes, is confirmed or ceases to be a member
 * does so by an act of the branch (章程第五、七、九条 V), never by a correction.
 */
export function whyNotStatus(from: PoliticalStatus, to: PoliticalStatus): string | null {
  if (from === to) return 'value-same'
  if (isMemberStatus(to)) return 'becoming-member-is-an-act'
  return isMemberStatus(from) ? 'leaving-is-an-act' : null
}

/** The fields of a line in words. */
export const fieldTitles: Record<string, string> = {
  employeeNo: '工号',
  name: '姓名',
  gender: '性别',
  ethnicity: '民族',
  birthDate: '出生日期',
  identityNumber: '公民身份号码',
  phone: '手机号码',
  workStartedOn: '参加工作日期',
  joinedOn: '入党日期',
  becameFullOn: '转正日期',
  nativePlace: '籍贯',
  homeAddress: '家庭住址',
  mobileSince: '流动起始日期',
  mobileTo: '流向',
  lostSince: '失联日期',
  lostCase: '失联情形',
  organizationId: '所在党支部',
  groupId: '党小组',
  politicalStatus: '政治面貌',
  membership: '党籍状态',
  employment: '人员状态',
  education: '学历',
  degree: '学位',
  occupation: '工作岗位',
}

/** The fields that a correction may name, with what the form needs to ask for them. */
export const correctable = {
  name: { title: '姓名', dated: false },
  gender: { title: '性别', dated: false },
  ethnicity: { title: '民族', dated: false },
  birthDate: { title: '出生日期', dated: false },
  identityNumber: { title: '公民身份号码', dated: false },
  phone: { title: '手机号码', dated: false },
  workStartedOn: { title: '参加工作日期', dated: false },
  joinedOn: { title: '入党日期', dated: false },
  becameFullOn: { title: '转正日期', dated: false },
  nativePlace: { title: '籍贯', dated: false },
  homeAddress: { title: '家庭住址', dated: false },
  education: { title: '学历', dated: true },
  degree: { title: '学位', dated: true },
  occupation: { title: '工作岗位', dated: true },
  employment: { title: '人员状态', dated: true },
  politicalStatus: { title: '政治面貌', dated: true },
} as const
export type CorrectableField = keyof typeof correctable
