import { type ReadingScope, readableMaterials } from '#features/library/queries.ts'
import type { Context } from '#platform/context.ts'
import { onMap } from '../sites/queries.ts'

/** The materials that tell of a site, as far as whoever asks may read them. */
export const materialsOf = (scope: ReadingScope, siteId: number) =>
  readableMaterials(scope)
    .innerJoin('red_site_material as link', 'link.material_id', 'material.id')
    .where('link.site_id', '=', siteId)
    .orderBy('link.linked_at')
    .orderBy('material.id')
    .select(['material.id', 'material.title', 'shelf.name as columnName'])
    .execute()

/** The sites that a material tells of, as far as they are on the map here. */
export const sitesOf = (here: Pick<Context, 'db' | 'zone'>, materialId: number) =>
  onMap(here)
    .where('red_site.id', 'in', (eb) =>
      eb.selectFrom('red_site_material').where('material_id', '=', materialId).select('site_id'),
    )
    .orderBy('province')
    .orderBy('id')
    .select(['id', 'name', 'province', 'place'])
    .execute()

export async function insertLink(
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  siteId: number,
  materialId: number,
): Promise<boolean> {
  const made = await db
    .insertInto('red_site_material')
    .values({ site_id: siteId, material_id: materialId, linked_at: now, linked_by: actor.name })
    .onConflict((conflict) => conflict.doNothing())
    .returning('site_id')
    .executeTakeFirst()
  return made !== undefined
}

export async function deleteLink(
  { db }: Pick<Context, 'db'>,
  siteId: number,
  materialId: number,
): Promise<boolean> {
  const gone = await db
    .deleteFrom('red_site_material')
    .where('site_id', '=', siteId)
    .where('material_id', '=', materialId)
    .returning('site_id')
    .executeTakeFirst()
  return gone !== undefined
}
