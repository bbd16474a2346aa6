import type { Context } from '#platform/context.ts'
import { planOf } from '../../desk/rules.ts'
import { workingCopy } from '../../queries.ts'
import type { Content } from '../../rules.ts'
import {
  deleteDoors,
  insertHotspots,
  insertViewpoint,
  type NewHotspot,
  viewpointIdsOf,
} from '../../viewpoints/queries.ts'
import { neighboursOf } from '../order/rules.ts'
import type { HallPlan, HallTheme } from '../plan/rules.ts'
import { hallIds } from '../queries.ts'
import { hallScene } from '../rules.ts'
import { ledFrom } from './rules.ts'

type Db = Pick<Context, 'db'>

/** The places to stand in a built hall, each with its panorama; their ids by key. */
export async function insertViews(
  ctx: Db,
  hallId: number,
  plan: HallPlan,
  views: { key: string; picture: number }[],
): Promise<Map<string, number>> {
  const ids = new Map<string, number>()
  for (const { key, title, heading, position } of hallScene(plan).viewpoints) {
    const panoramaId = views.find((one) => one.key === key)?.picture as number
    ids.set(key, await insertViewpoint(ctx, hallId, { key, title, heading, position, panoramaId }))
  }
  return ids
}

async function ledOf(
  ctx: Db,
  exhibitionId: number,
  hallId: number,
  plan: HallPlan,
  ids: Map<string, number>,
) {
  const order = await hallIds(ctx, exhibitionId)
  const { halls } = await workingCopy(ctx, exhibitionId)
  const { next, previous } = neighboursOf(order, hallId)
  const named = (id: number | null) => halls.find((one) => one.id === id) ?? null
  return ledFrom(plan, { next: named(next), previous: named(previous) }).flatMap((one): NewHotspot[] => {
    const viewpointId = ids.get(one.viewpoint)
    if (viewpointId === undefined) return []
    const at = { viewpointId, yaw: one.yaw, pitch: one.pitch, label: one.label }
    if (one.kind === 'exhibit') return [{ ...at, kind: 'exhibit', targetId: one.exhibitId }]
    if (one.kind === 'viewpoint') return [{ ...at, kind: 'viewpoint', targetId: ids.get(one.key) ?? null }]
    return [{ ...at, kind: 'hall', targetId: one.hallId, way: one.way }]
  })
}

/** Everything that can be pressed in a hall that was just built. */
export async function hangHotspots(
  ctx: Db,
  exhibitionId: number,
  hallId: number,
  plan: HallPlan,
  ids: Map<string, number>,
): Promise<void> {
  await insertHotspots(ctx, await ledOf(ctx, exhibitionId, hallId, plan, ids))
}

/** What a hall is built of as it stands; null for a photographed one. */
export const planIn = (hall: Content['halls'][number]) =>
  planOf({
    ...hall,
    theme: hall.theme as HallTheme | null,
    exhibits: hall.exhibits.map((one) => ({
      ...one,
      form: one.form as HallPlan['exhibits'][number]['form'] & {},
      picture: null,
    })),
  })

/** Leads the doors of every built hall anew: to the halls that now stand before and after it. */
export async function hangDoors(ctx: Db, exhibitionId: number): Promise<void> {
  const { halls } = await workingCopy(ctx, exhibitionId)
  for (const hall of halls) {
    const plan = planIn(hall)
    if (!plan || hall.viewpoints.length === 0) continue
    await deleteDoors(ctx, hall.id)
    const led = await ledOf(ctx, exhibitionId, hall.id, plan, await viewpointIdsOf(ctx, hall.id))
    await insertHotspots(
      ctx,
      led.filter(({ way }) => Boolean(way)),
    )
  }
}
