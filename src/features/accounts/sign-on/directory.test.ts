/** 单点登录 through a directory: Debian's OpenLDAP, which takes no password without TLS. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertPeople } from '#features/people/queries.ts'
import { cookieName } from '#platform/cookies.ts'
import { certificateForHere } from '#platform/testing-certificate.ts'
import { isDirectoryHere, startDirectory, type TestDirectory } from '#platform/testing-directory.ts'
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
import { insertAccount } from '../queries.ts'

const reason = '接入域账号'
const password = 'Domain-2026-(*)'

describe('Whoever has a name in the institute’s directory', {
  skip: !isDirectoryHere() && 'no slapd',
}, () => {
  let app: TestApp
  let institute: Institute
  let directory: TestDirectory
  let top: Client
  let id: number
  let accountId: number

  before(async () => {
    directory = await startDirectory([
      { uid: 'zhang', name: '张三', password, employeeNumber: 'east1-member-1' },
      { uid: 'li', name: '李四', password, employeeNumber: 'nobody' },
      { uid: 'wang', name: '王五', password },
      { uid: 'zhao', name: '赵六', password, employeeNumber: 'east1-member-2' },
    ])
    app = await startTestApp()
    institute = await app.stage(plantInstitute)
    await later(0)
    accountId = await open(1)
    await open(2)
    id = (await top.call.accounts.signOn.providers.add(settings({}))).id
    await top.call.accounts.signOn.providers.setEnabled({ id, enabled: true, reason })
  })
  after(async () => {
    await directory.close()
    await app.close()
  })

  /** So many minutes on: who did nothing meanwhile signs in anew. */
  async function later(minutes: number) {
    app.setClock(minutes)
    const { root } = institute.organizations
    top = await app.as('politicalWorkDepartment', { organizationId: root as number })
  }
  const settings = (more: object) => ({
    kind: 'ldap' as const,
    name: '域账号',
    address: directory.secure,
    client: directory.dn,
    secret: directory.password,
    base: directory.base,
    filter: '(&(objectClass=inetOrgPerson)(uid={username}))',
    employeeClaim: 'employeeNumber',
    matches: true,
    trustsFactor: false,
    authority: directory.certificate,
    reason,
    ...more,
  })
  const change = (more: object) => {
    const { secret: _, ...kept } = settings(more)
    return top.call.accounts.signOn.providers.change({ id, ...kept })
  }
  const open = (number: number) =>
    app.stage(async (ctx) => {
      const known = personOf('east1', 'member', institute.organizations.east1 as number, number)
      const personId = (await insertPeople(ctx, [known])).get(known.employeeNo) as number
      const account = { username: `user-${number}`, personId, name: known.name }
      return (await insertAccount(ctx, { ...account, passwordHash: null, mustChangePassword: false })).id
    })
  const enter = (username: string, typed: string) =>
    app.visitor.send('POST', `/api/sign-on/${id}/sessions`, { username, password: typed })
  const tokenIn = ({ cookie }: Answer) => new RegExp(`${cookieName}=([^;,]+)`).exec(cookie)?.[1] ?? ''
  const lines = async (action: string) =>
    app.world.open.db
      .selectFrom('audit_entry')
      .where('action', '=', action)
      .where('subject_kind', '=', 'signOnProvider')
      .selectAll()
      .execute()

  it('comes in with its password as the account of his employee number, under TLS or StartTLS', async () => {
    for (const address of [directory.secure, directory.plain]) {
      await change({ address })
      const back = await enter('zhang', password)
      assert.equal(back.status, 200, back.body.message)
      const session = await app.withToken(tokenIn(back)).call.accounts.session()
      assert.deepEqual([session.person?.accountId, session.mustChangePassword], [accountId, false])
    }
    await change({})
  })

  it('not with a wrong password, which counts: the fifth locks the name there, and his username here stays open', async () => {
    for (let left = 4; left >= 1; left--) {
      const refused = await enter('zhao', 'wrong')
      assert.deepEqual([refused.code, refused.body.data?.facts.field], ['directory-credentials', 'password'])
      assert.match(refused.body.message ?? '', new RegExp(`“域账号”的账号和密码[\\s\\S]*再错 ${left} 次`))
    }
    assert.equal((await enter('zhao', 'wrong')).code, 'username-locked')
    const locked = await enter('ZHAO', password)
    assert.deepEqual([locked.status, locked.code], [403, 'username-locked'])
    assert.match(locked.body.message ?? '', /30 分钟后再试/)
    assert.equal((await lines('sign-in.refused')).length, 4)
    assert.equal((await lines('sign-in.locked')).length, 1)
    assert.equal((await enter('zhang', password)).status, 200)
    await later(31)
    assert.equal((await enter('zhao', password)).status, 200)
  })

  it('nor when eight guesses come at once: five are judged', async () => {
    const codes = (await Promise.all(Array.from({ length: 8 }, () => enter('wang', 'guess')))).map(
      ({ code }) => code,
    )
    assert.equal(codes.filter((code) => code === 'directory-credentials').length, 4)
    assert.equal((await enter('wang', password)).code, 'username-locked')
  })

  it('nor without a password: the directory would call that anonymous, and welcome', async () => {
    const none = await enter('zhang', '')
    assert.equal(none.status, 400)
    assert.doesNotMatch(none.cookie, /zhibu_session/)
  })

  it('nor by a name that is a filter: what is typed is a value', async () => {
    for (const typed of ['*', 'zh*', 'zhang)(uid=*', '*)(|(uid=*', 'zhang)(objectClass=*))(|(uid=', '\\2a'])
      assert.equal((await enter(typed, password)).code, 'directory-credentials', typed)
  })

  it('nor by one that no name is written like', async () => {
    for (const typed of ['zhang\u0000', 'zh\nang']) assert.equal((await enter(typed, password)).status, 400)
    const { status } = await app.visitor.send('POST', '/api/session', { username: 'a\u0000', password })
    assert.equal(status, 400)
  })

  it('nor, like everybody, without an account that people opened', async () => {
    await later(31)
    const unknown = await enter('li', password)
    assert.equal(unknown.code, 'sign-on-no-account')
    assert.match(unknown.body.message ?? '', /工号是 nobody/)
    assert.equal((await enter('wang', password)).code, 'sign-on-no-number')
  })

  it('and says so where the directory is not there, without a word about the password', async () => {
    await change({ address: 'ldaps://127.0.0.1:1' })
    const refused = await enter('zhang', password)
    assert.equal(refused.code, 'directory-unreached')
    assert.match(refused.body.message ?? '', /对方拒绝连接。请稍后再试/)
    await change({ authority: certificateForHere().certificate })
    assert.match((await enter('zhang', password)).body.message ?? '', /证书/)
    await change({ authority: certificateForHere().certificate, address: directory.plain })
    assert.match((await enter('zhang', password)).body.message ?? '', /证书/)
    await change({})
    const { rows } = await app.world.open.pool.query('select before::text, after::text from audit_entry')
    for (const secret of [password, directory.password]) assert.ok(!JSON.stringify(rows).includes(secret))
  })

  it('links his name there himself, or an administrator does, by the name', async () => {
    const token = await app.tokenOf({ personId: institute.people.east1.secretary })
    const secretary = app.withToken(token)
    const link = (typed: string) =>
      secretary.send('POST', '/api/account/identities', { id, username: 'wang', password: typed })
    assert.equal((await link('wrong')).code, 'directory-credentials')
    assert.equal((await link(password)).status, 200)
    const own = (await secretary.call.accounts.session()).person?.accountId as number
    const back = await enter('wang', password)
    assert.equal((await app.withToken(tokenIn(back)).call.accounts.session()).person?.accountId, own)

    const token2 = await app.tokenOf({ personId: institute.people.east2.secretary })
    const other = (await app.withToken(token2).call.accounts.session()).person?.accountId as number
    const { identities } = top.call.accounts.signOn
    const nobody = await refusal(identities.link({ id: other, providerId: id, subject: 'nobody', reason }))
    assert.equal(nobody.code, 'directory-unknown')
    const taken = await refusal(identities.link({ id: other, providerId: id, subject: 'wang', reason }))
    assert.equal(taken.code, 'identity-taken')
    await identities.link({ id: other, providerId: id, subject: 'li', reason })
    assert.equal((await enter('li', password)).status, 200)
  })

  it('is tried before anybody comes, and each fault is told', async () => {
    const tried = async (more: object) => {
      const made = (await top.call.accounts.signOn.providers.add(settings({ name: '试', ...more }))).id
      const { steps } = await top.call.accounts.signOn.providers.test({ id: made })
      await top.call.accounts.signOn.providers.remove({ id: made, reason })
      return steps.map((one) => `${one.ok ? '✓' : '✗'}${one.words}`).join('\n')
    }
    assert.match(
      await tried({}),
      /✓已用 TLS 连上[\s\S]*✓按查找条件找得到[\s\S]*✓看了 4 人，其中 3 人有“employeeNumber”/,
    )
    assert.match(
      await tried({ address: directory.plain, employeeClaim: 'employeenumber' }),
      /✓看了 4 人，其中 3 人/,
    )
    assert.match(await tried({ secret: 'wrong' }), /^✗目录服务不接受平台的查询账号：DN 或密码不对/)
    assert.match(await tried({ base: 'ou=nobody,dc=xinghe,dc=cn' }), /^✗目录服务里没有“ou=nobody/)
    assert.match(await tried({ filter: '(mail={username})' }), /✗按查找条件一个人也没有找到/)
    assert.match(await tried({ employeeClaim: 'mail' }), /✗看了 4 人，都没有“mail”/)
    assert.match(await tried({ authority: null }), /^✗连不上目录服务：对方的证书不是受信任的机构签发的/)
  })

  it('is refused an address without TLS, and a filter that finds everybody', async () => {
    const refused = async (more: object) => {
      const answer = await top.send('POST', '/api/sign-on/providers', settings({ name: '新', ...more }))
      return [answer.code, answer.body.data?.facts.field]
    }
    assert.deepEqual(await refused({ address: 'http://ad.example.cn' }), [
      'directory-address-unfit',
      'address',
    ])
    assert.deepEqual(await refused({ base: '' }), ['directory-base-missing', 'base'])
    assert.deepEqual(await refused({ filter: '(uid=*)' }), ['directory-filter-unfit', 'filter'])
    assert.deepEqual(await refused({ filter: '(uid={username}' }), ['directory-filter-unfit', 'filter'])
  })
})
