import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { everywhere } from '#basics/reach.ts'
import { tokenHash } from '#features/accounts/gate.ts'
import { insertGrant } from '#features/accounts/grants/queries.ts'
import { insertAccount } from '#features/accounts/queries.ts'
import { insertSession } from '#features/accounts/sessions/queries.ts'
import { cookieName } from '#platform/cookies.ts'
import { openDatabase } from '#platform/database.ts'
import { openFiles } from '#platform/files.ts'
import { consoleLog } from '#platform/log.ts'
import { migrate } from '#platform/migrate.ts'
import { startPostgres } from '#platform/real-postgres.ts'
import { createSealing } from '#platform/sealing.ts'
import { act, systemActor, type World } from '#platform/world.ts'
import { loadDemo } from '#src/demo/load.ts'
import { createApp } from '#src/main.ts'

export type Place = { id: number; path: string; name: string; members: number }

/** A filled database, and somebody of the political-work department who asks over HTTP. */
export type Ground = {
  world: World
  members: number
  /** The top, a committee in the middle, one branch. */
  places: { top: Place; committee: Place; branch: Place }
  /** A request with the person's cookie; answers the body, and refuses anything but 200. */
  get(address: string): Promise<Response>
  sql<Row>(text: string, values?: unknown[]): Promise<Row[]>
  close(): Promise<void>
}

export type Engine = 'embedded' | 'postgres'

/**
 * A migrated world: embedded in a folder on disk with real flushes, or on a PostgreSQL started for it, or (`url`) on
 * one that runs already and may be filled. `kept`: a folder that stays for the next time.
 */
export async function openGround(
  engine: Engine,
  url?: string,
  kept?: string,
): Promise<{ world: World; close(): Promise<void> }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhibu-bench-'))
  const server = engine === 'postgres' && !url ? await startPostgres('2GB') : null
  const address = url ?? server?.url
  const place = address ? { url: address } : { folder: path.join(kept ?? folder, 'database') }
  const open = await openDatabase({ ...place, statementSeconds: 3600 })
  await migrate(open)
  const sealing = createSealing(randomBytes(32))
  const world: World = {
    open,
    sealing,
    files: openFiles(path.join(folder, 'files'), sealing),
    clock: () => new Date('2026-11-24T08:00:00Z'),
    jobs: null,
    address: 'http://zhibu.test',
    zone: 'intranet',
    demo: false,
    log: consoleLog,
    addressOf: () => 'local',
  }
  const close = async () => {
    await open.close()
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { world, close }
}

/** Loads the demo institute where nobody is yet. `loadedIn` milliseconds; null when it was there. */
export async function filledGround(
  engine: Engine,
  members: number,
  url?: string,
): Promise<Ground & { loadedIn: number | null }> {
  const { world, close } = await openGround(engine, url)
  const loadedIn = (await isEmpty(world)) ? await fill(world, members) : null
  const app = createApp(world)
  const sql = async <Row>(text: string, values: unknown[] = []) =>
    (await world.open.pool.query(text, values)).rows as Row[]
  const cookie = `${cookieName}=${await signIn(world)}`
  const get = async (address: string) => {
    const response = await app.fetch(
      new Request(new URL(address, 'http://zhibu.bench'), { headers: { cookie } }),
    )
    if (!response.ok) throw new Error(`${address}: ${response.status} ${await response.text()}`)
    return response
  }
  return { world, members, places: await placesOf(sql), get, sql, close, loadedIn }
}

const isEmpty = async ({ open }: World) =>
  (await open.db.selectFrom('person').select('id').limit(1).execute()).length === 0

async function fill(world: World, members: number): Promise<number> {
  const from = performance.now()
  const onProgress = (done: number, total: number) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${done} / ${total}`)
  }
  await loadDemo(world, { members, arrivals: false, onProgress })
  const loadedIn = performance.now() - from
  await world.open.withoutLimit(() => world.open.pool.query('vacuum (analyze)'))
  return loadedIn
}

const placesOf = async (sql: Ground['sql']): Promise<Ground['places']> => {
  const place = async (condition: string) => {
    const [found] = await sql<Place>(
      `select organization.id, path, name, members from organization
       join figure on figure.organization_id = organization.id and dimension = 'total'
       where ${condition} order by path limit 1`,
    )
    if (!found) throw new Error(`no organization where ${condition}`)
    return found
  }
  return {
    top: await place('parent_id is null'),
    committee: await place(`kind = 'committee' and parent_id is not null and members between 300 and 1500`),
    branch: await place(`kind = 'branch' and members between 20 and 40`),
  }
}

async function signIn(world: World): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await act(world, { actor: systemActor('bench'), reach: everywhere }, async (ctx) => {
    const root = await ctx.db
      .selectFrom('organization')
      .where('parent_id', 'is', null)
      .select('id')
      .executeTakeFirstOrThrow()
    const name = {
      username: `bench-${randomBytes(4).toString('hex')}`,
      name: 'bench',
      personId: null,
      passwordHash: null,
      mustChangePassword: false,
    }
    const account = await insertAccount(ctx, name)
    const held = { accountId: account.id, role: 'politicalWorkDepartment', organizationId: root.id } as const
    await insertGrant(ctx, {
      ...held,
      fromOn: '2020-01-01',
      untilOn: null,
      reason: 'bench',
      grantedBy: 'bench',
    })
    await insertSession(ctx, {
      accountId: account.id,
      tokenHash: tokenHash(token),
      ip: 'local',
      agent: 'bench',
      provedBy: 'exempt',
    })
  })
  return token
}
