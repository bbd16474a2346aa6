import { sql } from 'kysely'
import type { BallotPost, ElectionKind, ElectionStatus } from '#features/elections/rules.ts'
import type { State as SuggestionState, Topic } from '#features/suggestions/rules.ts'
import type { Context } from '#platform/context.ts'

type Db = Pick<Context, 'db'>

/** What somebody said under his name; what he said without it is tied to no record (features/suggestions). */
export const suggestionsOf = ({ db }: Db, personId: number) =>
  db
    .selectFrom('suggestion')
    .innerJoin('organization', 'organization.id', 'suggestion.organization_id')
    .where('suggestion.author_id', '=', personId)
    .select([
      'suggestion.title',
      'suggestion.written_at as writtenAt',
      'organization.name as organizationName',
    ])
    .select([
      sql<Topic>`suggestion.topic`.as('topic'),
      sql<SuggestionState>`suggestion.state`.as('state'),
      sql<string | null>`(select string_agg(step.words, '；' order by step.id) from suggestion_step step
        where step.suggestion_id = suggestion.id and step.words <> '')`.as('words'),
    ])
    .orderBy('suggestion.id', 'desc')
    .execute()

export const candidaciesOf = ({ db }: Db, personId: number) =>
  db
    .selectFrom('election_candidate as candidate')
    .innerJoin('election', 'election.id', 'candidate.election_id')
    .innerJoin('organization', 'organization.id', 'election.organization_id')
    .where('candidate.person_id', '=', personId)
    .select(['organization.name as organizationName', 'election.planned_on as plannedOn'])
    .select([
      sql<ElectionKind>`election.kind`.as('kind'),
      sql<BallotPost>`candidate.post`.as('post'),
      sql<ElectionStatus>`election.status`.as('status'),
    ])
    .orderBy('election.planned_on', 'desc')
    .execute()
