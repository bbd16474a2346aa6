import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { below, within } from '#features/organizations/queries.ts'
import type { Context, Reader } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'

type Reading = Pick<Reader, 'db' | 'reach'>

export type NewReport = {
  organizationId: number
  path: string
  asOf: Day
  tables: string[]
  brackets: string
  digest: string
  content: unknown
}

export const insertReport = ({ db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>, report: NewReport) =>
  db
    .insertInto('made_report')
    .values({
      organization_id: report.organizationId,
      organization_path: report.path,
      as_of: report.asOf,
      tables: report.tables,
      brackets_version: report.brackets,
      digest: report.digest,
      made_at: now,
      made_by: actor.name,
      account_id: actor.accountId,
      content: JSON.stringify(report.content),
    })
    .returning('id')
    .executeTakeFirstOrThrow()

/** Reports of organizations that are within reach now. */
const visible = ({ db, reach }: Reading) =>
  db
    .selectFrom('made_report as report')
    .innerJoin('organization', 'organization.id', 'report.organization_id')
    .where(within('organization.path', reach))

const line = [
  'report.id',
  'report.organization_id as organizationId',
  'report.as_of as asOf',
  'report.tables',
  'report.digest',
  'report.made_at as madeAt',
  'report.made_by as madeBy',
] as const
const named = sql<string>`report.content -> 'report' -> 'organization' ->> 'name'`.as('organizationName')
const failed = sql<number>`(report.content ->> 'failedChecks')::int`.as('failedChecks')

export async function listReports(
  ctx: Reading,
  path: string | null,
  page: { limit: number; offset: number },
) {
  const found = visible(ctx).$if(path !== null, (q) => q.where(below('organization.path', path ?? '')))
  const rows = await found
    .select([...line, named, failed])
    .orderBy('report.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  const { n } = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return { rows, total: n }
}

export async function getReport(ctx: Reading, id: number) {
  const found = await visible(ctx)
    .where('report.id', '=', id)
    .select([...line, named, failed, 'report.content', 'organization.path'])
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

export type CorrectionRow = {
  subject: 'person' | 'organization'
  id: number
  name: string
  kind: string
  effectiveOn: Day | null
  recordedAt: string
  recordedBy: string
  reason: string
}

/**
 * Corrections of the past recorded after an instant: changes of people who stood in the organizations, and of the
 * organizations, that take effect on or before the day (fixed facts have no day).
 */
export async function correctionsSince(
  { db }: Pick<Context, 'db'>,
  { madeAt, asOf, ids }: { madeAt: string; asOf: Day; ids: readonly number[] },
  limit: number,
): Promise<CorrectionRow[]> {
  const { rows } = await sql<CorrectionRow>`
    select * from (
      select 'person' as subject, person.id, person.name, change.kind, change.effective_on as "effectiveOn",
        change.recorded_at as "recordedAt", change.recorded_by as "recordedBy", change.reason
      from person_change change join person on person.id = change.person_id
      where change.recorded_at > ${madeAt} and (change.effective_on is null or change.effective_on <= ${asOf})
        and exists (select from standing where standing.person_id = person.id
          and standing.organization_id = any(${ids}::int[]) and standing.from_on <= ${asOf})
      union all
      select 'organization', organization.id, organization.name, change.kind, change.effective_on, change.recorded_at,
        change.recorded_by, change.reason
      from organization_change change join organization on organization.id = change.organization_id
      where change.recorded_at > ${madeAt} and change.effective_on <= ${asOf}
        and change.organization_id = any(${ids}::int[])
    ) correction
    order by "recordedAt" desc limit ${limit}`.execute(db)
  return rows
}
