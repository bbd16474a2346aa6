import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { insertGrant } from '#features/accounts/grants/queries.ts'
import { insertAccount } from '#features/accounts/queries.ts'
import { codeAt } from '#platform/one-time-code.ts'
import { hashPassword } from '#platform/passwords.ts'
import { systemWorld } from '#platform/world.ts'
import { type Client, type Institute, plantInstitute, startTestApp, type TestApp } from '#src/testing.ts'
import { recoverAccount } from '../administration/actions.ts'
import { setPassword } from '../passwords/queries.ts'
import { createSignInLink } from '../sessions/actions.ts'

const password = 'Xinghe-2026-nov'
const reason = '工作需要'
const start = '2026-11-24T08:00:00Z'

describe('Somebody with a second factor', () => {
  let app: TestApp
  let institute: Institute
  let top: Client
  let hash: string
  let people = 0

  before(async () => {
    app = await startTestApp({ clock: start })
    institute = await app.stage(plantInstitute)
    const organizationId = institute.organizations.root
    top = await app.as('politicalWorkDepartment', { organizationId, name: '院管理员' })
    hash = await hashPassword(password)
  })
  after(() => app.close())
  beforeEach(() => app.setClock(start))

  const clientOf = (cookie: string) => app.withToken(/zhibu_session=([^;]*)/.exec(cookie)?.[1] ?? '')
  const signIn = async (username: string) => {
    const { cookie, status } = await app.visitor.send('POST', '/api/session', { username, password })
    assert.equal(status, 200)
    return clientOf(cookie)
  }
  const prove = (client: Client, code: string) => client.send('POST', '/api/session/proof/code', { code })
  const now = () => app.world.clock()

  /** An account with a password; with a role for the institute, where one is given. */
  async function account(role?: 'committee' | 'politicalWorkDepartment') {
    people += 1
    const username = `somebody-${people}`
    const id = await app.stage(async (ctx) => {
      const made = { username, personId: null, name: username, passwordHash: null, mustChangePassword: false }
      const { id } = await insertAccount(ctx, made)
      await setPassword(ctx, id, hash, false)
      const dates = { fromOn: '2026-01-01', untilOn: null }
      const grant = { accountId: id, organizationId: institute.organizations.root, reason, grantedBy: '测试' }
      if (role) await insertGrant(ctx, { role, ...dates, ...grant })
      return id
    })
    return { id, username }
  }

  /** With an authenticator, set up just now; the next code is one of the next half minute. */
  async function secured(role?: 'committee' | 'politicalWorkDepartment') {
    const who = await account(role)
    const client = await signIn(who.username)
    const { secret } = await client.call.accounts.factors.beginTotp()
    const { codes } = await client.call.accounts.factors.confirmTotp({ code: codeAt(secret, now()) })
    app.setClock(0.5)
    return { ...who, client, secret, codes: codes ?? [] }
  }

  const trail = async (action: string, id: number) => {
    const { rows } = await top.call.audit.list({ action, subjectKind: 'account', subjectId: String(id) })
    return rows.length
  }

  it('sets an authenticator up by a picture and one of its codes, and gets ten recovery codes', async () => {
    const { username, id } = await account()
    const client = await signIn(username)
    const { secret, address, picture } = await client.call.accounts.factors.beginTotp()
    assert.equal(new URL(address).searchParams.get('secret'), secret)
    assert.ok(picture.size > 20)
    const wrong = await client.send('POST', '/api/account/totp/confirmation', { code: '000000' })
    assert.equal(wrong.code, 'totp-code-wrong')
    assert.equal((await client.call.accounts.factors.own()).totpSince, null)
    const { codes } = await client.call.accounts.factors.confirmTotp({ code: codeAt(secret, now()) })
    assert.equal(codes?.length, 10)
    const own = await client.call.accounts.factors.own()
    assert.deepEqual([own.totpSince, own.codesLeft, own.required], [start.replace('Z', '.000Z'), 10, false])
    assert.equal(await trail('factor.totp-set', id), 1)
    const stored = JSON.stringify(await app.world.open.db.selectFrom('audit_entry').selectAll().execute())
    assert.ok(!stored.includes(secret) && !codes.some((code) => stored.includes(code)))
  })

  it('is half signed in by the password: nothing is answered, and nobody else signed out, before the code', async () => {
    const { username, id, secret, client } = await secured()
    const half = await signIn(username)
    const session = await half.call.accounts.session()
    assert.deepEqual(
      [session.signedIn, session.factor, session.roles, session.permissions],
      [true, 'due', [], []],
    )
    await assert.rejects(half.call.accounts.ownSessions(), { data: { code: 'factor-due', facts: {} } })
    assert.equal((await client.call.accounts.ownSessions()).length, 1)
    assert.deepEqual(await half.call.accounts.factors.ways(), {
      totp: true,
      passkey: false,
      recoveryCode: true,
      password: false,
      passkeyHost: null,
    })
    const done = await prove(half, codeAt(secret, now()))
    assert.equal(done.status, 200)
    await assert.rejects(half.call.accounts.ownSessions(), { status: 401 })
    const whole = clientOf(done.cookie)
    assert.equal((await whole.call.accounts.session()).factor, undefined)
    assert.equal((await whole.call.accounts.ownSessions()).length, 2)
    assert.equal(await trail('session.factor-asked', id), 1)
    assert.equal(await trail('session.begun', id), 2)
  })

  it('cannot use a code twice, nor one of before', async () => {
    const { username, secret } = await secured()
    const code = codeAt(secret, now())
    assert.equal((await prove(await signIn(username), code)).status, 200)
    assert.equal((await prove(await signIn(username), code)).code, 'wrong-code')
    app.setClock(0.5)
    assert.equal((await prove(await signIn(username), code)).code, 'wrong-code')
    assert.equal((await prove(await signIn(username), codeAt(secret, now()))).status, 200)
  })

  it('has ten minutes for it', async () => {
    const { username, secret } = await secured()
    const half = await signIn(username)
    app.setClock(11)
    assert.equal((await prove(half, codeAt(secret, now()))).status, 401)
  })

  it('comes in by a recovery code, each once, however it is typed', async () => {
    const { username, codes, id } = await secured()
    const [first = '', second = ''] = codes
    const typed = ` ${first.toLowerCase().replace('-', ' ')}`
    const done = await prove(await signIn(username), typed)
    assert.equal(done.status, 200)
    assert.equal((await clientOf(done.cookie).call.accounts.factors.own()).codesLeft, 9)
    assert.equal((await prove(await signIn(username), first)).code, 'wrong-code')
    const renewed = await clientOf(done.cookie).call.accounts.factors.newCodes()
    assert.equal(renewed.codes?.length, 10)
    assert.equal((await prove(await signIn(username), second)).code, 'wrong-code')
    assert.equal((await prove(await signIn(username), renewed.codes?.[0] ?? '')).status, 200)
    assert.equal(await trail('factor.codes-made', id), 1)
  })

  it('is shut out by the fifth wrong code, and a right password opens no more guesses', async () => {
    const { username, id, secret } = await secured()
    for (const left of [4, 3, 2, 1]) {
      const { code, body } = await prove(await signIn(username), '000000')
      assert.deepEqual([code, body.data?.facts.left], ['wrong-code', left])
    }
    const last = await signIn(username)
    const ended = await prove(last, 'ABCDE-FGHJK')
    assert.deepEqual([ended.status, ended.code], [401, 'factor-ended'])
    assert.equal((await last.call.accounts.session()).signedIn, false)
    assert.equal((await prove(await signIn(username), codeAt(secret, now()))).code, 'factor-locked')
    assert.equal(await trail('factor.locked', id), 1)
    app.setClock(31)
    assert.equal((await prove(await signIn(username), codeAt(secret, now()))).status, 200)
  })

  it('cannot add or take away anything by half a session, so that the password alone is worth nothing', async () => {
    const { username } = await secured()
    const half = await signIn(username)
    for (const [method, path] of [
      ['POST', '/api/account/totp'],
      ['POST', '/api/account/totp/confirmation'],
      ['DELETE', '/api/account/totp'],
      ['POST', '/api/account/recovery-codes'],
      ['POST', '/api/session/keeping'],
    ] as const)
      assert.equal(
        (await half.send(method, path, { code: '123456', pin: '271828' })).code,
        'factor-due',
        path,
      )
  })

  it('takes it away where nobody asks for it, with the recovery codes, and the password is enough again', async () => {
    const { client, username } = await secured()
    await client.call.accounts.factors.removeTotp()
    const own = await client.call.accounts.factors.own()
    assert.deepEqual([own.totpSince, own.codesLeft], [null, 0])
    assert.equal((await (await signIn(username)).call.accounts.session()).factor, undefined)
  })

  it('moves to another authenticator without being without one meanwhile', async () => {
    const { client, username, secret } = await secured()
    const next = await client.call.accounts.factors.beginTotp()
    assert.equal((await prove(await signIn(username), codeAt(secret, now()))).status, 200)
    const { codes } = await client.call.accounts.factors.confirmTotp({ code: codeAt(next.secret, now()) })
    assert.equal(codes, null)
    app.setClock(0.5)
    assert.equal((await prove(await signIn(username), codeAt(secret, now()))).code, 'wrong-code')
    assert.equal((await prove(await signIn(username), codeAt(next.secret, now()))).status, 200)
  })

  it('who lost everything is let in by an administrator, who may not do that for himself', async () => {
    const { id, username, client } = await secured()
    const shown = await top.call.accounts.get({ id })
    assert.deepEqual(shown.secondFactor, { totp: true, passkeys: 0, codesLeft: 10, required: false })
    const found = async (secondFactor: 'set' | 'unset') =>
      (await top.call.accounts.list({ text: username, secondFactor })).rows.map((row) => row.hasFactor)
    assert.deepEqual([await found('set'), await found('unset')], [[true], []])
    await top.call.accounts.clearFactors({ id, reason })
    await assert.rejects(client.call.accounts.ownSessions(), { status: 401 })
    assert.equal((await (await signIn(username)).call.accounts.session()).factor, undefined)
    const again = await top.send('DELETE', `/api/accounts/${id}/factors`, { reason })
    assert.equal(again.code, 'factors-none')
    assert.equal(await trail('account.factors-cleared', id), 1)

    const chief = await secured('politicalWorkDepartment')
    const own = await chief.client.send('DELETE', `/api/accounts/${chief.id}/factors`, { reason })
    assert.equal(own.code, 'own-account')
    await recoverAccount(systemWorld(app.world, '命令行'), chief.username, true)
    assert.equal((await top.call.accounts.get({ id: chief.id })).secondFactor.totp, false)
  })

  it('loses links that were not used yet with the old password', async () => {
    const { id } = await account()
    const token = await app.stage((ctx) => createSignInLink(ctx, id))
    await top.call.accounts.resetPassword({ id, reason })
    assert.equal((await app.visitor.send('POST', `/api/sign-in-links/${token}`)).code, 'link-spent')
  })

  describe('where the institute asks for it', () => {
    const rule = (what: 'none' | 'offices' | 'all') =>
      top.call.accounts.factors.setPolicy({ requiredFor: what, reason: '等级保护三级要求' })
    after(() => rule('none'))

    it('sets it up before anything else, in the session that signed in', async () => {
      const { username } = await account('committee')
      const branch = await account()
      const { lacking } = await rule('offices')
      assert.ok(lacking >= 1)
      assert.equal((await (await signIn(branch.username)).call.accounts.session()).factor, undefined)

      const half = await signIn(username)
      assert.equal((await half.call.accounts.session()).factor, 'enrol')
      await assert.rejects(half.call.accounts.list({}), { data: { code: 'factor-due', facts: {} } })
      const { secret } = await half.call.accounts.factors.beginTotp()
      const done = await half.send('POST', '/api/account/totp/confirmation', { code: codeAt(secret, now()) })
      assert.equal((done.body.codes as string[]).length, 10)
      const whole = clientOf(done.cookie)
      assert.ok((await whole.call.accounts.list({})).total > 0)
      const refused = await whole.send('DELETE', '/api/account/totp')
      assert.equal(refused.code, 'factor-required')
      assert.ok((await whole.call.accounts.factors.own()).totpSince)
    })

    it('and of two half sessions, one sets it up: the other is asked for it', async () => {
      await rule('all')
      const { username } = await account()
      const [one, other] = [await signIn(username), await signIn(username)]
      const { secret } = await one.call.accounts.factors.beginTotp()
      const code = codeAt(secret, now())
      await one.call.accounts.factors.confirmTotp({ code })
      assert.equal((await other.call.accounts.session()).factor, 'due')
      assert.equal((await other.send('POST', '/api/account/totp')).code, 'factor-due')
    })

    it('which is said for the whole institute alone', async () => {
      const east = await app.as('politicalWorkDepartment', { organizationId: institute.organizations.east })
      const refused = await east.send('PUT', '/api/second-factor/policy', { requiredFor: 'none', reason })
      assert.deepEqual([refused.status, refused.code], [403, 'factors-whole-only'])
    })
  })
})
