import type { Day } from '#basics/days.ts'
import type { OrganizationKind } from '#features/organizations/rules.ts'
import type { Bracket } from '../brackets/rules.ts'

/** An organization while it stood at or below the one reported on: [from, until). */
export type Place = {
  id: number
  code: string
  name: string
  shortName: string | null
  kind: OrganizationKind
  path: string
  parentId: number | null
  from: Day
  until: Day | null
  establishedOn: Day | null
  closedOn: Day | null
}

/** Days on which organizations lay inside, as the columns of a table that a query joins. */
export type Inside = { ids: number[]; from: Day[]; until: (Day | null)[] }

/** An organization that came in or went out as a whole, on a day within the period. */
export type Shift = { id: number; on: Day; into: boolean }

/** Places of the same organization that follow each other, joined: a renaming does not interrupt. */
export function insideOf(places: readonly Place[]): Inside {
  const inside: Inside = { ids: [], from: [], until: [] }
  const ordered = [...places].sort((a, b) => a.id - b.id || (a.from < b.from ? -1 : 1))
  for (const { id, from, until } of ordered) {
    const last = inside.ids.length - 1
    if (inside.ids[last] === id && inside.until[last] === from) inside.until[last] = until
    else {
      inside.ids.push(id)
      inside.from.push(from)
      inside.until.push(until)
    }
  }
  return inside
}

/** Organizations that crossed the border with their members: after `before`, up to and on `asOf`. */
export function shiftsOf(inside: Inside, before: Day, asOf: Day): Shift[] {
  const within = (day: Day | null): day is Day => day !== null && day > before && day <= asOf
  return inside.ids.flatMap((id, index) => {
    const [from, until] = [inside.from[index] ?? '', inside.until[index] ?? null]
    return [
      ...(within(from) ? [{ id, on: from, into: true }] : []),
      ...(within(until) ? [{ id, on: until, into: false }] : []),
    ]
  })
}

/** The places on one day. */
export const placesOn = (places: readonly Place[], day: Day): Place[] =>
  places.filter(({ from, until }) => from <= day && (until === null || day < until))

/** A closed organization counts as one up to the day it closes, a new one from the day it is established. */
export const standsOn = ({ establishedOn, closedOn }: Place, day: Day): boolean =>
  (establishedOn === null || establishedOn <= day) && (closedOn === null || closedOn > day)

/** Places of one day, each with the number of the organization directly below that it belongs to. */
export type Divided = {
  brackets: Bracket[]
  ids: number[]
  child: number[]
  kinds: OrganizationKind[]
  /** `closed` where an organization no longer stands, though somebody's formal relation may still be there. */
  states: ('open' | 'closed')[]
}

/**
 * The places of one day, divided by the organization directly below the top: bracket 0 is the top itself (a branch
 * has all its members there, a committee should have nobody).
 */
export function divide(all: readonly Place[], topId: number, day: Day): Divided {
  const places = placesOn(all, day)
  const top = places.find(({ id }) => id === topId)
  if (!top) return { brackets: [], ids: [], child: [], kinds: [], states: [] }
  const ordered = [...places].sort((a, b) => (a.path < b.path ? -1 : 1))
  const below = ordered.filter(({ parentId }) => parentId === topId)
  const heads = [top, ...below]
  const numberOf = new Map(heads.map(({ path }, index) => [path, index]))
  // One piece longer than the top's: the path of the organization directly below.
  const length = top.path.length + (below[0] ? below[0].path.length - top.path.length : 0)
  const child = ordered.map(({ path }) => numberOf.get(path.slice(0, length)) ?? heads.length)
  return {
    brackets: heads.map(({ id, name, shortName }) => ({
      key: String(id),
      label: `${shortName ?? name}${id === topId && below.length > 0 ? '（本级）' : ''}`,
    })),
    ids: ordered.map(({ id }) => id),
    child,
    kinds: ordered.map(({ kind }) => kind),
    states: ordered.map((place) => (standsOn(place, day) ? 'open' : 'closed')),
  }
}
