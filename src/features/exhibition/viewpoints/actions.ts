import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { holdForEdit, noteDeed } from '../actions.ts'
import { showDesk } from '../desk/actions.ts'
import { hallOf } from '../halls/actions.ts'
import { takePicture } from '../pictures/actions.ts'
import type { viewpoints } from './contract.ts'
import {
  deleteHotspotsOf,
  deleteViewpoint,
  insertHotspots,
  insertViewpoint,
  targetsIn,
  updateViewpoint,
  viewpointIn,
  viewpointKeys,
} from './queries.ts'
import { freeKey, whyNotHotspot } from './rules.ts'

async function viewpointOf(ctx: Context, exhibitionId: number, id: number) {
  const found = await viewpointIn(ctx, exhibitionId, id)
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

export const viewpointActions: ActionsOf<typeof viewpoints> = {
  async add(ctx, { id, hallId, title, picture }) {
    const row = await holdForEdit(ctx, id)
    const hall = await hallOf(ctx, id, hallId)
    const panorama = await takePicture(ctx, id, picture, 'panorama')
    const key = freeKey(await viewpointKeys(ctx, hallId))
    await insertViewpoint(ctx, hallId, { key, title, heading: 0, position: null, panoramaId: panorama.id })
    noteDeed(ctx, row, 'viewpointAdded', { after: { hall: hall.title, viewpoint: title } })
    return showDesk(ctx, id)
  },

  async revise(ctx, { id, viewpointId, title, heading, hotspots }) {
    const row = await holdForEdit(ctx, id)
    const viewpoint = await viewpointOf(ctx, id, viewpointId)
    const targets = {
      exhibit: await targetsIn(ctx, id, 'exhibit'),
      viewpoint: await targetsIn(ctx, id, 'viewpoint'),
      hall: await targetsIn(ctx, id, 'hall'),
    }
    for (const spot of hotspots) {
      const why = whyNotHotspot(spot, targets)
      if (why) throw new Refusal('invalid', why, { label: spot.label, field: 'hotspots' })
    }
    await updateViewpoint(ctx, viewpointId, { title, heading })
    await deleteHotspotsOf(ctx, viewpointId)
    await insertHotspots(
      ctx,
      hotspots.map((spot) => ({ ...spot, viewpointId })),
    )
    noteDeed(ctx, row, 'viewpointRevised', {
      after: { hall: viewpoint.hallTitle, viewpoint: title, hotspots: hotspots.length },
    })
    return showDesk(ctx, id)
  },

  async remove(ctx, { id, viewpointId }) {
    const row = await holdForEdit(ctx, id)
    const { title, hallTitle } = await viewpointOf(ctx, id, viewpointId)
    await deleteViewpoint(ctx, viewpointId)
    noteDeed(ctx, row, 'viewpointRemoved', { before: { hall: hallTitle, viewpoint: title } })
    return showDesk(ctx, id)
  },
}
