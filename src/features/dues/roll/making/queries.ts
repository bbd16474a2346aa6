import { type SqlBool, sql } from 'kysely'
import { addDays, lastOfMonth } from '#basics/days.ts'
import type { Fen } from '#basics/money.ts'
import { firstDayOf, type Month } from '#basics/months.ts'
import { below, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import type { NewCharge, Owing } from '../rules.ts'

type Scope = Pick<Context, 'db' | 'reach'>
type Writer = Pick<Context, 'db' | 'now' | 'actor'>

/**
 * Every member of a month below a path (or of these people): where he stood first in it, the base and the relief that
 * hold, and what was charged. One statement, whatever the size.
 */
export async function owingIn(
  { db, reach }: Scope,
  month: Month,
  { path, personIds }: { path: string; personIds?: number[] },
): Promise<Owing[]> {
  const first = firstDayOf(month)
  const after = addDays(lastOfMonth(first), 1)
  const { rows } = await sql<Owing>`
    with stood as (
      select distinct on (standing.person_id) standing.person_id, standing.organization_id, standing.from_on, standing.began_by
      from standing join organization on organization.id = standing.organization_id
      where standing.membership = 'active' and standing.from_on < ${after}::date
        and coalesce(standing.until_on, 'infinity') > ${first}::date
        and organization.kind <> 'temporaryBranch'
        and ${personIds ? sql`standing.person_id = any(${personIds}::int[])` : sql`true`}
      order by standing.person_id, standing.from_on
    )
    select person.id as "personId", stood.organization_id as "organizationId", person.joined_on as "joinedOn",
      stood.from_on as since, stood.began_by as "beganBy",
      base.id as "baseId", base.kind, base.fen as "baseFen", relief.id as "reliefId", relief.monthly_fen as "reliefFen",
      charge.fen as "wasFen", charge.organization_id as "wasOrganizationId", charge.base_id as "wasBaseId",
      charge.paid_fen as "paidFen"
    from stood join person on person.id = stood.person_id
      join organization on organization.id = stood.organization_id
      left join dues_charge charge on charge.person_id = person.id and charge.month = ${month}
      left join lateral (select id, kind, fen from dues_base where dues_base.person_id = person.id and state = 'stated'
        and from_month <= ${month} order by from_month desc limit 1) base on true
      left join lateral (select id, monthly_fen from dues_relief where dues_relief.person_id = person.id
        and state = 'approved' and from_month <= ${month} and coalesce(ended_month, until_month) >= ${month}
        order by id desc limit 1) relief on true
    where ${within('organization.path', reach)} and ${below('organization.path', path)}
    order by person.id`.execute(db)
  return rows
}

/** Writes the charges of a roll, new ones and those reckoned anew, in one statement each. */
export async function writeCharges(
  { db, now }: Pick<Context, 'db' | 'now'>,
  month: Month,
  charges: NewCharge[],
): Promise<void> {
  if (charges.length === 0) return
  await sql`
    insert into dues_charge (person_id, month, organization_id, fen, full_fen, kind, base_fen, rate, article, rule_version,
      base_id, relief_id, made_at)
    select "personId", ${month}, "organizationId", fen, "fullFen", kind, "baseFen", rate, article, version, "baseId",
      "reliefId", ${now.toISOString()}::timestamptz
    from json_to_recordset(${JSON.stringify(charges)}::json) as row ("personId" int, "organizationId" int, fen int,
      "fullFen" int, kind text, "baseFen" int, rate smallint, article text, version text, "baseId" int, "reliefId" int)
    on conflict (person_id, month) do update set organization_id = excluded.organization_id, fen = excluded.fen,
      full_fen = excluded.full_fen, kind = excluded.kind, base_fen = excluded.base_fen, rate = excluded.rate,
      article = excluded.article, rule_version = excluded.rule_version, base_id = excluded.base_id,
      relief_id = excluded.relief_id`.execute(db)
}

/** Unpaid charges of people who were members at no time of the month, by what the register says now. */
export async function strayIn(
  { db, reach }: Scope,
  month: Month,
  { path, personIds }: { path: string; personIds?: number[] },
) {
  const first = firstDayOf(month)
  return db
    .selectFrom('dues_charge as charge')
    .innerJoin('organization', 'organization.id', 'charge.organization_id')
    .where('charge.month', '=', month)
    .where('charge.paid_fen', '=', 0)
    .where(within('organization.path', reach))
    .where(below('organization.path', path))
    .$if(personIds !== undefined, (q) => q.where(sql<SqlBool>`charge.person_id = any(${personIds}::int[])`))
    .where(
      sql<SqlBool>`not exists (select from standing where standing.person_id = charge.person_id
        and standing.membership = 'active' and standing.from_on <= ${lastOfMonth(first)}::date
        and coalesce(standing.until_on, 'infinity') > ${first}::date)`,
    )
    .select(['charge.person_id as personId', 'charge.fen as wasFen'])
    .execute()
}

export const dropCharges = ({ db }: Pick<Context, 'db'>, month: Month, personIds: number[]) =>
  db
    .deleteFrom('dues_charge')
    .where('month', '=', month)
    .where('person_id', 'in', personIds)
    .where('paid_fen', '=', 0)
    .execute()

export const insertCorrections = (
  { db, now, actor }: Writer,
  month: Month,
  corrections: { personId: number; wasFen: Fen; fen: Fen | null }[],
  because: string,
) =>
  db
    .insertInto('dues_correction')
    .values(
      corrections.map(({ personId, wasFen, fen }) => ({
        person_id: personId,
        month,
        was_fen: wasFen,
        fen,
        because,
        at: now,
        by: actor.name,
      })),
    )
    .execute()

/** Months of which these people's branches have a roll, from a month on. */
export async function monthsMade({ db }: Pick<Context, 'db'>, personIds: number[], from: Month) {
  const { rows } = await sql<{ month: Month }>`
    select distinct month from dues_charge where month >= ${from}
      and organization_id in (select organization_id from standing where person_id = any(${personIds}::int[]))
    order by month`.execute(db)
  return rows.map(({ month }) => month)
}
