import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Client, type Institute, plantInstitute, startTestApp } from '#src/testing.ts'

const app = await startTestApp({ jobs: true })
after(() => app.close())

let institute: Institute
let committee: Client, office: Client, leader: Client, secretary: Client, other: Client
let projectId: number
let village: number

const code = (work: Promise<unknown>) =>
  work.then(
    () => assert.fail('was not refused'),
    (why) => (why.data?.code ?? why.status) as string,
  )
let presses = 0
const requestKey = () => `press-${++presses}-0000`
const issuedOn = '2026-11-24'

before(async () => {
  institute = await app.stage(plantInstitute)
  const { organizations, people } = institute
  const personId = people.east1.secretary
  const place = { organization_id: organizations.east, person_id: personId, from_on: '2024-12-01' }
  await app.stage((ctx) =>
    ctx.db
      .insertInto('post')
      .values({ ...place, kind: 'secretary' })
      .execute(),
  )
  committee = await app.as('member', {
    personId,
    acting: `committee-${organizations.east}`,
  })
  office = await app.as('committee', { organizationId: organizations.root, name: '院党委经办' })
  leader = await app.as('committee', { organizationId: organizations.root, name: '院党委领导' })
  other = await app.as('committee', { organizationId: organizations.west, name: '西区干事' })
  secretary = await app.as('branch', {
    organizationId: organizations.east1,
    personId: people.east1.member,
    name: '东一村联络员',
  })
  await startProject()
})

/** 1,000 万 at 10 %, of which a return of 100 万 came; three villages share equally. */
async function startProject() {
  const { east, east1 } = institute.organizations
  const { projects, villages, receipts } = committee.call.coBuilding
  const place = { county: '清源县', town: '柳溪镇' }
  const terms = { ...place, investor: '清源乡村投资公司', operator: '禾丰农牧公司' }
  const made = await projects.register({
    ...terms,
    id: east,
    kind: 'poultry',
    name: '柳溪养殖小区',
    totalFen: 1_000_000_000,
    termFrom: '2024-11-01',
  })
  projectId = made.id
  const ids = []
  for (const [name, branchId] of [
    ['柳湾村', east1],
    ['石桥村', null],
    ['望河村', null],
  ] as const)
    ids.push((await villages.register({ id: east, ...place, name, branchId })).id)
  village = ids[0] as number
  await projects.setShares({
    id: projectId,
    division: 'equal',
    shares: ids.map((villageId) => ({ villageId })),
  })
  const came = { id: projectId, kind: 'return' as const, year: 1, fen: 100_000_000, paidOn: '2025-11-01' }
  await receipts.record({ ...came, number: 'A1' })
}

const asked = (fen: number) => committee.call.coBuilding.distributions.ask({ id: projectId, year: 1, fen })

async function send(requestId: number) {
  const { documentId } = await committee.call.requests.get({ id: requestId })
  const values = { decidedOn: '2026-11-20' }
  const contact = { contactName: '东区经办', contactPhone: '010-60000001' }
  await committee.call.documents.change({ id: documentId, values, ...contact })
  await committee.call.requests.send({ id: requestId, issuedOn, requestKey: requestKey() })
}

async function review(requestId: number, act: 'approve' | 'decline') {
  const { affairId } = await office.call.requests.get({ id: requestId })
  const affair = await office.call.approvals.get({ id: affairId as number })
  const said = { id: affair.id, taskId: affair.may.taskId as number, requestKey: requestKey() }
  await office.call.approvals.acts[act]({ ...said, opinion: '经审核，已核对收付凭证。' })
}

async function agree(requestId: number) {
  await review(requestId, 'approve')
  await leader.call.requests.decide({
    id: requestId,
    verdict: 'agreed',
    opinion: '同意。',
    requestKey: requestKey(),
  })
  const { reply } = await office.call.requests.draftReply({ id: requestId })
  await office.call.documents.change({ id: reply?.id ?? 0, values: { decidedOn: issuedOn } })
  await office.call.requests.reply({ id: requestId, issuedOn, requestKey: requestKey() })
}

const found = async (id: number) => {
  const rows = await committee.call.coBuilding.distributions.list({ id: projectId })
  return rows.find((row) => row.id === id) ?? assert.fail('is not there')
}

describe('A distribution that is asked for', () => {
  let id: number
  let requestId: number

  it('is divided and put into a 请示, and what it asks for cannot be given twice', async () => {
    const { distributions } = committee.call.coBuilding
    assert.equal(await code(asked(100_000_001)), 'co-building-beyond-net')
    const started = await asked(60_000_001)
    id = started.distributionId
    requestId = started.requestId
    const { title, values } = await committee.call.documents.get({ id: started.documentId })
    assert.match(title, /柳溪养殖小区第1年度收益分配方案的请示/)
    assert.deepEqual(values.portions, [
      ['柳溪镇', '柳湾村', '1', '200,000.01'],
      ['柳溪镇', '石桥村', '1', '200,000.00'],
      ['柳溪镇', '望河村', '1', '200,000.00'],
    ])
    const row = await found(id)
    assert.deepEqual([row.status, row.decidedOn, row.request?.status], ['waiting', null, 'draft'])
    assert.equal((await distributions.propose({ id: projectId, year: 1 })).fen, 39_999_999)
  })

  it('is neither paid nor carried out nor taken back as long as the committee above has it', async () => {
    await send(requestId)
    const { distributions } = committee.call.coBuilding
    const paid = { id, villageId: village, paidOn: issuedOn, receipt: '柳湾收1' }
    assert.equal(
      await code(secretary.call.coBuilding.distributions.pay(paid)),
      'co-building-distribution-undecided',
    )
    assert.equal(await code(distributions.execute({ id })), 'co-building-not-agreed')
    assert.equal(
      await code(distributions.withdraw({ id, reason: '算错了' })),
      'co-building-distribution-asked',
    )
    assert.equal((await found(id)).request?.status, 'running')
    const [seen] = await secretary.call.coBuilding.distributions.list({ id: projectId })
    assert.deepEqual([seen?.status, seen?.request], ['waiting', null])
  })

  it('is carried out upon the reply, whose day and number it bears; then the secretaries beside the villages are told', async () => {
    await agree(requestId)
    const { distributions } = committee.call.coBuilding
    assert.equal((await found(id)).status, 'agreed')
    assert.equal(await code(other.call.coBuilding.distributions.execute({ id })), 'not-found')
    const done = await distributions.execute({ id })
    assert.deepEqual([done.status, done.decidedOn], ['decided', issuedOn])
    assert.match(done.decision ?? '', /〔2026〕\d+号$/)
    assert.equal(await code(distributions.execute({ id })), 'co-building-not-agreed')
    const inbox = await committee.call.messages.inbox.list({})
    assert.ok(inbox.rows.some(({ title }) => title.includes('柳湾村')))
    const given = { id, villageId: village, paidOn: issuedOn, receipt: '柳湾收1' }
    const after = await secretary.call.coBuilding.distributions.pay(given)
    assert.equal(after.portions.find(({ villageId }) => villageId === village)?.receipt, '柳湾收1')
  })

  it('and is refused gives back what it asked for', async () => {
    const { distributions } = committee.call.coBuilding
    const again = await asked(30_000_000)
    assert.equal((await distributions.propose({ id: projectId, year: 1 })).fen, 9_999_999)
    await send(again.requestId)
    await review(again.requestId, 'decline')
    const row = await found(again.distributionId)
    assert.equal(row.status, 'refused')
    assert.equal((await distributions.propose({ id: projectId, year: 1 })).fen, 39_999_999)
    const gone = await distributions.withdraw({ id: row.id, reason: '上级不同意' })
    assert.equal(gone.status, 'withdrawn')
  })
})
