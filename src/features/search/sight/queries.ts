import { type SqlBool, sql } from 'kysely'
import { coversEverything, type Reach } from '#basics/reach.ts'
import { isSeen as affairIsSeen } from '#features/approvals/affairs/queries.ts'
import type { Hand } from '#features/approvals/seats/queries.ts'
import { givenOut } from '#features/library/queries.ts'
import { within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import type { Source } from '../rules.ts'
import type { Sight as AnySight } from './rules.ts'

type Sight = AnySight<Context['actor'], Hand>

const inPlace = (reach: Reach) => within('search_entry.organization_path', reach)

/** SQL: it was given to an organization within reach, or is that one's affair as well. */
const isShared = (reach: Reach) =>
  sql<SqlBool>`exists (select from organization where organization.id = any (search_entry.shared_ids)
    and ${within('organization.path', reach)})`

const inPlaceOrShared = (reach: Reach) => sql<SqlBool>`(${inPlace(reach)} or ${isShared(reach)})`

/** SQL: the part of a source that is seen with a reach; the same as the source's own lists show. */
const seenOf: Record<Source, (reach: Reach, sight: Sight) => ReturnType<typeof sql<SqlBool>>> = {
  material: (_reach, { scope }) =>
    givenOut(scope, { sensitivity: 'search_entry.sensitivity', audiencePath: 'search_entry.audience_path' }),
  meeting: inPlace,
  workItem: inPlace,
  archiveItem: inPlace,
  election: inPlace,
  commendation: inPlace,
  establishment: inPlaceOrShared,
  // Led or kept there, beside it, or shared in from there.
  project: inPlaceOrShared,
  village: inPlaceOrShared,
  transfer: isShared,
  // Who stands in no organization is seen by whoever sees everything.
  admission: (reach) => (coversEverything(reach) ? sql<SqlBool>`true` : inPlace(reach)),
  matter: (reach, { scope, hands }) =>
    sql<SqlBool>`exists (select from affair where affair.id = search_entry.subject_id
      and ${affairIsSeen({ ...scope, reach }, hands)})`,
  request: (reach, { own }) =>
    sql<SqlBool>`${inPlace(reach)} and (not own_only or organization_id = any(${own}::integer[]))`,
  document: (reach) => {
    const above = reach.paths.map(
      (path) => sql<SqlBool>`starts_with(${path}, search_entry.organization_path)`,
    )
    return sql<SqlBool>`(${inPlace(reach)} or ${isShared(reach)}
      or for_all_below and (${above.length ? sql.join(above, sql` or `) : sql`false`}))`
  },
  message: (_reach, { personId, accountId }) =>
    sql<SqlBool>`(person_id = ${personId ?? 0} or account_id = ${accountId ?? 0})`,
}

/** SQL: an entry (search_entry) that may be seen: what lies outside is not found, not counted and not offered. */
export function isSeen(sight: Sight) {
  const each = sight.reaches.map(
    ({ source, reach }) => sql<SqlBool>`(source = ${source} and ${seenOf[source](reach, sight)})`,
  )
  return each.length ? sql<SqlBool>`(${sql.join(each, sql` or `)})` : sql<SqlBool>`false`
}
