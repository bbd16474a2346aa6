import { sql } from 'kysely'
import type { Duty } from '#features/people/posts/rules.ts'
import type { Context } from '#platform/context.ts'
import type { BallotPost } from '../rules.ts'
import type { Count } from './rules.ts'

type Writer = Pick<Context, 'db'>

/** The counts of an election in their order, with the votes of each. */
export async function ballotsOf({ db }: Writer, electionId: number) {
  const ballots = await db
    .selectFrom('ballot')
    .where('election_id', '=', electionId)
    .select([
      'id',
      'round',
      'seats',
      'handed_out as handedOut',
      'returned',
      'valid',
      'spoiled',
      'reduced_because as reducedBecause',
      'counted_at as countedAt',
      'counted_by as countedBy',
    ])
    .select(sql<BallotPost>`post`.as('post'))
    .orderBy('id')
    .execute()
  const votes = await db
    .selectFrom('ballot_vote')
    .innerJoin('ballot', 'ballot.id', 'ballot_vote.ballot_id')
    .where('ballot.election_id', '=', electionId)
    .select([
      'ballot_vote.ballot_id as ballotId',
      sql<string>`ballot_vote.person_id::text`.as('key'),
      'ballot_vote.name',
      'ballot_vote.in_favour as for',
      'ballot_vote.against',
      'ballot_vote.abstained',
      'ballot_vote.written_in as writtenIn',
    ])
    .orderBy('ballot_vote.in_favour', 'desc')
    .orderBy('ballot_vote.person_id')
    .execute()
  return ballots.map((ballot) => ({
    ...ballot,
    votes: votes.filter(({ ballotId }) => ballotId === ballot.id).map(({ ballotId, ...vote }) => vote),
  }))
}
export type Ballot = Awaited<ReturnType<typeof ballotsOf>>[number]

export async function insertBallot(
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  given: Count & { electionId: number; post: BallotPost; round: number; seats: number },
): Promise<number> {
  const { id } = await db
    .insertInto('ballot')
    .values({
      election_id: given.electionId,
      post: given.post,
      round: given.round,
      seats: given.seats,
      handed_out: given.handedOut,
      returned: given.returned,
      valid: given.valid,
      spoiled: given.spoiled,
      counted_at: now,
      counted_by: actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await sql`
    insert into ballot_vote (ballot_id, person_id, name, in_favour, against, abstained, written_in)
    select ${id}, key::integer, name, "for", against, abstained, "writtenIn"
    from json_to_recordset(${JSON.stringify(given.votes)}::json) as given
      (key text, name text, "for" integer, against integer, abstained integer, "writtenIn" boolean)`.execute(
    db,
  )
  return id
}

/** Takes back a count that was written down wrongly. */
export async function deleteBallot({ db }: Writer, id: number): Promise<void> {
  await db.deleteFrom('ballot_vote').where('ballot_id', '=', id).execute()
  await db.deleteFrom('ballot').where('id', '=', id).execute()
}

export const reduceBallot = ({ db }: Writer, id: number, because: string) =>
  db.updateTable('ballot').set({ reduced_because: because }).where('id', '=', id).execute()

export const dutiesOf = ({ db }: Writer, electionId: number) =>
  db
    .selectFrom('election_duty')
    .where('election_id', '=', electionId)
    .select('person_id as personId')
    .select(sql<Duty>`duty`.as('duty'))
    .execute()

export async function replaceDuties(
  { db }: Writer,
  electionId: number,
  duties: { personId: number; duty: Duty }[],
): Promise<void> {
  await db.deleteFrom('election_duty').where('election_id', '=', electionId).execute()
  if (duties.length === 0) return
  await db
    .insertInto('election_duty')
    .values(duties.map(({ personId, duty }) => ({ election_id: electionId, person_id: personId, duty })))
    .execute()
}
