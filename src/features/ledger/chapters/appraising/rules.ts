import type { Day } from '#basics/days.ts'
import {
  type RectificationStatus,
  type Source,
  sourceNames,
  statusNames,
} from '#features/appraisals/rectifications/rules.ts'
import { type Grade, gradeNames } from '#features/appraisals/rules.ts'
import { narrowed, type Row, row } from '../rules.ts'

export type RoundFact = Record<Grade, number> & {
  id: number
  closedOn: Day
  members: number
  present: number
}
export type TalkFact = { talks: number; people: number; last: Day | null }
export type RectificationFact = {
  id: number
  source: Source
  problem: string
  responsibleName: string
  raisedOn: Day
  dueOn: Day
  solvedOn: Day | null
  solvedNote: string | null
  status: RectificationStatus
}

const grades = Object.keys(gradeNames) as Grade[]
const gradesInWords = (round: RoundFact) =>
  grades
    .filter((grade) => round[grade] > 0)
    .map((grade) => `${gradeNames[grade]} ${round[grade]} 名`)
    .join('、')

/** What the appraisals came to, and that members talked to each other: rows of the chapter on appraisal. */
export function appraisalRows(
  organizationId: number,
  rounds: RoundFact[],
  { talks, people, last }: TalkFact,
): Row[] {
  const results = rounds.map((one) =>
    row(
      [one.closedOn, '民主评议结果', one.members, one.present, gradesInWords(one) || null, null, '已办结'],
      '民主评议党员',
      `/appraisals/${one.id}`,
    ),
  )
  if (talks === 0) return results
  const said = `共 ${talks} 次，${people} 名党员参加`
  return [
    ...results,
    row([last, '谈心谈话', null, null, said, null, '已登记'], '谈心谈话', narrowed('/talks', organizationId)),
  ]
}

/** 整改清单: rows of the chapter on tasks and problems. */
export const rectificationRows = (facts: RectificationFact[]): Row[] =>
  facts.map((one) =>
    row(
      [
        '整改',
        one.problem,
        sourceNames[one.source],
        one.responsibleName,
        one.raisedOn,
        one.dueOn,
        statusNames[one.status],
        one.solvedOn,
        one.solvedNote,
      ],
      '整改清单',
      `/rectifications/${one.id}`,
    ),
  )
