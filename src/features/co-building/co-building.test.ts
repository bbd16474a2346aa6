import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sheetAt } from '#src/staging.ts'
import { type Client, type Institute, plantInstitute, startTestApp } from '#src/testing.ts'

const app = await startTestApp({ jobs: true })
after(() => app.close())

let institute: Institute
let committee: Client, department: Client, secretary: Client, stranger: Client, other: Client
let projectId: number
let villages: number[]

const code = (work: Promise<unknown>) =>
  work.then(
    () => assert.fail('was not refused'),
    (why) => (why.data?.code ?? why.status) as string,
  )

before(async () => {
  institute = await app.stage(plantInstitute)
  await signIn()
})

async function signIn() {
  const { organizations, people } = institute
  committee = await app.as('committee', { organizationId: organizations.east, name: '东区干事' })
  other = await app.as('committee', { organizationId: organizations.west, name: '西区干事' })
  department = await app.as('politicalWorkDepartment', {
    organizationId: organizations.root,
    name: '政工干事',
  })
  stranger = await app.as('branch', { organizationId: organizations.west1, name: '西一书记' })
  secretary = await app.as('branch', {
    organizationId: organizations.east1,
    personId: people.east1.secretary,
  })
}

/** 1,000 万 at 10 %: 100 万 a year, less 10 of principal, 12.9 of interest, 38 of wear in the first year. */
const terms = (name: string) => ({
  kind: 'poultry' as const,
  name,
  county: '清源县',
  town: '柳溪镇',
  investor: '清源乡村投资公司',
  operator: '禾丰农牧公司',
  capacity: 600_000,
  capacityUnit: '羽',
  totalFen: 1_000_000_000,
  termFrom: '2024-11-01',
  termYears: 15,
  loanRate: 430,
  loanYears: 30,
})
const funds = [
  { kind: 'townAid' as const, name: '帮镇扶村资金', fen: 500_000_000 },
  { kind: 'villageFund' as const, name: '村集体经济专项资金', fen: 200_000_000 },
  { kind: 'loan' as const, name: '农业贷款', fen: 300_000_000 },
]
const village = (name: string, branchId: number | null = null) => ({
  ...{ name, county: '清源县', town: '柳溪镇', branchId },
})

describe('共建项目', () => {
  it('is registered for a committee, and a return below a tenth needs its ground', async () => {
    const { east, east1 } = institute.organizations
    const { projects } = committee.call.coBuilding
    assert.equal(
      await code(projects.register({ id: east1, ...terms('柳溪养殖小区') })),
      'co-building-committee',
    )
    const low = { ...terms('柳溪养殖小区'), rate: 800 }
    assert.equal(await code(projects.register({ id: east, ...low })), 'co-building-rate-low')
    const lawful = await projects.register({ id: east, ...low, rateGround: '联席会议决定' })
    assert.equal(lawful.rate, 800)
    const changed = await projects.change({ ...terms('柳溪养殖小区'), id: lawful.id })
    assert.deepEqual([changed.rate, changed.termUntil, changed.stage], [1000, '2039-11-01', null])
    assert.equal(
      await code(projects.register({ id: east, ...terms('柳溪养殖小区') })),
      'co-building-name-taken',
    )
    projectId = lawful.id
  })

  it('is of the funds that add up to its total, to the fen', async () => {
    const { projects } = committee.call.coBuilding
    const short = projects.setFunds({ id: projectId, funds: funds.slice(0, 2) })
    const why = await short.then(() => null).catch((error) => error.message as string)
    assert.match(why ?? '', /合计 7,000,000\.00 元，少于总投资 10,000,000\.00 元，相差 3,000,000\.00 元/)
    const full = await projects.setFunds({ id: projectId, funds })
    assert.deepEqual(
      full.funds.map(({ fen }) => fen),
      [500_000_000, 200_000_000, 300_000_000],
    )
    const dearer = projects.change({ ...terms('柳溪养殖小区'), totalFen: 1_000_000_001, id: projectId })
    assert.equal(await code(dearer), 'co-building-funds-sum')
    const buildings = { name: '鸡舍', fen: 800_000_000, residualFen: 40_000_000, years: 20 }
    const much = { ...buildings, fen: 1_000_000_001 }
    assert.equal(await code(projects.setAssets({ id: projectId, assets: [much] })), 'co-building-assets-sum')
    assert.equal((await projects.setAssets({ id: projectId, assets: [buildings] })).assets.length, 1)
  })

  it('is shared in by villages, whose branch then sees it, and nobody else’s', async () => {
    const { east, east1, west1 } = institute.organizations
    const { coBuilding } = committee.call
    const made = []
    for (const [name, branch] of [
      ['柳湾村', east1],
      ['石桥村', null],
      ['望河村', null],
    ] as const)
      made.push((await coBuilding.villages.register({ id: east, ...village(name, branch) })).id)
    villages = made
    assert.equal(
      await code(coBuilding.villages.register({ id: east, ...village('柳湾村') })),
      'co-building-village-known',
    )
    const foreign = coBuilding.villages.register({ id: east, ...village('外村', west1) })
    assert.equal(await code(foreign), 'not-found')
    assert.equal((await secretary.call.coBuilding.projects.list({})).total, 0)
    await coBuilding.projects.setShares({
      id: projectId,
      division: 'equal',
      shares: villages.map((villageId) => ({ villageId, weight: 7 })),
    })
    const [seen] = (await secretary.call.coBuilding.projects.list({})).rows
    assert.deepEqual([seen?.id, seen?.villages], [projectId, 3])
    assert.equal((await secretary.call.coBuilding.projects.get({ id: projectId })).mayLead, false)
    assert.equal((await stranger.call.coBuilding.projects.list({})).total, 0)
    assert.equal(await code(stranger.call.coBuilding.projects.get({ id: projectId })), 'not-found')
    assert.equal(await code(other.call.coBuilding.projects.get({ id: projectId })), 'not-found')
    assert.equal((await department.call.coBuilding.projects.list({ county: '清源县' })).total, 1)
    assert.equal((await department.call.coBuilding.projects.list({ text: '不存在' })).total, 0)
  })

  it('goes through its stages in order, the first with the paper that approves it', async () => {
    const { projects, batches } = committee.call.coBuilding
    const reach = (stage: 'approval' | 'building' | 'production', reachedOn: string, ground = '') =>
      projects.reach({ id: projectId, stage, reachedOn, ground })
    assert.equal(await code(reach('building', '2024-03-01')), 'co-building-stage-before')
    assert.equal(await code(reach('approval', '2024-02-01')), 'co-building-approval')
    await reach('approval', '2024-02-01', '东委复〔2024〕3号')
    assert.equal(await code(reach('building', '2024-01-31')), 'co-building-stage-order')
    await reach('building', '2024-03-01')
    const early = batches.begin({ id: projectId, begunOn: '2024-12-01', placed: 1000 })
    assert.equal(await code(early), 'co-building-not-producing')
    assert.equal((await reach('production', '2024-11-01')).stage, 'production')
    assert.equal(await code(reach('approval', '2024-04-01', '补')), 'co-building-stage-after')
    assert.equal(await code(reach('production', '2026-11-25')), 'co-building-stage-future')
  })

  it('puts in batches and sells them, never more than were put in', async () => {
    const { batches } = committee.call.coBuilding
    const begun = await batches.begin({ id: projectId, begunOn: '2024-11-10', placed: 100_000 })
    const id = begun.batches[0]?.id as number
    const sale = { id, soldOn: '2025-01-02', sold: 97_500, salesFen: 252_000_000 }
    assert.equal(await code(batches.sell({ ...sale, sold: 100_001 })), 'co-building-sale-more')
    assert.equal(await code(batches.sell({ ...sale, soldOn: '2024-11-09' })), 'co-building-sale-day')
    assert.equal((await batches.sell(sale)).batches[0]?.sold, 97_500)
    assert.equal(await code(batches.sell(sale)), 'co-building-batch-sold')
    const sheet = await sheetAt(secretary, `/co-building-projects/${projectId}/batches.xlsx`)
    assert.ok(JSON.stringify(sheet).includes('97.5%'))
  })

  it('keeps its contracts with their days and papers', async () => {
    const { agreements } = committee.call.coBuilding
    const given = {
      id: projectId,
      kind: 'operation' as const,
      name: '合作经营协议',
      partners: '清源乡村投资公司、禾丰农牧公司',
      signedOn: '2024-10-01',
      fromOn: '2024-11-01',
      untilOn: '2039-11-01',
    }
    assert.equal(
      await code(agreements.record({ ...given, untilOn: '2024-11-01' })),
      'co-building-agreement-days',
    )
    const recorded = await agreements.record(given)
    const [, , line] = await sheetAt(secretary, `/co-building-projects/${projectId}/agreements.xlsx`)
    assert.deepEqual([line?.[0], line?.[5], line?.[6]], ['合作经营协议', '2039-11-01', '履行中'])
    const id = recorded.agreements[0]?.id as number
    assert.equal(await code(agreements.file({ id })), 'co-building-agreement-file')
    const file = new File(['%PDF-1.7 signed'], '协议.pdf', { type: 'application/pdf' })
    assert.equal((await agreements.addFile({ id, files: file })).agreements[0]?.fileName, '协议.pdf')
    const opened = await secretary.fetch(`/api/co-building-agreements/${id}/file`)
    assert.equal(await opened.text(), '%PDF-1.7 signed')
    assert.equal((await stranger.fetch(`/api/co-building-agreements/${id}/file`)).status, 404)
  })
})

describe('The money of a project', () => {
  it('is planned year by year, and held against what came', async () => {
    const { plan } = await committee.call.coBuilding
    const before = await plan.get({ id: projectId })
    const [first, second] = before.years
    assert.deepEqual(
      [first?.dueOn, first?.returnFen, first?.principalFen, first?.interestFen, first?.depreciationFen],
      ['2025-11-01', 100_000_000, 10_000_000, 12_900_000, 38_000_000],
    )
    assert.deepEqual([first?.netFen, first?.lateFen, second?.lateFen], [39_100_000, 100_000_000, 100_000_000])
    assert.equal(before.residualFen, 800_000_000 - 15 * 38_000_000)
    const { rows } = await committee.call.coBuilding.projects.list({ late: true })
    assert.equal(rows[0]?.lateFen, 200_000_000)
  })

  it('counts each receipt once, in its year and not after today', async () => {
    const { receipts, plan, projects } = committee.call.coBuilding
    const given = { id: projectId, kind: 'return' as const, year: 1, fen: 60_000_000, paidOn: '2025-11-01' }
    assert.equal(await code(receipts.record({ ...given, number: 'A1', year: 16 })), 'co-building-year-beyond')
    assert.equal(
      await code(receipts.record({ ...given, number: 'A1', paidOn: '2026-12-01' })),
      'co-building-paid-day',
    )
    await receipts.record({ ...given, number: 'A1' })
    assert.equal(await code(receipts.record({ ...given, number: 'A1' })), 'co-building-receipt-known')
    await receipts.record({ ...given, number: 'A2', fen: 40_000_000 })
    await receipts.record({ ...given, number: 'B1', kind: 'principal', fen: 10_000_000 })
    await receipts.record({ ...given, number: 'B1', kind: 'interest', fen: 12_900_000 })
    const sheet = await sheetAt(secretary, `/co-building-projects/${projectId}/receipts.xlsx`)
    assert.deepEqual(sheet.find((row) => row[4] === 'A2')?.slice(0, 4), [
      '固定收益',
      '第1年',
      '400,000.00',
      '2025-11-01',
    ])
    const [first] = (await plan.get({ id: projectId })).years
    assert.deepEqual(
      [first?.lateFen, first?.actual.netFen, first?.distributableFen],
      [0, 39_100_000, 39_100_000],
    )
    assert.equal((await projects.list({ late: true })).rows[0]?.lateFen, 100_000_000)
  })

  it('is divided among the villages to the fen, each told, and no more than there is', async () => {
    const { distributions } = committee.call.coBuilding
    const proposal = await distributions.propose({ id: projectId, year: 1 })
    assert.equal(proposal.fen, 39_100_000)
    assert.deepEqual(
      proposal.portions.map(({ fen }) => fen),
      [13_033_334, 13_033_333, 13_033_333],
    )
    const decided = { id: projectId, year: 1, decidedOn: '2026-11-20', decision: '村集体经济联席会议纪要' }
    const more = distributions.decide({ ...decided, fen: 39_100_001 })
    assert.equal(await code(more), 'co-building-beyond-net')
    assert.equal(
      await code(secretary.call.coBuilding.distributions.decide({ ...decided, fen: 1 })),
      'not-permitted',
    )
    const made = await distributions.decide({ ...decided, fen: 39_100_000 })
    assert.equal(
      made.portions.reduce((sum, { fen }) => sum + fen, 0),
      39_100_000,
    )
    const inbox = await secretary.call.messages.inbox.list({})
    assert.ok(
      inbox.rows.some(({ title }) => title.includes('柳湾村')),
      JSON.stringify(inbox.rows),
    )
    assert.equal((await distributions.propose({ id: projectId, year: 1 })).fen, 0)
  })

  it('is written down as received by the village itself, once', async () => {
    const { distributions } = secretary.call.coBuilding
    const [made] = await distributions.list({ id: projectId })
    const [own, ...others] = made?.portions ?? []
    const given = { id: made?.id as number, paidOn: '2026-11-23', receipt: '柳湾收1' }
    const mine = { ...given, villageId: villages[0] as number }
    assert.equal(await code(distributions.pay({ ...mine, villageId: villages[1] as number })), 'not-found')
    assert.equal(await code(distributions.pay({ ...mine, paidOn: '2026-11-19' })), 'co-building-portion-day')
    const after = await distributions.pay(mine)
    assert.equal(after.portions.filter(({ paidOn }) => paidOn !== null).length, 1)
    assert.equal(await code(distributions.pay(mine)), 'co-building-portion-paid')
    assert.equal([own, ...others].length, 3)
    const taken = committee.call.coBuilding.distributions.withdraw({
      id: made?.id as number,
      reason: '算错了',
    })
    assert.equal(await code(taken), 'co-building-distribution-paid')
  })

  it('cannot be taken back where it was divided already', async () => {
    const { receipts, projects } = committee.call.coBuilding
    const { receipts: known } = await projects.get({ id: projectId })
    const [back, free] = ['return', 'interest'].map(
      (kind) => known.find((one) => one.kind === kind)?.id as number,
    )
    assert.equal(
      await code(receipts.withdraw({ id: back as number, reason: '记错了' })),
      'co-building-receipt-divided',
    )
    const left = await receipts.withdraw({ id: free as number, reason: '记错了' })
    assert.equal(left.receipts.find(({ id }) => id === free)?.withdrawnBecause, '记错了')
    assert.equal(
      await code(receipts.withdraw({ id: free as number, reason: '记错了' })),
      'co-building-receipt-withdrawn',
    )
  })

  it('is told under other assumptions, one at a time', async () => {
    const rows = await secretary.call.coBuilding.scenarios.list({ id: projectId, rate: 1200 })
    const [base, own] = [rows[0], rows.at(-1)]
    assert.deepEqual([base?.rate, own?.about, own?.rate], [1000, 'own', 1200])
    assert.ok((own?.irr ?? 0) > (base?.irr ?? 1))
    const sheet = await sheetAt(department, `/co-building-projects/${projectId}/scenarios.xlsx?rate=1200`)
    assert.ok(JSON.stringify(sheet).includes('12%'))
  })
})

describe('A village', () => {
  const own = [
    { source: 'land' as const, fen: 6_000_000 },
    { source: 'rent' as const, fen: 3_000_000 },
  ]

  it('writes down its own income by source, and has with its portion what it had from projects', async () => {
    const id = villages[0] as number
    const { villages: mine } = secretary.call.coBuilding
    assert.equal(await code(mine.recordIncome({ id, year: 2027, incomes: own })), 'co-building-income-year')
    assert.equal(
      await code(
        mine.recordIncome({ id, year: 2026, incomes: [own[0], own[0]].map((one) => one as (typeof own)[0]) }),
      ),
      'co-building-income-twice',
    )
    await mine.recordIncome({ id, year: 2025, incomes: own })
    const village = await mine.recordIncome({ id, year: 2026, incomes: own })
    assert.deepEqual(
      [village.ownFen, village.projectFen, village.totalFen, village.beforeFen],
      [9_000_000, 13_033_334, 22_033_334, 9_000_000],
    )
    assert.deepEqual([village.mayKeep, village.mayRecord], [false, true])
    assert.equal(
      await code(mine.recordIncome({ id: villages[1] as number, year: 2026, incomes: [] })),
      'not-found',
    )
    assert.equal(await code(stranger.call.coBuilding.villages.get({ id })), 'not-found')
  })

  it('is found by what it had in a year', async () => {
    const { villages: all } = committee.call.coBuilding
    const names = async (asked: object) => (await all.list(asked)).rows.map(({ name }) => name)
    assert.deepEqual(await names({ above: 15 }), ['柳湾村'])
    assert.deepEqual(await names({ below: 15, sort: 'name' }), ['望河村', '石桥村'])
    assert.deepEqual(await names({ above: 10, year: 2025 }), [])
    const need = await names({ sort: 'need', year: 2026 })
    assert.equal(need.at(-1), '柳湾村')
    assert.deepEqual(await names({ sort: 'need', year: 2026, descending: true }), need)
    assert.deepEqual(
      (await secretary.call.coBuilding.villages.list({})).rows.map(({ name }) => name),
      ['柳湾村'],
    )
    const sheet = await sheetAt(committee, '/villages.xlsx?year=2026')
    assert.ok(JSON.stringify(sheet).includes('220,333.34'))
  })
})

describe('The board', () => {
  it('tells projects, money and villages of a year beside another, and by county', async () => {
    const board = await committee.call.coBuilding.board.get({ year: 2026, before: 2025 })
    assert.deepEqual(
      [board.projects, board.producing, board.totalFen, board.villages, board.lateFen, board.lateProjects],
      [1, 1, 1_000_000_000, 3, 100_000_000, 1],
    )
    assert.deepEqual([board.dueFen, board.receivedFen, board.paidFen], [100_000_000, 0, 13_033_334])
    assert.deepEqual(
      board.thresholds.map(({ villages: now, beforeVillages }) => [now, beforeVillages]),
      [
        [1, 0],
        [1, 0],
      ],
    )
    const [county] = board.counties
    assert.deepEqual([county?.county, county?.villages, county?.above], ['清源县', 3, [1, 1]])
    assert.deepEqual(
      board.coming.map(({ what, late, fen }) => [what, late, fen]),
      [
        ['loan', true, 12_900_000],
        ['return', true, 100_000_000],
        ['loan', true, 22_470_000],
      ],
    )
    const sheet = await sheetAt(committee, '/co-building-board.xlsx?year=2026')
    assert.ok(JSON.stringify(sheet).includes('清源县'))
    assert.equal((await other.call.coBuilding.board.get({})).projects, 0)
  })

  it('opens the projects behind a fund, and those behind what came in a year', async () => {
    const { projects } = committee.call.coBuilding
    const names = async (asked: object) => (await projects.list(asked)).rows.map(({ name }) => name)
    assert.deepEqual(await names({ fund: 'loan' }), ['柳溪养殖小区'])
    assert.deepEqual(await names({ fund: 'company' }), [])
    assert.deepEqual(await names({ paidIn: 2026 }), [])
    const [paid] = (await projects.list({ paidIn: 2025 })).rows
    assert.deepEqual([paid?.receivedFen, paid?.lateFen], [100_000_000, 100_000_000])
  })

  it('derives the figures of the report', async () => {
    const { lines } = await secretary.call.coBuilding.derivation.get()
    assert.ok(lines.every(({ agrees }) => agrees !== false))
  })
})

describe('The 立项请示', () => {
  it('is drafted from what is known of the project, once, and goes the way of every request', async () => {
    const { east } = institute.organizations
    const { projects } = committee.call.coBuilding
    const { id } = await projects.register({ id: east, ...terms('望河加工车间'), totalFen: 300_000_000 })
    assert.equal(await code(projects.request({ id })), 'co-building-parts-missing')
    await projects.setFunds({ id, funds: funds.slice(2) })
    const shares = [{ villageId: villages[2] as number }]
    await projects.setShares({ id, division: 'shares', shares })
    const { requestId, documentId } = await projects.request({ id })
    const { title, values } = await committee.call.documents.get({ id: documentId })
    assert.match(title, /望河加工车间立项的请示/)
    assert.deepEqual([values.totalInWan, values.villages], ['300.00', [['清源县', '柳溪镇', '望河村']]])
    assert.equal(await code(projects.request({ id })), 'co-building-request-known')
    const { request } = await projects.get({ id })
    assert.deepEqual([request?.id, request?.status], [requestId, 'draft'])
    assert.equal(
      (await committee.call.requests.get({ id: requestId })).about?.address,
      `/co-building-projects/${id}`,
    )
  })

  it('and a project that is given up is changed no more', async () => {
    const { projects } = committee.call.coBuilding
    const [row] = (await projects.list({ text: '望河加工车间' })).rows
    const id = row?.id as number
    assert.equal((await projects.end({ id, reason: '用地没有落实' })).ended, true)
    assert.equal(await code(projects.setFunds({ id, funds: funds.slice(2) })), 'co-building-ended')
    assert.equal((await projects.list({ text: '望河加工车间' })).total, 0)
    assert.equal((await projects.list({ text: '望河加工车间', ended: true })).total, 1)
  })
})
