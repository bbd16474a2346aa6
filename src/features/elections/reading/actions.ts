import type { z } from 'zod'
import { type Duty, type PostKind, postName } from '#features/people/posts/rules.ts'
import type { Context, Deed } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { ballotsOf, dutiesOf } from '../ballots/queries.ts'
import { candidatesOf } from '../candidates/queries.ts'
import { byStrokes, candidatesNeeded, isCompetitive, whyNotCandidates } from '../candidates/rules.ts'
import { meetingOf, officersOn } from '../meetings/queries.ts'
import { attendanceOf } from '../meetings/rules.ts'
import { type ElectionRow, getElection, lockElection } from '../queries.ts'
import { type PostPlan, type Progress, postsToElect, progressOf, winnersOf } from '../results/rules.ts'
import { electionKindNames } from '../rules.ts'
import { exclusionsOf, membersOf } from '../voters/queries.ts'
import { entitledOf, needsApproval, quorumOf, whyNotVoter } from '../voters/rules.ts'
import type { Election } from './contract.ts'

/** An election that is under way, held until the transaction ends. @throws Refusal not-found; election-over */
export async function holdRunning(ctx: Context, id: number): Promise<ElectionRow> {
  const row = await lockElection(ctx, id)
  if (row.status !== 'running') throw new Refusal('conflict', 'election-over', { name: row.organizationName })
  return row
}

/** One line of the trail about an election. */
export const noteDeed = (
  ctx: Context,
  { id, kind, organizationName, path }: ElectionRow,
  action: string,
  more: Pick<Deed, 'before' | 'after' | 'reason'> = {},
) =>
  ctx.record({
    action: `election.${action}`,
    subject: { kind: 'election', id, name: `${organizationName}${electionKindNames[kind]}` },
    path,
    ...more,
  })

/** An election with all that belongs to it, as the rules want it. */
export async function gather(ctx: Context, row: ElectionRow) {
  const meeting = (id: number | null) => (id ? meetingOf(ctx, id) : null)
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
  return {
    row,
    members,
    voters: entitledOf(members),
    candidates: byStrokes(await candidatesOf(ctx, row.id)),
    officers: await officersOn(ctx, row.organizationId),
    duties: await dutiesOf(ctx, row.id),
    meetings,
    ballots,
    attendanceAt,
    progress: postsToElect(row).map((plan) => progressOf(plan, ballots, attendanceAt(plan.at), row.base)),
  }
}
export type Gathered = Awaited<ReturnType<typeof gather>>

/** Whether enough are nominated for a post, or why not. */
export const nominationOf = ({ candidates }: Pick<Gathered, 'candidates'>, { post, seats }: PostPlan) =>
  whyNotCandidates({ post, seats, candidates: candidates.filter((one) => one.post === post).length })

/** Who stands in the next ballot for a post: the nominated, after a first ballot those it left standing. */
export const standingFor = ({ candidates }: Pick<Gathered, 'candidates'>, { post, standing }: Progress) => {
  const nominated = candidates.filter((one) => one.post === post)
  return standing ? nominated.filter(({ personId }) => standing.includes(String(personId))) : nominated
}

export const show = async (ctx: Context, id: number) => shown(await gather(ctx, await getElection(ctx, id)))

function shown(gathered: Gathered): z.input<typeof Election> {
  const { row, members, officers, meetings, candidates, voters } = gathered
  const { path, decisionId, meetingId, firstMeetingId, termYears, baseConfirmedAt, ...rest } = row
  return {
    ...rest,
    members: members.map(shownMember),
    entitled: voters.length,
    quorum: quorumOf(voters.length),
    officers: officers.map(({ personId, name, kind, duty }) => ({
      personId,
      name,
      title: postName(kind as PostKind, duty as Duty | null),
    })),
    candidates,
    meetings,
    posts: gathered.progress.map((progress) => shownPost(gathered, progress)),
    winners: winnersOf(gathered.progress).map((winner) => ({
      ...winner,
      duty: gathered.duties.find(({ personId }) => personId === winner.personId)?.duty ?? null,
    })),
  }
}

const shownMember = (member: Gathered['members'][number]) => ({
  id: member.id,
  name: member.name,
  politicalStatus: member.politicalStatus as 'fullMember' | 'probationaryMember',
  whyNot: whyNotVoter(member),
  exclusion: member.exclusion,
})

function shownPost(gathered: Gathered, progress: Progress) {
  const { post, seats, at, state, left, elected, verdicts } = progress
  return {
    post,
    seats,
    at,
    state,
    left,
    needed: isCompetitive(post) ? candidatesNeeded(seats) : seats,
    whyNotCandidates: nominationOf(gathered, progress),
    elected: elected.map(({ key, name }) => ({ personId: Number(key), name })),
    standing: standingFor(gathered, progress).map(({ personId, name }) => ({ personId, name })),
    attendance: gathered.attendanceAt(at),
    ballots: gathered.ballots
      .filter((ballot) => ballot.post === post)
      .map((ballot) => {
        const verdict = verdicts.find(({ ballotId }) => ballotId === ballot.id)?.verdict
        return {
          ...ballot,
          state: verdict?.state ?? ('waiting' as const),
          outcomes: verdict?.outcomes ?? null,
        }
      }),
  }
}
