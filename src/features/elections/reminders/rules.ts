import { addMonths, type Day, formatDay } from '#basics/days.ts'
import { type Holidays, workingDaysAfter } from '#basics/working-days.ts'
import type { Values } from '#features/documents/templates/rules.ts'
import { branchNumbers, holdsFormalRelation, type OrganizationKind } from '#features/organizations/rules.ts'
import { hasCommittee, requestMonths } from '../rules.ts'

/** Six months before the end the first reminder (content V); three, one and afterwards are how it is pressed (ours). */
export const stages = ['sixMonths', 'threeMonths', 'oneMonth', 'overdue'] as const
export type Stage = (typeof stages)[number]
export const stageNames: Record<Stage, string> = {
  sixMonths: '六个月内届满',
  threeMonths: '三个月内届满',
  oneMonth: '一个月内届满',
  overdue: '已届满',
}
const monthsAhead: [Stage, number][] = [
  ['oneMonth', 1],
  ['threeMonths', 3],
  ['sixMonths', branchNumbers.reminderMonths],
]

/** How near the end of a term is; null when nobody needs to be reminded yet. */
export function stageOf(termEndsOn: Day, today: Day): Stage | null {
  if (termEndsOn < today) return 'overdue'
  return monthsAhead.find(([, months]) => addMonths(termEndsOn, -months) <= today)?.[0] ?? null
}

export type Notice = {
  organizationId: number
  documentId: number
  number: string | null
  issuedOn: Day | null
  draftedOn: Day
}

/** The latest notice that a branch got in this term: one of an earlier term says nothing any more. */
export function noticeOf(notices: Notice[], organizationId: number, termFrom: Day) {
  const last = notices.find((one) => one.organizationId === organizationId && one.draftedOn >= termFrom)
  return last ? { documentId: last.documentId, number: last.number, issuedOn: last.issuedOn } : null
}

export type Reminded = {
  kind: OrganizationKind
  closed: boolean
  running: boolean
  termEndsOn: Day | null
  today: Day
}

/** Why a branch is not reminded. */
export function whyNotRemind({ kind, closed, running, termEndsOn, today }: Reminded): string | null {
  if (!holdsFormalRelation(kind)) return 'election-branches-only'
  if (closed) return 'election-organization-closed'
  if (running) return 'reminder-election-running'
  return termEndsOn && stageOf(termEndsOn, today) ? null : 'reminder-not-due'
}

/** Ten working days at least to write the 请示 in (ours). */
const leastWorkingDays = 10

/** By when the 请示 is expected: a month before the term ends, but never at once. */
export function reportBy(termEndsOn: Day, today: Day, holidays: Holidays): Day {
  const usual = addMonths(termEndsOn, -requestMonths)
  const soonest = workingDaysAfter(today, leastWorkingDays, holidays)
  return [usual, soonest].toSorted().at(-1) as Day
}

/** What the register knows of the branch, as the notice says it. 支部工作条例（试行）第二十条 (V). */
export function noticeValues(
  branch: { termFrom: Day; termEndsOn: Day; members: number; fullMembers: number },
  today: Day,
  holidays: Holidays,
): Values {
  const { termFrom, termEndsOn, members, fullMembers } = branch
  const on = formatDay(termEndsOn)
  return {
    electedOn: termFrom,
    due: termEndsOn < today ? `已于${on}任期届满，至今没有换届` : `将于${on}任期届满`,
    branchMembers: members,
    branchFullMembers: fullMembers,
    committee: hasCommittee(fullMembers)
      ? '正式党员7名以上，应当设立支部委员会，一般由3至5名委员组成，最多不超过7名，设书记1名，必要时设副书记1名。'
      : '正式党员不足7名，不设支部委员会，设书记1名，必要时设副书记1名。',
    reportBy: reportBy(termEndsOn, today, holidays),
  }
}
