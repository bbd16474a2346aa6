import { addDays, type Day, yearOf } from '#basics/days.ts'
import {
  type BranchFacts,
  type Duty,
  demandKinds,
  dutiesOf,
  type Held,
  standOf,
} from '#features/meetings/demands/rules.ts'

/** What fell due of one branch by the day, of one kind or (`all`) together. */
export type DutyFacts = {
  id: number
  code: string
  name: string
  duty: string
  whole: 'whole' | 'partial'
  due: number
  done: number
  missed: number
  invited: number
  present: number
}

type Branch = BranchFacts & { id: number; code: string; name: string }
type Meeting = Held & { invited: number; present: number }

const total = (list: readonly Meeting[], of: 'invited' | 'present') =>
  list.reduce((sum, one) => sum + one[of], 0)

/** The rows of a branch: one for each kind that fell due, one for all of them. A period that ends on the day is over. */
export function dutyRows(branch: Branch, held: readonly Meeting[], asOf: Day): DutyFacts[] {
  const duties = dutiesOf(branch, yearOf(asOf), held, addDays(asOf, 1))
  const rowOf = (duty: string, chosen: readonly Duty[], meetings: readonly Meeting[]): DutyFacts[] => {
    const { due, done, missing } = standOf(chosen)
    if (due === 0) return []
    const { id, code, name } = branch
    return [
      {
        id,
        code,
        name,
        duty,
        whole: missing === 0 ? 'whole' : 'partial',
        due,
        done,
        missed: missing,
        invited: total(meetings, 'invited'),
        present: total(meetings, 'present'),
      },
    ]
  }
  return [
    ...demandKinds.flatMap((kind) =>
      rowOf(
        kind,
        duties.filter(({ demand }) => demand.kind === kind),
        held.filter(({ kinds }) => kinds.includes(kind)),
      ),
    ),
    ...rowOf('all', duties, held),
  ]
}
