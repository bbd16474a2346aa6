import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { holdForEdit, noteDeed } from '../actions.ts'
import { showDesk } from '../desk/actions.ts'
import { hallOf } from '../halls/actions.ts'
import { whyNotOrder } from '../halls/order/rules.ts'
import { setOrder, setStale } from '../halls/queries.ts'
import { takePicture } from '../pictures/actions.ts'
import type { exhibits } from './contract.ts'
import { deleteExhibit, exhibitIds, exhibitIn, insertExhibit, updateExhibit } from './queries.ts'

async function exhibitOf(ctx: Context, exhibitionId: number, id: number) {
  const found = await exhibitIn(ctx, exhibitionId, id)
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

const refusePicture = async (ctx: Context, id: number, pictureId: number | null) => {
  if (pictureId !== null) await takePicture(ctx, id, pictureId, 'picture')
}

/** As many as a hall is walked through; a measure of the program. */
const mostExhibits = 40

export const exhibitActions: ActionsOf<typeof exhibits> = {
  async add(ctx, { id, hallId, ...facts }) {
    const row = await holdForEdit(ctx, id)
    const hall = await hallOf(ctx, id, hallId)
    if ((await exhibitIds(ctx, hallId)).length >= mostExhibits)
      throw new Refusal('conflict', 'exhibits-many', { most: mostExhibits })
    await refusePicture(ctx, id, facts.pictureId)
    await insertExhibit(ctx, hallId, facts)
    await setStale(ctx, hallId)
    noteDeed(ctx, row, 'exhibitAdded', { after: { hall: hall.title, exhibit: facts.title } })
    return showDesk(ctx, id)
  },

  async revise(ctx, { id, exhibitId, ...facts }) {
    const row = await holdForEdit(ctx, id)
    const { title, hallId, hallTitle } = await exhibitOf(ctx, id, exhibitId)
    await refusePicture(ctx, id, facts.pictureId)
    await updateExhibit(ctx, exhibitId, facts)
    await setStale(ctx, hallId)
    noteDeed(ctx, row, 'exhibitRevised', {
      before: { hall: hallTitle, exhibit: title },
      after: { hall: hallTitle, exhibit: facts.title },
    })
    return showDesk(ctx, id)
  },

  async remove(ctx, { id, exhibitId }) {
    const row = await holdForEdit(ctx, id)
    const { title, hallId, hallTitle } = await exhibitOf(ctx, id, exhibitId)
    await deleteExhibit(ctx, exhibitId)
    await setStale(ctx, hallId)
    noteDeed(ctx, row, 'exhibitRemoved', { before: { hall: hallTitle, exhibit: title } })
    return showDesk(ctx, id)
  },

  async order(ctx, { id, hallId, exhibitIds: wanted }) {
    const row = await holdForEdit(ctx, id)
    const hall = await hallOf(ctx, id, hallId)
    const why = whyNotOrder(await exhibitIds(ctx, hallId), wanted)
    if (why) throw new Refusal('conflict', why, {})
    await setOrder(ctx, 'exhibit', wanted)
    await setStale(ctx, hallId)
    noteDeed(ctx, row, 'exhibitsOrdered', { after: { hall: hall.title } })
    return showDesk(ctx, id)
  },
}
