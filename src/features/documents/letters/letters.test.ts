import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { unzip, zipEntries } from '#platform/sheets/zip.ts'
import { keepFile } from '#platform/stored-files.ts'
import { stageInstitute } from '#src/staging.ts'
import { type Client, startTestApp } from '#src/testing.ts'
import { attachSealed, holdDocument } from './actions.ts'

const app = await startTestApp({ jobs: true })
after(() => app.close())

let secretary: Client, neighbour: Client, committee: Client
let places: Awaited<ReturnType<typeof stageInstitute>>

before(async () => {
  places = await stageInstitute(app)
  secretary = await app.as('branch', { organizationId: places.first.id, name: '一室书记' })
  neighbour = await app.as('branch', { organizationId: places.second.id })
  committee = await app.as('committee', { organizationId: places.root.id, name: '党委干事' })
})

const general = { matter: '购置党员活动室设备', body: '因工作需要，拟购置投影设备一套。' }
const contact = { contactName: '单雄信', contactPhone: '010-12345678', signatory: '龙𬭎' }
const issuedOn = '2026-11-24'

/** A 请示 of the branch, ready to be issued. */
async function drafted(more: object = {}, values: Record<string, string> = general): Promise<number> {
  const { id } = await secretary.call.documents.draft({
    templateKey: 'request-general',
    organizationId: places.first.id,
    values,
  })
  await secretary.call.documents.change({ id, ...contact, ...more })
  return id
}
async function issued(): Promise<{ id: number; number: string }> {
  return secretary.call.documents.issue({ id: await drafted(), issuedOn })
}
const refusal = async (work: Promise<unknown>) =>
  work.then(
    () => assert.fail('was not refused'),
    (error) => error.data?.code as string,
  )
const codes = async (id: number) =>
  (await secretary.call.documents.get({ id })).findings.map(({ code }) => code)

describe('A branch drafts a 请示', () => {
  it('with what the register knows filled in, addressed to its superior', async () => {
    const { id } = await secretary.call.documents.draft({
      templateKey: 'request-election',
      organizationId: places.first.id,
      values: { seats: 5 },
    })
    const draft = await secretary.call.documents.get({ id })
    assert.equal(draft.title, '星河一室党支部关于召开党员大会进行换届选举的请示')
    assert.equal(draft.addressee, '中共星河研究院委员会')
    assert.deepEqual([draft.values.members, draft.values.fullMembers, draft.values.seats], [2, 2, 5])
    assert.equal(draft.status, 'draft')
    assert.match(draft.findings[0]?.sentence ?? '', /还有内容没有填写：.*会议研究日期/)
  })

  it('and hears of a value that does not fit its field, or of a field that is not there', async () => {
    const draft = (values: Record<string, string>) =>
      secretary.call.documents.draft({
        templateKey: 'request-election',
        organizationId: places.first.id,
        values,
      })
    assert.equal(await refusal(draft({ meetingOn: '2026-02-30' })), 'document-field-day')
    assert.equal(await refusal(draft({ seats: '五' })), 'document-field-number')
    assert.equal(await refusal(draft({ 事由: '换届' })), 'document-field-unknown')
  })

  it('that others do not find before it is issued', async () => {
    const id = await drafted()
    assert.equal(await refusal(neighbour.call.documents.get({ id })), 'not-found')
    const { rows } = await neighbour.call.documents.list({})
    assert.deepEqual(rows, [])
  })

  it('sees its pages while it writes', async () => {
    const shown = await secretary.call.documents.preview({ id: await drafted() })
    assert.equal(shown.pages % 2, 0)
    assert.match(shown.svg, /^<svg/)
    assert.deepEqual(shown.findings, [])
  })

  it('throws it away again', async () => {
    const id = await drafted()
    await secretary.call.documents.discard({ id })
    assert.equal(await refusal(secretary.call.documents.get({ id })), 'not-found')
  })
})

describe('What the rules of 公文 refuse', () => {
  it('a 请示 without 签发人, without somebody to ask, or copied to who is below', async () => {
    assert.deepEqual(await codes(await drafted({ signatory: null })), ['signatory-missing'])
    assert.deepEqual(await codes(await drafted({ contactPhone: null })), ['contact-missing'])
    const id = await drafted({ signatory: null })
    assert.equal(await refusal(secretary.call.documents.issue({ id, issuedOn })), 'signatory-missing')
    await secretary.call.documents.issue({ id, issuedOn, signatory: '单雄信' })
  })

  it('a 请示 about two things', async () => {
    const body = '拟购置设备，请批准。\n另拟更换牌匾，妥否，请批示。'
    assert.deepEqual(await codes(await drafted({}, { ...general, body })), ['request-two-matters'])
  })

  it('what bears a 密级: the platform holds no state secrets', async () => {
    const id = await drafted({}, { ...general, body: '机密★10年\n拟购置设备。' })
    const [finding] = (await secretary.call.documents.get({ id })).findings
    assert.match(finding?.sentence ?? '', /标有密级（“机密★”）.*不得存储、处理国家秘密/)
    assert.equal(await refusal(secretary.call.documents.issue({ id, issuedOn })), 'document-classified')
    assert.deepEqual(await codes(await drafted({}, { ...general, body: '做好秘密写票处的设置。' })), [])
  })

  it('a day that has not come', async () => {
    const id = await drafted()
    const tomorrow = secretary.call.documents.issue({ id, issuedOn: '2026-11-25' })
    assert.equal(await refusal(tomorrow), 'document-issued-in-future')
  })

  it('a character that would print as a box, by its name', async () => {
    const id = await drafted({}, { ...general, matter: '购置\ue000设备ꙮ' })
    const [finding] = (await secretary.call.documents.get({ id })).findings
    assert.equal(finding?.code, 'document-unprintable')
    assert.match(finding?.sentence ?? '', /U\+E000、“ꙮ”（U\+A66E）/)
    assert.equal((await secretary.fetch(`/api/documents/${id}/file`)).status, 409)
  })
})

describe('An issued document', () => {
  it('keeps its 紧急程度 and 份号; a 函 is set as a letter', async () => {
    const id = await drafted({ urgency: 'extraUrgent', copyNumber: 7 })
    await secretary.call.documents.issue({ id, issuedOn })
    const { urgency, copyNumber, layout } = await secretary.call.documents.get({ id })
    assert.deepEqual([urgency, copyNumber, layout], ['extraUrgent', 7, 'document'])
    const changed = (column: string) =>
      app.stage(({ db }) => sql`update official_document set ${sql.raw(column)} where id = ${id}`.execute(db))
    for (const column of ['urgency = null', 'copy_number = 8', "layout = 'letter'"])
      await assert.rejects(changed(column), /must not be changed|violates check/)
    const letter = await secretary.call.documents.draft({
      templateKey: 'letter-general',
      organizationId: places.first.id,
      values: {},
    })
    assert.equal((await secretary.call.documents.get(letter)).layout, 'letter')
  })

  it('has the next number of its organization, kind and year, and a PDF with the place of its seal', async () => {
    const one = await issued()
    const two = await issued()
    const [first, second] = [one.number, two.number].map((number) =>
      Number(/〔2026〕(\d+)号$/.exec(number)?.[1]),
    )
    assert.match(one.number, /^星河一室支请〔2026〕/)
    assert.equal(second, (first ?? 0) + 1)
    await app.world.jobs?.drain()
    const held = await app.stage((ctx) => holdDocument(ctx, one.id))
    assert.equal(held.sealPlaces?.length, 1)
    const response = await secretary.fetch(`/api/documents/${one.id}/file`)
    const pdf = Buffer.from(await response.arrayBuffer())
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
    assert.match(
      decodeURIComponent(response.headers.get('content-disposition') ?? ''),
      /星河一室支请〔2026〕/,
    )
  })

  it('counts every kind and every year for itself', async () => {
    const letter = async (on: string) => {
      const { id } = await committee.call.documents.draft({
        templateKey: 'letter-general',
        organizationId: places.root.id,
        values: { matter: '商请支持', recipient: '星河小学', body: '望予支持。' },
      })
      return (await committee.call.documents.issue({ id, issuedOn: on })).number
    }
    assert.equal(await letter('2026-11-24'), '星河院党函〔2026〕1号')
    assert.equal(await letter('2025-12-31'), '星河院党函〔2025〕1号')
    assert.equal(await letter('2026-11-24'), '星河院党函〔2026〕2号')
  })

  it('is changed by nobody, not even behind the program’s back', async () => {
    const { id } = await issued()
    assert.equal(await refusal(secretary.call.documents.change({ id, signatory: '吕布' })), 'document-issued')
    assert.equal(await refusal(secretary.call.documents.discard({ id })), 'document-issued')
    const { pool } = app.world.open
    await assert.rejects(pool.query('update official_document set title = $1 where id = $2', ['改', id]))
    await assert.rejects(pool.query('delete from official_document where id = $1', [id]))
  })

  it('is read by whom it was sent to, and by nobody beside', async () => {
    const { id } = await issued()
    assert.equal((await committee.call.documents.get({ id })).status, 'issued')
    assert.equal(await refusal(neighbour.call.documents.get({ id })), 'not-found')
  })

  it('is voided with a reason; its number is not used again', async () => {
    const { id, number } = await issued()
    await secretary.call.documents.void({ id, reason: '数字有误，重新印发' })
    const voided = await secretary.call.documents.get({ id })
    assert.deepEqual([voided.status, voided.voidedBecause], ['voided', '数字有误，重新印发'])
    const next = await issued()
    assert.notEqual(next.number, number)
    assert.equal(await refusal(secretary.call.documents.void({ id, reason: '再来' })), 'document-voided')
  })

  it('is handed out sealed from the moment a sealed file was laid beside it', async () => {
    const { id } = await issued()
    await app.world.jobs?.drain()
    const bytes = Buffer.from('%PDF-sealed')
    await app.stage(async (ctx) => {
      const file = await keepFile(ctx, { bytes, name: '已用印.pdf', type: 'application/pdf' })
      await attachSealed(ctx, { id, file: file.id, digest: file.digest })
      await attachSealed(ctx, { id, file: file.id, digest: file.digest })
    })
    assert.equal(await (await secretary.fetch(`/api/documents/${id}/file`)).text(), '%PDF-sealed')
    assert.equal((await secretary.call.documents.get({ id })).sealed, true)
  })

  it('can be had as a draft for Word, with the same text', async () => {
    const { id } = await issued()
    const response = await secretary.fetch(`/api/documents/${id}/word`)
    const bytes = Buffer.from(await response.arrayBuffer())
    const entry = zipEntries(bytes)?.find(({ name }) => name === 'word/document.xml')
    assert.ok(entry)
    const text = unzip(bytes, entry).toString()
    for (const part of ['星河一室党支部文件', '签发人：', '妥否，请批示。', '联系人：单雄信', '抄送'].slice(
      0,
      4,
    ))
      assert.ok(text.includes(part), part)
  })
})

describe('A 批复', () => {
  const answer = async (request: number, templateKey = 'reply-general', values: object = {}) => {
    const { id } = await committee.call.documents.draft({
      templateKey,
      organizationId: places.root.id,
      answersId: request,
      values: { decidedOn: '2026-11-23', ...values },
    })
    return id
  }

  it('quotes what it answers, goes to who asked, and makes a pair with it', async () => {
    const request = await issued()
    const seen = await committee.call.documents.get({ id: request.id })
    assert.deepEqual(seen.replyTemplates, { agree: 'reply-general', disagree: 'reply-refusal' })
    const id = await answer(request.id)
    const { number } = await committee.call.documents.issue({ id, issuedOn })
    assert.match(number, /^星河院党复〔2026〕/)

    const reply = await secretary.call.documents.get({ id })
    assert.equal(reply.addressee, '星河一室党支部')
    assert.equal(reply.title, '中共星河研究院委员会关于同意购置党员活动室设备的批复')
    assert.equal(reply.answers?.number, request.number)
    assert.equal((await secretary.call.documents.get({ id: request.id })).reply?.number, number)
    const { svg } = await secretary.call.documents.preview({ id })
    assert.ok(svg.length > 1000)
  })

  it('is written by whom it was asked of', async () => {
    const request = await issued()
    const own = secretary.call.documents.draft({
      templateKey: 'reply-general',
      organizationId: places.first.id,
      answersId: request.id,
      values: {},
    })
    assert.equal(await refusal(own), 'reply-not-asked')
  })

  it('that disagrees is a 批复 as well', async () => {
    const request = await issued()
    const id = await answer(request.id, 'reply-refusal', { grounds: '经费已有安排。' })
    await committee.call.documents.issue({ id, issuedOn })
    assert.match((await secretary.call.documents.get({ id })).title, /的批复$/)
  })

  it('is one for one request, and for a request that was issued', async () => {
    const request = await issued()
    await answer(request.id)
    assert.equal(await refusal(answer(request.id)), 'reply-exists')
    const draft = await drafted()
    assert.equal(await refusal(answer(draft)), 'reply-request-not-issued')
    const alone = committee.call.documents.draft({
      templateKey: 'reply-general',
      organizationId: places.root.id,
      values: {},
    })
    assert.equal(await refusal(alone), 'reply-without-request')
  })

  it('whose quotation was written over is refused', async () => {
    const request = await issued()
    const id = await answer(request.id, 'reply-general', { requestNumber: '星河〔2026〕99号' })
    assert.equal(await refusal(committee.call.documents.issue({ id, issuedOn })), 'reply-quotation')
  })

  it('stays before its request is voided', async () => {
    const request = await issued()
    const id = await answer(request.id)
    await committee.call.documents.issue({ id, issuedOn })
    const voiding = secretary.call.documents.void({ id: request.id, reason: '有误' })
    assert.equal(await refusal(voiding), 'document-answered')
    await committee.call.documents.void({ id, reason: '批复有误' })
    await secretary.call.documents.void({ id: request.id, reason: '有误' })
  })
})

describe('A document of several organizations', () => {
  it('is signed by each in order, with a place for each seal', async () => {
    const { id } = await committee.call.documents.draft({
      templateKey: 'letter-general',
      organizationId: places.root.id,
      values: { matter: '联合开展主题党日', recipient: '星河小学', body: '拟联合开展主题党日。' },
    })
    const jointIds = [places.second.id, places.first.id, places.second.id, places.root.id]
    const changed = await committee.call.documents.change({ id, jointIds })
    assert.deepEqual(changed.jointNames, ['星河二室党支部', '星河一室党支部'])
    await committee.call.documents.issue({ id, issuedOn })
    await app.world.jobs?.drain()
    const held = await app.stage((ctx) => holdDocument(ctx, id))
    assert.deepEqual(
      held.sealPlaces?.map(({ at }) => at),
      [0, 1, 2],
    )
    const beyond = secretary.call.documents.change({ id: await drafted(), jointIds: [places.second.id] })
    assert.equal(await refusal(beyond), 'not-found')
  })
})

describe('Who reads what was issued', () => {
  const notice = async (recipients: string, copyTo: string[] = []) => {
    const { id } = await committee.call.documents.draft({
      templateKey: 'notice-election-due',
      organizationId: places.root.id,
      values: {
        year: '2027年',
        recipients,
        due: [['星河一室党支部', '2027年3月1日']],
        reportBy: '2026-12-31',
      },
    })
    await committee.call.documents.change({ id, copyTo })
    assert.equal(await refusal(neighbour.call.documents.get({ id })), 'not-found')
    await committee.call.documents.issue({ id, issuedOn })
    return id
  }

  it('a notice to all branches: every branch below', async () => {
    const id = await notice('各党支部')
    assert.equal((await neighbour.call.documents.get({ id })).own, false)
    const { rows } = await neighbour.call.documents.list({ side: 'received' })
    assert.ok(rows.some((row) => row.id === id))
    assert.equal((await neighbour.fetch(`/api/documents/${id}/file`)).status, 200)
    assert.equal(await refusal(neighbour.call.documents.void({ id, reason: '越权' })), 'not-found')
  })

  it('a notice to one branch with a copy to another: these two', async () => {
    const id = await notice('星河会战临时党支部', ['星河二室党支部'])
    assert.equal((await neighbour.call.documents.get({ id })).status, 'issued')
    assert.equal(await refusal(secretary.call.documents.get({ id })), 'not-found')
  })
})

describe('The list of documents', () => {
  it('is narrowed by kind, state, year and words, sorted, and exported as seen', async () => {
    const { number } = await issued()
    const found = await secretary.call.documents.list({ text: number, kind: ['request'], year: 2026 })
    assert.deepEqual(
      found.rows.map((row) => row.number),
      [number],
    )
    assert.equal((await secretary.call.documents.list({ text: number, status: 'voided' })).total, 0)
    assert.equal((await secretary.call.documents.list({ text: number, year: 2025 })).total, 0)
    assert.equal((await secretary.call.documents.list({ text: number, side: 'received' })).total, 0)
    assert.equal((await committee.call.documents.list({ text: number, side: 'received' })).total, 1)
    const sorted = await committee.call.documents.list({
      sort: 'number',
      descending: false,
      status: 'issued',
    })
    const numbers = sorted.rows.map((row) => row.number ?? '')
    assert.deepEqual(numbers, numbers.toSorted())
    const response = await secretary.fetch(`/api/documents.xlsx?text=${encodeURIComponent(number)}`)
    const bytes = Buffer.from(await response.arrayBuffer())
    const text = (zipEntries(bytes) ?? []).map((entry) => unzip(bytes, entry).toString()).join()
    assert.ok(text.includes(number))
  })
})
