import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { holdForEdit, noteDeed } from '../actions.ts'
import { showDesk } from '../desk/actions.ts'
import { takePicture } from '../pictures/actions.ts'
import { workingCopy } from '../queries.ts'
import type { Content } from '../rules.ts'
import { deleteViewpointsOf } from '../viewpoints/queries.ts'
import { hangDoors, hangHotspots, insertViews, planIn } from './building/actions.ts'
import { whyNotBuild } from './building/rules.ts'
import type { halls } from './contract.ts'
import { whyNotOrder } from './order/rules.ts'
import { type HallPlan, whyNotPlan } from './plan/rules.ts'
import {
  deleteHall,
  type HallFacts,
  hallIds,
  hallIn,
  insertHall,
  setBuilt,
  setOrder,
  setStill,
  updateHall,
} from './queries.ts'

/** A hall of the exhibition. @throws Refusal not-found */
export async function hallOf(ctx: Context, exhibitionId: number, id: number) {
  const found = await hallIn(ctx, exhibitionId, id)
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

/** What the hall is built of now. @throws Refusal hall-photographed, hall-… */
function planNow(content: Content, hallId: number): HallPlan {
  const hall = content.halls.find(({ id }) => id === hallId) as Content['halls'][number]
  const plan = planIn(hall)
  if (!plan) throw new Refusal('conflict', 'hall-photographed', {})
  const why = whyNotPlan(plan)
  if (why) throw new Refusal('conflict', why.code, why)
  return plan
}

/** What stands on the walls of a built hall: another word there, and it is to be built anew. */
const showsAnother = (was: HallFacts, is: HallFacts) =>
  was.theme !== is.theme || was.title !== is.title || was.words !== is.words || was.caption !== is.caption

export const hallActions: ActionsOf<typeof halls> = {
  async add(ctx, { id, ...facts }) {
    const row = await holdForEdit(ctx, id)
    await insertHall(ctx, id, facts)
    await hangDoors(ctx, id)
    noteDeed(ctx, row, 'hallAdded', { after: { hall: facts.title } })
    return showDesk(ctx, id)
  },

  async revise(ctx, { id, hallId, ...facts }) {
    const row = await holdForEdit(ctx, id)
    const was = await hallOf(ctx, id, hallId)
    await updateHall(ctx, hallId, facts, was.builtAt !== null && showsAnother(was, facts))
    noteDeed(ctx, row, 'hallRevised', { before: { hall: was.title }, after: { hall: facts.title } })
    return showDesk(ctx, id)
  },

  async remove(ctx, { id, hallId }) {
    const row = await holdForEdit(ctx, id)
    const { title } = await hallOf(ctx, id, hallId)
    await deleteHall(ctx, hallId)
    await hangDoors(ctx, id)
    noteDeed(ctx, row, 'hallRemoved', { before: { hall: title } })
    return showDesk(ctx, id)
  },

  async order(ctx, { id, hallIds: wanted }) {
    const row = await holdForEdit(ctx, id)
    const why = whyNotOrder(await hallIds(ctx, id), wanted)
    if (why) throw new Refusal('conflict', why, {})
    await setOrder(ctx, 'exhibition_hall', wanted)
    await hangDoors(ctx, id)
    noteDeed(ctx, row, 'hallsOrdered')
    return showDesk(ctx, id)
  },

  async build(ctx, { id, hallId, exhibitIds, light, views, stills }) {
    const row = await holdForEdit(ctx, id)
    const hall = await hallOf(ctx, id, hallId)
    const content = await workingCopy(ctx, id)
    const plan = planNow(content, hallId)
    const why = whyNotBuild(plan, { exhibitIds, keys: views.map(({ key }) => key) })
    if (why) throw new Refusal('conflict', why, {})
    if (light !== null) await takePicture(ctx, id, light, 'light')
    for (const { picture } of views) await takePicture(ctx, id, picture, 'panorama')

    await deleteViewpointsOf(ctx, hallId)
    const ids = await insertViews(ctx, hallId, plan, views)
    await hangHotspots(ctx, id, hallId, plan, ids)
    for (const { exhibitId, picture } of stills.filter((one) => exhibitIds.includes(one.exhibitId))) {
      await takePicture(ctx, id, picture, 'picture')
      await setStill(ctx, exhibitId, picture)
    }
    await setBuilt(ctx, hallId, light)
    noteDeed(ctx, row, 'hallBuilt', { after: { hall: hall.title } })
    return showDesk(ctx, id)
  },
}
