import { ageOn, type Day } from '#basics/days.ts'
import { isBranch } from '#features/organizations/rules.ts'
import type { Random } from './random.ts'
import type { Plan, PlannedOrganization } from './tree.ts'

export type Seat = {
  organization: number
  kind: 'secretary' | 'deputySecretary' | 'committeeMember'
  duty: 'organization' | 'publicity' | 'discipline' | 'youth' | 'masses' | null
}

/** One who may be given a post: a full member of the branch. */
export type Candidate = { employeeNo: string; birthDate: Day; manager: boolean; since: Day }
export type PlannedPost = Seat & { employeeNo: string; from: Day }

const wholeBoard: Omit<Seat, 'organization'>[] = [
  { kind: 'secretary', duty: null },
  { kind: 'deputySecretary', duty: null },
  { kind: 'committeeMember', duty: 'discipline' },
  { kind: 'committeeMember', duty: 'organization' },
  { kind: 'committeeMember', duty: 'publicity' },
  { kind: 'committeeMember', duty: 'youth' },
  { kind: 'committeeMember', duty: null },
]

/** Seats in the committees above, by the branch whose people fill them. */
export function seatsAbove(plan: Plan): Map<number, Seat[]> {
  const seats = new Map<number, Seat[]>()
  const below = branchesBelow(plan)
  for (const { index, kind } of plan.organizations) {
    if (kind !== 'committee' && kind !== 'generalBranch') continue
    const all = below.get(index) ?? []
    const direct = all.filter((branch) => plan.organizations[branch]?.parent === index)
    const branches = direct.length ? direct : all
    const board = wholeBoard.slice(0, branches.length ? (kind === 'committee' ? 7 : 5) : 0)
    for (const [n, seat] of board.entries()) {
      // Spread over the subtree, the offices last in the plan of a unit first.
      const branch = branches[
        branches.length - 1 - Math.floor((n * branches.length) / board.length)
      ] as number
      seats.set(branch, [...(seats.get(branch) ?? []), { organization: index, ...seat }])
    }
  }
  return seats
}

function branchesBelow(plan: Plan): Map<number, number[]> {
  const below = new Map<number, number[]>()
  for (const branch of plan.organizations) {
    if (!isBranch(branch.kind) || branch.members < 4 || branch.flavour === 'retired') continue
    for (
      let above = branch.parent;
      above !== null;
      above = (plan.organizations[above] as PlannedOrganization).parent
    ) {
      const known = below.get(above)
      if (known) known.push(branch.index)
      else below.set(above, [branch.index])
    }
  }
  return below
}

/**
 * The posts of a branch, and the seats above that its people fill. From seven full members on a branch has a
 * committee, with fewer a secretary and perhaps a deputy (支部工作条例第二十条).
 */
export function fillPosts(
  random: Random,
  branch: PlannedOrganization,
  people: Candidate[],
  above: Seat[],
  today: Day,
): PlannedPost[] {
  const prime = branch.flavour === 'retired' ? 64 : 44
  const away = ({ birthDate, manager }: Candidate) =>
    Math.abs(ageOn(birthDate, today) - prime) + (manager ? 0 : 20)
  const free = [...people].sort((a, b) => away(a) - away(b))
  const taken: PlannedPost[] = []
  const from = branch.termFrom ?? branch.establishedOn
  const give = (
    seat: Seat,
    begins: Day,
    candidate = free.splice(random.int(0, Math.min(4, free.length - 1)), 1)[0],
  ) => {
    if (candidate)
      taken.push({
        ...seat,
        employeeNo: candidate.employeeNo,
        from: candidate.since > begins ? candidate.since : begins,
      })
    return candidate
  }
  const own = branchSeats(branch, people.length)
  const [secretary] = own.map((seat) => give(seat, from))
  for (const seat of above) {
    // A deputy above is often the secretary of the branch.
    if (seat.kind === 'deputySecretary' && secretary && branch.defect !== 'no-secretary')
      give(seat, from, secretary)
    else give(seat, from)
  }
  return taken
}

function branchSeats(branch: PlannedOrganization, fullMembers: number): Seat[] {
  const organization = branch.index
  const secretary: Seat = { organization, kind: 'secretary', duty: null }
  if (branch.defect === 'no-committee' || fullMembers < 7) return [secretary]
  const duties = ['organization', 'publicity', 'discipline'] as const
  const board: Seat[] = duties.map((duty) => ({ organization, kind: 'committeeMember', duty }))
  if (fullMembers >= 16) board.unshift({ organization, kind: 'deputySecretary', duty: null })
  if (fullMembers >= 30) board.push({ organization, kind: 'committeeMember', duty: 'youth' })
  return branch.defect === 'no-secretary' ? board : [secretary, ...board]
}
