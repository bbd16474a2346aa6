import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import type { OfficeName, RoleName } from '#basics/contract.ts'
import { identityNumberFor } from '#basics/identity-number.ts'
import { everywhere } from '#basics/reach.ts'
import type { Zone } from '#basics/sensitivity.ts'
import { tokenHash } from '#features/accounts/gate.ts'
import { insertGrant } from '#features/accounts/grants/queries.ts'
import { administrators, insertAdministrator } from '#features/accounts/offices/queries.ts'
import { insertAccount } from '#features/accounts/queries.ts'
import { isOffice, roleNames } from '#features/accounts/rules.ts'
import { insertSession } from '#features/accounts/sessions/queries.ts'
import { insertOrganizations } from '#features/organizations/intake/actions.ts'
import { insertPeople, type NewPerson } from '#features/people/queries.ts'
import { openAnchors } from '#platform/anchors/folder.ts'
import { openBackups } from '#platform/backups.ts'
import type { Context } from '#platform/context.ts'
import { cookieName } from '#platform/cookies.ts'
import { openExchange } from '#platform/exchange/exchange.ts'
import { openFiles } from '#platform/files.ts'
import { startJobs } from '#platform/jobs.ts'
import { migrationsFolder } from '#platform/migrate.ts'
import { createSealing, writeKey } from '#platform/sealing.ts'
import { type Readied, testDatabase } from '#platform/testing.ts'
import { act, systemActor, type World } from '#platform/world.ts'
import packageJson from '../package.json' with { type: 'json' }
import { type Contracts, contracts } from './contracts.ts'
import { features } from './features.ts'
import { createApp, startWork } from './main.ts'

/** A person's way into the program under test: typed calls, and plain requests for files and bad input. */
export type Client = {
  call: ContractRouterClient<Contracts>
  /** A request with a JSON body; answers status and body. */
  send(method: string, path: string, body?: unknown): Promise<Answer>
  /** A request to a path such as `/api/people.xlsx?…`, with the person's cookie. */
  fetch(path: string, init?: RequestInit): Promise<Response>
}

/** What came back; of a refusal, its sentence and code. */
export type Answer = {
  status: number
  body: { message?: string; data?: { code: string; facts: Record<string, unknown> } } & Record<
    string,
    unknown
  >
  code: string | undefined
  cookie: string
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
  /** A session of a person of his own, by its token: for whoever acts under more than one key. */
  tokenOf(held: { personId: number; name?: string }): Promise<string>
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
  options: { clock?: string; jobs?: boolean; demo?: boolean; zone?: Zone; address?: string } = {},
): Promise<TestApp> {
  const open = await testDatabase(migrationsFolder, options.jobs ? queued : undefined)
  const folder = mkdtempSync(path.join(tmpdir(), 'zhibu-test-'))
  const secret = randomBytes(32)
  writeKey(path.join(folder, 'sealing.key'), secret)
  const sealing = createSealing(secret)
  let now = new Date(options.clock ?? '2026-11-24T08:00:00Z')
  const bare: World = {
    open,
    sealing,
    files: openFiles(path.join(folder, 'files'), sealing),
    backups: openBackups({
      data: folder,
      url: open.kind === 'postgres' ? String(open.pool.options.connectionString) : null,
      keyFile: path.join(folder, 'sealing.key'),
      anchorKeyFile: path.join(folder, 'anchor.key'),
      open,
      filesPlace: path.join(folder, 'files'),
    }),
    anchors: openAnchors(path.join(folder, 'anchors'), path.join(folder, 'anchor.key'), { make: true }),
    exchange: await openExchange(
      {
        zone: options.zone ?? 'intranet',
        exchangeKeyFile: path.join(folder, 'exchange.key'),
        exchangeOut: path.join(folder, 'exchange', 'out'),
        exchangeIn: path.join(folder, 'exchange', 'in'),
        exchangePut: null,
        exchangeToken: null,
      },
      { restMs: 0 },
    ),
    clock: () => now,
    jobs: null,
    address: options.address ?? 'http://zhibu.test',
    zone: options.zone ?? 'intranet',
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
    const send = async (method: string, path: string, body?: unknown): Promise<Answer> => {
      const json =
        body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
      const response = await fetch(path, { method, ...json })
      const read = (await response.json()) as Answer['body']
      return {
        status: response.status,
        body: read,
        code: read.data?.code,
        cookie: response.headers.getSetCookie().join(),
      }
    }
    return { call: createORPCClient(link), fetch, send }
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
    tokenOf: (held) => stage((ctx) => openSession(ctx, 'member', held)),
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

const jobs = features.flatMap((one) => one.jobs)

/** The tables and queues of later work: to make them costs more than most stories. */
const queued: Readied = {
  key: [
    `pg-boss ${packageJson.dependencies['pg-boss']}`,
    ...jobs.map(({ name, hours }) => `${name} ${hours}`),
  ].join(),
  async make(open) {
    const nowhere = () => assert.fail('nothing is done while a snapshot is made')
    const queue = await startJobs(open, jobs, nowhere, { poll: false, onError: unexpected })
    await queue.stop()
  },
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
  if (isOffice(role)) return openOffice(ctx, role, held.personId as number, token)
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
  await enter(ctx, account.id, token)
  return token
}

// Clocks are moved freely in tests: what asks for a fresh proof is tried by real sign-ins.
const enter = (ctx: Context, accountId: number, token: string) =>
  insertSession(ctx, {
    accountId,
    tokenHash: tokenHash(token),
    ip: '10.0.0.1',
    agent: 'test',
    provedBy: 'exempt',
  })

/** One of 三员, in an account of his own: that of the appointment, when he sits there already. */
async function openOffice(
  ctx: Context,
  office: OfficeName,
  personId: number,
  token: string,
): Promise<string> {
  const sits = (await administrators(ctx)).find((one) => one.office === office && one.personId === personId)
  const account = { username: token.slice(0, 20).toLowerCase(), name: roleNames[office], personId: null }
  const accountId =
    sits?.accountId ??
    (await insertAccount(ctx, { ...account, passwordHash: null, mustChangePassword: false })).id
  if (!sits) await insertAdministrator(ctx, { accountId, office, personId, reason: '测试' })
  await enter(ctx, accountId, token)
  return token
}

/** A small institute, by short names: a committee at the top, two below it, two branches below each of them. */
export type Institute = {
  organizations: Record<'root' | 'east' | 'west' | 'east1' | 'east2' | 'west1' | 'west2', number>
  /** By branch: its secretary (a post of the running term), a member, and somebody who is none. */
  people: Record<'east1' | 'east2' | 'west1' | 'west2', Record<'secretary' | 'member' | 'masses', number>>
}

const tree: [code: keyof Institute['organizations'], name: string, parent: string | null][] = [
  ['root', '中共星河研究院委员会', null],
  ['east', '中共东区研究所委员会', 'root'],
  ['west', '中共西区研究所委员会', 'root'],
  ['east1', '东区第一党支部', 'east'],
  ['east2', '东区第二党支部', 'east'],
  ['west1', '西区第一党支部', 'west'],
  ['west2', '西区第二党支部', 'west'],
]

/** Plants it; identity and phone numbers are invented, names follow the branch: 东一书记, 东一党员, 东一群众. */
export async function plantInstitute(ctx: Context): Promise<Institute> {
  const rows = tree.map(([code, name, parentCode]) => ({
    code,
    name,
    shortName: null,
    kind: parentCode && parentCode !== 'root' ? ('branch' as const) : ('committee' as const),
    parentCode,
    establishedOn: '2020-01-01',
    closedOn: null,
    termYears: null,
    termFrom: '2024-12-01',
  }))
  const planted = await insertOrganizations(ctx, rows, 'test')
  const organizations = Object.fromEntries([...planted].map(([code, { id }]) => [code, id]))
  const ids = await insertPeople(
    ctx,
    rows
      .filter(({ kind }) => kind === 'branch')
      .flatMap(({ code }) => peopleOf(code, organizations[code] as number)),
  )
  const people: Record<string, Record<string, number>> = {}
  for (const [employeeNo, id] of ids) {
    const [branch, who] = employeeNo.split('-') as [string, string]
    people[branch] = { ...people[branch], [who]: id }
    if (who !== 'secretary') continue
    const organization = organizations[branch] as number
    const term = await ctx.db
      .selectFrom('term')
      .where('organization_id', '=', organization)
      .select('id')
      .executeTakeFirstOrThrow()
    await ctx.db
      .insertInto('post')
      .values({
        organization_id: organization,
        person_id: id,
        kind: 'secretary',
        term_id: term.id,
        from_on: '2024-12-01',
      })
      .execute()
  }
  return { organizations, people } as Institute
}

const signs: Record<string, string> = { east1: '东一', east2: '东二', west1: '西一', west2: '西二' }
const whos = { secretary: '书记', member: '党员', masses: '群众' }

const peopleOf = (branch: string, organizationId: number): NewPerson[] =>
  (Object.keys(whos) as (keyof typeof whos)[]).map((who) => personOf(branch, who, organizationId))

/** Somebody of a planted branch; another one of the same kind by a number of his own. */
export function personOf(
  branch: string,
  who: keyof typeof whos,
  organizationId: number,
  number = 0,
): NewPerson {
  const member = who !== 'masses'
  const sequence = tree.findIndex(([code]) => code === branch) * 10 + Object.keys(whos).indexOf(who) * 2 + 1
  return {
    employeeNo: number ? `${branch}-${who}-${number}` : `${branch}-${who}`,
    name: `${signs[branch]}${whos[who]}${number || ''}`,
    gender: 'male',
    ethnicity: '01',
    birthDate: '1980-05-17',
    identityNumber: number ? null : identityNumberFor({ region: '110105', birth: '1980-05-17', sequence }),
    phone: `1380000${1000 + sequence + number * 100}`,
    homeAddress: `燕平市杏坛路${1000 + sequence}号`,
    workStartedOn: '2003-07-01',
    joinedOn: member ? '2005-07-01' : null,
    becameFullOn: member ? '2006-07-01' : null,
    standings: [
      {
        from: '0001-01-01',
        until: null,
        organizationId,
        previousOrganizationId: null,
        groupId: null,
        politicalStatus: member ? 'fullMember' : 'masses',
        membership: member ? 'active' : 'none',
        employment: 'employed',
        education: '14',
        degree: null,
        occupation: 'professional',
        beganBy: 'known',
      },
    ],
  }
}
