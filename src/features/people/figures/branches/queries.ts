import { type RawBuilder, sql } from 'kysely'
import { idAt, idsIn, pieceLength, pieceOf } from '#features/organizations/paths/queries.ts'
import { below } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { branchSizes } from '../brackets/rules.ts'
import type { FigureFault } from '../rules.ts'

type Scope = Pick<Context, 'db'>
type Node = { id: number; path: string }

export type BranchFigures = { kinds: Record<string, number>; sizes: Record<string, number> }
type Line = { dimension: 'kind' | 'size'; bracket: string; organizations: number }

const bounds = branchSizes.map(({ least }) => least)
/** SQL: the key of the size that so many members make. */
const sizeOf = (members: RawBuilder<unknown>) =>
  sql`(${branchSizes.map(({ key }) => key)}::text[])[width_bucket(${members}, ${bounds}::integer[])]`
const isBranch = sql`kind in ('branch', 'jointBranch') and closed_on is null`

/** SQL: active members that came (or, negative, went) since the last folding, by the piece of their branch, wherever it hung. */
const recentMembers = sql`
  select right(path, ${sql.lit(pieceLength)}) as piece, sum(members)::integer as members from figure_delta
  group by 1 having sum(members) <> 0`

/** SQL: `id` and `members` of every open branch in an organization and below it. */
export const branchMembers = (node: Node) => sql`
  select organization.id, coalesce(figure.members, 0) + coalesce(recent.members, 0) as members
  from organization left join figure on figure.organization_id = organization.id and figure.dimension = 'total'
    left join (${recentMembers}) as recent on recent.piece = right(organization.path, ${sql.lit(pieceLength)})
  where ${below('organization.path', node.path)} and ${isBranch}`

/**
 * How many open organizations of each kind, and branches of each size, an organization has with everything below it:
 * those kept at the last folding, set right for the branches where somebody came or went since. Where the tree itself
 * changed since, all are counted.
 */
export async function branchFigures({ db }: Scope, node: Node): Promise<BranchFigures> {
  const { rows } = await sql<Line & { changed: boolean }>`
    with changed as (select exists (select from tree_change where strpos(path, ${pieceOf(node.path)}) > 0) as it)
    select dimension, bracket, sum(organizations)::integer as organizations, bool_or(it) as changed from (
      select dimension, bracket, organizations from branch_figure where organization_id = ${node.id}
      union all
      select 'size', size.bracket, size.organizations from (${recentMembers}) as recent
        join organization on organization.id = ${idAt(sql<string>`recent.piece`, sql<number>`1`)}
          and ${isBranch} and ${below('organization.path', node.path)}
        left join figure on figure.organization_id = organization.id and figure.dimension = 'total'
        cross join lateral (values
          (${sizeOf(sql`coalesce(figure.members, 0)`)}, -1),
          (${sizeOf(sql`coalesce(figure.members, 0) + recent.members`)}, 1)) as size (bracket, organizations)
      union all select 'kind', '', 0
    ) as lines, changed group by 1, 2`.execute(db)
  return figuresOf(rows[0]?.changed ? (await sql<Line>`${counted(node)}`.execute(db)).rows : rows)
}

function figuresOf(lines: Line[]): BranchFigures {
  const of = (dimension: Line['dimension']) =>
    Object.fromEntries(
      lines
        .filter((line) => line.dimension === dimension && line.organizations > 0)
        .map((line) => [line.bracket, line.organizations]),
    )
  return { kinds: of('kind'), sizes: of('size') }
}

/** SQL: the same, counted from the tree. */
const counted = (node: Node) => sql`
  select 'kind' as dimension, kind as bracket, count(*)::integer as organizations from organization
  where ${below('organization.path', node.path)} and closed_on is null group by 2
  union all
  select 'size', ${sizeOf(sql`members`)}, count(*)::integer from (${branchMembers(node)}) as branch group by 2`

/** After a folding: the figures of every organization above the paths touched, and of those where the tree changed. */
export async function refreshBranchFigures({ db }: Scope, touched: string[]): Promise<void> {
  const { rows } = await sql<{ path: string }>`delete from tree_change returning path`.execute(db)
  const paths = [...touched, ...rows.map(({ path }) => path)]
  await keep(db, [...new Set(paths.flatMap(idsIn))])
}

/** All of them, counted anew. */
export async function recountBranchFigures({ db }: Scope): Promise<void> {
  await sql`delete from tree_change`.execute(db)
  await sql`delete from branch_figure`.execute(db)
  await sql`insert into branch_figure (organization_id, dimension, bracket, organizations) ${tallied(sql`true`)}`.execute(
    db,
  )
}

async function keep(db: Scope['db'], ids: number[]): Promise<void> {
  if (ids.length === 0) return
  const these = sql`id = any(${ids}::integer[])`
  await sql`delete from branch_figure where organization_${these}`.execute(db)
  await sql`insert into branch_figure (organization_id, dimension, bracket, organizations) ${tallied(these)}`.execute(
    db,
  )
}

/** SQL: of each open organization what it is, added up for everything above it that is asked for. */
const tallied = (these: RawBuilder<unknown>) => sql`
  with above as (
    select place.id, kind, closed_on, coalesce(figure.members, 0) as members
    from organization left join figure on figure.organization_id = organization.id and figure.dimension = 'total'
      cross join generate_series(1, length(path), ${sql.lit(pieceLength)}) as at
      cross join lateral (select ${idAt(sql<string>`path`, sql<number>`at`)} as id) as place
    where closed_on is null
  )
  select id, 'kind', kind, count(*) from above where ${these} group by 1, 3
  union all
  select id, 'size', ${sizeOf(sql`members`)}, count(*) from above where ${isBranch} and ${these} group by 1, 3`

/** What differs from a count of the tree, when nothing has changed since the last folding. Empty: all agree. */
export async function branchFaults({ db }: Scope): Promise<FigureFault[]> {
  const { rows } = await sql<FigureFault>`
    with counted (id, dimension, bracket, organizations) as (${tallied(sql`true`)})
    select coalesce(kept.organization_id, counted.id) as "organizationId", coalesce(kept.dimension, counted.dimension) as dimension,
      coalesce(kept.bracket, counted.bracket) as bracket,
      coalesce(kept.organizations, 0) as kept, coalesce(counted.organizations, 0)::integer as counted
    from branch_figure as kept full join counted
      on counted.id = kept.organization_id and counted.dimension = kept.dimension and counted.bracket = kept.bracket
    where coalesce(kept.organizations, 0) <> coalesce(counted.organizations, 0)
      and not exists (select from figure_delta) and not exists (select from tree_change)
    order by 1, 2, 3 limit 100`.execute(db)
  return rows
}
