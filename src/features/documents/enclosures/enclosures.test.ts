import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { unzip, zipEntries } from '#platform/sheets/zip.ts'
import { stageInstitute } from '#src/staging.ts'
import { type Client, startTestApp } from '#src/testing.ts'

const app = await startTestApp()
after(() => app.close())

let secretary: Client, neighbour: Client, committee: Client
let id: number

before(async () => {
  const places = await stageInstitute(app)
  secretary = await app.as('branch', { organizationId: places.first.id })
  neighbour = await app.as('branch', { organizationId: places.second.id })
  committee = await app.as('committee', { organizationId: places.root.id })
  const drafted = await secretary.call.documents.draft({
    templateKey: 'request-general',
    organizationId: places.first.id,
    values: { matter: '购置设备', body: '拟购置设备。' },
  })
  id = drafted.id
  const contact = { contactName: '单雄信', contactPhone: '010-12345678', signatory: '龙𬭎' }
  await secretary.call.documents.change({ id, ...contact })
})

const file = (name: string, content = '内容') => new File([content], name)
const add = (client: Client, ...files: File[]) => client.call.documents.enclosures.add({ id, files })
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => assert.fail('was not refused'),
    (error) => error.data?.code as string,
  )

describe('A file that goes along with a document', () => {
  it('is added to the draft, named in its 附件说明, and can be taken out again', async () => {
    const [first, second] = await add(secretary, file('采购方案.docx'), file('报价单.pdf'))
    assert.deepEqual([first?.name, second?.name], ['采购方案.docx', '报价单.pdf'])
    const word = await secretary.fetch(`/api/documents/${id}/word`)
    const bytes = Buffer.from(await word.arrayBuffer())
    const entry = zipEntries(bytes)?.find(({ name }) => name === 'word/document.xml')
    assert.ok(entry && unzip(bytes, entry).toString().includes('附件：1.采购方案'))
    const left = await secretary.call.documents.enclosures.remove({ id, enclosureId: second?.id ?? 0 })
    assert.deepEqual(
      left.map(({ name }) => name),
      ['采购方案.docx'],
    )
  })

  it('is refused by name when it cannot go along, and then none is kept', async () => {
    assert.equal(await refusal(add(secretary, file('好.pdf'), file('病毒.exe'))), 'enclosure-kind')
    assert.equal(await refusal(add(secretary, file('空.pdf', ''))), 'enclosure-empty')
    assert.equal((await secretary.call.documents.get({ id })).enclosures.length, 1)
    assert.equal(await refusal(add(neighbour, file('别人.pdf'))), 'not-found')
  })

  it('whose name would print as a box keeps the document from being issued', async () => {
    const added = await add(secretary, file('清单ꙮ.pdf'))
    const issue = secretary.call.documents.issue({ id, issuedOn: '2026-11-24' })
    assert.equal(await refusal(issue), 'document-unprintable')
    const odd = added.find(({ name }) => name.includes('ꙮ'))?.id ?? 0
    await secretary.call.documents.enclosures.remove({ id, enclosureId: odd })
  })

  it('stays as it was issued, and is read by whom the document was sent to', async () => {
    await secretary.call.documents.issue({ id, issuedOn: '2026-11-24' })
    assert.equal(await refusal(add(secretary, file('晚了.pdf'))), 'document-issued')
    const [one] = (await committee.call.documents.get({ id })).enclosures
    const address = `/api/documents/${id}/enclosures/${one?.id}`
    assert.equal(await (await committee.fetch(address)).text(), '内容')
    assert.equal((await neighbour.fetch(address)).status, 404)
    await assert.rejects(app.world.open.pool.query('delete from document_enclosure'))
  })
})
