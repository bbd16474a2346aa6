import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import sharp from 'sharp'
import { sheetAt } from '#src/staging.ts'
import { type Client, type Institute, plantInstitute, startTestApp } from '#src/testing.ts'

const app = await startTestApp({ jobs: true })
after(() => app.close())

let institute: Institute
let branch: Client, committee: Client, department: Client, stranger: Client, member: Client, secretary: Client

const code = (work: Promise<unknown>) =>
  work.then(
    () => assert.fail('was not refused'),
    (why) => (why.data?.code ?? why.status) as string,
  )

before(async () => {
  institute = await app.stage(plantInstitute)
  await signIn()
})

async function signIn() {
  const { organizations, people } = institute
  branch = await app.as('branch', { organizationId: organizations.east1, name: '东一书记' })
  committee = await app.as('committee', { organizationId: organizations.east, name: '东区干事' })
  department = await app.as('politicalWorkDepartment', {
    organizationId: organizations.root,
    name: '政工干事',
  })
  stranger = await app.as('branch', { organizationId: organizations.west1, name: '西一书记' })
  member = await app.as('member', { personId: people.east1.member, name: '东一党员' })
  secretary = await app.as('member', { personId: people.east1.secretary, name: '东一书记' })
}

const said = (more: object = {}) => ({
  topic: 'work' as const,
  title: '活动室的投影仪',
  words: '活动室的投影仪坏了两个月，开会看不清。',
  organizationId: institute.organizations.east1,
  ...more,
})

/** The whole trail, as text: what stands in it of anybody. */
const trail = () =>
  app.stage(async ({ db }) =>
    JSON.stringify(
      await db.selectFrom('audit_entry').where('subject_kind', '=', 'suggestion').selectAll().execute(),
    ),
  )

describe('意见建议', () => {
  it('is said to one’s branch or to anybody above it, and to nobody else', async () => {
    const receivers = await member.call.suggestions.own.receivers()
    const { east1, east, root, west1 } = institute.organizations
    assert.deepEqual(
      receivers.map(({ id, closest, top }) => [id, closest, top]),
      [
        [east1, true, false],
        [east, false, false],
        [root, false, true],
      ],
    )
    const elsewhere = member.call.suggestions.own.write(said({ organizationId: west1 }))
    assert.equal(await code(elsewhere), 'suggestion-receiver')
    assert.equal((await member.call.suggestions.own.list({})).total, 0)
  })

  it('comes to the branch with the name, is answered in time, and the writer hears of it and says whether it helped', async () => {
    const { id } = await member.call.suggestions.own.write(said())
    const [row] = (await branch.call.suggestions.list({ states: ['waiting'] })).rows
    assert.deepEqual(
      [row?.id, row?.author?.startsWith('东一党员'), row?.dueOn, row?.overdue],
      [id, true, '2026-12-09', false],
    )
    assert.equal((await stranger.call.suggestions.list({})).total, 0)
    assert.equal(await code(stranger.call.suggestions.answer({ id, words: '好' })), 'not-found')

    assert.equal(
      (await branch.call.suggestions.answer({ id, words: '已报修，下周换新。' })).state,
      'answered',
    )
    const inbox = await member.call.messages.inbox.list({})
    assert.ok(
      inbox.rows.some(({ title, link }) => title.includes('有了答复') && link === `/own-suggestions/${id}`),
    )

    const { own } = member.call.suggestions
    assert.equal(await code(own.say({ id, saying: 'unsolved', words: '' })), 'suggestion-words-missing')
    assert.equal((await own.say({ id, saying: 'unsolved', words: '还没有来修。' })).state, 'waiting')
    await branch.call.suggestions.answer({ id, words: '今天已换新。' })
    const settled = await own.say({ id, saying: 'solved' })
    assert.equal(settled.state, 'settled')
    assert.deepEqual(
      settled.steps.map(({ kind, by }) => [kind, by !== null]),
      [
        ['written', false],
        ['answered', true],
        ['unsolved', false],
        ['answered', true],
        ['solved', false],
      ],
    )
    assert.equal(await code(branch.call.suggestions.answer({ id, words: '再补一句' })), 'suggestion-settled')
  })

  it('goes up from hand to hand: where it began it is still read, and answered above', async () => {
    const { id } = await member.call.suggestions.own.write(said({ title: '系统打开太慢', topic: 'platform' }))
    assert.equal(
      (await branch.call.suggestions.pass({ id, words: '支部解决不了' })).organizationName,
      '中共东区研究所委员会',
    )
    assert.equal(await code(branch.call.suggestions.answer({ id, words: '好' })), 'suggestion-passed-on')
    assert.equal((await branch.call.suggestions.get({ id })).organizationName, '中共东区研究所委员会')
    await committee.call.suggestions.pass({ id })
    assert.equal(await code(department.call.suggestions.pass({ id })), 'suggestion-at-top')
    const answered = await department.call.suggestions.answer({ id, words: '已扩容。' })
    assert.match(answered.steps.at(-1)?.by ?? '', /^政工干事/)
    assert.equal((await member.call.suggestions.own.get({ id })).steps.length, 4)
  })
})

describe('A suggestion without a name', () => {
  it('tells nobody who wrote it: not the list, the page, the sheet, the trail, the photo or a message', async () => {
    const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#b8141f' } })
      .withExif({ IFD0: { Artist: '东一党员' } })
      .jpeg()
      .toBuffer()
    const files = [new File([new Uint8Array(picture)], '东一党员的照片.jpg', { type: 'image/jpeg' })]
    const before = await trail()
    const { id } = await member.call.suggestions.own.write(said({ title: '会议太长', unsigned: true, files }))
    await branch.call.suggestions.answer({ id, words: '以后控制在一小时内。' })
    await member.call.suggestions.own.say({ id, saying: 'solved' })

    const seen = await branch.call.suggestions.get({ id })
    const [photo] = seen.photos
    const bytes = Buffer.from(
      await (await branch.fetch(`/api/suggestions/${id}/photos/${photo?.id}`)).arrayBuffer(),
    )
    assert.equal((await sharp(bytes).metadata()).exif, undefined)
    const shown = [
      JSON.stringify(seen),
      JSON.stringify((await department.call.suggestions.list({ text: '会议太长' })).rows),
      JSON.stringify(await sheetAt(department, '/suggestions.xlsx?text=会议太长')),
      (await trail()).slice(before.length - 1),
    ]
    for (const text of shown) {
      assert.match(text, /会议太长/)
      assert.doesNotMatch(text, /东一党员/)
    }
    const rows = await app.stage(async ({ db }) => ({
      entries: await db
        .selectFrom('audit_entry')
        .where('subject_kind', '=', 'suggestion')
        .where('subject_id', '=', String(id))
        .where('action', 'in', ['suggestion.written', 'suggestion.solved'])
        .select(['account_id', 'person_id', 'ip', 'agent', 'actor_name', 'acting_roles'])
        .execute(),
      file: await db
        .selectFrom('suggestion_photo')
        .innerJoin('stored_file', 'stored_file.id', 'file_id')
        .where('suggestion_id', '=', id)
        .select(['stored_by', 'name'])
        .executeTakeFirst(),
      told: await db.selectFrom('message').selectAll().execute(),
    }))
    const none = {
      account_id: null,
      person_id: null,
      ip: '',
      agent: '',
      actor_name: '不署名',
      acting_roles: '',
    }
    assert.deepEqual(rows.entries, [none, none])
    assert.deepEqual(rows.file, { stored_by: null, name: '照片1.webp' })
    assert.ok(!JSON.stringify(rows.told).includes(`suggestions/${id}"`))
  })

  it('is found by its writer alone', async () => {
    const [row] = (await member.call.suggestions.own.list({ text: '会议太长' })).rows
    assert.equal(row?.author, null)
    assert.equal((await member.call.suggestions.own.get({ id: row?.id ?? 0 })).photos.length, 1)
    assert.equal((await secretary.call.suggestions.own.list({})).total, 0)
    assert.equal(await code(secretary.call.suggestions.own.get({ id: row?.id ?? 0 })), 'not-found')
  })

  it('takes what is a picture, and says which one is none', async () => {
    const files = [new File(['no picture'], '说明.png', { type: 'image/png' })]
    assert.equal(
      await code(member.call.suggestions.own.write(said({ files }))),
      'suggestion-photo-unreadable',
    )
  })
})

describe('The list of what was received', () => {
  it('that is overdue stands out, and is found by words, topic and state', async () => {
    const { id } = await member.call.suggestions.own.write(said({ title: '食堂座位' }))
    app.setClock('2026-12-10T08:00:00Z')
    await signIn()
    const late = await branch.call.suggestions.list({ overdue: true, text: '食堂' })
    assert.deepEqual(
      late.rows.map((row) => [row.id, row.overdue]),
      [[id, true]],
    )
    assert.equal((await branch.call.suggestions.list({ topic: 'platform', text: '食堂' })).total, 0)
    const sheet = await sheetAt(branch, '/suggestions.xlsx?text=食堂')
    assert.ok(JSON.stringify(sheet).includes('食堂座位'))
    assert.equal((await member.call.suggestions.own.say({ id, saying: 'withdrawn' })).state, 'withdrawn')
  })
})
