import { type Expression, type SqlBool, sql } from 'kysely'
import type { Sensitivity } from '#basics/sensitivity.ts'
import { within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { Content, ExhibitionState, PictureRef, Spot } from './rules.ts'

type Scope = Pick<Context, 'db' | 'reach'>
type Db = Pick<Context, 'db'>
type Writer = Pick<Context, 'db' | 'now' | 'actor'>

/** SQL: where an exhibition stands. */
export const stateOf = sql<ExhibitionState>`coalesce((select case when version.state = 'published' then 'published'
    when version.state = 'submitted' then 'submitted' else 'withdrawn' end
  from exhibition_version version where version.exhibition_id = exhibition.id
    and version.state in ('submitted', 'published', 'withdrawn')
  order by array_position(array['submitted', 'published', 'withdrawn'], version.state) limit 1), 'draft')`

/** Whether visitors see something of it, whatever happens at the desk. */
export const isOpen = sql<boolean>`exists (select from exhibition_version version
  where version.exhibition_id = exhibition.id and version.state = 'published')`

/** The exhibitions of a desk. */
export const atDesk = ({ db, reach }: Scope) =>
  db
    .selectFrom('exhibition')
    .innerJoin('organization', 'organization.id', 'exhibition.organization_id')
    .leftJoin('organization as audience', 'audience.id', 'exhibition.audience_id')
    .where(within('organization.path', reach))

/** One within reach; `held` until the transaction ends. @throws Refusal not-found */
export async function getExhibition(ctx: Scope, id: number, held = false) {
  const found = await atDesk(ctx)
    .where('exhibition.id', '=', id)
    .select([
      'exhibition.id',
      'exhibition.organization_id as organizationId',
      'organization.path',
      sql<string>`coalesce(organization.short_name, organization.name)`.as('organizationName'),
      'exhibition.title',
      'exhibition.subtitle',
      'exhibition.introduction',
      sql<Sensitivity>`exhibition.sensitivity`.as('sensitivity'),
      'exhibition.audience_id as audienceId',
      sql<string | null>`coalesce(audience.short_name, audience.name)`.as('audienceName'),
      'audience.path as audiencePath',
      'exhibition.created_at as createdAt',
      'exhibition.created_by as createdBy',
      'exhibition.edited_at as editedAt',
      'exhibition.edited_by as editedBy',
      stateOf.as('state'),
      isOpen.as('open'),
    ])
    .$if(held, (q) => q.forUpdate('exhibition'))
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}
export type ExhibitionRow = Awaited<ReturnType<typeof getExhibition>>

export const noteEdit = ({ db, now, actor }: Writer, id: number) =>
  db.updateTable('exhibition').set({ edited_at: now, edited_by: actor.name }).where('id', '=', id).execute()

/** SQL: a picture as it is referred to, null where there is none. */
const pictureRef = (column: string) =>
  sql<PictureRef | null>`(select jsonb_build_object('id', picture.id, 'width', picture.width, 'height', picture.height)
    from exhibition_picture picture where picture.id = ${sql.ref(column)})`

const hallsOf = ({ db }: Db, exhibitionId: number) =>
  db
    .selectFrom('exhibition_hall as hall')
    .where('hall.exhibition_id', '=', exhibitionId)
    .select(['hall.id', 'hall.title', 'hall.theme', 'hall.words', 'hall.caption', 'hall.narration'])
    .select(pictureRef('hall.light_id').as('light'))
    .orderBy('hall.position')
    .execute()

const ofExhibition = (exhibitionId: number): Expression<SqlBool> =>
  sql<SqlBool>`hall_id in (select id from exhibition_hall where exhibition_id = ${exhibitionId})`

const exhibitsOf = ({ db }: Db, exhibitionId: number) =>
  db
    .selectFrom('exhibit')
    .where(ofExhibition(exhibitionId))
    .select(['exhibit.id', 'hall_id as hallId', 'form', 'year', 'title', 'place', 'text'])
    .select(['narration', 'source', 'alt'])
    .select([
      sql<'board' | 'case' | 'relic'>`kind`.as('kind'),
      sql<'small' | 'medium' | 'large'>`size`.as('size'),
      pictureRef('exhibit.picture_id').as('picture'),
      pictureRef('exhibit.still_id').as('still'),
    ])
    .orderBy('exhibit.position')
    .execute()

const viewpointsOf = ({ db }: Db, exhibitionId: number) =>
  db
    .selectFrom('viewpoint')
    .where(ofExhibition(exhibitionId))
    .select(['viewpoint.id', 'hall_id as hallId', 'key', 'title', 'heading'])
    .select([
      sql<number[] | null>`case when x is null then null else jsonb_build_array(x, y, z) end`.as('position'),
      pictureRef('viewpoint.panorama_id').$castTo<PictureRef>().as('panorama'),
    ])
    .orderBy('viewpoint.id')
    .execute()

const hotspotsOf = ({ db }: Db, exhibitionId: number) =>
  db
    .selectFrom('hotspot')
    .innerJoin('viewpoint', 'viewpoint.id', 'hotspot.viewpoint_id')
    .where(ofExhibition(exhibitionId))
    .select(['hotspot.id', 'viewpoint_id as ofViewpoint', 'yaw', 'pitch', 'label', 'hotspot.text'])
    .select(['exhibit_id as exhibitId', 'to_viewpoint_id as viewpointId', 'to_hall_id as hallId'])
    .select(sql<Spot['kind']>`kind`.as('kind'))
    .orderBy('hotspot.id')
    .execute()

/** The whole exhibition as it stands at the desk now. */
export async function workingCopy(ctx: Db, id: number): Promise<Content> {
  const { title, subtitle, introduction, cover } = await ctx.db
    .selectFrom('exhibition')
    .where('exhibition.id', '=', id)
    .select(['title', 'subtitle', 'introduction', pictureRef('exhibition.cover_id').as('cover')])
    .executeTakeFirstOrThrow()
  const exhibits = Map.groupBy(await exhibitsOf(ctx, id), ({ hallId }) => hallId)
  const viewpoints = Map.groupBy(await viewpointsOf(ctx, id), ({ hallId }) => hallId)
  const hotspots = Map.groupBy(await hotspotsOf(ctx, id), ({ ofViewpoint }) => ofViewpoint)
  const halls = (await hallsOf(ctx, id)).map((hall) => ({
    ...hall,
    exhibits: (exhibits.get(hall.id) ?? []).map(({ hallId: _, ...one }) => one),
    viewpoints: (viewpoints.get(hall.id) ?? []).map(({ hallId: _, ...one }) => ({
      ...one,
      hotspots: (hotspots.get(one.id) ?? []).map(({ ofViewpoint: _of, ...spot }) => spot),
    })),
  }))
  return { title, subtitle, introduction, cover, halls }
}
