/**
 * Every path gives the same rights: what somebody may not see he gets by no list, search, sheet, paper, file or live answer,
 * whatever way he asks, and what he sees on a page he finds by the others too. The endpoints come from the contracts: a new
 * one that gives out a file or narrows by a place is asked without being named here. Each of them is asked by every role in
 * src/permissions.test.ts; here are the ways around.
 */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type RoleName, roles } from '#basics/contract.ts'
import { insertPeople } from '#features/people/queries.ts'
import { writeStale } from '#features/search/entries/actions.ts'
import { type Endpoint, endpointsOf } from '#platform/api-description.ts'
import { cookieName } from '#platform/cookies.ts'
import { createMetrics } from '#platform/metrics.ts'
import { commands } from './cli/commands.ts'
import { contracts } from './contracts.ts'
import { createApp, powers } from './main.ts'
import { askOf } from './permissions/asking.ts'
import type { Sample } from './permissions/sample.ts'
import { samples } from './permissions/samples.ts'
import { Stage, traces } from './permissions/stage.ts'
import { type Client, personOf, startTestApp, type TestApp } from './testing.ts'

const endpoints = endpointsOf(contracts)
const sampled = endpoints.map((endpoint) => ({ endpoint, sample: samples[endpoint.name] as Sample }))

type Node = { [name: string]: Node } & { '~orpc': { inputSchema?: { shape?: object } } }

/** What may be asked of an endpoint, by name. */
const questionOf = ({ name }: Endpoint): string[] => {
  const declared = name.split('.').reduce((node, key) => node[key] as Node, contracts as unknown as Node)
  return Object.keys(declared['~orpc'].inputSchema?.shape ?? {})
}

const mayCall = ({ meta: { permission } }: Endpoint): RoleName[] =>
  roles.filter((role) => permission === 'session' || powers[permission]?.includes(role))

let app: TestApp
let stage: Stage
before(async () => {
  app = await startTestApp({ jobs: true, clock: '2026-11-24T08:00:00Z' })
  stage = await Stage.begin(app)
})
after(() => app.close())

const trailLines = async () => {
  const { rows } = await app.world.open.pool.query('select count(*)::int as lines from audit_entry')
  return rows[0].lines as number
}

describe('A list that is asked of a place outside of one’s reach', () => {
  const placed = sampled.filter(
    ({ endpoint }) => endpoint.method === 'GET' && questionOf(endpoint).includes('organizationId'),
  )
  for (const { endpoint, sample } of placed)
    it(`${endpoint.name} is refused before the first byte, or empty, and the trail says nothing of a refusal`, async () => {
      const given = { ...((await sample.input(stage)) as object), organizationId: stage.east1 }
      for (const role of mayCall(endpoint)) {
        const client = await stage.caller(role, 'outside', false)
        const before = await trailLines()
        const { status, text } = await askOf(client, endpoint, given)
        assert.ok([200, 403, 404, 409].includes(status), `${role}: ${status} ${text}`)
        assert.doesNotMatch(text, traces, role)
        if (status !== 200) assert.equal(await trailLines(), before, role)
      }
    })
})

describe('A file within a record', () => {
  const nested = sampled.filter(
    ({ endpoint }) => endpoint.meta.download && /\{id\}.*\{\w+Id\}/.test(endpoint.path),
  )
  for (const { endpoint, sample } of nested)
    it(`${endpoint.name} is not had under the address of another record`, async () => {
      const child = /\{id\}.*?\{(\w+Id)\}/.exec(endpoint.path)?.[1] as string
      const one = (await sample.input(stage)) as Record<string, number>
      const other = (await sample.input(stage)) as Record<string, number>
      assert.notEqual(one.id, other.id)
      assert.notEqual(one[child], other[child])
      const reached: RoleName[] = []
      for (const role of mayCall(endpoint)) {
        const client = await stage.caller(role, 'inside', false)
        if ((await askOf(client, endpoint, one)).status !== 200) continue
        reached.push(role)
        const { status, text } = await askOf(client, endpoint, { ...one, [child]: other[child] })
        assert.equal(status, 404, `${role}: ${text}`)
      }
      assert.ok(reached.length > 0, 'nobody gets it under its own address: that proves nothing')
    })
})

/** Somebody of east1 with a name that nobody else has, what was said to him alone, and what is planned with him. */
const secret = { name: '司空望舒', gist: '谈到家中变故', title: '听司空望舒讲党课' }

const inReach = ['branch inside', 'committee inside', 'politicalWorkDepartment inside']
const above = ['committee inside', 'politicalWorkDepartment inside']

type Row = { path: string; asked: object; shows: string; to: string[] }

describe('What is known of one person', () => {
  let persons: Record<string, Client>
  let three: Client[]
  let rows: Row[]
  const named = new Map(endpoints.map((one) => [one.name, one]))

  before(async () => {
    const { personId, talkId } = await plant()
    const himself = app.withToken(await app.tokenOf({ personId, name: secret.name }))
    persons = { nobody: app.visitor, himself }
    for (const role of roles)
      for (const where of ['inside', 'outside'] as const)
        persons[`${role} ${where}`] = await stage.caller(role, where, false)
    three = await Promise.all(
      (['systemAdministrator', 'securityAdministrator', 'auditAdministrator'] as const).map((office) =>
        stage.office(office),
      ),
    )
    const [byName, ofYear] = [{ text: secret.name }, { year: 2026 }]
    const row = (path: string, asked: object, shows: string, to: string[]): Row => ({
      path,
      asked,
      shows,
      to,
    })
    rows = [
      row('people.list', byName, secret.name, inReach),
      row('people.get', { id: personId }, secret.name, inReach),
      row('people.export', byName, secret.name, inReach),
      row('accounts.list', byName, secret.name, above),
      row('accounts.export', byName, secret.name, above),
      row('audit.list', byName, secret.name, above),
      row('audit.export', byName, secret.name, above),
      row('talks.list', ofYear, secret.name, inReach),
      row('talks.export', ofYear, secret.name, inReach),
      // What was said is for the two and the branch.
      row('talks.get', { id: talkId }, secret.gist, ['branch inside']),
      row('talks.export', ofYear, secret.gist, []),
      row('talks.own.list', {}, secret.gist, ['himself']),
      row('ownCopies.take', {}, secret.gist, ['himself']),
      row('search.find', { text: secret.gist }, secret.gist, []),
      row('search.export', { text: secret.gist }, secret.gist, []),
      row('meetings.list', {}, secret.title, inReach),
      row('meetings.export', {}, secret.title, inReach),
      row('search.find', byName, secret.title, inReach),
      row('search.export', byName, secret.title, inReach),
    ]
  })

  async function plant() {
    const { secretary } = stage.institute.people.east1
    const given = { ...personOf('east1', 'member', stage.east1, 77), name: secret.name }
    const personId = (await app.stage((ctx) => insertPeople(ctx, [given]))).get(given.employeeNo) as number
    const { call } = await stage.caller('branch', 'inside', false)
    const organizationId = stage.east1
    const talk = { oneId: secretary, otherId: personId, heldOn: '2026-11-01', gist: secret.gist }
    const { id: talkId } = await call.talks.record({ organizationId, ...talk })
    const plan = { kind: 'themeDay' as const, plannedOn: '2026-12-08', startsAt: '14:30', place: '会议室' }
    await call.meetings.plan({ organizationId, title: secret.title, ...plan })
    await app.stage((ctx) => writeStale(ctx, 2000))
    return { personId, talkId }
  }

  /** What was found stands in pieces where the words are lit that were looked for. */
  async function shown(client: Client, { path, asked, shows }: Row): Promise<boolean> {
    const { text } = await askOf(client, named.get(path) as Endpoint, asked)
    return text.replace(/","lit":(?:true|false)\},\{"text":"/g, '').includes(shows)
  }

  it('is seen by the same people on the page, in the search, in the sheet and in the trail, and by nobody else', async () => {
    for (const row of rows) {
      const seers: string[] = []
      for (const [who, client] of Object.entries(persons)) if (await shown(client, row)) seers.push(who)
      assert.deepEqual(seers.sort(), [...row.to].sort(), `${row.path}: ${row.shows}`)
    }
  })

  it('does not reach 三员 through the business, be they appointed or not', async () => {
    const ofBusiness = rows.filter(({ path }) => !/^(?:accounts|audit)\./.test(path))
    const seen = async () => {
      for (const row of ofBusiness)
        for (const office of three) assert.equal(await shown(office, row), false, row.path)
    }
    await seen()
    await stage.separated(seen)
  })

  it('is nowhere on the extranet, whoever asks there', async () => {
    const outside = createApp({ ...app.world, zone: 'extranet' })
    const { east1, west1 } = stage.institute.people
    for (const personId of [rows[1]?.asked, east1, west1].flatMap((who) => Object.values(who ?? {}))) {
      const cookie = `${cookieName}=${await app.tokenOf({ personId })}`
      const fetch = async (address: string, init: RequestInit = {}) =>
        outside.request(address, { ...init, headers: { ...init.headers, cookie } })
      for (const row of rows)
        assert.equal(await shown({ fetch } as Client, row), false, `${row.path}: person ${personId}`)
    }
  })

  it('is not given out by the kept answer to somebody else’s deed', async () => {
    const deed = named.get('meetings.plan') as Endpoint
    const plan = { kind: 'themeDay', plannedOn: '2026-12-15', startsAt: '14:30', place: '会议室' }
    const given = { organizationId: stage.east1, title: secret.title, ...plan }
    const key = { 'idempotency-key': 'paths-0123456789' }
    const secretary = await askOf(persons['branch inside'] as Client, deed, given, key)
    assert.equal(secretary.status, 200, secretary.text)
    for (const who of ['nobody', 'member inside', 'branch outside', 'committee outside']) {
      const { status, text } = await askOf(persons[who] as Client, deed, given, key)
      assert.ok([401, 403, 404].includes(status), `${who}: ${status}`)
      assert.ok(!text.includes(secret.title), who)
    }
  })

  it('stands neither in the figures for monitoring nor in the log, though it was asked for', async () => {
    const told: unknown[] = []
    const log = {
      info: (...words: unknown[]) => told.push(words),
      error: (...words: unknown[]) => String(told.push(words)),
    }
    const metrics = createMetrics()
    const watched = createApp({ ...app.world, metrics, log })
    const cookie = `${cookieName}=${await app.tokenOf({ personId: stage.institute.people.east1.secretary })}`
    const address = `/api/people?text=${encodeURIComponent(secret.name)}`
    const answer = await watched.request(address, { headers: { cookie } })
    assert.ok((await answer.text()).includes(secret.name))
    assert.match(await metrics.text(), /people\.list/)
    for (const words of [await metrics.text(), JSON.stringify(told)])
      assert.ok(!words.includes(secret.name) && !words.includes(encodeURIComponent(secret.name)))
  })

  it('is asked for on the command line in nobody’s name', () => {
    const lent = commands.filter(({ options }) =>
      Object.keys(options).some((one) => /^(?:as|user|account|role|token)$/.test(one)),
    )
    assert.deepEqual(
      lent.map(({ name }) => name),
      [],
    )
  })
})
