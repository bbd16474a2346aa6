import { type SqlBool, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { forAnybody } from '#basics/sensitivity.ts'
import type { Context } from '#platform/context.ts'
import type { LinkState } from '../rules.ts'
import { type Look, type Outcome, stateOf } from './rules.ts'

type Db = Pick<Context, 'db'>
export type Address = { id: number; url: string }
export type NewLook = Address & { onDay: Day; outcome: Outcome; reason: string; brought: boolean }

/** Looks that the state of an address is read from; older ones only stand on the page. */
const lastLooks = 30

const addresses = ({ db }: Db) =>
  db.selectFrom('red_site').where('withdrawn_at', 'is', null).where('url', 'is not', null)

/** The addresses that nobody has looked at today, the longest waiting first; or the one asked for, whenever it was. */
export const addressesDue = (
  ctx: Pick<Context, 'db' | 'today'>,
  siteId: number | undefined,
): Promise<Address[]> =>
  addresses(ctx)
    .$if(siteId !== undefined, (q) => q.where('id', '=', siteId as number))
    .$if(siteId === undefined, (q) => q.where(sql<SqlBool>`checked_on is distinct from ${ctx.today}::date`))
    .select(['id', 'url'])
    .$narrowType<{ url: string }>()
    .orderBy(sql`checked_on nulls first`)
    .orderBy('id')
    .execute()

/** Every present address of a site, or of the one asked for. */
export const allAddresses = (ctx: Db, siteId: number | undefined) =>
  addresses(ctx)
    .where('sensitivity', 'in', forAnybody)
    .$if(siteId !== undefined, (q) => q.where('id', '=', siteId as number))
    .select(['id', 'url', 'name'])
    .$narrowType<{ url: string }>()
    .orderBy('id')
    .execute()

/** What this installation has found itself in its last looks at these addresses, the newest first. */
export async function ownLooks(ctx: Db, of: readonly Address[]) {
  if (of.length === 0) return []
  const { rows } = await sql<Look & { siteId: number; reason: string }>`
    select site_id as "siteId", on_day as "onDay", outcome, reason from (
      select look.*, row_number() over (partition by look.site_id order by look.on_day desc) as turn
      from red_link_check look join red_site site on site.id = look.site_id and site.url = look.url
      where not look.brought and look.site_id = any(${of.map(({ id }) => id)}::integer[])) last
    where turn <= ${lastLooks} order by site_id, on_day desc`.execute(ctx.db)
  return rows
}

/** The sites that have one of these addresses now. */
export const sitesAt = (ctx: Db, urls: string[]): Promise<Address[]> =>
  addresses(ctx)
    .where(sql<SqlBool>`url = any(${urls}::text[])`)
    .select(['id', 'url'])
    .$narrowType<{ url: string }>()
    .execute()

/** The looks at the present addresses of sites, newest first. */
export const looksAt = ({ db }: Db, of: readonly Address[]) =>
  db
    .selectFrom('red_link_check')
    .where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple('site_id', 'url'),
        'in',
        of.map(({ id, url }) => tuple(id, url)),
      ),
    )
    .select(['site_id as siteId', 'on_day as onDay', 'outcome', 'reason', 'brought'])
    .$narrowType<{ outcome: Outcome }>()
    .orderBy('on_day', 'desc')
    .limit(lastLooks * of.length)
    .execute()

/** Keeps looks, the last of a day each; from all of an address together comes its state. Answers the states. */
export async function keepLooks(ctx: Db, looks: readonly NewLook[]): Promise<LinkState[]> {
  if (looks.length === 0) return []
  await ctx.db
    .insertInto('red_link_check')
    .values(
      looks.map(({ id, url, onDay, outcome, reason, brought }) => ({
        site_id: id,
        url,
        on_day: onDay,
        outcome,
        reason,
        brought,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['site_id', 'url', 'on_day']).doUpdateSet((eb) => ({
        outcome: eb.ref('excluded.outcome'),
        reason: eb.ref('excluded.reason'),
        brought: eb.ref('excluded.brought'),
      })),
    )
    .execute()
  const sites = [...new Map(looks.map(({ id, url }) => [id, { id, url }])).values()]
  const all = await looksAt(ctx, sites)
  const states: LinkState[] = []
  for (const { id } of sites)
    states.push(
      await setState(
        ctx,
        id,
        all.filter(({ siteId }) => siteId === id),
      ),
    )
  return states
}

async function setState({ db }: Db, id: number, looks: (Look & { reason: string })[]): Promise<LinkState> {
  const state = stateOf(looks)
  const [last] = looks
  await db
    .updateTable('red_site')
    .set({ link_state: state, checked_on: last?.onDay ?? null, check_reason: last?.reason ?? null })
    .where('id', '=', id)
    .execute()
  return state
}

/** Every look at a present address, for the sheet that is carried to the intranet. */
export const pageOfLooks = ({ db }: Db, page: { limit: number; offset: number }) =>
  db
    .selectFrom('red_link_check as look')
    .innerJoin('red_site as site', (join) =>
      join.onRef('site.id', '=', 'look.site_id').onRef('site.url', '=', 'look.url'),
    )
    .where('site.withdrawn_at', 'is', null)
    .select(['site.name', 'look.url', 'look.on_day as onDay', 'look.outcome', 'look.reason'])
    .$narrowType<{ outcome: Outcome }>()
    .orderBy('look.on_day', 'desc')
    .orderBy('look.site_id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
