import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertPeople } from '#features/people/queries.ts'
import { trustedCertificates } from '#features/seals/certificates/queries.ts'
import { checkPdf } from '#platform/signing/pdf-check.ts'
import { refusal } from '#src/staging.ts'
import { type Client, type Institute, personOf, plantInstitute, startTestApp } from '#src/testing.ts'

const app = await startTestApp({ jobs: true })
after(() => app.close())

let institute: Institute
let east1: Client, east2: Client, east: Client, west1: Client, west: Client
let number = 0

/** The day it is now; whoever was signed in is asked to sign in again. */
async function today(day: string): Promise<void> {
  app.setClock(`${day}T08:00:00Z`)
  const { organizations } = institute
  const branch = (of: 'east1' | 'east2' | 'west1') =>
    app.as('branch', { organizationId: organizations[of], name: of })
  const committee = (of: 'east' | 'west') =>
    app.as('committee', { organizationId: organizations[of], name: of })
  ;[east1, east2, west1] = [await branch('east1'), await branch('east2'), await branch('west1')]
  ;[east, west] = [await committee('east'), await committee('west')]
}
before(async () => {
  institute = await app.stage(plantInstitute)
  await today('2026-11-24')
})

/** A new member of east1. */
async function member(): Promise<number> {
  number += 1
  const person = personOf('east1', 'member', institute.organizations.east1, number)
  return (await app.stage((ctx) => insertPeople(ctx, [person]))).get(person.employeeNo) as number
}
const placeOf = async (id: number) => {
  const { rows } = await app.world.open.pool.query(
    'select organization_id, group_id, membership from person where id = $1',
    [id],
  )
  return rows[0] as { organization_id: number; group_id: number | null; membership: string }
}
const code = async (work: Promise<unknown>) => (await refusal(work)).code
const begin = async (client: Client, personId: number, to: keyof Institute['organizations'], more = {}) =>
  (
    await client.call.transfers.begin({
      personId,
      toId: institute.organizations[to],
      cause: 'unitChanged',
      paidUntil: '2026-11',
      ...more,
    })
  ).id

describe('A transfer between two committees of the institute', () => {
  it('goes from the branch through both committees into a group, and its receipt comes back', async () => {
    await today('2026-12-20')
    const personId = await member()
    const id = await begin(east1, personId, 'west1')
    assert.equal(await code(east1.call.transfers.issue({ id })), 'not-permitted')
    assert.equal(await code(west.call.transfers.issue({ id })), 'not-your-turn')

    const issued = await east.call.transfers.issue({ id, days: 30 })
    assert.equal(issued.state, 'inTransit')
    assert.match(issued.letterNumber ?? '', /介〔2026〕\d+号/)
    assert.equal(issued.validUntil, '2027-01-19')
    assert.equal((await placeOf(personId)).organization_id, institute.organizations.east1)

    await today('2027-01-08')
    const seen = await west1.call.transfers.get({ id })
    assert.deepEqual([seen.state, seen.holder, seen.may], ['inTransit', '中共西区研究所委员会', []])
    const accepted = await west.call.transfers.accept({ id })
    assert.deepEqual(
      [accepted.state, accepted.acceptedOn, accepted.countedBy],
      ['accepted', '2027-01-08', 'to'],
    )
    const { rows } = await app.world.open.pool.query(
      `select organization_id from standing where person_id = $1 and from_on <= '2026-12-31' and coalesce(until_on, 'infinity') > '2026-12-31'`,
      [personId],
    )
    assert.deepEqual(rows, [{ organization_id: institute.organizations.east1 }])

    const groups = await app.world.open.pool.query(
      `insert into party_group (organization_id, name, from_on) values ($1, '第一党小组', '2024-01-01') returning id`,
      [institute.organizations.west1],
    )
    const groupId = groups.rows[0].id
    assert.equal(await code(west1.call.transfers.place({ id, groupId: 9999 })), 'group-elsewhere')
    assert.equal((await west1.call.transfers.place({ id, groupId })).state, 'placed')
    assert.deepEqual(await placeOf(personId), {
      organization_id: institute.organizations.west1,
      group_id: groupId,
      membership: 'active',
    })
    assert.equal((await west.call.transfers.returnReceipt({ id })).state, 'receipt')
    const done = await east.call.transfers.fileReceipt({ id })
    assert.deepEqual([done.state, done.holder, done.may], ['done', null, []])
    assert.ok(done.line.every((step) => step.state === 'done' && step.on))
    assert.deepEqual(
      done.events.map(({ words }) => words),
      ['发起转接', '开具介绍信', '接收', '编入支部', '寄回回执', '收存回执'],
    )
    await today('2026-11-24')
  })

  it('is seen by both sides and nobody else, and waits on the list of whose turn it is', async () => {
    const personId = await member()
    const id = await begin(east1, personId, 'west1')
    const todo = async (client: Client) =>
      (await client.call.transfers.list({ box: 'todo', size: 200 })).rows.some((row) => row.id === id)
    assert.deepEqual([await todo(east1), await todo(east), await todo(west)], [false, true, false])
    await east.call.transfers.issue({ id })
    assert.deepEqual([await todo(east), await todo(west), await todo(west1)], [false, true, false])
    assert.equal(await code(east2.call.transfers.get({ id })), 'not-found')
    assert.equal(
      (await west1.call.transfers.get({ id })).personName,
      (await east1.call.transfers.get({ id })).personName,
    )
    const urged = await east1.call.transfers.urge({ id })
    assert.equal(urged.urge, false)
    assert.equal(await code(east1.call.transfers.urge({ id })), 'transfer-urged-today')
  })

  it('that ran out is overdue on both sides, is not accepted, and goes on with a new letter', async () => {
    const personId = await member()
    const id = await begin(east1, personId, 'west1')
    const first = await east.call.transfers.issue({ id, days: 15 })
    await today('2026-12-02')
    for (const side of [east1, west]) {
      const { rows } = await side.call.transfers.list({ box: 'expiring', size: 200 })
      assert.ok(rows.some((row) => row.id === id))
    }
    await today('2026-12-20')
    for (const side of [east1, east, west, west1]) {
      const { rows } = await side.call.transfers.list({ box: 'overdue', size: 200 })
      assert.ok(rows.some((row) => row.id === id && row.overdue))
    }
    assert.equal(await code(west.call.transfers.accept({ id })), 'letter-expired')
    assert.equal((await placeOf(personId)).organization_id, institute.organizations.east1)
    const again = await east.call.transfers.reissue({ id, days: 20, reason: '本人出差，未能按期报到' })
    assert.notEqual(again.letterNumber, first.letterNumber)
    assert.equal(again.overdue, false)
    const { rows } = await east.call.transfers.letters.list({ size: 200 })
    assert.equal(rows.find((row) => row.number === first.letterNumber)?.voided, true)
    assert.equal((await west.call.transfers.accept({ id })).state, 'accepted')
    await today('2026-11-24')
  })

  it('is sent back with a plain reason, repaired, and comes back where it was', async () => {
    const id = await begin(east1, await member(), 'west1')
    await east.call.transfers.issue({ id })
    const sent = await west.call.transfers.sendBack({
      id,
      ground: 'wrongPlace',
      note: '应转到西区第二党支部',
    })
    assert.equal(sent.state, 'sentBack')
    assert.match(sent.sentBack?.remedy ?? '', /转出党支部/)
    assert.equal(sent.holder, '东区第一党支部')
    const repaired = await east1.call.transfers.repair({
      id,
      toId: institute.organizations.west2,
      note: '已改为西区第二党支部',
    })
    assert.deepEqual([repaired.state, repaired.toName], ['inTransit', '西区第二党支部'])
    assert.equal(
      await code(west.call.transfers.accept({ id, toId: institute.organizations.east2 })),
      'accept-elsewhere',
    )
    assert.equal((await west.call.transfers.accept({ id })).toName, '西区第二党支部')
  })

  it('that is repaired to another committee gets another letter, and the first is voided', async () => {
    const id = await begin(east1, await member(), 'west1')
    const issued = await east.call.transfers.issue({ id })
    await west.call.transfers.sendBack({ id, ground: 'wrongPlace', note: '本人不到西区工作' })
    const moved = await east1.call.transfers.repair({
      id,
      outside: '中共远山市委组织部',
      note: '改为转往院外',
    })
    assert.deepEqual([moved.kind, moved.state, moved.letterNumber], ['outgoing', 'started', null])
    assert.equal(await code(west.call.transfers.get({ id })), 'not-found')
    const { rows } = await east.call.transfers.letters.list({ size: 200, text: issued.letterNumber ?? '' })
    assert.equal(rows[0]?.voided, true)
    const withdrawn = await east1.call.transfers.withdraw({ id, reason: '本人改变主意' })
    assert.equal(withdrawn.state, 'withdrawn')
    assert.equal(await code(east1.call.transfers.withdraw({ id, reason: '再撤一次' })), 'transfer-over')
  })
})

describe('A transfer below one committee', () => {
  it('is settled between two branches without a letter', async () => {
    const personId = await member()
    const id = await begin(east1, personId, 'east2')
    const seen = await east.call.transfers.get({ id })
    assert.deepEqual([seen.kind, seen.line.length, seen.holder], ['within', 2, '东区第二党支部'])
    const done = await east2.call.transfers.place({ id })
    assert.deepEqual([done.state, done.letterNumber, done.acceptedOn], ['done', null, '2026-11-24'])
    assert.equal((await placeOf(personId)).organization_id, institute.organizations.east2)
  })
})

describe('A transfer out of the institute', () => {
  it('ends the membership here on the day the receipt names, and not before', async () => {
    const personId = await member()
    const { id } = await east1.call.transfers.begin({
      personId,
      outside: '中共远山市委组织部',
      cause: 'unitChanged',
    })
    assert.equal(await code(east.call.transfers.issue({ id })), 'letter-dues-unknown')
    await east.call.transfers.sendBack({ id, ground: 'dues', note: '请写明党费交至' })
    await east1.call.transfers.repair({ id, paidUntil: '2026-11', note: '已补' })
    assert.equal((await east.call.transfers.issue({ id })).state, 'issued')
    assert.equal((await east.call.transfers.handOver({ id })).state, 'inTransit')
    await today('2026-12-10')
    assert.equal(await code(east.call.transfers.fileReceipt({ id })), 'receipt-day')
    assert.equal(
      await code(east.call.transfers.fileReceipt({ id, acceptedOn: '2026-11-20' })),
      'accepted-before-letter',
    )
    const done = await east.call.transfers.fileReceipt({ id, acceptedOn: '2026-12-03' })
    assert.deepEqual([done.state, done.acceptedOn], ['done', '2026-12-03'])
    assert.equal((await placeOf(personId)).membership, 'ended')
    const { rows } = await app.world.open.pool.query(
      `select from_on::text, began_by from standing where person_id = $1 order by from_on desc limit 1`,
      [personId],
    )
    assert.deepEqual(rows, [{ from_on: '2026-12-03', began_by: 'transferredOut' }])
    await today('2026-11-24')
  })
})

describe('A letter from outside', () => {
  const letter = {
    employeeNo: 'east1-masses',
    fromName: '中共远山市委组织部',
    number: '远组介〔2026〕118号',
    issuedOn: '2026-11-10',
    days: 60,
    status: 'fullMember',
    joinedOn: '2010-06-01',
    fullOn: '2011-06-01',
    paidUntil: '2026-10',
  } as const

  it('is entered with its scan, and the member is counted from the day the committee accepts', async () => {
    const toId = institute.organizations.east2
    const enter = (more = {}) => east.call.transfers.incoming.enter({ ...letter, toId, ...more })
    assert.equal(await code(enter({ employeeNo: 'nobody' })), 'incoming-unknown')
    assert.equal(await code(enter({ employeeNo: 'east1-member' })), 'incoming-member-already')
    assert.equal(await code(enter({ fullOn: '2010-12-01' })), 'letter-full-early')
    assert.equal(await code(enter({ toId: institute.organizations.west1 })), 'not-found')
    const { id } = await enter()
    const file = new File([new Uint8Array([37, 80, 68, 70])], '来信.pdf', { type: 'application/pdf' })
    assert.equal((await east.call.transfers.incoming.attach({ id, file })).hasScan, true)
    assert.equal((await east2.fetch(`/api/transfers/${id}/scan`)).status, 200)
    const accepted = await east.call.transfers.accept({ id })
    assert.equal(accepted.acceptedOn, '2026-11-24')
    const personId = accepted.personId
    assert.deepEqual(await placeOf(personId), { organization_id: toId, group_id: null, membership: 'active' })
    await east2.call.transfers.place({ id })
    assert.equal((await east.call.transfers.returnReceipt({ id })).state, 'done')
  })
})

describe('The letter on paper', () => {
  it('has three parts with the committee’s seal on the letter and across both seams, and its number has no gaps', async () => {
    await east.call.seals.make({
      organizationId: institute.organizations.east,
      inscription: '中共东区研究所委员会',
      keeperId: institute.people.east1.secretary,
      madeOn: '2026-11-01',
      reason: '制发',
    })
    const numbers: string[] = []
    let last = 0
    for (const _ of [1, 2]) {
      const id = await begin(east1, await member(), 'west1')
      const issued = await east.call.transfers.issue({ id })
      numbers.push(issued.letterNumber ?? '')
      last = id
    }
    const [first, second] = numbers.map((one) => Number(/〕(\d+)号/.exec(one)?.[1])) as [number, number]
    assert.equal(second, first + 1)
    await app.world.jobs?.drain()
    const sheet = await west1.fetch(`/api/transfers/${last}/letter.pdf`)
    const pdf = Buffer.from(await sheet.arrayBuffer())
    assert.equal(sheet.status, 200)
    const trusted = await app.stage((ctx) => trustedCertificates(ctx))
    const checked = await checkPdf(pdf, trusted)
    assert.equal(checked.signatures.length, 3)
  })
})

describe('A member on the phone', () => {
  it('asks to go, repairs what the branch sends back, and sees the same line as everybody', async () => {
    const personId = await member()
    const own = await app.as('member', { personId, name: '本人' })
    const asked = await own.call.transfers.own.ask({
      toId: institute.organizations.west1,
      cause: 'unitChanged',
      explanation: '调到西区工作',
    })
    assert.deepEqual([asked.state, asked.holder, asked.may], ['draft', '东区第一党支部', ['withdraw']])
    const again = own.call.transfers.own.ask({ outside: '中共远山市委组织部', cause: 'other' })
    assert.equal(await code(again), 'transfer-open-already')
    await east1.call.transfers.sendBack({ id: asked.id, ground: 'wrongPlace', note: '应到第二党支部' })
    const [mine] = (await own.call.transfers.own.list()).transfers
    assert.deepEqual([mine?.state, mine?.may], ['sentBack', ['repair', 'withdraw']])
    await own.call.transfers.own.repair({
      id: asked.id,
      toId: institute.organizations.west2,
      note: '改为第二党支部',
    })
    const started = await east1.call.transfers.start({ id: asked.id, paidUntil: '2026-11' })
    assert.equal(started.state, 'started')
    assert.equal(
      await code(own.call.transfers.own.withdraw({ id: asked.id, reason: '不转了' })),
      'not-your-turn',
    )
    const list = await own.call.transfers.own.list()
    assert.equal(list.organizationName, '东区第一党支部')
    assert.deepEqual(
      list.transfers[0]?.line.map(({ state }) => state),
      started.line.map(({ state }) => state),
    )
    const stranger = await app.as('member', { personId: institute.people.west1.member })
    assert.equal(
      await code(stranger.call.transfers.own.withdraw({ id: asked.id, reason: '别人的' })),
      'not-found',
    )
  })
})

describe('What stands in the way', () => {
  it('is named with what to do: posts, another transfer, a candidacy, a place that takes nobody', async () => {
    const { secretary } = institute.people.east1
    const refused = await refusal(begin(east1, secretary, 'west1'))
    assert.equal(refused.code, 'transfer-holds-posts')
    assert.match(refused.message, /东区第一党支部书记/)
    const ready = await east1.call.transfers.readiness({
      personId: secretary,
      toId: institute.organizations.west1,
    })
    assert.deepEqual(
      ready.obstacles.map((one) => one.code),
      ['transfer-holds-posts'],
    )
    assert.equal(await code(begin(east1, await member(), 'west')), 'transfer-target-holds-none')
    const twice = await member()
    await begin(east1, twice, 'west1')
    assert.equal(await code(begin(east1, twice, 'east2')), 'transfer-open-already')
    assert.equal(await code(begin(west1, institute.people.west1.masses, 'east2')), 'transfer-no-membership')
    assert.equal(await code(begin(east1, await member(), 'east1')), 'transfer-same-branch')
  })

  it('and a post that is given up with the relation ends on the day of acceptance', async () => {
    const { secretary } = institute.people.east2
    const id = await begin(east2, secretary, 'east1', { endsPosts: true })
    await east1.call.transfers.place({ id })
    const { rows } = await app.world.open.pool.query(
      'select until_on::text, ended_because from post where person_id = $1',
      [secretary],
    )
    assert.deepEqual(rows, [{ until_on: '2026-11-24', ended_because: '组织关系转出' }])
  })

  it('somebody moved in the register meanwhile is not moved again', async () => {
    const personId = await member()
    const id = await begin(east1, personId, 'west1')
    await east.call.transfers.issue({ id })
    const top = await app.as('politicalWorkDepartment', { organizationId: institute.organizations.root })
    await top.call.people.changes.move({
      personIds: [personId],
      organizationId: institute.organizations.east2,
      groupId: null,
      effectiveOn: '2026-11-24',
      reason: '主数据调整',
    })
    assert.equal(await code(west.call.transfers.accept({ id })), 'transfer-person-moved')
  })
})

describe('The lists', () => {
  it('are exported, and count what waits', async () => {
    const sheet = await east.fetch('/api/transfers.xlsx?box=all')
    assert.equal(sheet.status, 200)
    assert.ok((await sheet.arrayBuffer()).byteLength > 2000)
    assert.equal((await east.fetch('/api/transfer-letters.xlsx')).status, 200)
    const counts = await east.call.transfers.counts()
    const { total } = await east.call.transfers.list({ box: 'todo', size: 1 })
    assert.equal(counts.todo, total)
    const out = await east.call.transfers.list({
      box: 'all',
      direction: 'out',
      organizationId: institute.organizations.east1,
      kinds: ['outgoing'],
      sort: 'personName',
      descending: false,
    })
    assert.ok(out.rows.every((row) => row.kind === 'outgoing' && row.fromName === '东区第一党支部'))
  })
})
