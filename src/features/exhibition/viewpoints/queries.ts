import type { Context } from '#platform/context.ts'
import type { HotspotKind } from '../rules.ts'

type Db = Pick<Context, 'db'>

export const viewpointIn = ({ db }: Db, exhibitionId: number, id: number) =>
  db
    .selectFrom('viewpoint')
    .innerJoin('exhibition_hall as hall', 'hall.id', 'viewpoint.hall_id')
    .where('viewpoint.id', '=', id)
    .where('hall.exhibition_id', '=', exhibitionId)
    .select(['viewpoint.id', 'viewpoint.title', 'viewpoint.hall_id as hallId', 'hall.title as hallTitle'])
    .executeTakeFirst()

export const viewpointKeys = async ({ db }: Db, hallId: number) =>
  (await db.selectFrom('viewpoint').where('hall_id', '=', hallId).select('key').execute()).map(
    ({ key }) => key,
  )

export type NewViewpoint = {
  key: string
  title: string
  heading: number
  position: readonly number[] | null
  panoramaId: number
}

export async function insertViewpoint(
  { db }: Db,
  hallId: number,
  { key, title, heading, position, panoramaId }: NewViewpoint,
): Promise<number> {
  const [x, y, z] = position ?? []
  const place = position ? { x: x ?? 0, y: y ?? 0, z: z ?? 0 } : {}
  const { id } = await db
    .insertInto('viewpoint')
    .values({ hall_id: hallId, key, title, heading, panorama_id: panoramaId, ...place })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const updateViewpoint = ({ db }: Db, id: number, facts: { title: string; heading: number }) =>
  db.updateTable('viewpoint').set(facts).where('id', '=', id).execute()

export const deleteViewpoint = ({ db }: Db, id: number) =>
  db.deleteFrom('viewpoint').where('id', '=', id).execute()
export const deleteViewpointsOf = ({ db }: Db, hallId: number) =>
  db.deleteFrom('viewpoint').where('hall_id', '=', hallId).execute()

export type NewHotspot = {
  viewpointId: number
  kind: HotspotKind
  yaw: number
  pitch: number
  targetId: number | null
  way?: 'next' | 'previous' | null
  label: string
  text?: string | null
}

export async function insertHotspots({ db }: Db, spots: NewHotspot[]): Promise<void> {
  if (spots.length === 0) return
  const target = (one: NewHotspot, kind: HotspotKind) => (one.kind === kind ? one.targetId : null)
  await db
    .insertInto('hotspot')
    .values(
      spots.map((one) => ({
        viewpoint_id: one.viewpointId,
        kind: one.kind,
        yaw: one.yaw,
        pitch: one.pitch,
        label: one.label,
        text: one.text ?? null,
        way: one.way ?? null,
        exhibit_id: target(one, 'exhibit'),
        to_viewpoint_id: target(one, 'viewpoint'),
        to_hall_id: target(one, 'hall'),
      })),
    )
    .execute()
}

export const deleteHotspotsOf = ({ db }: Db, viewpointId: number) =>
  db.deleteFrom('hotspot').where('viewpoint_id', '=', viewpointId).execute()

/** The doors of built halls, to be led anew when halls change their places. */
export const deleteDoors = ({ db }: Db, hallId: number) =>
  db
    .deleteFrom('hotspot')
    .where('way', 'is not', null)
    .where('viewpoint_id', 'in', (viewpoint) =>
      viewpoint.selectFrom('viewpoint').where('hall_id', '=', hallId).select('viewpoint.id'),
    )
    .execute()

export const viewpointIdsOf = async ({ db }: Db, hallId: number) => {
  const rows = await db.selectFrom('viewpoint').where('hall_id', '=', hallId).select(['id', 'key']).execute()
  return new Map(rows.map(({ id, key }) => [key, id]))
}

/** Which of these are exhibits, viewpoints or halls of the exhibition. */
export async function targetsIn(
  { db }: Db,
  exhibitionId: number,
  kind: 'exhibit' | 'viewpoint' | 'hall',
): Promise<Set<number>> {
  const halls = db.selectFrom('exhibition_hall').where('exhibition_id', '=', exhibitionId).select('id')
  const rows =
    kind === 'hall'
      ? await halls.execute()
      : await db.selectFrom(kind).where('hall_id', 'in', halls).select('id').execute()
  return new Set(rows.map(({ id }) => id))
}
