import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { monthsFrom } from '#basics/months.ts'
import { insertPeople } from '#features/people/queries.ts'
import { type Client, type Institute, personOf, plantInstitute, startTestApp } from '#src/testing.ts'
import { nightly } from '../jobs.ts'

const app = await startTestApp({ jobs: true })
after(() => app.close())

let institute: Institute
let branch: Client, committee: Client, stranger: Client

async function at(day: string): Promise<void> {
  app.setClock(`${day}T02:00:00Z`)
  const { east1, west, east } = institute.organizations
  branch = await app.as('branch', { organizationId: east1, name: '东区书记' })
  committee = await app.as('committee', { organizationId: east, name: '东区党委' })
  stranger = await app.as('committee', { organizationId: west })
}

/** A member of east1 who owes from a month on. */
async function member(number: number, from: string): Promise<number> {
  const person = personOf('east1', 'member', institute.organizations.east1, number)
  const id = (await app.stage((ctx) => insertPeople(ctx, [person]))).get(person.employeeNo) as number
  await branch.call.dues.bases.state({ id, fromMonth: from, kind: 'salaried', items: { basicPay: 400_000 } })
  return id
}
const make = (month: string) =>
  branch.call.dues.roll.make({ organizationId: institute.organizations.east1, month })
async function night(): Promise<void> {
  await app.stage((ctx) => ctx.later(nightly, {}))
  await app.world.jobs?.drain()
}
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => assert.fail('was not refused'),
    (error) => error.data?.code as string,
  )

before(async () => {
  institute = await app.stage(plantInstitute)
})

describe('Six months without dues', () => {
  let id: number
  before(async () => {
    await at('2026-06-30')
    id = await member(401, '2026-01')
    for (const month of monthsFrom('2026-01', '2026-06')) await make(month)
  })

  it('open a case on 1 July, and nobody leaves the roll or the statistics by it', async () => {
    await night()
    assert.equal((await branch.call.dues.cases.list({})).total, 0)
    await at('2026-07-01')
    await night()
    await night()
    const { rows, total } = await branch.call.dues.cases.list({ state: 'open' })
    assert.deepEqual([total, rows[0]?.personId, rows[0]?.fromMonth, rows[0]?.months], [1, id, '2026-01', 6])
    assert.equal((await stranger.call.dues.cases.list({})).total, 0)

    const { membership } = await branch.call.people.get({ id })
    assert.equal(membership, 'active')
    const { total: charged } = await branch.call.dues.roll.list({ month: '2026-07' })
    assert.equal(charged, 1, 'the roll of July has been made by night, with the member in it')
    const line = (await branch.call.dues.roll.list({ month: '2026-07' })).rows[0]
    assert.equal(line?.stage, 'case')
    assert.match(line?.words ?? '', /处理决定前仍在册/)
  })

  it('are decided by the branch meeting and approved above; only then does a removal reach the register', async () => {
    await at('2026-07-20')
    const [found] = (await branch.call.dues.cases.list({})).rows
    const caseId = found?.id ?? 0
    const removal = { id: caseId, measure: 'removal', note: '经教育仍不改正' } as const
    assert.equal(await refusalOf(branch.call.dues.cases.decide(removal)), 'dues-case-meeting')
    assert.equal(
      await refusalOf(committee.call.dues.cases.approve({ id: caseId, reason: '同意' })),
      'dues-case-not-proposed',
    )
    const proposed = await branch.call.dues.cases.decide({ ...removal, meetingOn: '2026-07-15' })
    assert.equal(proposed.state, 'proposed')
    assert.equal((await branch.call.people.get({ id })).membership, 'active')
    assert.equal(
      await refusalOf(branch.call.dues.cases.approve({ id: caseId, reason: '同意' })),
      'not-permitted',
    )
    assert.equal(
      await refusalOf(stranger.call.dues.cases.approve({ id: caseId, reason: '同意' })),
      'not-found',
    )

    const closed = await committee.call.dues.cases.approve({ id: caseId, reason: '党委会研究同意' })
    assert.equal(closed.state, 'closed')
    assert.equal((await committee.call.people.get({ id })).membership, 'ended')
    assert.equal(await refusalOf(branch.call.dues.cases.decide(removal)), 'dues-case-decided')
  })
})

describe('Hardship', () => {
  let id: number
  before(async () => {
    await at('2026-08-10')
    id = await member(402, '2026-06')
    for (const month of ['2026-07', '2026-08']) await make(month)
  })
  const ask = (more: object = {}) =>
    branch.call.dues.reliefs.ask({
      personId: id,
      fromMonth: '2026-08',
      untilMonth: '2027-01',
      monthlyFen: 500,
      studiedOn: '2026-08-05',
      reason: '家属长期患病',
      ...more,
    })
  const dueIn = async (month: string) =>
    (await branch.call.dues.roll.list({ month })).rows.find(({ personId }) => personId === id)?.fen

  it('is studied by the branch first, for a year at most', async () => {
    assert.equal(await refusalOf(ask({ studiedOn: '2026-08-11' })), 'dues-relief-studied')
    assert.equal(await refusalOf(ask({ untilMonth: '2026-07' })), 'dues-relief-order')
    assert.equal(await refusalOf(ask({ untilMonth: '2027-08' })), 'dues-relief-long')
    assert.equal(await refusalOf(ask({ fromMonth: '2026-01', untilMonth: '2026-03' })), 'dues-relief-past')
    assert.equal((await branch.call.dues.reliefs.list({})).total, 0)
  })

  it('lowers the amount when the committee above agrees, not before, and says so to the member', async () => {
    const relief = await ask()
    assert.equal(await refusalOf(ask()), 'dues-relief-waits')
    assert.equal(await dueIn('2026-08'), 4000)
    assert.equal(await refusalOf(branch.call.dues.reliefs.approve({ id: relief.id })), 'not-permitted')
    assert.equal(await refusalOf(stranger.call.dues.reliefs.approve({ id: relief.id })), 'not-found')
    await committee.call.dues.reliefs.approve({ id: relief.id })
    assert.deepEqual([await dueIn('2026-07'), await dueIn('2026-08')], [4000, 500])
    const own = await app.as('member', { personId: id })
    assert.match((await own.call.dues.own.get()).present?.lines.join('') ?? '', /第七条.*本月交 5\.00 元/)
    assert.equal(
      await refusalOf(committee.call.dues.reliefs.approve({ id: relief.id })),
      'dues-relief-decided',
    )
  })

  it('is declined with a reason that the branch reads', async () => {
    const relief = await ask({ fromMonth: '2027-02', untilMonth: '2027-03' })
    const { declinedBecause } = await committee.call.dues.reliefs.decline({
      id: relief.id,
      reason: '请补充困难证明',
    })
    assert.equal(declinedBecause, '请补充困难证明')
    assert.equal((await branch.call.dues.reliefs.list({ state: 'declined' })).total, 1)
  })
})

describe('The committee', () => {
  it('sees each branch in the order of the tree, and where a word is wanted', async () => {
    const all = (await committee.call.dues.branches.list({ month: '2026-08' })).rows
    assert.deepEqual(
      all.map(({ name }) => name),
      ['东区第一党支部', '东区第二党支部'],
    )
    assert.deepEqual([all[0]?.people, all[0]?.dueFen, all[0]?.unpaid], [1, 500, 1])
    assert.ok((all[1]?.missing ?? 0) >= 2)
    assert.equal((await stranger.call.dues.branches.list({ month: '2026-08', text: '东区' })).total, 0)
    assert.equal((await committee.call.dues.branches.list({ month: '2026-08', wanting: true })).total, 2)
    assert.equal(await refusalOf(branch.call.dues.branches.list({})), 'not-permitted')
  })
})
