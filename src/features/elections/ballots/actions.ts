import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { type Gathered, gather, holdRunning, noteDeed, standingFor } from '../gathering/actions.ts'
import { confirmElectionBase } from '../queries.ts'
import { show } from '../reading/actions.ts'
import { type Progress, whyNotReduce, winnersOf } from '../results/rules.ts'
import { type BallotPost, ballotPostNames } from '../rules.ts'
import type { ballots } from './contract.ts'
import { type Ballot, deleteBallot, insertBallot, reduceBallot, replaceDuties } from './queries.ts'
import { baseNames, type Count, isVoid, whyNotCount } from './rules.ts'

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
    return show(ctx, id)
  },

  async reduce(ctx, { id, ballotId, reason }) {
    const row = await holdRunning(ctx, id)
    const gathered = await gather(ctx, row)
    const { post } = await ballotOf(gathered, ballotId)
    const progress = progressOfPost(gathered, post)
    const why = progress.verdicts.at(-1)?.ballotId === ballotId ? whyNotReduce(progress) : 'reduce-not-short'
    if (why) throw new Refusal('conflict', why, {})

    await reduceBallot(ctx, ballotId, reason)
    noteDeed(ctx, row, 'seatsReduced', {
      after: { post: ballotPostNames[post], unfilled: progress.left },
      reason,
    })
    return show(ctx, id)
  },

  async confirmBase(ctx, { id, base, article }) {
    const row = await holdRunning(ctx, id)
    if (!(await gather(ctx, row)).progress.some(({ state }) => state === 'unconfirmed'))
      throw new Refusal('conflict', 'base-not-asked', {})

    await confirmElectionBase(ctx, id, base, article)
    noteDeed(ctx, row, 'baseConfirmed', { after: { base: baseNames[base], article } })
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
