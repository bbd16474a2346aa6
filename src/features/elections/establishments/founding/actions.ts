import type { OrganizationKind } from '#features/organizations/rules.ts'
import { lockPeople } from '#features/people/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { hasCommittee, whyNotSeats } from '../../rules.ts'
import { usualSeats, whyNotFound, whyNotPropose } from '../rules.ts'

export type AskedFounding = {
  branchKind: OrganizationKind
  secretaryId: number | null
  convenerId: number | null
  seats: number | null
  deputies: number
  personIds: number[]
  units: number | null
  projectMonths: number | null
}
type Judged = { seats: number; deputies: number; convenerId: number | null }

/**
 * Members of the organization that asks, full or on probation; what the branch is to elect, and who is in charge until
 * then. @throws Refusal not-found; founding-…; seats-…
 */
export async function judgeFounding(ctx: Context, asked: AskedFounding): Promise<Judged> {
  const { branchKind, personIds, units, projectMonths } = asked
  const people = personIds.length > 0 ? await lockPeople(ctx, personIds) : []
  const stranger = people.find(({ membership }) => membership !== 'active')
  if (stranger)
    throw new Refusal('conflict', 'founding-no-member', { field: 'personIds', name: stranger.name })
  const fullMembers = people.filter(({ politicalStatus }) => politicalStatus === 'fullMember').length
  const counted = { fullMembers, probationary: people.length - fullMembers }
  const why = whyNotFound({ kind: branchKind, ...counted, units, projectMonths })
  if (why)
    throw new Refusal('conflict', why, {
      field: why === 'founding-joint-units' ? 'units' : 'personIds',
      ...counted,
    })
  const named = [
    ['secretary', asked.secretaryId],
    ['convener', asked.convenerId],
  ] as const
  for (const [office, personId] of named) {
    const not = personId && whyNotPropose(branchKind, people, personId)
    if (not) throw new Refusal('conflict', `founding-${office}-${not}`, { field: `${office}Id` })
  }
  return decided(asked, fullMembers)
}

/** Nobody is elected in a temporary branch, and nobody moves into it who could be in charge. */
function decided(asked: AskedFounding, fullMembers: number): Judged {
  if (asked.branchKind === 'temporaryBranch') return { seats: 0, deputies: 0, convenerId: null }
  const plan = { seats: asked.seats ?? usualSeats(fullMembers), deputies: asked.deputies }
  const committee = hasCommittee(fullMembers)
  const why = whyNotSeats({ kind: 'election', committee, secretaries: 1, ...plan })
  if (why) throw new Refusal('conflict', why, { field: 'seats', fullMembers })
  return { ...plan, convenerId: asked.convenerId ?? asked.secretaryId }
}
