import { type SqlBool, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Channel, DeliveryStatus } from '#features/messages/rules.ts'
import { below, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { Closing, EventKind } from '../evaluation/rules.ts'
import type { Facts, SubjectKind } from '../measures/kinds/rules.ts'
import type { Level } from '../rulebook/rules.ts'
import type { AlertState } from '../telling/rules.ts'

type Db = Pick<Context, 'db'>
type Scope = Pick<Context, 'db' | 'reach'>

export type Filters = {
  path: string
  today: Day
  /** The rules whose alerts the actor may see and asks for, the most pressing first. */
  ruleKeys: string[]
  text?: string | undefined
  states?: AlertState[] | undefined
  only?: 'escalated' | 'unreached' | undefined
  dueFrom?: Day | undefined
  dueTo?: Day | undefined
}

/** The states as the database knows them: what is put off is neither open nor past its day. */
function standing(states: readonly AlertState[], today: Day) {
  const asleep = sql<SqlBool>`coalesce(alert.snoozed_until > ${today}, false)`
  const late = sql<SqlBool>`(alert.dated and alert.due_on < ${today})`
  const asked: Record<AlertState, ReturnType<typeof sql<SqlBool>>> = {
    open: sql`(alert.closed_on is null and not ${asleep} and not ${late})`,
    overdue: sql`(alert.closed_on is null and not ${asleep} and ${late})`,
    snoozed: sql`(alert.closed_on is null and ${asleep})`,
    closed: sql`alert.closed_on is not null`,
  }
  return sql<SqlBool>`(${sql.join(
    states.map((state) => asked[state]),
    sql` or `,
  )})`
}

const named = (text: string) =>
  sql<SqlBool>`(strpos(alert.subject_name, ${text}) > 0 or strpos(organization.name, ${text}) > 0
    or strpos(coalesce(organization.short_name, ''), ${text}) > 0)`

/** Nobody was there for a time of it, and nobody has been told of that time since. */
const unreached = sql<SqlBool>`exists (
  select from alert_reminder missed where missed.alert_id = alert.id and missed.account_id is null
    and not exists (select from alert_reminder told where told.alert_id = alert.id and told.account_id is not null
      and told.occasion = missed.occasion and told.level = missed.level))`

const joined = ({ db, reach }: Scope) =>
  db
    .selectFrom('alert')
    .innerJoin('organization', 'organization.id', 'alert.organization_id')
    .where(within('organization.path', reach))

export const alertsFound = (ctx: Scope, filters: Filters) =>
  joined(ctx)
    .where(sql<SqlBool>`alert.rule_key = any(${filters.ruleKeys}::text[])`)
    .where(below('organization.path', filters.path))
    .where(standing(filters.states ?? ['open', 'overdue', 'snoozed'], filters.today))
    .$if(filters.only === 'escalated', (q) => q.where('alert.escalated_on', 'is not', null))
    .$if(filters.only === 'unreached', (q) => q.where(unreached))
    .$if(Boolean(filters.dueFrom), (q) => q.where('alert.due_on', '>=', filters.dueFrom ?? ''))
    .$if(Boolean(filters.dueTo), (q) => q.where('alert.due_on', '<=', filters.dueTo ?? ''))
    .$if(Boolean(filters.text), (q) => q.where(named(filters.text ?? '')))
type Found = ReturnType<typeof alertsFound>

const columns = [
  'alert.id',
  'alert.rule_key as ruleKey',
  'alert.rule_version as ruleVersion',
  'alert.subject_key as subjectKey',
  'alert.subject_name as subjectName',
  'alert.organization_id as organizationId',
  'alert.person_id as personId',
  'alert.due_on as dueOn',
  'alert.dated',
  'alert.since',
  'alert.value',
  'alert.opened_on as openedOn',
  'alert.closed_on as closedOn',
  'alert.escalated_on as escalatedOn',
  'alert.snoozed_until as snoozedUntil',
  'alert.snoozed_because as snoozedBecause',
  'organization.path',
] as const
const typed = [
  sql<SubjectKind>`alert.subject_kind`.as('subjectKind'),
  sql<Closing | null>`alert.closed_as`.as('closedAs'),
  sql<Facts>`alert.facts`.as('facts'),
  sql<string>`coalesce(organization.short_name, organization.name)`.as('organizationName'),
] as const
export type AlertRow = Awaited<ReturnType<typeof pageOfAlerts>>[number]

export type Order = { sort: 'severity' | 'dueOn' | 'organization' | 'openedOn'; descending: boolean }
const orders = (ruleKeys: string[], severities: number[]) => ({
  severity: sql`(${severities}::int[])[array_position(${ruleKeys}::text[], alert.rule_key)]`,
  dueOn: sql`alert.due_on`,
  organization: sql`organization.path`,
  openedOn: sql`alert.opened_on`,
})

/** `severities`: how pressing each of the rules is, in the same order; of the same, the nearest day comes first. */
export const pageOfAlerts = (
  found: Found,
  { ruleKeys, severities }: { ruleKeys: string[]; severities: number[] },
  { sort, descending }: Order,
  page: { limit: number; offset: number },
) =>
  found
    .select(columns)
    .select(typed)
    .orderBy(orders(ruleKeys, severities)[sort], descending ? 'desc' : 'asc')
    .orderBy('alert.due_on')
    .orderBy('alert.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countAlerts(found: Found): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

/** Open alerts by rule, and how many of them are past their day. */
export const countsByRule = (found: Found, today: Day) =>
  found
    .groupBy('alert.rule_key')
    .select('alert.rule_key as ruleKey')
    .select(({ fn }) => fn.countAll<number>().as('open'))
    .select(sql<number>`count(*) filter (where alert.dated and alert.due_on < ${today})`.as('overdue'))
    .execute()

/** When the measure that was looked at longest ago was looked at. */
export async function lookedAt({ db }: Db): Promise<string | null> {
  const row = await db
    .selectFrom('alert_evaluation')
    .select(({ fn }) => fn.min('at').as('at'))
    .executeTakeFirst()
  return (row?.at as string | null | undefined) ?? null
}

/** One alert within reach. @throws Refusal not-found */
export async function getAlert(ctx: Scope, id: number, hold = false): Promise<AlertRow> {
  const found = await joined(ctx)
    .where('alert.id', '=', id)
    .select(columns)
    .select(typed)
    .$if(hold, (q) => q.forUpdate('alert'))
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

export const eventsOf = ({ db }: Db, alertId: number) =>
  db
    .selectFrom('alert_event')
    .where('alert_id', '=', alertId)
    .select(['id', 'at', 'by_name as by', 'note', sql<EventKind>`kind`.as('kind')])
    .orderBy('id')
    .execute()

type Way = { channel: Channel; status: DeliveryStatus }

/** Who was reminded, with what became of the message: by which ways it went, and when it was read. */
export const remindersOf = ({ db }: Db, alertId: number) =>
  db
    .selectFrom('alert_reminder as reminder')
    .leftJoin('account', 'account.id', 'reminder.account_id')
    .leftJoin('message', (join) =>
      join
        .on('message.about_kind', '=', 'alert')
        .on('message.about_id', '=', String(alertId))
        .on(
          sql<SqlBool>`message.key = 'alert-' || reminder.alert_id || '-' || reminder.occasion
            || case reminder.level when 'self' then '-self' else '' end`,
        )
        .on(sql<SqlBool>`(message.person_id = account.person_id or message.account_id = account.id)`),
    )
    .where('alert_id', '=', alertId)
    .select(['reminder.id', 'reminder.occasion', 'reminder.made_at as at', 'account.name'])
    .select(['message.read_at as readAt'])
    .select(sql<Level>`reminder.level`.as('level'))
    .select(
      sql<
        Way[]
      >`coalesce((select json_agg(json_build_object('channel', channel, 'status', status) order by place)
        from message_delivery where message_id = message.id), '[]')`.as('ways'),
    )
    .orderBy('reminder.id')
    .limit(200)
    .execute()

export const accountNames = ({ db }: Db, ids: number[]) =>
  db.selectFrom('account').where(sql<SqlBool>`id = any(${ids}::int[])`).select(['id', 'name']).execute()

export const organizationNames = ({ db }: Db, ids: number[]) =>
  db
    .selectFrom('organization')
    .where(sql<SqlBool>`id = any(${ids}::int[])`)
    .select(['id', sql<string>`coalesce(short_name, name)`.as('name')])
    .execute()

/** How many alerts of each rule are open in the whole institute. */
export const openByRule = ({ db }: Db) =>
  db
    .selectFrom('alert')
    .where('closed_on', 'is', null)
    .groupBy('rule_key')
    .select('rule_key as ruleKey')
    .select(({ fn }) => fn.countAll<number>().as('open'))
    .execute()

export const writeSnooze = ({ db }: Db, id: number, snooze: { until: Day; because: string } | null) =>
  db
    .updateTable('alert')
    .set({ snoozed_until: snooze?.until ?? null, snoozed_because: snooze?.because ?? null })
    .where('id', '=', id)
    .execute()
