import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { noteDeed, refuse, show } from '../gathering/actions.ts'
import { holdRound, type MemberRow, membersOf } from '../queries.ts'
import { takesPart, whyNotAt } from '../rules.ts'
import type { members } from './contract.ts'
import { setAbsence, writeRemark, writeSelf } from './queries.ts'

/** Somebody on the roll of a round. @throws Refusal not-found */
export function onRoll(all: readonly MemberRow[], personId: number): MemberRow {
  const found = all.find((one) => one.personId === personId)
  if (!found) throw new Refusal('not-found', 'not-found', { id: personId })
  return found
}

/** The same, if he takes part. @throws Refusal appraisal-remark-absent */
function takingPart(all: readonly MemberRow[], personId: number): MemberRow {
  const found = onRoll(all, personId)
  if (!takesPart(found)) throw new Refusal('conflict', 'appraisal-remark-absent', { name: found.name })
  return found
}

type Remark = { aboutId: number; byId: number; text: string }

/** Writes a remark, whoever enters it. */
export async function remark(ctx: Context, roundId: number, all: readonly MemberRow[], given: Remark) {
  if (given.aboutId === given.byId)
    throw new Refusal('invalid', 'appraisal-remark-self', { field: 'aboutId' })
  takingPart(all, given.byId)
  const about = takingPart(all, given.aboutId)
  await writeRemark(ctx, { roundId, ...given })
  return about
}

export const memberActions: ActionsOf<typeof members> = {
  async excuse(ctx, { id, personId, because }) {
    const round = await holdRound(ctx, id)
    refuse(whyNotAt(round.state, ['open', 'self', 'mutual']))
    const { name } = onRoll(await membersOf(ctx, id), personId)

    await setAbsence(ctx, id, personId, because)
    noteDeed(ctx, round, because === null ? 'included' : 'excused', {
      member: name,
      ...(because !== null && { reason: because }),
    })
    return show(ctx, id)
  },

  async writeSelf(ctx, { id, personId, text }) {
    const round = await holdRound(ctx, id)
    refuse(whyNotAt(round.state, ['self', 'mutual']))
    const { name } = takingPart(await membersOf(ctx, id), personId)

    await writeSelf(ctx, id, personId, text, true)
    noteDeed(ctx, round, 'selfEntered', { member: name })
    return show(ctx, id)
  },

  async remark(ctx, { id, personId, byId, text }) {
    const round = await holdRound(ctx, id)
    refuse(whyNotAt(round.state, ['mutual']))
    const { name } = await remark(ctx, id, await membersOf(ctx, id), { aboutId: personId, byId, text })
    noteDeed(ctx, round, 'remarkEntered', { member: name })
    return show(ctx, id)
  },
}
