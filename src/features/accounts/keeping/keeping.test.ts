import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { insertAccount } from '#features/accounts/queries.ts'
import { hashPassword } from '#platform/passwords.ts'
import { type Client, type Institute, plantInstitute, startTestApp, type TestApp } from '#src/testing.ts'
import { setPassword } from '../passwords/queries.ts'
import { isLocked, whyNotPin } from './rules.ts'

const password = 'Xinghe-2026-nov'
const pin = '271828'

describe('A PIN', () => {
  it('is not what anybody would try first', () => {
    for (const plain of ['000000', '777777', '123456', '234567', '987654'])
      assert.equal(whyNotPin(plain), 'pin-plain')
    for (const fair of ['271828', '102030', '112233', '135791']) assert.equal(whyNotPin(fair), null)
  })
})

describe('A session that is kept', () => {
  const seenAt = '2026-11-24T08:00:00Z'
  const later = (minutes: number) => new Date(Date.parse(seenAt) + minutes * 60_000)
  it('is locked after its minutes without use, or by hand; another never is', () => {
    const kept = { seenAt, lockMinutes: 5, lockedAt: null }
    assert.equal(isLocked(kept, later(5)), false)
    assert.equal(isLocked(kept, later(6)), true)
    assert.equal(isLocked({ ...kept, lockedAt: seenAt }, later(0)), true)
    assert.equal(isLocked({ ...kept, lockMinutes: null }, later(29)), false)
  })
})

describe('A member stays signed in on the phone', () => {
  let app: TestApp
  let institute: Institute
  let names = 0
  const start = '2026-11-24T08:00:00Z'

  before(async () => {
    app = await startTestApp({ clock: start })
    institute = await app.stage(plantInstitute)
  })
  after(() => app.close())
  beforeEach(() => app.setClock(start))

  const tokenOf = (response: Response) =>
    /zhibu_session=([^;]*)/.exec(response.headers.getSetCookie()[0] ?? '')?.[1] ?? ''
  const post = (client: Client, path: string, body: unknown) =>
    client.fetch(`/api${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    })
  const codeOf = async (response: Response) =>
    ((await response.json()) as { data: { code: string } }).data.code

  async function signIn(): Promise<Client> {
    names += 1
    const username = `keeper-${names}`
    const hash = await hashPassword(password)
    await app.stage(async (ctx) => {
      const account = {
        username,
        personId: null,
        name: username,
        passwordHash: null,
        mustChangePassword: false,
      }
      const { id } = await insertAccount(ctx, account)
      await setPassword(ctx, id, hash, false)
    })
    return app.withToken(tokenOf(await post(app.visitor, '/session', { username, password })))
  }

  /** Signed in to stay: under a new token, which the old one is not. */
  async function kept(): Promise<Client> {
    const first = await signIn()
    const answer = await post(first, '/session/keeping', { pin })
    assert.equal(answer.status, 200)
    assert.match(answer.headers.getSetCookie()[0] ?? '', /HttpOnly; SameSite=Strict; Max-Age=2592000/)
    await assert.rejects(first.call.accounts.ownSessions(), { status: 401 })
    return app.withToken(tokenOf(answer))
  }

  it('for thirty days, though an ordinary session ends after half an hour', async () => {
    const [ordinary, lasting] = [await signIn(), await kept()]
    app.setClock(31)
    assert.equal((await ordinary.call.accounts.session()).signedIn, false)
    const session = await lasting.call.accounts.session()
    assert.deepEqual([session.signedIn, session.locked, session.kept?.lockMinutes], [true, true, 5])
    await lasting.call.accounts.keeping.unlock({ pin })
    app.setClock(29 * 24 * 60)
    assert.equal((await lasting.call.accounts.session()).signedIn, true)
    app.setClock(2 * 24 * 60)
    assert.equal((await lasting.call.accounts.session()).signedIn, false)
  })

  it('behind a lock: after five minutes nothing is answered, in no role, until the PIN is given', async () => {
    const phone = await kept()
    assert.equal((await phone.call.accounts.ownSessions()).length, 1)
    app.setClock(6)
    await assert.rejects(phone.call.accounts.ownSessions(), { data: { code: 'session-locked', facts: {} } })
    const session = await phone.call.accounts.session()
    assert.deepEqual([session.locked, session.permissions, session.roles], [true, [], []])
    // Asking does not keep it open.
    await assert.rejects(phone.call.accounts.ownSessions(), { status: 403 })
    await phone.call.accounts.keeping.unlock({ pin })
    const [own] = await phone.call.accounts.ownSessions()
    assert.equal(own?.keptUntil, '2026-12-24T08:00:00.000Z')
  })

  it('and locks it at once, by hand', async () => {
    const phone = await kept()
    await phone.call.accounts.keeping.lock()
    await assert.rejects(phone.call.accounts.ownSessions(), { status: 403 })
    await phone.call.accounts.keeping.unlock({ pin })
    assert.equal((await phone.call.accounts.session()).locked, undefined)
  })

  it('and is signed out by the fifth wrong PIN in a row, however the tries come', async () => {
    const phone = await kept()
    await phone.call.accounts.keeping.lock()
    for (let wrong = 1; wrong <= 4; wrong++) {
      const refused = await post(phone, '/session/unlocking', { pin: '314159' })
      assert.equal(await codeOf(refused), 'wrong-pin')
    }
    await phone.call.accounts.keeping.unlock({ pin })
    await phone.call.accounts.keeping.lock()
    const tries = Array.from({ length: 8 }, () => post(phone, '/session/unlocking', { pin: '314159' }))
    const codes = await Promise.all((await Promise.all(tries)).map(codeOf))
    assert.equal(codes.filter((code) => code === 'wrong-pin').length, 4)
    await assert.rejects(phone.call.accounts.keeping.unlock({ pin }), { status: 401 })
    const told = await app.world.open.db
      .selectFrom('audit_entry')
      .where('action', '=', 'session.pin-ended')
      .selectAll()
      .execute()
    assert.ok(told.length >= 1)
  })

  it('not with a PIN that is none, and sees the session among his own, where it can be ended', async () => {
    const first = await signIn()
    assert.equal(await codeOf(await post(first, '/session/keeping', { pin: '123456' })), 'pin-plain')
    assert.equal((await post(first, '/session/keeping', { pin: '12a456' })).status, 400)
    const [session] = await first.call.accounts.ownSessions()
    assert.equal(session?.keptUntil, null)
  })

  it('only as the institute allows: the political work department may forbid it, and all that were kept end', async () => {
    const phone = await kept()
    const organizationId = institute.organizations.root
    const department = await app.as('politicalWorkDepartment', { organizationId })
    const rules = { days: 7, lockMinutes: 2, reason: '内网不允许' }
    const below = await app.as('politicalWorkDepartment', { organizationId: institute.organizations.east })
    const refused = await below.send('PUT', '/api/kept-sessions/policy', { allowed: false, ...rules })
    assert.equal(refused.code, 'keeping-whole-only')
    await department.call.accounts.keeping.setPolicy({ allowed: true, ...rules })
    app.setClock(3)
    assert.equal((await phone.call.accounts.session()).locked, true)
    const { ended } = await department.call.accounts.keeping.setPolicy({ allowed: false, ...rules })
    assert.ok(ended >= 1)
    assert.equal((await phone.call.accounts.session()).signedIn, false)
    const first = await signIn()
    assert.equal(await codeOf(await post(first, '/session/keeping', { pin })), 'keeping-not-allowed')
    await department.call.accounts.keeping.setPolicy({ ...rules, allowed: true, days: 30, lockMinutes: 5 })
  })
})
