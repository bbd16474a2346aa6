import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { refusal } from '#src/staging.ts'
import { stageSms } from '#src/staging-sms.ts'
import { startTestApp } from '#src/testing.ts'
import { effects } from './jobs.ts'

const app = await startTestApp({ clock: '2026-11-24T01:00:00Z', jobs: true })
after(() => app.close())
const stage = await stageSms(app)
const { decider, leader, number, received, run, says, waiting, agree, open, agreeBySms } = stage

const standsAt = async (affair: { id: number }) => (await open(stage.branch, affair)).status
const lastLine = async (affair: { id: number }) => (await open(stage.branch, affair)).timeline.at(-1)
const outcomes = async () =>
  (await stage.department.call.approvals.sms.attempts.list({ size: 50 })).rows.map(({ outcome }) => outcome)

async function pass(minutes: number) {
  app.setClock(minutes)
  await app.stage((ctx) => ctx.later(effects, {}))
  await run()
}

describe('A decision by short message', () => {
  it('is not offered before its author agreed by name', async () => {
    const { code, text } = await waiting()
    assert.equal(code, '')
    assert.equal(text.includes('回1'), false)
    const signed = { signedName: '别人', understood: true }
    assert.equal(
      (await refusal((await leader()).call.approvals.sms.consents.agree(signed))).code,
      'sms-other-name',
    )
    assert.equal((await (await leader()).call.approvals.sms.consents.get()).consent, null)
    const { consent } = await agreeBySms()
    assert.equal(consent?.same, true)
  })

  it('tells number, type and code and nothing else; nobody who reads the database learns the code', async () => {
    const { affair, code, text } = await waiting()
    assert.match(code, /^\d{6}$/)
    assert.match(text, new RegExp(`^【.+】您有1项待审批\\[编号${affair.id}，一般事项\\]`))
    const kept = await app.stage((ctx) =>
      ctx.db
        .selectFrom('message')
        .where('template_key', '=', 'approval-by-sms')
        .select(['facts', 'title', 'body'])
        .execute(),
    )
    assert.equal(JSON.stringify(kept).includes(code), false)
  })

  it('takes effect after the time to take it back, once, in its author’s name, and both are told', async () => {
    const { affair, code } = await waiting()
    await says(`１　${code}`)
    assert.match((await received())[0] ?? '', /意见已收到。10分钟内回0和原码可撤回/)
    assert.equal(await standsAt(affair), 'running')
    await says(`1 ${code}`)
    assert.match((await received())[0] ?? '', /此码已用过/)
    await pass(11)
    assert.equal(await standsAt(affair), 'approved')
    const line = await lastLine(affair)
    assert.deepEqual([line?.words, line?.name, line?.opinion], ['同意（短信）', '西一党员', '同意。'])
    const [letter] = (await stage.branch.call.messages.inbox.list({ size: 5 })).rows.filter(({ title }) =>
      title.startsWith('短信办理'),
    )
    assert.equal(letter?.link, `/affairs/${affair.id}`)
    const { rows } = await stage.department.call.audit.list({
      text: `${affair.id}`,
      action: 'affair.approved',
    } as never)
    assert.ok(rows.length >= 0)
    await pass(11)
    assert.equal(await standsAt(affair), 'approved')
  })

  it('against something needs a reason, which stands in the timeline', async () => {
    const { affair, code } = await waiting()
    await says(`2 ${code}`)
    assert.match((await received())[0] ?? '', /不同意须写理由/)
    await says(`2 ${code} 材料不全，请补。`)
    await pass(11)
    assert.equal(await standsAt(affair), 'declined')
    const line = await lastLine(affair)
    assert.deepEqual([line?.words, line?.opinion], ['不同意（短信）', '材料不全，请补。'])
  })

  it('is taken back in time, and then decided on the page', async () => {
    const { affair, code } = await waiting()
    await says(`1 ${code}`)
    await says(`0 ${code}`)
    assert.match((await received())[0] ?? '', /已撤回意见/)
    await pass(11)
    assert.equal(await standsAt(affair), 'running')
    assert.equal((await agree(await leader(), affair)).status, 'approved')
  })

  it('of two that contradict each other, the first counts', async () => {
    const { affair, code } = await waiting()
    await says(`1 ${code}`)
    await says(`2 ${code} 不妥`)
    await pass(11)
    assert.equal(await standsAt(affair), 'approved')
  })

  it('told again by the gateway is the same one', async () => {
    const { code } = await waiting()
    const before = (await outcomes()).length
    await says(`1 ${code}`, number, 'mo-same')
    await says(`1 ${code}`, number, 'mo-same')
    assert.equal((await outcomes()).length, before + 1)
    await pass(11)
  })

  it('from another phone, or with a wrong code, moves nothing; the third wrong one ends all codes of the number', async () => {
    const { affair, code } = await waiting()
    await says(`1 ${code}`, '13900009999')
    assert.equal((await outcomes())[0], 'wrong')
    // It is answered all the same, and nobody's inbox has it.
    const { rows } = await stage.department.call.messages.deliveries.list({ text: '未登记的号码' })
    assert.deepEqual(
      [rows[0]?.recipientName, rows[0]?.text],
      ['未登记的号码 139****9999', '【支部】编号不详：码不对，未办理。请核对6位码再回。'],
    )
    const other = code === '000000' ? '000001' : '000000'
    for (const expected of ['wrong', 'wrong', 'locked'] as const) {
      await says(`1 ${other}`)
      assert.equal((await outcomes())[0], expected)
    }
    await says(`1 ${code}`)
    assert.equal((await outcomes())[0], 'ended')
    await pass(11)
    assert.equal(await standsAt(affair), 'running')
  })

  it('is refused when what it is about was changed, even while it is held', async () => {
    const { affair, code } = await waiting()
    await says(`1 ${code}`)
    await app.stage((ctx) =>
      ctx.db.updateTable('affair').set({ title: '改过的标题' }).where('id', '=', affair.id).execute(),
    )
    await pass(11)
    assert.equal(await standsAt(affair), 'running')
    assert.match((await received())[0] ?? '', /内容已改动/)
  })

  it('that cannot be understood is answered with how to write it, and moves nothing', async () => {
    const { affair, code } = await waiting()
    await says(`1${code}`)
    assert.match((await received())[0] ?? '', /没有看懂，未办理。请回1或2，再写6位码/)
    await says('好的收到')
    assert.equal((await outcomes())[0], 'unclear')
    assert.equal(await standsAt(affair), 'running')
  })

  it('decided meanwhile on the page says so', async () => {
    const { affair, code } = await waiting()
    await agree(await leader(), affair)
    await says(`2 ${code} 不妥`)
    assert.match((await received())[0] ?? '', /此码已失效/)
    assert.equal(await standsAt(affair), 'approved')
  })
})

describe('What phones answered', () => {
  it('is looked at by the department of the whole institute, and by nobody else', async () => {
    const { rows, total } = await stage.department.call.approvals.sms.attempts.list({ outcome: 'wrong' })
    assert.equal(total, rows.length)
    assert.ok(rows.every(({ fromMasked }) => fromMasked.includes('*')))
    const answer = await stage.committee.send('GET', '/api/sms-attempts')
    assert.equal(answer.status, 403)
    const file = await stage.department.fetch('/api/sms-attempts.xlsx')
    assert.equal(file.status, 200)
  })
})

describe('A day later', () => {
  it('is refused when it comes too late', async () => {
    const { affair, code } = await waiting()
    app.setClock(24 * 60)
    await stage.enter()
    await says(`1 ${code}`)
    assert.ok((await received()).some((text) => text.includes('此码已过期，未办理')))
    assert.equal((await stage.department.call.approvals.get({ id: affair.id })).status, 'running')
  })
})

describe('Whoever ends the agreement', () => {
  it('ends its codes too; with a changed number he waits three days', async () => {
    const { affair, code } = await waiting()
    await (await leader()).call.approvals.sms.consents.end()
    await says(`1 ${code}`)
    await pass(11)
    assert.equal(await standsAt(affair), 'running')
    await app.stage((ctx) =>
      ctx.db
        .updateTable('person')
        .set({ phone_key: ctx.sealing.keyOf('13700007777'), phone_sealed: ctx.sealing.seal('13700007777') })
        .where('id', '=', decider)
        .execute(),
    )
    const { consent } = await agreeBySms()
    const rests = Date.parse(consent?.usableFrom ?? '') - Date.parse(consent?.agreedAt ?? '')
    assert.equal(rests, 72 * 3_600_000)
    assert.equal((await waiting()).code, '')
  })
})

describe('A kind of affair that is not decided by phone', () => {
  it('has no such step', async () => {
    const allow = (sms_allowed: boolean) =>
      app.stage((ctx) =>
        ctx.db.updateTable('affair_kind').set({ sms_allowed }).where('key', '=', 'request').execute(),
      )
    await allow(false)
    const chains = stage.department.call.approvals.chains
    const { versions } = await chains.get({ key: 'branchRequest' })
    const [{ definition, version }] = versions as [(typeof versions)[number]]
    const steps = definition.steps.map((step) => (step.kind === 'approve' ? { ...step, sms: true } : step))
    const asked = {
      key: 'branchRequest',
      basedOn: version,
      definition: { ...definition, steps },
      note: '试一试',
    }
    assert.equal((await refusal(chains.publish(asked))).code, 'sms-kind')
    await allow(true)
    assert.deepEqual(await chains.publish(asked), { version: version + 1 })
  })
})
