import { type RawBuilder, sql } from 'kysely'
import { bornAtLatest, type Day } from '#basics/days.ts'
import { idAt, pieceLength, pieceOf } from '#features/organizations/paths/queries.ts'
import { below } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { branchFaults, recountBranchFigures, refreshBranchFigures } from './branches/queries.ts'
import {
  crossingBirths,
  type FigureCell,
  type FigureDimension,
  type FigureFault,
  type Figures,
  figureDimensions,
  figuresFrom,
} from './rules.ts'

type Writer = Pick<Context, 'db' | 'today'>
type Reader = Pick<Context, 'db' | 'today'>
export type Node = { id: number; path: string }

/** SQL: dimension and bracket of a row of `person` or `figure_delta`, one line each, ages as of a day. */
function brackets(alias: string, day: Day, dimensions: FigureDimension[] = figureDimensions) {
  const lines = dimensions.map((one) => sql`(${sql.lit(one.key)}, ${bracketOf(one, alias, day)})`)
  return sql`(values ${sql.join([sql`('total', 'all')`, ...lines])}) as cell (dimension, bracket)`
}

function bracketOf({ column, brackets, women }: FigureDimension, alias: string, day: Day) {
  const value = sql.ref(`${alias}.${column}`)
  // The last bracket that has begun is the right one.
  const whens = [...brackets].reverse().map((bracket) => {
    const key = sql.lit(bracket.key)
    if ('codes' in bracket)
      return sql`when ${value} in (${sql.join(bracket.codes.map((code) => sql.lit(code)))}) then ${key}`
    if ('from' in bracket) return sql`when ${value} >= ${sql.lit(bracket.from)} then ${key}`
    return bracket.least === 0
      ? sql`else ${key}`
      : sql`when ${value} <= ${sql.lit(bornAtLatest(day, bracket.least))} then ${key}`
  })
  const found = sql`case ${sql.join(whens, sql` `)} end`
  return women ? sql`case when ${sql.ref(`${alias}.gender`)} = 'female' then ${found} end` : found
}

const ageDimensions = figureDimensions.filter(({ column }) => column === 'birth_date')

/** SQL: what changes between two days for those whose birthday crossed a bracket; null when it is the same day. */
function crossings(from: Day, to: Day, path: string) {
  const births = crossingBirths(from, to)
  if (births.length === 0) return null
  const crossed = births.map(({ after, to }) => sql`(birth_date > ${after} and birth_date <= ${to})`)
  const side = (day: Day, sign: number) => sql`
    select person.organization_path as path, cell.dimension, cell.bracket, ${sql.lit(sign)} as members
    from person cross join lateral ${brackets('person', day, ageDimensions)}
    where membership = 'active' and (${sql.join(crossed, sql` or `)}) and ${below('person.organization_path', path)}
      and cell.dimension <> 'total'`
  return sql`${side(from, -1)} union all ${side(to, 1)}`
}

/** The day whose ages the folded figures show; before the first folding, today. */
async function figureDay({ db, today }: Reader): Promise<Day> {
  const row = await db.selectFrom('figure_day').select('day').executeTakeFirst()
  return row?.day ?? today
}

/** SQL: lines of members by path for what is not folded yet: deltas, and birthdays since the figures' day. */
function unfolded(deltas: RawBuilder<unknown>, day: Day, today: Day, path: string) {
  const crossed = crossings(day, today, path)
  const counted = sql`
    select delta.path, cell.dimension, cell.bracket, delta.members
    from ${deltas} as delta cross join lateral ${brackets('delta', day)}`
  return crossed ? sql`${counted} union all ${crossed}` : counted
}

/**
 * Figures of an organization with everything below it, and of every one directly below it, by id: exact in the reader's
 * snapshot. A line counts for every organization named in its path, wherever that stood when the line was written: one
 * that was moved brings its own. `ofThoseBelow`: the dimensions wanted of them, when not all are.
 */
export async function figuresAround(
  ctx: Reader,
  node: Node,
  ofThoseBelow?: string[],
): Promise<{ own: Figures; below: Map<number, Figures> }> {
  const day = await figureDay(ctx)
  const deltas = sql`(select * from figure_delta where path in (select path from touched))`
  const { rows } = await sql<FigureCell & { id: number }>`
    with places as (
      select id, right(path, ${sql.lit(pieceLength)}) as piece from organization where id = ${node.id} or parent_id = ${node.id}
    ),
      touched as (${placesIn(sql`figure_delta`)}),
      recent as (
        select path, dimension, bracket, sum(members)::integer as members
        from (${unfolded(deltas, day, ctx.today, node.path)}) as lines where bracket is not null group by 1, 2, 3
      )
    select id, dimension, bracket, sum(members)::integer as members from (
      select id, dimension, bracket, members from figure join places on places.id = figure.organization_id
      where ${ofThoseBelow ? sql`(id = ${node.id} or dimension = any(${ofThoseBelow}::text[]))` : sql`true`}
      union all
      select id, dimension, bracket, members from recent join (${placesIn(sql`recent`)}) as spots using (path)
    ) as lines group by 1, 2, 3`.execute(ctx.db)
  const cells = Map.groupBy(rows, ({ id }) => id)
  const own = figuresFrom(cells.get(node.id) ?? [])
  cells.delete(node.id)
  return { own, below: new Map([...cells].map(([id, lines]) => [id, figuresFrom(lines)])) }
}

/** SQL: the paths of lines with each of the `places` that they name. */
const placesIn = (lines: RawBuilder<unknown>) => sql`
  select distinct known.path, places.id
  from (select distinct path from ${lines} as line) as known
    cross join generate_series(1, length(known.path), ${sql.lit(pieceLength)}) as at
    join places on places.piece = substr(known.path, at, ${sql.lit(pieceLength)})`

/** SQL: how many active members an organization has with everything below it, from the figures. */
export const membersOf = ({ id, path }: Node) => sql<number>`
  select coalesce((select members from figure where organization_id = ${id} and dimension = 'total'), 0)
    + coalesce((select sum(members) from figure_delta where strpos(path, ${pieceOf(path)}) > 0), 0)::integer`

/** One at a time: who folds holds the figures until the end of the transaction. */
const holdFigures = ({ db }: Pick<Writer, 'db'>) => sql`select pg_advisory_xact_lock(7100931)`.execute(db)

/**
 * Adds what happened since to the folded figures, and moves their ages on to today. One statement, so that deltas
 * and birthdays are those of one snapshot. Answers how many deltas were folded.
 */
export async function foldFigures(ctx: Writer): Promise<number> {
  await holdFigures(ctx)
  const day = await figureDay(ctx)
  const { rows } = await sql<{ folded: number; paths: string[] | null }>`
    with taken as (delete from figure_delta returning *),
      counted as (
        select path, dimension, bracket, sum(members)::integer as members
        from (${unfolded(sql`taken`, day, ctx.today, '')}) as recent
        where bracket is not null group by path, dimension, bracket having sum(members) <> 0
      ),
      spread as (${spread(sql`counted`)}),
      written as (
        insert into figure as known (organization_id, dimension, bracket, members) select * from spread
        on conflict (organization_id, dimension, bracket) do update set members = known.members + excluded.members
      )
    select count(*)::integer as folded, array_agg(distinct path) as paths from taken`.execute(ctx.db)
  await setFigureDay(ctx)
  await refreshBranchFigures(ctx, rows[0]?.paths ?? [])
  return rows[0]?.folded ?? 0
}

/** SQL: lines by path become lines by each organization of the path. */
const spread = (lines: RawBuilder<unknown>) => sql`
  select places.id, lines.dimension, lines.bracket, sum(lines.members)::integer as members
  from ${lines} as lines join (
    select paths.path, ${idAt(sql<string>`paths.path`, sql<number>`at`)} as id
    from (select distinct path from ${lines} as known) as paths
      cross join generate_series(1, length(paths.path), ${sql.lit(pieceLength)}) as at
  ) as places using (path)
  group by places.id, lines.dimension, lines.bracket having sum(lines.members) <> 0`

const setFigureDay = ({ db, today }: Writer) =>
  sql`insert into figure_day (day) values (${today}) on conflict ("only") do update set day = excluded.day`.execute(
    db,
  )

/** SQL: the figures as the register itself gives them, counted from `person`. */
const recounted = (day: Day) => sql`
  with counted as (
    select person.organization_path as path, cell.dimension, cell.bracket, count(*)::integer as members
    from person cross join lateral ${brackets('person', day)}
    where membership = 'active' and cell.bracket is not null group by 1, 2, 3
  )
  ${spread(sql`counted`)}`

/** Counts everything anew and compares: what differs from the figures kept, at most a hundred cells. Empty: all agree. */
export async function recountFigures(ctx: Reader): Promise<FigureFault[]> {
  const day = await figureDay(ctx)
  const { rows } = await sql<FigureFault>`
    with counted as (${recounted(day)}),
      recent as (${unfolded(sql`(select * from figure_delta)`, day, day, '')}),
      unspread as (select path, dimension, bracket, sum(members)::integer as members from recent where bracket is not null group by 1, 2, 3),
      kept as (
        select id, dimension, bracket, sum(members)::integer as members from (
          select organization_id as id, dimension, bracket, members from figure
          union all select * from (${spread(sql`unspread`)}) as fresh
        ) as lines group by 1, 2, 3
      )
    select coalesce(kept.id, counted.id) as "organizationId", dimension, bracket,
      coalesce(kept.members, 0) as kept, coalesce(counted.members, 0) as counted
    from kept full join counted using (id, dimension, bracket)
    where coalesce(kept.members, 0) <> coalesce(counted.members, 0)
    order by 1, 2, 3 limit 100`.execute(ctx.db)
  return [...rows, ...(await branchFaults(ctx))]
}

/** Throws the figures away and counts them anew: after a bulk load, or when brackets changed. */
export async function rebuildFigures(ctx: Writer): Promise<void> {
  await holdFigures(ctx)
  // No writer between counting and forgetting the deltas that were counted.
  await sql`lock table person in share mode`.execute(ctx.db)
  await sql`delete from figure_delta`.execute(ctx.db)
  await sql`delete from figure`.execute(ctx.db)
  await sql`insert into figure (organization_id, dimension, bracket, members) ${recounted(ctx.today)}`.execute(
    ctx.db,
  )
  await setFigureDay(ctx)
  await recountBranchFigures(ctx)
}
