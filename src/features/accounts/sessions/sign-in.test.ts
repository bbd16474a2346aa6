import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { insertAccount } from '#features/accounts/queries.ts'
import { hashPassword } from '#platform/passwords.ts'
import { type Client, type Institute, plantInstitute, startTestApp, type TestApp } from '#src/testing.ts'
import { setPassword } from '../passwords/queries.ts'
import { createSignInLink } from './actions.ts'

const password = 'Xinghe-2026-nov'
const post = (client: Client, path: string, body: unknown, headers = {}) =>
  client.fetch(`/api${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  })
const tokenOf = (response: Response) =>
  /zhibu_session=([^;]*)/.exec(response.headers.getSetCookie()[0] ?? '')?.[1] ?? ''

describe('A person signs in', () => {
  let app: TestApp
  let institute: Institute
  let hash: string
  const start = '2026-11-24T08:00:00Z'

  before(async () => {
    app = await startTestApp({ clock: start })
    institute = await app.stage(plantInstitute)
    hash = await hashPassword(password)
  })
  after(() => app.close())
  beforeEach(() => app.setClock(start))

  const open = (username: string, personId: number | null, more: { mustChangePassword?: boolean } = {}) =>
    app.stage(async (ctx) => {
      const account = { username, personId, name: username, passwordHash: null, mustChangePassword: false }
      const { id } = await insertAccount(ctx, account)
      await setPassword(ctx, id, hash, more.mustChangePassword ?? false)
      return id
    })
  const enter = (username: string, secret = password) =>
    post(app.visitor, '/session', { username, password: secret })
  const signedIn = async (username: string) => app.withToken(tokenOf(await enter(username)))
  const refusal = async (response: Response) =>
    (await response.json()) as { message: string; data: { code: string } }
  const trail = (action: string) =>
    app.world.open.db.selectFrom('audit_entry').where('action', '=', action).selectAll().execute()

  it('with name and password, in whatever case the name is typed, and is told who he is', async () => {
    await open('shuji', institute.people.east1.secretary)
    const response = await enter(' ShuJi ')
    assert.equal(response.status, 200)
    assert.deepEqual(await response.json(), { mustChangePassword: false })
    const session = await app.withToken(tokenOf(response)).call.accounts.session()
    assert.equal(session.person?.personId, institute.people.east1.secretary)
    assert.deepEqual(
      session.roles?.map(({ key, title }) => [key, title]),
      [
        [`branch-${institute.organizations.east1}`, '东区第一党支部书记'],
        ['member-self', '党员'],
      ],
    )
    const [entry] = await trail('session.begun')
    assert.deepEqual([entry?.actor_name, entry?.ip], ['shuji', '10.0.0.1'])
  })

  it('is told who he is, and nobody else, when many ask at the same moment, some of whom have no session', async () => {
    const { organizations, people } = institute
    const clerk = await app.as('branch', { organizationId: organizations.east1, name: '东一书记' })
    const member = await app.as('member', { personId: people.east2.member, name: '东二党员' })
    const asked = [clerk, app.visitor, member, app.withToken('x'.repeat(43)), clerk, member]
    const answers = await Promise.all(asked.map((one) => one.call.accounts.session()))
    assert.deepEqual(
      answers.map(({ person, roles }) => [person?.name ?? null, roles?.map(({ key }) => key) ?? []]),
      [
        ['东一书记', [`branch-${organizations.east1}`]],
        [null, []],
        ['东二党员', ['member-self']],
        [null, []],
        ['东一书记', [`branch-${organizations.east1}`]],
        ['东二党员', ['member-self']],
      ],
    )
  })

  it('and gets a cookie that no script reads, no other site sends and, on https, no open line carries', async () => {
    await open('cookie', null)
    const [plain] = (await enter('cookie')).headers.getSetCookie()
    assert.match(plain ?? '', /^zhibu_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200$/)
    const secure = await post(
      app.visitor,
      '/session',
      { username: 'cookie', password },
      { 'x-forwarded-proto': 'https' },
    )
    assert.match(secure.headers.getSetCookie()[0] ?? '', /; Secure$/)
    const kept = await app.world.open.db.selectFrom('account_session').select('token_hash').execute()
    assert.ok(kept.every(({ token_hash }) => !tokenOf(secure).includes(token_hash.toString('base64url'))))
  })

  it('is refused with a wrong password and with an unknown name in the same words', async () => {
    await open('known', null)
    const [known, unknown] = [await enter('known', 'wrong'), await enter('nobody', 'wrong')]
    assert.deepEqual([known.status, unknown.status], [400, 400])
    const [first, second] = [await refusal(known), await refusal(unknown)]
    assert.equal(first.data.code, 'wrong-credentials')
    assert.deepEqual(first, second)
    assert.match(first.message, /再错 4 次/)
  })

  it('is locked out after five failures for half an hour, the right password included; so is an unknown name', async () => {
    await open('locked', institute.people.west1.member)
    for (const username of ['locked', 'not-there']) {
      for (let failure = 1; failure < 5; failure++) assert.equal((await enter(username, 'wrong')).status, 400)
      const fifth = await enter(username, 'wrong')
      assert.equal(fifth.status, 403)
      assert.match((await refusal(fifth)).message, /30 分钟后/)
      assert.equal((await refusal(await enter(username))).data.code, 'username-locked')
    }
    assert.deepEqual(
      (await trail('sign-in.locked')).map((entry) => entry.subject_name),
      ['locked', '（没有这个用户名）'],
    )
    app.setClock(29)
    assert.equal((await enter('locked')).status, 403)
    app.setClock(2)
    assert.equal((await enter('locked')).status, 200)
  })

  it('has five tries again after a success', async () => {
    await open('careful', null)
    for (let round = 0; round < 3; round++) {
      for (let failure = 0; failure < 3; failure++) await enter('careful', 'wrong')
      assert.equal((await enter('careful')).status, 200)
    }
  })

  it('cannot guess by asking forty times at once', async () => {
    await open('guessed', null)
    const guesses = Array.from({ length: 40 }, (_, index) =>
      enter('guessed', index === 30 ? password : `guess-${index}`),
    )
    const answers = await Promise.all(guesses)
    assert.equal(answers.filter(({ status }) => status === 400).length, 4)
    assert.equal((await refusal(await enter('guessed'))).data.code, 'username-locked')
  })

  it('is told when the account is disabled, but only with the right password', async () => {
    const id = await open('gone', null)
    await app.world.open.db
      .updateTable('account')
      .set({ disabled_at: new Date(start), disabled_because: '调离' })
      .where('id', '=', id)
      .execute()
    assert.equal((await refusal(await enter('gone', 'wrong'))).data.code, 'wrong-credentials')
    assert.equal((await refusal(await enter('gone'))).data.code, 'account-disabled')
  })

  it('stays signed in while using it, and is out after half an hour without', async () => {
    await open('idle', null)
    const client = await signedIn('idle')
    for (let minutes = 0; minutes < 90; minutes += 25) {
      app.setClock(25)
      assert.equal((await client.call.accounts.session()).signedIn, true)
    }
    app.setClock(31)
    assert.equal((await client.call.accounts.session()).signedIn, false)
    assert.equal((await client.fetch('/api/account/sessions')).status, 401)
  })

  it('is out after twelve hours, however busy', async () => {
    await open('busy', null)
    const client = await signedIn('busy')
    for (let minutes = 0; minutes < 12 * 60; minutes += 20) {
      app.setClock(20)
      await client.call.accounts.session()
    }
    assert.equal((await client.call.accounts.session()).signedIn, true)
    app.setClock(1)
    assert.equal((await client.call.accounts.session()).signedIn, false)
  })

  it('holds three sessions at most: a fourth ends the one used longest ago', async () => {
    await open('many', null)
    const clients: Client[] = []
    for (let n = 0; n < 4; n++) {
      app.setClock(1)
      clients.push(await signedIn('many'))
    }
    const states = await Promise.all(
      clients.map(async ({ call }) => (await call.accounts.session()).signedIn),
    )
    assert.deepEqual(states, [false, true, true, true])
  })

  it('sees his sessions and ends one of them; nobody else’s', async () => {
    await open('mine', null)
    await open('yours', null)
    const [here, there, yours] = [await signedIn('mine'), await signedIn('mine'), await signedIn('yours')]
    const sessions = await here.call.accounts.ownSessions()
    assert.deepEqual(sessions.map((one) => one.here).sort(), [false, true])
    const other = sessions.find((one) => !one.here)?.id ?? 0
    assert.equal((await yours.fetch(`/api/account/sessions/${other}`, { method: 'DELETE' })).status, 404)
    assert.equal((await there.call.accounts.session()).signedIn, true)
    await here.call.accounts.endOwnSession({ id: other })
    assert.equal((await there.call.accounts.session()).signedIn, false)
    assert.equal((await here.call.accounts.session()).signedIn, true)
  })

  it('signs out: the cookie goes, and a copy of it opens nothing', async () => {
    await open('leaving', null)
    const client = await signedIn('leaving')
    const response = await client.fetch('/api/session', { method: 'DELETE' })
    assert.match(response.headers.getSetCookie()[0] ?? '', /^zhibu_session=; .*Max-Age=0/)
    assert.equal((await client.call.accounts.session()).signedIn, false)
  })

  it('is not signed in or out by another site', async () => {
    await open('crossed', null)
    const client = await signedIn('crossed')
    const evil = { origin: 'http://evil.test', host: 'zhibu.test' }
    assert.equal((await client.fetch('/api/session', { method: 'DELETE', headers: evil })).status, 403)
    assert.equal((await post(app.visitor, '/session', { username: 'crossed', password }, evil)).status, 403)
    assert.equal((await client.call.accounts.session()).signedIn, true)
  })

  it('with a link enters once, before it runs out', async () => {
    const id = await open('linked', null)
    const [first, late] = [
      await app.stage((ctx) => createSignInLink(ctx, id)),
      await app.stage((ctx) => createSignInLink(ctx, id)),
    ]
    const entering = await post(app.visitor, `/sign-in-links/${first}`, {})
    assert.equal((await app.withToken(tokenOf(entering)).call.accounts.session()).signedIn, true)
    const again = await post(app.visitor, `/sign-in-links/${first}`, {})
    assert.equal((await refusal(again)).data.code, 'link-spent')
    app.setClock(24 * 60 + 1)
    assert.equal((await post(app.visitor, `/sign-in-links/${late}`, {})).status, 403)
  })

  it('as a person of a demo only where the installation is one', async () => {
    await app.stage((ctx) =>
      insertAccount(ctx, {
        username: 'demo',
        name: '演示',
        personId: null,
        passwordHash: null,
        mustChangePassword: false,
        demoTitle: '党支部书记',
      }),
    )
    assert.equal((await app.visitor.call.accounts.session()).demoPeople, undefined)
    assert.equal((await post(app.visitor, '/demo-sessions', { username: 'demo' })).status, 403)
    assert.equal((await enter('demo', '')).status, 400)
    app.world.demo = true
    const { demoPeople } = await app.visitor.call.accounts.session()
    assert.deepEqual(demoPeople, [{ username: 'demo', name: '演示', title: '党支部书记' }])
    const entering = await post(app.visitor, '/demo-sessions', { username: 'demo' })
    assert.equal((await app.withToken(tokenOf(entering)).call.accounts.session()).person?.name, '演示')
    assert.equal((await post(app.visitor, '/demo-sessions', { username: 'known' })).status, 403)
    app.world.demo = false
  })

  it('is stopped with his whole address after too many failures there, until ten minutes have passed', async () => {
    await open('neighbour', null)
    app.setClock('2026-11-26T08:00:00Z')
    for (let n = 0; n < 60; n++) await enter(`guess-${n}`, 'wrong')
    assert.equal((await refusal(await enter('neighbour'))).data.code, 'address-throttled')
    app.setClock(11)
    assert.equal((await enter('neighbour')).status, 200)
  })
})
