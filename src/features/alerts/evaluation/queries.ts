import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import type { SubjectKind } from '../measures/kinds/rules.ts'
import type { MeasureKey } from '../measures/rules.ts'
import type { Closing, EventKind, Opening, Standing, Verdict } from './rules.ts'

type Db = Pick<Context, 'db'>
type Writer = Pick<Context, 'db' | 'now' | 'today' | 'actor'>

/** Two looks at one measure take turns, whichever server they run on. */
export const holdMeasure = ({ db }: Db, measure: MeasureKey) =>
  sql`select pg_advisory_xact_lock(hashtext(${`alerts.${measure}`}))`.execute(db)

const columns = [
  'id',
  'rule_key as ruleKey',
  'rule_version as ruleVersion',
  'subject_key as subjectKey',
  'due_on as dueOn',
  'dated',
  'opened_on as openedOn',
  'escalated_on as escalatedOn',
  'snoozed_until as snoozedUntil',
] as const

export type StandingHere = Standing & { organizationId: number; personId: number | null }

/** The open alerts of these rules. */
export async function standingOf({ db }: Db, ruleKeys: string[]): Promise<StandingHere[]> {
  if (ruleKeys.length === 0) return []
  return db
    .selectFrom('alert')
    .where('closed_on', 'is', null)
    .where('rule_key', 'in', ruleKeys)
    .select(columns)
    .select(['organization_id as organizationId', 'person_id as personId'])
    .select(sql<SubjectKind>`subject_kind`.as('subjectKind'))
    .orderBy('id')
    .execute()
}

/** What one statement is handed: JSON in the database ends at 256 MB, and half a million alerts are more. */
const atOnce = 20_000

const rowOf = ({ rule, found, dueOn }: Opening) => ({
  rule_key: rule.key,
  rule_version: rule.version,
  subject_kind: found.subjectKind,
  subject_key: found.subjectKey,
  subject_name: found.subjectName,
  organization_id: found.organizationId,
  person_id: found.personId,
  due_on: dueOn,
  dated: found.dueOn !== null,
  since: found.since,
  value: found.value,
  facts: found.facts,
})

/**
 * Opens alerts, thousands at once. One that had been closed and is found again is opened again: it stays the same
 * alert, so that nobody is reminded twice of the same. What has no due day of its own is the same when it began on the
 * same day: it may have been closed by a clock that was put back.
 */
export async function openAlerts(ctx: Writer, openings: Opening[]): Promise<Opened[]> {
  const opened: Opened[][] = []
  for (let at = 0; at < openings.length; at += atOnce)
    opened.push(await insertAlerts(ctx, openings.slice(at, at + atOnce)))
  return opened.flat()
}

type Opened = { id: number; again: boolean }

async function insertAlerts({ db, today }: Writer, openings: Opening[]): Promise<Opened[]> {
  const rows = JSON.stringify(openings.map(rowOf))
  const { rows: ids } = await sql<Opened>`
    insert into alert (rule_key, rule_version, subject_kind, subject_key, subject_name, organization_id, person_id, due_on,
      dated, since, value, facts, opened_on)
    select row.rule_key, row.rule_version, row.subject_kind, row.subject_key, row.subject_name, row.organization_id,
      row.person_id, coalesce((
        select max(before.due_on) from alert before where not row.dated and not before.dated and before.since = row.since
          and before.rule_key = row.rule_key and before.subject_kind = row.subject_kind
          and before.subject_key = row.subject_key
      ), row.due_on), row.dated, row.since, row.value, row.facts, ${today}::date
    from jsonb_to_recordset(${rows}::jsonb) as row (rule_key text, rule_version int, subject_kind text, subject_key text,
      subject_name text, organization_id int, person_id int, due_on date, dated boolean, since date, value numeric,
      facts jsonb)
    on conflict (rule_key, subject_kind, subject_key, due_on) do update set
      closed_on = null, closed_as = null, rule_version = excluded.rule_version, subject_name = excluded.subject_name,
      organization_id = excluded.organization_id, person_id = excluded.person_id, since = excluded.since,
      value = excluded.value, facts = excluded.facts
    returning id, xmax <> 0 as again`.execute(db)
  return ids
}

/** Brings what goes on up to date: the names, the numbers, the place may have changed. */
export async function keepAlerts(ctx: Db, kept: Verdict['keep']): Promise<void> {
  for (let at = 0; at < kept.length; at += atOnce) await updateAlerts(ctx, kept.slice(at, at + atOnce))
}

async function updateAlerts({ db }: Db, kept: Verdict['keep']): Promise<void> {
  const rows = JSON.stringify(
    kept.map(({ id, rule, found }) => ({
      id,
      ...rowOf({ rule, found, dueOn: found.dueOn ?? '' }),
      due_on: null,
    })),
  )
  await sql`
    update alert set rule_version = row.rule_version, subject_name = row.subject_name,
      organization_id = row.organization_id, person_id = row.person_id, since = row.since, value = row.value,
      facts = row.facts
    from jsonb_to_recordset(${rows}::jsonb) as row (id int, rule_version int, subject_name text, organization_id int,
      person_id int, since date, value numeric, facts jsonb)
    where alert.id = row.id and (alert.rule_version, alert.subject_name, alert.organization_id, alert.person_id, alert.since,
      alert.value, alert.facts) is distinct from (row.rule_version, row.subject_name, row.organization_id, row.person_id,
      row.since, row.value, row.facts)`.execute(db)
}

export async function closeAlerts({ db }: Db, closed: Verdict['close']): Promise<void> {
  if (closed.length === 0) return
  await sql`
    update alert set closed_on = row.on_day, closed_as = row.closed_as
    from jsonb_to_recordset(${JSON.stringify(closed.map(({ id, as, on }) => ({ id, closed_as: as, on_day: on })))}::jsonb)
      as row (id int, closed_as text, on_day date)
    where alert.id = row.id and alert.closed_on is null`.execute(db)
}

export const escalateAlerts = async ({ db, today }: Writer, ids: number[]): Promise<void> => {
  if (ids.length === 0) return
  await db
    .updateTable('alert')
    .set({ escalated_on: sql<Day>`greatest(opened_on, ${today}::date)` })
    .where(sql<boolean>`id = any(${ids}::int[])`)
    .where('escalated_on', 'is', null)
    .execute()
}

export type NewEvent = { alertId: number; kind: EventKind; note?: Closing | string | null }

/** What happened to alerts, thousands at once. */
export async function insertEvents(ctx: Writer, events: NewEvent[]): Promise<void> {
  for (let at = 0; at < events.length; at += atOnce) await writeEvents(ctx, events.slice(at, at + atOnce))
}

async function writeEvents({ db, now, today, actor }: Writer, events: NewEvent[]): Promise<void> {
  const rows = JSON.stringify(
    events.map(({ alertId, kind, note }) => ({ id: alertId, kind, note: note ?? null })),
  )
  await sql`
    insert into alert_event (alert_id, kind, on_day, at, by_name, note)
    select row.id, row.kind, ${today}::date, ${now.toISOString()}::timestamptz,
      ${actor.accountId === null ? '平台' : actor.name}, row.note
    from jsonb_to_recordset(${rows}::jsonb) as row (id int, kind text, note text)`.execute(db)
}

export type Outcome = { found: number; opened: number; closed: number; reminded: number }

export const writeEvaluation = ({ db, now, today }: Writer, measure: MeasureKey, outcome: Outcome) =>
  db
    .insertInto('alert_evaluation')
    .values({ measure, on_day: today, at: now, ...outcome })
    .onConflict((conflict) => conflict.column('measure').doUpdateSet({ on_day: today, at: now, ...outcome }))
    .execute()
