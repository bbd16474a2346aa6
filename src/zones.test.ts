/** The extranet: closed by default. Every endpoint is asked from there in permissions.test.ts. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { endpointsOf } from '#platform/api-description.ts'
import { siteOf } from './cli/site.ts'
import { contracts } from './contracts.ts'
import { type Client, plantInstitute, startTestApp } from './testing.ts'
import { answersIn } from './zones.ts'

const app = await startTestApp({ zone: 'extranet' })
after(() => app.close())
let department: Client
before(async () => {
  const { organizations } = await app.stage(plantInstitute)
  department = await app.as('politicalWorkDepartment', { organizationId: organizations.root })
})

describe('On the extranet', () => {
  it('whoever may do everything inside holds only what something of answers there', async () => {
    const { permissions = [], zone } = await department.call.accounts.session()
    assert.equal(zone, 'extranet')
    assert.ok(permissions.includes('library.read') && permissions.includes('messages.own'))
    const endpoints = endpointsOf(contracts)
    for (const permission of permissions)
      assert.ok(
        endpoints.some(({ name, meta }) => meta.permission === permission && answersIn('extranet', name)),
        `of ${permission} nothing answers`,
      )
    for (const inside of ['people.read', 'accounts.manage', 'audit.read', 'library.edit', 'people.reveal'])
      assert.ok(!permissions.includes(inside), inside)
  })

  it('whoever keeps its gateways keeps nothing else of messages: templates, replies and groups are inside', async () => {
    const { permissions = [] } = await department.call.accounts.session()
    assert.ok(permissions.includes('messages.gateways') && !permissions.includes('messages.manage'))
    assert.ok((await department.call.messages.channels.list({})).channels.length > 0)
    for (const path of ['/api/message-templates', '/api/message-replies', '/api/message-deliveries/troubled'])
      assert.equal((await department.send('GET', path)).code, 'zone-not-here', path)
  })

  it('everything of one’s own account is done there too, the second factor as well', () => {
    const account = endpointsOf(contracts).filter(
      ({ name, meta }) => name.startsWith('accounts.') && /^(?:public|session)$/.test(meta.permission),
    )
    assert.deepEqual(
      account.filter(({ name }) => !answersIn('extranet', name)).map(({ name }) => name),
      [],
    )
  })

  it('the roll is neither shown nor exported nor taken in, and says where to go', async () => {
    for (const [method, address] of [
      ['GET', '/api/people'],
      ['GET', '/api/people.xlsx'],
      ['GET', '/api/audit-entries.xlsx'],
      ['POST', '/api/master-data/feeds'],
      ['POST', '/api/audit-verifications'],
    ] as const) {
      const { status, body, code } = await department.send(method, address, method === 'GET' ? undefined : {})
      assert.deepEqual([status, code], [404, 'zone-not-here'], address)
      assert.equal(body.message, '这件事只在内网办理，请在单位内网登录后办理。')
    }
  })

  it('there is no practice world and no description of what could be asked inside', async () => {
    const site = await siteOf(app.world, { serve: () => assert.fail('the practice world is served') })
    for (const address of ['/practice/api/session', '/api/docs', '/api/openapi.json']) {
      const answer = await site.request(address)
      assert.equal(answer.status, 404, address)
      assert.equal(((await answer.json()) as { data: { code: string } }).data.code, 'zone-not-here')
    }
    assert.equal((await site.request('/api/session')).status, 200)
  })
})

describe('On the intranet', () => {
  it('everything answers', () => {
    assert.ok(endpointsOf(contracts).every(({ name }) => answersIn('intranet', name)))
  })
})
