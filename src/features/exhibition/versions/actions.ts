import { coversEverything } from '#basics/reach.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { noteDeed } from '../actions.ts'
import { showDesk } from '../desk/actions.ts'
import { getExhibition, workingCopy } from '../queries.ts'
import { picturesIn } from '../rules.ts'
import type { versions } from './contract.ts'
import { insertVersion, setEnded, setPublished, versionIn } from './queries.ts'
import { faultsOf, type Move, whyNotDecide, whyNotMove } from './rules.ts'
import { tellDecided, tellSubmitted } from './telling/actions.ts'

/** An exhibition held for one of its moves. @throws Refusal not-found; exhibition-… */
async function holdFor(ctx: Context, id: number, move: Move) {
  const row = await getExhibition(ctx, id, true)
  const why = whyNotMove(move, { ...row, everSubmitted: true })
  if (why) throw new Refusal('conflict', why, {})
  return row
}

/** What was submitted, for whoever may decide about it. @throws Refusal exhibition-… */
async function submittedFor(ctx: Context, id: number) {
  const version = await versionIn(ctx, id, 'submitted')
  if (!version) throw new Refusal('conflict', 'exhibition-not-submitted', {})
  const why = whyNotDecide(
    { account: version.submittedAccount, audiencePath: version.audiencePath },
    { account: ctx.actor.accountId, paths: ctx.reach.paths, whole: coversEverything(ctx.reach) },
  )
  if (why) throw new Refusal('conflict', why, {})
  return version
}

export const versionActions: ActionsOf<typeof versions> = {
  async submit(ctx, { id }) {
    const row = await holdFor(ctx, id, 'submit')
    const content = await workingCopy(ctx, id)
    const [fault, ...more] = faultsOf(content)
    if (fault) throw new Refusal('conflict', 'exhibition-faults', { words: fault.words, more: more.length })
    const { title, sensitivity, audienceId } = row
    const number = await insertVersion(ctx, id, {
      title,
      sensitivity,
      audienceId,
      content,
      pictures: picturesIn(content),
    })
    noteDeed(ctx, row, 'submitted', { after: { version: number } })
    await tellSubmitted(ctx, row, number)
    return showDesk(ctx, id)
  },

  async recall(ctx, { id }) {
    const row = await holdFor(ctx, id, 'recall')
    const version = await versionIn(ctx, id, 'submitted')
    if (version) await setEnded(ctx, version.id, 'recalled')
    noteDeed(ctx, row, 'recalled', { before: { version: version?.number } })
    return showDesk(ctx, id)
  },

  async approve(ctx, { id }) {
    const row = await holdFor(ctx, id, 'approve')
    const version = await submittedFor(ctx, id)
    const last = await versionIn(ctx, id, 'published')
    if (last) await setEnded(ctx, last.id, 'replaced')
    await setPublished(ctx, version.id)
    noteDeed(ctx, row, 'published', { after: { version: version.number } })
    await tellDecided(ctx, row, version, 'approved')
    return showDesk(ctx, id)
  },

  async return(ctx, { id, reason }) {
    const row = await holdFor(ctx, id, 'return')
    const version = await submittedFor(ctx, id)
    await setEnded(ctx, version.id, 'returned', reason)
    noteDeed(ctx, row, 'returned', { before: { version: version.number }, reason })
    await tellDecided(ctx, row, version, 'returned')
    return showDesk(ctx, id)
  },

  async withdraw(ctx, { id, reason }) {
    const row = await holdFor(ctx, id, 'withdraw')
    const version = await versionIn(ctx, id, 'published')
    if (version) await setEnded(ctx, version.id, 'withdrawn', reason)
    noteDeed(ctx, row, 'withdrawn', { before: { version: version?.number }, reason })
    return showDesk(ctx, id)
  },
}
