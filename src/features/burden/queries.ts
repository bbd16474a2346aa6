import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { idAt, pieceLength } from '#features/organizations/paths/queries.ts'
import { below, within } from '#features/organizations/queries.ts'
import type { Reader } from '#platform/context.ts'
import type { Period, Source } from './rules.ts'

const branchKinds = sql`('branch', 'jointBranch', 'temporaryBranch')`
const beginningOf = (day: string) => sql`((${day}::date)::timestamp at time zone 'Asia/Shanghai')`
const during = (column: string, { from, until }: Period) =>
  sql<SqlBool>`(${sql.ref(column)} >= ${beginningOf(from)} and ${sql.ref(column)} < ${beginningOf(until)})`

/** SQL: what the trail says was filled in; an act that shares its deed with others stands behind a colon. */
const formKey = sql`case when entry.action = 'admission.acted'
  then entry.action || ':' || (entry.after ->> 'act') else entry.action end`

/** SQL: the branch at the end of the path that a line of the trail keeps. */
const placeOfEntry = idAt(
  sql.ref('entry.organization_path'),
  sql`length(entry.organization_path) - ${sql.lit(pieceLength - 1)}`,
)

/** SQL: which organization directly below a place holds this path; null for the place itself. */
const childOf = (column: string, path: string) =>
  sql`case when length(${sql.ref(column)}) > ${sql.lit(path.length)}
    then ${idAt(sql.ref(column), sql`${sql.lit(path.length + 1)}`)} end`

type Scope = { path: string; period: Period; deeds: readonly string[] }

/**
 * SQL: one row for each thing that was asked of a branch: its key within the source, the branch, when, and what page shows
 * it. Read from where it stands anyway; nothing is written down to be counted.
 */
function asked(source: Source, { period, deeds }: Scope): RawBuilder<unknown> {
  switch (source) {
    case 'forms':
      return sql`select ${formKey} as key, entry.id::bigint as id, organization.id as organization_id,
          entry.organization_path as path, entry.at, '/audit?entry=' || entry.id as link
        from audit_entry entry join organization on organization.id = ${placeOfEntry}
        where ${during('entry.at', period)} and entry.action = any(${deeds}::text[])
          and organization.kind in ${branchKinds}`
    case 'messages':
      return sql`select message.template_key as key, message.id, organization.id as organization_id,
          message.organization_path as path, message.created_at as at, null as link
        from message join organization on organization.id = message.organization_id
        where ${during('message.created_at', period)} and organization.kind in ${branchKinds}`
    case 'papers':
      return sql`select paper.kind as key, paper.id::bigint as id, organization.id as organization_id,
          organization.path, paper.issued_at as at, '/documents/' || paper.id as link
        from official_document paper join organization on organization.id = paper.organization_id
        where ${during('paper.issued_at', period)} and organization.kind in ${branchKinds}
        union all
        select 'enclosure', enclosure.id::bigint, organization.id, organization.path, paper.issued_at,
          '/documents/' || paper.id
        from document_enclosure enclosure
          join official_document paper on paper.id = enclosure.document_id
          join organization on organization.id = paper.organization_id
        where ${during('paper.issued_at', period)} and organization.kind in ${branchKinds}`
    case 'meetings':
      return sql`select meeting.kind as key, meeting.id::bigint as id, organization.id as organization_id,
          organization.path, ((meeting.held_on)::timestamp at time zone 'Asia/Shanghai') as at,
          '/meetings/' || meeting.id as link
        from meeting join organization on organization.id = meeting.organization_id
        where meeting.held_on >= ${period.from} and meeting.held_on < ${period.until}
          and meeting.cancelled_at is null and organization.kind in ${branchKinds}`
    case 'tasks':
      return sql`select item.kind as key, item.id::bigint as id, organization.id as organization_id,
          organization.path, (item.opened_on::timestamp at time zone 'Asia/Shanghai') as at, '/work-items/' || item.id as link
        from work_item item join organization on organization.id = item.organization_id
        where item.given_by_id is not null and item.opened_on >= ${period.from} and item.opened_on < ${period.until}
          and organization.kind in ${branchKinds}`
  }
}

export type Counted = { key: string; child: number | null; n: number }

/** How often each thing was asked of the branches at and below a place, by the organization directly below it. */
export async function countAsked(ctx: Reader, source: Source, scope: Scope): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select asked.key, ${childOf('asked.path', scope.path)} as child,
      count(*)::int as n
    from (${asked(source, scope)}) asked
    where ${within('asked.path', ctx.reach)} and ${below('asked.path', scope.path)}
    group by 1, 2`.execute(ctx.db)
  return rows
}

export type Behind = { key: string; id: number; organizationName: string; at: string; link: string | null }
type Page = { limit: number; offset: number; descending: boolean }
type BehindScope = Scope & {
  /** The keys that are counted; null: all there are. */
  keys: readonly string[] | null
  key?: string | undefined
  text?: string | undefined
}

/** SQL: what stands behind a number: of one key or of the whole source. */
const behind = (ctx: Reader, source: Source, { keys, key, text, ...scope }: BehindScope) => sql`
  from (${asked(source, scope)}) asked join organization place on place.id = asked.organization_id
  where ${within('asked.path', ctx.reach)} and ${below('asked.path', scope.path)}
    and ${keys === null ? sql`true` : sql`asked.key = any(${keys}::text[])`}
    and ${key === undefined ? sql`true` : sql`asked.key = ${key}`}
    and ${text ? sql`(strpos(place.name, ${text}) > 0 or strpos(coalesce(place.short_name, ''), ${text}) > 0)` : sql`true`}`

/** One page of what stands behind a number. */
export async function pageBehind(
  ctx: Reader,
  source: Source,
  scope: BehindScope,
  { limit, offset, descending }: Page,
): Promise<Behind[]> {
  const order = descending ? sql`desc` : sql`asc`
  const { rows } = await sql<Behind>`
    select asked.key, asked.id, coalesce(place.short_name, place.name) as "organizationName", asked.at, asked.link
    ${behind(ctx, source, scope)}
    order by asked.at ${order}, asked.id ${order} limit ${limit} offset ${offset}`.execute(ctx.db)
  return rows
}

export async function countBehind(ctx: Reader, source: Source, scope: BehindScope): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n ${behind(ctx, source, scope)}`.execute(
    ctx.db,
  )
  return rows[0]?.n ?? 0
}

/** How many branches stand at and below each organization directly below a place; under null those of the place itself. */
export async function branchesBelow(ctx: Reader, path: string): Promise<Map<number | null, number>> {
  const { rows } = await sql<{ child: number | null; n: number }>`
    select ${childOf('organization.path', path)} as child, count(*)::int as n
    from organization
    where kind in ${branchKinds} and closed_on is null and ${within('organization.path', ctx.reach)}
      and ${below('organization.path', path)}
    group by 1`.execute(ctx.db)
  return new Map(rows.map(({ child, n }) => [child, n]))
}
