import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { BallotPost } from '../rules.ts'

type Writer = Pick<Context, 'db'>

export const candidatesOf = ({ db }: Writer, electionId: number) =>
  db
    .selectFrom('election_candidate')
    .innerJoin('person', 'person.id', 'election_candidate.person_id')
    .where('election_id', '=', electionId)
    .select([
      'person.id as personId',
      'person.name',
      'person.gender',
      'person.birth_date as birthDate',
      'person.joined_on as joinedOn',
    ])
    .select(sql<BallotPost>`election_candidate.post`.as('post'))
    .execute()

/** Sets who is nominated for a post; who was before and is not any more is not. */
export async function replaceCandidates(
  { db }: Writer,
  electionId: number,
  post: BallotPost,
  personIds: number[],
): Promise<void> {
  await db
    .deleteFrom('election_candidate')
    .where('election_id', '=', electionId)
    .where('post', '=', post)
    .execute()
  if (personIds.length === 0) return
  await db
    .insertInto('election_candidate')
    .values(personIds.map((personId) => ({ election_id: electionId, person_id: personId, post })))
    .execute()
}
