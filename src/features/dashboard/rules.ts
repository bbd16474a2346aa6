import { addDays, addMonths, addYears, type Day, firstOfMonth, lastOfMonth, monthOf } from '#basics/days.ts'
import {
  ageBrackets,
  type BranchSize,
  branchSizes,
  joinedBrackets,
} from '#features/people/figures/brackets/rules.ts'

/** What the member list is asked, to show exactly the people behind a number. */
export type Question = {
  organizationId?: number
  gender?: 'male' | 'female'
  minority?: boolean
  ageFrom?: number
  ageTo?: number
  education?: string[]
  collegeOrAbove?: boolean
  politicalStatus?: string[]
  occupation?: string[]
  employment?: string[]
  joinedFrom?: Day
  joinedTo?: Day
}

/** The question behind a bracket of the figures; null for one that no list is kept of. */
export function questionOf(dimension: string, bracket: string): Question | null {
  switch (dimension) {
    case 'total':
      return {}
    case 'gender':
      return { gender: bracket as 'male' | 'female' }
    case 'nation':
      return { minority: bracket === 'minority' }
    case 'age':
      return ages(bracket)
    case 'ageOfWomen':
      return { ...ages(bracket), gender: 'female' }
    case 'joined':
      return joined(bracket)
    case 'college':
      return { collegeOrAbove: true }
    case 'status':
      return { politicalStatus: [bracket] }
    case 'education':
    case 'occupation':
      return { [dimension]: [bracket] }
    case 'employment':
      return { employment: bracket === 'other' ? ['left', 'deceased'] : [bracket] }
    default:
      return null
  }
}

function ages(bracket: string): Question {
  const brackets = ageBrackets
  const at = brackets.findIndex(({ key }) => key === bracket)
  const [from, next] = [brackets[at], brackets[at + 1]]
  return {
    ...(from && from.least > 0 && { ageFrom: from.least }),
    ...(next && { ageTo: next.least - 1 }),
  }
}

function joined(bracket: string): Question {
  const brackets = joinedBrackets
  const at = brackets.findIndex(({ key }) => key === bracket)
  const [from, next] = [brackets[at], brackets[at + 1]]
  return {
    ...(at > 0 && from && { joinedFrom: from.from }),
    ...(next && { joinedTo: addDays(next.from, -1) }),
  }
}

export const sizeKeys = branchSizes.map(({ key }) => key) as [BranchSize, ...BranchSize[]]

/** The twelve months up to a day, the last one not over. */
export const twelveMonths = (today: Day): string[] =>
  Array.from({ length: 12 }, (_, back) => monthOf(addMonths(firstOfMonth(today), back - 11)))

export const questionOfMonth = (month: string): Question => ({
  joinedFrom: `${month}-01`,
  joinedTo: lastOfMonth(`${month}-01`),
})

/**
 * Probationary members whose year was over on a day: confirmation is due. 党章第七条 (V): the probation lasts one year;
 * an extension by decision of the branch may still run.
 */
export const questionOfProbationOver = (today: Day): Question => ({
  politicalStatus: ['probationaryMember'],
  joinedTo: addYears(today, -1),
})
