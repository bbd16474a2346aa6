import { type Day, firstOfMonth } from '#basics/days.ts'
import { type Holidays, nextWorkingDay } from '#basics/working-days.ts'
import {
  type BranchFacts,
  type Demand,
  dayInMonth,
  demandsOf,
  dutyOf,
  type Held,
  isMeetingDemand,
  owingGroups,
  type Per,
  type Period,
  periodsOf,
} from '../demands/rules.ts'
import { type MeetingKind, meetingKindNames } from '../rules.ts'

/** On which date of a period's last month each is planned, when the branch has not said otherwise (ours). */
const usualDates: Record<MeetingKind, number> = {
  committeeMeeting: 5,
  themeDay: 10,
  groupMeeting: 15,
  lecture: 20,
  membersMeeting: 25,
  reviewMeeting: 18,
  memberAppraisal: 18,
}

/** What is planned more often than it is asked for: a lecture each quarter is usual (local rules). */
const plannedPer: Partial<Record<MeetingKind, Per>> = { lecture: 'quarter' }

const usualAgendas: Record<MeetingKind, string[]> = {
  membersMeeting: ['传达学习上级精神', '支部委员会报告工作', '讨论有关事项'],
  committeeMeeting: ['研究本月支部工作', '研究党员教育管理事项'],
  groupMeeting: ['组织学习', '交流讨论', '布置本月工作'],
  lecture: ['讲党课', '交流讨论'],
  themeDay: ['集中学习', '过组织生活', '开展主题活动'],
  reviewMeeting: ['通报会前准备情况', '支部委员会作对照检查', '开展批评和自我批评', '提出整改措施'],
  memberAppraisal: ['党员个人自评', '党员互评', '民主测评'],
}
export const usualAgenda = (kind: MeetingKind): string[] => usualAgendas[kind]

export type Proposed = {
  kind: MeetingKind
  also: MeetingKind[]
  groupId: number | null
  title: string
  plannedOn: Day
  agenda: string[]
}

/** The usual date within the last month of a period, or the next working day; what is past already comes next. */
function plannedIn(kind: MeetingKind, period: Period, today: Day, holidays: Holidays): Day | null {
  const usual = dayInMonth(firstOfMonth(period.until), usualDates[kind])
  const wished = nextWorkingDay(usual, holidays)
  const chosen = wished > period.until ? usual : wished
  if (chosen >= today) return chosen
  const next = nextWorkingDay(today, holidays)
  return next <= period.until ? next : null
}

const titleOf = (kind: MeetingKind, period: Period) => `${period.name}${meetingKindNames[kind]}`

/**
 * What is still to be planned for a year: for each demand and period that has not ended, is not met and has nothing
 * planned, one meeting (of groups: one each). `known`: what is held and planned already, so that asking twice adds
 * nothing. The appraisal is planned together with the review meeting, which may be one: 第十八条 (V).
 */
export function planOf(facts: {
  branch: BranchFacts
  year: number
  known: readonly Held[]
  today: Day
  holidays: Holidays
}): Proposed[] {
  const { branch, year, known, today, holidays } = facts
  const demands = (demandsOf(year)?.demands ?? []).filter(isMeetingDemand)
  const appraised = known.some(
    ({ kinds, on }) => kinds.includes('memberAppraisal') && on.startsWith(String(year)),
  )
  const planned = demands.flatMap((demand) => {
    if (demand.kind === 'memberAppraisal') return []
    const per = plannedPer[demand.kind] ?? demand.per
    return periodsOf(year, per).flatMap((period) => {
      const plannedOn = plannedIn(demand.kind, period, today, holidays)
      if (plannedOn === null) return []
      const also: MeetingKind[] = demand.kind === 'reviewMeeting' && !appraised ? ['memberAppraisal'] : []
      return missingIn(branch, { ...demand, per }, period, known).map((group) => ({
        kind: demand.kind,
        also,
        groupId: group?.id ?? null,
        title: titleOf(demand.kind, period),
        plannedOn,
        agenda: [...usualAgenda(demand.kind), ...also.flatMap(usualAgenda)],
      }))
    })
  })
  return planned.toSorted((one, other) => (one.plannedOn < other.plannedOn ? -1 : 1))
}

/** The groups that have nothing in the period; for what the whole branch owes, one without a group, or nobody. */
function missingIn(
  branch: BranchFacts,
  demand: Demand & { kind: MeetingKind },
  period: Period,
  known: readonly Held[],
): ({ id: number; name: string } | null)[] {
  const duty = dutyOf(branch, demand, period, known, period.from)
  if (duty.state !== 'open') return []
  if (demand.owing !== 'group') return [null]
  return owingGroups(branch, period).filter(({ name }) => duty.missing.includes(name))
}

export type PlannedFacts = {
  kind: MeetingKind
  groupId: number | null
  /** The groups of the branch on the day. */
  groups: readonly number[]
  closed: boolean
  isBranch: boolean
}

/** Why a meeting cannot be planned. */
export function whyNotPlan({ kind, groupId, groups, closed, isBranch }: PlannedFacts): string | null {
  if (!isBranch) return 'meeting-branches-only'
  if (closed) return 'meeting-branch-closed'
  if (kind !== 'groupMeeting') return groupId === null ? null : 'meeting-group-needless'
  return groupId !== null && groups.includes(groupId) ? null : 'meeting-group-missing'
}
