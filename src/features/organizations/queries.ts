import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Reach } from '#basics/reach.ts'
import type { Context, Reader } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { OrganizationKind } from './rules.ts'

/** SQL: the column holds this path or one below it. A prefix is a range, so that the index on the path serves it. */
export const below = (column: string, path: string) =>
  path === ''
    ? sql<boolean>`true`
    : sql<boolean>`(${sql.ref(column)} >= ${path} and ${sql.ref(column)} < ${`${path}~`})`

/** SQL: what is shared with the path in the column is for whoever acts there or below. */
export const sharedWith = (column: string, reach: Reach) =>
  sql<boolean>`exists (select from unnest(${reach.paths}::text[]) as own (path)
    where starts_with(own.path, ${sql.ref(column)}))`

/** SQL: the column holds a path within the reach. */
export function within(column: string, reach: Reach) {
  const ranges = reach.paths.map((path) => below(column, path))
  return ranges.length ? sql<boolean>`(${sql.join(ranges, sql` or `)})` : sql<boolean>`false`
}

/** SQL: the dated row of this alias holds on the day: from_on ≤ day < until_on. */
export const holdsOn = (alias: string, day: Day) =>
  sql<boolean>`(${sql.ref(`${alias}.from_on`)} <= ${day} and coalesce(${sql.ref(`${alias}.until_on`)}, 'infinity') > ${day})`

type Scope = Pick<Reader, 'db' | 'reach'>

/** An organization within reach as it is now; the raw row. */
export async function getOrganization({ db, reach }: Scope, id: number) {
  const found = await db
    .selectFrom('organization')
    .where('id', '=', id)
    .where(within('organization.path', reach))
    .selectAll()
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

/** The organization whatever the reach: for rules that must know a neighbour. */
export const findByCode = ({ db }: Pick<Context, 'db'>, code: string) =>
  db.selectFrom('organization').where('code', '=', code).selectAll().executeTakeFirst()

/** Every organization within the present reach, with the state it had on a day, once it was established. */
const onDay = ({ db, reach }: Scope, day: Day, closed: boolean) =>
  db
    .selectFrom('organization')
    .innerJoin('organization_state as state', 'state.organization_id', 'organization.id')
    .where(holdsOn('state', day))
    .where(within('organization.path', reach))
    .where(sql<boolean>`coalesce(organization.established_on, '-infinity') <= ${day}`)
    .$if(!closed, (q) => q.where(sql<boolean>`coalesce(organization.closed_on, 'infinity') > ${day}`))

const nodeColumns = [
  'organization.id',
  'organization.code',
  'state.name',
  'state.short_name as shortName',
  'organization.name_initials as initials',
  'state.kind',
  'state.parent_id as parentId',
  'state.path',
  'organization.established_on as establishedOn',
  'organization.closed_on as closedOn',
] as const

type Node = { kind: string; closedOn: Day | null }
/** The kind is checked by the database; closed is told for the day asked for. */
const typed = <T extends Node>(node: T, day: Day) => ({
  ...node,
  kind: node.kind as OrganizationKind,
  closed: node.closedOn !== null && node.closedOn <= day,
})

/** The tree on a day: every organization that stood then (or, with closed, every one known by then). */
export async function treeOn(ctx: Scope, day: Day, closed: boolean) {
  const nodes = await onDay(ctx, day, closed).select(nodeColumns).orderBy('state.path').execute()
  return nodes.map((node) => typed(node, day))
}

/** Active members of each organization today, without what is below it. */
export const membersByPath = ({ db, reach }: Scope) =>
  db
    .selectFrom('person')
    .where('membership', '=', 'active')
    .where(within('organization_path', reach))
    .groupBy('organization_path')
    .select(({ fn }) => ['organization_path as path', fn.countAll<number>().as('members')])
    .execute()

/** One organization as it was on a day; not found before it was established. */
export async function organizationOn(ctx: Scope, id: number, day: Day) {
  const found = await onDay(ctx, day, true)
    .where('organization.id', '=', id)
    .select(nodeColumns)
    .select(['organization.closed_because as closedBecause', 'organization.term_years as termYears'])
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return typed(found, day)
}

/** What stood above and directly below an organization on a day, from the root down. */
export async function neighboursOn(
  { db }: Pick<Context, 'db'>,
  place: { id: number; path: string },
  day: Day,
) {
  const states = () =>
    db
      .selectFrom('organization_state as state')
      .innerJoin('organization', 'organization.id', 'state.organization_id')
      .where(holdsOn('state', day))
      .orderBy('state.path')
  const ancestors = await states()
    .where(sql<boolean>`starts_with(${place.path}, state.path)`)
    .where('state.path', '<>', place.path)
    .select(['organization.id', 'state.name'])
    .execute()
  const children = await states()
    .where('state.parent_id', '=', place.id)
    .where(sql<boolean>`coalesce(organization.established_on, '-infinity') <= ${day}`)
    .select(['organization.id', 'state.name', 'state.kind', 'organization.closed_on as closedOn'])
    .execute()
  return { ancestors, children: children.map((child) => typed(child, day)) }
}

export type ListFilters = {
  organizationId?: number
  text?: string
  kinds?: OrganizationKind[]
  termStatus?: 'running' | 'soon' | 'overdue' | 'missing'
  closed: boolean
  sort: keyof typeof sortColumns
  descending: boolean
}

const sortColumns = {
  tree: 'state.path',
  code: 'organization.code',
  name: 'state.name',
  kind: 'state.kind',
  establishedOn: 'organization.established_on',
  termEndsOn: 'term.ends_on',
} as const

/** The list of organizations on a day, below a path, with the term that ran. `soonBy`: six months after the day. */
export function listOn(ctx: Scope, filters: ListFilters, when: { day: Day; soonBy: Day; path: string }) {
  const { day, soonBy, path } = when
  const status = filters.termStatus
  return onDay(ctx, day, filters.closed)
    .leftJoin('organization_state as parent', (join) =>
      join.onRef('parent.organization_id', '=', 'state.parent_id').on(holdsOn('parent', day)),
    )
    .leftJoin('term', (join) =>
      join
        .onRef('term.organization_id', '=', 'organization.id')
        .on('term.from_on', '<=', day)
        .on(sql<boolean>`coalesce(term.ended_on, 'infinity') > ${day}`),
    )
    .where(below('state.path', path))
    .$if(Boolean(filters.kinds?.length), (q) => q.where('state.kind', 'in', filters.kinds ?? []))
    .$if(Boolean(filters.text), (q) => q.where(matches(filters.text ?? '')))
    .$if(status === 'overdue', (q) => q.where('term.ends_on', '<', day))
    .$if(status === 'soon', (q) => q.where('term.ends_on', '>=', day).where('term.ends_on', '<=', soonBy))
    .$if(status === 'running', (q) => q.where('term.ends_on', '>', soonBy))
    .$if(status === 'missing', (q) =>
      q.where('term.id', 'is', null).where('state.kind', '<>', 'temporaryBranch'),
    )
}

const matches = (text: string) =>
  sql<boolean>`(strpos(state.name, ${text}) > 0 or strpos(state.short_name, ${text}) > 0
    or strpos(organization.name_initials, ${text.toLowerCase()}) > 0 or starts_with(organization.code, ${text}))`

type Listing = ReturnType<typeof listOn>

/** The rows of a list in their order; of all rows, or of one page. */
export async function rowsOf(
  listing: Listing,
  { sort, descending }: ListFilters,
  when: { day: Day; today: Day },
  page?: { limit: number; offset: number },
) {
  const rows = await listing
    .select(nodeColumns)
    .select(['parent.name as parentName', 'term.from_on as termFrom', 'term.ends_on as termEndsOn'])
    .select([secretaryOn(when.day).as('secretary'), membersOn(when.day, when.today).as('members')])
    .orderBy(sortColumns[sort], (order) => (descending ? order.desc().nullsLast() : order.asc().nullsLast()))
    .orderBy('state.path')
    .$if(page !== undefined, (q) => q.limit(page?.limit ?? 0).offset(page?.offset ?? 0))
    .execute()
  return rows.map((row) => typed(row, when.day))
}

const secretaryOn = (day: Day) => sql<string | null>`(
  select person.name from post join person on person.id = post.person_id
  where post.organization_id = organization.id and post.kind = 'secretary' and ${holdsOn('post', day)}
  order by post.from_on desc limit 1)`

/** Active members in the organization and below it: of today from the present places, of a past day from the standings. */
const membersOn = (day: Day, today: Day) =>
  day === today
    ? sql<number>`(
  select count(*) from person where membership = 'active'
    and organization_path >= state.path and organization_path < state.path || '~')`
    : sql<number>`(
  select count(*) from organization_state place join standing on standing.organization_id = place.organization_id
  where place.path >= state.path and place.path < state.path || '~' and ${holdsOn('place', day)}
    and standing.membership = 'active' and ${holdsOn('standing', day)})`

export async function countOf(listing: Listing): Promise<number> {
  const row = await listing.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}
