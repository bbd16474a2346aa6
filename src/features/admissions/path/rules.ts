import type { Day } from '#basics/days.ts'
import type { PoliticalStatus } from '#features/people/standings/rules.ts'
import { type ActKey, actKeys, actOf, beforeOf, needsNotice } from '../acts/rules.ts'
import { type Entry, type File, type Version, versionOn } from '../rules.ts'

const passedLast = (entries: Entry[], act: ActKey, when: (entry: Entry) => boolean = () => true) =>
  entries.findLast((one) => one.act === act && one.passed && when(one)) ?? null
const refusedLast = (entries: Entry[], act: ActKey) =>
  entries.findLast((one) => one.act === act && !one.passed) ?? null

/** The approved extension of a probation, if there was one. */
export const extensionOf = ({ entries }: Pick<File, 'entries'>) =>
  passedLast(entries, 'confirmationApproval', ({ details }) => details.outcome === 'extend')

const later = (one: Entry | null, other: Entry | null) =>
  one && other ? (one.seq > other.seq ? one : other) : (one ?? other)
const last = (entries: Entry[], act: ActKey) => entries.findLast((one) => one.act === act) ?? null

/**
 * The entry that an act must be later than to count still: what was said no to is begun anew from there, and a new
 * meeting, a new notice or an extended probation asks again for what follows it.
 */
function renewedBy({ entries }: Pick<File, 'entries'>, act: ActKey): Entry | null {
  switch (act) {
    case 'candidate':
    case 'candidateConsent':
    case 'notice':
      return refusedLast(entries, 'noticeResult')
    case 'noticeResult':
      return last(entries, 'notice')
    case 'branchMeeting':
      return refusedLast(entries, 'approval')
    case 'committeeTalk':
    case 'approvalExtension':
    case 'approval':
      return last(entries, 'branchMeeting')
    case 'confirmationRequest':
      return extensionOf({ entries })
    case 'confirmationMeeting':
      return later(extensionOf({ entries }), refusedLast(entries, 'confirmationApproval'))
    case 'confirmationApproval':
      return later(last(entries, 'confirmationMeeting'), extensionOf({ entries }))
    default:
      return null
  }
}

/** The entry by which an act is done now; null when it is to be done, or done anew. */
export function doneBy(file: Pick<File, 'entries'>, act: ActKey): Entry | null {
  const found = last(file.entries, act)
  const since = renewedBy(file, act)?.seq ?? 0
  return found?.passed && found.seq > since ? found : null
}

export const dayOf = (file: Pick<File, 'entries'>, act: ActKey): Day | null => doneBy(file, act)?.on ?? null

/** The text under which the candidate is or was listed: that of the day the organization above decided. */
const listingVersion = (file: Pick<File, 'entries'>, today: Day): Version =>
  versionOn(dayOf(file, 'candidateConsent') ?? today)

/** Whether a file needs an act: a public notice only what was agreed to under the 2026 text. */
export const isNeeded = (file: Pick<File, 'entries'>, act: ActKey, today: Day) =>
  !needsNotice(act) || listingVersion(file, today) === '2026'

/** The day on which somebody became 发展对象: 2014 by the filing, 2026 by a notice that changed nothing. */
export function listedOn(file: Pick<File, 'entries'>): Day | null {
  const consented = dayOf(file, 'candidateConsent')
  if (!consented) return null
  return versionOn(consented) === '2014' ? consented : dayOf(file, 'noticeResult')
}

/** What the file says that somebody is, and since when: what the register is told. */
export function statusOf(file: Pick<File, 'entries'>) {
  const listed = listedOn(file)
  const activist = dayOf(file, 'activist')
  const applied = dayOf(file, 'application')
  const meeting = dayOf(file, 'approval') && dayOf(file, 'branchMeeting')
  if (meeting) return { status: 'probationaryMember' as const, on: meeting }
  if (listed) return { status: 'candidate' as const, on: listed }
  if (activist) return { status: 'activist' as const, on: activist }
  return applied ? { status: 'applicant' as const, on: applied } : null
}

/** What the register should say of the person: of who was confirmed, that he is a full member. */
export function expectedStatus(file: Pick<File, 'entries'>): PoliticalStatus | null {
  const confirmed = doneBy(file, 'confirmationApproval')?.details.outcome === 'confirm'
  return confirmed ? 'fullMember' : (statusOf(file)?.status ?? null)
}

/** Whether all that comes before an act is done. */
export const isOpen = (file: Pick<File, 'entries'>, act: ActKey, today: Day): boolean =>
  missingBefore(file, act, today).length === 0

/** What must be done before an act and is not. For a notice that nobody needs only its own result would wait. */
export const missingBefore = (file: Pick<File, 'entries'>, act: ActKey, today: Day): ActKey[] =>
  beforeOf(act).filter((one) => (needsNotice(act) || isNeeded(file, one, today)) && !doneBy(file, one))

/** The first act in order that a file waits for; null when nothing is left. */
export const nextAct = (file: Pick<File, 'entries'>, today: Day): ActKey | null =>
  actKeys.find(
    (act) =>
      !actOf(act).optional && isNeeded(file, act, today) && !doneBy(file, act) && isOpen(file, act, today),
  ) ?? null
