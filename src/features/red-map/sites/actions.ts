import { coversEverything } from '#basics/reach.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { qrPicture } from '#platform/qr.ts'
import { looksAt } from '../links/queries.ts'
import { kindNames, linkStateNames, provinceCodes, provinceNames, themeNames } from '../rules.ts'
import type { sites } from './contract.ts'
import {
  countByProvince,
  countSites,
  getSite,
  holdSite,
  pageOfSites,
  type SiteRow,
  sheetRows,
  sitesFound,
  type WholeSite,
  withdrawSite,
} from './queries.ts'

const lineOf = ({ url, linkState, ...row }: SiteRow) => ({ ...row, linkState: url ? linkState : null })

/** The map is one for the whole institute: only who reaches all of it keeps it. @throws Refusal not-whole-reach */
export function refuseUnlessWhole(ctx: Pick<Context, 'reach'>): void {
  if (!coversEverything(ctx.reach)) throw new Refusal('forbidden', 'red-map-whole-only')
}

export const siteActions: ActionsOf<typeof sites> = {
  async map(ctx, asked) {
    const all = await countByProvince(sitesFound(ctx, {}))
    const found = await countByProvince(sitesFound(ctx, asked))
    const numbers = (rows: typeof all) => new Map(rows.map(({ province, n }) => [province, n]))
    const [whole, narrowed] = [numbers(all), numbers(found)]
    return {
      provinces: provinceCodes.map((code) => ({
        code,
        found: narrowed.get(code) ?? 0,
        sites: whole.get(code) ?? 0,
      })),
      looked: ctx.zone === 'extranet',
    }
  },

  async list(ctx, { page, size, sort, descending, ...asked }) {
    const found = sitesFound(ctx, asked)
    const rows = await pageOfSites(found, { sort, descending }, { limit: size, offset: (page - 1) * size })
    return { rows: rows.map(lineOf), total: await countSites(found) }
  },

  export(ctx, { sort, descending, ...asked }) {
    const { zone } = ctx
    ctx.record({
      action: 'redSites.exported',
      subject: { kind: 'redSites', id: 'export', name: '红色场馆列表' },
      after: { ...asked },
    })
    return listSheet(
      '红色场馆',
      { name: '红色场馆', title: '红色云图 · 红色场馆', columns: sheetColumns },
      (db, page) => sheetRows(sitesFound({ db, zone }, asked), { sort, descending }, page),
      cellsOf,
    )
  },

  async get(ctx, { id }) {
    const row = await getSite(ctx, id)
    return {
      ...lineOf({ ...row, linkState: row.link_state, checkedOn: row.checked_on }),
      source: { title: row.source_title, address: row.source_address },
      location: row.location ? { text: row.location, source: sourceOf(row, 'location') } : null,
      link: row.url ? await linkOf(ctx, row, row.url) : null,
      enteredAt: row.entered_at,
      changedAt: row.changed_at,
    }
  },

  async withdraw(ctx, { id, reason }) {
    refuseUnlessWhole(ctx)
    const { name } = await holdSite(ctx, id)
    await withdrawSite(ctx, id, reason)
    ctx.record({ action: 'redSite.withdrawn', subject: { kind: 'redSite', id, name }, reason })
    return { id }
  },
}

const sourceOf = (row: WholeSite, of: 'location' | 'url') => ({
  title: row[`${of}_source_title`] ?? '',
  address: row[`${of}_source_address`] ?? '',
})

const linkOf = async (ctx: Context, row: WholeSite, url: string) => ({
  url,
  source: sourceOf(row, 'url'),
  reason: row.check_reason,
  opens: ctx.zone === 'extranet',
  qr: await qrPicture(url),
  looks: await looksAt(ctx, [{ id: row.id, url }]),
})

const sheetColumns = [
  { title: '省份', width: 16, kind: 'text' as const },
  { title: '名称', width: 34, kind: 'text' as const },
  { title: '所在地', width: 16, kind: 'text' as const },
  { title: '类别', width: 10, kind: 'text' as const },
  { title: '主题', width: 18, kind: 'text' as const },
  { title: '详细位置', width: 34, kind: 'text' as const },
  { title: '网址', width: 34, kind: 'text' as const },
  { title: '链接', width: 10, kind: 'text' as const },
  { title: '最近检查', kind: 'day' as const },
  { title: '介绍', width: 60, kind: 'text' as const },
  { title: '来源', width: 40, kind: 'text' as const },
  { title: '来源网址', width: 40, kind: 'text' as const },
]

const cellsOf = (row: Awaited<ReturnType<typeof sheetRows>>[number]) => [
  provinceNames[row.province],
  row.name,
  row.place,
  kindNames[row.kind],
  row.themes.map((theme) => themeNames[theme]).join('、'),
  row.location,
  row.url,
  row.url ? linkStateNames[row.linkState] : '没有网址',
  row.checkedOn,
  row.introduction,
  row.sourceTitle,
  row.sourceAddress,
]
