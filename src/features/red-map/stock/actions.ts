import type { Context } from '#platform/context.ts'
import stock from '../../../../assets/red-map/sites.json' with { type: 'json' }
import type { Kind, Province, Theme } from '../rules.ts'
import { insertSites, type NewSite } from '../sites/queries.ts'

type Written = {
  name: string
  province: string
  place: string
  kind: string
  themes: string[]
  introduction: string
  source: string
  location?: { text: string; source: string }
  link?: { url: string; source: string }
}

const sources: Record<string, { title: string; address: string }> = stock.sources

function sourceNamed(key: string) {
  const source = sources[key]
  if (!source) throw new Error(`the red sites name a source that is not there: ${key}`)
  return source
}

/** What came with the program, each fact with its source. */
export const stockSites: NewSite[] = (stock.sites as Written[]).map((site) => ({
  name: site.name,
  province: site.province as Province,
  place: site.place,
  kind: site.kind as Kind,
  themes: site.themes as Theme[],
  introduction: site.introduction,
  source: sourceNamed(site.source),
  location: site.location ? { text: site.location.text, source: sourceNamed(site.location.source) } : null,
  link: site.link ? { url: site.link.url, source: sourceNamed(site.link.source) } : null,
}))

/** Enters what is not on the map yet; what people have changed or withdrawn stays as they left it. */
export async function enterStock(ctx: Context): Promise<void> {
  const entered = await insertSites(ctx, stockSites, { origin: 'stock', by: '随程序收录' })
  if (entered.length === 0) return
  ctx.record({
    action: 'redSites.entered',
    subject: { kind: 'redSites', id: 'stock', name: '红色场馆' },
    after: { sites: entered.length },
  })
}
