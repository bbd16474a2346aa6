import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Client, type Institute, plantInstitute, startTestApp, type TestApp } from '#src/testing.ts'

let app: TestApp
let institute: Institute
let secretary: Client, office: Client, leader: Client, keeper: Client

before(async () => {
  app = await startTestApp({ jobs: true })
  institute = await app.stage(plantInstitute)
  const { organizations, people } = institute
  secretary = await app.as('branch', { personId: people.east1.secretary, name: '东一书记' })
  office = await app.as('committee', { organizationId: organizations.east, name: '东区经办' })
  leader = await app.as('committee', { organizationId: organizations.east, name: '东区领导' })
  keeper = await app.as('politicalWorkDepartment', { organizationId: organizations.root, name: '档案员' })
  await keeper.call.archive.settings.setFonds({ code: 'Z001', name: '星河研究院' })
})
after(() => app.close())

let presses = 0
const requestKey = () => `press-${++presses}-0000`
const issuedOn = '2026-11-24'

/** What came of several at once: what was done, and the codes of what was refused. */
async function atOnce<T>(work: Promise<T>[]): Promise<{ done: T[]; refused: string[] }> {
  const settled = await Promise.allSettled(work)
  return {
    done: settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])),
    refused: settled.flatMap((one) => (one.status === 'rejected' ? [one.reason.data?.code as string] : [])),
  }
}

async function reviewed(matter: string): Promise<number> {
  const { id, documentId } = await secretary.call.requests.start({
    organizationId: institute.organizations.east1,
    templateKey: 'request-general',
    values: { matter, body: '拟办理。' },
  })
  await secretary.call.documents.change({ id: documentId, contactName: '甲', contactPhone: '010-60000001' })
  const sent = await secretary.call.requests.send({ id, issuedOn, requestKey: requestKey() })
  const affair = await office.call.approvals.get({ id: sent.affairId as number })
  const taskId = affair.may.taskId as number
  await office.call.approvals.acts.approve({
    id: affair.id,
    taskId,
    opinion: '拟同意',
    requestKey: requestKey(),
  })
  return id
}

async function replied(id: number): Promise<void> {
  const { reply } = await office.call.requests.draftReply({ id })
  await office.call.documents.change({ id: reply?.id ?? 0, values: { decidedOn: '2026-11-23' } })
  await office.call.requests.reply({ id, issuedOn, requestKey: requestKey() })
}

describe('Of two who act on a request at once', () => {
  it('one decides, the other is told that it is decided', async () => {
    for (let round = 0; round < 5; round++) {
      const id = await reviewed(`并行审批${round}`)
      const { done, refused } = await atOnce([
        office.call.requests.decide({ id, verdict: 'agreed', opinion: '同意', requestKey: requestKey() }),
        leader.call.requests.decide({ id, verdict: 'refused', opinion: '不同意', requestKey: requestKey() }),
      ])
      assert.deepEqual([done.length, refused], [1, ['request-decided']])
      const seen = await secretary.call.requests.get({ id })
      assert.equal(seen.verdict, done[0]?.verdict)
    }
  })

  it('one sends it, and it has one number and one affair', async () => {
    const { id, documentId } = await secretary.call.requests.start({
      organizationId: institute.organizations.east1,
      templateKey: 'request-general',
      values: { matter: '两次点击', body: '拟办理。' },
    })
    await secretary.call.documents.change({ id: documentId, contactName: '甲', contactPhone: '010-60000001' })
    const key = requestKey()
    const press = () => secretary.call.requests.send({ id, issuedOn, requestKey: key })
    const { done, refused } = await atOnce([press(), press(), press()])
    assert.deepEqual([done.length, new Set(refused)], [1, new Set(['request-sent'])])
    assert.equal((await office.call.requests.list({ text: '两次点击', box: 'received' })).total, 1)
  })
})

describe('Of several who file at once', () => {
  it('each item gets a number of its own, without a gap; one item is filed once', async () => {
    const ids: number[] = []
    for (let n = 0; n < 4; n++) {
      const id = await reviewed(`归档${n}`)
      await leader.call.requests.decide({ id, verdict: 'agreed', opinion: '同意', requestKey: requestKey() })
      await replied(id)
      ids.push(id)
    }
    await app.world.jobs?.drain()
    const { done, refused } = await atOnce(
      [...ids, ...ids].map((id) => secretary.call.archive.file({ kind: 'request', id })),
    )
    assert.deepEqual(
      done.map(({ archiveNumber }) => archiveNumber).sort(),
      [1, 2, 3, 4].map((n) => `Z001-WS·2026-D10-000${n}`),
    )
    assert.equal(refused.length, 4)
    assert.deepEqual(new Set(refused), new Set(['archive-filed']))
  })
})
