import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sheetAt } from '#src/staging.ts'
import { type Client, plantInstitute, startTestApp } from '#src/testing.ts'
import { insertVersion, setPublished, versionIn } from '../versions/queries.ts'

const app = await startTestApp()
after(() => app.close())

let curator: Client, writer: Client, reader: Client, stranger: Client
let id: number

before(async () => {
  const { organizations, people } = await app.stage(plantInstitute)
  curator = await app.as('committee', { organizationId: organizations.east, name: '布展人' })
  writer = await app.as('member', { personId: people.east1.member, name: '参观者甲' })
  reader = await app.as('masses', { personId: people.west1.masses })
  stranger = await app.as('committee', { organizationId: organizations.west })
  const facts = { title: '所史展', sensitivity: 'public', organizationId: organizations.east } as const
  id = (await curator.call.exhibition.desk.create(facts)).id
  const content = { title: '所史展', subtitle: null, introduction: '', cover: null, halls: [] }
  await app.stage(async (ctx) => {
    await insertVersion(ctx, id, { ...facts, audienceId: null, content, pictures: [] })
    await setPublished(ctx, (await versionIn(ctx, id, 'submitted'))?.id ?? 0)
  })
})

const book = (client: Client) => client.call.exhibition.guestBook
const write = (text: string, named = true) => book(writer).write({ id, text, named })
const codeOf = async (work: Promise<unknown>) =>
  work.then(
    () => assert.fail('was not refused'),
    (why) => why.data?.code as string,
  )
const seen = async (client: Client) => (await book(client).read({ id })).rows.map(({ text }) => text)

describe('The guest book', () => {
  it('shows a message when the desk has read it, until then to its writer alone', async () => {
    const made = await write('从帐篷坪走到今天，很受教育。')
    assert.deepEqual(await seen(writer), ['从帐篷坪走到今天，很受教育。'])
    assert.deepEqual(await seen(reader), [])
    await book(curator).show({ id: made.id })
    assert.deepEqual(await seen(reader), ['从帐篷坪走到今天，很受教育。'])
  })

  it('takes one message at a time, and no number of anybody', async () => {
    assert.equal(await codeOf(write('我的电话是13900000001')), 'entry-number')
    const made = await write('第二条留言')
    assert.equal(await codeOf(write('第三条留言')), 'entry-waiting')
    await book(writer).takeBack({ id, entryId: made.id })
    await write('第三条留言')
    assert.deepEqual((await seen(writer)).slice(0, 1), ['第三条留言'])
  })

  it('names the writer by his own wish only; the desk knows who it was', async () => {
    const [waiting] = (await book(curator).list({})).rows
    assert.equal(waiting?.text, '第三条留言')
    await book(curator).remove({ id: waiting.id, reason: '与展览无关' })
    const nameless = await write('不愿署名的留言', false)
    await book(curator).show({ id: nameless.id })
    const names = (await book(reader).read({ id })).rows.map(({ name }) => name)
    assert.deepEqual(names, [null, '参观者甲'])
    const known = (await book(curator).list({ state: 'shown' })).rows.map(({ author }) => author)
    assert.deepEqual(known, ['参观者甲', '参观者甲'])
  })

  it('is answered, reported once by a reader, and kept or removed with a reason', async () => {
    const [first] = (await book(reader).read({ id })).rows
    const entryId = first?.id ?? 0
    await book(curator).reply({ id: entryId, reply: '谢谢您的留言' })
    await book(reader).report({ id, entryId, reason: '有错字' })
    assert.equal(await codeOf(book(reader).report({ id, entryId, reason: '又看了一遍' })), 'entry-reported')
    const [open] = (await book(curator).list({ state: 'open' })).rows
    assert.deepEqual(open?.reports, ['有错字'])
    await book(curator).show({ id: entryId })
    assert.equal((await book(curator).list({ state: 'open' })).total, 0)
    assert.equal((await book(reader).read({ id })).rows[0]?.reply, '谢谢您的留言')
    const gone = await book(curator).remove({ id: entryId, reason: '留言人要求撤下' })
    assert.deepEqual([gone.state, gone.removedBecause], ['removed', '留言人要求撤下'])
    assert.equal(await codeOf(book(curator).reply({ id: entryId, reply: '再回复' })), 'entry-removed')
    assert.deepEqual(await seen(reader), ['从帐篷坪走到今天，很受教育。'])
  })

  it('is dealt with by its own desk, and goes out as a sheet', async () => {
    assert.equal((await book(stranger).list({ state: 'removed' })).total, 0)
    const [one] = (await book(curator).list({ state: 'removed' })).rows
    assert.equal(await codeOf(book(stranger).remove({ id: one?.id ?? 0, reason: '不是我的' })), 'not-found')
    const rows = await sheetAt(curator, '/guest-entries.xlsx?state=shown')
    assert.deepEqual(rows[2]?.slice(0, 4), ['所史展', '参观者甲', '署名', '从帐篷坪走到今天，很受教育。'])
  })
})
