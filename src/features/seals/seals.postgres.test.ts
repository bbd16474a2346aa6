import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { checkPdf } from '#platform/signing/pdf-check.ts'
import { systemWorld } from '#platform/world.ts'
import { stageInstitute } from '#src/staging.ts'
import { type Client, startTestApp, type TestApp } from '#src/testing.ts'
import { trustedCertificates } from './certificates/queries.ts'
import { stamp } from './stamping/jobs.ts'

describe('On a server with several connections', () => {
  let app: TestApp
  let places: Awaited<ReturnType<typeof stageInstitute>>
  let secretary: Client, committee: Client, department: Client
  let sealId: number

  before(async () => {
    app = await startTestApp({ jobs: true })
    places = await stageInstitute(app)
    secretary = await app.as('branch', { organizationId: places.first.id })
    committee = await app.as('committee', { organizationId: places.root.id })
    department = await app.as('politicalWorkDepartment', { organizationId: places.root.id })
    const made = await committee.call.seals.make({
      organizationId: places.first.id,
      inscription: '星河一室党支部',
      keeperId: places.idOf('A1'),
      madeOn: '2026-11-01',
      reason: '支部成立',
    })
    sealId = made.id
  })
  after(() => app.close())

  async function issued(): Promise<number> {
    const { id } = await secretary.call.documents.draft({
      templateKey: 'request-general',
      organizationId: places.first.id,
      values: { matter: '购置设备', body: '拟购置设备。' },
    })
    const contact = { contactName: '单雄信', contactPhone: '010-12345678', signatory: '龙𬭎' }
    await secretary.call.documents.change({ id, ...contact })
    await secretary.call.documents.issue({ id, issuedOn: '2026-11-24' })
    await app.world.jobs?.drain()
    return id
  }
  const apply = (documentId: number) =>
    secretary.call.seals.uses.apply({ documentId, sealIds: [sealId], reason: '报上级' })
  const succeeded = (outcomes: PromiseSettledResult<unknown>[]) =>
    outcomes.filter(({ status }) => status === 'fulfilled').length

  it('a seal is asked for once, however often somebody presses the button', async () => {
    const documentId = await issued()
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => apply(documentId)))
    assert.equal(succeeded(outcomes), 1)
  })

  it('two who decide at once: one does, the other is told so', async () => {
    const [use] = await apply(await issued())
    const id = use?.id as number
    const outcomes = await Promise.allSettled([
      committee.call.seals.uses.approve({ id }),
      department.call.seals.uses.decline({ id, reason: '标题有误' }),
      department.call.seals.uses.approve({ id }),
    ])
    assert.equal(succeeded(outcomes), 1)
    await app.world.jobs?.drain()
  })

  it('two that stamp at once: the document is stamped once, and the register says so once', async () => {
    const documentId = await issued()
    const [use] = await apply(documentId)
    await committee.call.seals.uses.approve({ id: use?.id as number })
    const world = systemWorld(app.world, '盖章')
    const outcomes = await Promise.allSettled(
      Array.from({ length: 4 }, () => stamp.run(world, { documentId })),
    )
    assert.ok(succeeded(outcomes) >= 1)
    await app.world.jobs?.drain()
    const file = await secretary.fetch(`/api/documents/${documentId}/file`)
    const { fault, signatures } = await checkPdf(
      Buffer.from(await file.arrayBuffer()),
      await world.read(trustedCertificates),
    )
    assert.deepEqual([fault, signatures.length], [null, 1])
    const stamps = await app.world.open.pool.query(
      `select count(*)::integer as n from audit_entry where action = 'seal.stamped' and subject_id = $1`,
      [String(use?.id)],
    )
    assert.equal(stamps.rows[0].n, 1)
  })

  it('two seals that need the authority first: there is one', async () => {
    const { pool } = app.world.open
    const { rows } = await pool.query('select count(*)::integer as n from certificate_authority')
    assert.equal(rows[0].n, 1)
  })
})
