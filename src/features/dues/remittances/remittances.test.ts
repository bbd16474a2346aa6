import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertPeople } from '#features/people/queries.ts'
import { type Client, type Institute, personOf, plantInstitute, startTestApp } from '#src/testing.ts'

const app = await startTestApp()
after(() => app.close())

let institute: Institute
let branch: Client, neighbour: Client, east: Client, west: Client, top: Client
let payer = 0

const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => assert.fail('was not refused'),
    (error) => error.data?.code as string,
  )
/** Gives of his own will: money without a month, which needs no roll. */
const give = (fen: number, paidOn: string) =>
  branch.call.dues.payments.take({ id: payer, fen, way: 'cash', paidOn, extra: true })
const east1 = () => institute.organizations.east1
const proposal = (untilMonth = '2026-10', client = branch, id = east1()) =>
  client.call.dues.remittances.propose({ id, untilMonth })
const send = (fen: number, more: object = {}) =>
  branch.call.dues.remittances.send({
    id: east1(),
    untilMonth: '2026-10',
    fen,
    handedOn: '2026-11-05',
    ...more,
  })
const fundOf = async (client: Client, id: number) =>
  (await client.call.dues.funds.get({ id, year: 2026 })).nowFen
const deeds = (action: string) =>
  app.stage((ctx) =>
    ctx.db.selectFrom('audit_entry').where('action', '=', action).select(['reason', 'after']).execute(),
  )

before(async () => {
  institute = await app.stage(plantInstitute)
  const { east: eastId, east1: own, east2, west: westId, root } = institute.organizations
  branch = await app.as('branch', { organizationId: own, name: '东区书记' })
  neighbour = await app.as('branch', { organizationId: east2 })
  east = await app.as('committee', { organizationId: eastId, name: '东区党委' })
  west = await app.as('committee', { organizationId: westId })
  top = await app.as('politicalWorkDepartment', { organizationId: root })
  const person = personOf('east1', 'member', own, 601)
  payer = (await app.stage((ctx) => insertPeople(ctx, [person]))).get(person.employeeNo) as number
  await give(300_00, '2026-09-12')
  await give(200_50, '2026-10-12')
  await give(80_00, '2026-11-12')
})

describe('What a branch has to hand up', () => {
  it('cannot be more than a thousand million yuan at once, nor nothing: the field and the remedy are named', async () => {
    for (const fen of [1_000_000_000_01, 0]) {
      const refused = await branch.send('POST', `/api/organizations/${east1()}/dues-remittances`, {
        ...{ untilMonth: '2026-10', handedOn: '2026-11-05', fen },
      })
      assert.deepEqual([refused.status, refused.body.data?.facts.field], [400, 'fen'])
      assert.equal(
        refused.body.message,
        '填写的内容不符合要求（金额）：应大于 0，不超过 1,000,000,000.00 元，最多两位小数。请核对是否多写了零；确实更多的，分几次登记。请修改后再提交。',
      )
    }
    assert.equal((await branch.call.dues.remittances.list({})).total, 0)
  })

  it('is what it collected up to a month, month by month, with the payments behind it', async () => {
    const asked = await proposal()
    assert.deepEqual(
      [asked.fromMonth, asked.months, asked.keeps, asked.fen, asked.balanceFen, asked.receiverName],
      [
        '2026-09',
        [
          { month: '2026-09', fen: 300_00, people: 1 },
          { month: '2026-10', fen: 200_50, people: 1 },
        ],
        0,
        500_50,
        580_50,
        '中共东区研究所委员会',
      ],
    )
    assert.equal(await refusalOf(proposal('2026-10', neighbour)), 'not-found')
    assert.equal(await refusalOf(proposal('2026-10', west)), 'not-found')
  })

  it('is refused when it is not there, of a day or month to come, or other than collected without a word', async () => {
    const refused = [
      send(580_51, { note: '多交' }),
      send(500_50, { handedOn: '2026-11-25' }),
      send(500_50, { untilMonth: '2026-12' }),
      send(499_00),
      send(500_50, { untilMonth: '2026-08' }),
    ]
    const codes = []
    for (const one of refused) codes.push(await refusalOf(one))
    assert.deepEqual(codes, [
      'dues-remit-beyond',
      'dues-remit-future',
      'dues-remit-month',
      'dues-remit-differs',
      'dues-remit-nothing',
    ])
    assert.equal((await branch.call.dues.remittances.list({})).total, 0)
    assert.equal((await proposal()).fen, 500_50)
    assert.equal((await deeds('dues.remittanceSent')).length, 0)
  })
})

describe('A remittance', () => {
  let id = 0

  it('takes its takings with it: what went is not handed up again, nor withdrawn behind its back', async () => {
    const sent = await send(500_50)
    id = sent.id
    assert.deepEqual(
      [sent.state, sent.fromMonth, sent.keptFen, sent.forReceiver],
      ['sent', '2026-09', 0, false],
    )
    assert.equal(await refusalOf(send(500_50)), 'dues-remit-sent')
    assert.deepEqual(
      (await proposal('2026-11')).months.map(({ month }) => month),
      ['2026-11'],
    )
    assert.equal(await fundOf(branch, east1()), 80_00)
    const behind = await branch.call.dues.payments.list({ remittanceId: id })
    assert.equal(
      behind.rows.reduce((sum, { fen }) => sum + fen, 0),
      500_50,
    )
    const [last] = behind.rows
    const taken = { id: last?.intakeId ?? 0, personId: payer, reason: '金额录错' }
    assert.equal(await refusalOf(branch.call.dues.payments.withdraw(taken)), 'dues-withdraw-remitted')
    const [deed] = await deeds('dues.remittanceSent')
    assert.deepEqual((deed?.after as { fen: number } | undefined)?.fen, 500_50)
  })

  it('comes back when it is recalled, and waits as if it had never gone', async () => {
    assert.equal(
      await refusalOf(neighbour.call.dues.remittances.recall({ id, reason: '不是我的' })),
      'not-found',
    )
    const recalled = await branch.call.dues.remittances.recall({ id, reason: '漏了一笔' })
    assert.deepEqual([recalled.state, recalled.endedBecause], ['recalled', '漏了一笔'])
    assert.deepEqual([(await proposal()).fen, await fundOf(branch, east1())], [500_50, 580_50])
    assert.equal(
      await refusalOf(branch.call.dues.remittances.recall({ id, reason: '再来一次' })),
      'dues-remit-answered',
    )
    id = (await send(500_00, { note: '五角零钱随下月上缴' })).id
    assert.equal(await fundOf(branch, east1()), 80_50)
  })

  it('is confirmed by the committee that receives it, with the same amount, a day and a number of its own', async () => {
    const given = { id, fen: 500_00, receivedOn: '2026-11-06', receiptNumber: '东-001' }
    const confirm = (more: object, client = east) =>
      refusalOf(client.call.dues.remittances.confirm({ ...given, ...more }))
    assert.equal(await confirm({}, branch), 'not-permitted')
    assert.equal(await confirm({}, west), 'not-found')
    assert.equal(await confirm({ fen: 499_99 }), 'dues-remit-other')
    assert.equal(await confirm({ receivedOn: '2026-11-04' }), 'dues-remit-received')
    assert.equal(await fundOf(east, institute.organizations.east), 0)
    assert.equal(
      await refusalOf(branch.call.dues.remittances.recall({ id: 999_999, reason: '没有' })),
      'not-found',
    )
    const unconfirmed = await branch.fetch(`/api/dues-remittances/${id}/receipt.pdf`)
    assert.equal(unconfirmed.status, 409)

    const { total } = await east.call.dues.remittances.list({ toAnswer: true })
    assert.equal(total, 1)
    const confirmed = await east.call.dues.remittances.confirm(given)
    assert.deepEqual(
      [confirmed.state, confirmed.confirmedBy, confirmed.receiptNumber],
      ['confirmed', '东区党委', '东-001'],
    )
    assert.equal(await fundOf(east, institute.organizations.east), 500_00)
    assert.equal(await confirm({}), 'dues-remit-answered')
    assert.equal(
      await refusalOf(branch.call.dues.remittances.recall({ id, reason: '太晚了' })),
      'dues-remit-answered',
    )
    const receipt = await branch.fetch(`/api/dues-remittances/${id}/receipt.pdf`)
    assert.equal(receipt.headers.get('content-type'), 'application/pdf')

    const more = await branch.call.dues.remittances.send({
      ...{ id: east1(), untilMonth: '2026-11', fen: 80_50, handedOn: '2026-11-20', note: '补上次的五角' },
    })
    const again = { id: more.id, fen: 80_50, receivedOn: '2026-11-21' }
    assert.equal(
      await refusalOf(east.call.dues.remittances.confirm({ ...again, receiptNumber: '东-001' })),
      'dues-remit-receipt',
    )
    await east.call.dues.remittances.confirm({ ...again, receiptNumber: '东-002' })
    assert.deepEqual(
      [await fundOf(branch, east1()), await fundOf(east, institute.organizations.east)],
      [0, 580_50],
    )
  })

  it('goes on: the committee keeps its share and hands up the rest, of what it received', async () => {
    const { east: eastId } = institute.organizations
    const asked = await proposal('2026-11', east, eastId)
    assert.deepEqual(
      [asked.receivedFen, asked.keeps, asked.keptFen, asked.fen, asked.receiverName],
      [580_50, 80, 464_40, 116_10, '中共星河研究院委员会'],
    )
    assert.match(asked.keepsBy, /20%/)
    const up = await east.call.dues.remittances.send({
      ...{ id: eastId, untilMonth: '2026-11', fen: 116_10, handedOn: '2026-11-22' },
    })
    assert.equal((await east.call.dues.remittances.list({ partOfId: up.id })).total, 2)
    assert.equal(
      await refusalOf(east.call.dues.remittances.return({ id, reason: '金额不符' })),
      'dues-remit-passed-on',
    )
    assert.equal(
      await refusalOf(
        east.call.dues.remittances.confirm({
          id: up.id,
          fen: 116_10,
          receivedOn: '2026-11-22',
          receiptNumber: '自-1',
        }),
      ),
      'dues-remit-receiver',
    )
    const back = await top.call.dues.remittances.return({ id: up.id, reason: '附言写错，请重汇' })
    assert.equal(back.state, 'returned')
    assert.equal(await fundOf(east, eastId), 580_50)
    assert.equal((await proposal('2026-11', east, eastId)).fen, 116_10)
  })

  it('goes back even after it was confirmed, while the money is still there', async () => {
    const { east: eastId } = institute.organizations
    const use = await east.call.dues.uses.record({
      ...{ id: eastId, purpose: 'training', usedOn: '2026-11-23', fen: 200_00, reason: '购买培训教材' },
      ...{ decidedOn: '2026-11-20', decision: '党委会议纪要〔2026〕9号' },
    })
    assert.equal(
      await refusalOf(east.call.dues.remittances.return({ id, reason: '入错账户' })),
      'dues-remit-spent',
    )
    await east.call.dues.uses.withdraw({ id: use.id, reason: '没有购买' })
    await east.call.dues.remittances.return({ id, reason: '入错账户' })
    assert.equal(await fundOf(branch, east1()), 500_00)
    assert.equal(await fundOf(east, eastId), 80_50)
    const returned = (await deeds('dues.remittanceReturned')).map(({ reason }) => reason)
    assert.deepEqual(returned, ['附言写错，请重汇', '入错账户'])
  })

  it('out of the institute is written down by the institute itself', async () => {
    const { root } = institute.organizations
    const id = root
    await top.call.dues.funds.open({ id, fromYear: 2026, fen: 9_000_00, note: '2025年末账面余额' })
    const payers = await app.stage((ctx) =>
      ctx.db
        .insertInto('dues_intake')
        .values({
          organization_id: root,
          way: 'transfer',
          paid_on: '2026-10-01',
          recorded_at: ctx.now,
          recorded_by: '测试',
        })
        .returning('id')
        .executeTakeFirstOrThrow(),
    )
    await app.stage((ctx) =>
      ctx.db
        .insertInto('dues_payment')
        .values({ intake_id: payers.id, person_id: payer, fen: 500_00 })
        .execute(),
    )
    const up = await top.call.dues.remittances.send({
      id,
      untilMonth: '2026-10',
      fen: 100_00,
      handedOn: '2026-11-01',
    })
    assert.deepEqual([up.receiverName, up.forReceiver], [null, true])
    await top.call.dues.remittances.confirm({
      id: up.id,
      fen: 100_00,
      receivedOn: '2026-11-02',
      receiptNumber: '部-7',
    })
    assert.equal(await fundOf(top, root), 9_400_00)
  })

  it('may be of any size, on every level: more fen than a small integer holds', async () => {
    const { east: eastId, east2, root } = institute.organizations
    const before = await fundOf(east, eastId)
    await east.call.dues.funds.open({ id: east2, fromYear: 2026, fen: 60_000_000_00, note: '账面余额' })
    await app.stage(async (ctx) => {
      const taken = { organization_id: east2, way: 'transfer', paid_on: '2026-10-08' } as const
      const { id } = await ctx.db
        .insertInto('dues_intake')
        .values({ ...taken, recorded_at: ctx.now, recorded_by: '测试' })
        .returning('id')
        .executeTakeFirstOrThrow()
      await ctx.db
        .insertInto('dues_payment')
        .values({ intake_id: id, person_id: payer, fen: 100_00 })
        .execute()
    })
    const handed = { untilMonth: '2026-11', handedOn: '2026-11-22' }
    const fen = 50_000_000_00
    const sent = await neighbour.call.dues.remittances.send({
      ...handed,
      id: east2,
      fen,
      note: '历年结存一并上缴',
    })
    const receipt = { receivedOn: '2026-11-23', receiptNumber: '东-大-1' }
    const confirmed = await east.call.dues.remittances.confirm({ id: sent.id, fen, ...receipt })
    assert.equal(confirmed.fen, fen)
    assert.deepEqual(
      [await fundOf(neighbour, east2), await fundOf(east, eastId)],
      [10_000_100_00, before + fen],
    )
    const asked = await proposal('2026-11', east, eastId)
    assert.equal(asked.keptFen + asked.fen, asked.receivedFen)
    const up = await east.call.dues.remittances.send({ ...handed, id: eastId, fen: asked.fen })
    assert.ok(up.receivedFen > 2 ** 32 && up.keptFen > 2 ** 31, `${up.receivedFen}, ${up.keptFen}`)
    const held = await fundOf(top, root)
    await top.call.dues.remittances.confirm({ id: up.id, fen: asked.fen, ...receipt })
    assert.equal(await fundOf(top, root), held + asked.fen)
  })

  it('is exported as the list shows it', async () => {
    const answer = await east.fetch('/api/dues-remittances.xlsx?state=returned')
    assert.equal(answer.status, 200)
    assert.equal((await west.call.dues.remittances.list({})).total, 0)
  })
})
