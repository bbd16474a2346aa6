import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertPeople } from '#features/people/queries.ts'
import { type Client, type Institute, personOf, plantInstitute, startTestApp } from '#src/testing.ts'

const app = await startTestApp()
after(() => app.close())

let institute: Institute
let branch: Client, other: Client, committee: Client, department: Client

async function at(day: string): Promise<void> {
  app.setClock(`${day}T02:00:00Z`)
  const { east1, west1, east, root } = institute.organizations
  branch = await app.as('branch', { organizationId: east1, name: '东区书记' })
  other = await app.as('branch', { organizationId: west1 })
  committee = await app.as('committee', { organizationId: east, name: '东区党委' })
  department = await app.as('politicalWorkDepartment', { organizationId: root })
}

/** A new member of east1. */
async function newcomer(number: number, change: (person: ReturnType<typeof personOf>) => void = () => {}) {
  const person = personOf('east1', 'member', institute.organizations.east1, number)
  change(person)
  const id = (await app.stage((ctx) => insertPeople(ctx, [person]))).get(person.employeeNo) as number
  return { id, employeeNo: person.employeeNo, name: person.name }
}
const asMember = (personId: number) => app.as('member', { personId })

const pay = (yuan: number) => ({ kind: 'salaried', items: { basicPay: yuan * 100 } }) as const
const state = (id: number, yuan: number, fromMonth: string) =>
  branch.call.dues.bases.state({ id, fromMonth, ...pay(yuan) })
const roll = (month: string) =>
  branch.call.dues.roll.make({ organizationId: institute.organizations.east1, month })
const line = async (id: number, month: string) =>
  (await branch.call.dues.roll.list({ month, size: 200 })).rows.find(({ personId }) => personId === id)
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => assert.fail('was not refused'),
    (error) => error.data?.code as string,
  )
const deedsOf = (action: string) =>
  app.stage((ctx) => ctx.db.selectFrom('audit_entry').where('action', '=', action).select('id').execute())

before(async () => {
  institute = await app.stage(plantInstitute)
  await at('2026-05-10')
})

describe('The roll of a month', () => {
  it('is made in one step and again without harm; who has no base is told, not guessed', async () => {
    const one = await newcomer(301)
    await state(one.id, 6200, '2026-01')
    const first = await roll('2026-05')
    assert.deepEqual([first.made, first.missing > 0], [1, true])
    const again = await roll('2026-05')
    assert.deepEqual([again.made, again.corrected, again.same], [0, 0, 1])
    assert.deepEqual(await line(one.id, '2026-05').then((row) => [row?.fen, row?.state]), [9300, 'open'])
    assert.equal(await line(institute.people.east1.member, '2026-05'), undefined)
    assert.ok((await branch.call.dues.roll.figures({ month: '2026-05' })).missing >= 2)
  })

  it('is not made of a month to come, nor of a branch elsewhere', async () => {
    assert.equal(await refusalOf(roll('2026-06')), 'dues-roll-future')
    const elsewhere = other.call.dues.roll.make({
      organizationId: institute.organizations.east1,
      month: '2026-05',
    })
    assert.equal(await refusalOf(elsewhere), 'not-found')
    assert.equal((await other.call.dues.roll.list({ month: '2026-05' })).total, 0)
  })

  it('has a probationary member from the month of the branch meeting, not of the approval', async () => {
    const one = await newcomer(302, (person) => {
      person.joinedOn = '2026-05-20'
      person.becameFullOn = null
      person.standings = person.standings.map((standing) => ({
        ...standing,
        from: '2026-05-20',
        politicalStatus: 'probationaryMember' as const,
        beganBy: 'admitted' as const,
      }))
    })
    await at('2026-08-02')
    await state(one.id, 4000, '2026-04')
    for (const month of ['2026-04', '2026-05', '2026-06']) await roll(month)
    assert.equal(await line(one.id, '2026-04'), undefined)
    assert.equal((await line(one.id, '2026-05'))?.fen, 4000)
    assert.equal((await line(one.id, '2026-06'))?.fen, 4000)
  })

  it('corrects open months when the pay changes, where everybody sees it; a paid month stays', async () => {
    const one = await newcomer(303)
    await state(one.id, 4000, '2026-01')
    for (const month of ['2026-06', '2026-07']) await roll(month)
    const { east1 } = institute.organizations
    const paid = { organizationId: east1, personIds: [one.id], way: 'cash' as const, paidOn: '2026-08-01' }
    await branch.call.dues.payments.record({ ...paid, month: '2026-06' })
    await state(one.id, 6000, '2026-06')
    assert.deepEqual(
      [await line(one.id, '2026-06'), await line(one.id, '2026-07')].map((row) => [
        row?.fen,
        row?.state,
        row?.corrected,
      ]),
      [
        [4000, 'paid', false],
        [9000, 'open', true],
      ],
    )
    const { corrections, lines } = await branch.call.dues.roll.explain({ id: one.id, month: '2026-07' })
    assert.deepEqual(
      corrections.map(({ wasFen, fen, because, by }) => [wasFen, fen, because, by]),
      [[4000, 9000, '缴费基数变动', '东区书记']],
    )
    assert.match(lines.join(''), /6,000\.00 元 × 1\.5% = 90\.00 元/)
    assert.equal((await deedsOf('dues.chargeOpened')).length, 1)
  })

  it('lets go of whoever had died before the month', async () => {
    const one = await newcomer(304)
    await state(one.id, 4000, '2026-01')
    await roll('2026-08')
    assert.equal((await line(one.id, '2026-08'))?.fen, 4000)
    const top = department.call.people.memberships
    await top.end({ id: one.id, ending: 'died', on: '2026-07-15', reason: '因病去世' })
    assert.equal((await roll('2026-08')).voided, 1)
    assert.equal(await line(one.id, '2026-08'), undefined)
  })
})

describe('What is paid', () => {
  let one: Awaited<ReturnType<typeof newcomer>>
  before(async () => {
    one = await newcomer(310)
    await state(one.id, 4000, '2026-05')
    for (const month of ['2026-05', '2026-06', '2026-07', '2026-08']) await roll(month)
  })
  const take = (fen: number, more: object = {}) =>
    branch.call.dues.payments.take({ id: one.id, fen, way: 'transfer', paidOn: '2026-08-02', ...more })

  it('goes to the oldest month first, in part if need be', async () => {
    const taken = await take(6000)
    assert.deepEqual(taken.months, ['2026-05', '2026-06'])
    assert.deepEqual((await line(one.id, '2026-06'))?.state, 'partial')
    const { owingFen, owingMonths, stage } = (await line(one.id, '2026-08')) ?? {}
    assert.deepEqual([owingFen, owingMonths, stage], [6000, 2, 'late'])
  })

  it('is more than is owed only by will; a thousand yuan of it goes to the centre', async () => {
    assert.equal(await refusalOf(take(200_000)), 'dues-more-than-owed')
    assert.equal((await line(one.id, '2026-06'))?.state, 'partial')
    const taken = await take(200_000, { extra: true })
    assert.deepEqual([taken.extraFen, taken.centre], [190_000, true])
    assert.equal((await line(one.id, '2026-08'))?.state, 'paid')
  })

  it('is not recorded of a day to come, nor twice', async () => {
    assert.equal(await refusalOf(take(100, { extra: true, paidOn: '2026-08-03' })), 'dues-paid-in-future')
    const { east1 } = institute.organizations
    const again = branch.call.dues.payments.record({
      organizationId: east1,
      month: '2026-08',
      personIds: [one.id],
      way: 'cash',
      paidOn: '2026-08-02',
    })
    assert.equal(await refusalOf(again), 'dues-nothing-open')
  })

  it('stands on a receipt, until it is withdrawn as a mistake and the months are open again', async () => {
    const [last] = (await branch.call.dues.payments.list({ text: one.name, size: 1 })).rows
    assert.equal(last?.extraFen, 190_000)
    const id = last?.intakeId ?? 0
    const receipt = await branch.fetch(`/api/dues-payments/${id}/receipt.pdf?personId=${one.id}`)
    assert.equal(
      Buffer.from(await receipt.arrayBuffer())
        .subarray(0, 5)
        .toString(),
      '%PDF-',
    )
    const own = await asMember(one.id)
    assert.equal((await own.fetch(`/api/own-dues/receipts/${id}`)).status, 200)

    assert.equal(
      await refusalOf(other.call.dues.payments.withdraw({ id, personId: one.id, reason: '记错' })),
      'not-found',
    )
    await branch.call.dues.payments.withdraw({ id, personId: one.id, reason: '金额录错' })
    assert.equal((await line(one.id, '2026-08'))?.state, 'open')
    assert.equal((await own.fetch(`/api/own-dues/receipts/${id}`)).status, 409)
    assert.equal(
      await refusalOf(branch.call.dues.payments.withdraw({ id, personId: one.id, reason: '再撤一次' })),
      'dues-withdrawn-already',
    )
  })

  it('reaches back six months, and further only with a word on why', async () => {
    await at('2027-01-10')
    assert.equal(await refusalOf(take(2000)), 'dues-back-payment')
    const taken = await take(2000, { note: '驻外归来，支部同意补交' })
    assert.deepEqual(taken.months, ['2026-06'])
    await at('2026-08-02')
  })
})

describe('A member', () => {
  it('reads how the amount came about, confirms the base, and proposes another', async () => {
    const one = await newcomer(320)
    const own = await asMember(one.id)
    assert.equal((await own.call.dues.own.get()).present, null)
    await state(one.id, 6200, '2026-08')
    await roll('2026-08')
    const { present, base } = await own.call.dues.own.get()
    assert.match(present?.lines.join('') ?? '', /6,200\.00 元 × 1\.5% = 93\.00 元.*第二条/)

    const confirmed = await own.call.dues.own.confirm({ id: base?.id ?? 0 })
    assert.ok(confirmed.base?.confirmedAt)
    assert.equal(
      await refusalOf(own.call.dues.own.confirm({ id: base?.id ?? 0 })),
      'dues-base-confirmed-already',
    )

    const items = { basicPay: 500_000, incomeTax: 10_000, insurance: 90_000 }
    const asked = { fromMonth: '2026-08', kind: 'salaried', items, explanation: '八月起岗位调整' } as const
    const { proposal } = await own.call.dues.own.propose(asked)
    assert.equal(proposal?.fen, 400_000)
    assert.equal(await refusalOf(own.call.dues.own.propose(asked)), 'dues-proposal-open')

    const [waiting] = (await branch.call.dues.bases.list({ state: 'proposed' })).rows
    assert.equal(waiting?.personId, one.id)
    assert.ok(!JSON.stringify(waiting).includes('400000'), 'a list shows the pay')
    const id = waiting?.proposedId ?? 0
    assert.equal(await refusalOf(other.call.dues.bases.accept({ id })), 'not-found')
    await branch.call.dues.bases.accept({ id })
    assert.equal((await own.call.dues.own.get()).present?.fen, 4000)
    assert.equal(await refusalOf(branch.call.dues.bases.accept({ id })), 'dues-proposal-decided')
  })

  it('hears why a proposal was declined, and may take one back', async () => {
    const one = await newcomer(321)
    const own = await asMember(one.id)
    const asked = { fromMonth: '2026-08', ...pay(3000), explanation: '按实发数更正' }
    await own.call.dues.own.propose(asked)
    await own.call.dues.own.withdraw()
    assert.equal((await own.call.dues.own.get()).proposal, null)
    const { proposal } = await own.call.dues.own.propose(asked)
    await branch.call.dues.bases.decline({ id: proposal?.id ?? 0, reason: '请附工资条' })
    assert.equal((await own.call.dues.own.get()).proposal?.declinedBecause, '请附工资条')
  })

  it('has the pay opened only with a line in the trail', async () => {
    const one = await newcomer(322)
    await state(one.id, 7000, '2026-08')
    const count = (await deedsOf('dues.baseOpened')).length
    const { bases } = await committee.call.dues.bases.open({ id: one.id })
    assert.deepEqual(bases[0]?.items, { basicPay: 700_000 })
    assert.equal((await deedsOf('dues.baseOpened')).length, count + 1)
    assert.equal(await refusalOf(other.call.dues.bases.open({ id: one.id })), 'not-found')
  })
})

describe('A base', () => {
  it('is refused without income, below zero, or from a month to come', async () => {
    const one = await newcomer(330)
    const say = (items: Record<string, number>, fromMonth = '2026-08') =>
      refusalOf(branch.call.dues.bases.state({ id: one.id, fromMonth, kind: 'salaried', items }))
    assert.equal(await say({ incomeTax: 100 }), 'dues-base-nothing')
    assert.equal(await say({ basicPay: 100, incomeTax: 200 }), 'dues-base-negative')
    assert.equal(await say({ basicPay: 100 }, '2026-09'), 'dues-base-future')
    assert.equal((await committee.call.dues.bases.open({ id: one.id })).bases.length, 0)
  })

  it('comes by a sheet: tried first, entered when nothing is wrong with any line', async () => {
    const [one, two] = [await newcomer(331), await newcomer(332)]
    const file = (text: string) => new File([text], '基数.csv', { type: 'text/csv' })
    const header = '工号,姓名,类别,基本工资,个人所得税,基本离退休费或基本养老金\n'
    const bring = (text: string, mode: 'try' | 'enter') =>
      branch.call.dues.bases.import({ file: file(header + text), fromMonth: '2026-08', mode })
    const bad = await bring(
      `${one.employeeNo},${one.name},按月领取工资,5200.5,100,\nX9,无此人,离退休,,,4000\n${two.employeeNo},另一人,离退休,,,4000\n${one.employeeNo},${one.name},厂长,1,,\n`,
      'enter',
    )
    assert.equal(bad.entered, false)
    assert.deepEqual(
      bad.faults.map(({ line }) => line),
      [3, 4, 5],
    )
    assert.match(bad.faults.map(({ words }) => words).join(), /没有工号 X9.*姓名与工号对不上.*类别“厂长”不对/)
    assert.equal((await committee.call.dues.bases.open({ id: one.id })).bases.length, 0)

    const good = `${one.employeeNo},${one.name},按月领取工资,5200.5,100,\n${two.employeeNo},,离退休,,,4000\n`
    assert.deepEqual(await bring(good, 'try').then(({ changed, entered }) => [changed, entered]), [2, false])
    assert.deepEqual(await bring(good, 'enter').then(({ changed, entered }) => [changed, entered]), [2, true])
    assert.deepEqual(await bring(good, 'enter').then(({ changed, same }) => [changed, same]), [0, 2])
    assert.equal((await committee.call.dues.bases.open({ id: one.id })).bases[0]?.fen, 510_050)
  })
})

describe('The settings', () => {
  it('change from this month on, by the department at the top, and count in the roll', async () => {
    const said = {
      rounding: 'jiao',
      deductInsurance: false,
      farmerFen: 50,
      cycle: 'monthly',
      ...{ branchKeeps: 10, committeeKeeps: 60, keepsBy: '部党组规定' },
      reason: '按部里通知',
    } as const
    const change = (who: Client, fromMonth: string) => who.call.dues.settings.change({ ...said, fromMonth })
    assert.equal(await refusalOf(change(committee, '2026-09')), 'not-permitted')
    assert.equal(await refusalOf(change(department, '2026-07')), 'dues-settings-past')
    await at('2026-09-05')
    await change(department, '2026-09')
    const one = await newcomer(340)
    const items = { basicPay: 400_000, insurance: 70_000, bonus: 32_156 }
    await branch.call.dues.bases.state({ id: one.id, fromMonth: '2026-09', kind: 'salaried', items })
    await roll('2026-09')
    assert.equal((await line(one.id, '2026-09'))?.fen, 4320)
    assert.equal((await branch.call.dues.settings.get()).present.changedBy !== null, true)
  })
})
