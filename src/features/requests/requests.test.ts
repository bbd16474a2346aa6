import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertOrganizations } from '#features/organizations/intake/actions.ts'
import { type Client, type Institute, plantInstitute, startTestApp, type TestApp } from '#src/testing.ts'
import { requestOf, startRequest } from './actions.ts'

let app: TestApp
let institute: Institute
let secretary: Client, recorder: Client, office: Client, leader: Client, stranger: Client, sister: Client

before(async () => {
  app = await startTestApp()
  institute = await app.stage(plantInstitute)
  const { organizations, people } = institute
  const east1 = organizations.east1
  secretary = await app.as('branch', {
    organizationId: east1,
    personId: people.east1.secretary,
    name: '东一书记',
  })
  recorder = await app.as('branch', {
    organizationId: east1,
    personId: people.east1.member,
    name: '东一记录',
  })
  office = await app.as('committee', { organizationId: organizations.east, name: '东区经办' })
  leader = await app.as('committee', { organizationId: organizations.east, name: '东区领导' })
  sister = await app.as('branch', { organizationId: organizations.east2, name: '东二' })
  stranger = await app.as('committee', { organizationId: organizations.west, name: '西区经办' })
})
after(() => app.close())

let presses = 0
const requestKey = () => `press-${++presses}-0000`
const issuedOn = '2026-11-24'

const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => assert.fail('was not refused'),
    (why) => why,
  )
  return { code: error.data?.code as string, message: error.message as string }
}

/** A draft of 东一, with everything that its secretary needs to sign it. */
async function drafted(matter = '使用党费购置学习资料') {
  const request = await recorder.call.requests.start({
    organizationId: institute.organizations.east1,
    templateKey: 'request-general',
    values: { matter, body: '支部党员学习资料不足，拟使用党费购置。' },
  })
  await recorder.call.documents.change({
    id: request.documentId,
    contactName: '东一记录',
    contactPhone: '010-60000001',
  })
  return request
}
const send = (id: number, by = secretary) => by.call.requests.send({ id, issuedOn, requestKey: requestKey() })
const review = async (id: number, act: 'approve' | 'decline' = 'approve') => {
  const { affairId } = await office.call.requests.get({ id })
  const affair = await office.call.approvals.get({ id: affairId as number })
  const said = {
    id: affair.id,
    taskId: affair.may.taskId as number,
    requestKey: requestKey(),
    opinion: '拟同意。',
  }
  return office.call.approvals.acts[act](said)
}
const decide = (id: number, verdict: 'agreed' | 'refused' = 'agreed', opinion = '同意。') =>
  leader.call.requests.decide({ id, verdict, opinion, requestKey: requestKey() })
/** The reply is drafted, its open fields filled, and issued. */
async function reply(id: number, values: Record<string, string> = { decidedOn: '2026-11-23' }) {
  const { reply: draft } = await office.call.requests.draftReply({ id })
  await office.call.documents.change({ id: draft?.id ?? 0, values })
  return office.call.requests.reply({ id, issuedOn, requestKey: requestKey() })
}

describe('A request', () => {
  it('goes from the recorder’s draft over signature, review and verdict to the reply, and both papers are a pair', async () => {
    const { id } = await drafted()
    const { signer, may, findings } = await recorder.call.requests.get({ id })
    assert.deepEqual([signer, may.send, may.edit, findings], ['东一书记', false, true, []])

    const sent = await send(id)
    assert.match(sent.number ?? '', /〔2026〕1号$/)
    assert.deepEqual([sent.status, sent.stepName, sent.may.review], ['running', '党委审核', false])
    assert.equal((await office.call.requests.get({ id })).may.review, true)

    await review(id)
    const decided = await decide(id)
    assert.deepEqual([decided.verdict, decided.stepName], ['agreed', '起草并印发批复'])

    const done = await reply(id)
    assert.equal(done.status, 'agreed')
    assert.match(done.reply?.number ?? '', /〔2026〕1号$/)
    const seen = await recorder.call.requests.get({ id })
    const paper = await recorder.call.documents.get({ id: seen.documentId })
    assert.deepEqual([seen.reply?.number, paper.reply?.number], [done.reply?.number, done.reply?.number])
    const answer = await recorder.call.documents.get({ id: seen.reply?.id ?? 0 })
    assert.equal(answer.title, '中共东区研究所委员会关于同意使用党费购置学习资料的批复')
  })

  it('whose reply names the people as they were elected; what is changed of it is told', async () => {
    const elected = [
      ['东一书记', '书记', '9票', '—'],
      ['东一党员', '副书记', '8票', '—'],
    ]
    const { id, documentId } = await recorder.call.requests.start({
      organizationId: institute.organizations.east1,
      templateKey: 'request-election-result',
      values: { heldOn: '2026-11-18', entitled: 10, present: 10, elected },
    })
    await recorder.call.documents.change({ id: documentId, contactName: '张三', contactPhone: '6001' })
    await send(id)
    await review(id)
    await decide(id)
    const { reply: draft } = await office.call.requests.draftReply({ id })
    const paper = await office.call.documents.get({ id: draft?.id ?? 0 })
    const approved = '东一书记同志任书记、东一党员同志任副书记'
    assert.deepEqual([paper.values.approved, paper.asked], [approved, { approved }])
    const changed = await office.call.documents.change({
      id: paper.id,
      values: { approved: '东一书记同志任书记', decidedOn: '2026-11-23' },
    })
    assert.deepEqual([changed.values.approved, changed.asked], ['东一书记同志任书记', { approved }])
    const done = await office.call.requests.reply({ id, issuedOn, requestKey: requestKey() })
    const issued = await office.call.documents.get({ id: done.reply?.id ?? 0 })
    assert.deepEqual([issued.values.approved, issued.asked], ['东一书记同志任书记', {}])
  })

  it('is signed by the secretary only, who is named to whoever tries', async () => {
    const { id } = await drafted()
    const { code, message } = await refusal(send(id, recorder))
    assert.equal(code, 'request-secretary-signs')
    assert.match(message, /请提醒“东一书记”登录后签发报送/)
  })

  it('that lacks something is not sent, says what, and keeps no number', async () => {
    const started = await recorder.call.requests.start({
      organizationId: institute.organizations.east1,
      templateKey: 'request-general',
      values: { matter: '召开民主评议会' },
    })
    assert.ok(started.findings.some((one) => one.includes('还有内容没有填写')))
    await refusal(send(started.id))
    const after = await secretary.call.requests.get({ id: started.id })
    assert.deepEqual([after.status, after.number], ['draft', null])
  })

  it('sent back is written anew under a new number, and goes straight to whoever sent it back', async () => {
    const { id, documentId: drafting } = await drafted('添置活动室设施')
    const files = [new File(['%PDF-1'], '报价单.pdf'), new File(['%PDF-2'], '用途说明.pdf')]
    await secretary.call.documents.enclosures.add({ id: drafting, files })
    const first = await send(id)
    const { affairId } = first
    const affair = await office.call.approvals.get({ id: affairId as number })
    await office.call.approvals.acts.sendBack({
      id: affair.id,
      taskId: affair.may.taskId as number,
      to: 'start',
      marks: [],
      opinion: '请写明经费来源。',
      requestKey: requestKey(),
    })
    const back = await secretary.call.requests.get({ id })
    assert.deepEqual(
      [back.sentBack?.name, back.sentBack?.opinion, back.may.revise],
      ['东区经办', '请写明经费来源。', true],
    )
    assert.equal((await refusal(send(id))).code, 'request-revise-first')

    const anew = await secretary.call.requests.revise({ id })
    const voided = await secretary.call.documents.get({ id: first.documentId })
    assert.deepEqual([anew.document.status, voided.status], ['draft', 'voided'])
    assert.ok(!anew.findings.some((one) => one.includes('联系人')), 'whom to ask is still known')
    const draft = await secretary.call.documents.get({ id: anew.documentId })
    const carried = draft.enclosures.map(({ name }) => name)
    assert.deepEqual(carried, ['报价单.pdf', '用途说明.pdf'], 'what went along goes along')
    assert.deepEqual(
      voided.enclosures.map(({ name }) => name),
      carried,
    )
    const [kept] = draft.enclosures
    const file = await office.fetch(
      `/api/documents/${first.documentId}/enclosures/${voided.enclosures[0]?.id}`,
    )
    const copy = await secretary.fetch(`/api/documents/${anew.documentId}/enclosures/${kept?.id}`)
    assert.equal(await copy.text(), await file.text())
    await secretary.call.documents.enclosures.remove({ id: anew.documentId, enclosureId: kept?.id ?? 0 })
    await secretary.call.documents.change({
      id: anew.documentId,
      values: { body: '经费从党支部工作经费列支。' },
    })
    const again = await send(id)
    assert.equal(again.stepName, '党委审核')
    assert.notEqual(again.number, first.number)
    const sent = await office.call.documents.get({ id: again.documentId })
    assert.deepEqual(
      sent.enclosures.map(({ name }) => name),
      ['用途说明.pdf'],
    )
    await review(id)
    await decide(id)
    assert.equal((await reply(id)).status, 'agreed')
  })

  it('that is not agreed to gets a reply that says so and why', async () => {
    const { id } = await drafted('组织外出参观')
    await send(id)
    await review(id)
    assert.equal((await refusal(decide(id, 'refused', ''))).code, 'request-opinion-missing')
    await decide(id, 'refused', '时间与生产任务冲突。')
    const done = await reply(id, { decidedOn: '2026-11-23', grounds: '与年终生产任务冲突，请明年再报。' })
    assert.equal(done.status, 'refused')
    const answer = await secretary.call.documents.get({ id: done.reply?.id ?? 0 })
    assert.equal(answer.templateKey, 'reply-refusal')
  })

  it('declined in the review still gets its reply', async () => {
    const { id } = await drafted('增设活动室')
    await send(id)
    await review(id, 'decline')
    assert.equal((await secretary.call.requests.get({ id })).status, 'refused')
    assert.equal((await refusal(decide(id))).code, 'request-declined')
    const done = await reply(id, { decidedOn: '2026-11-23', grounds: '现有活动室可以满足需要。' })
    assert.match(done.reply?.number ?? '', /号$/)
  })

  it('takes up a reply that was begun on the page of documents', async () => {
    const { id, documentId } = await drafted('更换标识牌')
    await send(id)
    await review(id)
    await decide(id)
    const { id: begun } = await office.call.documents.draft({
      templateKey: 'reply-general',
      organizationId: institute.organizations.east,
      answersId: documentId,
    })
    const taken = await office.call.requests.draftReply({ id })
    assert.equal(taken.reply?.id, begun)
  })

  it('is taken back before a verdict, its number voided; afterwards not', async () => {
    const { id } = await drafted('开展共建活动')
    await send(id)
    const back = await secretary.call.requests.withdraw({ id, reason: '活动改期' })
    assert.deepEqual([back.status, back.document.status], ['withdrawn', 'voided'])
    const other = await drafted('开展走访慰问')
    await send(other.id)
    await review(other.id)
    await decide(other.id)
    const late = secretary.call.requests.withdraw({ id: other.id, reason: '不办了' })
    assert.equal((await refusal(late)).code, 'request-decided')
  })

  it('is not decided before its review, and not twice', async () => {
    const { id } = await drafted('召开座谈会')
    await send(id)
    assert.equal((await refusal(decide(id))).code, 'request-under-review')
    await review(id)
    await decide(id)
    assert.equal((await refusal(decide(id))).code, 'request-decided')
    assert.equal(
      (await refusal(office.call.requests.reply({ id, issuedOn, requestKey: requestKey() }))).code,
      'request-reply-missing',
    )
    await office.call.requests.draftReply({ id })
    assert.equal((await refusal(office.call.requests.draftReply({ id }))).code, 'request-reply-drafted')
    const early = office.call.requests.reply({ id, issuedOn: '2026-11-20', requestKey: requestKey() })
    assert.equal((await refusal(early)).code, 'reply-before-request')
  })

  it('as a draft is listed to its own branch only, not found beside it, and deleted by it', async () => {
    const { id } = await drafted('草拟中的事')
    const asks = async (client: Client) => (await refusal(client.call.requests.get({ id }))).code
    assert.deepEqual([await asks(sister), await asks(stranger)], ['not-found', 'not-found'])
    assert.deepEqual((await office.call.requests.list({ text: '草拟中的事' })).rows, [])
    assert.equal((await recorder.call.requests.list({ text: '草拟中的事' })).total, 1)
    await recorder.call.requests.discard({ id })
    assert.equal(await asks(recorder), 'not-found')
  })

  it('from below a general branch goes to the committee that decides, with a copy to the general branch', async () => {
    const dates = {
      establishedOn: '2020-01-01',
      closedOn: null,
      termYears: null,
      termFrom: null,
      shortName: null,
    }
    const rows = [
      {
        ...dates,
        code: 'eastG',
        name: '东区研发总支部委员会',
        kind: 'generalBranch' as const,
        parentCode: 'east',
      },
      { ...dates, code: 'eastG1', name: '东区研发一室党支部', kind: 'branch' as const, parentCode: 'eastG' },
    ]
    const placed = await app.stage((ctx) => insertOrganizations(ctx, rows, '测试'))
    const organizationId = placed.get('eastG1')?.id ?? 0
    const asked = { organizationId, templateKey: 'request-general', values: { matter: '添置图书' } }
    const request = await office.call.requests.start(asked)
    const { addressee, copyTo } = await office.call.documents.get({ id: request.documentId })
    assert.deepEqual(
      [request.superiorName, addressee, copyTo],
      ['中共东区研究所委员会', '中共东区研究所委员会', ['东区研发总支部委员会']],
    )
  })

  it('is answered by the organization asked, not by one above it', async () => {
    const above = await app.as('politicalWorkDepartment', { organizationId: institute.organizations.root })
    const { id } = await drafted('调整党费使用')
    await send(id)
    await review(id)
    await decide(id)
    const { code, message } = await refusal(above.call.requests.draftReply({ id }))
    assert.equal(code, 'request-other-organization')
    assert.match(message, /由“中共东区研究所委员会”起草和印发/)
  })

  it('is found by whoever asked and whoever is asked, and by nobody beside them', async () => {
    const { total } = await office.call.requests.list({ box: 'received', status: ['agreed'] })
    assert.ok(total >= 2)
    assert.equal(
      (await secretary.call.requests.list({ box: 'asked', text: '学习资料', status: ['agreed'] })).total,
      1,
    )
    assert.deepEqual((await sister.call.requests.list({})).rows, [])
    assert.deepEqual((await stranger.call.requests.list({})).rows, [])
    const file = await office.fetch('/api/requests.xlsx?box=received')
    assert.equal(file.status, 200)
  })

  it('started by another part of the platform leads back to it, and tells how it stands', async () => {
    const about = { kind: 'matter', id: 7, address: '/matters/7' }
    const asked = {
      organizationId: institute.organizations.east1,
      templateKey: 'request-general',
      values: { matter: '换届筹备', body: '拟筹备换届。' },
      about,
    }
    const { id, documentId } = await app.stage((ctx) => startRequest(ctx, asked))
    assert.deepEqual((await secretary.call.requests.get({ id })).about, about)
    const facts = () => app.stage((ctx) => requestOf(ctx, id))
    assert.deepEqual([(await facts()).status, (await facts()).repliedOn], ['draft', null])

    await secretary.call.documents.change({ id: documentId, contactName: '甲', contactPhone: '010-60000001' })
    await send(id)
    await review(id)
    await decide(id)
    await reply(id)
    const { status, verdict, repliedOn } = await facts()
    assert.deepEqual([status, verdict, repliedOn], ['agreed', 'agreed', issuedOn])
  })
})
