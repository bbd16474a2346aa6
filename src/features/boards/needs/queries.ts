import { sql } from 'kysely'
import { below, within } from '#features/organizations/queries.ts'
import type { OrganizationKind } from '#features/organizations/rules.ts'
import type { Context } from '#platform/context.ts'
import type { Level } from './rules.ts'

type Reading = Pick<Context, 'db' | 'reach' | 'today'>

export type Unit = {
  id: number
  path: string
  name: string
  kind: OrganizationKind
  parentName: string | null
}

const units = ({ db, reach }: Pick<Reading, 'db' | 'reach'>) =>
  db
    .selectFrom('organization as unit')
    .leftJoin('organization as above', 'above.id', 'unit.parent_id')
    .where('unit.closed_on', 'is', null)
    .where(within('unit.path', reach))
    .select([
      'unit.id',
      'unit.path',
      'unit.kind',
      sql<string>`coalesce(unit.short_name, unit.name)`.as('name'),
      sql<string | null>`coalesce(above.short_name, above.name)`.as('parentName'),
    ])
    .orderBy('unit.path')
    .$narrowType<{ kind: OrganizationKind }>()

/** The organizations whose needs are asked for, in the order of the tree. */
export const unitsOf = (
  ctx: Reading,
  place: { id: number; path: string },
  { level, text }: { level: Level; text?: string | undefined },
): Promise<Unit[]> =>
  units(ctx)
    .$if(level === 'below', (q) => q.where('unit.parent_id', '=', place.id))
    .$if(level === 'branches', (q) =>
      q
        .where(below('unit.path', place.path))
        .where('unit.id', '<>', place.id)
        .where('unit.kind', 'not in', ['committee', 'generalBranch']),
    )
    .$if(Boolean(text), (q) =>
      q.where(
        sql<boolean>`(strpos(unit.name, ${text}) > 0 or strpos(coalesce(unit.short_name, ''), ${text}) > 0)`,
      ),
    )
    .execute()

export const unitsById = (ctx: Reading, ids: number[]): Promise<Unit[]> =>
  units(ctx).where('unit.id', 'in', ids).execute()

export type Line = { unitId: number; ruleKey: string; open: number; overdue: number }

/** Open alerts of each of the units with everything below it, by rule; what is put off is not open. */
export async function openAlertsBelow(
  { db, today }: Reading,
  units: readonly Unit[],
  ruleKeys: string[],
): Promise<Line[]> {
  const { rows } = await sql<Line>`
    with unit as (
      select * from unnest(${units.map(({ id }) => id)}::int[], ${units.map(({ path }) => path)}::text[]) as unit (id, path)
    ), counted as (
      select organization_id, rule_key, count(*)::int as open,
        (count(*) filter (where dated and due_on < ${today}))::int as overdue
      from alert
      where closed_on is null and not coalesce(snoozed_until > ${today}, false)
        and rule_key = any(${ruleKeys}::text[])
      group by 1, 2
    )
    select unit.id as "unitId", counted.rule_key as "ruleKey", sum(counted.open)::int as open,
      sum(counted.overdue)::int as overdue
    from counted join organization as place on place.id = counted.organization_id
      join unit on starts_with(place.path, unit.path)
    group by 1, 2`.execute(db)
  return rows
}
