import { recordActions } from '#features/meetings/records/actions.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { type Gathered, gather, holdRunning, noteDeed, standingFor } from '../gathering/actions.ts'
import { confirmElectionBase } from '../queries.ts'
import { show } from '../reading/actions.ts'
import { type Progress, whyNotReduce, winnersOf } from '../results/rules.ts'
import { type BallotPost, ballotPostNames } from '../rules.ts'
import type { ballots } from './contract.ts'
import {
  confirmedInWords,
  countInWords,
  type Minuted,
  reducedInWords,
  withdrawnInWords,
} from './minutes/rules.ts'
import { type Ballot, deleteBallot, insertBallot, reduceBallot, replaceDuties } from './queries.ts'
import { baseNames, type Count, isVoid, judge, whyNotCount } from './rules.ts'

type Given = Parameters<ActionsOf<typeof ballots>['count']>[1]

function progressOfPost({ progress }: Gathered, post: BallotPost): Progress {
  const found = progress.find((one) => one.post === post)
  if (!found) throw new Refusal('conflict', 'post-not-elected', { post: ballotPostNames[post] })
  if (found.state === 'unconfirmed') throw new Refusal('conflict', 'base-unconfirmed', {})
  if (found.state === 'decided') throw new Refusal('conflict', 'ballot-over', { post: ballotPostNames[post] })
  return found
}

/** The votes by name: each who stands, and whom voters wrote in: members of the branch who vote. */
function votesOf(gathered: Gathered, progress: Progress, given: Given): Count {
  const standing = standingFor(gathered, progress)
  const people = new Set(given.votes.map(({ personId }) => personId))
  const missing = standing.find(({ personId }) => !people.has(personId))
  if (missing && !isVoid(given)) throw new Refusal('invalid', 'count-missing', { name: missing.name })
  if (people.size !== given.votes.length) throw new Refusal('invalid', 'count-twice', {})
  const votes = given.votes.map(({ personId, ...numbers }) => {
    const candidate = standing.find((one) => one.personId === personId)
    const voter = gathered.voters.find((one) => one.id === personId)
    const known = numbers.writtenIn ? voter : candidate
    if (!known || (numbers.writtenIn && candidate))
      throw new Refusal('invalid', 'count-stranger', { field: 'votes' })
    return { key: String(personId), name: known.name, ...numbers }
  })
  const { handedOut, returned, valid, spoiled } = given
  return { handedOut, returned, valid, spoiled, votes: isVoid(given) ? [] : votes }
}

async function ballotOf(gathered: Gathered, ballotId: number): Promise<Ballot> {
  const ballot = gathered.ballots.find(({ id }) => id === ballotId)
  if (!ballot) throw new Refusal('not-found', 'not-found', { id: ballotId })
  return ballot
}

/** Writes into the minutes of the meeting that voted what came of it: they are confirmed, so it is an addition. */
async function minute(ctx: Context, { row }: Gathered, { at }: Progress, text: string): Promise<void> {
  const id = at === 'membersMeeting' ? row.meetingId : row.firstMeetingId
  if (id) await recordActions.add(ctx, { id, text })
}

/** The votes of the last ballot of a post, with what they say. */
function lastMinuted(gathered: Gathered, { post, verdicts }: Progress): Minuted[] {
  const { ballotId, verdict } = verdicts.at(-1) ?? {}
  const ballot = gathered.ballots.find(({ id }) => id === ballotId)
  return ballot && verdict ? [{ post, round: ballot.round, seats: ballot.seats, count: ballot, verdict }] : []
}

export const ballotActions: ActionsOf<typeof ballots> = {
  async count(ctx, given) {
    const row = await holdRunning(ctx, given.id)
    const gathered = await gather(ctx, row)
    const progress = progressOfPost(gathered, given.post)
    const attendance = gathered.attendanceAt(progress.at)
    if (!attendance) throw new Refusal('conflict', 'ballot-without-meeting', {})
    const count = votesOf(gathered, progress, given)
    const fault = whyNotCount(count, progress.left, attendance)
    if (fault) throw new Refusal('invalid', fault.code, fault.facts)

    const round = gathered.ballots.filter(({ post }) => post === given.post).length + 1
    await insertBallot(ctx, { ...count, electionId: row.id, post: given.post, round, seats: progress.left })
    const { handedOut, returned, valid, spoiled } = count
    const after = { post: ballotPostNames[given.post], round, handedOut, returned, valid, spoiled }
    noteDeed(ctx, row, 'counted', { after })
    const verdict = judge(count, progress.left, attendance, row.base)
    const minuted = { post: given.post, round, seats: progress.left, count, verdict }
    await minute(ctx, gathered, progress, countInWords(minuted))
    return show(ctx, row.id)
  },

  async discard(ctx, { id, ballotId, reason }) {
    const row = await holdRunning(ctx, id)
    const gathered = await gather(ctx, row)
    const ballot = await ballotOf(gathered, ballotId)
    const later =
      gathered.ballots.at(-1)?.id !== ballotId || (ballot.post === 'committeeMember' && row.firstMeetingId)
    if (later) throw new Refusal('conflict', 'ballot-not-last', {})

    await deleteBallot(ctx, ballotId)
    const { handedOut, returned, valid, spoiled, votes } = ballot
    const before = { post: ballotPostNames[ballot.post], handedOut, returned, valid, spoiled, votes }
    noteDeed(ctx, row, 'countDiscarded', { before, reason })
    const progress = gathered.progress.find(({ post }) => post === ballot.post)
    if (progress) await minute(ctx, gathered, progress, withdrawnInWords(ballot, reason))
    return show(ctx, id)
  },

  async reduce(ctx, { id, ballotId, reason }) {
    const row = await holdRunning(ctx, id)
    const gathered = await gather(ctx, row)
    const ballot = await ballotOf(gathered, ballotId)
    const { post } = ballot
    const progress = progressOfPost(gathered, post)
    const why = progress.verdicts.at(-1)?.ballotId === ballotId ? whyNotReduce(progress) : 'reduce-not-short'
    if (why) throw new Refusal('conflict', why, {})

    await reduceBallot(ctx, ballotId, reason)
    noteDeed(ctx, row, 'seatsReduced', {
      after: { post: ballotPostNames[post], unfilled: progress.left },
      reason,
    })
    await minute(ctx, gathered, progress, reducedInWords(ballot, progress.left, reason))
    return show(ctx, id)
  },

  async confirmBase(ctx, { id, base, article }) {
    const row = await holdRunning(ctx, id)
    const open = (await gather(ctx, row)).progress.filter(({ state }) => state === 'unconfirmed')
    if (open.length === 0) throw new Refusal('conflict', 'base-not-asked', {})

    await confirmElectionBase(ctx, id, base, article)
    noteDeed(ctx, row, 'baseConfirmed', { after: { base: baseNames[base], article } })
    const gathered = await gather(ctx, { ...row, base })
    for (const progress of gathered.progress.filter(({ post }) => open.some((one) => one.post === post)))
      for (const minuted of lastMinuted(gathered, progress))
        await minute(ctx, gathered, progress, confirmedInWords(minuted, base, article))
    return show(ctx, id)
  },

  async assign(ctx, { id, duties }) {
    const row = await holdRunning(ctx, id)
    const winners = winnersOf((await gather(ctx, row)).progress).filter(
      ({ post }) => post === 'committeeMember',
    )
    const stranger = duties.find(({ personId }) => !winners.some((one) => one.personId === personId))
    if (stranger) throw new Refusal('invalid', 'duty-not-elected', { field: 'duties' })

    await replaceDuties(ctx, id, duties)
    noteDeed(ctx, row, 'dutiesAssigned', { after: { duties } })
    return show(ctx, id)
  },
}
