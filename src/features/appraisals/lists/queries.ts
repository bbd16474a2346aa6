import { type SqlBool, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { below, holdsOn, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import type { RoundState } from '../rules.ts'

type Scope = Pick<Context, 'db' | 'reach'>
export type ListState = RoundState | 'missing' | 'running' | 'all'

export type Filters = {
  year: number
  state: ListState
  text?: string | undefined
  path: string
}

function inState(state: ListState) {
  if (state === 'all') return sql<SqlBool>`true`
  if (state === 'missing') return sql<SqlBool>`round.id is null`
  return state === 'running' ? sql<SqlBool>`round.state <> 'closed'` : sql<SqlBool>`round.state = ${state}`
}

/** Every branch within reach that holds appraisals, with its round of the year, if it has one. */
export const listRounds = ({ db, reach }: Scope, asked: Filters, day: Day) =>
  db
    .selectFrom('organization')
    .innerJoin('organization_state as state', 'state.organization_id', 'organization.id')
    .leftJoin('appraisal_round as round', (join) =>
      join.onRef('round.organization_id', '=', 'organization.id').on('round.year', '=', asked.year),
    )
    .where(holdsOn('state', day))
    .where('state.kind', 'in', ['branch', 'jointBranch'])
    .where(sql<SqlBool>`(organization.closed_on is null or round.id is not null)`)
    .where(within('organization.path', reach))
    .where(below('organization.path', asked.path))
    .where(inState(asked.state))
    .$if(Boolean(asked.text), (q) => q.where(sql<SqlBool>`strpos(state.name, ${asked.text ?? ''}) > 0`))
type Found = ReturnType<typeof listRounds>

/** The page, in the order of the tree, counted after it was cut. */
export const pageOfRounds = (found: Found, { limit, offset }: { limit: number; offset: number }) =>
  found
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('appraisal_member as member')
          .whereRef('member.round_id', '=', 'round.id')
          .select([
            sql<number>`count(*)::int`.as('members'),
            sql<number>`count(*) filter (where absent_because is not null)::int`.as('absent'),
            sql<number>`count(*) filter (where self_text is not null)::int`.as('written'),
            sql<number>`count(*) filter (where voted)::int`.as('voted'),
            sql<number>`count(*) filter (where grade is not null)::int`.as('graded'),
            sql<number>`count(*) filter (where grade = 'excellent')::int`.as('excellent'),
          ])
          .as('counts'),
      (join) => join.onTrue(),
    )
    .select([
      'organization.id as organizationId',
      'round.id',
      'round.opened_at as openedAt',
      'round.closed_on as closedOn',
      'counts.members',
      'counts.absent',
      'counts.written',
      'counts.voted',
      'counts.graded',
      'counts.excellent',
    ])
    .select(sql<string>`coalesce(organization.short_name, state.name)`.as('organizationName'))
    .select(sql<RoundState | null>`round.state`.as('state'))
    .orderBy('organization.path')
    .limit(limit)
    .offset(offset)
    .execute()
export type ListRow = Awaited<ReturnType<typeof pageOfRounds>>[number]

export async function countRounds(found: Found): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}
