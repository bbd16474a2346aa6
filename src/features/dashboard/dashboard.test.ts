import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { readSheet } from '#platform/sheets.ts'
import { loadDemo } from '#src/demo/load.ts'
import { type Client, startTestApp, type TestApp } from '#src/testing.ts'
import { questionOf, questionOfMonth, questionOfProbationOver } from './rules.ts'

describe('The dashboard of an institute', () => {
  let app: TestApp
  let department: Client
  let branches: { id: number; path: string; parent: number }[]
  let root: number
  before(async () => {
    app = await startTestApp()
    await loadDemo(app.world, { members: 500 })
    const { rows } = await app.world.open.pool.query(
      `select id, path, parent_id as parent, kind from organization order by path`,
    )
    root = rows[0].id
    branches = rows.filter(({ kind }) => kind === 'branch')
    department = await app.as('politicalWorkDepartment', { organizationId: root })
  })
  after(() => app.close())
  const peopleIn = async (organizationId: number, question: object) =>
    (await department.call.people.list({ organizationId, ...question, size: 1 })).total

  it('counts everyone, in brackets that add up', async () => {
    const { figures, organization, children } = await department.call.dashboard.show({})
    assert.equal(organization.id, root)
    assert.equal(figures.total, 500)
    for (const dimension of [
      'gender',
      'nation',
      'age',
      'joined',
      'education',
      'status',
      'occupation',
      'employment',
    ]) {
      const sum = Object.values(figures.by[dimension] ?? {}).reduce((total, one) => total + one, 0)
      assert.equal(sum, 500, dimension)
    }
    assert.equal(
      children.reduce((sum, child) => sum + child.total, 0),
      500,
    )
  })

  it('opens the people behind every number, as many as it says', async () => {
    const { figures, joined, waiting, asOf } = await department.call.dashboard.show({})
    for (const [dimension, brackets] of Object.entries(figures.by)) {
      for (const [bracket, members] of Object.entries(brackets)) {
        assert.equal(
          await peopleIn(root, questionOf(dimension, bracket) as object),
          members,
          `${dimension} ${bracket}`,
        )
      }
    }
    for (const { month, members } of joined)
      assert.equal(await peopleIn(root, questionOfMonth(month)), members, month)
    assert.ok(joined.some(({ members }) => members > 0))
    assert.equal(await peopleIn(root, questionOfProbationOver(asOf)), waiting.probationOver)
  })

  it('opens the people behind every number of the organizations below', async () => {
    const { children } = await department.call.dashboard.show({})
    for (const child of children.filter(({ total }) => total > 0).slice(0, 4)) {
      assert.equal(await peopleIn(child.id, {}), child.total)
      assert.equal(await peopleIn(child.id, { ageTo: 35 }), child.upTo35)
      assert.equal(await peopleIn(child.id, { gender: 'female' }), child.women)
      assert.equal(await peopleIn(child.id, { minority: true }), child.minority)
      assert.equal(await peopleIn(child.id, { collegeOrAbove: true }), child.college)
      assert.equal(await peopleIn(child.id, { occupation: ['retired'] }), child.retired)
      assert.equal(await peopleIn(child.id, { politicalStatus: ['probationaryMember'] }), child.probationary)
    }
  })

  it('names the branches of each size, and the organizations whose term ends', async () => {
    const { sizes, waiting, organizations } = await department.call.dashboard.show({})
    assert.equal(
      sizes.reduce((sum, one) => sum + one.branches, 0),
      branches.length,
    )
    assert.equal(organizations.branches, branches.length)
    const kinds = ['branch', 'jointBranch', 'temporaryBranch'] as const
    const listed = await department.call.organizations.list({
      organizationId: root,
      kinds: [...kinds],
      size: 1,
    })
    assert.equal(listed.total, organizations.branches)
    for (const { key, branches: count } of sizes) {
      const { rows, total } = await department.call.dashboard.branches({
        organizationId: root,
        size: key,
        rows: 200,
      })
      assert.equal(total, count)
      for (const row of rows) assert.equal(await peopleIn(row.id, {}), row.members)
    }
    const file = await department.fetch(
      `/api/dashboard/branches.xlsx?organizationId=${root}&size=${sizes.find(({ branches }) => branches > 0)?.key}`,
    )
    const sheet = await Array.fromAsync(readSheet(new Uint8Array(await file.arrayBuffer()), 'x.xlsx'))
    assert.equal(sheet.length - 2, sizes.find(({ branches }) => branches > 0)?.branches)
    for (const [termStatus, count] of [
      ['overdue', waiting.termsOverdue],
      ['soon', waiting.termsSoon],
    ] as const) {
      const { total } = await department.call.organizations.list({
        organizationId: root,
        termStatus,
        size: 1,
      })
      assert.equal(total, count, termStatus)
    }
  })

  it('begins where the reach of the acting role begins, and goes no higher', async () => {
    const branch = branches[3] as (typeof branches)[number]
    const secretary = await app.as('branch', { organizationId: branch.id })
    const own = await secretary.call.dashboard.show({})
    assert.equal(own.organization.id, branch.id)
    assert.deepEqual(own.organization.above, [])
    assert.deepEqual(own.children, [])
    await assert.rejects(secretary.call.dashboard.show({ organizationId: root }), { status: 404 })
    await assert.rejects(secretary.call.dashboard.branches({ organizationId: root, size: '7-19' }), {
      status: 404,
    })
  })

  it('shows the way back up', async () => {
    const branch = branches.find(({ parent }) => parent !== root) as (typeof branches)[number]
    const { organization } = await department.call.dashboard.show({ organizationId: branch.id })
    assert.deepEqual(
      organization.above.map(({ id }) => id),
      [root, branch.parent],
    )
  })

  it('is refused to members and visitors', async () => {
    const { rows } = await app.world.open.pool.query(
      `select id from person where membership = 'active' and not exists (select from post where person_id = person.id) limit 1`,
    )
    const member = await app.as('member', { personId: rows[0].id })
    await assert.rejects(member.call.dashboard.show({}), { status: 403 })
    await assert.rejects(app.visitor.call.dashboard.show({}), { status: 401 })
  })

  it('shows a change at once, before anything is folded', async () => {
    const [person] = (await department.call.people.list({ size: 1, politicalStatus: ['fullMember'] })).rows
    assert.ok(person?.organizationId)
    const first = await department.call.dashboard.show({})
    await app.stage(({ db }) =>
      db.updateTable('person').set({ membership: 'ended' }).where('id', '=', person.id).execute(),
    )
    const then = await department.call.dashboard.show({})
    assert.equal(then.figures.total, first.figures.total - 1)
    const sum = then.children.reduce((total, child) => total + child.total, 0)
    assert.equal(sum, then.figures.total)
    const branch = await department.call.dashboard.show({ organizationId: person.organizationId })
    const size = branch.sizes.find(({ branches }) => branches === 1)?.key ?? 'under3'
    const listed = await department.call.dashboard.branches({ organizationId: root, size, rows: 200 })
    assert.equal(listed.rows.find(({ id }) => id === person.organizationId)?.members, branch.figures.total)
  })
})
