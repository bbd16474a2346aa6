import { addMonths, type Day, monthOf } from '#basics/days.ts'
import { dayOf, extensionOf } from '../path/rules.ts'
import type { File } from '../rules.ts'

/** 第三十一条 (V): one year; extended once, by at least half a year and at most one. */
const probationMonths = 12
const extension = { least: 6, most: 12 }

/** The end of probation as first set: a year from the meeting that passed the admission, not from the approval. (V) */
export const firstEnd = (meetingOn: Day): Day => addMonths(meetingOn, probationMonths)

/** The end of the probation that runs, extended or not; null before the admission. */
export function probationEnd(file: Pick<File, 'entries'>): Day | null {
  const meetingOn = dayOf(file, 'branchMeeting')
  if (!meetingOn) return null
  return addMonths(firstEnd(meetingOn), extensionOf(file)?.details.months ?? 0)
}

/** The day from which somebody is a full member: the end of probation, however late meeting and approval are. (V) */
export const fullMemberFrom = (file: Pick<File, 'entries'>): Day | null => probationEnd(file)

/** Why a probation may not be extended so. */
export function whyNotExtend(file: Pick<File, 'entries'>, months: number): string | null {
  if (extensionOf(file)) return 'probation-extended-already'
  return months < extension.least || months > extension.most ? 'probation-extension-months' : null
}

/** The month from which dues are owed: that of the branch meeting. 《党费收缴、使用和管理规定》 (V). */
export const duesFrom = (meetingOn: Day): string => monthOf(meetingOn)
