import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Client, type Institute, plantInstitute, startTestApp } from '#src/testing.ts'
import { look } from '../actions.ts'
import type { MeasureKey } from '../rules.ts'

const app = await startTestApp()
after(() => app.close())

let institute: Institute
let committee: Client
let projectId: number
let village: number

const find = (measure: MeasureKey, until = '2026-11-24') =>
  app.stage((ctx) => look(ctx, measure, { on: '2026-11-24', until }, 1))

before(async () => {
  institute = await app.stage(plantInstitute)
  const { east } = institute.organizations
  committee = await app.as('committee', { organizationId: east, name: '东区干事' })
  const { projects, villages } = committee.call.coBuilding
  const place = { county: '清源县', town: '柳溪镇' }
  const made = await projects.register({
    ...{ ...place, id: east, kind: 'poultry', name: '柳溪养殖小区', totalFen: 1_000_000_000 },
    ...{ investor: '清源乡村投资公司', operator: '禾丰农牧公司', termFrom: '2025-11-01', termYears: 2 },
    ...{ loanRate: 430, loanYears: 10 },
  })
  projectId = made.id
  const funds = [
    { kind: 'townAid' as const, name: '帮扶资金', fen: 700_000_000 },
    { kind: 'loan' as const, name: '农业贷款', fen: 300_000_000 },
  ]
  await projects.setFunds({ id: projectId, funds })
  village = (await villages.register({ ...place, id: east, name: '柳湾村' })).id
  await projects.setShares({ id: projectId, division: 'equal', shares: [{ villageId: village }] })
})

describe('Who leads a project', () => {
  it('finds the return and the bank of each year by their day, until they are paid', async () => {
    const [back] = await find('sharedReturn')
    assert.deepEqual(
      [back?.subjectKey, back?.dueOn, back?.facts, back?.organizationId],
      [
        `${projectId}:return:1`,
        '2026-11-01',
        { year: 1, yuan: '1,000,000.00' },
        institute.organizations.east,
      ],
    )
    const [bank] = await find('sharedLoan')
    assert.deepEqual(bank?.facts, { year: 1, yuan: '429,000.00' })
    assert.equal((await find('sharedReturn', '2027-11-01')).length, 2)
    const paid = { id: projectId, year: 1, paidOn: '2026-11-02' }
    const { receipts } = committee.call.coBuilding
    await receipts.record({ ...paid, kind: 'return', fen: 100_000_000, number: 'A1' })
    await receipts.record({ ...paid, kind: 'principal', fen: 30_000_000, number: 'B1' })
    await receipts.record({ ...paid, kind: 'interest', fen: 12_900_000, number: 'B2' })
    assert.deepEqual([await find('sharedReturn'), await find('sharedLoan')], [[], []])
  })

  it('finds the end of the term and of each contract, until it is written down as ended', async () => {
    const { agreements } = committee.call.coBuilding
    const days = { signedOn: '2025-10-01', fromOn: '2025-11-01', untilOn: '2026-11-20' }
    const lease = { kind: 'lease' as const, name: '土地租赁合同', partners: '公司、村集体' }
    const { agreements: made } = await agreements.record({ id: projectId, ...lease, ...days })
    assert.deepEqual(
      (await find('sharedEnding')).map(({ dueOn, facts }) => [dueOn, facts.ends]),
      [['2026-11-20', '土地租赁合同']],
    )
    await agreements.end({ id: made[0]?.id as number, endedOn: '2026-11-20', reason: '到期不再续签' })
    assert.deepEqual(await find('sharedEnding'), [])
    const [term] = await find('sharedEnding', '2027-11-01')
    assert.deepEqual([term?.dueOn, term?.facts], ['2027-11-01', { ends: '合作期' }])
  })

  it('finds a distribution as long as a village has not written down what came, counted in days', async () => {
    const { distributions } = committee.call.coBuilding
    const decided = { year: 1, fen: 10_000_000, decidedOn: '2026-11-10', decision: '联席会议纪要' }
    const { id } = await distributions.decide({ id: projectId, ...decided })
    const [open] = await find('sharedPortion')
    assert.deepEqual([open?.value, open?.facts], [14, { year: 1, villages: 1, yuan: '100,000.00' }])
    await distributions.pay({ id, villageId: village, paidOn: '2026-11-20', receipt: '柳湾收1' })
    assert.deepEqual(await find('sharedPortion'), [])
  })

  it('and finds nothing more of a project that was given up', async () => {
    await committee.call.coBuilding.projects.end({ id: projectId, reason: '经营企业退出' })
    assert.deepEqual(
      [await find('sharedReturn', '2030-01-01'), await find('sharedEnding', '2030-01-01')],
      [[], []],
    )
  })
})
