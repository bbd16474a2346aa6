/** 单点登录 through a certified provider (oidc-provider), which runs beside the platform and is asked over the network. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertPeople } from '#features/people/queries.ts'
import { awayName, cookieName } from '#platform/cookies.ts'
import { hashPassword } from '#platform/passwords.ts'
import { certificateForHere } from '#platform/testing-certificate.ts'
import { startOidcProvider, type TestProvider } from '#platform/testing-oidc.ts'
import { refusal } from '#src/staging.ts'
import {
  type Answer,
  type Client,
  type Institute,
  personOf,
  plantInstitute,
  startTestApp,
  type TestApp,
} from '#src/testing.ts'
import { confirmPendingTotp, putPendingTotp } from '../factors/queries.ts'
import { insertSeparation } from '../offices/queries.ts'
import { setPassword } from '../passwords/queries.ts'
import { insertAccount } from '../queries.ts'

const reason = '接入统一身份认证'

describe('Whoever the institute’s provider vouches for', () => {
  let app: TestApp
  let institute: Institute
  let provider: TestProvider
  let top: Client
  let id: number

  before(async () => {
    app = await startTestApp()
    institute = await app.stage(plantInstitute)
    provider = await startOidcProvider({ returnTo: 'http://zhibu.test/sign-on/return' })
    top = await app.as('politicalWorkDepartment', { organizationId: institute.organizations.root })
    id = await addProvider({})
  })
  after(async () => {
    await provider.close()
    await app.close()
  })

  const settings = (more: object = {}) => ({
    kind: 'oidc' as const,
    name: '统一身份认证',
    address: provider.issuer,
    client: provider.client,
    secret: provider.secret,
    employeeClaim: 'employee_number',
    matches: true,
    trustsFactor: true,
    reason,
    ...more,
  })
  async function addProvider(more: object) {
    const { id: made } = await top.call.accounts.signOn.providers.add(settings(more))
    await turn(true, made)
    return made
  }
  const turn = (enabled: boolean, which = id) =>
    top.call.accounts.signOn.providers.setEnabled({ id: which, enabled, reason })
  const change = (more: object) => {
    const { secret: _, ...kept } = settings(more)
    return top.call.accounts.signOn.providers.change({ id, ...kept })
  }

  let names = 0
  /** Somebody of the roll, with an account or without, whom the provider knows under a name. */
  async function somebody(
    more: { claims?: object; amr?: string[]; account?: false; password?: string } = {},
  ) {
    names += 1
    const login = `login-${names}`
    const known = personOf('east1', 'member', institute.organizations.east1 as number, names)
    const hash = more.password ? await hashPassword(more.password) : null
    const accountId = await app.stage(async (ctx) => {
      const personId = (await insertPeople(ctx, [known])).get(known.employeeNo) as number
      if (more.account === false) return 0
      const { id: made } = await insertAccount(ctx, {
        username: `user-${names}`,
        personId,
        name: known.name,
        passwordHash: null,
        mustChangePassword: false,
      })
      if (hash) await setPassword(ctx, made, hash, true)
      return made
    })
    const { name, employeeNo } = known
    provider.people[login] = {
      name,
      claims: { employee_number: employeeNo, ...more.claims },
      ...(more.amr && { amr: more.amr }),
    }
    return { login, employeeNo, accountId, name }
  }

  const cookieIn = (answer: Answer, name: string) =>
    new RegExp(`${name}=([^;,]+)`).exec(answer.cookie)?.[1] ?? ''
  /** A press on the button: where the browser goes, and what it keeps. */
  async function press(provided = id) {
    const answer = await app.visitor.send('POST', `/api/sign-on/${provided}/departures`)
    assert.equal(answer.status, 200, answer.body.message)
    return { address: String(answer.body.address), away: cookieIn(answer, awayName), answer }
  }
  const comeBack = (away: string, query: string, session = '') =>
    app
      .withToken(session, { cookie: `${awayName}=${away}; ${cookieName}=${session}` })
      .send('POST', '/api/sign-on/returns', { query })
  async function enter(login: string, provided = id) {
    const { address, away } = await press(provided)
    return comeBack(away, await provider.signIn(address, login))
  }
  const sessionOf = (answer: Answer) => app.withToken(cookieIn(answer, cookieName)).call.accounts.session()
  const trail = async (action: string) =>
    (
      await app.world.open.db
        .selectFrom('audit_entry')
        .where('action', '=', action)
        .orderBy('id', 'desc')
        .selectAll()
        .execute()
    )[0]

  it('sees the provider’s name on the way in, goes there with PKCE, state and nonce, and comes in as himself', async () => {
    assert.deepEqual((await app.visitor.call.accounts.session()).signOn, [
      { id, name: '统一身份认证', kind: 'oidc' },
    ])
    const who = await somebody()
    const { address, away, answer } = await press()
    const asked = new URL(address).searchParams
    assert.deepEqual(
      [asked.get('response_type'), asked.get('code_challenge_method'), asked.get('redirect_uri')],
      ['code', 'S256', 'http://zhibu.test/sign-on/return'],
    )
    for (const secret of ['state', 'nonce', 'code_challenge'])
      assert.ok((asked.get(secret) ?? '').length >= 43)
    assert.match(
      answer.cookie,
      /zhibu_away=[\w-]{43}; Path=\/api\/sign-on; HttpOnly; SameSite=Strict; Max-Age=600/,
    )
    const back = await comeBack(away, await provider.signIn(address, who.login))
    assert.equal(back.status, 200, back.body.message)
    assert.match(back.cookie, /zhibu_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict/)
    assert.match(back.cookie, /zhibu_away=; .*Max-Age=0/)
    const session = await sessionOf(back)
    assert.deepEqual([session.person?.name, session.person?.accountId], [who.name, who.accountId])
    const begun = await trail('session.begun')
    assert.deepEqual([begun?.subject_id, begun?.after], [String(who.accountId), { way: 'oidc' }])
    const linked = await trail('identity.linked')
    assert.deepEqual(linked?.after, {
      signOnProvider: '统一身份认证',
      externalIdentity: who.name,
      way: '首次登录时按工号对应',
    })
  })

  it('comes in a second time as the same, though the provider says another employee number by now', async () => {
    const who = await somebody()
    await enter(who.login)
    const other = await somebody()
    provider.people[who.login] = { name: who.name, claims: { employee_number: other.employeeNo } }
    assert.equal((await sessionOf(await enter(who.login))).person?.accountId, who.accountId)
  })

  it('is asked for no password of the platform, were it an initial one or run out', async () => {
    const who = await somebody({ password: 'Xinghe-2026-nov' })
    const back = await enter(who.login)
    assert.equal((await sessionOf(back)).mustChangePassword, false)
    const client = app.withToken(cookieIn(back, cookieName))
    assert.equal((await client.send('GET', '/api/account/sessions')).status, 200)
  })

  it('is not let in by an answer to another browser, a second time, too late, or without having set out', async () => {
    const who = await somebody()
    const [mine, theirs] = [await press(), await press()]
    const query = await provider.signIn(mine.address, who.login)
    assert.equal((await comeBack(theirs.away, query)).code, 'sign-on-untrue')
    // The attempt is used up by now, and the answer was to the other one.
    assert.equal((await comeBack(theirs.away, query)).code, 'sign-on-over')
    assert.equal((await comeBack('', query)).code, 'sign-on-over')
    assert.equal((await comeBack('nobody', query)).code, 'sign-on-over')
    assert.equal((await comeBack(mine.away, query)).status, 200)
    const again = await comeBack(mine.away, query)
    assert.equal(again.code, 'sign-on-over')
    assert.match(again.body.message ?? '', /从 http:\/\/zhibu\.test 打开平台，重新点一次/)
    const late = await press()
    const lateQuery = await provider.signIn(late.address, who.login)
    app.setClock(11)
    assert.equal((await comeBack(late.away, lateQuery)).code, 'sign-on-over')
  })

  it('nor by a code that was used, or that stood in another’s answer', async () => {
    const who = await somebody()
    const first = await press()
    const used = new URLSearchParams(await provider.signIn(first.address, who.login))
    assert.equal((await comeBack(first.away, used.toString())).status, 200)
    const second = await press()
    const own = new URLSearchParams(await provider.signIn(second.address, who.login))
    own.set('code', used.get('code') ?? '')
    assert.equal((await comeBack(second.away, own.toString())).code, 'sign-on-code-spent')
    const third = await press()
    const stolen = new URLSearchParams(await provider.signIn((await press()).address, who.login))
    const mine = new URLSearchParams(await provider.signIn(third.address, who.login))
    mine.set('code', stolen.get('code') ?? '')
    assert.equal((await comeBack(third.away, mine.toString())).code, 'sign-on-code-spent')
  })

  it('nor by an answer of a foreign issuer, or one without a state or a code', async () => {
    const who = await somebody()
    const spoilt = async (spoil: (query: URLSearchParams) => void) => {
      const { address, away } = await press()
      const query = new URLSearchParams(await provider.signIn(address, who.login))
      spoil(query)
      return (await comeBack(away, query.toString())).code
    }
    assert.equal(await spoilt((query) => query.set('iss', 'https://other.example')), 'sign-on-untrue')
    assert.equal(await spoilt((query) => query.set('state', 'x')), 'sign-on-untrue')
    assert.equal(await spoilt((query) => query.delete('state')), 'sign-on-untrue')
    assert.equal(await spoilt((query) => query.delete('code')), 'sign-on-untrue')
  })

  it('is told what to do when he turned back there', async () => {
    const { address, away } = await press()
    const refused = await comeBack(away, await provider.signIn(address, ''))
    assert.deepEqual([refused.status, refused.code], [403, 'sign-on-denied'])
    assert.match(refused.body.message ?? '', /重新登录，并点“同意”/)
    const line = (await trail('sign-on.refused'))?.after as { because: string }
    assert.match(line.because, /取消了登录/)
  })

  it('needs an account that people opened: unknown, unverified or missing numbers open none', async () => {
    const counted = async () => (await app.world.open.db.selectFrom('account').select('id').execute()).length
    const tries: [Parameters<typeof somebody>[0], string, RegExp][] = [
      [{ account: false }, 'sign-on-no-account', /没有这个工号的账号。请联系所在党委的账号管理员/],
      [{ claims: { employee_number: 'nobody' } }, 'sign-on-no-account', /工号是 nobody/],
      [{ claims: { employee_number: undefined } }, 'sign-on-no-number', /没有说明您的工号/],
      [{ claims: { employee_number_verified: false } }, 'sign-on-number-unverified', /没有经过核实/],
    ]
    for (const [more, code, words] of tries) {
      const { login } = await somebody(more)
      const before = await counted()
      const refused = await enter(login)
      assert.deepEqual([refused.status, refused.code], [403, code])
      assert.match(refused.body.message ?? '', words)
      assert.doesNotMatch(refused.cookie, /zhibu_session/)
      assert.equal(await counted(), before)
      const line = await trail('sign-on.refused')
      assert.equal(line?.subject_name, '统一身份认证')
      assert.match((line?.after as { because: string } | undefined)?.because ?? '', words)
    }
  })

  it('does not come in when the account is disabled', async () => {
    const who = await somebody()
    await top.call.accounts.disable({ id: who.accountId, reason })
    assert.equal((await enter(who.login)).code, 'account-disabled')
  })

  it('still shows the second factor, unless the provider says that it asked for more than a password', async () => {
    const secured = async (amr?: string[]) => {
      const who = await somebody(amr ? { amr } : {})
      await app.stage(async (ctx) => {
        await putPendingTotp(ctx, who.accountId, ctx.sealing.seal('JBSWY3DPEHPK3PXP'))
        await confirmPendingTotp(ctx, who.accountId, 0)
      })
      return who.login
    }
    const plain = await secured(['pwd'])
    assert.equal((await sessionOf(await enter(plain))).factor, 'due')
    const strong = await secured(['pwd', 'otp', 'mfa'])
    assert.equal((await sessionOf(await enter(strong))).factor, undefined)
    await change({ trustsFactor: false })
    assert.equal((await sessionOf(await enter(strong))).factor, 'due')
    await change({})
  })

  it('links another identity to the account he is in, and takes it apart: then it does not come back by itself', async () => {
    const who = await somebody()
    provider.people.private = { name: '另一个身份', claims: {} }
    const token = cookieIn(await enter(who.login), cookieName)
    const client = app.withToken(token)
    const [own] = await client.call.accounts.signOn.own()
    assert.equal(own?.identity?.shown, who.name)
    await client.call.accounts.signOn.unlink({ id: own?.identity?.id ?? 0 })
    assert.equal((await enter(who.login)).code, 'sign-on-unbound')

    const out = await client.send('POST', '/api/account/identities/departures', { id })
    const query = await provider.signIn(String(out.body.address), 'private')
    const away = cookieIn(out, awayName)
    const back = await comeBack(away, query, token)
    assert.deepEqual([back.status, back.body.linked], [200, true])
    assert.equal((await client.call.accounts.signOn.own())[0]?.identity?.shown, '另一个身份')
    assert.equal((await sessionOf(await enter('private'))).person?.accountId, who.accountId)

    // Somebody else may not have it as well, and whoever set out is the one who comes back.
    const other = await somebody()
    const theirs = cookieIn(await enter(other.login), cookieName)
    const set = await app.withToken(theirs).send('POST', '/api/account/identities/departures', { id })
    const taken = await comeBack(
      cookieIn(set, awayName),
      await provider.signIn(String(set.body.address), 'private'),
      theirs,
    )
    assert.equal(taken.code, 'identity-taken')
    const third = await app.withToken(theirs).send('POST', '/api/account/identities/departures', { id })
    const elsewhere = await provider.signIn(String(third.body.address), 'private')
    assert.equal((await comeBack(cookieIn(third, awayName), elsewhere, token)).code, 'sign-on-other-person')
  })

  it('is linked and taken apart by an administrator, which ends what was entered by it', async () => {
    const who = await somebody({ claims: { employee_number: undefined } })
    const identities = top.call.accounts.signOn.identities
    const { providers } = await identities.ofAccount({ id: who.accountId })
    assert.deepEqual(providers, [{ id, name: '统一身份认证', kind: 'oidc' }])
    await identities.link({ id: who.accountId, providerId: id, subject: who.login, reason })
    const back = await enter(who.login)
    assert.equal((await sessionOf(back)).person?.accountId, who.accountId)
    const found = await identities.ofAccount({ id: who.accountId })
    assert.deepEqual([found.providers, found.identities[0]?.linkedHow], [[], 'administrator'])
    const linked = async (text: string) =>
      (await top.call.accounts.list({ providerId: id, text, page: 1, size: 50 })).rows.map((row) => row.id)
    assert.deepEqual(await linked(who.name), [who.accountId])
    assert.deepEqual(await linked((await somebody()).name), [])
    const all = await top.call.accounts.list({ providerId: id, page: 1, size: 1 })
    const { providers: counted } = await top.call.accounts.signOn.providers.list()
    assert.equal(counted.find((one) => one.id === id)?.linked, all.total)
    const again = await refusal(identities.link({ id: who.accountId, providerId: id, subject: 'x', reason }))
    assert.equal(again.code, 'identity-taken')
    await identities.unlink({ id: who.accountId, identityId: found.identities[0]?.id ?? 0, reason })
    assert.equal((await sessionOf(back)).signedIn, false)
    assert.equal((await enter(who.login)).code, 'sign-on-unbound')
    assert.equal((await trail('identity.unlinked'))?.reason, reason)
  })

  it('is only whom people linked, where the employee number is not to be trusted', async () => {
    await change({ matches: false })
    assert.equal((await enter((await somebody()).login)).code, 'sign-on-not-linked')
    await change({})
  })

  it('is out when the provider is switched off, and finds no button any more', async () => {
    const who = await somebody()
    const back = await enter(who.login)
    const { address, away } = await press()
    const query = await provider.signIn(address, who.login)
    const { ended } = await turn(false)
    assert.ok(ended >= 1)
    assert.equal((await sessionOf(back)).signedIn, false)
    assert.equal((await app.visitor.call.accounts.session()).signOn, undefined)
    assert.equal((await app.visitor.send('POST', `/api/sign-on/${id}/departures`)).code, 'sign-on-closed')
    assert.equal((await comeBack(away, query)).code, 'sign-on-over')
    await turn(true)
  })

  describe('The political work department sets it up', () => {
    const tried = async (more: object) => {
      const made = await addProvider({ name: `试${++names}`, ...more })
      const { steps } = await top.call.accounts.signOn.providers.test({ id: made })
      await top.call.accounts.signOn.providers.remove({ id: made, reason })
      return steps
    }
    const words = (steps: { ok: boolean; words: string }[]) =>
      steps.map((one) => `${one.ok ? '✓' : '✗'}${one.words}`).join('\n')

    it('tries it, and is told in words what is right, or wrong and what to do', async () => {
      const right = await tried({})
      assert.ok(right.every(({ ok }) => ok) && right.length === 3, words(right))
      const secret = await tried({ secret: 'wrong' })
      assert.match(words(secret), /✓找到了身份服务[\s\S]*✗身份服务不认识本平台：客户端编号或密钥不对/)
      assert.match(words(await tried({ client: 'nobody' })), /✗身份服务不认识本平台/)
      assert.match(words(await tried({ address: 'http://127.0.0.1:1' })), /✗连不上身份服务：对方拒绝连接/)
      assert.match(
        words(await tried({ address: 'https://169.254.169.254' })),
        /✗连不上身份服务：这个地址不能访问/,
      )
      assert.match(
        words(await tried({ address: `${provider.issuer}/other` })),
        /✗这个地址上没有 OIDC 身份服务/,
      )
      const line = await trail('signOnProvider.tried')
      assert.deepEqual((line?.after as { arrived: boolean } | undefined)?.arrived, false)
    })

    it('is told of a certificate that nobody vouches for, and gives the one that does', async () => {
      const { key, certificate } = certificateForHere()
      const returnTo = 'http://zhibu.test/sign-on/return'
      const guarded = await startOidcProvider({ returnTo, tls: { key, certificate } })
      const address = guarded.issuer
      assert.match(words(await tried({ address })), /✗连不上身份服务：对方的证书不是受信任的机构签发的/)
      assert.ok((await tried({ address, authority: certificate })).every(({ ok }) => ok))
      await guarded.close()
    })

    it('never sees the secret again, nor does the trail', async () => {
      const { providers, returnTo } = await top.call.accounts.signOn.providers.list()
      assert.equal(returnTo, 'http://zhibu.test/sign-on/return')
      assert.doesNotMatch(JSON.stringify(providers), new RegExp(provider.secret))
      const { rows } = await app.world.open.pool.query('select before::text, after::text from audit_entry')
      assert.doesNotMatch(JSON.stringify(rows), new RegExp(provider.secret))
    })

    it('is refused what cannot work, at the field', async () => {
      const refused = async (more: object) => {
        const answer = await top.send('POST', '/api/sign-on/providers', settings({ name: '新', ...more }))
        return [answer.code, answer.body.data?.facts.field]
      }
      assert.deepEqual(await refused({ address: 'http://id.example.cn' }), [
        'provider-address-unfit',
        'address',
      ])
      assert.deepEqual(await refused({ name: '统一身份认证' }), ['provider-name-taken', 'name'])
      assert.equal(
        (await top.send('POST', '/api/sign-on/providers', settings({ employeeClaim: '工号' }))).status,
        400,
      )
      const moved = await refusal(change({ address: 'https://id.example.cn' }))
      assert.equal(moved.code, 'provider-address-fixed')
      const part = await app.as('politicalWorkDepartment', { organizationId: institute.organizations.east })
      assert.equal((await part.send('GET', '/api/sign-on/providers')).code, 'providers-whole-only')
    })
  })

  it('under 三员分立 only when one set the provider up and another put it into use, as it is now', async () => {
    const who = await somebody()
    const { west1, west2 } = institute.people
    const security = await app.as('securityAdministrator', { personId: west1.member })
    const system = await app.as('systemAdministrator', { personId: west2.member })
    await app.stage(insertSeparation)
    const { secret: _, ...kept } = settings()
    const use = (client: Client) =>
      client.send('PUT', `/api/sign-on/providers/${id}/use`, { enabled: true, reason })
    const set = (client: Client) => client.send('PUT', `/api/sign-on/providers/${id}`, kept)
    assert.equal((await enter(who.login)).status, 200)
    assert.deepEqual([(await set(system)).status, (await set(top)).status], [403, 403])
    const changed = await set(security)
    assert.deepEqual([changed.status, changed.body.enabled], [200, false])
    assert.equal((await app.visitor.send('POST', `/api/sign-on/${id}/departures`)).code, 'sign-on-closed')
    assert.deepEqual([(await use(security)).status, (await use(top)).status], [403, 403])
    assert.equal((await use(system)).status, 200)
    assert.equal((await enter(who.login)).status, 200)
    const link = { providerId: id, subject: 'x', reason }
    for (const one of [security, system, top])
      assert.equal((await one.send('POST', `/api/accounts/${who.accountId}/identities`, link)).status, 403)
  })
})
