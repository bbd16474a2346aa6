import { answerDemand } from '#features/meetings/demands/queries.ts'
import type { Context } from '#platform/context.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { ballotActions } from './ballots/actions.ts'
import type { contract } from './contract.ts'
import { gather, nextHindrance, noteDeed, refuse, show } from './gathering/actions.ts'
import { listActions } from './lists/actions.ts'
import { memberActions } from './members/actions.ts'
import { open, openAll } from './opening/actions.ts'
import { opinionActions } from './opinions/actions.ts'
import { ownActions } from './own/actions.ts'
import { paperActions } from './papers/actions.ts'
import { closeRound, holdRound, setState } from './queries.ts'
import { rectificationActions } from './rectifications/actions.ts'
import { type RoundState, stateNames, states, whyNotAdvance, whyNotAt, whyNotBack } from './rules.ts'

/** Enters the state so many steps further on. */
async function move(ctx: Context, id: number, from: RoundState, steps: 1 | -1): Promise<RoundState> {
  const to = states[states.indexOf(from) + steps] as RoundState
  await setState(ctx, id, to)
  return to
}

export const actions: ActionsOf<typeof contract> = {
  ...listActions,

  get: (ctx, { id }) => show(ctx, id),

  open: async (ctx, asked) => show(ctx, await open(ctx, asked)),
  openAll,

  async advance(ctx, { id }) {
    const round = await holdRound(ctx, id)
    const { judged, ballots } = await gather(ctx, round)
    refuse(whyNotAdvance({ state: round.state, members: judged, ballots }))

    const to = await move(ctx, id, round.state, 1)
    noteDeed(ctx, round, 'advanced', { after: { state: stateNames[to] } })
    return show(ctx, id)
  },

  async back(ctx, { id, reason }) {
    const round = await holdRound(ctx, id)
    const { ballots } = await gather(ctx, round)
    refuse(whyNotBack({ state: round.state, ballots, told: round.toldAt !== null }))

    const to = await move(ctx, id, round.state, -1)
    noteDeed(ctx, round, 'wentBack', { after: { state: stateNames[to] }, reason })
    return show(ctx, id)
  },

  async close(ctx, { id }) {
    const round = await holdRound(ctx, id)
    refuse(whyNotAt(round.state, ['opinion']))
    refuse(nextHindrance(await gather(ctx, round)))

    await closeRound(ctx, id, ctx.today)
    await answerDemand(ctx, { organizationId: round.organizationId, kind: 'memberAppraisal', on: ctx.today })
    noteDeed(ctx, round, 'closed')
    return show(ctx, id)
  },

  members: memberActions,
  ballots: ballotActions,
  opinions: opinionActions,
  papers: paperActions,
  own: ownActions,
  rectifications: rectificationActions,
}
