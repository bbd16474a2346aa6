/** Short messages leave the intranet as a minimal queue, and what became of them comes back. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { relayMessages } from '#features/messages/relay/jobs.ts'
import { hearReport } from '#features/messages/replies/actions.ts'
import { sendDue } from '#features/messages/sending/jobs.ts'
import { refusal } from '#src/staging.ts'
import {
  brought,
  joined,
  outwardSms,
  released,
  runJob as run,
  type Side,
  takenAway,
  tellBySms,
  twoNetworks,
} from '#src/staging-exchange.ts'

const { inside, outside, close } = await twoNetworks()
after(close)
before(async () => {
  for (const { app } of [inside, outside]) app.setClock('2026-11-24T04:00:00Z')
  await inside.dayLater()
  await outside.dayLater()
  await joined(inside, outside)
  await outwardSms(inside)
})

const tell = (more: object = {}) => tellBySms(inside, more)
const carried = async (from: Side, to: Side) => {
  const taken = await takenAway(from)
  await brought(to, taken)
  await to.look()
  return taken.length
}
const rowsOf = async ({ app }: Side, sql: string) => (await app.world.open.pool.query(sql)).rows
const newest = async () =>
  (
    await rowsOf(
      inside,
      `select status, because from message_delivery where channel = 'sms' order by id desc limit 1`,
    )
  )[0]
/** As the page 短信摆渡 of a side tells it, newest first. */
const listed = async ({ checker }: Side, asked: object = {}) =>
  (await checker.call.exchange.shortMessages.list(asked)).rows
const statesOf = async (side: Side) => (await listed(side)).map(({ state }) => state)
const relayed = async () => await rowsOf(outside, 'select * from message_relay order by id')
const numberInside = () =>
  inside.app.stage(async (ctx) => {
    const { phone_sealed } = await ctx.db
      .selectFrom('person')
      .where('id', '=', inside.institute.people.east1.member)
      .select('phone_sealed')
      .executeTakeFirstOrThrow()
    return ctx.sealing.open(phone_sealed as Buffer)
  })

describe('The queue', () => {
  it('is read and released like anything else, as long as nobody decided otherwise', async () => {
    await tell()
    await run(inside, sendDue)
    assert.equal((await newest()).status, 'sent')
    assert.deepEqual(await statesOf(inside), ['waiting'])
    await inside.look()
    assert.deepEqual(await takenAway(inside), [], 'it waits to be read')
    await inside.prepare()
    assert.deepEqual(await statesOf(inside), ['reading'])
    const { openPackageId: id } = await inside.checker.call.exchange.state()
    const { rows } = await inside.checker.call.exchange.packages.items({
      id: id as number,
      kind: 'shortMessages',
    })
    const item = await inside.checker.call.exchange.packages.item({ id: rows[0]?.id as number })
    const said = JSON.stringify(item)
    assert.ok(said.includes('0421'))
    for (const word of ['东一支部', '关于换届的请示', await numberInside()])
      assert.ok(!said.includes(word), `${word} leaves`)
    await released(inside)
    const [line] = await listed(inside)
    assert.deepEqual([line?.state, line?.packageId, line?.packageNumber], ['left', id, 1])
    assert.equal(await carried(inside, outside), 1)
  })

  it('is sent by the gateway outside, in the words that stand there; the number lies there sealed', async () => {
    const [one] = await relayed()
    assert.deepEqual([one.state, one.number_for], ['sent', null])
    assert.ok(!JSON.stringify(one).includes(await numberInside()))
    assert.deepEqual(await statesOf(outside), ['sent'])
  })

  it('is known outside by what fills it alone, not by whom it is for', async () => {
    const [line] = await listed(outside)
    const one = await outside.checker.call.exchange.shortMessages.get({ id: line?.id as number })
    assert.deepEqual([one.recipientName, one.organizationName, one.text], [null, null, null])
    assert.ok(one.facts.some(({ label, value }) => label === '编号' && value === '0421'))
    assert.equal(one.packageNumber, 1)
  })

  it('tells inside what the carrier said', async () => {
    const [one] = await relayed()
    await outside.app.stage((ctx) =>
      hearReport(ctx, 'outbox', { id: one.gateway_ids[0], delivered: true, state: 'DELIVRD' }),
    )
    await run(outside, relayMessages)
    assert.equal((await relayed())[0].state, 'delivered')
    await outside.look()
    assert.ok((await carried(outside, inside)) > 0)
    assert.equal((await newest()).status, 'delivered')
    assert.deepEqual(await statesOf(inside), ['delivered'])
    assert.equal((await inside.checker.call.exchange.state()).queue.waiting, 0)
  })
})

describe('Two people together', () => {
  it('let it go by itself: one asks, another agrees', async () => {
    const { queue } = inside.checker.call.exchange
    assert.equal((await refusal(queue.agree())).code, 'queue-moved-on')
    await queue.ask()
    assert.equal((await refusal(queue.agree())).code, 'queue-own')
    assert.deepEqual((await inside.checker.call.exchange.state()).queue.may, ['end'])
    await inside.releaser.call.exchange.queue.agree()
    assert.equal((await refusal(outside.checker.call.exchange.queue.ask())).code, 'queue-inside-only')
    await tell()
    await run(inside, sendDue)
    await inside.look()
    assert.ok((await carried(inside, outside)) > 0)
    assert.deepEqual(
      (await relayed()).map(({ state }) => state),
      ['delivered', 'sent'],
    )
  })

  it('never let anything else go with it', async () => {
    const { rows } = await inside.checker.call.exchange.packages.list({ direction: 'out' })
    const quick = rows.filter(({ checkedAt, items }) => checkedAt === null && items > 0)
    for (const { id } of quick) {
      const { counts } = await inside.checker.call.exchange.packages.get({ id })
      assert.deepEqual(
        counts.map(({ kind }) => kind),
        ['shortMessages'],
      )
    }
    assert.ok(quick.length > 0)
  })
})

describe('A message', () => {
  it('with a code does not go by the other network: its reply could not come back', async () => {
    await tell({
      template: 'approval-by-sms',
      facts: { type: '换届请示', number: '0421', hours: 24 },
      secrets: { code: '482196' },
    })
    await run(inside, sendDue)
    assert.deepEqual(await newest(), { status: 'failed', because: 'reply-not-outward' })
  })

  it('is sent once, however often its package comes', async () => {
    await tell()
    await run(inside, sendDue)
    await inside.look()
    const taken = await takenAway(inside)
    for (const name of ['a-', 'b-', ''])
      await brought(
        outside,
        taken.map((one) => ({ ...one, name: `${name}${one.name}` })),
      )
    await outside.look()
    assert.equal((await relayed()).length, 3)
    const { rows: sent } = await outside.app.world.open.pool.query(
      `select 1 from message_relay where sent_at is not null`,
    )
    assert.equal(sent.length, 3)
  })

  it('that is a day old is not sent any more, on either side, and whoever waits for it is told otherwise', async () => {
    await tell()
    await run(inside, sendDue)
    await inside.look()
    const late = await takenAway(inside)
    await inside.dayLater()
    await outside.dayLater()
    await run(inside, sendDue)
    assert.deepEqual(await newest(), { status: 'failed', because: 'outward-lapsed' })
    const [lapsed] = await listed(inside)
    assert.deepEqual([lapsed?.state, lapsed?.because], ['lapsed', '送到外网 24 小时没有发出'])
    await brought(outside, late)
    await outside.look()
    assert.equal((await relayed()).at(-1).state, 'lapsed')
    await inside.look()
    await carried(inside, outside)
    await outside.look()
    await carried(outside, inside)
    const { kinds } = await inside.checker.call.exchange.state()
    assert.deepEqual(
      kinds.filter(({ kind }) => /^(?:shortM|messageR)/.test(kind)).map(({ agreed }) => agreed),
      [true, null],
    )
  })

  it('for which there is no such text outside is said to have failed', async () => {
    await tell()
    await run(inside, sendDue)
    await inside.look()
    await outside.app.world.open.pool.query(
      `insert into message_template_version (template_key, version, definition, note, published_at, published_by)
       select 'affair-waiting', 9, '{"inbox":{"title":"x","body":"x"},"sms":null,"mail":null}', '停用', now(), '测试'`,
    )
    await carried(inside, outside)
    assert.deepEqual(
      [(await relayed()).at(-1).state, (await relayed()).at(-1).because],
      ['failed', '短信模板不同'],
    )
    await outside.look()
    await carried(outside, inside)
    assert.deepEqual(await newest(), { status: 'failed', because: '短信模板不同' })
  })
})
