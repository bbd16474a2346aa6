import { type SqlBool, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { below, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { electionsWithin, rowsOf } from '../queries.ts'
import type { ElectionKind, ElectionStatus } from '../rules.ts'

type Scope = Pick<Context, 'db' | 'reach'>

type ElectionFilters = {
  text?: string | undefined
  path: string
  kinds?: ElectionKind[] | undefined
  status: ElectionStatus
}

export const listElections = (ctx: Scope, { text, path, kinds, status }: ElectionFilters) =>
  electionsWithin(ctx)
    .where('election.status', '=', status)
    .where(below('organization.path', path))
    .$if(Boolean(kinds?.length), (q) => q.where('election.kind', 'in', kinds ?? []))
    .$if(Boolean(text), (q) => q.where(sql<SqlBool>`strpos(organization.name, ${text ?? ''}) > 0`))

export const pageOfElections = (
  found: ReturnType<typeof listElections>,
  page: { limit: number; offset: number },
) =>
  rowsOf(found)
    .orderBy('election.planned_on')
    .orderBy('election.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countElections(found: ReturnType<typeof listElections>): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

/** Branches whose term ends by a day and that have no election under way: those to be reminded. */
export const listDue = (
  { db, reach }: Scope,
  { text, path, by }: { text?: string | undefined; path: string; by: Day },
) =>
  db
    .selectFrom('term')
    .innerJoin('organization', 'organization.id', 'term.organization_id')
    .where(within('organization.path', reach))
    .where(below('organization.path', path))
    .where('term.ended_on', 'is', null)
    .where('term.ends_on', '<=', by)
    .where('organization.closed_on', 'is', null)
    .where('organization.kind', 'in', ['branch', 'jointBranch'])
    .where(
      sql<SqlBool>`not exists (select from election where election.organization_id = organization.id
        and election.status = 'running')`,
    )
    .$if(Boolean(text), (q) => q.where(sql<SqlBool>`strpos(organization.name, ${text ?? ''}) > 0`))

export const pageOfDue = (found: ReturnType<typeof listDue>, page: { limit: number; offset: number }) =>
  found
    .select([
      'organization.id as organizationId',
      'organization.name as organizationName',
      'term.from_on as termFrom',
      'term.ends_on as termEndsOn',
    ])
    .orderBy('term.ends_on')
    .orderBy('organization.path')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countDue(found: ReturnType<typeof listDue>): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}
