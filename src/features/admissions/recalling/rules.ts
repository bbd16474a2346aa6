import { type Fault, faultsOf } from '../faults/rules.ts'
import { dayOf, statusOf } from '../path/rules.ts'
import type { File, WorkingDaysAfter } from '../rules.ts'

/** What no paper can say: acts in an order in which they cannot have been done, counts that cannot be. */
const impossible =
  /^(?:admission-(?:done-already|out-of-order|not-needed)|votes-|outcome-|mentors-|introducers-|letter-)/

/**
 * Why a file cannot be entered from its papers; null when it can. Wrong dates and missing papers are facts of the file:
 * they are entered as they are, and stand among its findings.
 */
export const whyNotRecalled = (file: File, after: WorkingDaysAfter): Fault | null =>
  faultsOf(file, after).find(({ code }) => impossible.test(code)) ?? null

/** Whether a file says of its person what the register says. */
export function whyNotAgreeing(
  file: File,
  person: { politicalStatus: string; joinedOn: string | null },
): string | null {
  const status = statusOf(file)
  if (!status || status.status !== person.politicalStatus) return 'recall-status-differs'
  const joinedOn = status.status === 'probationaryMember' ? dayOf(file, 'branchMeeting') : null
  return joinedOn && joinedOn !== person.joinedOn ? 'recall-joined-differs' : null
}
