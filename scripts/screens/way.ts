/** The pages that are reached from one address to the next, each kind of page once. */

/** A page by its kind: numbers and codes in the path are left open, the question is left out. */
export const kindOf = (address: string): string =>
  new URL(address, 'http://here').pathname
    .split('/')
    .map((piece) => (/^\d+$/.test(piece) || /^[0-9a-f-]{12,}$/i.test(piece) ? ':id' : piece))
    .join('/')

/** What a page's kind is called as a file. */
export const fileNameOf = (kind: string): string =>
  kind === '/' ? 'home' : kind.slice(1).replaceAll('/', '_').replaceAll(':', '')

/** Addresses of pages still to be looked at, in the order in which they were met. */
export class Way {
  readonly #seen = new Set<string>()
  readonly #waiting: string[] = []

  constructor(first: string) {
    this.meet([first])
  }

  /** Remembers pages of a kind that was not met yet; files and other sites are not pages. */
  meet(addresses: Iterable<string>): void {
    for (const address of addresses) {
      if (!address.startsWith('/') || address.startsWith('//') || /^\/(api|sign-in)(\/|$)/.test(address))
        continue
      const kind = kindOf(address)
      if (this.#seen.has(kind)) continue
      this.#seen.add(kind)
      this.#waiting.push(address)
    }
  }

  next(): string | undefined {
    return this.#waiting.shift()
  }
}
