import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Institute, plantInstitute, startTestApp, type TestApp } from '#src/testing.ts'
import { watermarkWords } from './rules.ts'

describe('What lies over the screen', () => {
  let app: TestApp
  let institute: Institute
  before(async () => {
    app = await startTestApp()
    institute = await app.stage(plantInstitute)
  })
  after(() => app.close())
  const reason = '迎接保密检查'

  it('is the name and the end of the employee number; of whoever has none, the username', () => {
    assert.equal(watermarkWords('秦一', { employeeNo: 'XH-20416', username: 'qinyi' }), '秦一 0416')
    assert.equal(watermarkWords('管理员', { employeeNo: null, username: 'guanli' }), '管理员 guanli')
  })

  it('is told with the session, for pages with data of people, until the institute says otherwise', async () => {
    const department = await app.as('politicalWorkDepartment', {
      organizationId: institute.organizations.root,
    })
    const member = await app.as('member', { organizationId: institute.organizations.east1 })
    const told = async () => (await member.call.accounts.session()).watermark
    assert.equal((await told())?.pages, 'personal')
    assert.match((await told())?.words ?? '', /^member-\S+ \S+$/)
    await department.call.accounts.watermark.setPolicy({ pages: 'all', reason })
    assert.equal((await told())?.pages, 'all')
    await department.call.accounts.watermark.setPolicy({ pages: 'none', reason })
    assert.equal(await told(), undefined)
    const { rows } = await department.call.audit.list({ action: 'watermark.policy-changed' })
    assert.deepEqual([rows.length, rows[0]?.reason], [2, reason])
    assert.equal((await app.visitor.call.accounts.session()).watermark, undefined)
  })

  it('is the business of the whole institute: a department below does not decide it', async () => {
    const below = await app.as('politicalWorkDepartment', { organizationId: institute.organizations.east })
    const refused = await below.send('PUT', '/api/screen-watermark/policy', { pages: 'none', reason })
    assert.equal(refused.code, 'watermark-whole-only')
  })
})
