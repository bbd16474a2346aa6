import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { gather, holdRunning, noteDeed } from '../gathering/actions.ts'
import { show } from '../reading/actions.ts'
import { ballotPostNames } from '../rules.ts'
import type { candidates } from './contract.ts'
import { replaceCandidates } from './queries.ts'
import { whyNotCandidate } from './rules.ts'

export const candidateActions: ActionsOf<typeof candidates> = {
  async nominate(ctx, { id, post, personIds }) {
    const row = await holdRunning(ctx, id)
    const gathered = await gather(ctx, row)
    const about = gathered.progress.find((one) => one.post === post)
    if (!about) throw new Refusal('conflict', 'post-not-elected', { post: ballotPostNames[post] })
    if (gathered.ballots.some((ballot) => ballot.post === post))
      throw new Refusal('conflict', 'candidates-voted', { post: ballotPostNames[post] })

    const people = new Set(personIds)
    for (const personId of people) {
      const member = gathered.members.find((one) => one.id === personId)
      if (!member) throw new Refusal('not-found', 'not-found', { id: personId })
      const voter = gathered.voters.some((one) => one.id === personId)
      const why = whyNotCandidate({ fullMember: member.politicalStatus === 'fullMember', voter })
      if (why) throw new Refusal('conflict', why, { field: 'personIds', name: member.name })
    }

    await replaceCandidates(ctx, id, post, [...people])
    const names = (ids: Set<number>) =>
      gathered.members.filter((one) => ids.has(one.id)).map(({ name }) => name)
    noteDeed(ctx, row, 'nominated', { after: { post: ballotPostNames[post], names: names(people) } })
    return show(ctx, id)
  },
}
