import { type SqlBool, sql } from 'kysely'
import { below, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { rowsOf, transfersWithin } from '../queries.ts'
import type { Left } from './rules.ts'

type Scope = Pick<Context, 'db' | 'reach'>

/** Batches of either side within reach. */
export const listBatches = ({ db, reach }: Scope, asked: { text?: string | undefined; path: string }) =>
  db
    .selectFrom('transfer_batch as batch')
    .innerJoin('organization as source', 'source.id', 'batch.organization_id')
    .innerJoin('organization as target', 'target.id', 'batch.to_id')
    .where((eb) => eb.or([within('source.path', reach), within('target.path', reach)]))
    .where((eb) => eb.or([below('source.path', asked.path), below('target.path', asked.path)]))
    .$if(Boolean(asked.text), (q) =>
      q.where(
        sql<SqlBool>`(strpos(batch.title, ${asked.text ?? ''}) > 0 or strpos(source.name, ${asked.text ?? ''}) > 0
          or strpos(target.name, ${asked.text ?? ''}) > 0)`,
      ),
    )
export type FoundBatches = ReturnType<typeof listBatches>

const shown = (found: FoundBatches) =>
  found.select([
    'batch.id',
    'batch.title',
    'batch.basis',
    'batch.to_id as toId',
    'batch.started_at as startedAt',
    'batch.started_by as startedBy',
    'source.path',
    sql<string>`coalesce(source.short_name, source.name)`.as('organizationName'),
    sql<string>`coalesce(target.short_name, target.name)`.as('toName'),
    sql<Left[]>`batch.refused`.as('left'),
    sql<number>`(select count(*)::int from transfer where batch_id = batch.id)`.as('people'),
    sql<number>`(select count(*)::int from transfer where batch_id = batch.id and state = 'done')`.as('done'),
  ])
export type BatchRow = Awaited<ReturnType<typeof getBatch>>

export const pageOfBatches = (found: FoundBatches, page: { limit: number; offset: number }) =>
  shown(found).orderBy('batch.id', 'desc').limit(page.limit).offset(page.offset).execute()

export async function countBatches(found: FoundBatches): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

/** @throws Refusal not-found */
export async function getBatch(ctx: Scope, id: number) {
  const found = await shown(listBatches(ctx, { path: '' }))
    .where('batch.id', '=', id)
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

export const transfersOfBatch = (ctx: Scope, batchId: number) =>
  rowsOf(transfersWithin(ctx)).where('transfer.batch_id', '=', batchId).orderBy('transfer.id').execute()

/** The same, held in the order of their ids until the transaction ends. */
export const lockTransfersOfBatch = (ctx: Scope, batchId: number) =>
  rowsOf(transfersWithin(ctx))
    .where('transfer.batch_id', '=', batchId)
    .orderBy('transfer.id')
    .forUpdate('transfer')
    .execute()

export async function insertBatch(
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  batch: { organizationId: number; toId: number; title: string; basis: string },
): Promise<number> {
  const { id } = await db
    .insertInto('transfer_batch')
    .values({
      organization_id: batch.organizationId,
      to_id: batch.toId,
      title: batch.title,
      basis: batch.basis,
      started_at: now,
      started_by: actor.name,
      account_id: actor.accountId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const setLeft = ({ db }: Pick<Context, 'db'>, id: number, left: Left[]) =>
  db
    .updateTable('transfer_batch')
    .set({ refused: JSON.stringify(left) })
    .where('id', '=', id)
    .execute()
