import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertPeople } from '#features/people/queries.ts'
import { unzippedBag } from '#platform/bags.ts'
import { refusal } from '#src/staging.ts'
import { type Client, type Institute, personOf, plantInstitute, startTestApp } from '#src/testing.ts'

const app = await startTestApp({ jobs: true })
after(() => app.close())

let institute: Institute
let branch: Client, sender: Client, receiver: Client, receiving: Client, keeper: Client

before(async () => {
  institute = await app.stage(plantInstitute)
  const { root, east1, east, west1, west } = institute.organizations
  branch = await app.as('branch', { organizationId: east1, name: '东一书记' })
  sender = await app.as('committee', { organizationId: east, name: '东区经办' })
  receiver = await app.as('committee', { organizationId: west, name: '西区经办' })
  receiving = await app.as('branch', { organizationId: west1, name: '西一书记' })
  keeper = await app.as('politicalWorkDepartment', { organizationId: root, name: '档案员' })
  await keeper.call.archive.settings.setFonds({ code: 'Z001', name: '星河研究院' })
})

describe('A letter of introduction', () => {
  it('is filed by the committee that wrote it, once the receipt is back, with what became of everybody on it', async () => {
    const person = personOf('east1', 'member', institute.organizations.east1, 81)
    const personId = (await app.stage((ctx) => insertPeople(ctx, [person]))).get(person.employeeNo) as number
    const toId = institute.organizations.west1
    const { id } = await branch.call.transfers.begin({
      personId,
      toId,
      cause: 'unitChanged',
      paidUntil: '2026-11',
    })
    const { letterNumber } = await sender.call.transfers.issue({ id, days: 30 })
    await app.world.jobs?.drain()
    const { rows } = await sender.call.transfers.letters.list({})
    const letter = { kind: 'transferLetter' as const, id: rows[0]?.id as number }

    assert.equal((await refusal(sender.call.archive.file(letter))).code, 'archive-running')
    await receiver.call.transfers.accept({ id })
    await receiving.call.transfers.place({ id })
    await receiver.call.transfers.returnReceipt({ id })
    await sender.call.transfers.fileReceipt({ id })
    assert.equal((await refusal(receiver.call.archive.file(letter))).status, 404)

    const item = await sender.call.archive.file(letter)
    assert.equal(item.archiveNumber, 'Z001-WS·2026-D10-0001')
    assert.equal(item.documentNumbers, letterNumber)
    assert.ok(item.checks.every(({ holds }) => holds))
    const zip = Buffer.from(await (await sender.fetch(`/api/archive/${item.id}/package`)).arrayBuffer())
    const page = unzippedBag(zip)?.get('data/index.html')?.toString() ?? ''
    for (const said of [`${person.name}：发起转接`, `${person.name}：收存回执`, '西区经办'])
      assert.ok(page.includes(said), said)
    assert.equal((await sender.call.archive.filed(letter)).archiveNumber, item.archiveNumber)
    assert.equal((await refusal(sender.call.archive.file(letter))).code, 'archive-filed')
  })
})
