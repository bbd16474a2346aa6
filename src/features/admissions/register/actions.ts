import { everywhere } from '#basics/reach.ts'
import { changePeople } from '#features/people/entries/actions.ts'
import { admitMember, extendProbation, membershipActions } from '#features/people/memberships/actions.ts'
import type { PoliticalStatus } from '#features/people/standings/rules.ts'
import type { Context } from '#platform/context.ts'
import { statusOf } from '../path/rules.ts'
import { fullMemberFrom } from '../probation/rules.ts'
import { type AdmissionRow, endAdmission } from '../queries.ts'
import { type Entry, type File, outcomeNames } from '../rules.ts'

const source = '发展党员'

/** Tells the register what somebody on the way is from a day. */
export async function writeStatus(
  ctx: Context,
  { personId, name, path }: Pick<AdmissionRow, 'personId' | 'name' | 'path'>,
  given: { status: PoliticalStatus; on: string; reason: string },
): Promise<void> {
  const { status, on, reason } = given
  const change = {
    personId,
    kind: 'statusChanged' as const,
    effectiveOn: on,
    facts: { politicalStatus: status },
  }
  await changePeople(ctx, [{ ...change, reason }], source)
  ctx.record({
    action: 'person.statusChanged',
    subject: { kind: 'person', id: personId, name },
    path,
    after: { politicalStatus: status, on },
    reason,
  })
}

/**
 * What an act changes in the register, dated as the rules say and whoever is the one who did it: applicant, activist,
 * candidate from their days; a member from the day of the branch meeting once it is approved; a full member from the
 * end of probation.
 */
export async function registerAct(
  ctx: Context,
  row: AdmissionRow,
  before: File,
  entry: Entry,
): Promise<void> {
  const register = { ...ctx, reach: everywhere }
  const after = { ...before, entries: [...before.entries, entry] }
  const [was, is] = [statusOf(before), statusOf(after)]
  const reason = `${source}：${entry.on}`
  if (is && is.status !== was?.status) await registerStatus(register, row, { ...is, reason })
  if (entry.act === 'confirmationApproval' && entry.passed) await registerOutcome(register, row, after)
}

type Told = { status: PoliticalStatus; on: string; reason: string }

/** Whom the register knows as a member already, by the hand of somebody else, it is not told of again. */
async function registerStatus(ctx: Context, row: AdmissionRow, told: Told): Promise<void> {
  if (told.status !== 'probationaryMember') await writeStatus(ctx, row, told)
  else if (row.membership !== 'active') {
    const reason = '支部大会通过、上级党委批准接收为预备党员'
    await admitMember(ctx, { id: row.personId, on: told.on, reason })
  }
}

async function registerOutcome(ctx: Context, row: AdmissionRow, file: File): Promise<void> {
  const { personId: id } = row
  const approval = file.entries.at(-1)
  const meetingOn = file.entries.findLast(({ act }) => act === 'confirmationMeeting')?.on ?? ''
  const outcome = approval?.details.outcome ?? 'confirm'
  const reason = `${source}：上级党委批准${outcomeNames[outcome]}`
  if (outcome === 'extend') {
    await extendProbation(ctx, { id, on: meetingOn, reason })
    return
  }
  if (outcome === 'cancel') {
    await membershipActions.end(ctx, { id, ending: 'probationCancelled', on: meetingOn, reason })
    await endAdmission(ctx, row.id, { as: 'cancelled', on: meetingOn, because: reason })
    return
  }
  if (row.politicalStatus === 'fullMember') return
  await membershipActions.confirm(ctx, { id, on: fullMemberFrom(file) ?? meetingOn, reason })
}
