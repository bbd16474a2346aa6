import type { Context } from '#platform/context.ts'
import type { Receiver } from '#platform/syslog.ts'

type Reader = Pick<Context, 'db'>

export type Forward = Receiver & {
  enabled: boolean
  sentTo: number
  sentAt: string | null
  failure: string | null
  failedAt: string | null
}

export async function findForward({ db }: Reader): Promise<Forward | null> {
  const row = await db
    .selectFrom('audit_forward')
    .select(['host', 'port', 'tls', 'authority', 'enabled', 'failure'])
    .select(['sent_to as sentTo', 'sent_at as sentAt', 'failed_at as failedAt'])
    .executeTakeFirst()
  return row ?? null
}

/** How many entries it has not been told yet. */
export async function countWaiting({ db }: Reader, sentTo: number): Promise<number> {
  const row = await db
    .selectFrom('audit_entry')
    .where('id', '>', sentTo)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return row.n
}

/** What failed at another place says nothing of this one. */
export async function writeForward(
  { db }: Reader,
  { host, port, tls, authority, enabled, sentTo }: Receiver & Pick<Forward, 'enabled' | 'sentTo'>,
): Promise<void> {
  const row = { host, port, tls, authority, enabled, sent_to: sentTo, failure: null, failed_at: null }
  await db
    .insertInto('audit_forward')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}

/** Arrived up to this entry; nothing when the receiver was changed meanwhile. */
export async function noteSent({ db, now }: Pick<Context, 'db' | 'now'>, was: Forward, sentTo: number) {
  await db
    .updateTable('audit_forward')
    .set({ sent_to: sentTo, sent_at: now, failure: null, failed_at: null })
    .where('sent_to', '=', was.sentTo)
    .where('host', '=', was.host)
    .where('port', '=', was.port)
    .execute()
}

export async function noteFailure({ db, now }: Pick<Context, 'db' | 'now'>, was: Forward, failure: string) {
  await db
    .updateTable('audit_forward')
    .set(({ fn, val }) => ({ failure, failed_at: fn.coalesce('failed_at', val(now.toISOString())) }))
    .where('host', '=', was.host)
    .where('port', '=', was.port)
    .execute()
}
