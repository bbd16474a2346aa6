import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertAccount } from '#features/accounts/queries.ts'
import { type Client, type Institute, plantInstitute, startTestApp, type TestApp } from '#src/testing.ts'

const reason = '党务工作需要'

describe('A role', () => {
  let app: TestApp
  let institute: Institute
  let east: Client
  let top: Client
  let ids: Record<'member' | 'secretary', number>
  before(async () => {
    app = await startTestApp()
    institute = await app.stage(plantInstitute)
    const { organizations, people } = institute
    east = await app.as('committee', { organizationId: organizations.east, name: '东区管理员' })
    top = await app.as('politicalWorkDepartment', { organizationId: organizations.root, name: '院管理员' })
    const open = (username: string, personId: number) =>
      app.stage((ctx) =>
        insertAccount(ctx, {
          username,
          personId,
          name: username,
          passwordHash: null,
          mustChangePassword: false,
        }),
      )
    ids = {
      member: (await open('member', people.east1.member)).id,
      secretary: (await open('secretary', people.east1.secretary)).id,
    }
  })
  after(() => app.close())

  const give = (client: Client, more: object) =>
    client.send('POST', `/api/accounts/${ids.member}/grants`, {
      role: 'branch',
      organizationId: institute.organizations.east1,
      fromOn: '2026-11-24',
      reason,
      ...more,
    })
  const member = (acting?: string) =>
    app.as('member', { personId: institute.people.east1.member, ...(acting && { acting }) })
  const rolesOf = async (client: Client) =>
    (await client.call.accounts.session()).roles?.map(({ key }) => key)

  it('is given for an organization from a day to a day, and holds exactly so long', async () => {
    const { organizations } = institute
    const given = await give(east, { fromOn: '2026-12-01', untilOn: '2026-12-11' })
    assert.equal(given.status, 200)
    assert.deepEqual(await rolesOf(await member()), ['member-self'])
    app.setClock('2026-12-01T00:00:00Z')
    assert.deepEqual(await rolesOf(await member()), [`branch-${organizations.east1}`, 'member-self'])
    app.setClock('2026-12-10T15:00:00Z')
    assert.deepEqual(await rolesOf(await member()), [`branch-${organizations.east1}`, 'member-self'])
    app.setClock('2026-12-10T16:30:00Z')
    assert.deepEqual(await rolesOf(await member()), ['member-self'])
    const east2 = await app.as('committee', { organizationId: organizations.east })
    const [grant] = await east2.call.accounts.grants.ofAccount({ id: ids.member })
    assert.deepEqual([grant?.status, grant?.grantedBy, grant?.reason], ['ended', '东区管理员', reason])
    app.setClock('2026-11-24T08:00:00Z')
  })

  it('is revoked with a reason, at once, and the history keeps who and why', async () => {
    const { id: grantId } = (await give(east, { untilOn: '2026-12-01' })).body as { id: number }
    const client = await member()
    assert.equal((await rolesOf(client))?.length, 2)
    await east.call.accounts.grants.revoke({ id: ids.member, grantId, reason: '工作调整' })
    assert.deepEqual(await rolesOf(client), ['member-self'])
    const again = await east.send('POST', `/api/accounts/${ids.member}/grants/${grantId}/revocation`, {
      reason,
    })
    assert.equal(again.code, 'grant-revoked')
    const grants = await east.call.accounts.grants.ofAccount({ id: ids.member })
    const grant = grants.find((one) => one.id === grantId)
    assert.deepEqual(
      [grant?.status, grant?.revokedBy, grant?.revokedBecause, grant?.revocable],
      ['revoked', '东区管理员', '工作调整', false],
    )
    const { rows } = await top.call.audit.list({ accountId: ids.member, size: 2 })
    assert.deepEqual(
      rows.map((one) => [one.deed, one.organizationName]),
      [
        ['收回授权', '东区第一党支部'],
        ['授权', '东区第一党支部'],
      ],
    )
  })

  it('is not given twice for the same time, but again when the first has ended', async () => {
    const first = { fromOn: '2027-03-01', untilOn: '2027-04-01' }
    assert.equal((await give(east, first)).status, 200)
    assert.equal((await give(east, { fromOn: '2027-03-31' })).code, 'grant-exists')
    const both = [give(east, { fromOn: '2027-05-01' }), give(east, { fromOn: '2027-05-01' })]
    assert.deepEqual((await Promise.all(both)).map(({ status }) => status).sort(), [200, 409])
  })

  it('is never more than the giver has, nor beyond his reach, nor for himself', async () => {
    const { organizations } = institute
    assert.equal(
      (await give(east, { role: 'politicalWorkDepartment', organizationId: organizations.east })).code,
      'grant-beyond-own',
    )
    assert.equal((await give(east, { organizationId: organizations.west1 })).status, 404)
    assert.equal((await give(east, { role: 'committee', organizationId: organizations.root })).status, 404)
    const branch = await app.as('branch', { organizationId: organizations.east1 })
    assert.equal((await give(branch, {})).status, 403)
    const personal = await app.as('committee', {
      organizationId: organizations.east,
      personId: institute.people.east1.member,
    })
    assert.equal((await give(personal, {})).code, 'grant-to-oneself')
    const own = (await east.call.accounts.grants.ofAccount({ id: ids.member })).find(
      ({ role }) => role === 'committee',
    )
    const revocation = `/api/accounts/${ids.member}/grants/${own?.id}/revocation`
    assert.equal((await personal.send('POST', revocation, { reason })).code, 'grant-to-oneself')
    assert.equal((await top.send('POST', revocation, { reason })).status, 200)
  })

  it('fits the kind of organization, begins today or later, and ends after it begins', async () => {
    const { organizations } = institute
    assert.equal(
      (await give(top, { role: 'branch', organizationId: organizations.east })).code,
      'grant-unfitting',
    )
    assert.equal((await give(top, { role: 'committee' })).code, 'grant-unfitting')
    assert.equal((await give(top, { fromOn: '2026-11-23' })).code, 'grant-in-the-past')
    assert.equal(
      (await give(top, { fromOn: '2028-01-02', untilOn: '2028-01-02' })).code,
      'grant-ends-before-it-begins',
    )
  })

  it('of a post comes with the post and goes with its term, without anybody giving or revoking it', async () => {
    const { organizations, people } = institute
    const account = await east.call.accounts.get({ id: ids.secretary })
    assert.deepEqual(
      account.held.map(({ source, because, title, termEndsOn }) => [source, because, title, termEndsOn]),
      [
        ['post', '书记', '东区第一党支部书记', '2027-12-01'],
        ['self', '本人', '党员', null],
      ],
    )
    assert.deepEqual(await east.call.accounts.grants.ofAccount({ id: ids.secretary }), [])
    const secretary = await app.as('member', { personId: people.east1.secretary })
    assert.deepEqual(await rolesOf(secretary), [`branch-${organizations.east1}`, 'member-self'])
    await app.world.open.db
      .updateTable('term')
      .set({ ended_on: '2026-11-24' })
      .where('organization_id', '=', organizations.east1)
      .execute()
    assert.deepEqual(await rolesOf(secretary), ['member-self'])
  })

  it('is acted in alone when chosen; a key of no role held is refused, and never means all of them', async () => {
    const { organizations, people } = institute
    const held = { organizationId: organizations.east, personId: people.west1.secretary }
    const narrow = await app.as('committee', { ...held, acting: `branch-${organizations.west1}` })
    assert.equal((await narrow.send('GET', '/api/accounts')).status, 403)
    const { permissions, roles } = await narrow.call.accounts.session()
    assert.ok(!permissions?.includes('accounts.read'))
    // Each of several roles says what it allows, so that a to-do can name the role in which it waits.
    const allows = roles
      ?.filter((role) => role.permissions?.includes('accounts.read'))
      .map(({ role }) => role)
    assert.deepEqual(allows, ['committee'])
    for (const acting of [undefined, `committee-${organizations.east}`]) {
      const client = await app.as('member', { personId: people.west1.secretary, ...(acting && { acting }) })
      assert.equal((await client.send('GET', '/api/accounts')).status, 200)
    }
    const stale = await app.as('member', { personId: people.west1.secretary, acting: 'committee-999' })
    const { status, code, body } = await stale.send('GET', '/api/accounts')
    assert.deepEqual([status, code], [403, 'role-not-held'])
    assert.match(body.message ?? '', /请在右上角重新选择身份/)
    const session = await stale.call.accounts.session()
    assert.deepEqual([session.roles?.length, session.permissions], [3, []])
    assert.ok((await stale.call.accounts.ownSessions()).length > 0, 'what needs no role stays open')
  })

  it('stands in the trail when it gave the power; the person’s other roles do not', async () => {
    const { organizations, people } = institute
    const client = await app.as('member', { personId: people.west1.secretary })
    assert.equal((await client.call.accounts.session()).roles?.length, 3)
    const grant = {
      role: 'branch',
      organizationId: organizations.east2,
      fromOn: '2026-11-24',
      reason,
    } as const
    await client.call.accounts.grants.give({ id: ids.secretary, ...grant })
    const { rows } = await top.call.audit.list({ action: 'grant.given', size: 1 })
    assert.equal(rows[0]?.actingRoles, '中共东区研究所委员会（党委）')
  })
})
