/** 短信摆渡: what the department finds of the messages that go by the other network, and what nobody else does. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertSeparation } from '#features/accounts/offices/queries.ts'
import { sendDue } from '#features/messages/sending/jobs.ts'
import { readSheet } from '#platform/sheets.ts'
import { refusal } from '#src/staging.ts'
import { outwardSms, runJob, sideAlone, tellBySms } from '#src/staging-exchange.ts'

const inside = await sideAlone('intranet')
const { people, organizations } = inside.institute
after(() => inside.app.close())
before(async () => {
  await outwardSms(inside)
  await tellBySms(inside)
  await tellBySms(inside, {
    template: 'deadline-near',
    to: [{ personId: people.west1.member }],
    facts: {
      type: '年度总结',
      name: '年度总结',
      organization: '西一支部',
      due: '2026-12-10',
      what: '请报送年度总结',
    },
  })
  await runJob(inside, sendDue)
})
const list = async (asked: object = {}) => inside.checker.call.exchange.shortMessages.list(asked)
const names = async (asked: object) => (await list(asked)).rows.map(({ recipientName }) => recipientName)

describe('The department', () => {
  it('finds a message by whom it is for, its state, its kind and its day', async () => {
    assert.equal((await list()).total, 2)
    assert.deepEqual(await names({ text: '西一' }), ['西一党员'])
    assert.deepEqual(await names({ template: 'affair-waiting' }), ['东一党员'])
    assert.equal((await list({ state: ['waiting'] })).total, 2)
    assert.equal((await list({ state: ['delivered', 'lapsed'] })).total, 0)
    assert.equal((await list({ from: '2026-11-24', until: '2026-11-24' })).total, 2)
    assert.equal((await list({ until: '2026-11-23' })).total, 0)
    assert.equal((await list({ text: '第 7 号' })).total, 0)
  })

  it('reads them page by page in the order asked for', async () => {
    const up = await names({ sort: 'at', descending: false })
    assert.deepEqual(await names({ sort: 'at' }), up.toReversed())
    assert.deepEqual(
      [await names({ size: 1, descending: false }), await names({ size: 1, page: 2, descending: false })],
      up.map((name) => [name]),
    )
  })

  it('opens the message behind a line: the text, and what of it goes over', async () => {
    const [line] = (await list({ text: '东一' })).rows
    const one = await inside.checker.call.exchange.shortMessages.get({ id: line?.id as number })
    assert.match(String(one.text), /^【支部】您有1项待办（换届请示，编号0421）|^您有1项待办/)
    assert.deepEqual(
      one.facts.map(({ label }) => label),
      ['事项类型', '编号'],
    )
    const none = await refusal(inside.checker.call.exchange.shortMessages.get({ id: 99_999 }))
    assert.equal(none.code, 'not-found')
  })

  it('takes away what it found as a sheet, on record', async () => {
    const answer = await inside.checker.fetch('/api/exchange/messages.xlsx?text=%E8%A5%BF%E4%B8%80')
    const text = JSON.stringify(
      await Array.fromAsync(readSheet(Buffer.from(await answer.arrayBuffer()), '短信.xlsx')),
    )
    assert.ok(text.includes('西一党员') && text.includes('等待装包') && !text.includes('东一党员'))
    const { rows } = await inside.app.world.open.pool.query(
      `select after from audit_entry where action = 'exchange.messagesExported'`,
    )
    assert.deepEqual(
      rows.map(({ after }) => after.total),
      [1],
    )
  })

  it('counts on the page of the exchange what the list behind the number holds', async () => {
    const { queue } = await inside.checker.call.exchange.state()
    assert.equal(queue.waiting, (await list({ state: ['waiting'] })).total)
  })
})

describe('Who is not the department of the whole institute', () => {
  it('is told so, and sees nothing of them', async () => {
    const east = await inside.app.as('politicalWorkDepartment', { organizationId: organizations.east })
    assert.equal((await refusal(east.call.exchange.shortMessages.list({}))).code, 'exchange-whole-only')
    const committee = await inside.app.as('committee', { organizationId: organizations.root })
    assert.equal((await refusal(committee.call.exchange.shortMessages.list({}))).code, 'not-permitted')
  })
})

describe('The system administrator, once the three are apart', () => {
  it('sees whether messages go, and neither to whom nor what they say', async () => {
    const office = (
      name: 'systemAdministrator' | 'securityAdministrator' | 'auditAdministrator',
      at: number,
    ) => inside.app.as(name, { personId: at, name })
    const system = await office('systemAdministrator', people.west2.member)
    assert.equal((await refusal(system.call.exchange.shortMessages.list({}))).code, 'not-permitted')
    const security = await office('securityAdministrator', people.west2.masses)
    const auditor = await office('auditAdministrator', people.east2.masses)
    await inside.app.stage(insertSeparation)
    const { rows, total } = await system.call.exchange.shortMessages.list({})
    assert.equal(total, 2)
    assert.deepEqual(new Set(rows.map(({ recipientName }) => recipientName)), new Set([null]))
    assert.equal((await system.call.exchange.shortMessages.list({ text: '东一' })).total, 0)
    const one = await system.call.exchange.shortMessages.get({ id: rows[0]?.id as number })
    assert.deepEqual([one.text, one.facts, one.organizationName], [null, [], null])
    for (const other of [security, auditor])
      assert.equal((await refusal(other.call.exchange.shortMessages.list({}))).code, 'not-permitted')
  })
})
