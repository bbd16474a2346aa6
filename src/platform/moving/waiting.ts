import { PgBoss } from 'pg-boss'
import type { OpenDatabase } from '../database.ts'
import { Refusal } from '../errors.ts'

type Waiting = { id: string; name: string; data: object; priority: number; startAfter: string }

/**
 * What somebody's deed has asked for and nobody has done yet is asked of the other database; what comes by the clock comes
 * there as well. Answers how much it was. Done again, it replaces what it has carried.
 */
export async function moveWaiting(from: OpenDatabase, to: OpenDatabase): Promise<number> {
  const jobs = await waitingIn(from)
  const boss = new PgBoss({
    db: { executeSql: (text, values) => to.pool.query(text, values as unknown[]) },
    schedule: false,
    supervise: false,
    useListenNotify: false,
  })
  await boss.start()
  try {
    await to.pool.query(`delete from pgboss.job where ${isWaiting}`)
    for (const [name, those] of Map.groupBy(jobs, (one) => one.name)) {
      // With what it is to be like the server begins it.
      await boss.createQueue(name)
      await boss.insert(
        name,
        those.map(({ id, data, priority, startAfter }) => ({ id, data, priority, startAfter })),
      )
    }
  } finally {
    await boss.stop({ graceful: false })
  }
  if (JSON.stringify(await waitingIn(to)) !== JSON.stringify(jobs))
    throw new Refusal('conflict', 'move-differs', { table: 'pgboss.job', row: '' })
  return jobs.length
}

const isWaiting = `state in ('created', 'retry', 'active') and name not like '\\_\\_pgboss%'`

async function waitingIn({ pool }: OpenDatabase): Promise<Waiting[]> {
  const { rows: begun } = await pool.query(`select where to_regclass('pgboss.job') is not null`)
  if (!begun.length) return []
  const { rows } = await pool.query<Waiting>(
    `select id::text as id, name, coalesce(data, '{}') as data, priority,
      to_char(start_after at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "startAfter"
      from pgboss.job where ${isWaiting} order by name collate "C", id`,
  )
  return rows
}
