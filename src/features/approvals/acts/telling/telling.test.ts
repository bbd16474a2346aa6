import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { refusal, stageApproving } from '#src/staging.ts'
import { type Client, startTestApp } from '#src/testing.ts'

const app = await startTestApp()
after(() => app.close())
const { branch, committee, leader, stranger, start, open, on, agree } = await stageApproving(app)

const letters = async (client: Client) =>
  (await client.call.messages.inbox.list({ size: 50 })).rows.map(({ link, title }) => `${link} ${title}`)

describe('An affair', () => {
  it('tells whoever may act on it that it is their turn, once, and nobody else', async () => {
    const { id } = await start()
    const matching = (list: string[]) => list.filter((one) => one.startsWith(`/affairs/${id} `))
    assert.equal(matching(await letters(committee)).length, 1)
    assert.equal(matching(await letters(leader)).length, 1)
    assert.deepEqual(matching(await letters(branch)), [])
    assert.deepEqual(matching(await letters(stranger)), [])
  })

  it('tells whoever started it how it ended', async () => {
    const affair = await start()
    await agree(committee, affair)
    await agree(leader, affair)
    const [newest] = (await branch.call.messages.inbox.list({ size: 1 })).rows
    assert.equal(newest?.link, `/affairs/${affair.id}`)
    assert.match(newest?.title ?? '', /已同意$/)
  })

  it('tells nothing of an act that was refused', async () => {
    const affair = await start()
    const before = (await letters(branch)).length
    const act = on(await open(committee, affair))
    await refusal(stranger.call.approvals.acts.approve({ ...act, opinion: '同意' }))
    assert.equal((await letters(branch)).length, before)
  })
})
