import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { within } from '../queries.ts'

export type NewChange = {
  organizationId: number
  kind: string
  effectiveOn: Day
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  reason: string
  source: string
  undoes?: number
}

/** Writes lines of the history, thousands at once, in one statement. */
export const insertChanges = ({ db, now, actor }: Context, changes: NewChange[]) =>
  sql`
    insert into organization_change
      (organization_id, kind, effective_on, before, after, reason, source, recorded_at, recorded_by, account_id, undoes)
    select "organizationId", kind, "effectiveOn", before, after, reason, source,
      ${now.toISOString()}::timestamptz, ${actor.name}::text, ${actor.accountId}::integer, undoes
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as given ("organizationId" integer, kind text,
      "effectiveOn" date, before jsonb, after jsonb, reason text, source text, undoes integer)`.execute(db)

/** The lines of an organization's history, the latest first, with what became of each. */
export const historyOf = ({ db }: Pick<Context, 'db'>, organizationId: number) =>
  db
    .selectFrom('organization_change as change')
    .leftJoin('organization_change as counter', 'counter.undoes', 'change.id')
    .where('change.organization_id', '=', organizationId)
    .select([
      'change.id',
      'change.kind',
      'change.effective_on as effectiveOn',
      'change.before',
      'change.after',
      'change.reason',
      'change.source',
      'change.recorded_at as recordedAt',
      'change.recorded_by as recordedBy',
      'change.undoes',
    ])
    .select(sql<boolean>`counter.id is not null`.as('undone'))
    .orderBy('change.id', 'desc')
    .execute()

export const latestChange = ({ db }: Pick<Context, 'db'>, organizationId: number) =>
  db
    .selectFrom('organization_change')
    .where('organization_id', '=', organizationId)
    .select(['id', 'kind', 'recorded_at as recordedAt', 'recorded_by as recordedBy'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

/** The latest day on which a change of this kind that still stands takes effect; null when there is none. */
export async function latestEffect(
  { db }: Pick<Context, 'db'>,
  organizationId: number,
  kinds: string[],
): Promise<Day | null> {
  const { rows } = await sql<{ day: Day | null }>`
    select max(effective_on) as day from organization_change change
    where organization_id = ${organizationId} and kind = any(${kinds}::text[])
      and not exists (select from organization_change counter where counter.undoes = change.id)`.execute(db)
  return rows[0]?.day ?? null
}

/** The organization within reach, held until the end of the transaction: the second of two waits here. */
export async function lockOrganization({ db, reach }: Pick<Context, 'db' | 'reach'>, id: number) {
  const found = await db
    .selectFrom('organization')
    .where('id', '=', id)
    .where(within('organization.path', reach))
    .selectAll()
    .forUpdate()
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}
