import type { Day } from '#basics/days.ts'
import { everywhere } from '#basics/reach.ts'
import { actions as termActions } from '#features/organizations/terms/actions.ts'
import { postActions } from '#features/people/posts/actions.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { type Gathered, gather, holdRunning, noteDeed } from '../gathering/actions.ts'
import { show } from '../reading/actions.ts'
import { electionName, usualYears } from '../rules.ts'
import type { results } from './contract.ts'
import { finishElection } from './queries.ts'
import { isDecided, type Winner, whyNotRegister, winnersOf } from './rules.ts'

/** The reply the result rests on. @throws Refusal result-undecided; result-not-approved; result-not-yet */
function approvalOf(ctx: Context, { row, papers, progress }: Gathered): { on: Day; number: string } {
  if (row.kind !== 'extension' && !isDecided(progress)) throw new Refusal('conflict', 'result-undecided', {})
  const { state, repliedOn, replyNumber } = row.kind === 'extension' ? papers.request : papers.result
  if (state !== 'agreed' || !repliedOn) throw new Refusal('conflict', 'result-not-approved', {})
  if (repliedOn > ctx.today) throw new Refusal('conflict', 'result-not-yet', { on: repliedOn })
  return { on: repliedOn, number: replyNumber ?? '' }
}

/** Ends the posts of the outgoing committee; of a by-election, what a winner holds beside the new post. */
async function endFormer(
  ctx: Context,
  { row, officers }: Gathered,
  winners: Winner[],
  on: Day,
  reason: string,
) {
  const ending =
    row.kind === 'byElection'
      ? officers.filter(({ personId }) => winners.some((winner) => winner.personId === personId))
      : officers
  for (const { postId } of ending) await postActions.end(ctx, { id: postId, untilOn: on, reason })
}

/**
 * From which day the term runs: a first one, which no other has to make room for, from the day its members elected it;
 * otherwise from the reply, with which the one before it ends. (ours: the text says 选举产生)
 */
const termBegins = ({ row, meetings }: Gathered, repliedOn: Day): Day =>
  (row.establishmentId !== null && meetings.meeting?.heldOn) || repliedOn

async function appoint(ctx: Context, { row, duties }: Gathered, winners: Winner[], on: Day, reason: string) {
  for (const { personId, post } of winners) {
    const duty = duties.find((one) => one.personId === personId)?.duty ?? null
    await postActions.appoint(ctx, {
      organizationId: row.organizationId,
      personId,
      kind: post,
      duty,
      groupId: null,
      fromOn: on,
      reason,
    })
  }
}

/**
 * Writes into the register what the reply agreed to, all in one transaction: the former posts end, the term begins (or is
 * extended), the new posts begin with it. Who is by-elected joins the term that runs.
 */
export async function registerResult(ctx: Context, id: number): Promise<void> {
  const row = await holdRunning(ctx, id)
  const gathered = await gather(ctx, row)
  const { on, number } = approvalOf(ctx, gathered)
  const reason = `${electionName(row)}批复 ${number}`.trim()
  // What the register is told follows from the reply, whoever happens to be the one who asks for it.
  const register = { ...ctx, reach: everywhere }

  if (row.kind === 'extension')
    await termActions.extend(register, { id: row.organizationId, endsOn: row.plannedOn, reason })
  else {
    const winners = winnersOf(gathered.progress)
    const why = whyNotRegister(winners, gathered.members, row.closedOn !== null)
    if (why) throw new Refusal('conflict', why.code, { names: why.names })
    await endFormer(register, gathered, winners, on, reason)
    if (row.kind !== 'byElection')
      await termActions.set(register, {
        id: row.organizationId,
        fromOn: termBegins(gathered, on),
        years: usualYears(row.termYears),
        reason,
      })
    await appoint(register, gathered, winners, on, reason)
  }
  await finishElection(ctx, id, on)
  noteDeed(ctx, row, 'registered', { after: { effectiveOn: on, documentNumber: number } })
}

export const resultActions: ActionsOf<typeof results> = {
  async register(ctx, { id }) {
    await registerResult(ctx, id)
    return show(ctx, id)
  },
}
