import { type Random, randomFrom } from './random.ts'
import type { Defect, Plan, PlannedOrganization } from './tree.ts'
import { type Flavour, units } from './units.ts'

/**
 * Gives every branch its number of members so that they add up to the plan's, and a few branches a defect:
 * more than fifty members, fewer than three, no branch committee, no secretary, a confirmation that is overdue.
 */
export function branchSizes(plan: Plan): void {
  const branches = plan.organizations.filter(holdsMembers)
  for (const branch of branches)
    branch.members = roughSize(branch, randomFrom(`${plan.seed} size ${branch.code}`))
  markDefects(branches)
  adjust(
    plan,
    branches.filter(({ defect }) => !fixedSizes.has(defect)),
  )
}

const holdsMembers = ({ kind, closedOn }: PlannedOrganization) =>
  (kind === 'branch' || kind === 'jointBranch') && closedOn === null

const fixedSizes = new Set<Defect | null>(['too-many-members', 'too-few-members'])

function roughSize({ kind, flavour, unit }: PlannedOrganization, random: Random): number {
  // The branch of those who lead the institute.
  if (unit === units.length) return 26
  if (kind === 'jointBranch') return random.int(9, 16)
  const [least, most] = random.weighted(ranges[flavour])
  return random.int(least, most)
}

const working: [[number, number], number][] = [
  [[4, 6], 5],
  [[7, 12], 17],
  [[13, 19], 24],
  [[20, 30], 34],
  [[31, 44], 20],
]
const ranges: Record<Flavour, [[number, number], number][]> = {
  research: working,
  workshop: working,
  office: working,
  logistics: working,
  students: [[[16, 34], 1]],
  retired: [[[28, 48], 1]],
}

function markDefects(branches: PlannedOrganization[]): void {
  const mark = (share: number, defect: Defect, members?: number) => {
    const usual = branches.filter(
      ({ kind, flavour, defect, termExtended }) =>
        kind === 'branch' && flavour === 'research' && !defect && !termExtended,
    )
    const branch = usual[Math.floor(share * usual.length)]
    if (!branch) return
    branch.defect = defect
    if (members) branch.members = members
  }
  if (branches.length < 40) return
  mark(0.08, 'too-many-members', 57)
  mark(0.63, 'too-many-members', 52)
  mark(0.47, 'too-few-members', 2)
  mark(0.33, 'no-committee', 12)
  mark(0.71, 'no-secretary')
  mark(0.86, 'no-secretary')
  mark(0.22, 'overdue-confirmation')
  mark(0.55, 'overdue-confirmation')
}

/** Adds or takes single members, branch after branch, within 3 and 50, until the sum is the plan's. */
function adjust(plan: Plan, branches: PlannedOrganization[]): void {
  const random = randomFrom(`${plan.seed} adjust`)
  const held = plan.organizations.reduce((sum, { members }) => sum + members, 0)
  let missing = plan.members - held
  const scaled = branches.reduce((sum, { members }) => sum + members, 0)
  for (const branch of branches) {
    const change = Math.trunc((missing * branch.members) / scaled)
    branch.members = Math.min(50, Math.max(3, branch.members + change))
  }
  missing = plan.members - plan.organizations.reduce((sum, { members }) => sum + members, 0)
  for (let tries = 0; missing !== 0; tries++) {
    if (tries > 1_000_000)
      throw new RangeError(`${plan.members} members do not fit into ${branches.length} branches`)
    const branch = random.pick(branches)
    const step = Math.sign(missing)
    if (branch.members + step > 50 || branch.members + step < 3) continue
    branch.members += step
    missing -= step
  }
}
