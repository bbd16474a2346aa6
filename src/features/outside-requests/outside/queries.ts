import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { OutsideState } from '../rules.ts'

type Db = Pick<Context, 'db'>

const settled: OutsideState[] = ['declined', 'agreed', 'refused', 'withdrawn']

/** What was written with a code, the newest first, with what the intranet has told of each. */
export const ownRequests = ({ db }: Db, passId: number) =>
  db
    .selectFrom('outside_request as asked')
    .leftJoin('outside_result as result', 'result.key', 'asked.key')
    .where('asked.pass_id', '=', passId)
    .select([
      'asked.id',
      'asked.key',
      'asked.matter',
      'asked.body',
      'asked.written_at as writtenAt',
      'result.state',
      'result.number',
      'result.reply_number as replyNumber',
      'result.replied_on as repliedOn',
      'result.because',
      'result.told_at as toldAt',
    ])
    .$narrowType<{ state: OutsideState | null }>()
    .orderBy('asked.id', 'desc')
    .limit(200)
    .execute()

/** How many of a code have no end yet. */
export async function countUnsettled({ db }: Db, passId: number): Promise<number> {
  const { n } = await db
    .selectFrom('outside_request as asked')
    .leftJoin('outside_result as result', 'result.key', 'asked.key')
    .where('asked.pass_id', '=', passId)
    .where((eb) => eb.or([eb('result.state', 'is', null), eb('result.state', 'not in', settled)]))
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

/** Whoever writes with a code waits for another who does. */
export const lockPass = ({ db }: Db, id: number) =>
  db.selectFrom('outside_pass').where('id', '=', id).select('id').forUpdate().execute()

/** Those that were written here, the older ones first. */
export const writtenHere = ({ db }: Db, id?: number) =>
  db
    .selectFrom('outside_request as asked')
    .innerJoin('outside_pass as pass', 'pass.id', 'asked.pass_id')
    .$if(id !== undefined, (q) => q.where('asked.id', '=', id as number))
    .select([
      'asked.id',
      'asked.key',
      'asked.matter',
      'asked.body',
      'asked.written_at as writtenAt',
      'pass.hash',
    ])
    .orderBy('asked.id')
    .execute()

export const byKey = async ({ db }: Db, key: string) =>
  (await db.selectFrom('outside_request').where('key', '=', key).select('id').executeTakeFirst()) ?? null

export type Result = {
  key: string
  state: OutsideState
  number: string | null
  replyNumber: string | null
  repliedOn: string | null
  because: string | null
}

export async function keepResult({ db, now }: Pick<Context, 'db' | 'now'>, told: Result): Promise<void> {
  const row = {
    state: told.state,
    number: told.number,
    reply_number: told.replyNumber,
    replied_on: told.repliedOn,
    because: told.because,
    told_at: now,
  }
  await db
    .insertInto('outside_result')
    .values({ key: told.key, ...row })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
    .execute()
}

export const resultOf = ({ db }: Db, key: string) =>
  db
    .selectFrom('outside_result')
    .where('key', '=', key)
    .select([
      'key',
      'state',
      'number',
      'reply_number as replyNumber',
      sql<string | null>`replied_on::text`.as('repliedOn'),
      'because',
    ])
    .$narrowType<{ state: OutsideState }>()
    .executeTakeFirst()
