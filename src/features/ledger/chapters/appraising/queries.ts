import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { Span } from '../work/queries.ts'
import type { RectificationFact, RoundFact, TalkFact } from './rules.ts'

type Db = Pick<Context, 'db'>

/** The appraisals of a branch that were closed in a span, each with how many got which grade. */
export async function roundsIn({ db }: Db, { organizationId, from, until }: Span) {
  const { rows } = await sql<RoundFact>`
    select round.id, round.closed_on as "closedOn", count(member.*)::int as members,
      (count(member.*) filter (where member.absent_because is null))::int as present,
      (count(*) filter (where member.grade = 'excellent'))::int as excellent,
      (count(*) filter (where member.grade = 'qualified'))::int as qualified,
      (count(*) filter (where member.grade = 'basicallyQualified'))::int as "basicallyQualified",
      (count(*) filter (where member.grade = 'unqualified'))::int as unqualified
    from appraisal_round round left join appraisal_member member on member.round_id = round.id
    where round.organization_id = ${organizationId} and round.closed_on between ${from} and ${until}
    group by round.id order by round.closed_on`.execute(db)
  return rows
}

/** How many talks there were, between how many members; what was said is not read. */
export async function talksIn({ db }: Db, { organizationId, from, until }: Span): Promise<TalkFact> {
  const { rows } = await sql<TalkFact>`
    select count(distinct talk.id)::int as talks, count(distinct person)::int as people, max(held_on) as last
    from talk cross join lateral unnest(array[one_id, other_id]) person
    where organization_id = ${organizationId} and held_on between ${from} and ${until} and withdrawn_at is null`.execute(
    db,
  )
  return rows[0] ?? { talks: 0, people: 0, last: null }
}

/** What was to be put right at some time of a span, as it stood on its last day. */
export async function rectificationsIn({ db }: Db, { organizationId, from, until }: Span) {
  const { rows } = await sql<RectificationFact>`
    select id, source, problem, responsible_name as "responsibleName", raised_on as "raisedOn", due_on as "dueOn",
      case when solved_on <= ${until} then solved_on end as "solvedOn",
      case when solved_on <= ${until} then solved_note end as "solvedNote",
      case when confirmed_on <= ${until} then 'confirmed' when solved_on <= ${until} then 'solved' else 'open' end as status
    from rectification
    where organization_id = ${organizationId} and raised_on <= ${until} and coalesce(confirmed_on, 'infinity') >= ${from}
    order by raised_on, id`.execute(db)
  return rows
}
