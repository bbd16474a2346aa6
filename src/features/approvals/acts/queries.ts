import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import type { Definition, Said } from '../chains/rules.ts'
import type { Event, State } from '../rules.ts'

type Db = Pick<Context, 'db'>
type Writer = Pick<Context, 'db' | 'now' | 'actor'>

/** An affair as an act finds it (`seen`: when the actor may see it), held until the transaction ends: whoever else decides on it waits. */
export async function holdAffair({ db }: Db, id: number, seen?: RawBuilder<boolean>) {
  const [row] = await db
    .selectFrom('affair')
    .innerJoin('chain_version', (join) =>
      join
        .onRef('chain_version.chain_key', '=', 'affair.chain_key')
        .onRef('chain_version.version', '=', 'affair.chain_version'),
    )
    .where('affair.id', '=', id)
    .$if(seen !== undefined, (q) => q.where(seen as RawBuilder<boolean>))
    .select([
      'affair.id',
      'affair.kind',
      'affair.title',
      'affair.organization_id as organizationId',
      'affair.organization_path as path',
      'affair.subject',
      'affair.state',
      'affair.due_on as dueOn',
      'affair.started_by as startedBy',
      'affair.address',
      'chain_version.definition',
    ])
    .$narrowType<{ subject: Said; state: State; definition: Definition }>()
    .forUpdate('affair')
    .execute()
  return row
}
export type HeldAffair = NonNullable<Awaited<ReturnType<typeof holdAffair>>>

export type NewAffair = {
  kind: string
  title: string
  organizationId: number
  path: string
  chainKey: string
  version: number
  subject: Said
  address: string | null
  startedTitle: string
  requestKey: string | null
}

export async function insertAffair(
  { db, now, actor }: Writer,
  affair: NewAffair,
  state: State,
): Promise<number> {
  const { id } = await db
    .insertInto('affair')
    .values({
      kind: affair.kind,
      title: affair.title,
      organization_id: affair.organizationId,
      organization_path: affair.path,
      chain_key: affair.chainKey,
      chain_version: affair.version,
      subject: JSON.stringify(affair.subject),
      address: affair.address,
      state: JSON.stringify(state),
      status: state.status,
      step: state.step,
      started_at: now,
      started_by: actor.accountId,
      started_name: actor.name,
      started_title: affair.startedTitle,
      moved_at: now,
      ended_at: state.status === 'running' ? null : now,
      request_key: affair.requestKey,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The affair that the same press has started already. */
export const startedByRequest = ({ db, actor }: Pick<Context, 'db' | 'actor'>, requestKey: string) =>
  db
    .selectFrom('affair')
    .where('started_by', '=', actor.accountId)
    .where('request_key', '=', requestKey)
    .select('id')
    .executeTakeFirst()

/** Whoever starts twice with one press waits here for himself. */
export const holdRequest = ({ db }: Db, requestKey: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${requestKey}, 7100925))`.execute(db)

export const setState = (
  { db, now }: Writer,
  id: number,
  {
    state,
    stepName,
    dueOn,
    subject,
    title,
  }: { state: State; stepName: string | null; dueOn: Day | null; subject?: Said; title?: string },
) =>
  db
    .updateTable('affair')
    .set({
      state: JSON.stringify(state),
      status: state.status,
      step: state.step,
      step_name: stepName,
      due_on: dueOn,
      moved_at: now,
      ended_at: state.status === 'running' ? null : now,
      ...(subject && { subject: JSON.stringify(subject) }),
      ...(title && { title }),
    })
    .where('id', '=', id)
    .execute()

export type NewEvent = {
  affairId: number
  act: string
  title: string
  forAccountId?: number | null
  forName?: string | null
  step?: string | null
  stepName?: string | null
  opinion?: string | null
  detail?: object
  event?: Event | null
  requestKey?: string | null
}

export async function insertEvents({ db, now, actor }: Writer, events: NewEvent[]): Promise<number[]> {
  const rows = await db
    .insertInto('affair_event')
    .values(
      events.map((one) => ({
        affair_id: one.affairId,
        act: one.act,
        at: now,
        account_id: actor.accountId,
        name: actor.name,
        title: one.title,
        for_account_id: one.forAccountId ?? null,
        for_name: one.forName ?? null,
        step: one.step ?? null,
        step_name: one.stepName ?? null,
        opinion: one.opinion || null,
        detail: JSON.stringify(one.detail ?? {}),
        event: one.event ? JSON.stringify(one.event) : null,
        request_key: one.requestKey ?? null,
      })),
    )
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** What the same press has done already. */
export const eventByRequest = ({ db }: Db, affairId: number, requestKey: string) =>
  db
    .selectFrom('affair_event')
    .where('affair_id', '=', affairId)
    .where('request_key', '=', requestKey)
    .select(['id', 'account_id as accountId'])
    .executeTakeFirst()

export async function accountNames({ db }: Db, ids: number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('account')
    .where('id', 'in', ids)
    .where('disabled_at', 'is', null)
    .select(['id', 'name'])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
