import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { checkPdf } from '#platform/signing/pdf-check.ts'
import { systemWorld } from '#platform/world.ts'
import { stageInstitute } from '#src/staging.ts'
import { type Client, startTestApp } from '#src/testing.ts'
import { trustedCertificates } from '../certificates/queries.ts'

const app = await startTestApp({ jobs: true })
after(() => app.close())

let secretary: Client, deputy: Client, committee: Client
let places: Awaited<ReturnType<typeof stageInstitute>>
let sealId: number

before(async () => {
  places = await stageInstitute(app)
  secretary = await app.as('branch', { organizationId: places.first.id, name: '一室书记' })
  deputy = await app.as('branch', { organizationId: places.first.id, name: '一室副书记' })
  committee = await app.as('committee', { organizationId: places.root.id, name: '党委干事' })
  const made = await committee.call.seals.make({
    organizationId: places.first.id,
    inscription: '星河一室党支部',
    keeperId: places.idOf('A1'),
    madeOn: '2026-11-01',
    reason: '支部成立',
  })
  sealId = made.id
})

const drain = () => app.world.jobs?.drain()
const system = systemWorld(app.world, '验章')

/** A 请示 of the branch, issued and typeset. */
async function issued(): Promise<number> {
  const { id } = await secretary.call.documents.draft({
    templateKey: 'request-general',
    organizationId: places.first.id,
    values: { matter: '购置党员活动室设备', body: '因工作需要，拟购置投影设备一套。' },
  })
  await secretary.call.documents.change({
    id,
    contactName: '单雄信',
    contactPhone: '010-12345678',
    signatory: '龙𬭎',
  })
  await secretary.call.documents.issue({ id, issuedOn: '2026-11-24' })
  await drain()
  return id
}

async function approved(documentId: number): Promise<number> {
  const [use] = await secretary.call.seals.uses.apply({ documentId, sealIds: [sealId], reason: '报上级' })
  await deputy.call.seals.uses.approve({ id: use?.id as number })
  return use?.id as number
}

const fileOf = async (documentId: number) => {
  const response = await secretary.fetch(`/api/documents/${documentId}/file`)
  assert.equal(response.status, 200)
  return Buffer.from(await response.arrayBuffer())
}
const check = async (pdf: Buffer) => checkPdf(pdf, await system.read(trustedCertificates))
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => assert.fail('was not refused'),
    (error) => error.data?.code as string,
  )

describe('The pages of a document', () => {
  const seen = async (who: Client, id: number) =>
    (await who.call.seals.uses.placed({ id })).map(({ position, state, picture }) => [
      position,
      state,
      picture.slice(0, 26),
    ])
  const drawn = 'data:image/svg+xml;base64,'

  it('show where the seal will stand, then the seal that was put on it', async () => {
    const documentId = await issued()
    assert.deepEqual(await seen(secretary, documentId), [[0, 'planned', drawn]])
    const { seals } = await secretary.call.documents.preview({ id: documentId })
    assert.deepEqual(
      seals.map(({ at }) => at),
      [0],
    )
    const id = await approved(documentId)
    assert.deepEqual(await seen(secretary, documentId), [[0, 'approved', drawn]])
    const svg = async () => (await secretary.call.documents.preview({ id: documentId })).svg
    const before = (await svg()).length
    await drain()
    assert.deepEqual(await seen(secretary, documentId), [])
    assert.ok((await svg()).length > before + 20_000)
    await committee.call.seals.uses.revoke({ id, reason: '盖错了章' })
    assert.deepEqual(await seen(secretary, documentId), [[0, 'planned', drawn]])
  })

  it('show no plan to those it was only sent to', async () => {
    const documentId = await issued()
    const receiver = await app.as('branch', { organizationId: places.second.id })
    assert.equal(await refusal(seen(receiver, documentId)), 'not-found')
    const { id } = await committee.call.documents.draft({
      templateKey: 'letter-general',
      organizationId: places.root.id,
      values: { matter: '协助', recipient: '星河二室党支部', body: '请予协助。' },
      addresseeId: places.second.id,
    })
    await committee.call.documents.issue({ id, issuedOn: '2026-11-24' })
    assert.deepEqual(await seen(receiver, id), [])
  })
})

describe('A document that was voided', () => {
  it('is handed out with a mark on a copy; the file with its signature stays as it was', async () => {
    const documentId = await issued()
    await approved(documentId)
    await drain()
    const stamped = await fileOf(documentId)
    const before = (await secretary.call.documents.preview({ id: documentId })).svg.length
    await committee.call.documents.void({ id: documentId, reason: '金额写错𪚥，重新印发' })
    const marked = await fileOf(documentId)
    assert.ok(marked.length > stamped.length)
    assert.ok(marked.subarray(0, stamped.length).equals(stamped))
    assert.match(marked.subarray(stamped.length).toString('latin1'), /\/Subtype \/Stamp/)
    const { fault, signatures } = await check(marked)
    assert.deepEqual([fault, signatures[0]?.fault], ['content-appended', null])
    const { voidedOn } = await secretary.call.documents.get({ id: documentId })
    assert.equal(voidedOn, '2026-11-24')
    assert.deepEqual(await secretary.call.seals.uses.placed({ id: documentId }), [])
    const shown = await secretary.call.documents.preview({ id: documentId })
    assert.equal(shown.pages % 2, 0)
    assert.ok(shown.svg.length > before + 20_000)
    const { rows } = await app.world.open.pool.query(
      'select file.digest, document.sealed_digest from official_document document join stored_file file on file.id = document.sealed_file_id where document.id = $1',
      [documentId],
    )
    assert.equal(rows[0]?.digest, rows[0]?.sealed_digest)
  })
})
