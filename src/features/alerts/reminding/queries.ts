import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { idsIn } from '#features/organizations/paths/queries.ts'
import type { OrganizationKind } from '#features/organizations/rules.ts'
import type { Context } from '#platform/context.ts'
import type { Facts, SubjectKind } from '../measures/kinds/rules.ts'
import type { Mended } from '../measures/mending/rules.ts'
import type { Level } from '../rulebook/rules.ts'
import type { Told } from '../telling/rules.ts'
import type { Place } from './rules.ts'

type Db = Pick<Context, 'db'>

/** For each organization, the way to it from the root down. */
export async function linesTo({ db }: Db, organizationIds: number[]): Promise<Map<number, Place[]>> {
  if (organizationIds.length === 0) return new Map()
  const paths = await db
    .selectFrom('organization')
    .where(sql<boolean>`id = any(${organizationIds}::int[])`)
    .select(['id', 'path'])
    .execute()
  const all = [...new Set(paths.flatMap(({ path }) => idsIn(path)))]
  const kinds = await db
    .selectFrom('organization')
    .where(sql<boolean>`id = any(${all}::int[])`)
    .select(['id', sql<OrganizationKind>`kind`.as('kind')])
    .execute()
  const known = new Map(kinds.map((place) => [place.id, place]))
  return new Map(
    paths.map(({ id, path }) => [id, idsIn(path).flatMap((one) => known.get(one) ?? [])] as const),
  )
}

/** The accounts of people, of those that are not disabled. */
export async function accountsOf({ db }: Db, personIds: number[]): Promise<Map<number, number>> {
  if (personIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('account')
    .where(sql<boolean>`person_id = any(${personIds}::int[])`)
    .where('disabled_at', 'is', null)
    .select(['id', sql<number>`person_id`.as('personId')])
    .execute()
  return new Map(rows.map(({ id, personId }) => [personId, id]))
}

export type DueReminder = {
  alertId: number
  occasion: string
  level: Level
  accountId: number | null
  fellOn: Day
}

/** Writes those that have not been written yet; answers which these are. Whoever comes second writes nothing. */
export async function insertReminders(
  { db, now }: Pick<Context, 'db' | 'now'>,
  due: DueReminder[],
): Promise<DueReminder[]> {
  if (due.length === 0) return []
  const rows = JSON.stringify(
    due.map(({ alertId, occasion, level, accountId, fellOn }) => ({
      alert_id: alertId,
      occasion,
      level,
      account_id: accountId,
      fell_on: fellOn,
    })),
  )
  const { rows: written } = await sql<DueReminder>`
    insert into alert_reminder (alert_id, occasion, level, account_id, fell_on, made_at)
    select row.alert_id, row.occasion, row.level, row.account_id, row.fell_on, ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${rows}::jsonb) as row (alert_id int, occasion text, level text, account_id int, fell_on date)
    on conflict do nothing
    returning alert_id as "alertId", occasion, level, account_id as "accountId", fell_on as "fellOn"`.execute(
    db,
  )
  return written
}

/** What is told of alerts, by their ids. */
export async function toldOf({ db }: Db, ids: number[]): Promise<Map<number, Told & Mended>> {
  const rows = await db
    .selectFrom('alert')
    .innerJoin('organization', 'organization.id', 'alert.organization_id')
    .where(sql<boolean>`alert.id = any(${ids}::int[])`)
    .select([
      'alert.id',
      'alert.subject_key as subjectKey',
      'alert.subject_name as subjectName',
      'alert.organization_id as organizationId',
      'alert.person_id as personId',
      'alert.due_on as dueOn',
      'alert.dated',
      'alert.since',
      'alert.value',
    ])
    .select(sql<SubjectKind>`alert.subject_kind`.as('subjectKind'))
    .select(sql<Facts>`alert.facts`.as('facts'))
    .select(sql<string>`coalesce(organization.short_name, organization.name)`.as('organizationName'))
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}
