import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertPeople } from '#features/people/queries.ts'
import { wordsUnmarked } from '#platform/testing-documents.ts'
import { type Client, type Institute, personOf, plantInstitute, startTestApp } from '#src/testing.ts'

const app = await startTestApp({ clock: '2025-12-20T02:00:00Z' })
after(() => app.close())

let institute: Institute
let branch: Client, east: Client, west: Client
let payer = 0

const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => assert.fail('was not refused'),
    (error) => error.data?.code as string,
  )
async function at(day: string): Promise<void> {
  app.setClock(`${day}T02:00:00Z`)
  const { east: eastId, east1, west: westId } = institute.organizations
  branch = await app.as('branch', { organizationId: east1, name: '东区书记' })
  east = await app.as('committee', { organizationId: eastId, name: '东区党委' })
  west = await app.as('committee', { organizationId: westId })
}
const give = (fen: number, paidOn: string) =>
  branch.call.dues.payments.take({ id: payer, fen, way: 'transfer', paidOn, extra: true })
const eastId = () => institute.organizations.east
const east1 = () => institute.organizations.east1
const use = (more: object = {}) =>
  east.call.dues.uses.record({
    ...{ id: eastId(), purpose: 'reading', usedOn: '2025-12-18', fen: 120_00, reason: '订阅党员教育报刊' },
    ...{ decidedOn: '2025-12-15', decision: '党委会议纪要〔2025〕12号' },
    ...more,
  })
const fund = (year: number, client = east, id = eastId()) => client.call.dues.funds.get({ id, year })
async function handUp(untilMonth: string, fen: number, handedOn: string, receiptNumber: string) {
  const { id } = await branch.call.dues.remittances.send({ id: east1(), untilMonth, fen, handedOn })
  await east.call.dues.remittances.confirm({ id, fen, receivedOn: handedOn, receiptNumber })
}

before(async () => {
  institute = await app.stage(plantInstitute)
  await at('2025-12-20')
  const person = personOf('east1', 'member', east1(), 701)
  payer = (await app.stage((ctx) => insertPeople(ctx, [person]))).get(person.employeeNo) as number
  await give(400_00, '2025-11-10')
  await handUp('2025-11', 400_00, '2025-12-01', '东-1')
})

describe('Dues are used', () => {
  it('for a lawful purpose, decided together before, and never beyond the balance', async () => {
    const refused = [use({ fen: 400_01 }), use({ decision: undefined }), use({ decidedOn: '2025-12-19' })]
    const codes = []
    for (const one of refused) codes.push(await refusalOf(one))
    assert.deepEqual(codes, ['dues-use-beyond', 'dues-use-decision', 'dues-use-before-decision'])
    assert.equal(await refusalOf(use({ meetingId: 999_999 })), 'not-found')
    const dinner = await east.send('POST', `/api/organizations/${eastId()}/dues-uses`, { purpose: 'dinner' })
    assert.equal(dinner.status, 400)
    const beyond = await east.send('POST', `/api/organizations/${eastId()}/dues-uses`, {
      ...{ purpose: 'training', usedOn: '2025-12-18', fen: 999_00, reason: '培训党员骨干' },
      ...{ decidedOn: '2025-12-15', decision: '党委会议纪要' },
    })
    assert.match(beyond.body.message ?? '', /现结余 400\.00 元/)
    assert.equal((await east.call.dues.uses.list({})).total, 0)
    assert.equal(await refusalOf(west.call.dues.uses.record({ ...(await lawful()) })), 'not-found')
  })
  const lawful = async () => ({
    ...{ id: eastId(), purpose: 'reading' as const, usedOn: '2025-12-18', fen: 1, reason: '订阅报刊' },
    ...{ decidedOn: '2025-12-15', decision: '党委会议纪要' },
  })

  it('with the meeting that decided, and the vouchers', async () => {
    const meetingId = await app.stage(async (ctx) => {
      const { id } = await ctx.db
        .insertInto('meeting')
        .values({
          ...{ organization_id: east1(), kind: 'membersMeeting', held_on: '2025-12-10', place: '会议室' },
          ...{ agenda: [], resolutions: [], recorded_at: ctx.now, recorded_by: '测试' },
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      return id
    })
    const used = await use({ meetingId, decidedOn: undefined, decision: undefined })
    assert.deepEqual([used.decidedOn, used.decision], ['2025-12-10', '东区第一党支部支部党员大会'])
    const invoice = new File(['发票'], '发票.pdf', { type: 'application/pdf' })
    const { files } = await east.call.dues.uses.files.add({ id: used.id, files: invoice })
    assert.deepEqual(
      files.map(({ name }) => name),
      ['发票.pdf'],
    )
    const address = `/api/dues-uses/${used.id}/files/${files[0]?.id}`
    assert.equal(await (await east.fetch(address)).text(), '发票')
    assert.equal((await west.fetch(address)).status, 404)
    const program = new File(['x'], '程序.exe')
    assert.equal(
      await refusalOf(east.call.dues.uses.files.add({ id: used.id, files: program })),
      'attachment-kind',
    )
    assert.equal((await fund(2025)).balanceFen, 280_00)
  })

  it('and what was written down wrongly is withdrawn, and stays to be seen', async () => {
    const { id } = await use({ fen: 10_00 })
    await east.call.dues.uses.withdraw({ id, reason: '重复登记' })
    assert.equal(
      await refusalOf(east.call.dues.uses.withdraw({ id, reason: '再撤一次' })),
      'dues-use-withdrawn',
    )
    const { rows } = await east.call.dues.uses.list({})
    assert.deepEqual(
      rows.map(({ withdrawnBecause }) => withdrawnBecause),
      ['重复登记', null],
    )
    assert.equal((await east.call.dues.uses.list({ fundOfId: eastId() })).total, 1)
    assert.equal((await fund(2025)).balanceFen, 280_00)
  })
})

describe('A gift of 1000 yuan at once', () => {
  it('is in no fund: it goes whole to the centre, through the committee, and its receipt comes back', async () => {
    await give(1_000_00, '2025-12-16')
    await give(999_99, '2025-12-17')
    const own = await fund(2025, branch, east1())
    assert.deepEqual([own.collectedFen, own.giftFen, own.gifts], [400_00 + 999_99, 1_000_00, 1])
    const asked = await branch.call.dues.remittances.propose({ id: east1(), untilMonth: '2025-12' })
    assert.equal(asked.fen, 999_99)
    const { rows } = await branch.call.dues.gifts.list({})
    assert.deepEqual(
      rows.map(({ fen, state }) => [fen, state]),
      [[1_000_00, 'kept']],
    )
    const id = rows[0]?.id ?? 0
    const given = { id, forwardedOn: '2025-12-18', brief: '1980年生，高级工程师，自愿多交党费表达心意' }
    assert.equal(await refusalOf(branch.call.dues.gifts.forward(given)), 'not-permitted')
    assert.equal(await refusalOf(west.call.dues.gifts.forward(given)), 'not-found')
    assert.equal(
      await refusalOf(east.call.dues.gifts.receipt({ id, receiptedOn: '2025-12-18', receiptNumber: '中-1' })),
      'dues-gift-not-forwarded',
    )
    assert.equal((await east.call.dues.gifts.forward(given)).state, 'forwarded')
    assert.equal(await refusalOf(east.call.dues.gifts.forward(given)), 'dues-gift-forwarded')
    const taken = await branch.call.dues.payments.list({ paidFrom: '2025-12-16', paidUntil: '2025-12-16' })
    assert.equal(
      await refusalOf(
        branch.call.dues.payments.withdraw({
          id: taken.rows[0]?.intakeId ?? 0,
          personId: payer,
          reason: '退回本人',
        }),
      ),
      'dues-withdraw-forwarded',
    )
    const paper = await branch.fetch(`/api/dues-gifts/${id}/paper.pdf`)
    assert.equal(paper.headers.get('content-type'), 'application/pdf')
    const receipted = await east.call.dues.gifts.receipt({
      id,
      receiptedOn: '2025-12-20',
      receiptNumber: '中-1',
    })
    assert.equal(receipted.state, 'receipted')
    assert.equal((await branch.fetch('/api/dues-gifts.xlsx')).status, 200)
  })
})

describe('The statement of a year', () => {
  const tell = (year: number, client = east, id = eastId()) => client.call.dues.statements.make({ id, year })
  let told = { id: 0, balanceFen: 0, digest: '' }

  it('is refused before the year is over, and while a remittance waits for an answer', async () => {
    assert.equal(await refusalOf(tell(2025)), 'dues-statement-early')
    const sent = await branch.call.dues.remittances.send({
      ...{ id: east1(), untilMonth: '2025-12', fen: 999_99, handedOn: '2025-12-19' },
    })
    await at('2026-01-08')
    assert.equal(await refusalOf(tell(2025)), 'dues-statement-unanswered')
    assert.equal(await refusalOf(tell(2025, branch, east1())), 'dues-statement-unanswered')
    const confirmed = { id: sent.id, fen: 999_99, receivedOn: '2026-01-05', receiptNumber: '东-2' }
    await east.call.dues.remittances.confirm(confirmed)
    assert.equal((await east.call.dues.statements.list({})).total, 0)
    assert.equal(await refusalOf(tell(2025, west)), 'not-found')
  })

  it('is made in one press, kept with its digest, and taken as PDF and as sheets', async () => {
    told = await tell(2025)
    assert.equal(told.balanceFen, 280_00)
    for (const format of ['pdf', 'xlsx']) {
      const address = `/api/dues-statements/${told.id}/files/${format}`
      const [one, same] = [await east.fetch(address), await east.fetch(address)]
      assert.equal(one.status, 200)
      if (format === 'pdf')
        assert.equal(await wordsUnmarked(await one.bytes()), await wordsUnmarked(await same.bytes()))
      assert.equal((await west.fetch(address)).status, 404)
    }
    assert.equal(await refusalOf(tell(2025)), 'dues-statement-told')
  })

  it('closes its year: nothing is added to it or taken from it', async () => {
    await tell(2025, branch, east1())
    const late = { fen: 1_00, usedOn: '2025-12-30' }
    assert.equal(await refusalOf(use(late)), 'dues-year-told')
    assert.equal(await refusalOf(give(1_00, '2025-12-30')), 'dues-year-told')
    const [used] = (await east.call.dues.uses.list({ fundOfId: eastId() })).rows
    assert.equal(
      await refusalOf(east.call.dues.uses.withdraw({ id: used?.id ?? 0, reason: '想改去年的' })),
      'dues-year-told',
    )
    const [received] = (await east.call.dues.remittances.list({ receivedUntil: '2025-12-31' })).rows
    assert.equal(
      await refusalOf(east.call.dues.remittances.return({ id: received?.id ?? 0, reason: '想改去年的' })),
      'dues-year-told',
    )
    const opening = { id: eastId(), fromYear: 2024, fen: 5_00, note: '纸质账本余额' }
    assert.equal(await refusalOf(east.call.dues.funds.open(opening)), 'dues-opening-told')
    assert.equal((await fund(2025)).balanceFen, told.balanceFen)
    await assert.rejects(
      app.stage((ctx) =>
        ctx.db
          .insertInto('dues_use')
          .values({
            ...{
              organization_id: eastId(),
              purpose: 'training',
              used_on: '2025-12-30',
              fen: 1,
              reason: '绕过去',
            },
            ...{ decided_on: '2025-12-01', decision: '没有', recorded_at: ctx.now, recorded_by: '某人' },
          })
          .execute(),
      ),
      /the statement of this year was told/,
    )
  })

  it('is where the next year begins: what was told then is carried over now', async () => {
    await give(60_00, '2026-01-06')
    await use({ usedOn: '2026-01-07', decidedOn: '2026-01-07', fen: 30_00, purpose: 'hardship' })
    await handUp('2026-01', 60_00, '2026-01-07', '东-3')
    await at('2027-01-10')
    const next = await fund(2026)
    assert.equal(next.carriedFen, told.balanceFen)
    assert.equal(next.receivedFen, 999_99 + 60_00)
    assert.equal(
      next.carriedFen + next.collectedFen + next.receivedFen - next.remittedFen - next.usedFen,
      next.balanceFen,
    )
    const second = await tell(2026)
    assert.equal(second.balanceFen, next.balanceFen)
    assert.equal((await fund(2027)).carriedFen, second.balanceFen)
    assert.equal(
      await refusalOf(east.call.dues.statements.withdraw({ id: told.id, reason: '去年有误' })),
      'dues-statement-later',
    )
  })

  it('is read by the members of the organization on their own page, and by nobody else', async () => {
    const member = await app.as('member', { personId: payer })
    const read = await member.call.dues.own.statements()
    assert.deepEqual(
      read.map(({ organizationName, year }) => [organizationName, year]),
      [
        ['中共东区研究所委员会', 2026],
        ['东区第一党支部', 2025],
        ['中共东区研究所委员会', 2025],
      ],
    )
    assert.deepEqual(read[2]?.lines.at(-1), ['年末结余', '280.00'])
    const stranger = await app.as('member', { personId: institute.people.west1.member })
    assert.deepEqual(await stranger.call.dues.own.statements(), [])
    const address = `/api/own-dues/statements/${told.id}/files/pdf`
    assert.equal((await member.fetch(address)).headers.get('content-type'), 'application/pdf')
    assert.equal((await stranger.fetch(address)).status, 404)
  })

  it('told wrongly is withdrawn by the committee with a reason, and the year is open again', async () => {
    const { rows } = await east.call.dues.statements.list({ year: 2026 })
    const id = rows[0]?.id ?? 0
    assert.equal(
      await refusalOf(branch.call.dues.statements.withdraw({ id, reason: '无权' })),
      'not-permitted',
    )
    await east.call.dues.statements.withdraw({ id, reason: '漏记一笔补助' })
    assert.equal(
      await refusalOf(east.call.dues.statements.withdraw({ id, reason: '再撤一次' })),
      'dues-statement-withdrawn',
    )
    await use({ usedOn: '2026-12-20', decidedOn: '2026-12-18', fen: 50_00, purpose: 'hardship' })
    assert.equal((await tell(2026)).balanceFen, 280_00 + 999_99 + 60_00 - 30_00 - 50_00)
    const member = await app.as('member', { personId: payer })
    assert.equal((await member.call.dues.own.statements()).length, 3)
    assert.equal((await east.fetch('/api/dues-statements.xlsx')).status, 200)
  })
})
