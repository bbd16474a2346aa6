import { timingSafeEqual } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Hono, Context as HonoContext } from 'hono'
import type { Health } from './health.ts'
import type { Metrics } from './metrics.ts'

export type Monitored = {
  health: () => Promise<Health>
  /** Being stopped: it answers what it was asked, and wants no more. */
  stopping: () => boolean
  metrics: Metrics
  /** Whoever brings it may read the figures from elsewhere. */
  token: string | null
  /** The address of the socket; tests say another. */
  addressOf?: (c: HonoContext) => string
}

/**
 * What the institute's monitoring asks, beside the interface: does the program live, may it be given work, its figures.
 * Says yes or no of each part and nothing more, since nobody signs in for it.
 */
export function serveMonitoring(site: Hono, monitored: Monitored): void {
  const uncached = { 'cache-control': 'no-store' }
  site.get('/healthz', (c) => c.json({ alive: true }, 200, uncached))
  site.get('/readyz', async (c) => {
    const { ok } = await monitored.health()
    const stopping = monitored.stopping()
    const ready = !stopping && Object.values(ok).every(Boolean)
    return c.json({ ready, stopping, checks: ok }, ready ? 200 : 503, uncached)
  })
  site.get('/metrics', async (c) => {
    if (!mayRead(c, monitored)) return c.text('没有这个页面。', 404)
    return c.body(await monitored.metrics.text(), 200, {
      ...uncached,
      'content-type': monitored.metrics.type,
    })
  })
}

/** This machine itself, not through a proxy on it that everybody reaches; or whoever brings the token. */
function mayRead(c: HonoContext, { token, addressOf = socketOf }: Monitored): boolean {
  const brought = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1]
  if (token && brought) return same(token, brought)
  const passedOn = ['x-forwarded-for', 'forwarded', 'x-real-ip'].some((name) => c.req.header(name))
  return !passedOn && /^(?:127\.|::1$|::ffff:127\.)/.test(addressOf(c))
}

const socketOf = (c: HonoContext) => getConnInfo(c).remote.address ?? ''

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
