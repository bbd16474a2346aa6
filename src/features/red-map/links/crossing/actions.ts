import type { Context } from '#platform/context.ts'
import { allAddresses, keepLooks, ownLooks, sitesAt } from '../queries.ts'
import type { CrossingLooks } from './rules.ts'

type Found = { id: number; name: string; looks: CrossingLooks }

/** What was found here at the present addresses of sites; of one site, or of all that were looked at. */
export async function crossingLooks(ctx: Pick<Context, 'db'>, siteId?: number): Promise<Found[]> {
  const sites = await allAddresses(ctx, siteId)
  const looks = await ownLooks(ctx, sites)
  return sites.flatMap(({ id, url, name }) => {
    const found = looks.filter((one) => one.siteId === id)
    const last = found.map(({ onDay, outcome, reason }) => ({ onDay, outcome, reason }))
    return last.length > 0 ? [{ id, name, looks: { url, looks: last } }] : []
  })
}

/** Takes what was found outside for every site that has this address here; a day to come is none. */
export async function takeLooks(ctx: Context, { url, looks }: CrossingLooks): Promise<void> {
  const sites = await sitesAt(ctx, [url])
  const past = looks.filter(({ onDay }) => onDay <= ctx.today)
  await keepLooks(
    ctx,
    sites.flatMap((site) => past.map((look) => ({ ...site, ...look, brought: true }))),
  )
}
