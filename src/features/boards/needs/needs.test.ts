import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { readSheet } from '#platform/sheets.ts'
import { loadDemo } from '#src/demo/load.ts'
import { refusal } from '#src/staging.ts'
import { type Client, startTestApp, type TestApp } from '#src/testing.ts'
import { byUrgency, levels } from './rules.ts'

describe('The organizations that need help', () => {
  let app: TestApp
  let department: Client
  let root: number
  let committees: number[]
  let branch: number
  before(async () => {
    app = await startTestApp()
    await loadDemo(app.world, { members: 500 })
    const { rows } = await app.world.open.pool.query(
      `select id, kind, parent_id from organization where closed_on is null order by path`,
    )
    root = rows[0].id
    committees = rows.filter(({ parent_id }) => parent_id === root).map(({ id }) => id)
    branch = rows.find(({ kind }) => kind === 'branch').id
    department = await app.as('politicalWorkDepartment', { organizationId: root })
    await department.call.alerts.rules.evaluate(undefined)
  })
  after(() => app.close())

  it('stand in the order of their need, and none is left out', async () => {
    const { rows, total } = await department.call.boards.needs.list({ size: 200 })
    assert.equal(total, committees.length)
    assert.ok(
      rows.some(({ open }) => open > 0),
      'the demo institute has something missing',
    )
    assert.deepEqual(rows, rows.toSorted(byUrgency))
    const tree = await department.call.boards.needs.list({ size: 200, sort: 'organization' })
    assert.deepEqual(
      tree.rows.map(({ id }) => id),
      committees,
    )
    for (const row of rows) assert.ok(!('rank' in row) && !('score' in row))
  })

  it('have behind each number the list of just so many', async () => {
    for (const level of levels) {
      const { rows } = await department.call.boards.needs.list({ level, size: 3 })
      for (const { id, name, open, overdue, groups } of rows) {
        const list = async (question: object) =>
          (await department.call.alerts.list({ organizationId: id, size: 1, ...question })).total
        assert.equal(await list({ states: ['open', 'overdue'] }), open, name)
        assert.equal(await list({ states: ['overdue'] }), overdue, name)
        for (const group of groups)
          if (group.open > 0)
            assert.equal(
              await list({ measures: group.measures, states: ['open', 'overdue'] }),
              group.open,
              `${name} ${group.group}`,
            )
      }
    }
  })

  it('are narrowed by kind and name, paged, and exported with the same numbers', async () => {
    const all = await department.call.boards.needs.list({ level: 'branches', size: 200 })
    const late = await department.call.boards.needs.list({ level: 'branches', groups: ['党费'], size: 200 })
    assert.ok(late.total > 0 && late.total <= all.total)
    assert.ok(late.rows.every(({ groups }) => groups.some(({ group, open }) => group === '党费' && open > 0)))
    const second = await department.call.boards.needs.list({ level: 'branches', size: 5, page: 2 })
    assert.deepEqual(second.rows, all.rows.slice(5, 10))
    const [first] = all.rows
    assert.ok(first)
    const named = await department.call.boards.needs.list({ level: 'branches', text: first.name })
    assert.ok(named.rows.some(({ id }) => id === first.id))

    const file = await department.fetch('/api/board-needs.xlsx?level=branches')
    const bytes = Buffer.from(await file.arrayBuffer())
    const cells = (await Array.fromAsync(readSheet(bytes, '需要帮助的先看.xlsx'))).map((row) => row.cells)
    const line = cells.find((row) => row.includes(first.name))
    assert.deepEqual(
      line?.slice(2, 6),
      [first.urgentOverdue, first.urgent, first.overdue, first.open].map(String),
    )
    assert.ok(cells.flat().some((text) => /不是评分，不论名次/.test(String(text))))
    assert.equal((await department.call.audit.list({ action: 'boardNeeds.exported' })).total, 1)
  })

  it('are seen beside each other, two to six of them, within reach', async () => {
    const chosen = committees.slice(0, 3)
    const beside = await department.call.boards.needs.beside({ ids: chosen })
    assert.deepEqual(
      beside.map(({ id }) => id),
      chosen,
    )
    const one = await refusal(department.call.boards.needs.beside({ ids: chosen.slice(0, 1) }))
    assert.equal(one.code, 'input-unreadable')
    const secretary = await app.as('branch', { organizationId: branch })
    assert.equal((await refusal(secretary.call.boards.needs.beside({ ids: chosen }))).code, 'not-found')
    assert.equal((await secretary.call.boards.needs.list({})).total, 0)
  })
})
