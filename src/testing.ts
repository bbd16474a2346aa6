import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import type { RoleName } from '#basics/contract.ts'
import { everywhere } from '#basics/reach.ts'
import { tokenHash } from '#features/accounts/gate.ts'
import { insertGrant } from '#features/accounts/grants/queries.ts'
import { insertAccount } from '#features/accounts/queries.ts'
import { insertSession } from '#features/accounts/sessions/queries.ts'
import type { Context } from '#platform/context.ts'
import { openFiles } from '#platform/files.ts'
import { cookieName } from '#platform/http.ts'
import { createSealing } from '#platform/sealing.ts'
import { testDatabase } from '#platform/testing.ts'
import { act, systemActor, type World } from '#platform/world.ts'
import { type Contracts, contracts } from './contracts.ts'
import { createApp, startWork } from './main.ts'

/** A person's way into the program under test: typed calls, and plain requests for files and bad input. */
export type Client = {
  call: ContractRouterClient<Contracts>
  /** A request to a path such as `/api/people.xlsx?…`, with the person's cookie. */
  fetch(path: string, init?: RequestInit): Promise<Response>
}

export type TestApp = {
  world: World
  /** Moves the clock: an instant such as '2026-12-31T08:00:00Z', or a number of minutes forward. */
  setClock(to: string | number): void
  /** Nobody signed in. */
  visitor: Client
  /** Somebody in a role for an organization (群众 and 党员: for the person given). */
  as(
    role: RoleName,
    held: { organizationId?: number; personId?: number; name?: string; acting?: string },
  ): Promise<Client>
  /** The client of a session token. */
  withToken(token: string, headers?: Record<string, string>): Client
  /** Does something as the program itself, in one transaction, to set the stage. */
  stage<T>(work: (ctx: Context) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/**
 * The whole program on a database of its own, without a port. The clock stands at 2026-11-24 16:00 in Shanghai
 * unless told otherwise. `jobs`: later work is queued and run by `world.jobs.drain()`.
 */
export async function startTestApp(
  options: { clock?: string; jobs?: boolean; demo?: boolean } = {},
): Promise<TestApp> {
  const open = await testDatabase()
  const folder = mkdtempSync(path.join(tmpdir(), 'zhibu-test-'))
  const sealing = createSealing(randomBytes(32))
  let now = new Date(options.clock ?? '2026-11-24T08:00:00Z')
  const bare: World = {
    open,
    sealing,
    files: openFiles(folder, sealing),
    clock: () => now,
    jobs: null,
    demo: options.demo ?? false,
    log: { info: () => {}, error: unexpected },
    addressOf: () => '10.0.0.1',
  }
  const world = options.jobs ? await startWork(bare, false) : bare
  const app = createApp(world)
  const clientOf = (headers: Record<string, string>): Client => {
    const fetch = async (address: string, init: RequestInit = {}) =>
      app.fetch(
        new Request(new URL(address, 'http://zhibu.test'), {
          ...init,
          headers: { ...headers, ...init.headers },
        }),
      )
    const link = new OpenAPILink(contracts, {
      url: 'http://zhibu.test/api',
      headers: () => headers,
      fetch: async (request) => app.fetch(request),
    })
    return { call: createORPCClient(link), fetch }
  }
  const withToken = (token: string, headers = {}) =>
    clientOf({ cookie: `${cookieName}=${token}`, ...headers })
  const stage = <T>(work: (ctx: Context) => Promise<T>) =>
    act(world, { actor: systemActor('测试'), reach: everywhere }, work)
  return {
    world,
    setClock(to) {
      now = typeof to === 'number' ? new Date(now.getTime() + to * 60_000) : new Date(to)
    },
    visitor: clientOf({}),
    withToken,
    stage,
    async as(role, held) {
      const token = await stage((ctx) => openSession(ctx, role, held))
      return withToken(token, held.acting ? { 'x-acting-role': held.acting } : {})
    },
    async close() {
      await world.jobs?.stop()
      await open.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A bug of the program must fail the test that met it, with the bug's own stack. */
function unexpected(error: unknown): string {
  console.error(error)
  return 'test'
}

async function openSession(
  ctx: Context,
  role: RoleName,
  held: { organizationId?: number; personId?: number; name?: string },
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const name = held.name ?? `${role}-${token.slice(0, 6)}`
  const known = held.personId
    ? await ctx.db
        .selectFrom('account')
        .where('person_id', '=', held.personId)
        .select('id')
        .executeTakeFirst()
    : undefined
  const account =
    known ??
    (await insertAccount(ctx, {
      username: token.slice(0, 20),
      name,
      personId: held.personId ?? null,
      passwordHash: null,
      mustChangePassword: false,
    }))
  if (role !== 'masses' && role !== 'member' && held.organizationId)
    await insertGrant(ctx, {
      accountId: account.id,
      role,
      organizationId: held.organizationId,
      fromOn: '2020-01-01',
      untilOn: null,
      reason: '测试',
      grantedBy: '测试',
    })
  await insertSession(ctx, {
    accountId: account.id,
    tokenHash: tokenHash(token),
    ip: '10.0.0.1',
    agent: 'test',
  })
  return token
}
