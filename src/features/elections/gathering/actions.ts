import { meetingOf } from '#features/meetings/queries.ts'
import { attendanceOf } from '#features/meetings/rules.ts'
import { type Duty, type PostKind, postName } from '#features/people/posts/rules.ts'
import type { Context, Deed } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { ballotsOf, dutiesOf } from '../ballots/queries.ts'
import { candidatesOf } from '../candidates/queries.ts'
import { byStrokes, whyNotCandidates } from '../candidates/rules.ts'
import { officersOn } from '../meetings/queries.ts'
import { type ElectionRow, lockElection } from '../queries.ts'
import { notedReplies, requestsAbout } from '../requests/queries.ts'
import { paperOf, type RequestPart, templateFor } from '../requests/rules.ts'
import { isDecided, type PostPlan, type Progress, postsToElect, progressOf } from '../results/rules.ts'
import { type BallotPost, electionName, isFirst, preparationsFor } from '../rules.ts'
import type { StepFacts } from '../steps/rules.ts'
import { exclusionsOf, membersOf } from '../voters/queries.ts'
import { entitledOf, excludedFrom, needsApproval } from '../voters/rules.ts'

/** An election that is under way, held until the transaction ends. @throws Refusal not-found; election-over */
export async function holdRunning(ctx: Context, id: number): Promise<ElectionRow> {
  const row = await lockElection(ctx, id)
  if (row.status !== 'running') throw new Refusal('conflict', 'election-over', { name: row.organizationName })
  return row
}

/** One line of the trail about an election. */
export const noteDeed = (
  ctx: Context,
  row: ElectionRow,
  action: string,
  more: Pick<Deed, 'before' | 'after' | 'reason'> = {},
) =>
  ctx.record({
    action: `election.${action}`,
    subject: { kind: 'election', id: row.id, name: `${row.organizationName}${electionName(row)}` },
    path: row.path,
    ...more,
  })

/** An election with all that belongs to it, as the rules want it. */
export async function gather(ctx: Context, row: ElectionRow) {
  const exclusions = await exclusionsOf(ctx, row.id)
  const members = (await membersOf(ctx, row.organizationId)).map((member) => {
    const found = exclusions.find(({ personId }) => personId === member.id)
    return {
      ...member,
      active: true,
      exclusion: found
        ? { ...found, approved: found.approvedAt !== null, needsApproval: needsApproval(found.ground) }
        : null,
    }
  })
  const meeting = async (id: number | null) => {
    if (!id) return null
    const found = await meetingOf(ctx, id)
    return { ...found, attendees: excludedFrom(members, found.attendees) }
  }
  const meetings = {
    decision: await meeting(row.decisionId),
    meeting: await meeting(row.meetingId),
    firstMeeting: await meeting(row.firstMeetingId),
  }
  const ballots = await ballotsOf(ctx, row.id)
  const attendanceAt = (at: PostPlan['at']) => {
    const held = at === 'membersMeeting' ? meetings.meeting : meetings.firstMeeting
    return held ? attendanceOf(held.attendees) : null
  }
  const candidates = byStrokes(await candidatesOf(ctx, row.id))
  const officers = (await officersOn(ctx, row.organizationId)).map((officer) => ({
    ...officer,
    title: postName(officer.kind as PostKind, officer.duty as Duty | null),
  }))
  return {
    row,
    members,
    voters: entitledOf(members),
    candidates,
    nominated: postsToElect(row).every((plan) => nominationOf({ candidates }, plan) === null),
    papers: await papersFor(ctx, row),
    officers,
    duties: await dutiesOf(ctx, row.id),
    meetings,
    ballots,
    attendanceAt,
    progress: postsToElect(row).map((plan) => progressOf(plan, ballots, attendanceAt(plan.at), row.base)),
  }
}

async function papersFor(ctx: Context, { id, kind, committee }: ElectionRow) {
  const requests = await requestsAbout(ctx, 'election', id)
  const noted = await notedReplies(ctx, id)
  const paper = (part: RequestPart) =>
    paperOf(
      templateFor(part, kind, committee),
      requests,
      noted.find((one) => one.part === part),
    )
  return { request: paper('request'), candidates: paper('candidates'), result: paper('result') }
}

/** What the steps are derived from. */
export function stepFacts({ row, meetings, progress, papers, nominated }: Gathered): StepFacts {
  const at = (where: PostPlan['at']) => progress.filter((one) => one.at === where)
  return {
    ...papers,
    kind: row.kind,
    first: isFirst(row),
    officers: at('committeeMeeting').length > 0,
    termEndsOn: row.termEndsOn,
    plannedOn: row.plannedOn,
    decidedOn: meetings.decision?.heldOn ?? null,
    nominated,
    prepared: preparationsFor(row).every((one) => row.prepared.includes(one)),
    meetingOn: meetings.meeting?.heldOn ?? null,
    elected: isDecided(at('membersMeeting')),
    firstMeetingOn: meetings.firstMeeting?.heldOn ?? null,
    officersElected: isDecided(at('committeeMeeting')),
    doneOn: row.effectiveOn,
  }
}

export type Gathered = Awaited<ReturnType<typeof gather>>

/** Whether enough are nominated for a post, or why not. */
export const nominationOf = (
  { candidates }: { candidates: { post: BallotPost }[] },
  { post, seats }: PostPlan,
) => whyNotCandidates({ post, seats, candidates: candidates.filter((one) => one.post === post).length })

/** Who stands in the next ballot for a post: the nominated, after a first ballot those it left standing. */
export const standingFor = ({ candidates }: Pick<Gathered, 'candidates'>, { post, standing }: Progress) => {
  const nominated = candidates.filter((one) => one.post === post)
  return standing ? nominated.filter(({ personId }) => standing.includes(String(personId))) : nominated
}
