import { addDays, addMonths, addYears, type Day } from '#basics/days.ts'
import type { OrganizationKind } from '#features/organizations/rules.ts'
import { type Random, randomFrom } from './random.ts'
import { branchSizes } from './sizes.ts'
import { type Flavour, roomName, type Unit, units } from './units.ts'

export type PlannedOrganization = {
  /** Place in the plan; the parent's is always smaller. */
  index: number
  code: string
  name: string
  shortName: string
  kind: OrganizationKind
  parent: number | null
  establishedOn: Day
  closedOn: Day | null
  closedBecause: string | null
  termYears: 3 | 5 | null
  termFrom: Day | null
  /** Approved by the committee above, after the term had ended. */
  termExtended: boolean
  /** Another name, or another place, until a day. */
  before: { until: Day; name: string; shortName: string; parent: number } | null
  flavour: Flavour
  /** Which of the twenty-one units of its institute; people move inside it. */
  unit: number
  members: number
  defect: Defect | null
}

/** What is wrong with a branch, to be found by whoever looks. */
export type Defect =
  | 'too-many-members'
  | 'too-few-members'
  | 'no-committee'
  | 'no-secretary'
  | 'overdue-confirmation'

export type Plan = { seed: string; today: Day; organizations: PlannedOrganization[]; members: number }

/** The demo institute's size: 14,900 members in 632 branches below 22 committees. */
export const instituteSize = 14_900

/** The committee that decides, past a general branch. */
export function committeeAbove(
  { organizations }: Plan,
  { parent }: PlannedOrganization,
): PlannedOrganization {
  let above = organizations[parent ?? 0] as PlannedOrganization
  while (above.kind !== 'committee') above = organizations[above.parent ?? 0] as PlannedOrganization
  return above
}

/**
 * Plans the tree. `members` up to 14,900 makes one institute, smaller ones with fewer branches; more makes several
 * institutes below one group. `today` is where its three years of history end.
 */
export function planInstitute(options: { today: Day; members?: number; seed?: string }): Plan {
  const members = options.members ?? instituteSize
  const plan: Plan = { seed: options.seed ?? '星河', today: options.today, organizations: [], members }
  const institutes = Math.max(1, Math.round(members / instituteSize))
  const share = members / institutes / instituteSize
  const root = add(plan, {
    code: 'XH',
    name: '中共星河研究院委员会',
    shortName: '星河研究院党委',
    kind: 'committee',
    parent: null,
  })
  if (institutes === 1) growInstitute(plan, root, share, 'XH', '星河研究院')
  else {
    for (let n = 1; n <= institutes; n++) {
      const code = `XH${String(n).padStart(2, '0')}-`
      const name = `星河研究院第${n}分院`
      const top = add(plan, {
        code: `${code}00`,
        name: `中共${name}委员会`,
        shortName: `第${n}分院党委`,
        kind: 'committee',
        parent: root.index,
      })
      growInstitute(plan, top, share, code, name)
    }
  }
  branchSizes(plan)
  return plan
}

type Sketch = Pick<PlannedOrganization, 'code' | 'name' | 'shortName' | 'kind' | 'parent'> &
  Partial<PlannedOrganization>

function add(plan: Plan, sketch: Sketch): PlannedOrganization {
  const random = randomFrom(`${plan.seed} ${sketch.code}`)
  const organization: PlannedOrganization = {
    index: plan.organizations.length,
    establishedOn: addDays('1965-07-01', random.int(0, 18_000)),
    closedOn: null,
    closedBecause: null,
    ...termOf(sketch.kind, plan.today, random),
    termExtended: false,
    before: null,
    flavour: 'office',
    unit: -1,
    members: 0,
    defect: null,
    ...sketch,
  }
  plan.organizations.push(organization)
  return organization
}

/** Three years for branches and general branches, five for committees; a few are late. */
function termOf(kind: OrganizationKind, today: Day, random: Random) {
  if (kind === 'temporaryBranch') return { termYears: null, termFrom: null }
  const termYears: 3 | 5 = kind === 'committee' ? 5 : 3
  const age = random.int(20, termYears * 365 - 25)
  // Elections gather: most branches were elected in the first two of the three years.
  const eased = random.chance(0.55) ? Math.floor(age * 0.7) : age
  return { termYears, termFrom: addDays(today, -eased) }
}

function growInstitute(
  plan: Plan,
  top: PlannedOrganization,
  share: number,
  prefix: string,
  institute: string,
): void {
  add(plan, {
    code: `${prefix}00001`,
    name: `中共${institute}院部支部委员会`,
    shortName: '院部党支部',
    kind: 'branch',
    parent: top.index,
    unit: units.length,
  })
  for (const [number, unit] of units.entries()) {
    const code = `${prefix}${String(number + 1).padStart(2, '0')}`
    const committee = add(plan, {
      code,
      name: `中共${institute}${unit.name}委员会`,
      shortName: `${unit.short}党委`,
      kind: 'committee',
      parent: top.index,
      unit: number,
    })
    growUnit(plan, committee, unit, share, institute)
  }
  if (share === 1) tellHistory(plan, top)
}

function growUnit(
  plan: Plan,
  committee: PlannedOrganization,
  unit: Unit,
  share: number,
  institute: string,
): void {
  const rooms = roomsOf(unit, share)
  const generals = rooms.length < 8 ? [] : unit.generalBranches
  const parents = generals.map((name, n) =>
    add(plan, {
      code: `${committee.code}Z${n + 1}`,
      name: `中共${institute}${unit.name}${name}总支部委员会`,
      shortName: `${unit.short}${name}党总支`,
      kind: 'generalBranch',
      parent: committee.index,
      unit: committee.unit,
    }),
  )
  const temporary = share < 0.5 ? [] : (unit.temporary ?? [])
  const plain = rooms.length - temporary.length
  for (const [n, room] of rooms.slice(0, plain).entries()) {
    const joint = share >= 0.5 && n < (unit.joint ?? 0)
    addBranch(plan, committee, parents[Math.floor((n / plain) * (parents.length + 0.6))], {
      ...room,
      joint,
      number: n + 1,
      unit,
      institute,
    })
  }
  for (const [n, team] of temporary.entries()) addTemporary(plan, committee, team, plain + n + 1, institute)
}

type Room = { flavour: Flavour; name: string }

function roomsOf(unit: Unit, share: number): Room[] {
  return Object.entries(unit.branches).flatMap(([flavour, full]) => {
    const count = share === 1 ? full : Math.round(full * share)
    const least = full === Math.max(...Object.values(unit.branches)) ? 1 : 0
    return Array.from({ length: Math.max(least, count) }, (_, n) => ({
      flavour: flavour as Flavour,
      name: roomName(flavour as Flavour, n + 1),
    }))
  })
}

function addBranch(
  plan: Plan,
  committee: PlannedOrganization,
  general: PlannedOrganization | undefined,
  room: Room & { joint: boolean; number: number; unit: Unit; institute: string },
): void {
  const name = room.joint ? `${room.name}、情报室` : room.name
  add(plan, {
    code: `${committee.code}${String(room.number).padStart(3, '0')}`,
    name: `中共${room.institute}${room.unit.name}${name}${room.joint ? '联合' : ''}支部委员会`,
    shortName: `${room.unit.short}${name}${room.joint ? '联合' : ''}党支部`,
    kind: room.joint ? 'jointBranch' : 'branch',
    parent: (general ?? committee).index,
    flavour: room.flavour,
    unit: committee.unit,
  })
}

function addTemporary(
  plan: Plan,
  committee: PlannedOrganization,
  team: string,
  number: number,
  institute: string,
): void {
  add(plan, {
    code: `${committee.code}${String(number).padStart(3, '0')}`,
    name: `中共${institute}${team}临时支部`,
    shortName: `${team}临时党支部`,
    kind: 'temporaryBranch',
    parent: committee.index,
    unit: committee.unit,
    establishedOn: addMonths(plan.today, -4 - (number % 5)),
  })
}

/** What happened to the tree in three years: branches renamed, one moved, three closed; terms that are late. */
function tellHistory(plan: Plan, top: PlannedOrganization): void {
  const own = plan.organizations.filter(({ index }) => index >= top.index)
  const branches = own.filter(({ kind }) => kind === 'branch')
  const at = (share: number) => branches[Math.floor(share * branches.length)] as PlannedOrganization
  for (const share of [0.13, 0.31, 0.52]) {
    const branch = at(share)
    const was = {
      name: branch.name.replace('研究室', '设计室'),
      shortName: branch.shortName.replace('研究室', '设计室'),
    }
    branch.before = { until: addMonths(plan.today, -20), ...was, parent: branch.parent as number }
  }
  const moved = own.find(({ shortName }) => shortName === '机关培训中心党支部')
  const college = own.find(({ shortName, kind }) => shortName === '学院党委' && kind === 'committee')
  if (moved && college) {
    moved.before = {
      until: addMonths(plan.today, -14),
      name: moved.name,
      shortName: moved.shortName,
      parent: moved.parent as number,
    }
    moved.parent = college.index
  }
  for (const [n, share] of [0.2, 0.45, 0.66].entries()) closeOne(plan, at(share), n)
  // The branch whose secretary may be entered as: its election is to be begun.
  const home = plan.organizations.find(({ shortName }) => shortName === '启明所第八研究室党支部')
  if (home) home.termFrom = addDays(addYears(plan.today, -3), 45)
  for (const [n, share] of [0.05, 0.17, 0.28, 0.41, 0.58, 0.73].entries()) {
    const late = at(share)
    late.termFrom = addDays(addYears(plan.today, -3), -20 - 37 * n)
    late.termExtended = n === 4
  }
}

/** A branch beside this one that was merged into it; its people moved here that day. */
function closeOne(plan: Plan, heir: PlannedOrganization, n: number): void {
  const closedOn = addMonths(plan.today, -8 - 9 * n)
  add(plan, {
    ...heir,
    index: plan.organizations.length,
    code: `${heir.code}X`,
    name: heir.name.replace(/支部委员会$/, '预研组支部委员会'),
    shortName: heir.shortName.replace(/党支部$/, '预研组党支部'),
    kind: 'branch',
    closedOn,
    closedBecause: `机构调整，并入${heir.shortName}`,
    termFrom: addMonths(closedOn, -18),
    establishedOn: '2008-03-01',
    before: null,
    termExtended: false,
  })
}
