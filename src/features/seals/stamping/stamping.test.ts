import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { checkPdf } from '#platform/signing/pdf-check.ts'
import { program, withFiles } from '#platform/signing/testing.ts'
import { systemWorld } from '#platform/world.ts'
import { stageInstitute } from '#src/staging.ts'
import { type Client, startTestApp } from '#src/testing.ts'
import { trustedCertificates } from '../certificates/queries.ts'
import { officialSealsFor, requestStamp } from '../uses/actions.ts'
import { stamp, sweep } from './jobs.ts'

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
const system = systemWorld(app.world, '盖章')

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
const use = async (id: number) => {
  const { rows } = await committee.call.seals.uses.list({ size: 200 })
  return rows.find((one) => one.id === id)
}
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => assert.fail('was not refused'),
    (error) => error.data?.code as string,
  )

describe('A branch has its 请示 stamped', () => {
  it('by an application that somebody else approves: sealed, signed, registered', async () => {
    const documentId = await issued()
    const id = await approved(documentId)
    assert.equal((await use(id))?.status, 'approved')
    await drain()

    const line = await use(id)
    assert.equal(line?.status, 'stamped')
    assert.deepEqual([line?.appliedBy, line?.approvedBy], ['一室书记', '一室副书记'])
    assert.equal((await secretary.call.documents.get({ id: documentId })).sealed, true)
    const { fault, signatures } = await check(await fileOf(documentId))
    assert.equal(fault, null)
    assert.deepEqual(
      signatures.map(({ signer, fault, trusted }) => [signer, fault, trusted]),
      [['星河一室党支部', null, true]],
    )
  })

  it('with the code for checking beside it, and text that can still be read', async () => {
    const documentId = await issued()
    await approved(documentId)
    await drain()
    const pdf = await fileOf(documentId)
    withFiles({ 'sealed.pdf': pdf }, (at) => {
      assert.match(program('pdftotext', at('sealed.pdf'), '-').output, /购置党员活动室设备/)
      assert.match(program('pdfsig', '-nocert', at('sealed.pdf')).output, /Signature is Valid/)
    })
    assert.match(pdf.toString('latin1'), /\/Subtype \/Stamp/)
  })

  it('not by the applicant’s own approval, and not twice', async () => {
    const documentId = await issued()
    const [asked] = await secretary.call.seals.uses.apply({ documentId, sealIds: [sealId], reason: '报上级' })
    const id = asked?.id as number
    assert.equal(await refusal(secretary.call.seals.uses.approve({ id })), 'seal-own-application')
    const again = secretary.call.seals.uses.apply({ documentId, sealIds: [sealId], reason: '再报' })
    assert.equal(await refusal(again), 'seal-asked-already')
    await deputy.call.seals.uses.approve({ id })
    assert.equal(await refusal(deputy.call.seals.uses.approve({ id })), 'seal-use-decided')
    await drain()
  })

  it('at once, when the leave was given by an affair', async () => {
    const documentId = await issued()
    const [id] = await system.transaction(async (ctx) => {
      const sealIds = await officialSealsFor(ctx, documentId)
      return requestStamp(ctx, { documentId, sealIds, reason: '报上级', basis: '请示流程第 3 步' })
    })
    await drain()
    const line = await use(id as number)
    assert.deepEqual([line?.status, line?.basis], ['stamped', '请示流程第 3 步'])
  })
})

describe('A stamping that fails half-way', () => {
  it('after signing, before it is recorded: nothing is half there, and the sweep finishes it, once', async () => {
    const documentId = await issued()
    const id = await approved(documentId)
    let transactions = 0
    const dying = {
      ...system,
      transaction: (work: Parameters<typeof system.transaction>[0]) => {
        transactions += 1
        if (transactions === 2) throw new Error('killed')
        return system.transaction(work)
      },
    } as typeof system
    await assert.rejects(stamp.run(dying, { documentId }), /killed/)
    assert.deepEqual([(await use(id))?.status, (await use(id))?.attempts], ['approved', 1])
    assert.equal((await secretary.call.documents.get({ id: documentId })).sealed, false)

    await stamp.run(system, { documentId })
    await stamp.run(system, { documentId })
    const { signatures } = await check(await fileOf(documentId))
    assert.equal(signatures.length, 1)
    assert.equal((await use(id))?.attempts, 2)
    await drain()
  })

  it('is seen as 待补盖 after two minutes, and stamped by the sweep that the clock brings', async () => {
    const documentId = await issued()
    const id = await approved(documentId)
    // Whoever took the job died with it.
    await app.world.open.pool.query(`delete from pgboss.job where name = 'seals.stamp'`)
    assert.equal((await use(id))?.late, false)
    await sweep.run(system, { all: false })
    await drain()
    assert.equal((await use(id))?.status, 'approved')

    app.setClock(3)
    assert.equal((await use(id))?.late, true)
    const { rows } = await committee.call.seals.uses.list({ late: true })
    assert.deepEqual(
      rows.map((one) => one.id),
      [id],
    )
    await sweep.run(system, { all: false })
    await drain()
    assert.equal((await use(id))?.status, 'stamped')
    assert.equal((await committee.call.seals.uses.list({ late: true })).total, 0)
  })

  it('or begun before the program stopped, is taken up as soon as it starts again', async () => {
    const id = await approved(await issued())
    await app.world.open.pool.query(`delete from pgboss.job where name = 'seals.stamp'`)
    await sweep.run(system, sweep.atStart ?? assert.fail())
    await drain()
    assert.equal((await use(id))?.status, 'stamped')
  })

  it('is begun again by hand', async () => {
    const documentId = await issued()
    const id = await approved(documentId)
    await app.world.open.pool.query(`delete from pgboss.job where name = 'seals.stamp'`)
    await deputy.call.seals.uses.stampAgain({ id })
    await drain()
    assert.equal((await use(id))?.status, 'stamped')
  })

  it('sets the pages itself when nothing has done so', async () => {
    const documentId = await issued()
    await app.world.open.pool.query(
      'update official_document set typeset_file_id = null, seal_places = null, pages = null where id = $1',
      [documentId],
    )
    const id = await approved(documentId)
    await app.world.open.pool.query(`delete from pgboss.job where name = 'seals.stamp'`)
    await stamp.run(system, { documentId })
    assert.equal((await use(id))?.status, 'stamped')
  })
})

describe('A stamping that can never be', () => {
  it('because the seal was suspended meanwhile, ends with the reason, and may be asked for again', async () => {
    const documentId = await issued()
    const id = await approved(documentId)
    await committee.call.seals.suspend({ id: sealId, reason: '印章核查' })
    await drain()
    const line = await use(id)
    assert.equal(line?.status, 'stopped')
    assert.match(line?.stoppedBecause ?? '', /已停用/)

    const asking = () => secretary.call.seals.uses.apply({ documentId, sealIds: [sealId], reason: '再报' })
    assert.equal(await refusal(asking()), 'seal-suspended')
    await committee.call.seals.resume({ id: sealId, reason: '核查完毕' })
    const [again] = await asking()
    await deputy.call.seals.uses.approve({ id: again?.id as number })
    await drain()
    assert.equal((await use(again?.id as number))?.status, 'stamped')
  })

  it('because the number was voided, ends too', async () => {
    const documentId = await issued()
    const id = await approved(documentId)
    await secretary.call.documents.void({ id: documentId, reason: '重复发文' })
    await drain()
    assert.equal((await use(id))?.status, 'stopped')
  })
})
