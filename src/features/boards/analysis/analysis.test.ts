import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { loadDemo } from '#src/demo/load.ts'
import { refusal } from '#src/staging.ts'
import { type Client, startTestApp, type TestApp } from '#src/testing.ts'

describe('The analysis of an organization', () => {
  let app: TestApp
  let department: Client
  let ids: { id: number; kind: string }[]
  before(async () => {
    app = await startTestApp()
    await loadDemo(app.world, { members: 500 })
    ids = (await app.world.open.pool.query(`select id, kind from organization order by path`)).rows
    department = await app.as('politicalWorkDepartment', { organizationId: ids[0]?.id })
  })
  after(() => app.close())

  it('says no number that the statistics do not say, and opens as many people as it says', async () => {
    const shown = await department.call.boards.analysis({})
    const pieces = [shown.total, ...shown.moved, ...shown.apart].flat()
    const numbers = pieces.filter(({ cell }) => cell)
    assert.ok(numbers.length > 5, 'a year of the demo has something to tell')
    for (const { text, cell } of numbers) {
      const asked = { organizationId: shown.organization.id, asOf: shown.asOf, ...cell, size: 1 }
      const { total } = await department.call.statistics.behind(asked as never)
      assert.equal(`${total.toLocaleString('zh-CN')} 人`, text, JSON.stringify(cell))
    }
  })

  it('keeps a branch within its own', async () => {
    const branch = ids.find(({ kind }) => kind === 'branch')?.id
    const secretary = await app.as('branch', { organizationId: branch })
    assert.equal((await secretary.call.boards.analysis({})).organization.id, branch)
    const outside = await refusal(secretary.call.boards.analysis({ organizationId: ids[0]?.id }))
    assert.equal(outside.code, 'not-found')
  })
})
