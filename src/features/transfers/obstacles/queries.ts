import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Duty, PostKind } from '#features/people/posts/rules.ts'
import type { Context } from '#platform/context.ts'

type Writer = Pick<Context, 'db'>

/** The posts that somebody holds today. */
export async function postsHeldBy({ db, today }: Pick<Context, 'db' | 'today'>, personId: number) {
  const { rows } = await sql<{
    kind: PostKind
    duty: Duty | null
    organizationId: number
    organizationName: string
  }>`
    select post.kind, post.duty, organization.id as "organizationId", organization.name as "organizationName"
    from post join organization on organization.id = post.organization_id
    where post.person_id = ${personId} and post.from_on <= ${today}
      and (post.until_on is null or post.until_on > ${today})
    order by organization.path, post.id`.execute(db)
  return rows
}

/** Elections under way in which somebody stands as a candidate. */
export const candidaciesOf = ({ db }: Writer, personId: number) =>
  db
    .selectFrom('election')
    .innerJoin('organization', 'organization.id', 'election.organization_id')
    .where('election.status', '=', 'running')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('election_candidate')
          .whereRef('election_candidate.election_id', '=', 'election.id')
          .where('election_candidate.person_id', '=', personId)
          .select('election_candidate.person_id'),
      ),
    )
    .select(['election.id', 'organization.name as organizationName'])
    .execute()

/** What both sides should know of him: an election under way at home, a probation, living elsewhere. */
export async function circumstancesOf({ db }: Writer, personId: number) {
  const { rows } = await sql<{
    electing: boolean
    joinedOn: Day | null
    mobileSince: Day | null
    helps: string | null
  }>`
    select exists (select from election where election.organization_id = person.organization_id
        and election.status = 'running') as electing,
      case when person.political_status = 'probationaryMember' then person.joined_on end as "joinedOn",
      person.mobile_since as "mobileSince",
      (select string_agg(distinct helped.name, '、') from admission_helper helper
        join admission_entry entry on entry.id = helper.entry_id
        join admission on admission.id = entry.admission_id and admission.status = 'running'
        join person helped on helped.id = admission.person_id and helped.political_status <> 'fullMember'
        where helper.person_id = person.id) as helps
    from person where person.id = ${personId}`.execute(db)
  return rows[0] ?? { electing: false, joinedOn: null, mobileSince: null, helps: null }
}
