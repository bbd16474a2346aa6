import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { OfficeName } from '#basics/contract.ts'
import { withheld } from '#features/audit/rules.ts'
import { codeAt } from '#platform/one-time-code.ts'
import { readSheet } from '#platform/sheets.ts'
import { type Client, type Institute, plantInstitute, startTestApp, type TestApp } from '#src/testing.ts'
import { closeOfThoseGone } from '../administration/actions.ts'
import { insertGrant } from '../grants/queries.ts'
import { insertAdministrator } from './queries.ts'

const reason = '党委会决定'

describe('三员', () => {
  let app: TestApp
  let institute: Institute
  let top: Client
  let east: Client
  const clients = {} as Record<OfficeName, Client>
  before(async () => {
    app = await startTestApp()
    institute = await app.stage(plantInstitute)
    const { organizations } = institute
    top = await app.as('politicalWorkDepartment', { organizationId: organizations.root, name: '院政工' })
    east = await app.as('committee', { organizationId: organizations.east, name: '东区管理员' })
  })
  after(() => app.close())

  const clientOf = (cookie: string) => app.withToken(/zhibu_session=([^;]+)/.exec(cookie)?.[1] ?? '')
  /** With the password, and with an authenticator that is set up on the way: without one nobody of the three is let in. */
  const signIn = async (username: string, password: string) => {
    const half = clientOf((await app.visitor.send('POST', '/api/session', { username, password })).cookie)
    const { factor, permissions } = await half.call.accounts.session()
    assert.deepEqual([factor, permissions], ['enrol', []])
    const { secret } = await half.call.accounts.factors.beginTotp()
    const code = codeAt(secret, app.world.clock())
    return clientOf((await half.send('POST', '/api/account/totp/confirmation', { code })).cookie)
  }
  /** Appointed, signed in with the first password and with one of his own. */
  async function appointed(office: OfficeName, personId: number, username: string): Promise<Client> {
    const { password } = await top.call.accounts.offices.appoint({ office, personId, username, reason })
    const client = await signIn(username, password)
    await client.call.accounts.changePassword({ current: password, next: 'Xinghe-2026-nov' })
    return client
  }
  const appointing = (office: OfficeName, personId: number, username = 'another') =>
    top.send('POST', `/api/offices/${office}/appointments`, { personId, username, reason })
  const may = async (client: Client) => (await client.call.accounts.session()).permissions ?? []

  it('are appointed one by one, each in an account of his own; until all three are, nothing changes', async () => {
    const { west1, west2 } = institute.people
    clients.systemAdministrator = await appointed('systemAdministrator', west1.member, 'xitong')
    clients.securityAdministrator = await appointed('securityAdministrator', west2.member, 'anquan')
    const { person, roles } = await clients.systemAdministrator.call.accounts.session()
    assert.deepEqual([person?.name, person?.personId], ['西一党员', null])
    assert.deepEqual(
      roles?.map(({ title }) => title),
      ['系统管理员'],
    )
    assert.deepEqual(await may(clients.systemAdministrator), ['accounts.offices'])
    const { separatedAt, vacant, holders } = await clients.systemAdministrator.call.accounts.offices.list()
    assert.deepEqual([separatedAt, vacant], [null, ['auditAdministrator']])
    assert.deepEqual(
      holders.map(({ name, office, takenUp }) => [name, office, takenUp]),
      [
        ['西二党员', 'securityAdministrator', true],
        ['西一党员', 'systemAdministrator', true],
      ],
    )
    assert.ok((await may(top)).includes('audit.read'))
    assert.ok((await may(east)).includes('accounts.letIn'))
  })

  it('are never one person in two of them, nor somebody who does the business', async () => {
    const { west1, west2, east2 } = institute.people
    const twice = await appointing('auditAdministrator', west1.member)
    assert.equal(twice.code, 'office-held-already')
    assert.match(twice.body.message ?? '', /西一党员现任系统管理员，三员不能互相兼任/)
    assert.equal((await appointing('auditAdministrator', west2.secretary)).code, 'office-with-business')
    assert.equal((await appointing('auditAdministrator', west2.masses, 'xitong')).code, 'username-taken')
    const member = await app.as('member', { personId: east2.member, name: '东二党员' })
    const { person } = await member.call.accounts.session()
    const grant = { role: 'branch', organizationId: institute.organizations.east2 } as const
    const given = await top.call.accounts.grants.give({
      id: person?.accountId as number,
      ...grant,
      fromOn: '2026-11-24',
      reason,
    })
    assert.ok(given.id)
    assert.equal((await appointing('auditAdministrator', east2.member)).code, 'office-with-business')
    assert.deepEqual((await top.call.accounts.offices.list()).holders.length, 2)
  })

  it('and the database refuses it as well, by whatever way it is written', async () => {
    const { holders } = await top.call.accounts.offices.list()
    const [security] = holders
    const accountId = security?.accountId as number
    const { west1, west2 } = institute.people
    await assert.rejects(
      app.stage(async (ctx) => {
        const account = { username: 'second', name: '第二', person_id: null, created_at: ctx.now }
        const made = await ctx.db.insertInto('account').values(account).returning('id').executeTakeFirst()
        const office = 'auditAdministrator'
        await insertAdministrator(ctx, { accountId: made?.id ?? 0, office, personId: west2.member, reason })
      }),
      /exclu/i,
    )
    await assert.rejects(
      app.stage((ctx) =>
        insertGrant(ctx, {
          accountId,
          role: 'branch',
          organizationId: institute.organizations.west1,
          fromOn: ctx.today,
          untilOn: null,
          reason,
          grantedBy: '测试',
        }),
      ),
      /granted no role/,
    )
    await assert.rejects(
      app.stage(({ db }) =>
        db.updateTable('account').set({ person_id: west1.masses }).where('id', '=', accountId).execute(),
      ),
      /no person's/,
    )
    const { person } = await top.call.accounts.session()
    const granted = { accountId: person?.accountId as number, personId: west1.masses, reason }
    await assert.rejects(
      app.stage((ctx) => insertAdministrator(ctx, { ...granted, office: 'auditAdministrator' })),
      /no other role/,
    )
  })

  it('are of the whole institute: no committee below appoints them', async () => {
    const part = await app.as('politicalWorkDepartment', { organizationId: institute.organizations.east })
    const input = { personId: institute.people.east1.masses, username: 'x1', reason }
    const refused = await part.send('POST', '/api/offices/auditAdministrator/appointments', input)
    assert.deepEqual([refused.status, refused.code], [403, 'office-whole-only'])
    assert.equal((await east.send('POST', '/api/offices/auditAdministrator/appointments', input)).status, 403)
  })

  it('separate with the third: accounts, rights and the trail leave those who do the business', async () => {
    clients.auditAdministrator = await appointed(
      'auditAdministrator',
      institute.people.west2.masses,
      'shenji',
    )
    const { separatedAt, separatedBy, vacant } = await top.call.accounts.offices.list()
    assert.deepEqual([separatedAt?.slice(0, 10), separatedBy, vacant], ['2026-11-24', '院政工', []])
    const kept = await may(top)
    for (const gone of [
      'accounts.letIn',
      'accounts.manage',
      'accounts.grant',
      'accounts.appoint',
      'audit.read',
    ])
      assert.ok(!kept.includes(gone), gone)
    assert.ok(kept.includes('people.read') && kept.includes('accounts.read'))
    assert.equal((await top.send('GET', '/api/audit-entries')).status, 403)
    assert.equal((await appointing('auditAdministrator', institute.people.west1.masses)).status, 403)
    const all = await Promise.all(Object.values(clients).map(may))
    assert.ok(all.every((one) => !one.some((each) => each.startsWith('people.'))))
  })

  it('none of them shuts another out by himself', async () => {
    const { holders } = await top.call.accounts.offices.list()
    const auditor = holders.find(({ office }) => office === 'auditAdministrator')?.accountId
    const refused = await clients.systemAdministrator.send('POST', `/api/accounts/${auditor}/disablement`, {
      reason,
    })
    assert.deepEqual([refused.status, refused.code], [403, 'office-by-request'])
  })

  it('the auditor reads who did what, and of the business nothing that it says', async () => {
    const { member } = institute.people.east1
    const change = { id: member, field: 'nativePlace', value: '北京', reason: '据档案更正' } as const
    await top.call.people.changes.correct(change)
    const { auditAdministrator: auditor } = clients
    const { rows } = await auditor.call.audit.list({ subjectKind: 'person' })
    assert.deepEqual(
      rows.map(({ deed, actorName, subjectName, reason: why }) => [deed, actorName, subjectName, why]),
      [['更正人员信息', '院政工', `编号 ${member}`, null]],
    )
    const entry = await auditor.call.audit.get({ id: rows[0]?.id ?? 0 })
    assert.ok(entry.changes.length > 0)
    assert.ok(entry.changes.every(({ before, after }) => `${before}${after}` === withheld + withheld))
    assert.equal((await auditor.call.audit.list({ text: '据档案更正' })).total, 0)
    assert.equal((await auditor.call.audit.list({ text: '东一党员' })).total, 0)
    assert.ok((await auditor.call.audit.list({ text: '党委会决定' })).total >= 3)
    const file = Buffer.from(await (await auditor.fetch('/api/audit-entries.xlsx')).arrayBuffer())
    const cells = JSON.stringify(await Array.fromAsync(readSheet(file, 'audit.xlsx')))
    assert.ok(cells.includes('任命三员') && !cells.includes('据档案更正') && !cells.includes('东一党员'))
    assert.ok((await auditor.call.audit.verify()).valid)
  })

  it('whose person left the institute have their account closed like everybody', async () => {
    const { holders } = await top.call.accounts.offices.list()
    const security = holders.find(({ office }) => office === 'securityAdministrator')
    await app.stage(({ db }) =>
      db
        .updateTable('person')
        .set({ employment: 'deceased' })
        .where('id', '=', institute.people.west2.member)
        .execute(),
    )
    await app.stage(closeOfThoseGone)
    const { state } = await clients.systemAdministrator.call.accounts.get({ id: security?.accountId ?? 0 })
    assert.equal(state, 'disabled')
  })
})
