import { Hono } from 'hono'
import { describeApi } from '#platform/api-description.ts'
import { serveApiDocs } from '#platform/api-docs.ts'
import { serveArrivals } from '#platform/exchange/one-way.ts'
import { notHereBody } from '#platform/http.ts'
import { type Monitored, serveMonitoring } from '#platform/monitoring.ts'
import type { World } from '#platform/world.ts'
import type { Practice } from '../practice/site.ts'

/**
 * The program with what monitoring asks; beside it the description of its API and the practice world, on the extranet
 * neither of them.
 */
export async function siteOf(
  world: World,
  practice: Pick<Practice, 'serve'>,
  monitored?: Monitored,
): Promise<Hono> {
  const [{ createApp, powers, words }, { contracts }, { roleNames }] = await Promise.all([
    import('../main.ts'),
    import('../contracts.ts'),
    import('#features/accounts/rules.ts'),
  ])
  const site = new Hono()
  if (monitored) serveMonitoring(site, monitored)
  if (world.exchange) serveArrivals(site, world.exchange.in, world.exchange.token)
  if (world.zone === 'extranet') {
    for (const inside of ['/practice/*', '/api/openapi.json', '/api/docs'])
      site.all(inside, (c) => c.json(notHereBody(words), 404))
    return site.route('/', createApp(world))
  }
  practice.serve(site)
  serveApiDocs(site, world.address, () => describeApi(contracts, { powers, roleNames }))
  return site.route('/', createApp(world))
}
