import { type SqlBool, sql } from 'kysely'
import { within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { LinkState } from './rules.ts'

type Reading = Pick<Context, 'db' | 'reach' | 'today'>
type Filters = { text?: string | undefined; screenId?: number | undefined; state?: LinkState | undefined }

const visible = ({ db, reach }: Pick<Context, 'db' | 'reach'>) =>
  db
    .selectFrom('screen_link as link')
    .innerJoin('screen', 'screen.id', 'link.screen_id')
    .innerJoin('organization', 'organization.id', 'screen.organization_id')
    .where(within('organization.path', reach))

const columns = [
  'link.id',
  'link.screen_id as screenId',
  'screen.title as screenTitle',
  'link.place',
  'link.until_on as untilOn',
  'link.made_at as madeAt',
  'link.made_by as madeBy',
  'link.ended_at as endedAt',
  'link.ended_by as endedBy',
  'link.seen_at as seenAt',
] as const
const placeName = sql<string>`coalesce(organization.short_name, organization.name)`.as('organizationName')

const standing = (state: LinkState, today: string): ReturnType<typeof sql<SqlBool>> => {
  if (state === 'ended') return sql`link.ended_at is not null`
  return state === 'open'
    ? sql`(link.ended_at is null and link.until_on >= ${today})`
    : sql`(link.ended_at is null and link.until_on < ${today})`
}

export const linksFound = (ctx: Reading, { text, screenId, state }: Filters) =>
  visible(ctx)
    .$if(screenId !== undefined, (q) => q.where('link.screen_id', '=', screenId ?? 0))
    .$if(state !== undefined, (q) => q.where(standing(state ?? 'open', ctx.today)))
    .$if(Boolean(text), (q) =>
      q.where(sql<boolean>`(strpos(link.place, ${text}) > 0 or strpos(screen.title, ${text}) > 0)`),
    )
type Found = ReturnType<typeof linksFound>

const orders = {
  place: 'link.place',
  untilOn: 'link.until_on',
  madeAt: 'link.made_at',
  seenAt: 'link.seen_at',
} as const
export type Order = { sort: keyof typeof orders; descending: boolean }

export const pageOfLinks = (
  found: Found,
  { sort, descending }: Order,
  page: { limit: number; offset: number },
) =>
  found
    .select(columns)
    .select(placeName)
    .orderBy(orders[sort], (by) => (descending ? by.desc().nullsLast() : by.asc().nullsLast()))
    .orderBy('link.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countLinks(found: Found): Promise<number> {
  const { n } = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return n
}

/** A link to a screen within reach. @throws Refusal not-found */
export async function getLink(ctx: Pick<Context, 'db' | 'reach'>, id: number) {
  const found = await visible(ctx)
    .where('link.id', '=', id)
    .select(columns)
    .select([placeName, 'organization.path'])
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

/** The link of a token's hash, whoever asks. */
export const linkByHash = ({ db }: Pick<Context, 'db'>, hash: Buffer) =>
  db
    .selectFrom('screen_link as link')
    .innerJoin('screen', 'screen.id', 'link.screen_id')
    .innerJoin('organization', 'organization.id', 'screen.organization_id')
    .where('link.token_hash', '=', hash)
    .select([...columns, 'link.seen_from as seenFrom', 'organization.path'])
    .executeTakeFirst()

type Writer = Pick<Context, 'db' | 'now' | 'actor'>

export const insertLink = (
  { db, now, actor }: Writer,
  link: { screenId: number; hash: Buffer; place: string; untilOn: string },
) =>
  db
    .insertInto('screen_link')
    .values({
      screen_id: link.screenId,
      token_hash: link.hash,
      place: link.place,
      until_on: link.untilOn,
      made_at: now,
      made_by: actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()

export const endLink = ({ db, now, actor }: Writer, id: number) =>
  db.updateTable('screen_link').set({ ended_at: now, ended_by: actor.name }).where('id', '=', id).execute()

export const writeSeen = ({ db, now, actor }: Writer, id: number) =>
  db.updateTable('screen_link').set({ seen_at: now, seen_from: actor.from.ip }).where('id', '=', id).execute()
