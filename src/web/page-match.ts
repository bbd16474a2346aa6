/** The parameters that an address gives a page's path; null when it is not that page. `/people/:id`, `/people/3`. */
export function matchPath(path: string, pathname: string): Record<string, string> | null {
  const wanted = path.split('/')
  const given = pathname.replace(/(.)\/$/, '$1').split('/')
  if (wanted.length !== given.length) return null
  const params: Record<string, string> = {}
  for (const [at, part] of wanted.entries()) {
    const is = given[at] as string
    if (part.startsWith(':') && is) params[part.slice(1)] = readable(is)
    else if (part !== is) return null
  }
  return params
}

function readable(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** The page that fits best: `/people/new` before `/people/:id`. */
export function bestMatch<P extends { path: string }>(pages: readonly P[], pathname: string): P | undefined {
  const parameters = ({ path }: P) => path.split(':').length
  return pages
    .filter((page) => matchPath(page.path, pathname))
    .sort((one, other) => parameters(one) - parameters(other))[0]
}
