import type { Seat } from '../steps/rules.ts'

/** A role held for an organization, as the actor's grants have it. */
type Held = { role: string; organizationId: number | null; path: string | null }
/** Where a seat stands in one transfer; null: outside of the institute. */
export type SeatPlace = { id: number; path: string } | null

const isUpper = ({ role }: Held) => role === 'committee' || role === 'politicalWorkDepartment'

/**
 * Whether one of these roles sits on a seat: the branch itself, its committee, or an upper organization that acts for
 * what is below it. Nobody acts for the other side.
 */
export const sitsOn = (held: Held[], seat: Exclude<Seat, 'member'>, place: SeatPlace): boolean => {
  if (!place) return false
  const branch = seat === 'fromBranch' || seat === 'toBranch'
  return held.some(
    (one) =>
      (branch && one.role === 'branch' && one.organizationId === place.id) ||
      (isUpper(one) && one.path !== null && place.path.startsWith(one.path)),
  )
}
