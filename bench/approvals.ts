/**
 * How long one step of an affair takes with 10,000 affairs running: the decision over HTTP, with everything it writes
 * (event, state, to-dos, audit line); opening the affair, the list of to-dos and the counts beside it.
 *   node bench/approvals.ts [--postgres] [--affairs 10000] [--steps 400]
 */
import { randomBytes } from 'node:crypto'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { everywhere } from '#basics/reach.ts'
import { tokenHash } from '#features/accounts/gate.ts'
import { insertGrant } from '#features/accounts/grants/queries.ts'
import { insertAccount } from '#features/accounts/queries.ts'
import { insertSession } from '#features/accounts/sessions/queries.ts'
import { startAffair } from '#features/approvals/actions.ts'
import { cookieName } from '#platform/cookies.ts'
import { act, systemActor, type World } from '#platform/world.ts'
import { loadDemo } from '#src/demo/load.ts'
import { createApp } from '#src/main.ts'
import { openGround } from './ground.ts'

const { values } = parseArgs({
  options: {
    postgres: { type: 'boolean' },
    affairs: { type: 'string', default: '10000' },
    steps: { type: 'string', default: '400' },
  },
})
const [affairs, steps] = [Number(values.affairs), Number(values.steps)]
const originals = 100

const program = { actor: systemActor('bench'), reach: everywhere }

/** Affairs of branches all over the institute, each copied until there are enough. */
async function fill(world: World): Promise<void> {
  const { rows } = await world.open.pool.query<{ id: number }>(
    `select id from organization where kind = 'branch' and closed_on is null order by md5(code) limit $1`,
    [originals],
  )
  await act(world, program, async (ctx) => {
    for (const { id: organizationId } of rows) {
      const subject = { title: '请示', text: '请审批。', importance: 'ordinary', amount: null }
      await startAffair(ctx, { kind: 'matter', chainKey: 'matter', title: '请示', organizationId, subject })
    }
  })
  await copy(world, Math.ceil(affairs / originals) - 1)
  await world.open.withoutLimit(() => world.open.pool.query('vacuum (analyze)'))
}

const affairColumns = `kind, title, organization_id, organization_path, chain_key, chain_version, subject, state, status,
  step, step_name, due_on, started_at, started_name, started_title, moved_at`
const taskColumns = 'number, step, step_name, office, holder, status, opened_at, due_on, harmless'

async function copy({ open }: World, times: number): Promise<void> {
  await open.pool.query(
    `insert into affair (${affairColumns}, request_key)
     select ${affairColumns}, 'copy of ' || id from affair, generate_series(1, ${times}) where started_by is null`,
  )
  const ofOriginal = (table: string, columns: string, from: string) =>
    open.pool.query(
      `insert into ${table} (affair_id, ${columns}) select copied.id, ${from} from affair copied
       join ${table} original on copied.request_key = 'copy of ' || original.affair_id`,
    )
  const originally = (columns: string) =>
    columns
      .split(',')
      .map((one) => `original.${one.trim()}`)
      .join(', ')
  await ofOriginal('affair_task', taskColumns, originally(taskColumns))
  const eventColumns = 'act, at, name, title, step, step_name, detail, event'
  await ofOriginal('affair_event', eventColumns, originally(eventColumns))
}

/** Somebody of the committee with the most to do, and the to-dos it has. */
async function office(world: World) {
  const { rows } = await world.open.pool.query<{ office: string; n: number }>(
    `select office, count(*)::integer as n from affair_task where status = 'open' and office like 'committee-%'
     group by office order by count(*) desc limit 1`,
  )
  const held = rows[0]
  if (!held) throw new Error('nobody has anything to do')
  const token = randomBytes(32).toString('base64url')
  await act(world, program, async (ctx) => {
    const { id: accountId } = await insertAccount(ctx, {
      username: 'bench',
      name: 'bench',
      personId: null,
      passwordHash: null,
      mustChangePassword: false,
    })
    await insertGrant(ctx, {
      accountId,
      role: 'committee',
      organizationId: Number(held.office.split('-')[1]),
      fromOn: '2020-01-01',
      untilOn: null,
      reason: 'bench',
      grantedBy: 'bench',
    })
    await insertSession(ctx, {
      accountId,
      tokenHash: tokenHash(token),
      ip: 'local',
      agent: 'bench',
      provedBy: 'exempt',
    })
  })
  const { rows: tasks } = await world.open.pool.query<{ id: number; affair: number }>(
    `select id, affair_id as affair from affair_task where status = 'open' and office = $1 order by md5(id::text) limit $2`,
    [held.office, steps],
  )
  return { cookie: `${cookieName}=${token}`, tasks, waiting: held.n }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

function line(name: string, took: number[], note: string): void {
  const sorted = took.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1)
  console.log(`| ${name} | ${at(0.5)} ms | ${at(0.95)} ms | ${took.length} | ${note} |`)
}

const { world, close } = await openGround(values.postgres ? 'postgres' : 'embedded')
try {
  await loadDemo(world, { members: 14_900, arrivals: false })
  await fill(world)
  const { cookie, tasks, waiting } = await office(world)
  const app = createApp(world)
  const ask = async (method: string, address: string, body?: object) => {
    const headers = { cookie, ...(body && { 'content-type': 'application/json' }) }
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) }
    const response = await app.fetch(new Request(new URL(address, 'http://zhibu.bench'), init))
    if (!response.ok) throw new Error(`${address}: ${response.status} ${await response.text()}`)
    await response.arrayBuffer()
  }
  const approve = ({ id, affair }: (typeof tasks)[number]) =>
    ask('POST', `/api/affairs/${affair}/approvals`, {
      taskId: id,
      requestKey: `bench-${id}-0`,
      opinion: '同意。',
    })
  for (const task of tasks.splice(0, 20)) await approve(task)

  const decided: number[] = []
  const before = process.cpuUsage()
  for (const task of tasks) decided.push(await timed(() => approve(task)))
  const { user, system } = process.cpuUsage(before)
  const processor = (user + system) / 1000 / Math.max(1, decided.length)
  const listed: number[] = []
  const counted: number[] = []
  const opened: number[] = []
  for (let n = 0; n < 50; n++) {
    listed.push(await timed(() => ask('GET', '/api/affairs?box=todo')))
    opened.push(await timed(() => ask('GET', `/api/affairs/${tasks[n]?.affair}`)))
    counted.push(await timed(() => ask('GET', '/api/affairs/counts')))
  }
  const [{ n: running } = { n: 0 }] = (
    await world.open.pool.query<{ n: number }>(
      `select count(*)::integer as n from affair where status = 'running'`,
    )
  ).rows
  console.log(`\n${world.open.kind}, ${running} affairs running, load ${loadavg()[0]?.toFixed(1)}\n`)
  console.log('| what | p50 | p95 | times | |\n|---|---|---|---|---|')
  line(
    'one step: decide, write, next to-dos',
    decided,
    `wanted p95 ≤ 30 ms; ${processor.toFixed(1)} ms of processor each`,
  )
  line('list of to-dos', listed, `${waiting} wait for this committee`)
  line('opening an affair', opened, '')
  line('counts', counted, '')
} finally {
  await close()
}
