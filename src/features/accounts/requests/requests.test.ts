import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Client, type Institute, plantInstitute, startTestApp, type TestApp } from '#src/testing.ts'
import { insertSeparation } from '../offices/queries.ts'
import { insertRequest, setDecided } from './queries.ts'
import { type Decided, whyNotDecide } from './rules.ts'

const reason = '工作需要'

describe('Who decides on a request', () => {
  const request: Decided = {
    kind: 'open',
    state: 'waiting',
    askedBy: 1,
    askerPersonId: 11,
    accountId: null,
    personId: 19,
  }
  const system = { accountId: 2, personId: 12, roles: ['systemAdministrator' as const] }
  const security = { accountId: 3, personId: 13, roles: ['securityAdministrator' as const] }

  it('is either of two for the account, the security administrator alone for rights', () => {
    assert.equal(whyNotDecide(request, system), null)
    assert.equal(whyNotDecide(request, security), null)
    assert.equal(whyNotDecide({ ...request, kind: 'grant' }, system), 'account-request-of-rights')
    assert.equal(whyNotDecide({ ...request, kind: 'revoke' }, security), null)
  })
  it('is never who asked, by whatever account, nor whom it is about, nor anybody else', () => {
    assert.equal(whyNotDecide({ ...request, askedBy: 2 }, system), 'account-request-own')
    assert.equal(whyNotDecide({ ...request, askerPersonId: 12 }, system), 'account-request-own')
    assert.equal(whyNotDecide({ ...request, accountId: 2 }, system), 'account-request-about-oneself')
    assert.equal(whyNotDecide({ ...request, personId: 12 }, system), 'account-request-about-oneself')
    const auditor = { ...system, roles: ['auditAdministrator' as const] }
    assert.equal(whyNotDecide(request, auditor), 'account-request-not-yours')
    assert.equal(whyNotDecide({ ...request, state: 'done' }, system), 'account-request-decided')
  })
})

describe('Once 三员 are appointed, an account', () => {
  let app: TestApp
  let institute: Institute
  let top: Client
  let east: Client
  let system: Client
  let security: Client
  before(async () => {
    app = await startTestApp()
    institute = await app.stage(plantInstitute)
    const { organizations, people } = institute
    top = await app.as('politicalWorkDepartment', { organizationId: organizations.root, name: '院政工' })
    east = await app.as('committee', { organizationId: organizations.east, name: '东区管理员' })
    system = await app.as('systemAdministrator', { personId: people.west1.member })
    security = await app.as('securityAdministrator', { personId: people.west2.member })
    await app.as('auditAdministrator', { personId: people.west2.masses })
    await app.stage(insertSeparation)
  })
  after(() => app.close())

  const waiting = async (client: Client) =>
    (await client.call.accounts.requests.list({ forMe: true })).rows.map(({ kind, name }) => [kind, name])
  const accountOf = async (text: string) => (await top.call.accounts.list({ text })).rows[0]?.id as number

  it('is opened by two: what the system administrator asks for the security administrator makes so', async () => {
    const personId = institute.people.east1.member
    const direct = await system.send('POST', '/api/accounts', { personId, username: 'e1', reason })
    assert.deepEqual([direct.status, direct.code], [403, 'not-permitted'])
    const asked = { kind: 'open', personId, username: 'E1-Member' } as const
    const { id } = await system.call.accounts.requests.ask({ asked, reason })
    assert.equal((await top.call.accounts.list({ text: '东一党员' })).total, 0)
    assert.deepEqual(await waiting(system), [])
    assert.deepEqual(await waiting(security), [['open', '东一党员']])
    const own = await system.send('POST', `/api/account-requests/${id}/decisions`, { agreed: true })
    assert.equal(own.code, 'account-request-own')
    assert.equal(own.body.message, '自己提出的申请，须由另一人决定。请等待另一员办理。')
    const { password, username } = await security.call.accounts.requests.decide({ id, agreed: true })
    assert.deepEqual([password?.length, username], [14, 'e1-member'])
    const signedIn = await app.visitor.send('POST', '/api/session', { username, password })
    assert.equal(signedIn.status, 200)
    const { rows } = await system.call.accounts.requests.list({})
    assert.deepEqual(
      rows.map(({ state, deciderName, accountId }) => [state, deciderName, accountId !== null]),
      [['done', '安全管理员', true]],
    )
    assert.equal(
      (await security.send('POST', `/api/account-requests/${id}/decisions`, { agreed: true })).code,
      'account-request-decided',
    )
  })

  it('is asked for by a committee for its own people, and nobody else’s', async () => {
    const elsewhere = { kind: 'open', personId: institute.people.west1.masses, username: 'w1' }
    const refused = await east.send('POST', '/api/account-requests', { asked: elsewhere, reason })
    assert.equal(refused.code, 'person-not-found')
    const asked = { kind: 'open', personId: institute.people.east1.masses, username: 'e1-masses' } as const
    const { id } = await east.call.accounts.requests.ask({ asked, reason })
    const again = await top.send('POST', '/api/account-requests', {
      asked: { ...asked, username: 'x2' },
      reason,
    })
    assert.equal(again.code, 'account-request-waiting')
    assert.deepEqual(await waiting(system), [['open', '东一群众']])
    const west = await app.as('committee', { organizationId: institute.organizations.west })
    assert.equal((await west.call.accounts.requests.list({})).total, 0)
    assert.equal((await west.send('POST', `/api/account-requests/${id}/withdrawals`, {})).status, 404)
    assert.equal(
      (await east.send('POST', `/api/account-requests/${id}/decisions`, { agreed: true })).status,
      403,
    )
    await east.call.accounts.requests.withdraw({ id })
    assert.deepEqual(await waiting(system), [])
  })

  it('is given a role by the security administrator alone, on another’s word; a refusal says why', async () => {
    const accountId = await accountOf('东一党员')
    const grant = { kind: 'grant', accountId, role: 'branch', fromOn: '2026-11-24' } as const
    const { east1, west1 } = institute.organizations
    const beyond = await east.send('POST', '/api/account-requests', {
      asked: { ...grant, organizationId: west1 },
      reason,
    })
    assert.equal(beyond.status, 404)
    const { id } = await east.call.accounts.requests.ask({
      asked: { ...grant, organizationId: east1 },
      reason,
    })
    assert.deepEqual(await waiting(system), [])
    assert.deepEqual(await waiting(security), [['grant', '东一党员']])
    const decision = `/api/account-requests/${id}/decisions`
    assert.equal((await system.send('POST', decision, { agreed: true })).code, 'account-request-of-rights')
    assert.equal((await security.send('POST', decision, { agreed: false })).code, 'account-request-because')
    await security.call.accounts.requests.decide({ id, agreed: true })
    const [given] = await top.call.accounts.grants.ofAccount({ id: accountId })
    assert.deepEqual([given?.role, given?.status, given?.grantedBy], ['branch', 'running', '安全管理员'])

    const asked = { kind: 'revoke', accountId, grantId: given?.id as number } as const
    const back = await system.call.accounts.requests.ask({ asked, reason })
    await security.call.accounts.requests.decide({ ...back, agreed: false, because: '仍在岗' })
    const { rows } = await system.call.accounts.requests.list({ kind: 'revoke' })
    assert.deepEqual(
      rows.map(({ state, because, detail }) => [state, because, detail]),
      [['refused', '仍在岗', '东区第一党支部（党支部）']],
    )
  })

  it('is closed by either at once, and let in again by two', async () => {
    const accountId = await accountOf('东一党员')
    await system.call.accounts.disable({ id: accountId, reason })
    const { id } = await system.call.accounts.requests.ask({ asked: { kind: 'enable', accountId }, reason })
    assert.equal((await top.call.accounts.get({ id: accountId })).state, 'disabled')
    await security.call.accounts.requests.decide({ id, agreed: true })
    assert.notEqual((await top.call.accounts.get({ id: accountId })).state, 'disabled')
  })

  it('of one of the three is changed by another’s decision, on the department’s word as well', async () => {
    const { holders } = await top.call.accounts.offices.list()
    const own = holders.find(({ office }) => office === 'securityAdministrator')?.accountId as number
    const asked = { kind: 'password', accountId: own } as const
    assert.equal((await east.send('POST', '/api/account-requests', { asked, reason })).status, 404)
    const { id } = await top.call.accounts.requests.ask({ asked, reason })
    const decision = `/api/account-requests/${id}/decisions`
    assert.equal(
      (await security.send('POST', decision, { agreed: true })).code,
      'account-request-about-oneself',
    )
    assert.equal((await system.call.accounts.requests.decide({ id, agreed: true })).password?.length, 14)
  })

  it('never changes by one alone in the database either', async () => {
    const accountId = await accountOf('东一党员')
    const me = { accountId: 1, personId: null, roles: [] }
    await assert.rejects(
      app.stage(async (ctx) => {
        const { id } = await insertRequest(ctx, me, {
          kind: 'disable',
          accountId,
          name: '甲',
          path: '',
          reason,
        })
        await setDecided(ctx, me, id, { state: 'done', because: '', accountId })
      }),
      /violates check constraint/,
    )
  })
})

describe('As seen by', () => {
  it('shows roles, how far they reach, and what each allows, to whoever answers for rights; no data', async () => {
    const app = await startTestApp()
    const { organizations, people } = await app.stage(plantInstitute)
    const top = await app.as('politicalWorkDepartment', { organizationId: organizations.root })
    const secretary = await app.as('branch', { personId: people.east1.secretary, name: '东一书记' })
    const { person } = await secretary.call.accounts.session()
    const seen = await top.call.accounts.seenAs({ id: person?.accountId as number })
    assert.deepEqual(
      seen.roles.map(({ title, because, organizations: units }) => [title, because, units]),
      [
        ['东区第一党支部书记', '书记', 1],
        ['党员', '本人', null],
      ],
    )
    const [branch, member] = seen.roles
    assert.ok(branch?.permissions.includes('people.read') && !member?.permissions.includes('people.read'))
    const session = await secretary.call.accounts.session()
    assert.deepEqual(
      seen.permissions.map(({ permission }) => permission).sort(),
      [...(session.permissions ?? [])].sort(),
    )
    const reading = seen.permissions.find(({ permission }) => permission === 'people.read')
    assert.ok(reading?.acts.includes('人员名册'))
    await app.close()
  })
})
