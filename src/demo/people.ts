import { addDays, addMonths, addYears, type Day, daysBetween } from '#basics/days.ts'
import { isBranch } from '#features/organizations/rules.ts'
import type { NewPerson } from '#features/people/queries.ts'
import type { PoliticalStatus, Standing } from '#features/people/standings/rules.ts'
import { endedLife, type Life, memberLife, otherLife, type Setting } from './history.ts'
import { type Sketch, sketchPerson } from './person.ts'
import { fillPosts, type PlannedPost, type Seat, seatsAbove } from './posts.ts'
import { type Random, randomFrom } from './random.ts'
import { type Honour, honoursOf, type Training, trainingsOf } from './record.ts'
import { committeeAbove, type Plan, type PlannedOrganization } from './tree.ts'

/** A branch's people. Organizations are named by their place in the plan, groups by 1, 2, 3. */
export type BranchPeople = {
  branch: PlannedOrganization
  people: NewPerson[]
  posts: PlannedPost[]
  honours: Honour[]
  trainings: Training[]
}

/** Everyone of the plan, branch by branch: a million people never stand in memory together. */
export function* peopleOf(plan: Plan): Generator<BranchPeople> {
  const seats = seatsAbove(plan)
  const neighbours = neighboursOf(plan)
  const closed = new Map(plan.organizations.filter(({ closedOn }) => closedOn).map((one) => [one.code, one]))
  let number = 1
  for (const branch of plan.organizations) {
    if (!isBranch(branch.kind) || branch.closedOn || branch.members === 0) continue
    const near = neighbours.get(branch.code.slice(0, -3)) ?? []
    const gathering = new Gathering(plan, branch, near, closed.get(`${branch.code}X`), number)
    yield gathering.gather(seats.get(branch.index) ?? [])
    number += numbersFor(branch)
  }
}

/** A range of numbers that is surely enough for a branch, whatever chance gives it. */
const numbersFor = ({ members }: PlannedOrganization) => members * 2 + 30

function neighboursOf(plan: Plan): Map<string, number[]> {
  const units = new Map<string, number[]>()
  for (const { code, kind, flavour, index, closedOn, members } of plan.organizations) {
    if (kind !== 'branch' || closedOn || members === 0 || flavour === 'retired') continue
    const unit = code.slice(0, -3)
    const near = units.get(unit)
    if (near) near.push(index)
    else units.set(unit, [index])
  }
  return units
}

/** Groups inside a branch: none below 24 members, then one for each dozen or so. */
export const groupsIn = ({ members, kind }: PlannedOrganization) =>
  kind !== 'branch' || members < 24 ? 0 : members < 38 ? 2 : 3

class Gathering {
  readonly #plan: Plan
  readonly #branch: PlannedOrganization
  readonly #near: number[]
  readonly #closed: PlannedOrganization | undefined
  readonly #random: Random
  #number: number
  readonly #people: NewPerson[] = []

  constructor(
    plan: Plan,
    branch: PlannedOrganization,
    near: number[],
    closed: PlannedOrganization | undefined,
    number: number,
  ) {
    this.#plan = plan
    this.#branch = branch
    this.#near = near.filter((index) => index !== branch.index)
    this.#closed = closed
    this.#number = number
    this.#random = randomFrom(`${plan.seed} people ${branch.code}`)
  }

  gather(above: Seat[]): BranchPeople {
    const branch = this.#branch
    for (let n = 0; n < branch.members; n++) this.#addMember(n)
    const full = this.#people.filter((person) => person.becameFullOn)
    const posts = fillPosts(
      this.#random,
      branch,
      full.map((person) => candidateOf(person, branch)),
      above,
      this.#plan.today,
    )
    this.#addOthers()
    const { name } = committeeAbove(this.#plan, branch)
    const { today } = this.#plan
    const honours = this.#people.flatMap((person) => honoursOf(this.#random, person, today, name))
    const trainings = this.#people.flatMap((person) => trainingsOf(this.#random, person, today, name))
    return { branch, people: this.#people, posts, honours, trainings }
  }

  #addMember(n: number): void {
    const { today } = this.#plan
    const person = this.#sketch(true)
    const waits = this.#branch.defect === 'overdue-confirmation' && n === 0
    const joinedOn = waits ? addMonths(today, -15) : joinedDay(this.#random, person, today)
    const setting = this.#setting(n < 6 ? this.#closed : undefined)
    const life = memberLife(this.#random, person, setting, joinedOn, waits)
    const groups = groupsIn(this.#branch)
    if (groups) (life.standings.at(-1) as Standing).groupId = (n % groups) + 1
    this.#add(person, life)
  }

  #addOthers(): void {
    const retired = this.#branch.flavour === 'retired'
    const some = (mean: number) => Math.floor(mean + this.#random.next())
    const kinds: [PoliticalStatus, number][] = retired
      ? [
          ['masses', some(2)],
          ['otherParty', some(0.05)],
        ]
      : [
          ['applicant', some(1.2)],
          ['activist', some(0.75)],
          ['candidate', some(0.28)],
          ['masses', some(3.6)],
          ['leagueMember', some(0.5)],
          ['otherParty', some(0.08)],
        ]
    for (const [status, count] of kinds) {
      for (let n = 0; n < count; n++) {
        const person = this.#sketch(false)
        this.#add(person, otherLife(this.#random, person, this.#setting(undefined), status))
      }
    }
    for (let n = some(retired ? 2.9 : 0.65); n > 0; n--) {
      const person = this.#sketch(true)
      const joinedOn = joinedDay(this.#random, person, addYears(this.#plan.today, -4))
      this.#add(person, endedLife(this.#random, person, this.#setting(undefined), joinedOn))
    }
  }

  #sketch = (member: boolean): Sketch =>
    sketchPerson(this.#random, this.#branch.flavour, this.#number++, this.#plan.today, member)

  #setting(closed: PlannedOrganization | undefined): Setting {
    return {
      today: this.#plan.today,
      here: this.#branch.index,
      elsewhere: this.#near.length ? this.#random.pick(this.#near) : this.#branch.index,
      closed: closed?.closedOn ? { index: closed.index, on: closed.closedOn } : null,
    }
  }

  #add(
    { retired: _, education: __, degree: ___, occupation: ____, ...fixed }: Sketch,
    { joinedOn, becameFullOn, standings }: Life,
  ): void {
    this.#people.push({ ...fixed, joinedOn, becameFullOn, standings })
  }
}

function candidateOf({ employeeNo, birthDate, standings }: NewPerson, branch: PlannedOrganization) {
  const here = standings.filter(({ organizationId }) => organizationId === branch.index)
  return {
    employeeNo,
    birthDate,
    manager: standings.at(-1)?.occupation === 'manager',
    since: (here[0] as Standing).from,
  }
}

/** The day the branch meeting passed the admission; many meetings gather in June and December. */
function joinedDay(random: Random, person: Sketch, today: Day): Day {
  const [least, last] = random.weighted([
    [[18, 22], 32],
    [[23, 27], 44],
    [[28, 36], 19],
    [[37, 50], 5],
  ] as const)
  const grown = addYears(person.birthDate, 18)
  const wished = addDays(addYears(person.birthDate, random.int(least, last)), random.int(0, 364))
  // Whoever is too young for the wish joined at some time since coming of age.
  const fitting =
    wished < today ? wished : addDays(grown, random.int(30, Math.max(31, daysBetween(grown, today) - 5)))
  if (!random.chance(0.45)) return fitting
  const gathered = `${fitting.slice(0, 4)}-${random.pick(['06-2', '06-1', '12-1', '12-0'])}${random.int(1, 8)}`
  return gathered < today && gathered > grown ? gathered : fitting
}
