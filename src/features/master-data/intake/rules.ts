import { isMemberStatus } from '#features/people/standings/rules.ts'
import type { FeedCounts, FeedNotes } from '../feeds/rules.ts'
import type { Counts, PersonOutcome } from '../plans/rules.ts'
import type { Reading, Sheet } from '../readings/rules.ts'

type Planned = {
  counts: { organizations: Counts; people: Counts; differences: number }
  people: Pick<PersonOutcome, 'known' | 'person'>[]
  reading: Reading
}

/** What a plan does, in numbers. */
export const countsOf = ({ counts, people }: Pick<Planned, 'counts' | 'people'>): FeedCounts => ({
  ...counts,
  newMembers: people.filter(
    ({ known, person }) =>
      !known && isMemberStatus(person.politicalStatus) && person.employment !== 'deceased',
  ).length,
})

/** What the person should know beside the numbers. */
export function notesOf(
  { reading }: Pick<Planned, 'reading'>,
  sheets: Pick<Sheet, 'name' | 'header'>[],
): FeedNotes {
  const posts = new Map<string, number>()
  for (const { unknownPosts } of reading.people)
    for (const post of unknownPosts) posts.set(post, (posts.get(post) ?? 0) + 1)
  return {
    unknownColumns: sheets
      .filter(({ header }) => header.unknown.length > 0)
      .map(({ name, header }) => ({ file: name, columns: header.unknown })),
    unknownPosts: [...posts].map(([post, people]) => ({ post, people })).sort((a, b) => b.people - a.people),
    correction: reading.correction,
  }
}
