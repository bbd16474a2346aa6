import { setTimeout as wait } from 'node:timers/promises'
import type { OpenDatabase } from './database.ts'

/** How often whoever waits looks again. */
const lookMs = 250

/**
 * What only one of all servers may do at a time: whoever comes meanwhile waits, and finds what was done. Embedded there is
 * but one server. Whoever is killed holds nobody up: the turn ends with his connection.
 */
export async function inTurn<T>(open: OpenDatabase, name: string, work: () => Promise<T>): Promise<T> {
  if (open.kind === 'embedded') return work()
  for (;;) {
    const client = await open.pool.connect()
    const { rows } = await client.query<{ mine: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 7100960)) as mine',
      [name],
    )
    if (!rows[0]?.mine) {
      client.release()
      await wait(lookMs)
      continue
    }
    try {
      return await work()
    } finally {
      client.release(true)
    }
  }
}
