import { type SqlBool, sql } from 'kysely'
import { initialsOf, pinyinOf } from '#basics/pinyin.ts'
import { forAnybody } from '#basics/sensitivity.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import {
  type Kind,
  type LinkState,
  type Province,
  plain,
  provincesNamed,
  type SiteValues,
  type Theme,
} from '../rules.ts'

type Db = Pick<Context, 'db'>
type Here = Pick<Context, 'db' | 'zone'>

export type Asked = {
  text?: string | undefined
  province?: Province | undefined
  theme?: Theme | undefined
  kind?: Kind | undefined
  linkState?: LinkState | undefined
}
export type Order = { sort: 'province' | 'name' | 'place' | 'kind' | 'checkedOn'; descending: boolean }

const columns = [
  'id',
  'name',
  'province',
  'place',
  'kind',
  'themes',
  'introduction',
  'url',
  'link_state as linkState',
  'checked_on as checkedOn',
] as const

type Narrow = { province: Province; kind: Kind; themes: Theme[]; linkState: LinkState }

/** What is on the map; on the extranet only what is public. */
export const onMap = ({ db, zone }: Here) =>
  db
    .selectFrom('red_site')
    .where('withdrawn_at', 'is', null)
    .$if(zone === 'extranet', (q) => q.where('sensitivity', 'in', forAnybody))

/** A text finds a site by its name and place, full or by pinyin, and all the sites of the province it names. */
function textFinds(text: string) {
  const sought = plain(text)
  const named = provincesNamed(text)
  return sql<SqlBool>`(strpos(lower(replace(name, '·', '')), ${sought}) > 0 or strpos(place, ${sought}) > 0
    or (${/^[a-z]{2,}$/.test(sought)} and (strpos(pinyin, ${sought}) > 0 or strpos(initials, ${sought}) > 0))
    or province = any(${named}::text[]))`
}

export const sitesFound = (here: Here, { text, province, theme, kind, linkState }: Asked) =>
  onMap(here)
    .$if(Boolean(text && plain(text)), (q) => q.where(textFinds(text ?? '')))
    .$if(province !== undefined, (q) => q.where('province', '=', province as Province))
    .$if(theme !== undefined, (q) => q.where(sql<SqlBool>`${theme} = any(themes)`))
    .$if(kind !== undefined, (q) => q.where('kind', '=', kind as Kind))
    .$if(linkState !== undefined, (q) =>
      q.where('link_state', '=', linkState as LinkState).where('url', 'is not', null),
    )
type Found = ReturnType<typeof sitesFound>

const sorted = {
  province: 'province',
  name: 'pinyin',
  place: 'place',
  kind: 'kind',
  checkedOn: 'checked_on',
} as const

export const pageOfSites = (
  found: Found,
  { sort, descending }: Order,
  page: { limit: number; offset: number },
) =>
  found
    .select(columns)
    .$narrowType<Narrow>()
    .orderBy(sorted[sort], (by) => (descending ? by.desc() : by.asc()).nullsLast())
    .orderBy('province')
    .orderBy('id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
export type SiteRow = Awaited<ReturnType<typeof pageOfSites>>[number]

/** The rows of the sheet: with the sources, that they go along. */
export const sheetRows = (
  found: Found,
  { sort, descending }: Order,
  page: { limit: number; offset: number },
) =>
  found
    .select([...columns, 'location', 'source_title as sourceTitle', 'source_address as sourceAddress'])
    .$narrowType<Narrow>()
    .orderBy(sorted[sort], (by) => (descending ? by.desc() : by.asc()).nullsLast())
    .orderBy('province')
    .orderBy('id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countSites(found: Found): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

export const countByProvince = (found: Found) =>
  found
    .select((eb) => ['province', eb.fn.countAll<number>().as('n')])
    .$narrowType<{ province: Province }>()
    .groupBy('province')
    .execute()

const whole = (here: Here, id: number) =>
  onMap(here)
    .where('id', '=', id)
    .selectAll()
    .$narrowType<{ province: Province; kind: Kind; themes: Theme[]; link_state: LinkState }>()

export const findSite = (here: Here, id: number) => whole(here, id).executeTakeFirst()

/** @throws Refusal not-found */
export async function getSite(here: Here, id: number) {
  const found = await findSite(here, id)
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}
export type WholeSite = Awaited<ReturnType<typeof getSite>>

/** The same, held until the transaction ends. @throws Refusal not-found */
export async function holdSite(here: Here, id: number) {
  const found = await whole(here, id).forUpdate().executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

export const valuesOf = (row: WholeSite): SiteValues => ({
  name: row.name,
  province: row.province,
  place: row.place,
  kind: row.kind,
  themes: row.themes,
  introduction: row.introduction,
  sourceTitle: row.source_title,
  sourceAddress: row.source_address,
  location: row.location,
  url: row.url,
})

/** Every name that a site may not take again, and what it may be mistaken for. */
export const knownSites = ({ db }: Db) =>
  db.selectFrom('red_site').select(['id', 'name', 'province', 'url', 'withdrawn_at as withdrawnAt']).execute()

type Source = { title: string; address: string }
export type NewSite = Omit<SiteValues, 'sourceTitle' | 'sourceAddress' | 'location' | 'url'> & {
  source: Source
  location: { text: string; source: Source } | null
  link: { url: string; source: Source } | null
}

const rowOf = (site: NewSite) => ({
  name: site.name,
  pinyin: pinyinOf(site.name),
  initials: initialsOf(site.name),
  province: site.province,
  place: site.place,
  kind: site.kind,
  themes: [...site.themes],
  introduction: site.introduction,
  source_title: site.source.title,
  source_address: site.source.address,
  location: site.location?.text ?? null,
  location_source_title: site.location?.source.title ?? null,
  location_source_address: site.location?.source.address ?? null,
  url: site.link?.url ?? null,
  url_source_title: site.link?.source.title ?? null,
  url_source_address: site.link?.source.address ?? null,
})

/** Enters sites; one whose name its province has already is left as it is. Answers the new ones. */
export const insertSites = async (
  { db, now }: Pick<Context, 'db' | 'now'>,
  sites: readonly NewSite[],
  entered: { origin: 'stock' | 'proposal'; by: string },
) =>
  sites.length === 0
    ? []
    : db
        .insertInto('red_site')
        .values(
          sites.map((site) => ({
            ...rowOf(site),
            origin: entered.origin,
            entered_at: now,
            entered_by: entered.by,
          })),
        )
        .onConflict((conflict) => conflict.columns(['province', 'name']).doNothing())
        .returning('id')
        .execute()

/** Writes a site anew; a new address has not been looked at yet. */
export const changeSite = (
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  id: number,
  site: NewSite,
  sameLink: boolean,
) =>
  db
    .updateTable('red_site')
    .set({
      ...rowOf(site),
      changed_at: now,
      changed_by: actor.name,
      ...(!sameLink && { link_state: 'unchecked', checked_on: null, check_reason: null }),
    })
    .where('id', '=', id)
    .execute()

export const withdrawSite = (
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  id: number,
  because: string,
) =>
  db
    .updateTable('red_site')
    .set({ withdrawn_at: now, withdrawn_by: actor.name, withdrawn_because: because })
    .where('id', '=', id)
    .execute()
