import { sql } from 'kysely'
import type { PoliticalStatus } from '#features/people/standings/rules.ts'
import type { Context } from '#platform/context.ts'
import type { ExclusionGround } from './rules.ts'

type Writer = Pick<Context, 'db'>

/** The members of a branch whose membership is active, as they are now. */
export const membersOf = ({ db }: Writer, organizationId: number) =>
  db
    .selectFrom('person')
    .where('organization_id', '=', organizationId)
    .where('membership', '=', 'active')
    .where('political_status', 'in', ['fullMember', 'probationaryMember'])
    .select(['id', 'name', 'gender', 'birth_date as birthDate', 'joined_on as joinedOn'])
    .select(sql<PoliticalStatus>`political_status`.as('politicalStatus'))
    .orderBy('name_pinyin')
    .orderBy('id')
    .execute()

export const exclusionsOf = ({ db }: Writer, electionId: number) =>
  db
    .selectFrom('election_exclusion')
    .where('election_id', '=', electionId)
    .select([
      'person_id as personId',
      'explanation',
      'approved_at as approvedAt',
      'approved_by as approvedBy',
    ])
    .select(sql<ExclusionGround>`ground`.as('ground'))
    .execute()

export const insertExclusion = (
  { db }: Writer,
  electionId: number,
  given: { personId: number; ground: ExclusionGround; explanation: string },
) =>
  db
    .insertInto('election_exclusion')
    .values({
      election_id: electionId,
      person_id: given.personId,
      ground: given.ground,
      explanation: given.explanation,
    })
    .onConflict((conflict) =>
      conflict.columns(['election_id', 'person_id']).doUpdateSet({
        ground: given.ground,
        explanation: given.explanation,
        approved_at: null,
        approved_by: null,
      }),
    )
    .execute()

export const approveExclusion = (
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  electionId: number,
  personId: number,
) =>
  db
    .updateTable('election_exclusion')
    .set({ approved_at: now, approved_by: actor.name })
    .where('election_id', '=', electionId)
    .where('person_id', '=', personId)
    .execute()

export const deleteExclusion = ({ db }: Writer, electionId: number, personId: number) =>
  db
    .deleteFrom('election_exclusion')
    .where('election_id', '=', electionId)
    .where('person_id', '=', personId)
    .execute()
