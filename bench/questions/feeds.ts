import { takeFeed } from '#features/master-data/intake/actions.ts'
import { systemWorld } from '#platform/world.ts'
import { type PersonRow, peopleFile, personRows, unitFile, unitRows } from '#src/demo/feed.ts'
import { planInstitute } from '#src/demo/tree.ts'
import { type Engine, openGround } from '../ground.ts'
import { type Measured, once } from '../measure.ts'

const people = 14_900

/** A first feed into an empty register, the same again, and one with 1 % changed, against inserting the bare rows. */
export async function feeds(engine: Engine): Promise<Measured[]> {
  const plan = planInstitute({ today: '2026-11-24' })
  const units = unitFile(unitRows(plan))
  const rows = [...personRows(plan)].slice(0, people)
  const changed = rows.map((row, n) =>
    n % 100 === 0 ? { ...row, phone: `102${row.phone.slice(3) || '00000000'}` } : row,
  )
  const [first, next] = [peopleFile(rows), peopleFile(changed)]

  const { world, close } = await openGround(engine)
  const take = (file: typeof first) => () =>
    world.open.withoutLimit(() =>
      takeFeed(systemWorld(world, 'bench'), [units, file], { mode: 'full', origin: 'command' }),
    )
  try {
    const plain = await once(() => bareRows(world.open.pool, rows))
    const size = `${people.toLocaleString('en')} people, ${plan.organizations.length} organizations`
    return [
      { name: `feed: first, ${size}`, took: await once(take(first)), plain, limit: '< 15 s' },
      { name: 'feed: the same again', took: await once(take(first)), plain, limit: '< 5 s' },
      { name: 'feed: 1 % changed', took: await once(take(next)), plain, limit: '< 5 s' },
    ]
  } finally {
    await close()
  }
}

/** The same rows, unread and unchecked, into a table without any rule. */
async function bareRows(
  pool: { query(text: string, values?: unknown[]): Promise<unknown> },
  rows: PersonRow[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
  const quoted = columns.map((column) => `"${column}" text`).join(', ')
  await pool.query(`create table bare (${quoted})`)
  for (let at = 0; at < rows.length; at += 2000) {
    await pool.query(`insert into bare select * from json_to_recordset($1::json) as row (${quoted})`, [
      JSON.stringify(rows.slice(at, at + 2000)),
    ])
  }
  await pool.query('drop table bare')
}
