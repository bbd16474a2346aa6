/**
 * Fifteen thousand members sign in at one meeting through HTTP, from several clients at once, on the embedded database
 * on disk with real flushes. None may be lost and none doubled.
 *   node bench/sign-ins.ts [--people 15000] [--clients 3] [--at-once 50]
 * `at-once` is how many a client keeps waiting at the same time.
 */
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { getRequestListener } from '@hono/node-server'
import { everywhere } from '#basics/reach.ts'
import { tokenHash } from '#features/accounts/gate.ts'
import { insertGrant } from '#features/accounts/grants/queries.ts'
import { insertAccount } from '#features/accounts/queries.ts'
import { insertSession } from '#features/accounts/sessions/queries.ts'
import { insertPeople } from '#features/people/queries.ts'
import type { Context } from '#platform/context.ts'
import { cookieName } from '#platform/cookies.ts'
import { takeMeasure } from '#platform/upkeep.ts'
import { act, systemActor } from '#platform/world.ts'
import { createApp, startWork } from '#src/main.ts'
import { personOf, plantInstitute } from '#src/testing.ts'
import { openGround } from './ground.ts'

const { values } = parseArgs({
  options: { people: { type: 'string' }, clients: { type: 'string' }, 'at-once': { type: 'string' } },
})
const people = Number(values.people ?? 15_000)
const clients = Number(values.clients ?? 3)
const atOnce = Number(values['at-once'] ?? 50)

/** An account of a person and a session of it; answers the session's token. */
async function admit(ctx: Context, personId: number | null, username: string): Promise<[string, number]> {
  const token = randomBytes(32).toString('base64url')
  const name = { username, name: username, passwordHash: null, mustChangePassword: false }
  const { id: accountId } = await insertAccount(ctx, { ...name, personId })
  await insertSession(ctx, {
    accountId,
    tokenHash: tokenHash(token),
    ip: 'local',
    agent: 'bench',
    provedBy: 'exempt',
  })
  return [token, accountId]
}

/** A branch of so many members, each signed in to the platform; and somebody who conducts its meetings. */
async function plant(ctx: Context) {
  const { organizations } = await plantInstitute(ctx)
  const members = Array.from({ length: people }, (_, at) =>
    personOf('east1', 'member', organizations.east1, at + 1),
  )
  const ids = await insertPeople(ctx, members)
  const tokens: string[] = []
  for (const id of ids.values()) tokens.push((await admit(ctx, id, `bench-${id}`))[0])
  const [conductor, accountId] = await admit(ctx, null, 'bench-conductor')
  const held = { accountId, role: 'politicalWorkDepartment', organizationId: organizations.root } as const
  await insertGrant(ctx, {
    ...held,
    fromOn: '2020-01-01',
    untilOn: null,
    reason: 'bench',
    grantedBy: 'bench',
  })
  // As a server does by itself once its tables have grown.
  await takeMeasure(ctx.db)
  return { organizationId: organizations.east1, tokens, conductor }
}

type Told = { took: number[]; refused: string[] }

/** One client in a thread of its own. */
async function client(url: string, code: string, tokens: string[]): Promise<Told> {
  const worker = new Worker(new URL('./sign-ins/client.ts', import.meta.url), {
    workerData: { url, code, tokens, atOnce, cookieName },
  })
  const [told] = (await once(worker, 'message')) as [Told]
  await worker.terminate()
  return told
}

const { world, close } = await openGround('embedded')
try {
  const { organizationId, tokens, conductor } = await world.open.withoutLimit(() =>
    act(world, { actor: systemActor('测试'), reach: everywhere }, plant),
  )
  const working = await startWork(world, false)
  const server = createServer(getRequestListener(createApp(working).fetch))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const headers = { cookie: `${cookieName}=${conductor}`, 'content-type': 'application/json', origin: url }
  const ask = async <T>(path: string, body?: object): Promise<T> => {
    const sent = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers }
    const response = await fetch(`${url}/api${path}`, sent)
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return (await response.json()) as T
  }
  const meeting = {
    organizationId,
    kind: 'membersMeeting',
    plannedOn: '2026-11-24',
    startsAt: '16:00',
    place: '礼堂',
  }
  const { id } = await ask<{ id: number }>('/meetings', meeting)
  const { address } = await ask<{ address: string }>(`/meetings/${id}/sign-in-code`)
  const code = address.split('/').at(-1) ?? ''

  const share = Math.ceil(tokens.length / clients)
  const began = performance.now()
  const told = await Promise.all(
    Array.from({ length: clients }, (_, at) => client(url, code, tokens.slice(at * share, (at + 1) * share))),
  )
  const seconds = (performance.now() - began) / 1000
  const took = told.flatMap((one) => one.took).sort((a, b) => a - b)
  const at = (part: number) => `${(took[Math.floor(took.length * part)] ?? 0).toFixed(0)} ms`
  const { rows } = await world.open.pool.query(
    `select count(*)::int as held, count(distinct person_id)::int as people,
       (select count(*)::int from audit_entry where action = 'meeting.signedIn') as trail
     from meeting_sign_in where meeting_id = $1`,
    [id],
  )
  console.log(
    `${people} sign-ins, ${clients} clients, ${atOnce} at once each, load ${loadavg()[0]?.toFixed(1)}`,
  )
  console.log(
    `${seconds.toFixed(1)} s in all (wanted ≤ 60), median ${at(0.5)}, p95 ${at(0.95)} (wanted ≤ 300 ms), slowest ${at(0.9999)}`,
  )
  console.log(`held ${rows[0].held}, people ${rows[0].people}, lines of the trail ${rows[0].trail}`)
  console.log(
    `refused ${told.flatMap((one) => one.refused).length} ${told
      .flatMap((one) => one.refused)
      .slice(0, 2)
      .join(' ')}`,
  )
  server.close()
  await working.jobs?.stop()
} finally {
  await close()
}
process.exit()
