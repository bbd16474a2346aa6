import { addYears, type Day } from '#basics/days.ts'
import { type Month, monthAfter } from '#basics/months.ts'
import { arrearNumbers } from '../arrears/rules.ts'

export const measures = ['settled', 'educated', 'deadline', 'removal'] as const
export type Measure = (typeof measures)[number]
export const measureNames: Record<Measure, string> = {
  settled: '已补交或有正当理由，了结',
  educated: '教育帮助',
  deadline: '限期改正',
  removal: '除名',
}
export const caseStates = ['open', 'proposed', 'closed'] as const
export const caseStateNames = { open: '待核实', proposed: '待上级党委审批', closed: '已办结' }

/** 《中国共产党不合格党员组织处置办法》（2024): both are decided by the branch meeting and approved above. */
const needsApproval = (measure: Measure) => measure === 'deadline' || measure === 'removal'

/** 限期改正 generally at most a year (M). */
const mostDeadlineYears = 1

export type Deciding = {
  measure: Measure
  meetingOn: Day | null
  deadlineOn: Day | null
  openedOn: Day
  today: Day
}

/** What a measure asks for: the branch meeting for the grave ones, an end for the time to mend. */
export function whyNotDecide({ measure, meetingOn, deadlineOn, openedOn, today }: Deciding) {
  if (!needsApproval(measure)) return null
  if (!meetingOn) return { code: 'dues-case-meeting', field: 'meetingOn' }
  if (meetingOn < openedOn || meetingOn > today) return { code: 'dues-case-meeting-day', field: 'meetingOn' }
  if (measure === 'removal') return null
  if (!deadlineOn) return { code: 'dues-case-deadline', field: 'deadlineOn' }
  const inTime = deadlineOn > today && deadlineOn <= addYears(meetingOn, mostDeadlineYears)
  return inTime ? null : { code: 'dues-case-deadline-day', field: 'deadlineOn' }
}

/**
 * The first run of six months without dues: where it begins and how long it is. 党章第九条 (V) names six months; nothing
 * follows from the number itself.
 */
export function longArrear(unpaid: readonly Month[]): { fromMonth: Month; months: number } | null {
  let [from, months] = ['', 0]
  let last = ''
  for (const month of [...unpaid].sort()) {
    if (last !== '' && month === monthAfter(last)) months += 1
    else if (months >= arrearNumbers.caseMonths) break
    else [from, months] = [month, 1]
    last = month
  }
  return months >= arrearNumbers.caseMonths ? { fromMonth: from, months } : null
}
