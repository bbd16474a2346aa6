import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { OrganizationKind } from '#features/organizations/rules.ts'
import type { Context } from '#platform/context.ts'

type Writer = Pick<Context, 'db'>

export type TransferPlace = {
  id: number
  name: string
  path: string
  kind: OrganizationKind
  closedOn: Day | null
  committeeId: number
}

/** An organization, whatever the reach, with the Party committee that transfers for it. */
export async function placeOf({ db }: Writer, id: number): Promise<TransferPlace | null> {
  const { rows } = await sql<TransferPlace>`
    select place.id, place.name, place.path, place.kind, place.closed_on as "closedOn", committee.id as "committeeId"
    from organization place
    cross join lateral (select id from organization above
      where starts_with(place.path, above.path) and above.kind = 'committee'
      order by length(above.path) desc limit 1) committee
    where place.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Branches of the whole institute that hold formal relations, by name: where one can go. */
export async function placesNamed({ db }: Writer, text: string, limit: number) {
  const { rows } = await sql<{ id: number; name: string; parentName: string | null }>`
    select place.id, place.name, coalesce(parent.short_name, parent.name) as "parentName"
    from organization place left join organization parent on parent.id = place.parent_id
    where place.kind in ('branch', 'jointBranch') and place.closed_on is null
      and (${text} = '' or strpos(place.name, ${text}) > 0 or strpos(coalesce(place.short_name, ''), ${text}) > 0
        or starts_with(place.name_initials, ${text.toLowerCase()}))
    order by place.path limit ${limit}`.execute(db)
  return rows
}
