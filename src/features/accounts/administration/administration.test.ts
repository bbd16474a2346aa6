import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { readSheet } from '#platform/sheets.ts'
import { type Client, type Institute, plantInstitute, startTestApp, type TestApp } from '#src/testing.ts'
import { closeOfThoseGone } from './actions.ts'

const reason = '工作需要'

describe('An administrator of a committee', () => {
  let app: TestApp
  let institute: Institute
  let east: Client
  let top: Client
  before(async () => {
    app = await startTestApp()
    institute = await app.stage(plantInstitute)
    const { organizations } = institute
    east = await app.as('committee', { organizationId: organizations.east, name: '东区管理员' })
    top = await app.as('politicalWorkDepartment', { organizationId: organizations.root, name: '院管理员' })
  })
  after(() => app.close())

  const signIn = async (username: string, password: string) => {
    const { cookie } = await app.visitor.send('POST', '/api/session', { username, password })
    return app.withToken(/zhibu_session=([^;]+)/.exec(cookie)?.[1] ?? '')
  }
  const trail = async (action: string) => {
    const { rows } = await top.call.audit.list({ action })
    return rows.map(({ actorName, subjectName, reason: why }) => [actorName, subjectName, why])
  }

  it('finds a person without an account and opens one, whose password must be changed at once', async () => {
    const candidates = await east.call.accounts.candidates({ text: 'dydy' })
    assert.deepEqual(candidates, [
      {
        personId: institute.people.east1.member,
        name: '东一党员',
        employeeNo: 'east1-member',
        organizationName: '东区第一党支部',
      },
    ])
    const personId = institute.people.east1.member
    const made = await east.call.accounts.create({ personId, username: 'E1-Member', reason })
    assert.equal(made.password.length, 14)
    const member = await signIn('e1-member', made.password)
    const session = await member.call.accounts.session()
    assert.ok(session.person)
    const { accountId, ...person } = session.person
    assert.ok(accountId > 0)
    assert.deepEqual([person, session.mustChangePassword], [{ name: '东一党员', personId }, true])
    assert.deepEqual(await trail('account.created'), [['东区管理员', '东一党员', reason]])
    assert.deepEqual(await east.call.accounts.candidates({ text: '东一党员' }), [])
    const entries = JSON.stringify(await app.world.open.db.selectFrom('audit_entry').selectAll().execute())
    assert.ok(!entries.includes(made.password))
  })

  it('gives no second account to a person, nor a name twice, nor anything to people elsewhere', async () => {
    const create = (personId: number, username: string) =>
      east.send('POST', '/api/accounts', { personId, username, reason })
    assert.equal((await create(institute.people.east1.member, 'again')).code, 'person-not-found')
    assert.equal((await create(institute.people.east1.masses, 'e1-member')).code, 'username-taken')
    assert.equal((await create(institute.people.west1.member, 'west')).status, 404)
  })

  it('opens none for a person whose posts bring more rights than his own', async () => {
    const { db } = app.world.open
    const personId = institute.people.east2.masses
    const post = {
      person_id: personId,
      organization_id: institute.organizations.root,
      kind: 'secretary' as const,
    }
    const { id } = await db
      .insertInto('post')
      .values({ ...post, from_on: '2026-01-01' })
      .returning('id')
      .executeTakeFirstOrThrow()
    const refused = await east.send('POST', '/api/accounts', { personId, username: 'above', reason })
    assert.deepEqual([refused.status, refused.code], [403, 'account-above-own'])
    assert.equal(
      await db.selectFrom('account').where('person_id', '=', personId).select('id').executeTakeFirst(),
      undefined,
    )
    await db.deleteFrom('post').where('id', '=', id).execute()
  })

  it('disables an account with a reason: its sessions end and none begins until it is enabled', async () => {
    const { id, password } = await east.call.accounts.create({
      personId: institute.people.east2.member,
      username: 'leaver',
      reason,
    })
    const leaver = await signIn('leaver', password)
    assert.equal((await leaver.call.accounts.session()).signedIn, true)
    await east.call.accounts.disable({ id, reason: '调离本单位' })
    assert.equal((await leaver.call.accounts.session()).signedIn, false)
    assert.equal(
      (await app.visitor.send('POST', '/api/session', { username: 'leaver', password })).code,
      'account-disabled',
    )
    assert.equal(
      (await east.send('POST', `/api/accounts/${id}/disablement`, { reason })).code,
      'already-disabled',
    )
    const shown = await east.call.accounts.get({ id })
    assert.deepEqual([shown.state, shown.disabledBecause], ['disabled', '调离本单位'])
    await east.call.accounts.enable({ id, reason: '调回' })
    assert.equal((await (await signIn('leaver', password)).call.accounts.session()).signedIn, true)
    assert.deepEqual(await trail('account.disabled'), [['东区管理员', '东二党员', '调离本单位']])
  })

  it('gives a new password: the old one and all sessions are gone, a lock is opened', async () => {
    const { id, password } = await east.call.accounts.create({
      personId: institute.people.east2.secretary,
      username: 'forgetful',
      reason,
    })
    const before = await signIn('forgetful', password)
    for (let n = 0; n < 5; n++)
      await app.visitor.send('POST', '/api/session', { username: 'forgetful', password: 'x' })
    assert.equal((await east.call.accounts.get({ id })).state, 'locked')
    const reset = await east.call.accounts.resetPassword({ id, reason: '本人忘记密码' })
    assert.equal((await before.call.accounts.session()).signedIn, false)
    assert.equal((await east.call.accounts.get({ id })).state, 'waiting')
    const after = await signIn('forgetful', reset.password)
    assert.equal((await after.call.accounts.session()).mustChangePassword, true)
  })

  it('opens a lock, and ends sessions', async () => {
    const { id, password } = await east.call.accounts.create({
      personId: institute.people.east1.masses,
      username: 'locked-out',
      reason,
    })
    const client = await signIn('locked-out', password)
    for (let n = 0; n < 5; n++)
      await app.visitor.send('POST', '/api/session', { username: 'locked-out', password: 'x' })
    assert.equal((await east.call.accounts.list({ state: 'locked' })).total, 1)
    await east.call.accounts.unlock({ id, reason: '已核实本人' })
    assert.equal((await east.send('POST', `/api/accounts/${id}/unlocking`, { reason })).code, 'not-locked')
    assert.equal((await east.call.accounts.sessions({ id })).length, 1)
    await east.call.accounts.endSessions({ id })
    assert.equal((await client.call.accounts.session()).signedIn, false)
  })

  it('cannot touch accounts that hold more than he could give: nobody rises by resetting a password', async () => {
    const above = await top.call.accounts.create({
      personId: institute.people.east2.masses,
      username: 'above',
      reason,
    })
    await top.call.accounts.grants.give({
      id: above.id,
      role: 'politicalWorkDepartment',
      organizationId: institute.organizations.root,
      fromOn: '2026-12-01',
      reason: '下月起到政工部门工作',
    })
    assert.match((await east.call.accounts.get({ id: above.id })).whyNotManage ?? '', /高于您现在的身份/)
    for (const path of ['passwords', 'disablement', 'enablement', 'unlocking'])
      assert.equal(
        (await east.send('POST', `/api/accounts/${above.id}/${path}`, { reason })).code,
        'account-above-own',
      )
    assert.equal((await east.send('DELETE', `/api/accounts/${above.id}/sessions`)).code, 'account-above-own')
    assert.equal((await top.call.accounts.get({ id: above.id })).whyNotManage, null)
    const { sentence, holders } = await east.call.accounts.readers({ id: above.id })
    assert.match(sentence, /本人所在党组织、曾授予角色的党组织/)
    const names = holders.flatMap((one) => one.names)
    assert.deepEqual([names.includes('东区管理员'), names.includes('院管理员')], [true, true])
  })

  it('cannot manage his own account', async () => {
    const { rows } = await top.call.accounts.list({ text: '院管理员' })
    const own = rows[0]?.id ?? 0
    assert.equal((await top.send('POST', `/api/accounts/${own}/disablement`, { reason })).code, 'own-account')
    assert.equal((await top.send('POST', `/api/accounts/${own}/passwords`, { reason })).code, 'own-account')
  })

  it('sees the accounts of his own people only, searches, narrows, sorts and pages them', async () => {
    await top.call.accounts.create({ personId: institute.people.west1.secretary, username: 'west', reason })
    const names = async (client: Client, input: Parameters<Client['call']['accounts']['list']>[0]) =>
      (await client.call.accounts.list(input)).rows.map(({ username }) => username)
    const seen = await names(east, {})
    assert.ok(seen.includes('e1-member') && !seen.includes('west'))
    assert.ok((await names(top, {})).includes('west'))
    assert.deepEqual(await names(east, { text: '东一党员' }), ['e1-member'])
    assert.deepEqual(await names(east, { text: 'dydy' }), ['e1-member'])
    assert.deepEqual(await names(east, { text: 'east1-member' }), ['e1-member'])
    assert.deepEqual(await names(east, { organizationId: institute.organizations.east1 }), [
      'e1-member',
      'locked-out',
    ])
    assert.equal(
      (await east.send('GET', `/api/accounts?organizationId=${institute.organizations.west}`)).status,
      404,
    )
    assert.deepEqual(await names(top, { role: 'branch' }), ['forgetful', 'west'])
    assert.deepEqual(
      await names(east, { state: 'waiting', sort: 'name', descending: true, size: 2, page: 1 }),
      ['locked-out', 'e1-member'],
    )
    app.setClock(20)
    assert.deepEqual((await names(top, { unusedDays: 1 })).length, 0)
  })

  it('exports what he sees, and that leaves a line', async () => {
    const file = await east.fetch('/api/accounts.xlsx?state=waiting')
    assert.equal(file.status, 200)
    const rows: string[][] = []
    for await (const row of readSheet(Buffer.from(await file.arrayBuffer()), 'list.xlsx'))
      rows.push(row.cells as string[])
    const text = JSON.stringify(rows)
    assert.ok(text.includes('东一党员') && text.includes('待改初始密码') && !text.includes('西一书记'))
    assert.deepEqual(await trail('accounts.exported'), [['东区管理员', '账号列表', null]])
  })

  it('finds the account of somebody who died closed the morning after, and the trail says why', async () => {
    const personId = institute.people.west2.masses
    const { password } = await top.call.accounts.create({ personId, username: 'gone', reason })
    const gone = await signIn('gone', password)
    await app.stage(closeOfThoseGone)
    assert.equal((await gone.call.accounts.session()).signedIn, true)
    await app.world.open.db
      .updateTable('person')
      .set({ employment: 'deceased' })
      .where('id', '=', personId)
      .execute()
    await app.stage(closeOfThoseGone)
    assert.equal((await gone.call.accounts.session()).signedIn, false)
    assert.equal(
      (await app.visitor.send('POST', '/api/session', { username: 'gone', password })).code,
      'account-disabled',
    )
    assert.ok(
      (await trail('account.disabled')).some(([, name, why]) => name && why === '已去世，账号自动停用'),
    )
  })
})
