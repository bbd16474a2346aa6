export type Search = Record<string, string | string[]>

/** `?a=1&b=2&b=3` as plain text, nothing guessed: `{ a: '1', b: ['2', '3'] }`. */
export function parseSearch(text: string): Search {
  const search: Search = {}
  for (const [name, value] of new URLSearchParams(text)) {
    const before = search[name]
    search[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value]
  }
  return search
}

/** The other way round; what is not given leaves no trace. */
export function writeSearch(search: Record<string, unknown>): string {
  const given = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '' && one !== false) given.append(name, String(one))
    }
  }
  return given.size > 0 ? `?${given}` : ''
}

/** The address of a page of ours with its question: `addressOf('/people', { organizationId: 3 })`. */
export const addressOf = (path: string, question: Record<string, unknown> = {}) =>
  path + writeSearch(question)
