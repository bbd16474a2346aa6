/**
 * Run as a process of its own by embedded.test.ts, which kills it: opens a data folder, says what it finds there, and
 * then writes transactions of three rows for ever, saying the number of each once it is committed.
 */
import { openDatabase } from '../database.ts'

const open = await openDatabase({ folder: process.argv[2] as string })
const { pool } = open
await pool.query('create table if not exists written (round int, part int, primary key (round, part))')
const found = await pool.query<{ last: number; rows: number; whole: boolean }>(
  `select coalesce(max(round), 0) as last, count(*) as rows,
    not exists (select from written group by round having count(*) <> 3) as whole from written`,
)
process.stdout.write(`${JSON.stringify(found.rows[0])}\n`)

for (let round = (found.rows[0]?.last ?? 0) + 1; ; round += 1) {
  const client = await pool.connect()
  await client.query('begin')
  for (const part of [1, 2, 3]) await client.query('insert into written values ($1, $2)', [round, part])
  await client.query('commit')
  client.release()
  process.stdout.write(`${round}\n`)
  // A part of what the server does by itself, which must survive as well.
  if (round % 20 === 0) await pool.query(round % 40 === 0 ? 'checkpoint' : 'vacuum written')
}
