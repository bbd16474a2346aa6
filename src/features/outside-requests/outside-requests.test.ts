/** 外网办事, told through two platforms: begun outside with a code, decided inside, the result told outside. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { archiveOf, pdfOf } from '#platform/testing-documents.ts'
import { refusal } from '#src/staging.ts'
import { brought, joined, once, type Side, takenAway, twoNetworks } from '#src/staging-exchange.ts'
import type { Client } from '#src/testing.ts'

const { inside, outside, close } = await twoNetworks()
after(close)

let secretary: Client, office: Client, leader: Client, sister: Client
let code: string
before(async () => {
  await joined(inside, outside)
  const { app, institute } = inside
  const { organizations, people } = institute
  const own = { organizationId: organizations.east1, personId: people.east1.secretary, name: '东一书记' }
  secretary = await app.as('branch', own)
  office = await app.as('committee', { organizationId: organizations.east, name: '东区经办' })
  leader = await app.as('committee', { organizationId: organizations.east, name: '东区领导' })
  sister = await app.as('branch', { organizationId: organizations.east2, name: '东二' })
})

const desk = () => outside.app.visitor.call.outsideRequests.outside
const written = (more: object = {}) => ({
  code,
  matter: '使用党费购置学习资料',
  body: '支部党员学习资料不足，拟使用党费购置。联系电话 13800138000。',
  ...more,
})
const file = (name: string, bytes: Uint8Array) => new File([Uint8Array.from(bytes)], name)
/** What was written outside goes in at once: nobody outside need do anything. */
async function carriedIn(from: Side = outside, to: Side = inside): Promise<void> {
  await from.look()
  await brought(to, await takenAway(from))
  await to.look()
}
let presses = 0
const requestKey = () => `press-${++presses}-0000`
const issuedOn = '2026-11-24'
const own = async () => (await desk().look({ code })).requests

describe('A code', () => {
  it('is told once; outside nobody knows whose it is', async () => {
    const { passes } = secretary.call.outsideRequests
    const organizationId = inside.institute.organizations.east1
    const until = await refusal(passes.open({ organizationId, holder: '张三', validUntil: '2026-11-24' }))
    assert.equal(until.code, 'outside-pass-until')
    assert.equal(
      (
        await refusal(
          sister.call.outsideRequests.passes.open({
            organizationId,
            holder: '张三',
            validUntil: '2027-01-31',
          }),
        )
      ).code,
      'not-found',
    )
    const made = await passes.open({ organizationId, holder: '东一副书记', validUntil: '2027-01-31' })
    assert.match(made.code, /^([0-9A-Z]{4}-){4}[0-9A-Z]{4}$/)
    code = made.code
    assert.equal((await refusal(desk().look({ code }))).code, 'outside-code')
    await once(inside, outside)
    assert.deepEqual(await desk().look({ code: code.toLowerCase().replaceAll('-', ' ') }), {
      validUntil: '2027-01-31',
      requests: [],
    })
    const { rows } = await outside.app.world.open.pool.query('select * from outside_pass')
    assert.equal(rows.length, 1)
    assert.ok(!JSON.stringify(rows).includes('东一'))
    assert.deepEqual([rows[0].holder, rows[0].organization_id, rows[0].account_id], [null, null, null])
    const { rows: listed } = await passes.list({})
    assert.deepEqual([listed[0]?.holder, listed[0]?.open, listed[0]?.requests], ['东一副书记', true, 0])
    assert.equal((await sister.call.outsideRequests.passes.list({})).total, 0)
  })

  it('opens nothing inside, and nothing to who guesses', async () => {
    const at = inside.app.visitor.call.outsideRequests.outside
    assert.equal((await refusal(at.look({ code }))).code, 'outside-only')
    assert.equal((await refusal(desk().look({ code: '0000-0000-0000-0000-0000' }))).code, 'outside-code')
  })
})

describe('What may not stand outside', () => {
  it('is refused at once, and nothing of it is kept', async () => {
    const why = async (more: object) => (await refusal(desk().write(written(more)))).code
    assert.equal(await why({ body: '申请人 11010519491231002X，请予批准。' }), 'outside-number')
    assert.equal(await why({ matter: '报送机密★材料' }), 'outside-secret')
    assert.equal(await why({ files: file('run.exe', Buffer.from('MZ')) }), 'outside-file-kind')
    assert.equal(await why({ files: file('空.pdf', Buffer.alloc(0)) }), 'outside-file-empty')
    assert.equal(await why({ files: file('假.pdf', Buffer.from('MZ no pdf')) }), 'outside-file-content')
    outside.app.setClock(11)
    const many = Array.from({ length: 6 }, (_, at) => file(`${at}.pdf`, Buffer.from('%PDF-')))
    assert.equal(await why({ files: many }), 'outside-files-many')
    const { rows } = await outside.app.world.open.pool.query('select 1 from outside_request')
    assert.equal(rows.length, 0)
  })
})

describe('A request begun outside', () => {
  it('comes in by itself, with its text and its files', async () => {
    const word = await archiveOf({
      '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
      'word/document.xml':
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>活动方案</w:t></w:r></w:p></w:body></w:document>',
      '_rels/.rels':
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    })
    await desk().write(
      written({ files: [file('活动方案.docx', word), file('路线.pdf', await pdfOf(['Route']))] }),
    )
    assert.equal((await own())[0]?.result, null)
    await carriedIn()
    const { rows } = await secretary.call.outsideRequests.list({})
    assert.deepEqual(
      rows.map(({ matter, state, holder, files }) => [matter, state, holder, files]),
      [['使用党费购置学习资料', 'arrived', '东一副书记', 2]],
    )
    assert.equal((await sister.call.outsideRequests.list({})).total, 0)
    const { rows: told } = await secretary.call.messages.inbox.list({})
    assert.ok(told.some(({ body }) => body.includes('使用党费购置学习资料')))
    const one = await secretary.call.outsideRequests.get({ id: rows[0]?.id as number })
    assert.deepEqual(
      one.attachments.map(({ name }) => name),
      ['活动方案.docx', '路线.pdf'],
    )
    const fileId = one.attachments[0]?.id as number
    const got = await secretary.fetch(`/api/outside-requests/${one.id}/files/${fileId}`)
    assert.ok(Buffer.from(await got.arrayBuffer()).equals(word))
  })

  it('is decided inside, and its numbers return outside', async () => {
    const { rows } = await secretary.call.outsideRequests.list({ states: ['arrived'] })
    const id = rows[0]?.id as number
    const { requestId } = await secretary.call.outsideRequests.takeUp({ id })
    const again = await refusal(secretary.call.outsideRequests.takeUp({ id }))
    assert.equal(again.code, 'outside-settled')
    const request = await secretary.call.requests.get({ id: requestId })
    assert.match(request.title, /关于使用党费购置学习资料的请示/)
    assert.equal(request.about?.address, `/outside-requests/${id}`)
    await secretary.call.documents.change({
      id: request.documentId,
      contactName: '东一书记',
      contactPhone: '010-60000001',
    })
    const sent = await secretary.call.requests.send({ id: requestId, issuedOn, requestKey: requestKey() })
    const affair = await office.call.approvals.get({ id: sent.affairId as number })
    await office.call.approvals.acts.approve({
      id: affair.id,
      taskId: affair.may.taskId as number,
      requestKey: requestKey(),
      opinion: '拟同意。',
    })
    await once(inside, outside)
    const [running] = await own()
    assert.deepEqual([running?.result?.state, running?.result?.number], ['running', sent.number])
    await leader.call.requests.decide({
      id: requestId,
      verdict: 'agreed',
      opinion: '同意。',
      requestKey: requestKey(),
    })
    const { reply } = await office.call.requests.draftReply({ id: requestId })
    await office.call.documents.change({ id: reply?.id ?? 0, values: { decidedOn: '2026-11-23' } })
    const done = await office.call.requests.reply({ id: requestId, issuedOn, requestKey: requestKey() })
    await once(inside, outside)
    const [agreed] = await own()
    assert.deepEqual(
      [agreed?.result?.state, agreed?.result?.replyNumber, agreed?.result?.repliedOn],
      ['agreed', done.replyNumber, issuedOn],
    )
    const { kinds } = await inside.checker.call.exchange.state()
    assert.deepEqual(
      kinds.filter(({ agreed: same }) => same === false).map(({ kind }) => kind),
      [],
    )
  })

  it('that is declined tells why, and only that', async () => {
    await desk().write(written({ matter: '重复提交的办件' }))
    await carriedIn()
    const { rows } = await secretary.call.outsideRequests.list({ states: ['arrived'] })
    await secretary.call.outsideRequests.decline({ id: rows[0]?.id as number, reason: '与前一件重复' })
    await once(inside, outside)
    const [told] = await own()
    assert.deepEqual([told?.result?.state, told?.result?.because], ['declined', '与前一件重复'])
    const said = JSON.stringify(await desk().look({ code }))
    for (const name of ['东一书记', '东一副书记', '东区经办', '东区领导'])
      assert.ok(!said.includes(name), `${name} is told outside`)
  })

  it('with a code that was ended meanwhile is kept by nobody inside', async () => {
    await desk().write(written({ matter: '停用以后到的办件' }))
    const { rows } = await secretary.call.outsideRequests.passes.list({})
    await secretary.call.outsideRequests.passes.end({ id: rows[0]?.id as number, reason: '遗失' })
    await carriedIn()
    assert.equal((await secretary.call.outsideRequests.list({ text: '停用以后' })).total, 0)
    await once(inside, outside)
    assert.equal((await refusal(desk().look({ code }))).code, 'outside-code')
    const { kinds } = await outside.checker.call.exchange.state()
    assert.equal(kinds.find(({ kind }) => kind === 'outsideRequests')?.agreed, true)
  })
})
