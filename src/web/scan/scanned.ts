/** Where a scanned code leads: to a page of this platform, or nowhere. Pure. */

export type Scanned = { kind: 'page'; to: string } | { kind: 'text'; text: string }

/** Pages open; what would sign somebody in, fetch a file or leave the platform is shown as it stands. */
export function scannedAs(text: string, origin: string, isPage: (pathname: string) => boolean): Scanned {
  const address = URL.canParse(text) ? new URL(text) : null
  if (!address || address.origin !== origin || address.username || address.password)
    return { kind: 'text', text }
  const { pathname, search, hash } = address
  const opens = /^\/verify(?:\/[^/]*)?$/.test(pathname) || isPage(pathname)
  if (!opens || /^\/(?:api|sign-in)(?:\/|$)/.test(pathname)) return { kind: 'text', text }
  return { kind: 'page', to: pathname + search + hash }
}
