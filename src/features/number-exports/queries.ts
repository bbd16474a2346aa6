import { type SqlBool, sql } from 'kysely'
import { within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import type { NumberExportFilters } from './contract.ts'
import { type Kind, limits, type State, type WrittenState } from './rules.ts'

type Db = Pick<Context, 'db'>
type Scope = Pick<Context, 'db' | 'reach' | 'now'> & { accountId: number }

const columns = [
  'number_export.id',
  'number_export.question',
  'number_export.summary',
  'number_export.people',
  'number_export.reason',
  'number_export.asker_id as askerId',
  'number_export.asker_name as askerName',
  'number_export.asked_at as askedAt',
  'number_export.decider_name as deciderName',
  'number_export.because',
  'number_export.until_at as untilAt',
  'number_export.taken_at as takenAt',
  'organization.path',
] as const

/** Those one asked for, and those asked for within reach. */
const seen = ({ db, reach, accountId }: Omit<Scope, 'now'>) =>
  db
    .selectFrom('number_export')
    .innerJoin('organization', 'organization.id', 'number_export.organization_id')
    .where((eb) => eb.or([eb('asker_id', '=', accountId), within('organization.path', reach)]))

/** SQL: how it stands at a moment, as `stateAt` of the rules says. */
const stateNow = (now: Date) => {
  const at = sql`${now.toISOString()}::timestamptz`
  return sql<State>`case
    when number_export.state = 'waiting' and asked_at + ${`${limits.days} days`}::interval < ${at} then 'lapsed'
    when number_export.state = 'ready' and taken_at is not null then 'taken'
    when number_export.state = 'ready' and until_at < ${at} then 'lapsed'
    else number_export.state end`
}

export function listNumberExports(
  scope: Scope,
  { text, kind, states, forMe }: Omit<NumberExportFilters, 'sort' | 'descending'>,
) {
  const state = stateNow(scope.now)
  return seen(scope)
    .$if(kind !== undefined, (q) => q.where('number_export.kind', '=', kind as Kind))
    .$if(Boolean(states?.length), (q) => q.where(state, 'in', states ?? []))
    .$if(forMe === true, (q) =>
      q.where('number_export.asker_id', '<>', scope.accountId).where(state, '=', 'waiting'),
    )
    .$if(Boolean(text), (q) =>
      q.where(
        sql<SqlBool>`strpos(number_export.asker_name || ' ' || number_export.reason || ' ' || number_export.summary, ${text ?? ''}) > 0`,
      ),
    )
}
type Found = ReturnType<typeof listNumberExports>

const orders = { askedAt: 'number_export.asked_at', people: 'number_export.people' } as const

const shown = <T>(found: T & Found) =>
  found
    .select(columns)
    .select([sql<Kind>`number_export.kind`.as('kind'), sql<WrittenState>`number_export.state`.as('state')])
    .select(sql<string>`coalesce(organization.short_name, organization.name)`.as('organizationName'))

export const pageOfNumberExports = (
  found: Found,
  { sort, descending }: Pick<NumberExportFilters, 'sort' | 'descending'>,
  page: { limit: number; offset: number },
) =>
  shown(found)
    .orderBy(orders[sort], descending ? 'desc' : 'asc')
    .orderBy('number_export.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countNumberExports(found: Found): Promise<number> {
  const { n } = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return n
}

export const findNumberExport = (scope: Scope, id: number) =>
  shown(seen(scope)).where('number_export.id', '=', id).executeTakeFirst()
export type NumberExportRow = NonNullable<Awaited<ReturnType<typeof findNumberExport>>>

/** Whoever acts on one waits for any other who does. */
export const lockNumberExport = ({ db }: Db, id: number) =>
  db.selectFrom('number_export').where('id', '=', id).select('id').forUpdate().execute()

export async function insertNumberExport(
  { db, now }: Pick<Context, 'db' | 'now'>,
  one: {
    kind: Kind
    question: object
    organizationId: number
    summary: string
    people: number
    reason: string
    asker: { id: number; name: string }
    untilAt: Date | null
  },
): Promise<number> {
  const { id } = await db
    .insertInto('number_export')
    .values({
      kind: one.kind,
      question: JSON.stringify(one.question),
      organization_id: one.organizationId,
      summary: one.summary,
      people: one.people,
      reason: one.reason,
      asker_id: one.asker.id,
      asker_name: one.asker.name,
      asked_at: now.toISOString(),
      state: one.untilAt ? 'ready' : 'waiting',
      until_at: one.untilAt?.toISOString() ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const changeNumberExport = (
  { db }: Db,
  id: number,
  change: {
    state?: WrittenState
    decider_id?: number
    decider_name?: string
    because?: string
    decided_at?: string
    until_at?: string
    taken_at?: string
  },
) => db.updateTable('number_export').set(change).where('id', '=', id).execute()
