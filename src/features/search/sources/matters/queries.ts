import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import { type Entry, entryOf, linesOf } from '../rules.ts'

type Db = Pick<Context, 'db'>

/** Everybody who began a matter, got a copy, has a to-do of it or closed one. */
const hands = sql<string[]>`array(
  select 'a' || affair.started_by where affair.started_by is not null
  union select 'a' || account_id from affair_copy where affair_id = affair.id
  union select coalesce(office, 'a' || account_id) from affair_task where affair_id = affair.id
  union select 'a' || closed_by from affair_task where affair_id = affair.id and closed_by is not null)`

/** General matters; other affairs are of a source of their own. */
export async function matters({ db }: Db, ids: number[]): Promise<Entry[]> {
  const rows = await db
    .selectFrom('affair')
    .innerJoin('organization', 'organization.id', 'affair.organization_id')
    .where('affair.id', 'in', ids)
    .where('affair.kind', '=', 'matter')
    .select(['affair.id', 'affair.title', 'affair.status', 'affair.started_name as startedName'])
    .select(['affair.organization_id as organizationId', 'affair.organization_path as organizationPath'])
    .select(['organization.name as issuer', hands.as('hands')])
    .select([
      sql<string | null>`affair.subject ->> 'text'`.as('said'),
      sql<Day>`(affair.started_at at time zone 'Asia/Shanghai')::date`.as('datedOn'),
    ])
    .forShare('affair')
    .skipLocked()
    .execute()
  return rows.map(({ id, status, startedName, said, ...row }) =>
    entryOf({
      source: 'matter',
      subjectId: id,
      kind: status,
      ...row,
      text: linesOf(said, `发起人：${startedName}`),
      offered: true,
    }),
  )
}
