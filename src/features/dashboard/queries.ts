import { sql } from 'kysely'
import { addDays, addMonths, type Day } from '#basics/days.ts'
import { idsIn } from '#features/organizations/paths/queries.ts'
import { below, within } from '#features/organizations/queries.ts'
import { branchNumbers, type OrganizationKind } from '#features/organizations/rules.ts'
import { type BranchSize, branchSizes } from '#features/people/figures/brackets/rules.ts'
import { branchMembers } from '#features/people/figures/branches/queries.ts'
import type { Node } from '#features/people/figures/queries.ts'
import type { Reader } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { questionOfProbationOver, twelveMonths } from './rules.ts'

export type Place = {
  id: number
  name: string
  shortName: string | null
  kind: OrganizationKind
  path: string
}

const columns = [
  'organization.id',
  'organization.name',
  'organization.short_name as shortName',
  'organization.kind',
  'organization.path',
] as const

/** An organization within reach; without an id, the highest one. */
export async function findPlace({ db, reach }: Reader, id?: number): Promise<Place> {
  const found = await db
    .selectFrom('organization')
    .where(within('organization.path', reach))
    .$if(id !== undefined, (q) => q.where('id', '=', id ?? 0))
    .$if(id === undefined, (q) => q.where('closed_on', 'is', null).orderBy(sql`length(path)`).orderBy('path'))
    .select(columns)
    .limit(1)
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found as Place
}

/** Those above it that are within reach too, from the top. */
export const placesAbove = ({ db, reach }: Reader, { path }: Place) =>
  db
    .selectFrom('organization')
    .where(within('organization.path', reach))
    .where('id', 'in', [0, ...idsIn(path).slice(0, -1)])
    .select((eb) => ['id', eb.fn.coalesce('short_name', 'name').as('name')])
    .orderBy('path')
    .execute()

/** The open organizations directly below, in their order. */
export const placesBelow = async ({ db }: Reader, { id }: Place): Promise<Place[]> =>
  (await db
    .selectFrom('organization')
    .where('parent_id', '=', id)
    .where('closed_on', 'is', null)
    .select(columns)
    .orderBy('path')
    .execute()) as Place[]

export type TermCounts = Record<'termsOverdue' | 'termsSoon', number>

/** How many terms of it and below are over or end soon. 基层组织选举工作条例第三条: reminded six months before. */
export async function countTerms({ db, today }: Reader, { path }: Node): Promise<TermCounts> {
  const soonBy = addMonths(today, branchNumbers.reminderMonths)
  const { rows } = await sql<TermCounts>`
    select count(*) filter (where term.ends_on < ${today}) as "termsOverdue",
      count(*) filter (where term.ends_on >= ${today}) as "termsSoon"
    from term join organization on organization.id = term.organization_id and organization.closed_on is null
    where term.ended_on is null and term.ends_on <= ${soonBy} and term.from_on <= ${today}
      and ${below('organization.path', path)}`.execute(db)
  return rows[0] as TermCounts
}

/** The branches of a size, as they stand in the tree. */
export async function branchesOf(
  { db }: Pick<Reader, 'db'>,
  node: Node,
  size: BranchSize,
  page: { limit: number; offset: number },
) {
  const at = branchSizes.findIndex(({ key }) => key === size)
  const { rows } = await sql<Place & { members: number; parentName: string | null; total: number }>`
    select organization.id, organization.name, organization.short_name as "shortName", organization.kind,
      branch.members, coalesce(above.short_name, above.name) as "parentName", count(*) over () as total
    from (${branchMembers(node)}) as branch join organization on organization.id = branch.id
      left join organization as above on above.id = organization.parent_id
    where branch.members >= ${branchSizes[at]?.least ?? 0} and branch.members < ${branchSizes[at + 1]?.least ?? 1_000_000}
    order by organization.path limit ${page.limit} offset ${page.offset}`.execute(db)
  return { rows, total: rows[0]?.total ?? 0 }
}

/** Members of today by the month in which they joined. */
export async function countJoined(
  { db, today }: Reader,
  { path }: Node,
): Promise<{ month: string; members: number }[]> {
  const months = twelveMonths(today)
  const { rows } = await sql<{ month: string; members: number }>`
    select to_char(joined_on, 'YYYY-MM') as month, sum(members)::integer as members from (
      select joined_on, count(*) as members from person
      where membership = 'active' and joined_on >= ${`${months[0]}-01`} and joined_on < ${addDays(today, 1)}
        and ${below('person.organization_path', path)}
      group by 1
    ) as days group by 1`.execute(db)
  const found = new Map(rows.map(({ month, members }) => [month, members]))
  return months.map((month) => ({ month, members: found.get(month) ?? 0 }))
}

/** Probationary members whose year is over. */
export async function countProbationOver({ db, today }: Reader, { path }: Node): Promise<number> {
  const { joinedTo } = questionOfProbationOver(today)
  const { n } = await db
    .selectFrom('person')
    .where('membership', '=', 'active')
    .where('political_status', '=', 'probationaryMember')
    .where('joined_on', '<=', joinedTo as Day)
    .where(below('person.organization_path', path))
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

/** What waits for a decision: corrections that members propose, and differences to the master data. */
export async function countOpen(
  { db }: Reader,
  { path }: Node,
): Promise<{ proposals: number; differences: number }> {
  const { rows } = await sql<{ proposals: number; differences: number }>`
    select (
      select count(*) from proposal join person on person.id = proposal.person_id
      where proposal.accepted_at is null and proposal.declined_at is null and proposal.withdrawn_at is null
        and ${below('person.organization_path', path)}
    ) as proposals, (
      select count(*) from difference left join person on person.id = difference.person_id
        left join organization on organization.id = difference.organization_id
      where difference.accepted_at is null and difference.declined_at is null and difference.settled_at is null
        and (${below('person.organization_path', path)} or ${below('organization.path', path)})
    ) as differences`.execute(db)
  return rows[0] as { proposals: number; differences: number }
}
