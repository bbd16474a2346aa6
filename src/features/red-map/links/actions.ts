import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { readSheet } from '#platform/sheets.ts'
import { refuseUnlessWhole } from '../sites/actions.ts'
import { getSite } from '../sites/queries.ts'
import type { links } from './contract.ts'
import { checkLinks } from './jobs.ts'
import { addressesDue, keepLooks, pageOfLooks, sitesAt } from './queries.ts'
import { carried, outcomeNames, readCarried } from './rules.ts'

const subject = { kind: 'redLinks', id: 'check', name: '红色云图链接检查' }

export const linkActions: ActionsOf<typeof links> = {
  async check(ctx, { siteId }) {
    refuseUnlessWhole(ctx)
    if (ctx.zone !== 'extranet') throw new Refusal('conflict', 'red-links-not-here')
    const named = siteId === undefined ? null : await getSite(ctx, siteId)
    if (named && !named.url) throw new Refusal('conflict', 'red-link-none')
    const asked = (await addressesDue(ctx, siteId)).length
    await ctx.later(checkLinks, { siteId })
    ctx.record({
      action: 'redLinks.asked',
      subject: named ? { kind: 'redSite', id: named.id, name: named.name } : subject,
    })
    return { asked }
  },

  export(ctx) {
    refuseUnlessWhole(ctx)
    ctx.record({ action: 'redLinks.exported', subject })
    const widths = [34, 44, 14, 14, 40]
    const columns = carried.map((title, at) => ({
      title,
      width: widths[at] as number,
      kind: 'text' as const,
    }))
    return listSheet(
      '红色云图链接检查',
      { name: '链接检查', title: '红色云图链接检查结果', columns },
      (db, page) => pageOfLooks({ db }, page),
      (row) => [row.name, row.url, row.onDay, outcomeNames[row.outcome], row.reason],
    )
  },

  async import(ctx, { file, reason }) {
    refuseUnlessWhole(ctx)
    const lines = await Array.fromAsync(readSheet(new Uint8Array(await file.arrayBuffer()), file.name))
    const read = readCarried(lines, ctx.today)
    if ('code' in read) throw new Refusal('invalid', read.code, { ...read.facts, field: 'file' })

    const sites = await sitesAt(ctx, [...new Set(read.looks.map(({ url }) => url))])
    const looks = read.looks.flatMap((look) =>
      sites.filter(({ url }) => url === look.url).map(({ id }) => ({ ...look, id, brought: true })),
    )
    const last = new Map(looks.map((look) => [`${look.id} ${look.onDay}`, look]))
    await keepLooks(ctx, [...last.values()])

    const known = new Set(sites.map(({ url }) => url))
    const unknown = new Set(read.looks.map(({ url }) => url).filter((url) => !known.has(url))).size
    const counts = { taken: last.size, unknown }
    ctx.record({ action: 'redLinks.brought', subject, after: counts, reason })
    return counts
  },
}
