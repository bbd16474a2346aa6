import type { Grade, Why } from '../rules.ts'

/** A ballot's marks of one member; 弃权 where nothing was marked. */
export type Marks = Record<Grade | 'abstained', number>
export const noMarks: Marks = {
  excellent: 0,
  qualified: 0,
  basicallyQualified: 0,
  unqualified: 0,
  abstained: 0,
}
export const marksIn = (one: Marks) =>
  one.excellent + one.qualified + one.basicallyQualified + one.unqualified + one.abstained

export type PaperCount = {
  returned: number
  spoiled: number
  rows: readonly ({ personId: number } & Marks)[]
}

const because = (code: string, facts: Why['facts'] = {}): Why => ({ code, facts })

/** Why a count of paper ballots cannot be: each member has as many marks as there are valid ballots, and no more
 * ballots come back than people are left who did not vote on the phone. */
export function whyNotCount(
  { returned, spoiled, rows }: PaperCount,
  facts: { taking: number; online: number; rated: readonly { personId: number; name: string }[] },
): Why | null {
  if (spoiled > returned) return because('appraisal-spoiled-many', { spoiled, returned })
  if (returned + facts.online > facts.taking)
    return because('appraisal-ballots-many', { returned, online: facts.online, taking: facts.taking })
  const valid = returned - spoiled
  for (const { personId, name } of facts.rated) {
    const row = rows.find((one) => one.personId === personId)
    const marks = row ? marksIn(row) : 0
    if (marks !== valid) return because('appraisal-marks-differ', { name, marks, valid })
  }
  const known = new Set(facts.rated.map(({ personId }) => personId))
  return rows.every(({ personId }) => known.has(personId)) ? null : because('appraisal-stranger')
}

/** Why a ballot cannot be cast: nobody on it is a stranger, nobody stands on it twice. */
export function whyNotBallot(marked: readonly number[], rated: readonly number[]): Why | null {
  const known = new Set(rated)
  if (marked.some((id) => !known.has(id))) return because('appraisal-stranger')
  return new Set(marked).size === marked.length ? null : because('appraisal-marked-twice')
}
