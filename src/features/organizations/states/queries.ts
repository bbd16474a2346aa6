import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { unitInitialsOf } from '#basics/pinyin.ts'
import type { Context } from '#platform/context.ts'
import { below } from '../queries.ts'
import type { OrganizationKind } from '../rules.ts'

type Writer = Pick<Context, 'db'>

/** One after the other: who changes the shape of the tree holds it until the end of the transaction. */
export const lockTree = ({ db }: Writer) => sql`select pg_advisory_xact_lock(7100923)`.execute(db)

/** Holds an organization and everything below it until the end of the transaction, always in the same order. */
export const lockSubtree = ({ db }: Writer, path: string) =>
  db.selectFrom('organization').where(below('path', path)).select('id').orderBy('id').forUpdate().execute()

/** What a state reads from a day on; what is left out stays as it was in each period. */
export type Reading = {
  id: number
  on: Day
  reads: { name?: string; short_name?: string | null; kind?: OrganizationKind }
}

/** Names and kinds of any number of organizations, each from its day on, in one statement. */
export async function restate(ctx: Writer, readings: Reading[]): Promise<void> {
  const reads = (column: string) =>
    sql`case when reads ? ${sql.lit(column)} then reads ->> ${sql.lit(column)} else ${sql.ref(column)} end`
  const touched = sql`
    select state.*, given.effective, given.reads
    from jsonb_to_recordset(${JSON.stringify(readings.map(({ on, ...rest }) => ({ ...rest, effective: on })))}::jsonb)
      as given (id integer, effective date, reads jsonb)
    join organization_state state on state.organization_id = given.id
      and (state.until_on is null or state.until_on > given.effective)`
  await rewrite(ctx, touched, {
    name: reads('name'),
    short_name: reads('short_name'),
    kind: reads('kind'),
    parent_id: sql.ref('parent_id'),
    path: sql.ref('path'),
  })
  const renamed = readings.flatMap(({ id, reads }) =>
    reads.name === undefined ? [] : [{ id, initials: unitInitialsOf(reads.name) }],
  )
  await sql`
    update organization set name_initials = initials
    from json_to_recordset(${JSON.stringify(renamed)}::json) as given (id integer, initials text)
    where organization.id = given.id`.execute(ctx.db)
  await copyPresent(
    ctx,
    sql<boolean>`state.organization_id = any(${readings.map(({ id }) => id)}::integer[])`,
  )
}

/**
 * An organization stands below another from a day on, with everything below it: one statement for the states, one
 * for the present. The paths of both must have been the same ever since that day.
 */
export async function moveSubtree(
  ctx: Writer,
  moving: { id: number; path: string },
  parent: { id: number; path: string },
  on: Day,
): Promise<{ path: string }> {
  const path = parent.path + moving.path.slice(-pieceLength)
  const touched = sql`
    select state.*, ${on}::date as effective from organization_state state
    where ${below('state.path', moving.path)} and (state.until_on is null or state.until_on > ${on})`
  await rewrite(ctx, touched, {
    name: sql.ref('name'),
    short_name: sql.ref('short_name'),
    kind: sql.ref('kind'),
    parent_id: sql`case when organization_id = ${moving.id} then ${parent.id} else parent_id end`,
    path: sql`${path}::text || substr(path, ${sql.lit(moving.path.length + 1)})`,
  })
  await copyPresent(ctx, below('state.path', path))
  return { path }
}

/** One piece of a path: five characters and a dot. */
const pieceLength = 6

type Columns = Record<'name' | 'short_name' | 'kind' | 'parent_id' | 'path', RawBuilder<unknown>>

/** The periods touched, split at the day the change takes effect, read otherwise from that day on. */
const rewrite = ({ db }: Writer, touched: RawBuilder<unknown>, reads: Columns) =>
  sql`
    with touched as (${touched}), shortened as (
      update organization_state state set until_on = touched.effective from touched
      where state.organization_id = touched.organization_id and state.from_on = touched.from_on
        and touched.from_on < touched.effective
    )
    insert into organization_state (organization_id, from_on, until_on, name, short_name, kind, parent_id, path)
    select organization_id, greatest(from_on, effective), until_on,
      ${reads.name}, ${reads.short_name}, ${reads.kind}, ${reads.parent_id}, ${reads.path}
    from touched
    on conflict (organization_id, from_on) do update
    set name = excluded.name, short_name = excluded.short_name, kind = excluded.kind,
      parent_id = excluded.parent_id, path = excluded.path`.execute(db)

/** No change takes effect in the future, so the last state is the present one. */
const copyPresent = ({ db }: Writer, which: RawBuilder<boolean>) =>
  sql`
    update organization
    set name = state.name, short_name = state.short_name, kind = state.kind, parent_id = state.parent_id, path = state.path
    from organization_state state
    where state.organization_id = organization.id and state.until_on is null and ${which}`.execute(db)

/** Closes an organization, or (null) opens it again. */
export const setClosed = ({ db }: Writer, id: number, closed: { on: Day; because: string } | null) =>
  db
    .updateTable('organization')
    .set({ closed_on: closed?.on ?? null, closed_because: closed?.because ?? null })
    .where('id', '=', id)
    .execute()

/** What stands directly above, whatever the reach. */
export const parentOf = ({ db }: Writer, { parent_id }: { parent_id: number | null }) =>
  db.selectFrom('organization').where('id', '=', parent_id).selectAll().executeTakeFirst()

/** Since when an organization has been where it is: it and all above it stayed in their place. */
export async function inPlaceSince({ db }: Writer, id: number): Promise<Day> {
  const { rows } = await sql<{ since: Day }>`
    select coalesce(max(from_on) filter (where path <> path_before), '0001-01-01')::date as since
    from (
      select from_on, path, lag(path) over (order by from_on) as path_before
      from organization_state where organization_id = ${id}
    ) states`.execute(db)
  return rows[0]?.since as Day
}

/** The kinds an organization has been of since a day, each until it became another (null: it is that now). */
export const kindsSince = async ({ db }: Writer, id: number, on: Day) =>
  (await db
    .selectFrom('organization_state')
    .where('organization_id', '=', id)
    .where((where) => where.or([where('until_on', 'is', null), where('until_on', '>', on)]))
    .select(['kind', 'until_on as untilOn'])
    .orderBy('from_on')
    .execute()) as { kind: OrganizationKind; untilOn: Day | null }[]

/** A new organization's place: below an organization that stands, by pieces; `anchor` null for a root. */
export type NewState = {
  id: number
  name: string
  short_name: string | null
  kind: OrganizationKind
  parent_id: number | null
  anchor: number | null
  /** From the anchor's path on: the pieces of the new organizations in between and its own. */
  rest: string
}

/** First states of new organizations, in one statement: as far back as is known, wherever the anchor stood. */
export const insertStates = ({ db }: Writer, states: NewState[]) =>
  sql`
    insert into organization_state (organization_id, from_on, until_on, name, short_name, kind, parent_id, path)
    select given.id, coalesce(anchor.from_on, '0001-01-01'), anchor.until_on,
      given.name, given.short_name, given.kind, given.parent_id, coalesce(anchor.path, '') || given.rest
    from json_to_recordset(${JSON.stringify(states)}::json) as given
      (id integer, name text, short_name text, kind text, parent_id integer, anchor integer, rest text)
    left join organization_state anchor on anchor.organization_id = given.anchor`.execute(db)
