import { doneBy } from '../../path/rules.ts'
import type { File } from '../../rules.ts'
import type { PaperFacts } from '../facts/rules.ts'
import type { Sheet } from '../layout/rules.ts'
import { ballotSheets, jointTallySheet, tallySheet, type VoteAbout } from '../meetings/rules.ts'
import type { BatchPaper } from '../rules.ts'

/** What a meeting votes on of a file: the admission until it is approved, the confirmation from then on. */
export const voteOn = (file: Pick<File, 'entries'>): VoteAbout =>
  doneBy(file, 'approval') ? 'confirmation' : 'admission'

/** One of a batch: what is said of him, and what is voted on. */
export type OfBatch = { facts: PaperFacts; part: VoteAbout }

/** Files of one branch that one meeting votes on in the same matter stand on one sheet. */
function together(all: OfBatch[]): [OfBatch, ...OfBatch[]][] {
  const groups = new Map<string, [OfBatch, ...OfBatch[]]>()
  for (const one of all) {
    const { facts, part } = one
    const key = [part, facts.branch, facts[part].heldOn, facts[part].place].join('|')
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return [...groups.values()]
}

/** The ballots of all, person by person; or how all were voted on, meeting by meeting. */
export function batchSheets(paper: BatchPaper, all: OfBatch[]): Sheet[] {
  if (paper === 'ballots') return all.flatMap(({ facts, part }) => ballotSheets(facts, part))
  return together(all).map(([first, ...others]) =>
    others.length
      ? jointTallySheet([first.facts, ...others.map(({ facts }) => facts)], first.part)
      : tallySheet(first.facts, first.part),
  )
}

/** Why there is nothing to vote with; null when there is. */
export const whyNotBatch = (all: OfBatch[]): string | null =>
  all.every(({ facts, part }) => facts[part].entitled === 0) ? 'paper-without-voters' : null
