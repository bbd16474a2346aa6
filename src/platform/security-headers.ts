import type { MiddlewareHandler } from 'hono'

/** Everything comes from this server; nothing may frame it. Styles are set by script (antd), so they may be inline. */
const headers: Record<string, string> = {
  'content-security-policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'permissions-policy': 'geolocation=(), microphone=(), camera=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}
/** A year: a browser that was here once asks no more in the clear. Only where the platform's own address is secure. */
const secureOnly = { 'strict-transport-security': 'max-age=31536000' }

/** What every answer says of itself: pages, files and the interface alike. */
export function securityHeaders(address: string): MiddlewareHandler {
  const all = Object.entries({ ...headers, ...(address.startsWith('https:') && secureOnly) })
  return async (c, next) => {
    await next()
    // A file is held tighter than a page: what it says of itself stands.
    for (const [name, value] of all) if (!c.res.headers.has(name)) c.res.headers.set(name, value)
  }
}
