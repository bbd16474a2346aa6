import { type SqlBool, sql } from 'kysely'
import { coversEverything } from '#basics/reach.ts'
import type { Sensitivity } from '#basics/sensitivity.ts'
import { below, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { atDesk, isOpen, stateOf } from '../queries.ts'
import type { ExhibitionState } from '../rules.ts'

type Asker = Pick<Context, 'db' | 'reach' | 'actor'>
type Writer = Pick<Context, 'db' | 'now' | 'actor'>

export type Filters = {
  text?: string | undefined
  state?: ExhibitionState | 'deciding' | undefined
  sensitivity?: Sensitivity | undefined
  path: string
  sort: 'title' | 'editedAt'
  descending: boolean
}

/** SQL: it waits, and whoever asks may decide about it: not about his own, and not for others than his own people. */
const waitsFor = ({ reach, actor }: Asker) => sql<SqlBool>`exists (select from exhibition_version version
    left join organization meant on meant.id = version.audience_id
  where version.exhibition_id = exhibition.id and version.state = 'submitted'
    and version.submitted_account is distinct from ${actor.accountId}
    and (${sql.lit(coversEverything(reach))} or ${within('meant.path', reach)}))`

export const exhibitionsAt = (ctx: Asker, asked: Filters) =>
  atDesk(ctx)
    .where(below('organization.path', asked.path))
    .$if(asked.state === 'deciding', (q) => q.where(waitsFor(ctx)))
    .$if(asked.state !== undefined && asked.state !== 'deciding', (q) =>
      q.where(sql<SqlBool>`${stateOf} = ${asked.state}`),
    )
    .$if(asked.sensitivity !== undefined, (q) =>
      q.where('exhibition.sensitivity', '=', asked.sensitivity as Sensitivity),
    )
    .$if(Boolean(asked.text), (q) =>
      q.where(
        sql<SqlBool>`strpos(concat_ws(' ', exhibition.title, exhibition.subtitle), ${asked.text ?? ''}) > 0`,
      ),
    )
type Found = ReturnType<typeof exhibitionsAt>

export const pageOfExhibitions = (
  found: Found,
  { sort, descending }: Pick<Filters, 'sort' | 'descending'>,
  page: { limit: number; offset: number },
) =>
  found
    .select(['exhibition.id', 'exhibition.title'])
    .select(['exhibition.edited_at as editedAt', 'exhibition.edited_by as editedBy'])
    .select([
      sql<string>`coalesce(organization.short_name, organization.name)`.as('organizationName'),
      sql<string | null>`coalesce(audience.short_name, audience.name)`.as('audienceName'),
      sql<Sensitivity>`exhibition.sensitivity`.as('sensitivity'),
      stateOf.as('state'),
      isOpen.as('open'),
      sql<number>`(select count(*)::int from exhibition_hall hall where hall.exhibition_id = exhibition.id)`.as(
        'halls',
      ),
      sql<number>`(select count(*)::int from exhibit join exhibition_hall hall on hall.id = exhibit.hall_id
        where hall.exhibition_id = exhibition.id)`.as('exhibits'),
      sql<number>`(select count(*)::int from guest_entry entry where entry.exhibition_id = exhibition.id and (entry.state = 'waiting'
        or entry.state = 'shown' and exists (select from guest_report report where report.entry_id = entry.id and report.settled_at is null)))`.as(
        'waiting',
      ),
    ])
    .orderBy(sort === 'title' ? 'exhibition.title' : 'exhibition.edited_at', descending ? 'desc' : 'asc')
    .orderBy('exhibition.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countExhibitions(found: Found): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

type Given = {
  title: string
  subtitle: string | null
  introduction: string
  sensitivity: Sensitivity
  audienceId: number | null
}
const columnsOf = ({ title, subtitle, introduction, sensitivity, audienceId }: Given) => ({
  title,
  subtitle,
  introduction,
  sensitivity,
  audience_id: audienceId,
})

export async function insertExhibition(
  { db, now, actor }: Writer,
  organizationId: number,
  given: Given,
): Promise<number> {
  const { id } = await db
    .insertInto('exhibition')
    .values({
      ...columnsOf(given),
      organization_id: organizationId,
      created_at: now,
      created_by: actor.name,
      edited_at: now,
      edited_by: actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const updateExhibition = (
  { db }: Pick<Context, 'db'>,
  id: number,
  given: Given & { coverId: number | null },
) =>
  db
    .updateTable('exhibition')
    .set({ ...columnsOf(given), cover_id: given.coverId })
    .where('id', '=', id)
    .execute()

export const deleteExhibition = async ({ db }: Pick<Context, 'db'>, id: number): Promise<void> => {
  // Viewpoints hold on to their panoramas, so they go first.
  await db
    .deleteFrom('viewpoint')
    .where('hall_id', 'in', (hall) =>
      hall.selectFrom('exhibition_hall').where('exhibition_id', '=', id).select('exhibition_hall.id'),
    )
    .execute()
  await db.deleteFrom('exhibition').where('id', '=', id).execute()
}

/** Of each hall, when it was built and whether something was changed since. */
export async function buildingOf({ db }: Pick<Context, 'db'>, id: number) {
  const rows = await db
    .selectFrom('exhibition_hall')
    .where('exhibition_id', '=', id)
    .select(['id', 'built_at as builtAt', 'stale'])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}
