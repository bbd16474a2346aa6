/** How the endpoints of co-building are asked: see sample.ts. A village beside east1 shares in a project of 东区. */
import { of, open, reason, type Sample, seen, today } from './sample.ts'
import type { Stage } from './stage.ts'

const terms = (stage: Stage) => ({
  kind: 'poultry' as const,
  name: `东一养殖小区${stage.next()}`,
  county: '东一县',
  town: '东一镇',
  investor: '东一投资公司',
  operator: '东一农业公司',
  totalFen: 100_000_000,
  termFrom: '2024-11-01',
  termYears: 15,
})
const facts = (stage: Stage) => ({
  name: `东一村${stage.next()}`,
  county: '东一县',
  town: '东一镇',
  branchId: stage.east1,
})
const leader = (stage: Stage) => stage.institute.organizations.east
const village = async (stage: Stage) =>
  (await stage.top.call.coBuilding.villages.register({ id: leader(stage), ...facts(stage) })).id

async function project(stage: Stage): Promise<number> {
  const { projects } = stage.top.call.coBuilding
  const { id } = await projects.register({ id: leader(stage), ...terms(stage) })
  await projects.setFunds({ id, funds: [{ kind: 'townAid', name: '帮扶资金', fen: 100_000_000 }] })
  await projects.setShares({ id, division: 'equal', shares: [{ villageId: await village(stage) }] })
  return id
}

async function producing(stage: Stage): Promise<number> {
  const id = await project(stage)
  for (const one of ['approval', 'building', 'production'] as const)
    await stage.top.call.coBuilding.projects.reach({
      id,
      stage: one,
      reachedOn: '2024-11-01',
      ground: '纸质批复',
    })
  return id
}

async function batch(stage: Stage): Promise<number> {
  const id = await producing(stage)
  const { batches } = await stage.top.call.coBuilding.batches.begin({
    id,
    begunOn: '2025-01-01',
    placed: 100,
  })
  return batches[0]?.id as number
}

const agreement = {
  kind: 'operation' as const,
  name: '东一合作协议',
  partners: '东一投资公司、东一农业公司',
  signedOn: '2024-11-01',
  fromOn: '2024-11-01',
  untilOn: '2039-11-01',
}
async function agreed(stage: Stage): Promise<number> {
  const id = await project(stage)
  const { agreements } = await stage.top.call.coBuilding.agreements.record({ id, ...agreement })
  return agreements[0]?.id as number
}
const paper = () => new File(['%PDF-1.7'], '东一协议.pdf', { type: 'application/pdf' })
async function withPaper(stage: Stage): Promise<number> {
  const id = await agreed(stage)
  await stage.top.call.coBuilding.agreements.addFile({ id, files: paper() })
  return id
}

const receipt = { kind: 'return' as const, year: 1, fen: 10_000_000, paidOn: '2025-11-01', number: 'DY-1' }
async function paid(stage: Stage): Promise<number> {
  const id = await project(stage)
  await stage.top.call.coBuilding.receipts.record({ id, ...receipt })
  return id
}
const received = async (stage: Stage) =>
  (await stage.top.call.coBuilding.projects.get({ id: await paid(stage) })).receipts[0]?.id as number

const decision = { year: 1, fen: 5_000_000, decidedOn: today, decision: '村集体经济联席会议纪要' }
const distributed = async (stage: Stage) =>
  stage.top.call.coBuilding.distributions.decide({ id: await paid(stage), ...decision })

const asked = async (stage: Stage) => {
  const id = await paid(stage)
  const { distributionId } = await stage.top.call.coBuilding.distributions.ask({
    id,
    year: 1,
    fen: 5_000_000,
  })
  return distributionId
}

const ofThe = (
  make: (stage: Stage) => Promise<number>,
  more: object = {},
  how: Parameters<typeof of>[1] = {},
) => of(async (stage) => ({ id: await make(stage), ...more }), how)
const listed = seen(async (stage) => {
  await project(stage)
  return {}
})

export const coBuilding: Record<string, Sample> = {
  'coBuilding.projects.list': listed,
  'coBuilding.projects.export': listed,
  'coBuilding.projects.counties': listed,
  'coBuilding.projects.get': ofThe(project),
  'coBuilding.projects.register': of((stage) => ({ id: leader(stage), ...terms(stage) })),
  'coBuilding.projects.change': of(async (stage) => ({ ...terms(stage), id: await project(stage) })),
  'coBuilding.projects.reach': ofThe(project, { stage: 'approval', plannedOn: '2026-12-01' }),
  'coBuilding.projects.setFunds': ofThe(project, {
    funds: [{ kind: 'company', name: '自有资金', fen: 100_000_000 }],
  }),
  'coBuilding.projects.setAssets': ofThe(project, {
    assets: [{ name: '鸡舍', fen: 80_000_000, residualFen: 4_000_000, years: 20 }],
  }),
  'coBuilding.projects.setShares': of(async (stage) => ({
    id: await project(stage),
    division: 'weights',
    shares: [{ villageId: await village(stage), weight: 3 }],
  })),
  'coBuilding.projects.request': ofThe(project),
  'coBuilding.projects.end': ofThe(project, { reason }),
  'coBuilding.agreements.record': ofThe(project, agreement),
  'coBuilding.agreements.addFile': of(async (stage) => {
    const data = new FormData()
    data.set('id', String(await agreed(stage)))
    data.set('files', paper())
    return data
  }),
  'coBuilding.agreements.file': ofThe(withPaper),
  'coBuilding.agreements.end': ofThe(agreed, { endedOn: today, reason }),
  'coBuilding.batches.begin': ofThe(producing, { begunOn: '2025-01-01', placed: 100 }),
  'coBuilding.batches.sell': ofThe(batch, { soldOn: '2025-03-01', sold: 98, salesFen: 250_000 }),
  'coBuilding.batches.export': ofThe(producing),
  'coBuilding.receipts.export': ofThe(producing),
  'coBuilding.agreements.export': ofThe(producing),
  'coBuilding.receipts.record': ofThe(project, receipt),
  'coBuilding.receipts.withdraw': ofThe(received, { reason }),
  'coBuilding.plan.get': ofThe(project),
  'coBuilding.plan.export': ofThe(project),
  'coBuilding.scenarios.list': ofThe(project),
  'coBuilding.scenarios.export': ofThe(project),
  'coBuilding.distributions.list': ofThe(paid),
  'coBuilding.distributions.propose': ofThe(paid, { year: 1 }),
  'coBuilding.distributions.decide': ofThe(paid, decision),
  'coBuilding.distributions.ask': ofThe(paid, { year: 1, fen: 5_000_000 }),
  'coBuilding.distributions.execute': ofThe(asked, {}, { refusal: 'co-building-not-agreed' }),
  'coBuilding.distributions.pay': of(async (stage) => {
    const { id, portions } = await distributed(stage)
    return { id, villageId: portions[0]?.villageId, paidOn: today, receipt: 'S-1' }
  }),
  'coBuilding.distributions.withdraw': of(async (stage) => ({ id: (await distributed(stage)).id, reason })),
  'coBuilding.distributions.export': ofThe(paid),
  'coBuilding.villages.list': listed,
  'coBuilding.villages.export': listed,
  'coBuilding.villages.get': ofThe(village),
  'coBuilding.villages.register': of((stage) => ({ id: leader(stage), ...facts(stage) })),
  'coBuilding.villages.change': of(async (stage) => ({ ...facts(stage), id: await village(stage) })),
  'coBuilding.villages.recordIncome': ofThe(village, {
    year: 2025,
    incomes: [{ source: 'land', fen: 6_000_000 }],
  }),
  'coBuilding.board.get': listed,
  'coBuilding.board.export': listed,
  'coBuilding.derivation.get': open(),
}
