import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { insertGrant } from '#features/accounts/grants/queries.ts'
import { insertAccount } from '#features/accounts/queries.ts'
import { codeAt } from '#platform/one-time-code.ts'
import { passkeySite } from '#platform/passkeys.ts'
import { hashPassword } from '#platform/passwords.ts'
import { testPasskey } from '#platform/testing-passkey.ts'
import { type Client, type Institute, plantInstitute, startTestApp, type TestApp } from '#src/testing.ts'
import { setPassword } from '../passwords/queries.ts'
import { createSignInLink } from '../sessions/actions.ts'

const password = 'Xinghe-2026-nov'
const reason = '工作需要'
const start = '2026-11-24T08:00:00Z'
const address = 'https://zhibu.example'
const site = passkeySite(address) as NonNullable<ReturnType<typeof passkeySite>>

describe('Whoever does a great act', () => {
  let app: TestApp
  let institute: Institute
  let hash: string
  let people = 0

  before(async () => {
    app = await startTestApp({ clock: start, address })
    institute = await app.stage(plantInstitute)
    hash = await hashPassword(password)
  })
  after(() => app.close())
  beforeEach(() => app.setClock(start))

  const clientOf = (cookie: string) => app.withToken(/zhibu_session=([^;]*)/.exec(cookie)?.[1] ?? '')
  const signIn = async (username: string) =>
    clientOf((await app.visitor.send('POST', '/api/session', { username, password })).cookie)

  async function worker(withPassword = true) {
    people += 1
    const username = `worker-${people}`
    const id = await app.stage(async (ctx) => {
      const made = { username, personId: null, name: username, passwordHash: null, mustChangePassword: false }
      const { id } = await insertAccount(ctx, made)
      if (withPassword) await setPassword(ctx, id, hash, false)
      const grant = { accountId: id, organizationId: institute.organizations.root, reason, grantedBy: '测试' }
      await insertGrant(ctx, {
        role: 'politicalWorkDepartment',
        fromOn: '2026-01-01',
        untilOn: null,
        ...grant,
      })
      return id
    })
    return { id, username }
  }
  const wanted = { kind: 'roll', question: { circle: 'all' } }
  const exported = async (client: Client) =>
    (await client.send('POST', '/api/number-exports', { wanted, reason: '上报花名册' })).status
  const proveByPassword = (client: Client, given: string) =>
    client.send('POST', '/api/session/proof/password', { password: given })

  it('has shown within five minutes who he is: by the password, where he has nothing else', async () => {
    const { username } = await worker()
    const client = await signIn(username)
    assert.equal(await exported(client), 200)
    app.setClock(6)
    assert.equal(await exported(client), 403)
    const refused = await client.send('POST', '/api/session/proof/checks')
    assert.deepEqual([refused.status, refused.code], [403, 'step-up-needed'])
    const wrong = await proveByPassword(client, 'Xinghe-2026-dec')
    assert.deepEqual([wrong.code, wrong.body.data?.facts.field], ['wrong-present-password', 'password'])
    assert.equal(await exported(client), 403)
    assert.equal((await proveByPassword(client, password)).status, 200)
    assert.equal(await exported(client), 200)
    assert.equal((await client.send('POST', '/api/session/proof/checks')).status, 200)
  })

  it('changes nothing when he has not', async () => {
    const { username } = await worker()
    const client = await signIn(username)
    const personId = institute.people.east1.masses
    app.setClock(6)
    const create = () => client.send('POST', '/api/accounts', { personId, username: 'made-stale', reason })
    assert.equal((await create()).code, 'step-up-needed')
    const candidates = await client.call.accounts.candidates({ text: '东一群众' })
    assert.equal(candidates.length, 1)
    await proveByPassword(client, password)
    assert.equal((await create()).status, 200)
  })

  it('is not asked among the invented people of a demo, nor for a second factor there', async () => {
    const demo = await startTestApp({ clock: start, demo: true })
    const { organizations } = await demo.stage(plantInstitute)
    await demo.stage(async (ctx) => {
      const made = {
        username: 'yanshi',
        personId: null,
        name: '演示',
        passwordHash: null,
        mustChangePassword: false,
      }
      const { id } = await insertAccount(ctx, { ...made, demoTitle: '政工部门' })
      const grant = { accountId: id, organizationId: organizations.root, reason, grantedBy: '测试' }
      await insertGrant(ctx, {
        role: 'politicalWorkDepartment',
        fromOn: '2026-01-01',
        untilOn: null,
        ...grant,
      })
    })
    const enter = async () => {
      const { cookie } = await demo.visitor.send('POST', '/api/demo-sessions', { username: 'yanshi' })
      return demo.withToken(/zhibu_session=([^;]*)/.exec(cookie)?.[1] ?? '')
    }
    const client = await enter()
    const { secret } = await client.call.accounts.factors.beginTotp()
    await client.call.accounts.factors.confirmTotp({ code: codeAt(secret, demo.world.clock()) })
    demo.setClock(6)
    assert.equal(await exported(client), 200)
    await client.call.accounts.factors.setPolicy({ requiredFor: 'all', reason })
    assert.equal((await (await enter()).call.accounts.session()).factor, undefined)
    await demo.close()
  })

  it('guesses no password: the fifth wrong one locks the username', async () => {
    const { username } = await worker()
    const client = await signIn(username)
    for (let wrong = 1; wrong <= 5; wrong++) await proveByPassword(client, 'guess')
    const locked = await proveByPassword(client, password)
    assert.deepEqual([locked.status, locked.code], [403, 'username-locked'])
  })

  it('cannot show it by a link alone, once its minutes are over', async () => {
    const { id } = await worker(false)
    const token = await app.stage((ctx) => createSignInLink(ctx, id))
    const client = clientOf((await app.visitor.send('POST', `/api/sign-in-links/${token}`)).cookie)
    assert.equal(await exported(client), 200)
    app.setClock(6)
    assert.equal(await exported(client), 403)
    assert.equal((await proveByPassword(client, password)).code, 'proof-without-password')
  })

  /** Adds a passkey; answers the device. */
  async function withPasskey(client: Client, name: string) {
    const device = testPasskey(site)
    const asked = await client.call.accounts.factors.beginPasskey()
    const answer = device.made(String(asked.challenge))
    const { codes } = await client.call.accounts.factors.addPasskey({ name, answer })
    return { device, codes, answer }
  }
  const proveByPasskey = async (client: Client, device: ReturnType<typeof testPasskey>) => {
    const { challenge } = await client.call.accounts.factors.askPasskey()
    const answer = device.signed(String(challenge))
    return client.send('POST', '/api/session/proof/passkey', { answer })
  }

  it('shows it by a passkey, after which the password is no longer enough', async () => {
    const { username } = await worker()
    const client = await signIn(username)
    const { device, codes } = await withPasskey(client, '办公室电脑')
    assert.equal(codes?.length, 10)
    app.setClock(6)
    assert.equal((await proveByPassword(client, password)).code, 'factor-wanted')
    assert.equal((await proveByPasskey(client, device)).status, 200)
    assert.equal(await exported(client), 200)

    const half = await signIn(username)
    assert.equal((await half.call.accounts.session()).factor, 'due')
    const ways = await half.call.accounts.factors.ways()
    assert.deepEqual([ways.passkey, ways.totp, ways.passkeyHost], [true, false, 'zhibu.example'])
    const done = await proveByPasskey(half, device)
    assert.equal((await clientOf(done.cookie).call.accounts.session()).factor, undefined)
    const [key] = (await client.call.accounts.factors.own()).passkeys
    assert.deepEqual([key?.name, key?.usedAt === null], ['办公室电脑', false])
  })

  it('not by an answer of before, of another device, or of a copy', async () => {
    const { username } = await worker()
    const client = await signIn(username)
    const { device } = await withPasskey(client, '手机')
    const { challenge } = await client.call.accounts.factors.askPasskey()
    const answer = device.signed(String(challenge))
    const send = () => client.send('POST', '/api/session/proof/passkey', { answer })
    assert.equal((await send()).status, 200)
    assert.equal((await send()).code, 'wrong-passkey')
    assert.equal((await proveByPasskey(client, testPasskey(site))).code, 'wrong-passkey')
    device.copied()
    assert.equal((await proveByPasskey(client, device)).code, 'wrong-passkey')
  })

  it('adds each passkey once, and takes one away by its name', async () => {
    const { username, id } = await worker()
    const client = await signIn(username)
    const { device, answer } = await withPasskey(client, '钥匙一')
    const again = await client.send('POST', '/api/account/passkeys', { name: '钥匙一', answer })
    assert.equal(again.code, 'passkey-refused')
    const asked = await client.call.accounts.factors.beginPasskey()
    const twice = await client.send('POST', '/api/account/passkeys', {
      name: '又一次',
      answer: device.made(String(asked.challenge)),
    })
    assert.equal(twice.code, 'passkey-known')
    const { codes } = await withPasskey(client, '钥匙二')
    assert.equal(codes, null)
    const { passkeys } = await client.call.accounts.factors.own()
    assert.deepEqual(
      passkeys.map(({ name }) => name),
      ['钥匙一', '钥匙二'],
    )
    await client.call.accounts.factors.removePasskey({ id: passkeys[0]?.id as number })
    assert.equal((await client.call.accounts.factors.own()).passkeys.length, 1)
    assert.equal((await proveByPasskey(client, device)).code, 'wrong-passkey')
    const other = await signIn((await worker()).username)
    const foreign = await other.send('DELETE', `/api/account/passkeys/${passkeys[1]?.id}`)
    assert.equal(foreign.status, 404)
    const told = await app.world.open.db
      .selectFrom('audit_entry')
      .where('action', 'like', 'factor.passkey%')
      .where('account_id', '=', id)
      .select('action')
      .execute()
    assert.equal(told.length, 3)
  })

  it('and stays signed in on a device only when he has just shown it, and the institute lets his office', async () => {
    const { username } = await worker()
    const client = await signIn(username)
    const keep = (one: Client) => one.send('POST', '/api/session/keeping', { pin: '271828' })
    app.setClock(6)
    assert.equal((await keep(client)).code, 'step-up-needed')
    await proveByPassword(client, password)
    const kept = await keep(client)
    assert.equal(kept.status, 200)

    const phone = clientOf(kept.cookie)
    const rules = { allowed: true, keptFor: 'members', days: 30, lockMinutes: 5, reason } as const
    const { ended } = await phone.call.accounts.keeping.setPolicy(rules)
    assert.equal(ended, 1)
    assert.equal((await phone.call.accounts.session()).signedIn, false)
    assert.equal((await keep(await signIn(username))).code, 'keeping-members-only')
    const member = await app.as('member', { personId: institute.people.east1.member })
    assert.equal((await keep(member)).status, 200)
  })
})
