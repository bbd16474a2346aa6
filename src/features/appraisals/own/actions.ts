import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { addBallot, markVoted } from '../ballots/queries.ts'
import { whyNotBallot } from '../ballots/rules.ts'
import { gather, noteDeed, refuse, talliesTold, testIsOver } from '../gathering/actions.ts'
import { onRoll, remark } from '../members/actions.ts'
import { writeSelf } from '../members/queries.ts'
import { insertObjection } from '../opinions/queries.ts'
import { holdRound, type Round, remarksOf, roundOfMember } from '../queries.ts'
import { isRated, type RoundState, takesPart, whyNotAt } from '../rules.ts'
import type { own } from './contract.ts'
import { pastResults } from './queries.ts'

/** The member's own record. @throws Refusal no-own-record */
function ownId({ reach }: Context): number {
  if (!reach.personId) throw new Refusal('conflict', 'no-own-record')
  return reach.personId
}

/** The round that runs in the member's branch, held, with the member's own row, who takes part in it. */
async function taking(ctx: Context, wanted: readonly RoundState[]) {
  const personId = ownId(ctx)
  const found = await roundOfMember(ctx, personId, true)
  if (!found) throw new Refusal('conflict', 'appraisal-none')
  // The member's own reach is his record; the round he stands on the roll of is his to take part in.
  const round = await holdRound({ db: ctx.db, reach: { paths: [found.path], personId } }, found.id)
  refuse(whyNotAt(round.state, wanted))
  const gathered = await gather(ctx, round)
  const self = onRoll(gathered.members, personId)
  if (!takesPart(self)) throw new Refusal('conflict', 'appraisal-absent')
  return { ...gathered, self, personId }
}

async function showCurrent(ctx: Context, personId: number, round: Round) {
  const { members, objections } = await gather(ctx, round)
  const self = onRoll(members, personId)
  const remarks = await remarksOf(ctx, round.id)
  const told = round.toldAt !== null
  // What is said in confidence, of others or of him, is no affair of whoever acts for him.
  const alone = !ctx.actor.standIn
  const { name: _, opinion, grade, selfAt: __, personId: ___, ...mine } = self
  const { year, organizationName, closedOn, state, id } = round
  const { probationary, absentBecause } = self
  const voting = alone && state === 'test' && takesPart(self) && !self.voted
  const tally = (await talliesTold(ctx, round)).get(personId) ?? null
  return {
    id,
    organizationName,
    year,
    state,
    ...mine,
    colleagues: members
      .filter((one) => alone && one.personId !== personId && takesPart(one))
      .map((one) => ({
        personId: one.personId,
        name: one.name,
        mine:
          remarks.find(({ aboutId, byId }) => byId === personId && aboutId === one.personId)?.text ?? null,
      })),
    ballot: voting ? members.filter(isRated).map((one) => ({ personId: one.personId, name: one.name })) : [],
    remarks:
      alone && (state === 'test' || testIsOver(state))
        ? remarks.filter(({ aboutId }) => aboutId === personId).map(({ byName, text }) => ({ byName, text }))
        : [],
    result: told
      ? { year, organizationName, probationary, absentBecause, opinion, grade, closedOn, tally }
      : null,
    objections: objections
      .filter((one) => one.personId === personId)
      .map(({ id, text, answer, answeredBy }) => ({ id, text, answer, answeredBy })),
  }
}

async function show(ctx: Context) {
  const personId = ownId(ctx)
  const round = await roundOfMember(ctx, personId, true)
  return {
    current: round ? await showCurrent(ctx, personId, round) : null,
    past: await pastResults(ctx, personId),
  }
}

export const ownActions: ActionsOf<typeof own> = {
  get: show,

  async writeSelf(ctx, { text }) {
    const { round, personId } = await taking(ctx, ['self', 'mutual'])
    await writeSelf(ctx, round.id, personId, text, false)
    noteDeed(ctx, round, 'selfWritten')
    return show(ctx)
  },

  async remark(ctx, { personId: aboutId, text }) {
    const { round, members, personId } = await taking(ctx, ['mutual'])
    const { name } = await remark(ctx, round.id, members, { aboutId, byId: personId, text })
    noteDeed(ctx, round, 'remarked', { member: name })
    return show(ctx)
  },

  async vote(ctx, { marks }) {
    const { round, members, personId } = await taking(ctx, ['test'])
    const rated = members.filter(isRated).map((one) => one.personId)
    refuse(
      whyNotBallot(
        marks.map((one) => one.personId),
        rated,
      ),
      'marks',
    )
    if (!(await markVoted(ctx, round.id, personId))) throw new Refusal('conflict', 'appraisal-voted')

    const chosen = new Map(marks.map((one) => [one.personId, one.mark]))
    await addBallot(
      ctx,
      round.id,
      rated.map((id) => ({ personId: id, mark: chosen.get(id) ?? 'abstained' })),
    )
    noteDeed(ctx, round, 'voted')
    return show(ctx)
  },

  async object(ctx, { text }) {
    const { round, objections, personId } = await taking(ctx, ['opinion'])
    if (!round.toldAt) throw new Refusal('conflict', 'appraisal-result-untold')
    if (objections.some((one) => one.personId === personId && one.answer === null))
      throw new Refusal('conflict', 'appraisal-objection-known')

    await insertObjection(ctx, round.id, personId, text)
    noteDeed(ctx, round, 'objected')
    return show(ctx)
  },
}
