import type { ActionsOf } from '#platform/feature.ts'
import { gather, noteDeed, refuse, show } from '../gathering/actions.ts'
import { holdRound } from '../queries.ts'
import { isRated, takesPart, whyNotAt } from '../rules.ts'
import type { ballots } from './contract.ts'
import { writePaperCount } from './queries.ts'
import { whyNotCount } from './rules.ts'

export const ballotActions: ActionsOf<typeof ballots> = {
  async count(ctx, { id, ...count }) {
    const round = await holdRound(ctx, id)
    refuse(whyNotAt(round.state, ['test']))
    const { members, ballots } = await gather(ctx, round)
    const taking = members.filter(takesPart).length
    refuse(whyNotCount(count, { taking, online: ballots.online, rated: members.filter(isRated) }), 'returned')

    await writePaperCount(ctx, id, count)
    noteDeed(ctx, round, 'counted', {
      after: { returned: count.returned, spoiled: count.spoiled, tellers: count.tellers },
    })
    return show(ctx, id)
  },
}
