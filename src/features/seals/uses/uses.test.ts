import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { readSheet } from '#platform/sheets.ts'
import { type Client, type Institute, plantInstitute, startTestApp } from '#src/testing.ts'

const app = await startTestApp({ jobs: true })
after(() => app.close())

let institute: Institute
let east: Client, colleague: Client, west: Client, top: Client
const seals: Record<string, number> = {}

before(async () => {
  institute = await app.stage(plantInstitute)
  const { organizations, people } = institute
  top = await app.as('politicalWorkDepartment', { organizationId: organizations.root })
  east = await app.as('committee', { organizationId: organizations.east, name: '东区干事' })
  colleague = await app.as('committee', { organizationId: organizations.east, name: '东区组织员' })
  west = await app.as('committee', { organizationId: organizations.west, name: '西区干事' })
  const keepers = { east: people.east1.secretary, west: people.west1.secretary }
  const names = { east: '中共东区研究所委员会', west: '中共西区研究所委员会' }
  for (const place of ['east', 'west'] as const) {
    const made = await top.call.seals.make({
      organizationId: organizations[place],
      inscription: names[place],
      keeperId: keepers[place],
      madeOn: '2026-01-01',
      reason: '启用电子印章',
    })
    seals[place] = made.id
  }
})

async function notice(jointIds: number[] = []): Promise<number> {
  const { id } = await top.call.documents.draft({
    templateKey: 'request-general',
    organizationId: institute.organizations.east,
    values: { matter: '联合举办主题党日', body: '拟联合举办主题党日活动一次。' },
    jointIds,
  })
  const contact = { contactName: '东一书记', contactPhone: '010-12345678', signatory: '东一书记' }
  await top.call.documents.change({ id, ...contact })
  await east.call.documents.issue({ id, issuedOn: '2026-11-24' })
  return id
}
const apply = async (client: Client, documentId: number, ...places: string[]) => {
  const sealIds = places.map((place) => seals[place] as number)
  return client.call.seals.uses.apply({ documentId, sealIds, reason: '报院党委' })
}
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => assert.fail('was not refused'),
    (error) => error.data?.code as string,
  )

describe('Two committees seal a document together', () => {
  it('each approving the use of its own seal; both seals are valid in sequence', async () => {
    const documentId = await notice([institute.organizations.west])
    const fitting = await east.call.seals.uses.fitting({ id: documentId })
    assert.deepEqual(
      fitting.map(({ organizationName, whyNot }) => [organizationName, whyNot]),
      [
        ['中共东区研究所委员会', null],
        ['中共西区研究所委员会', null],
      ],
    )
    const [own, other] = await apply(east, documentId, 'east', 'west')
    assert.deepEqual([own?.own, other?.own], [true, false])
    assert.equal(await refusal(colleague.call.seals.uses.approve({ id: other?.id as number })), 'not-found')
    await west.call.seals.uses.approve({ id: other?.id as number })
    await app.world.jobs?.drain()
    await colleague.call.seals.uses.approve({ id: own?.id as number })
    await app.world.jobs?.drain()

    const response = await east.fetch(`/api/documents/${documentId}/file`)
    const file = new File([new Uint8Array(await response.arrayBuffer())], '公文.pdf')
    const checked = await app.visitor.call.seals.verification.check({ file })
    assert.deepEqual([checked.verdict, checked.signatures.length], ['valid', 2], checked.reasons.join())
  })
})

describe('A document', () => {
  it('is not sealed by who does not issue it, nor before it is issued', async () => {
    const documentId = await notice()
    assert.equal(await refusal(apply(east, documentId, 'west')), 'seal-other-organization')
    assert.equal(await refusal(apply(west, documentId, 'west')), 'not-found')
    const { id } = await east.call.documents.draft({
      templateKey: 'request-general',
      organizationId: institute.organizations.east,
      values: {},
    })
    assert.equal(await refusal(apply(east, id, 'east')), 'seal-document-not-issued')
  })
})

describe('An application', () => {
  it('is declined with a reason, withdrawn by who made it and nobody else, and made again', async () => {
    const documentId = await notice()
    const [first] = await apply(east, documentId, 'east')
    const declined = await colleague.call.seals.uses.decline({ id: first?.id as number, reason: '标题有误' })
    assert.deepEqual([declined.status, declined.declinedBecause], ['declined', '标题有误'])

    const [second] = await apply(east, documentId, 'east')
    const id = second?.id as number
    assert.equal(await refusal(colleague.call.seals.uses.withdraw({ id })), 'seal-not-own-application')
    assert.equal((await east.call.seals.uses.withdraw({ id })).status, 'withdrawn')
    const [third] = await apply(east, documentId, 'east')
    assert.equal(third?.status, 'applied')
  })

  it('is found among one’s own, by its state and by the document', async () => {
    const mine = await east.call.seals.uses.list({ mine: true, status: 'declined' })
    assert.deepEqual(
      mine.rows.map(({ documentTitle, mine }) => [documentTitle, mine]),
      [['中共东区研究所委员会关于联合举办主题党日的请示', true]],
    )
    assert.equal((await colleague.call.seals.uses.list({ mine: true })).total, 0)
    assert.equal((await west.call.seals.uses.list({})).total, 1)
    assert.ok((await east.call.seals.uses.list({ text: '主题党日' })).total > 3)
  })
})

describe('The register', () => {
  it('cannot be changed or shortened, not even in the database', async () => {
    const { pool } = app.world.open
    await assert.rejects(pool.query('delete from seal_use'), /must not be changed/)
    await assert.rejects(pool.query(`update seal_use set reason = '别的'`), /must not be changed/)
    await assert.rejects(
      pool.query(`update seal_use set stamped_digest = repeat('0', 64) where stamped_at is not null`),
      /must not be changed/,
    )
  })

  it('balances in a month, and names what differs', async () => {
    const { rows } = await top.call.seals.uses.balance({ month: '2026-11' })
    const [line] = rows.filter(({ sealId }) => sealId === seals.east)
    assert.deepEqual([line?.applied, line?.approved, line?.stamped], [4, 1, 1])
    assert.deepEqual(
      line?.differing.map(({ status }) => status),
      ['declined', 'withdrawn', 'applied'],
    )
    const even = await top.call.seals.uses.balance({ month: '2026-11', sealId: seals.west })
    assert.deepEqual(even.rows[0]?.differing, [])
    assert.equal((await top.call.seals.uses.balance({ month: '2026-11', differing: true })).total, 1)
    assert.equal((await top.call.seals.uses.balance({ month: '2026-10' })).total, 0)
    assert.equal((await west.call.seals.uses.balance({ month: '2026-11' })).total, 1)
  })

  it('puts the balance of a month into a workbook, only what differs where that is asked for', async () => {
    const lines = async (asked: string) => {
      const file = await top.fetch(`/api/seal-balances.xlsx?month=2026-11${asked}`)
      const found: unknown[][] = []
      for await (const { cells } of readSheet(Buffer.from(await file.arrayBuffer()), 'balance.xlsx'))
        found.push(cells)
      return found
    }
    const east1 = (await lines('')).find((cells) => cells.map(String).slice(2, 5).join() === '4,1,1')
    assert.match(String(east1?.[5]), /不同意|撤回/)
    assert.equal((await lines('&differing=true')).length, (await lines('')).length - 1)
  })

  it('goes into a workbook', async () => {
    const response = await east.fetch('/api/seal-uses.xlsx?status=stamped')
    assert.equal(response.status, 200)
    assert.ok((await response.arrayBuffer()).byteLength > 1000)
  })
})
