/**
 * How long a set of statistics takes, beside the plainest question to the same database in the same run.
 *   node bench/statistics.ts [members …]          embedded
 *   node bench/statistics.ts --postgres 1000000   on a real PostgreSQL started for the purpose
 */
import { everywhere } from '#basics/reach.ts'
import { count, layOut } from '#features/statistics/tables/actions.ts'
import { inTransaction, type OpenDatabase, openDatabase } from '#platform/database.ts'
import { migrate } from '#platform/migrate.ts'
import { startPostgres } from '#platform/real-postgres.ts'
import { migratedSnapshot } from '#platform/testing.ts'
import { populate } from './statistics/population.ts'

const asOf = '2026-11-24'
const onPostgres = process.argv.includes('--postgres')
const sizes = process.argv
  .slice(2)
  .filter((one) => /^\d+$/.test(one))
  .map(Number)

async function measure(members: number): Promise<void> {
  const server = onPostgres ? await startPostgres() : null
  const open = server
    ? await openDatabase({ url: server.url, statementSeconds: 600 })
    : await openDatabase({ memory: true, template: await migratedSnapshot() })
  if (server) await migrate(open)
  const { root, committee, branch } = await populate(open, members)
  await open.withoutLimit(() => open.pool.query('analyze'))
  const plain = await median(5, () =>
    open.pool.query(
      `select count(*) from standing join person on person.id = person_id
       where standing.membership = 'active' and from_on <= $1 and (until_on is null or until_on > $1)`,
      [asOf],
    ),
  )
  console.log(`${members} members, ${open.kind}: plain count ${plain.toFixed(0)} ms`)
  for (const [name, id] of [
    ['whole set, top', root],
    ['whole set, committee', committee],
    ['whole set, branch', branch],
  ] as const) {
    const took = await median(members > 200_000 ? 3 : 7, () => wholeSet(open, id))
    console.log(`  ${name}: ${took.toFixed(0)} ms (${(took / plain).toFixed(1)} × the plain count)`)
  }
  await open.close()
  await server?.stop()
}

const wholeSet = (open: OpenDatabase, organizationId: number) =>
  inTransaction(open.db, { readOnly: true }, async (db) => {
    const ctx = { db, reach: everywhere, today: asOf }
    const ground = await layOut(ctx, organizationId, asOf)
    return count(ctx, ground)
  })

async function median(times: number, work: () => Promise<unknown>): Promise<number> {
  const took: number[] = []
  for (let time = 0; time < times; time++) {
    const from = performance.now()
    await work()
    took.push(performance.now() - from)
  }
  return took.sort((a, b) => a - b)[Math.floor(took.length / 2)] ?? 0
}

for (const members of sizes.length ? sizes : [14_900]) await measure(members)
