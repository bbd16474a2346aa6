import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { Hono } from 'hono'
import { testDatabase } from '#platform/testing.ts'
import { readPdf } from '#platform/text/pdf.ts'
import { type Contracts, contracts } from '#src/contracts.ts'
import { createApp, startWork, words } from '#src/main.ts'
import { openGround, type Standing } from '#src/practice/ground.ts'
import { practiceBeside } from '#src/practice/site.ts'
import { refusal } from '#src/staging.ts'
import { type Client, type Institute, plantInstitute, startTestApp } from '#src/testing.ts'
import { limits } from './rules.ts'

const app = await startTestApp({ jobs: true })
const folder = mkdtempSync(path.join(tmpdir(), 'zhibu-practice-'))
let ground: Standing
const practice = practiceBeside({ words, ...app.world }, async () => {
  ground = await openGround(app.world, { createApp, startWork }, { folder, openDatabase: testDatabase })
  return ground
})
const site = new Hono()
practice.serve(site)
site.route('/', createApp(app.world))
after(async () => {
  await practice.close()
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

let institute: Institute
let secretary: Client, other: Client

before(async () => {
  institute = await app.stage(plantInstitute)
  const { east1, west1 } = institute.organizations
  secretary = await app.as('branch', { organizationId: east1, name: '东一书记' })
  other = await app.as('branch', { organizationId: west1, name: '西一书记' })
})

type Call = ContractRouterClient<Contracts>
/** A browser at the addresses of the practice world; what it was given to keep, it keeps. */
class Beginner {
  #cookie = ''
  #acting = ''
  readonly call: Call = createORPCClient(
    new OpenAPILink(contracts, {
      url: 'http://zhibu.test/practice/api',
      headers: () => ({ cookie: this.#cookie, 'x-acting-role': this.#acting }),
      fetch: async (request) => this.keep(await site.fetch(request)),
    }),
  )
  keep(response: Response): Response {
    for (const cookie of response.headers.getSetCookie()) {
      assert.match(cookie, /^zhibu_practice=.*; Path=\/practice; HttpOnly; SameSite=Strict/)
      this.#cookie = cookie.split(';')[0] as string
    }
    return response
  }
  async enter(from: Client): Promise<this> {
    const { ticket } = await from.call.practices.begin()
    this.#acting = (await this.call.practices.enter({ ticket })).branchRole
    return this
  }
  act(as: string): void {
    this.#acting = as
  }
  get cookie(): string {
    return this.#cookie
  }
  /** A file of the practice world, as a browser saves it. */
  save(address: string): Response | Promise<Response> {
    const headers = { cookie: this.#cookie, 'x-acting-role': this.#acting }
    return site.fetch(new Request(`http://zhibu.test/practice/api${address}`, { headers }))
  }
}

/** Everything that stands in the institute's database: every row of every table, but when a session was last used. */
async function everything(): Promise<Record<string, string>> {
  const { pool } = app.world.open
  const { rows: tables } = await pool.query<{ name: string }>(
    `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'pgboss')`,
  )
  assert.ok(tables.length > 150)
  const found: Record<string, string> = {}
  for (const { name } of tables) {
    const { rows } = await pool.query<{ print: string }>(
      `select count(*) || ' ' || md5(coalesce(string_agg((to_jsonb(row) - 'seen_at')::text, '|' order by row::text), ''))
         as print from ${name} as row`,
    )
    found[name] = rows[0]?.print ?? ''
  }
  return found
}

async function holdCommitteeMeeting(call: Call, organizationId: number): Promise<void> {
  const meeting = await call.meetings.plan({
    organizationId,
    kind: 'committeeMeeting',
    title: '演练支委会',
    plannedOn: '2026-11-24',
    startsAt: '14:30',
    place: '会议室',
  })
  const told = await call.meetings.notify({ id: meeting.id })
  const held = await call.meetings.records.hold({
    id: meeting.id,
    revision: told.revision,
    heldOn: '2026-11-24',
    place: '会议室',
    attendees: told.attendees.map(({ personId }, at) => ({
      personId,
      present: true,
      task: at === 0 ? ('chair' as const) : at === 1 ? ('recorder' as const) : null,
    })),
  })
  await call.meetings.records.confirm(held)
}

async function payDues(call: Call, organizationId: number): Promise<void> {
  const { rows } = await call.dues.roll.list({ month: '2026-11', size: 200 })
  assert.equal(rows.length, 8)
  const personIds = rows.slice(0, 2).map(({ personId }) => personId)
  const paid = { organizationId, month: '2026-11', personIds, way: 'cash' as const, paidOn: '2026-11-24' }
  await call.dues.payments.record(paid)
}

async function sendRequest(call: Call, organizationId: number): Promise<number> {
  const { id, documentId } = await call.requests.start({
    organizationId,
    templateKey: 'request-general',
    values: { matter: '使用党费购置学习资料', body: '支部党员学习资料不足，拟使用党费购置。' },
  })
  await call.documents.change({ id: documentId, contactName: '江一舟', contactPhone: '6001' })
  await call.requests.send({ id, issuedOn: '2026-11-24', requestKey: 'practice-0001' })
  return id
}

const done = async (call: Call) =>
  (await call.practices.get()).tasks.filter((one) => one.done).map(({ key }) => key)

describe('演练支部', () => {
  it('lets a secretary try everything, ticks off what he has tried, and leaves the institute as it was', async () => {
    const beginner = new Beginner()
    await secretary.call.practices.begin()
    const before = await everything()
    await beginner.enter(secretary)
    const { call } = beginner
    const session = await call.accounts.session()
    assert.deepEqual([session.person?.name, session.institute], ['江一舟', '演练环境（虚构单位）'])
    assert.deepEqual(await done(call), [])
    const branchId = Number(/\d+/.exec((await call.practices.get()).branchRole)?.[0])
    const { rows, total } = await call.people.list({ size: 10 })
    assert.equal(total, 8)
    const [one, two] = rows.map(({ id }) => id) as [number, number]
    await call.people.changes.correct({
      id: one,
      field: 'nativePlace',
      value: '山东青岛',
      reason: '演练更正',
    })
    assert.deepEqual(await done(call), ['correction'])
    await payDues(call, branchId)
    await call.talks.record({ organizationId: branchId, oneId: one, otherId: two, heldOn: '2026-11-20' })
    assert.deepEqual(await done(call), ['correction', 'dues', 'talk'])
    await holdCommitteeMeeting(call, branchId)
    await sendRequest(call, branchId)
    assert.equal((await done(call)).length, 5)

    await practice.drained()
    assert.deepEqual(await everything(), before)
    // The same look would have seen a single line.
    await app.stage(async ({ record }) => record({ action: 'demo.loaded', subject: { kind: 'demo', id: 1 } }))
    assert.notDeepEqual(await everything(), before)
  })

  it('lets nothing be printed that could be taken for real: every page says that it does not count', async () => {
    const beginner = await new Beginner().enter(secretary)
    const { call } = beginner
    const [payment] = (await call.dues.payments.list({})).rows
    const receipt = await beginner.save(
      `/dues-payments/${payment?.intakeId}/receipt.pdf?personId=${payment?.personId}`,
    )
    assert.equal(receipt.status, 200)
    const named = decodeURIComponent(receipt.headers.get('content-disposition') ?? '')
    assert.match(named, /演练，不作数_/)
    const pages = await readPdf(Buffer.from(await receipt.arrayBuffer()))
    assert.ok(pages.length > 0)
    for (const page of pages) assert.match(page.text, /演练，不作数/)
    const roll = await beginner.save('/people.xlsx')
    assert.match(decodeURIComponent(roll.headers.get('content-disposition') ?? ''), /演练，不作数_/)
  })

  it('sends nothing outside: what would have gone out stands in its own outbox', async () => {
    const beginner = await new Beginner().enter(secretary)
    const { call } = beginner
    const { committeeRole } = await call.practices.get()
    beginner.act(committeeRole)
    const deliveries = await call.messages.deliveries.list({})
    assert.ok(deliveries.total > 0)
    const gateways = new Set(deliveries.rows.map(({ gateway }) => gateway ?? 'outbox'))
    assert.deepEqual([...gateways], ['outbox'])
  })

  it('reaches no network even when somebody sets a gateway there', async () => {
    const { linesOn } = await import('#platform/messaging/lines.ts')
    const lines = linesOn(ground.world.open, ground.world.clock)
    const line = await lines.gateway({ adapter: 'http', address: 'http://127.0.0.1:9/' } as never)
    const sms = { to: '13800000000', text: '演练', extension: '', key: 'one', filed: null }
    assert.deepEqual(await line.send(sms), { kind: 'sent', ids: ['outbox-one'] })
    assert.equal((await lines.mail({ host: '127.0.0.1', port: 9 } as never).send({} as never)).kind, 'sent')
    assert.equal(
      (await lines.group({ kind: 'wecom', address: 'http://127.0.0.1:9/' } as never, '演练')).kind,
      'sent',
    )
    assert.equal((await lines.push({} as never, { devices: [] } as never)).kind, 'sent')
    assert.equal((await ground.world.probe?.('http://127.0.0.1:9/'))?.outcome, 'unreached')
  })

  it('is the same when one comes back, another’s is not seen, and after a reset everything is new', async () => {
    const first = await new Beginner().enter(secretary)
    const { number } = await first.call.practices.get()
    const again = await new Beginner().enter(secretary)
    assert.equal((await again.call.practices.get()).number, number)

    const theirs = await new Beginner().enter(other)
    assert.notEqual((await theirs.call.practices.get()).number, number)
    assert.equal((await theirs.call.people.list({})).total, 8)
    assert.equal((await theirs.call.requests.list({})).total, 0)

    const old = first.cookie
    first.act((await first.call.practices.reset()).branchRole)
    assert.notEqual(first.cookie, old)
    const fresh = await first.call.practices.get()
    assert.deepEqual([fresh.number > number, fresh.tasks.some((one) => one.done)], [true, false])
    assert.equal((await again.call.accounts.session()).signedIn, false)
  })

  it('is left by a click, and ends by itself after its days', async () => {
    const beginner = await new Beginner().enter(other)
    const { number, endsOn } = await beginner.call.practices.get()
    assert.equal(endsOn, '2026-12-08')
    await beginner.call.practices.leave()
    assert.equal((await beginner.call.accounts.session()).signedIn, false)
    await beginner.enter(other)
    const second = await beginner.call.practices.get()
    assert.ok(second.number > number)

    app.setClock('2026-12-09T01:00:00Z')
    const { organizations } = institute
    const later = await app.as('branch', { organizationId: organizations.east2 })
    await new Beginner().enter(later)
    assert.equal((await beginner.call.accounts.session()).signedIn, false)
    app.setClock('2026-11-24T08:00:00Z')
  })

  it('knows no session of the institute, and the institute none of its', async () => {
    const beginner = await new Beginner().enter(secretary)
    const asked = (address: string, cookie: string) =>
      site.fetch(new Request(`http://zhibu.test${address}`, { headers: { cookie } }))
    const token = beginner.cookie.split('=')[1] as string
    const signedIn = async (response: Response) => ((await response.json()) as { signedIn: boolean }).signedIn
    assert.equal(await signedIn(await asked('/practice/api/session', beginner.cookie)), true)
    assert.equal(await signedIn(await asked('/api/session', beginner.cookie)), false)
    assert.equal(await signedIn(await asked('/api/session', `zhibu_session=${token}`)), false)
    const real = await app.tokenOf({ personId: institute.people.east1.secretary })
    assert.equal(await signedIn(await asked('/api/session', `zhibu_session=${real}`)), true)
    assert.equal(await signedIn(await asked('/practice/api/session', `zhibu_session=${real}`)), false)
  })

  it('refuses a ticket that is old, changed or another’s seal, and whoever begins too often', async () => {
    const { ticket } = await secretary.call.practices.begin()
    const { call } = new Beginner()
    const code = async (text: string) => (await refusal(call.practices.enter({ ticket: text }))).code
    assert.equal(await code(ticket.replace(/^\d+/, '99')), 'practice-ticket-unknown')
    assert.equal(await code('x'.repeat(40)), 'practice-ticket-unknown')
    app.setClock(limits.ticketMinutes)
    assert.equal(await code(ticket), 'practice-ticket-old')
    app.setClock('2026-11-24T08:00:00Z')

    const beginner = await new Beginner().enter(secretary)
    const often = async () => {
      for (;;) await beginner.call.practices.reset()
    }
    const { code: refused, message } = await refusal(often())
    assert.equal(refused, 'practice-too-often')
    assert.match(message, /今天已经开过 20 次演练支部/)
    assert.equal((await beginner.call.accounts.session()).signedIn, true)
  })

  it('is nothing that exists in the institute itself', async () => {
    const { ticket } = await secretary.call.practices.begin()
    for (const work of [
      secretary.call.practices.get(),
      secretary.call.practices.reset(),
      secretary.call.practices.leave(),
      secretary.call.practices.enter({ ticket }),
    ])
      assert.equal((await refusal(work)).code, 'practice-none')
    const member = await app.as('member', { personId: institute.people.east1.member })
    assert.equal((await refusal(member.call.practices.begin())).code, 'not-permitted')
  })
})

describe('Somebody is asked to practise', () => {
  it('by the committee: whoever holds a post in its branches gets a message that begins it, and nobody keeps count', async () => {
    const { organizations, people } = institute
    const committee = await app.as('committee', { organizationId: organizations.east, name: '东区干事' })
    const own = await app.as('member', { personId: people.east1.secretary, name: '东一书记' })
    const asked = await committee.call.practices.candidates({ organizationId: organizations.east })
    const personId = people.east1.secretary
    assert.ok(asked.some((one) => one.personId === personId && one.posts.includes('书记')))
    assert.ok(!asked.some((one) => one.personId === people.west1.secretary))

    const wrong = committee.call.practices.invite({ personIds: [personId, people.west1.secretary] })
    assert.equal((await refusal(wrong)).code, 'practice-stranger')
    assert.equal((await own.call.messages.inbox.list({})).total, 0)

    assert.deepEqual(await committee.call.practices.invite({ personIds: [personId] }), { told: 1 })
    const [message] = (await own.call.messages.inbox.list({})).rows
    assert.deepEqual([message?.title, message?.link], ['请您到演练支部试一试', '/practices?begin=invited'])
    // Asked twice on a day he is told once.
    assert.deepEqual(await committee.call.practices.invite({ personIds: [personId] }), { told: 0 })
  })
})
