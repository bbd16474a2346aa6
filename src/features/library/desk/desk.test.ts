import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { refusal, sheetAt } from '#src/staging.ts'
import { type Client, type Institute, plantInstitute, startTestApp } from '#src/testing.ts'

const app = await startTestApp()
after(() => app.close())

let institute: Institute
let writer: Client, checker: Client, east: Client, member: Client, west: Client
let columnId: number

before(async () => {
  institute = await app.stage(plantInstitute)
  const { organizations, people } = institute
  const top = { organizationId: organizations.root }
  writer = await app.as('politicalWorkDepartment', { ...top, name: '撰写人' })
  checker = await app.as('politicalWorkDepartment', { ...top, name: '审核人' })
  east = await app.as('committee', { organizationId: organizations.east, name: '东区' })
  west = await app.as('committee', { organizationId: organizations.west, name: '西区' })
  member = await app.as('member', { personId: people.east1.member })
  const columns = await member.call.library.columns()
  columnId = columns.find(({ key }) => key === 'study')?.id ?? 0
})

const essay = (more: object = {}) => ({
  kind: 'article' as const,
  title: '在会战一线学习',
  columnId,
  sensitivity: 'internal' as const,
  body: '<h2>一、缘起</h2><p>星河研究院的同志们在试验现场组织学习。</p><script>steal()</script>',
  ...more,
})
const trail = async (id: number) =>
  app.stage(async ({ db }) => {
    const rows = await db
      .selectFrom('audit_entry')
      .where('subject_kind', '=', 'material')
      .where('subject_id', '=', String(id))
      .orderBy('id')
      .select(['action', 'reason'])
      .execute()
    return rows.map(({ action, reason }) => (reason ? `${action}：${reason}` : action))
  })
const readers = (id: number) =>
  member.send('GET', `/api/library/materials/${id}`).then(({ status }) => status)

describe('An article', () => {
  it('is written, checked by another, and read only then, without what could act', async () => {
    const { desk } = writer.call.library
    const { id, may, body } = await desk.create(essay())
    assert.deepEqual(may, ['save', 'submit'])
    assert.equal(body, '<h2 id="s1">一、缘起</h2><p>星河研究院的同志们在试验现场组织学习。</p>')
    await desk.submit({ id })
    assert.equal((await refusal(desk.publish({ id }))).code, 'material-own')
    assert.equal(await readers(id), 404)

    await checker.call.library.desk.publish({ id })
    const read = await member.call.library.get({ id })
    assert.deepEqual(
      read.shown.parts.map(({ anchor, heading }) => [anchor, heading]),
      [['s1', '一、缘起']],
    )
    assert.deepEqual(await trail(id), ['material.drafted', 'material.submitted', 'material.published'])
  })

  it('goes back with a reason, and stays unread', async () => {
    const { id } = await writer.call.library.desk.create(essay({ title: '退回的文章' }))
    await writer.call.library.desk.submit({ id })
    assert.equal((await refusal(writer.call.library.desk.save({ id, ...essay() }))).code, 'material-moved-on')
    const back = await checker.call.library.desk.sendBack({ id, reason: '请补充来源' })
    assert.deepEqual([back.state, back.versions[0]?.returnedBecause], ['draft', '请补充来源'])
    await writer.call.library.desk.save({ id, ...essay({ title: '补好的文章' }) })
    assert.equal((await writer.call.library.desk.get({ id })).title, '补好的文章')
    assert.equal(await readers(id), 404)
    assert.ok((await trail(id)).includes('material.returned：请补充来源'))
  })

  it('is refused without a text, with days that contradict, in a column that is gone; nothing is kept', async () => {
    const { desk } = writer.call.library
    const before = (await desk.list({ size: 1 })).total
    const faults = [
      [{ effectiveOn: '2020-01-01', issuedOn: '2021-01-01' }, 'material-effective-early'],
      [{ columnId: 9999 }, 'library-column-unknown'],
      [{ topicIds: [9999] }, 'library-topic-unknown'],
    ] as const
    for (const [more, code] of faults) assert.equal((await refusal(desk.create(essay(more)))).code, code)
    assert.equal((await desk.list({ size: 1 })).total, before)
    const { id } = await desk.create(essay({ body: '<p>太短</p>' }))
    assert.equal((await refusal(desk.submit({ id }))).code, 'material-no-text')
    assert.equal((await desk.get({ id })).state, 'draft')
    const link = await desk.create(essay({ kind: 'link', body: null }))
    assert.equal((await refusal(desk.submit({ id: link.id }))).code, 'material-no-address')
  })
})

describe('A new version', () => {
  it('changes nothing for readers until it is published; the old one stays and says until when it held', async () => {
    const { desk } = writer.call.library
    const { id } = await desk.create(essay({ title: '管理办法', effectiveOn: '2020-01-01' }))
    await desk.submit({ id })
    await checker.call.library.desk.publish({ id })
    await desk.revise({ id })
    assert.equal((await refusal(desk.revise({ id }))).code, 'material-version-open')
    const facts = essay({ title: '管理办法（修订）', effectiveOn: '2026-11-01', changeNote: '补充公示' })
    await desk.save({ id, ...facts, sensitivity: 'sensitive' })
    assert.equal((await member.call.library.get({ id })).title, '管理办法')

    await desk.submit({ id })
    assert.equal((await desk.list({ state: 'submitted' })).rows[0]?.title, '管理办法')
    await checker.call.library.desk.publish({ id })
    assert.equal(await readers(id), 404, 'it is for offices now')
    const branch = await app.as('branch', { organizationId: institute.organizations.east1 })
    const { title, versions } = await branch.call.library.get({ id })
    assert.equal(title, '管理办法（修订）')
    assert.deepEqual(
      versions.map(({ number, validFrom, validUntil }) => [number, validFrom, validUntil]),
      [
        [2, '2026-11-01', null],
        [1, '2020-01-01', '2026-10-31'],
      ],
    )
  })

  it('is given up without a trace in what is read', async () => {
    const { id } = await writer.call.library.desk.create(essay({ title: '不改了' }))
    await writer.call.library.desk.submit({ id })
    await checker.call.library.desk.publish({ id })
    await writer.call.library.desk.revise({ id })
    const { may, versions } = await writer.call.library.desk.discard({ id })
    assert.deepEqual(may, ['revise', 'withdraw'])
    assert.equal(versions.length, 1)
  })

  it('of a regulation takes the place of its gist, article by article', async () => {
    const known = await writer.call.library.byCode({ code: 'terms-opinion' })
    const { id } = await writer.call.library.desk.revise({ id: known.id })
    const body = '<p>第一条　为了规范任期。</p><p>第二条　任期三年。</p><p>第三条　自印发之日起施行。</p>'
    await writer.call.library.desk.save({ id, ...essay({ title: known.title, sensitivity: 'public', body }) })
    await writer.call.library.desk.submit({ id })
    await checker.call.library.desk.publish({ id })
    const { shown } = await member.call.library.byCode({ code: 'terms-opinion' })
    assert.equal(shown.fidelity, 'full')
    assert.deepEqual(
      shown.parts.map(({ anchor }) => anchor),
      ['第一条', '第二条', '第三条'],
    )
  })
})

describe('A material that is withdrawn', () => {
  it('is read no more, says why at the desk, and may come again as a new version', async () => {
    const { id } = await writer.call.library.desk.create(essay({ title: '有误的材料' }))
    await writer.call.library.desk.submit({ id })
    await checker.call.library.desk.publish({ id })
    const gone = await checker.call.library.desk.withdraw({ id, reason: '数据有误' })
    assert.deepEqual([gone.state, gone.withdrawnBecause, gone.may], ['withdrawn', '数据有误', ['revise']])
    assert.equal(await readers(id), 404)
    await writer.call.library.desk.revise({ id })
    await writer.call.library.desk.submit({ id })
    assert.equal((await checker.call.library.desk.publish({ id })).withdrawnBecause, null)
    assert.equal(await readers(id), 200)
  })
})

describe('A committee', () => {
  it('keeps what is for its own, and sees nothing of others', async () => {
    const { organizations } = institute
    assert.equal((await refusal(east.call.library.desk.create(essay()))).code, 'material-audience-needed')
    const abroad = essay({ audienceId: organizations.west1 })
    assert.equal((await refusal(east.call.library.desk.create(abroad))).status, 404)
    const { id } = await east.call.library.desk.create(
      essay({ title: '东区材料', audienceId: organizations.east }),
    )
    assert.equal((await refusal(west.call.library.desk.get({ id }))).status, 404)
    assert.deepEqual(
      (await east.call.library.desk.list({})).rows.map(({ title }) => title),
      ['东区材料'],
    )
    const [, , ...lines] = await sheetAt(east, '/library/desk/materials.xlsx')
    assert.deepEqual(
      lines.map(([title, state]) => [title, state]),
      [['东区材料', '草稿']],
    )
  })
})

describe('Columns and topics', () => {
  it('are arranged by the department; what holds something stays', async () => {
    const { shelves } = writer.call.library
    const topic = await shelves.addTopic({ name: '会战精神', position: 1 })
    assert.equal(
      (await refusal(shelves.addTopic({ name: '会战精神', position: 2 }))).code,
      'library-name-taken',
    )
    const column = await shelves.addColumn({ name: '读书', position: 1, parentId: columnId })
    await writer.call.library.desk.create(essay({ columnId: column.id, topicIds: [topic.id] }))
    assert.equal((await refusal(shelves.removeColumn(column))).code, 'library-shelf-full')
    assert.equal((await refusal(shelves.removeTopic(topic))).code, 'library-shelf-full')
    assert.equal((await refusal(shelves.removeColumn({ id: columnId }))).code, 'library-column-fixed')
    await shelves.changeTopic({ id: topic.id, name: '会战', position: 3 })
    assert.deepEqual(
      (await member.call.library.shelves.topics()).map(({ name }) => name),
      ['会战'],
    )
    assert.equal(
      (await refusal(east.call.library.shelves.addTopic({ name: '东区', position: 1 }))).status,
      403,
    )
  })
})
