/**
 * What the ledger costs over HTTP on the whole demo institute: the chapters of a branch, its year book made and printed
 * as PDF and as sheets (the largest branch, so the longest book), and what all branches are missing.
 *   node bench/ledger.ts [--postgres] [--times 15]
 */
import { randomBytes } from 'node:crypto'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { everywhere } from '#basics/reach.ts'
import { tokenHash } from '#features/accounts/gate.ts'
import { insertSession } from '#features/accounts/sessions/queries.ts'
import { cookieName } from '#platform/cookies.ts'
import { act, systemActor, type World } from '#platform/world.ts'
import { loadDemo } from '#src/demo/load.ts'
import { createApp } from '#src/main.ts'
import { openGround } from './ground.ts'
import { type Measured, median, once, tableOf } from './measure.ts'

const { values } = parseArgs({
  options: { postgres: { type: 'boolean' }, times: { type: 'string', default: '15' } },
})
const times = Number(values.times)

/** The political work department of the demo, signed in. */
async function signedIn(world: World): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await act(world, { actor: systemActor('bench'), reach: everywhere }, async (ctx) => {
    const { id: accountId } = await ctx.db
      .selectFrom('account')
      .where('username', '=', 'zhenggong')
      .select('id')
      .executeTakeFirstOrThrow()
    await insertSession(ctx, {
      accountId,
      tokenHash: tokenHash(token),
      ip: 'local',
      agent: 'bench',
      provedBy: 'exempt',
    })
  })
  return `${cookieName}=${token}`
}

const { world, close } = await openGround(values.postgres ? 'postgres' : 'embedded')
try {
  await loadDemo(world, { members: 14_900, arrivals: false })
  const { rows } = await world.open.pool.query<{ id: number; n: number }>(
    `select organization_id as id, count(*)::integer as n from person where membership = 'active'
     group by 1 order by 2 desc limit 1`,
  )
  const [{ id = 0, n = 0 } = {}] = rows
  const app = createApp(world)
  const cookie = await signedIn(world)
  const ask = async (address: string, body?: object) => {
    const headers = { cookie, ...(body && { 'content-type': 'application/json' }) }
    const init = { method: body ? 'POST' : 'GET', headers, ...(body && { body: JSON.stringify(body) }) }
    const response = await app.fetch(new Request(new URL(`/api${address}`, 'http://zhibu.bench'), init))
    if (!response.ok) throw new Error(`${address}: ${response.status} ${await response.text()}`)
    return response
  }
  const year = new Date().getFullYear()
  const read = async (address: string) => (await (await ask(address)).arrayBuffer()).byteLength
  const make = async () =>
    ((await (await ask(`/organizations/${id}/year-books`, { year })).json()) as { id: number }).id
  const whole = async () => read(`/year-books/${await make()}/files/pdf`)
  const first = await once(whole)
  const measured: Measured[] = []
  const add = async (name: string, limit: string, work: () => Promise<unknown>, note = '') =>
    measured.push({ name, took: await median(times, work), plain: null, limit, note })
  await add('the ledger of a branch, all chapters', '', () =>
    read(`/organizations/${id}/ledger?year=${year}`),
  )
  await add(
    'year book: made, kept, printed as PDF',
    '≤ 2 s',
    whole,
    `the first of all, fonts read: ${Math.round(first)} ms`,
  )
  await add('year book: made, kept, written as sheets', '≤ 2 s', async () =>
    read(`/year-books/${await make()}/files/xlsx`),
  )
  await add('what every branch is missing', '', () => read(`/ledger-gaps?year=${year}&size=20`))
  console.log(`branch of ${n} members, load ${loadavg()[0]?.toFixed(1)}\n${tableOf(measured)}`)
} finally {
  await close()
}
process.exit(0)
