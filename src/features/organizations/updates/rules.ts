import type { Day } from '#basics/days.ts'
import { whyNotOn, whyNotRename } from '../rules.ts'

/** What a feed says is otherwise from a day on; what is left out stays as it is. */
export type OrganizationUpdate = {
  code: string
  effectiveOn: Day
  name?: string
  shortName?: string | null
  establishedOn?: Day | null
  termYears?: 3 | 5 | null
}

/** The organization as it stands before the update. */
export type Present = {
  name: string
  shortName: string | null
  establishedOn: Day | null
  termYears: number | null
  /** The latest day on which a change of name takes effect. */
  renamedOn: Day | null
}

/** The new name, if there is one, and why it may not be taken. */
export function renamingOf(now: Present, update: OrganizationUpdate, today: Day) {
  const name = update.name ?? now.name
  const shortName = update.shortName === undefined ? now.shortName : update.shortName
  if (whyNotRename(now, name, shortName)) return null
  const facts = { today, establishedOn: now.establishedOn, laterChange: now.renamedOn }
  return { name, shortName, reason: whyNotOn(update.effectiveOn, facts) }
}

type Facts = { establishedOn?: Day | null; termYears?: number | null }

/** Facts without a day of their own that are told otherwise: when established, years of a term. */
export function correctionOf(
  now: Present,
  update: OrganizationUpdate,
): { before: Facts; after: Facts } | null {
  const told = (['establishedOn', 'termYears'] as const).filter(
    (fact) => update[fact] !== undefined && update[fact] !== now[fact],
  )
  if (told.length === 0) return null
  const pick = (from: Facts): Facts => Object.fromEntries(told.map((fact) => [fact, from[fact]]))
  return { before: pick(now), after: pick(update) }
}
