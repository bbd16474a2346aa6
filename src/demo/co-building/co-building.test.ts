import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Client, plantInstitute, startTestApp } from '#src/testing.ts'
import { loadCoBuilding } from './projects.ts'

const app = await startTestApp()
after(() => app.close())
let department: Client

before(async () => {
  const { organizations } = await app.stage(plantInstitute)
  await app.stage(loadCoBuilding)
  department = await app.as('politicalWorkDepartment', { organizationId: organizations.root })
})

const rows = async (question: string) => (await app.world.open.pool.query(question)).rows

describe('The demo’s 政企村共建', () => {
  it('is 7.73 亿 in seventeen projects, one of them 288 万 birds a year for 44 villages', async () => {
    const board = await department.call.coBuilding.board.get({})
    assert.deepEqual([board.projects, board.totalFen, board.counties.length], [17, 77_300_000_000, 5])
    const [first] = (await department.call.coBuilding.projects.list({ text: '青禾镇' })).rows
    assert.deepEqual([first?.capacity, first?.capacityUnit, first?.villages], [2_880_000, '羽', 44])
  })

  it('plans about 5 % net a year: about 4,000 万 for the villages, 6 亿 in 15 years, 6.3 万 each in the first', async () => {
    const { rows: projects } = await department.call.coBuilding.projects.list({ size: 50 })
    const plans = await Promise.all(projects.map(({ id }) => department.call.coBuilding.plan.get({ id })))
    const net = plans.reduce((all, { netFen }) => all + netFen, 0)
    assert.equal(Math.round(net / 10_000_000_000), 6)
    assert.equal(Math.round(net / 15 / 1_000_000_000), 4)
    assert.equal(Math.round((net / 15 / 77_300_000_000) * 100), 5)
    const first = projects.findIndex(({ name }) => name.startsWith('青禾镇'))
    assert.equal(((plans[first]?.perVillageFen ?? 0) / 1_000_000).toFixed(1), '6.3')
  })

  it('has most villages above 10 万 now, far fewer before the projects', async () => {
    const { villages, thresholds } = await department.call.coBuilding.board.get({ year: 2026, before: 2022 })
    const [ten] = thresholds
    assert.ok(villages > 500, String(villages))
    assert.ok((ten?.villages ?? 0) > villages * 0.65, JSON.stringify(thresholds))
    assert.ok((ten?.beforeVillages ?? 1e9) < villages * 0.4, JSON.stringify(thresholds))
  })

  it('lost no fen in what it divided, divided no more than came, and owes somewhere', async () => {
    const [uneven] = await rows(`select count(*)::int as n from co_building_distribution whole
      where fen <> (select sum(fen) from co_building_portion where distribution_id = whole.id)`)
    assert.equal(uneven.n, 0)
    const late = await department.call.coBuilding.projects.list({ late: true })
    assert.equal(late.total, 2)
    const [counted] = await rows(
      `select count(*)::int as batches, count(sold_on)::int as sold from co_building_batch`,
    )
    assert.ok(counted.batches > counted.sold && counted.sold > 100, JSON.stringify(counted))
  })
})
