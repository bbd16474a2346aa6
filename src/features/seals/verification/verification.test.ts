import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { PDFDocument } from '@cantoo/pdf-lib'
import { systemWorld } from '#platform/world.ts'
import { stageInstitute } from '#src/staging.ts'
import { type Client, startTestApp } from '#src/testing.ts'
import { verifyFile } from './actions.ts'
import { checkPolicy } from './rules.ts'

const app = await startTestApp({ jobs: true })
after(() => app.close())
const { visitor } = app

let secretary: Client, deputy: Client
let documentId: number, useId: number
let code: string, sealed: Buffer

before(async () => {
  const places = await stageInstitute(app)
  const committee = await app.as('committee', { organizationId: places.root.id })
  secretary = await app.as('branch', { organizationId: places.first.id, name: '一室书记' })
  deputy = await app.as('branch', { organizationId: places.first.id, name: '一室副书记' })
  const seal = await committee.call.seals.make({
    organizationId: places.first.id,
    inscription: '星河一室党支部',
    keeperId: places.idOf('A1'),
    madeOn: '2026-11-01',
    reason: '支部成立',
  })
  const { id } = await secretary.call.documents.draft({
    templateKey: 'request-general',
    organizationId: places.first.id,
    values: { matter: '购置党员活动室设备', body: '因工作需要，拟购置投影设备一套。' },
  })
  const contact = { contactName: '单雄信', contactPhone: '010-12345678', signatory: '龙𬭎' }
  await secretary.call.documents.change({ id, ...contact })
  await secretary.call.documents.issue({ id, issuedOn: '2026-11-24' })
  const [use] = await secretary.call.seals.uses.apply({
    documentId: id,
    sealIds: [seal.id],
    reason: '报上级',
  })
  await deputy.call.seals.uses.approve({ id: use?.id as number })
  await app.world.jobs?.drain()
  const file = await secretary.fetch(`/api/documents/${id}/file`)
  const row = await app.stage((ctx) =>
    ctx.db.selectFrom('document_verification').select('code').executeTakeFirstOrThrow(),
  )
  documentId = id
  useId = use?.id as number
  code = row.code
  sealed = Buffer.from(await file.arrayBuffer())
})

const check = (bytes: Uint8Array<ArrayBuffer>) =>
  visitor.call.seals.verification.check({ file: new File([bytes], '公文.pdf') })
const bytesOf = (buffer: Buffer) => new Uint8Array(buffer)
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => assert.fail('was not refused'),
    (error) => error.data?.code as string,
  )

describe('Somebody who holds a stamped document', () => {
  it('learns by its code what is needed to trust it, and nothing else', async () => {
    const answer = await visitor.fetch(`/api/verifications/${code.toLowerCase()}`)
    const text = await answer.text()
    const looked = JSON.parse(text)
    assert.match(looked.number, /〔2026〕1号$/)
    assert.deepEqual(
      [looked.organizationName, looked.state, looked.seals.length, looked.seals[0].name],
      ['星河一室党支部', 'valid', 1, '星河一室党支部'],
    )
    assert.match(looked.digest, /^[0-9a-f]{64}$/)
    assert.doesNotMatch(text, /设备|单雄信|龙𬭎|一室书记|12345678/)
  })

  it('hears that a file is as it was stamped', async () => {
    const checked = await check(bytesOf(sealed))
    assert.deepEqual([checked.verdict, checked.reasons], ['valid', []])
    assert.equal(checked.organizationName, '星河一室党支部')
    assert.match(checked.signatures[0]?.finding ?? '', /印章已登记/)
  })

  it('hears that one byte is another, and that something was appended', async () => {
    const changed = Buffer.from(sealed)
    changed[2000] = (changed[2000] as number) ^ 1
    const flipped = await check(bytesOf(changed))
    assert.equal(flipped.verdict, 'invalid')
    assert.equal(flipped.number, null)
    assert.match(flipped.reasons.join(), /盖章之后文件被改动|不是完整的 PDF/)

    const document = await PDFDocument.load(sealed, { forIncrementalUpdate: true, updateMetadata: false })
    document.getPage(0).drawRectangle({ x: 0, y: 0, width: 500, height: 300 })
    const covered = await check(new Uint8Array(await document.save({ useObjectStreams: false })))
    assert.match(covered.reasons.join(), /又被添加了内容/)
  })

  it('hears that a file is none of ours: unsigned, or no PDF at all', async () => {
    const plain = await (await PDFDocument.create()).save()
    assert.match((await check(new Uint8Array(plain))).reasons.join(), /没有电子印章签名/)
    assert.match((await check(new TextEncoder().encode('批复'))).reasons.join(), /不是完整的 PDF/)
    assert.equal(await refusal(check(new Uint8Array(0))), 'verification-file')
  })

  it('hears the same on the command line', async () => {
    const verdict = await verifyFile((work) => systemWorld(app.world, '命令行').read(work), sealed)
    assert.equal(verdict.verdict, 'valid')
  })
})

describe('The root of the seals', () => {
  it('is handed to whoever wants a reader to trust them', async () => {
    const response = await visitor.fetch('/api/verification-root.crt')
    assert.match(await response.text(), /^-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----\n$/)
  })
})

describe('A seal that was taken back, a number that was voided', () => {
  it('is said, by the code and by the file', async () => {
    await deputy.call.seals.uses.revoke({ id: useId, reason: '误盖' })
    const looked = await visitor.call.seals.verification.look({ code })
    assert.deepEqual([looked.state, looked.seals[0]?.state], ['revoked', 'revoked'])
    const checked = await check(bytesOf(sealed))
    assert.equal(checked.verdict, 'revoked')
    assert.match(checked.signatures[0]?.finding ?? '', /已被撤销/)

    const { rows } = await secretary.call.seals.list({})
    const sealIds = [rows[0]?.id as number]
    const [again] = await secretary.call.seals.uses.apply({ documentId, sealIds, reason: '重盖' })
    await deputy.call.seals.uses.approve({ id: again?.id as number })
    await app.world.jobs?.drain()
    assert.equal((await visitor.call.seals.verification.look({ code })).state, 'valid')

    await secretary.call.documents.void({ id: documentId, reason: '重复发文' })
    assert.equal((await visitor.call.seals.verification.look({ code })).state, 'voided')
    assert.equal((await check(bytesOf(sealed))).verdict, 'voided')
  })
})

describe('Somebody who tries codes', () => {
  it('finds none, and must wait after some', async () => {
    const guess = (n: number) =>
      refusal(visitor.call.seals.verification.look({ code: String(n).padStart(26, 'A') }))
    assert.equal(await guess(0), 'verification-unknown')
    for (let n = 1; n < checkPolicy.looks; n += 1) await guess(n)
    assert.equal(await guess(99), 'verification-too-often')
    app.setClock(checkPolicy.minutes + 1)
    assert.equal(await guess(100), 'verification-unknown')
  })

  it('must wait after many files too', async () => {
    const bytes = new TextEncoder().encode('批复')
    for (let n = 0; n < checkPolicy.files; n += 1) await check(bytes)
    assert.equal(await refusal(check(bytes)), 'verification-too-often')
  })
})
