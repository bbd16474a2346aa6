import { sql } from 'kysely'
import { below, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ScreenPage } from '../rules.ts'

type Reading = Pick<Context, 'db' | 'reach'>
type Filters = { text?: string | undefined; path: string }

const visible = ({ db, reach }: Reading) =>
  db
    .selectFrom('screen')
    .innerJoin('organization', 'organization.id', 'screen.organization_id')
    .where(within('organization.path', reach))

const columns = [
  'screen.id',
  'screen.title',
  'screen.organization_id as organizationId',
  'screen.saved_at as savedAt',
  'screen.saved_by as savedBy',
] as const
const placeName = sql<string>`coalesce(organization.short_name, organization.name)`

export const screensFound = (ctx: Reading, { text, path }: Filters) =>
  visible(ctx)
    .where(below('organization.path', path))
    .$if(Boolean(text), (q) =>
      q.where(
        sql<boolean>`(strpos(screen.title, ${text}) > 0 or strpos(organization.name, ${text}) > 0
          or strpos(coalesce(organization.short_name, ''), ${text}) > 0)`,
      ),
    )
type Found = ReturnType<typeof screensFound>

const orders = {
  title: 'screen.title',
  organization: 'organization.path',
  savedAt: 'screen.saved_at',
} as const
export type Order = { sort: keyof typeof orders; descending: boolean }

export const pageOfScreens = (
  found: Found,
  today: string,
  { sort, descending }: Order,
  page: { limit: number; offset: number },
) =>
  found
    .select(columns)
    .select([
      placeName.as('organizationName'),
      sql<number>`jsonb_array_length(screen.pages)`.as('pages'),
      sql<number>`(select count(*) from screen_link as link where link.screen_id = screen.id
        and link.ended_at is null and link.until_on >= ${today})`.as('links'),
      sql<
        string | null
      >`(select max(link.seen_at) from screen_link as link where link.screen_id = screen.id)`.as('seenAt'),
    ])
    .orderBy(orders[sort], descending ? 'desc' : 'asc')
    .orderBy('screen.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countScreens(found: Found): Promise<number> {
  const { n } = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return n
}

/** A screen of an organization within reach. @throws Refusal not-found */
export async function getScreen(ctx: Reading, id: number) {
  const found = await visible(ctx)
    .where('screen.id', '=', id)
    .select(columns)
    .select([
      'organization.path',
      placeName.as('organizationName'),
      sql<ScreenPage[]>`screen.pages`.as('pages'),
    ])
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}
export type Screen = Awaited<ReturnType<typeof getScreen>>

/** Whether a screen is still there and within reach. */
export async function isSeen(ctx: Reading, id: number): Promise<boolean> {
  const found = await visible(ctx).where('screen.id', '=', id).select('screen.id').executeTakeFirst()
  return found !== undefined
}

/** The same for whoever was let in already; undefined when it was taken away meanwhile. */
export const findScreen = ({ db }: Pick<Context, 'db'>, id: number): Promise<Screen | undefined> =>
  db
    .selectFrom('screen')
    .innerJoin('organization', 'organization.id', 'screen.organization_id')
    .where('screen.id', '=', id)
    .select(columns)
    .select([
      'organization.path',
      placeName.as('organizationName'),
      sql<ScreenPage[]>`screen.pages`.as('pages'),
    ])
    .executeTakeFirst()

export type Arrangement = { title: string; organizationId: number; pages: ScreenPage[] }

const rowOf = (
  { title, organizationId, pages }: Arrangement,
  { now, actor }: Pick<Context, 'now' | 'actor'>,
) => ({
  title,
  organization_id: organizationId,
  pages: JSON.stringify(pages),
  saved_at: now,
  saved_by: actor.name,
})

type Writer = Pick<Context, 'db' | 'now' | 'actor'>

export const insertScreen = (ctx: Writer, arrangement: Arrangement) =>
  ctx.db.insertInto('screen').values(rowOf(arrangement, ctx)).returning('id').executeTakeFirstOrThrow()

export const changeScreen = (ctx: Writer, id: number, arrangement: Arrangement) =>
  ctx.db.updateTable('screen').set(rowOf(arrangement, ctx)).where('id', '=', id).execute()

export const deleteScreen = ({ db }: Pick<Context, 'db'>, id: number) =>
  db.deleteFrom('screen').where('id', '=', id).execute()
