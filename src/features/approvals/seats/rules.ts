import type { By } from '../chains/rules.ts'
import type { Seat } from '../rules.ts'

/** An organization as a step may name it. */
export type Place = { id: number; path: string; kind: string; name: string }

/** The organization that a level means for one that starts: itself, the Party committee above it, the top. */
function placeAt(at: By['at'], line: Place[]): Place | null {
  // From the root down to the one that starts.
  if (at === 'own') return line.at(-1) ?? null
  if (at === 'top') return line[0] ?? null
  const above = line.slice(0, -1).findLast(({ kind }) => kind === 'committee')
  return above ?? line[0] ?? null
}

/** The key of an office: committee-12, or narrowed to a post committee-12-secretary. */
export const officeKey = (role: string, organizationId: number, post?: string | null): string =>
  post ? `${role}-${organizationId}-${post}` : `${role}-${organizationId}`

/** Everything that somebody who holds a role (by a post) at an organization may sit on. */
export const officesOf = (held: {
  role: string
  organizationId: number | null
  posts: string[]
}): string[] => {
  const { role, organizationId, posts } = held
  if (organizationId === null) return []
  return [officeKey(role, organizationId), ...posts.map((post) => officeKey(role, organizationId, post))]
}

export type Holder = {
  accountId: number
  name: string
  role: string
  post: string | null
  organizationId: number
}

const holds = (by: By, place: Place) => (holder: Holder) =>
  holder.role === by.role && holder.organizationId === place.id && (!by.post || holder.post === by.post)

/** The seats of a step at the places it means: one for the office, or one for everyone who holds it. */
export function seatsFor(bys: By[], line: Place[], holders: Holder[]): Seat[] {
  const seats = bys.flatMap((by): Seat[] => {
    const place = placeAt(by.at, line)
    if (!place) return []
    const people = new Set(holders.filter(holds(by, place)).map(({ accountId }) => accountId))
    if (by.everyone && people.size > 0) return [...people].map((account) => ({ account }))
    return [{ office: officeKey(by.role, place.id, by.post) }]
  })
  const keys = seats.map((seat) => JSON.stringify(seat))
  return seats.filter((_, at) => keys.indexOf(keys[at] as string) === at)
}

/** Who would get a step, by name. */
export const namesFor = (bys: By[], line: Place[], holders: Holder[]) =>
  bys.map((by) => {
    const place = placeAt(by.at, line)
    const people = place ? holders.filter(holds(by, place)) : []
    return { by, place: place?.name ?? null, names: [...new Set(people.map(({ name }) => name))] }
  })

/** The political work department above may hand on what lies with somebody who cannot act: nobody holds the office. */
export const oversees = (acting: { role: string; path: string | null }[], path: string): boolean =>
  acting.some(
    (held) => held.role === 'politicalWorkDepartment' && held.path !== null && path.startsWith(held.path),
  )
