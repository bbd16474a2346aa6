import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { plantInstitute, startTestApp, type TestApp } from '#src/testing.ts'

const founder = { institute: '星河研究院', username: 'Guanli', name: '周管理', password: 'Xinghe-2026-nov' }
const found = (app: TestApp, more = {}) =>
  app.visitor.send('POST', '/api/first-administrator', { ...founder, ...more })

describe('Whoever opens an empty platform', () => {
  let app: TestApp
  before(async () => {
    app = await startTestApp()
  })
  after(() => app.close())

  it('is refused a weak password and an unfit name, and nothing is left behind', async () => {
    assert.equal((await found(app, { password: 'Short-1' })).code, 'password-short')
    assert.equal((await found(app, { password: 'Guanli-12345' })).code, 'password-holds-username')
    assert.match(String((await found(app, { username: '-x' })).body.message), /用户名为 2 至 40 位/)
    assert.equal((await app.visitor.call.accounts.session()).needsFirstAdministrator, true)
    assert.equal((await app.world.open.db.selectFrom('organization').selectAll().execute()).length, 0)
  })

  it('becomes the first administrator, signed in, with a committee to begin with and all its rights: one of two who try', async () => {
    const answers = await Promise.all([found(app), found(app)])
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409])
    const { cookie } = answers.find(({ status }) => status === 200) as (typeof answers)[0]
    const client = app.withToken(/zhibu_session=([^;]+)/.exec(cookie)?.[1] ?? '')
    const session = await client.call.accounts.session()
    assert.deepEqual([session.needsFirstAdministrator, session.institute], [false, '星河研究院'])
    assert.deepEqual(
      session.roles?.map(({ title }) => title),
      ['星河研究院党委（政工部门）'],
    )
    assert.ok(session.permissions?.includes('accounts.grant'))
    const { rows } = await client.call.audit.list({})
    assert.deepEqual(
      rows.map(({ actorName, deed }) => [actorName, deed]),
      [
        ['周管理', '登录'],
        ['周管理', '设立首位管理员'],
      ],
    )
    const entering = await app.visitor.send('POST', '/api/session', {
      username: 'guanli',
      password: founder.password,
    })
    assert.equal(entering.status, 200)
  })

  it('cannot do so when there is an account', async () => {
    assert.equal((await found(app, { username: 'third' })).code, 'administrator-exists')
    assert.equal((await app.world.open.db.selectFrom('account').selectAll().execute()).length, 1)
  })
})

describe('The first administrator of a platform with data', () => {
  it('keeps the organizations that are there already', async () => {
    const app = await startTestApp()
    const { organizations } = await app.stage(plantInstitute)
    await found(app)
    const grants = await app.world.open.db.selectFrom('role_grant').select('organization_id').execute()
    assert.deepEqual(grants, [{ organization_id: organizations.root }])
    await app.close()
  })
})
