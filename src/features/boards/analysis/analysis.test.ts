import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { refusal, stageDemo } from '#src/staging.ts'
import type { Client, TestApp } from '#src/testing.ts'

describe('The analysis of an organization', () => {
  let app: TestApp
  let department: Client
  let secretary: Client
  let root: number
  let branch: number
  before(async () => {
    ;({ app, root, branch, department, secretary } = await stageDemo(500))
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
    assert.equal((await secretary.call.boards.analysis({})).organization.id, branch)
    const outside = await refusal(secretary.call.boards.analysis({ organizationId: root }))
    assert.equal(outside.code, 'not-found')
  })
})
