import type { Context as HonoContext } from 'hono'
import type { World } from './world.ts'

/** Writes must come from our own pages (or from a program, which sends no Origin). */
export function crossSite(c: HonoContext): boolean {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return false
  const origin = c.req.header('origin')
  if (!origin) return c.req.header('sec-fetch-site') === 'cross-site'
  // A page without an origin of its own (a sandbox, a file) says `null`.
  return (URL.parse(origin)?.host ?? '') !== (c.req.header('x-forwarded-host') ?? c.req.header('host'))
}

/** Where the platform's own address is secure, its cookie is, whatever stands between says. */
export const secure = (c: HonoContext, { address }: World) =>
  address.startsWith('https:') ||
  c.req.url.startsWith('https:') ||
  c.req.header('x-forwarded-proto') === 'https'
    ? '; Secure'
    : ''
