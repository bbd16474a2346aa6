import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { completeStep, startAffair } from '../actions.ts'
import { dropDraft } from '../acts/notes/queries.ts'
import { holdSeen, standing } from '../acts/performing/actions.ts'
import { type HeldAffair, holdAffair } from '../acts/queries.ts'
import { storeFiles } from '../attachments/actions.ts'
import { giveAttachments } from '../attachments/queries.ts'
import { startKey } from '../chains/rules.ts'
import type { matters } from './contract.ts'
import { placesWithin } from './queries.ts'
import { subjectOf, touchedBetween } from './rules.ts'

async function standingOf(ctx: Context, id: number) {
  const affair = (await holdAffair(ctx, id)) as HeldAffair
  return standing(affair, affair.state)
}

export const matterActions: ActionsOf<typeof matters> = {
  async start(ctx, { organizationId, requestKey, files, ...matter }) {
    const { id } = await startAffair(ctx, {
      kind: 'matter',
      chainKey: 'matter',
      title: matter.title,
      organizationId,
      subject: subjectOf(matter),
      files: await storeFiles(ctx, files ? [files].flat() : [], 0),
      requestKey,
    })
    return standingOf(ctx, id)
  },

  async repair(ctx, { id, opinion, requestKey, attachmentIds, ...matter }) {
    const { affair } = await holdSeen(ctx, id)
    if (affair.kind !== 'matter') throw new Refusal('conflict', 'repair-elsewhere')
    const { eventId, known } = await completeStep(ctx, {
      affairId: id,
      step: startKey,
      title: matter.title,
      subject: subjectOf(matter),
      touched: touchedBetween(affair.subject, subjectOf(matter)),
      opinion,
      requestKey,
    })
    if (!known && attachmentIds.length > 0) await giveAttachments(ctx, id, eventId, attachmentIds)
    if (!known) await dropDraft(ctx, id)
    return standingOf(ctx, id)
  },

  places: (ctx: Context) => placesWithin(ctx),
}
