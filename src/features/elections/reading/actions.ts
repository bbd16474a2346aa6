import type { z } from 'zod'
import type { Context } from '#platform/context.ts'
import { candidatesNeeded, isCompetitive } from '../candidates/rules.ts'
import { type Gathered, gather, nominationOf, standingFor, stepFacts } from '../gathering/actions.ts'
import { getElection } from '../queries.ts'
import { type Progress, whyNotRegister, winnersOf } from '../results/rules.ts'
import { stepsOf } from '../steps/rules.ts'
import { quorumOf, whyNotVoter } from '../voters/rules.ts'
import { words } from '../words.ts'
import type { Election } from './contract.ts'

export const show = async (ctx: Context, id: number) => shown(await gather(ctx, await getElection(ctx, id)))

function shown(gathered: Gathered): z.input<typeof Election> {
  const { row, members, officers, meetings, candidates, voters } = gathered
  const {
    path,
    closedOn,
    establishedOn,
    decisionId,
    meetingId,
    firstMeetingId,
    termYears,
    baseConfirmedAt,
    ...rest
  } = row
  return {
    ...rest,
    members: members.map(shownMember),
    entitled: voters.length,
    quorum: quorumOf(voters.length),
    officers,
    steps: stepsOf(stepFacts(gathered)),
    whyNotRegister: obstacleOf(gathered),
    candidates,
    meetings,
    posts: gathered.progress.map((progress) => shownPost(gathered, progress)),
    winners: winnersOf(gathered.progress).map((winner) => ({
      ...winner,
      duty: gathered.duties.find(({ personId }) => personId === winner.personId)?.duty ?? null,
    })),
  }
}

/** Said on the page before anybody presses, for the clock registers what it can. */
function obstacleOf({ row, papers, progress, members }: Gathered): string | null {
  if (row.status !== 'running' || papers.result.state !== 'agreed') return null
  const why = whyNotRegister(winnersOf(progress), members, row.closedOn !== null)
  return why && (words[why.code]?.({ names: why.names }) ?? why.code)
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
