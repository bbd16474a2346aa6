import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { below, within } from '#features/organizations/queries.ts'
import { placesDuring } from '#features/statistics/places/queries.ts'
import { insideOf } from '#features/statistics/places/rules.ts'
import type { Context } from '#platform/context.ts'

type Reading = Pick<Context, 'db' | 'reach'>

/**
 * Members on each of some days, in the tree of that day: a standing counts from the day on which it and its place inside
 * both held, up to the day one of them ended. One pass over the standings, whatever the number of days.
 */
export async function membersAtMonthEnds(
  ctx: Pick<Context, 'db'>,
  organizationId: number,
  days: readonly Day[],
): Promise<number[]> {
  const [first, last] = [days[0] ?? '', days.at(-1) ?? '']
  const inside = insideOf(await placesDuring(ctx, organizationId, first, last))
  const { rows } = await sql<{ members: number[] }>`
    with present as (
      select greatest(standing.from_on, place.from_on) as from_on,
        least(standing.until_on, place.until_on) as until_on
      from unnest(${inside.ids}::int[], ${inside.from}::date[], ${inside.until}::date[])
          as place (organization_id, from_on, until_on)
        join standing on standing.organization_id = place.organization_id and standing.membership = 'active'
          and standing.from_on <= ${last} and coalesce(standing.until_on, 'infinity') > ${first}
    )
    select array[${sql.join(
      days.map(
        (day) =>
          sql`count(*) filter (where from_on <= ${day} and coalesce(until_on, 'infinity') > ${day})::int`,
      ),
    )}] as members
    from present where coalesce(until_on, 'infinity') > from_on`.execute(ctx.db)
  return rows[0]?.members ?? days.map(() => 0)
}

/** Affairs of an organization and below that run, by kind, the most frequent first. */
export async function affairsUnderWay(
  { db, reach }: Reading,
  path: string,
): Promise<{ kind: string; name: string; affairs: number }[]> {
  return db
    .selectFrom('affair')
    .innerJoin('affair_kind', 'affair_kind.key', 'affair.kind')
    .where('affair.status', '=', 'running')
    .where(within('affair.organization_path', reach))
    .where(below('affair.organization_path', path))
    .groupBy(['affair.kind', 'affair_kind.name'])
    .select(['affair.kind', 'affair_kind.name'])
    .select(({ fn }) => fn.countAll<number>().as('affairs'))
    .orderBy('affairs', 'desc')
    .orderBy('affair.kind')
    .execute()
}
