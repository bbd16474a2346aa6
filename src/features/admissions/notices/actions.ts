import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { holdRunning, noteDeed } from '../gathering/actions.ts'
import type { notices } from './contract.ts'
import { answerObjection, insertObjection, objectionsOf, runningNotices } from './queries.ts'

export const noticeActions: ActionsOf<typeof notices> = {
  async list(ctx) {
    const found = await runningNotices(ctx, ctx.today)
    return found.map(({ posted, path, ...one }) => ({
      ...one,
      untilOn: posted.untilOn,
      place: posted.place,
      address: posted.address,
      phone: posted.phone,
      running: true,
    }))
  },

  async object(ctx, { id, text }) {
    const [notice] = await runningNotices(ctx, ctx.today, id)
    if (!notice) throw new Refusal('not-found', 'not-found', { id })
    const objectionId = await insertObjection(ctx, id, text)
    noteDeed(ctx, notice, 'objectionRaised')
    return { objectionId }
  },

  async answer(ctx, { id, objectionId, text }) {
    const row = await holdRunning(ctx, id)
    const objection = (await objectionsOf(ctx, id)).find((one) => one.id === objectionId)
    if (!objection) throw new Refusal('not-found', 'not-found', { id: objectionId })
    if (objection.answer)
      throw new Refusal('conflict', 'objection-answered', { by: objection.answeredBy ?? '' })

    await answerObjection(ctx, objectionId, text)
    noteDeed(ctx, row, 'objectionAnswered')
    return { objectionId }
  },
}
