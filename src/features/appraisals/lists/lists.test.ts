import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertOrganizations } from '#features/organizations/intake/actions.ts'
import { insertPeople } from '#features/people/queries.ts'
import { type Client, type Institute, personOf, plantInstitute, startTestApp } from '#src/testing.ts'

const app = await startTestApp()
after(() => app.close())

let institute: Institute
let department: Client, committee: Client

before(async () => {
  institute = await app.stage(plantInstitute)
  const { root, east } = institute.organizations
  department = await app.as('politicalWorkDepartment', { organizationId: root, name: '政工' })
  committee = await app.as('committee', { organizationId: east, name: '东区党委' })
  await app.stage((ctx) =>
    insertOrganizations(
      ctx,
      [
        { code: 't1', name: '东区会战临时党支部', kind: 'temporaryBranch', parentCode: 'east' },
        { code: 'j1', name: '东区联合党支部', kind: 'jointBranch', parentCode: 'east' },
      ].map((row) => ({
        ...row,
        kind: row.kind as 'jointBranch' | 'temporaryBranch',
        shortName: null,
        establishedOn: '2024-01-01',
        closedOn: null,
        termYears: null,
        termFrom: null,
      })),
      'test',
    ),
  )
})

const names = async (who: Client, asked: Parameters<Client['call']['appraisals']['list']>[0]) =>
  (await who.call.appraisals.list(asked)).rows.map(({ organizationName }) => organizationName)

describe('The list of appraisals', () => {
  it('holds every branch with formal relations, no temporary one, whether it has begun or not', async () => {
    const joint = '东区联合党支部'
    assert.deepEqual(await names(committee, { year: 2026 }), ['东区第一党支部', '东区第二党支部', joint])
    assert.deepEqual(await names(committee, { year: 2026, text: '联合' }), [joint])
    assert.equal((await department.call.appraisals.list({})).total, 5)
    const { west } = institute.organizations
    assert.deepEqual(await names(department, { year: 2026, organizationId: west }), [
      '西区第一党支部',
      '西区第二党支部',
    ])
  })

  it('is narrowed to those that have not begun, that run, and to one step', async () => {
    const { west1 } = institute.organizations
    const { id } = await department.call.appraisals.open({ organizationId: west1, year: 2026 })
    assert.equal((await department.call.appraisals.list({ state: 'missing' })).total, 4)
    assert.deepEqual(await names(department, { state: 'running' }), ['西区第一党支部'])
    await department.call.appraisals.advance({ id })
    assert.deepEqual(await names(department, { state: 'self' }), ['西区第一党支部'])
    assert.deepEqual(await names(department, { state: 'open' }), [])
    assert.deepEqual(await names(department, { state: 'running', year: 2025 }), [])
    const page = await department.call.appraisals.list({ page: 2, size: 2 })
    assert.deepEqual([page.rows.length, page.total], [2, 5])
  })

  it('shows the roll of the day of opening: who came later is not on it', async () => {
    const { west1 } = institute.organizations
    await app.stage((ctx) => insertPeople(ctx, [personOf('west1', 'member', west1, 9)]))
    const { rows } = await department.call.appraisals.list({ state: 'running' })
    assert.deepEqual([rows[0]?.members, rows[0]?.written], [2, 0])
    await department.call.appraisals.open({ organizationId: west1, year: 2025 })
    const last = await department.call.appraisals.list({ state: 'running', year: 2025 })
    assert.equal(last.rows[0]?.members, 3)
  })

  it('opens all that are missing below the institute and none twice', async () => {
    const { root } = institute.organizations
    const opening = { organizationId: root, year: 2026 }
    assert.deepEqual(await department.call.appraisals.openAll(opening), { opened: 4 })
    assert.equal((await department.call.appraisals.list({ state: 'running' })).total, 5)
    assert.equal((await department.call.appraisals.list({ state: 'missing' })).total, 0)
    const { rows } = await app.world.open.pool.query(
      `select after from audit_entry where action = 'appraisals.opened'`,
    )
    assert.deepEqual(rows, [{ after: { year: 2026, opened: 4 } }])
  })

  it('keeps to the meeting of the branch itself', async () => {
    const { east1 } = institute.organizations
    const asked = { organizationId: east1, year: 2025, meetingId: 999 }
    const error = await committee.call.appraisals.open(asked).then(
      () => assert.fail('was not refused'),
      (why) => why,
    )
    assert.deepEqual([error.data?.code, error.data?.facts?.field], ['appraisal-meeting', 'meetingId'])
    assert.equal((await committee.call.appraisals.list({ year: 2025, state: 'running' })).total, 0)
  })
})
