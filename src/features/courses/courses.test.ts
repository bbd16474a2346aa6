import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Sensitivity } from '#basics/sensitivity.ts'
import { insertReadyMaterial } from '#features/library/intake/queries.ts'
import { refusal, sheetAt } from '#src/staging.ts'
import { type Client, type Institute, plantInstitute, startTestApp } from '#src/testing.ts'

const app = await startTestApp()
after(() => app.close())

let institute: Institute
let department: Client, other: Client, branch: Client, member: Client, masses: Client, west: Client
let charter: number, secret: number

const material = (title: string, sensitivity: Sensitivity) =>
  app.stage(async (ctx) => {
    const { id: columnId } = await ctx.db
      .selectFrom('library_column')
      .select('id')
      .where('key', '=', 'study')
      .executeTakeFirstOrThrow()
    return insertReadyMaterial(ctx, {
      kind: 'article',
      title,
      columnId,
      sensitivity,
      version: { bodyHtml: '<p>正文</p>', parts: [{ anchor: '第七条', text: '正文' }] },
    })
  })

before(async () => {
  institute = await app.stage(plantInstitute)
  const { organizations, people } = institute
  department = await app.as('politicalWorkDepartment', { organizationId: organizations.root, name: '周明' })
  other = await app.as('committee', { organizationId: organizations.root, name: '吴敏' })
  branch = await app.as('branch', { organizationId: organizations.east1, name: '东一书记' })
  west = await app.as('branch', { organizationId: organizations.west1, name: '西一书记' })
  member = await app.as('member', { personId: people.east1.member })
  masses = await app.as('masses', { personId: people.east1.masses })
  charter = await material('学习党章', 'internal')
  secret = await material('内部分析', 'sensitive')
})

const question = {
  kind: 'multiple' as const,
  text: '哪些人有选举权？',
  options: ['正式党员', '预备党员', '受留党察看处分的党员', '党龄不满一年的正式党员'],
  correct: [0, 3],
  explanation: '预备党员、受留党察看处分期间的党员没有选举权。',
  anchor: '第七条',
}
const content = (materialId: number) => ({
  title: '党章学习',
  summary: '两节',
  topic: '党章党规',
  sensitivity: 'internal' as Sensitivity,
  audienceId: null as number | null,
  parts: ['第一节', '第二节'].map((title) => ({
    title,
    note: '',
    materialId,
    anchor: '',
    questions: [question],
  })),
})

async function written(more: Partial<ReturnType<typeof content>> = {}) {
  const { id } = await department.call.courses.desk.create({
    organizationId: institute.organizations.root,
    title: '党章学习',
    topic: '党章党规',
  })
  await department.call.courses.desk.save({ id, revision: 1, ...content(charter), ...more })
  return id
}
async function published(more: Partial<ReturnType<typeof content>> = {}) {
  const id = await written(more)
  await department.call.courses.desk.submit({ id })
  await other.call.courses.desk.approve({ id })
  return id
}

describe('A course at the desk', () => {
  it('is published after somebody else approved it, and read from then on', async () => {
    const id = await written()
    assert.equal((await refusal(member.call.courses.get({ id }))).status, 404)
    await department.call.courses.desk.submit({ id })
    assert.equal((await refusal(department.call.courses.desk.approve({ id }))).code, 'course-own-approval')
    assert.equal((await refusal(member.call.courses.get({ id }))).status, 404)
    await other.call.courses.desk.approve({ id })
    assert.equal((await member.call.courses.get({ id })).parts.length, 2)
    const trail = await department.call.audit.list({ subjectKind: 'course' })
    assert.deepEqual(
      trail.rows.map(({ deed }) => deed),
      ['发布课程', '送审课程', '保存课程', '新建课程'],
    )
  })

  it('is told of to those who may approve it, and what became of it to whoever submitted it', async () => {
    const inbox = async (who: Client) => (await who.call.messages.inbox.list({})).rows.map(({ body }) => body)
    const id = await written({ title: '送审的课程' })
    await department.call.courses.desk.submit({ id })
    assert.ok((await inbox(other)).includes('周明提交的课程《送审的课程》等待审核。'))
    assert.ok(!(await inbox(department)).some((body) => body.includes('等待审核')))
    assert.equal((await department.call.courses.desk.get({ id })).own, true)
    assert.equal((await other.call.courses.desk.get({ id })).own, false)
    await other.call.courses.desk.approve({ id })
    assert.ok((await inbox(department)).includes('您提交的课程《送审的课程》已审核通过并发布。'))
    assert.ok(!(await inbox(branch)).some((body) => body.includes('送审的课程')))
    await other.call.courses.desk.withdraw({ id, reason: '试过了' })
  })

  it('is given back with a reason, and stays a draft', async () => {
    const id = await written()
    await department.call.courses.desk.submit({ id })
    await other.call.courses.desk.giveBack({ id, reason: '请补充依据' })
    const { state, returnedBecause } = await department.call.courses.desk.get({ id })
    assert.deepEqual([state, returnedBecause], ['draft', '请补充依据'])
  })

  it('does not change once it was submitted: neither by the desk nor in the database', async () => {
    const id = await published()
    const again = { id, revision: 2, ...content(charter) }
    assert.equal((await refusal(department.call.courses.desk.save(again))).code, 'course-not-draft')
    await assert.rejects(
      app.stage((ctx) =>
        ctx.db.updateTable('course_part').set({ title: '改' }).where('course_id', '=', id).execute(),
      ),
      /stay as they are/,
    )
    await other.call.courses.desk.withdraw({ id, reason: '内容要更新' })
    assert.equal((await refusal(member.call.courses.get({ id }))).status, 404)
    assert.deepEqual(await department.call.courses.desk.save(again), { revision: 3 })
  })

  it('is not overwritten by who read an older one, nor made of what its author may not read', async () => {
    const id = await written()
    const stale = { id, revision: 1, ...content(charter) }
    assert.equal((await refusal(department.call.courses.desk.save(stale))).code, 'course-saved-meanwhile')
    const gone = { id, revision: 2, ...content(999_999) }
    assert.equal((await refusal(department.call.courses.desk.save(gone))).code, 'course-material-gone')
    assert.equal((await department.call.courses.desk.get({ id })).revision, 2)
  })

  it('is listed and goes out as a sheet for those who make courses, within their reach', async () => {
    const rows = await sheetAt(department, '/course-desk.xlsx?state=published')
    assert.deepEqual(rows[2]?.slice(0, 2), ['党章学习', '党章党规'])
    const east = await app.as('committee', { organizationId: institute.organizations.east })
    assert.equal((await east.call.courses.desk.list({})).total, 0)
    assert.equal((await refusal(branch.call.courses.desk.list({}))).status, 403)
  })
})

describe('A reader', () => {
  it('sees what label and audience allow', async () => {
    const id = await published({ audienceId: institute.organizations.east })
    assert.equal((await refusal(masses.call.courses.get({ id }))).status, 404)
    assert.equal((await refusal(west.call.courses.get({ id }))).status, 404)
    assert.equal((await member.call.courses.get({ id })).title, '党章学习')
  })

  it('sorts what he may learn, and takes the list of it along', async () => {
    for (const title of ['排序课甲', '排序课乙']) await published({ title, sensitivity: 'public' })
    const asked = { text: '排序课', sort: 'publishedAt' } as const
    const titles = async (descending: boolean) =>
      (await masses.call.courses.list({ ...asked, descending })).rows.map(({ title }) => title)
    assert.deepEqual((await titles(true)).toSorted(), ['排序课乙', '排序课甲'].toSorted())
    assert.equal((await titles(false)).length, 2)
    const [, , ...lines] = await sheetAt(masses, '/courses.xlsx?text=排序课&sort=title')
    assert.equal(lines.length, 2)
  })

  it('is not told what is right before he answered, and may answer as often as he likes', async () => {
    const id = await published()
    const { parts } = await member.call.courses.get({ id })
    assert.deepEqual(Object.keys(parts[0]?.questions[0] ?? {}), ['kind', 'text', 'options'])
    const asked = { id, part: 1, question: 1 }
    const wrong = await member.call.courses.learning.answer({ ...asked, chosen: [0] })
    assert.deepEqual([wrong.right, wrong.correct], [false, [0, 3]])
    assert.match(wrong.explanation, /没有选举权/)
    assert.equal(wrong.address, `/library/materials/${charter}#第七条`)
    assert.equal((await member.call.courses.learning.answer({ ...asked, chosen: [3, 0] })).right, true)
    const gone = await refusal(member.call.courses.learning.answer({ ...asked, question: 2, chosen: [0] }))
    assert.equal(gone.code, 'course-part-gone')
  })

  it('comes back where he left; of the way nobody else sees anything, and no line stands in the trail', async () => {
    const id = await published()
    const before = (await department.call.audit.list({})).total
    await member.call.courses.learning.place({ id, part: 2, done: [1] })
    assert.deepEqual((await member.call.courses.get({ id })).place, { part: 2, done: [1] })
    assert.equal((await branch.call.courses.get({ id })).place, null)
    assert.equal((await department.call.audit.list({})).total, before)
    assert.equal((await member.call.courses.list({ begun: true })).rows[0]?.done, 1)
    assert.equal(
      (await refusal(member.call.courses.learning.place({ id, part: 3, done: [] }))).code,
      'course-part-gone',
    )
    await member.call.courses.learning.forget({ id })
    assert.equal((await member.call.courses.get({ id })).place, null)
  })
})

describe('A record of study', () => {
  it('is asked for after the last part, confirmed by the branch, seen by nobody above or beside', async () => {
    const courseId = await published()
    const asked = { courseId, studiedOn: '2026-11-20' }
    const open = await refusal(member.call.courses.records.ask(asked))
    assert.deepEqual([open.code, open.status], ['record-course-open', 409])
    assert.match(open.message, /还有 2 节/)
    await member.call.courses.learning.place({ id: courseId, part: 2, done: [1, 2] })
    const record = await member.call.courses.records.ask(asked)
    assert.deepEqual([record.topic, record.state], ['党章党规', 'asked'])
    assert.equal((await refusal(member.call.courses.records.ask(asked))).code, 'record-twice')

    assert.equal((await west.call.courses.records.list({})).total, 0)
    assert.equal((await refusal(west.call.courses.records.confirm({ id: record.id }))).status, 404)
    assert.equal((await refusal(other.call.courses.records.list({}))).status, 403)
    await branch.call.courses.records.confirm({ id: record.id })
    const [, , own] = await sheetAt(member, '/own/course-records.xlsx?year=2026')
    assert.deepEqual(own?.slice(1, 4), ['党章学习', '党章党规', '已确认'])
    const { rows, topics } = await member.call.courses.records.own({})
    assert.deepEqual([rows[0]?.state, topics], ['confirmed', [{ topic: '党章党规', days: 1 }]])
    assert.equal(
      (await refusal(member.call.courses.records.withdraw({ id: record.id }))).code,
      'record-decided',
    )
    const [, , line] = await sheetAt(branch, '/course-records.xlsx?state=confirmed')
    assert.deepEqual(line?.slice(1, 3), ['党章党规', '党章学习'])
  })

  it('of a material stands under its column; declined with a reason, it may be asked for again', async () => {
    const asked = { materialId: charter, studiedOn: '2026-11-21' }
    const record = await member.call.courses.records.ask(asked)
    assert.equal(record.topic, '理论学习')
    await branch.call.courses.records.decline({ id: record.id, reason: '请写清日期' })
    const { rows } = await member.call.courses.records.own({})
    assert.deepEqual([rows[0]?.state, rows[0]?.declinedBecause], ['declined', '请写清日期'])
    const again = await member.call.courses.records.ask(asked)
    await member.call.courses.records.withdraw({ id: again.id })
    assert.equal((await branch.call.courses.records.list({ state: 'asked' })).total, 0)
    const hidden = await refusal(
      member.call.courses.records.ask({ materialId: secret, studiedOn: '2026-11-21' }),
    )
    assert.equal(hidden.status, 404)
    const future = await refusal(member.call.courses.records.ask({ ...asked, studiedOn: '2026-11-25' }))
    assert.equal(future.code, 'record-in-future')
  })
})

describe('A branch studies together', () => {
  const plan = {
    kind: 'themeDay' as const,
    plannedOn: '2026-12-10',
    startsAt: '14:30',
    place: '一楼会议室',
  }

  it('a material: the meeting is planned, those who come are told, the material stands in its agenda', async () => {
    const organizationId = institute.organizations.east1
    const { meetingId } = await branch.call.courses.sessions.organize({
      ...plan,
      organizationId,
      materialId: charter,
    })
    const meeting = await branch.call.meetings.get({ id: meetingId })
    assert.deepEqual([meeting.title, meeting.status], ['学习《学习党章》', 'notified'])
    assert.deepEqual(
      meeting.agenda.map(({ item }) => item),
      ['学习《学习党章》', '交流讨论'],
    )
    const letters = await member.call.messages.inbox.list({})
    const told = letters.rows.find(({ link }) => link === `/library/materials/${charter}`)
    assert.match(String(told?.body), /集体学习《学习党章》，请先阅读/)
    const { rows } = await branch.call.courses.sessions.list({})
    assert.deepEqual([rows[0]?.studied, rows[0]?.status], ['学习党章', '已通知'])
    assert.deepEqual(await branch.call.courses.sessions.of({ id: meetingId }), {
      title: '学习党章',
      address: `/library/materials/${charter}`,
      materials: [{ id: charter, title: '学习党章' }],
    })
    assert.equal((await west.call.courses.sessions.list({})).total, 0)
    assert.equal((await refusal(west.call.courses.sessions.of({ id: meetingId }))).status, 404)
    const [, , line] = await sheetAt(branch, '/study-sessions.xlsx?box=coming')
    assert.equal(line?.[2], '学习党章')
  })

  it('a course: every material of it once', async () => {
    const courseId = await published()
    const { meetingId } = await branch.call.courses.sessions.organize({
      ...plan,
      organizationId: institute.organizations.east1,
      courseId,
    })
    const meeting = await branch.call.meetings.get({ id: meetingId })
    assert.deepEqual(
      meeting.agenda.map(({ item }) => item),
      ['学习《学习党章》', '交流讨论'],
    )
    assert.equal((await branch.call.courses.sessions.of({ id: meetingId }))?.address, `/courses/${courseId}`)
  })

  it('nothing that those who come could not open: no meeting is planned then', async () => {
    const { east1, west1 } = institute.organizations
    const before = (await branch.call.meetings.list({})).total
    const refused = await refusal(
      branch.call.courses.sessions.organize({ ...plan, organizationId: east1, materialId: secret }),
    )
    assert.equal(refused.code, 'study-too-sensitive')
    const outside = await refusal(
      branch.call.courses.sessions.organize({ ...plan, organizationId: west1, materialId: charter }),
    )
    assert.equal(outside.status, 404)
    const past = await refusal(
      branch.call.courses.sessions.organize({
        ...plan,
        plannedOn: '2026-11-23',
        organizationId: east1,
        materialId: charter,
      }),
    )
    assert.equal(past.code, 'notice-too-late')
    assert.equal((await branch.call.meetings.list({})).total, before)
  })
})
