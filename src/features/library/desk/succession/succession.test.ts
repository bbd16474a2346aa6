import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { refusal } from '#src/staging.ts'
import { type Client, type Institute, plantInstitute, startTestApp } from '#src/testing.ts'

const app = await startTestApp()
after(() => app.close())

let institute: Institute
let writer: Client, checker: Client, branch: Client, east: Client
let columnId: number

before(async () => {
  institute = await app.stage(plantInstitute)
  const { organizations } = institute
  const top = { organizationId: organizations.root }
  writer = await app.as('politicalWorkDepartment', { ...top, name: '撰写人' })
  checker = await app.as('politicalWorkDepartment', { ...top, name: '审核人' })
  branch = await app.as('branch', { organizationId: organizations.east1 })
  east = await app.as('committee', { organizationId: organizations.east })
  columnId = (await branch.call.library.columns()).find(({ key }) => key === 'rules')?.id ?? 0
})

/** A rule of the house that holds since 2020. */
async function inForce(title: string) {
  const { desk } = writer.call.library
  const { id } = await desk.create({
    kind: 'article',
    title,
    columnId,
    sensitivity: 'public',
    issuedOn: '2019-12-01',
    effectiveOn: '2020-01-01',
    body: '<p>第一条　为了规范工作，制定本办法。</p><p>第二条　自印发之日起施行。</p>',
  })
  await desk.submit({ id })
  await checker.call.library.desk.publish({ id })
  return id
}
const because = '依据上级新规定修订'

describe('A regulation', () => {
  it('is revised: the draft says from when, the old text stays until somebody else published it', async () => {
    const id = await inForce('档案办法')
    const { desk } = writer.call.library
    const drafted = await desk.succeed({ id, how: 'revised', on: '2026-11-20', changeNote: because })
    assert.deepEqual([drafted.id, drafted.open, drafted.facts.effectiveOn], [id, 'draft', '2026-11-20'])
    assert.equal((await branch.call.library.get({ id })).effectiveOn, '2020-01-01')
    assert.equal(
      (await refusal(desk.succeed({ id, how: 'repealed', on: '2026-11-21', changeNote: because }))).code,
      'material-version-open',
    )

    await desk.submit({ id })
    await checker.call.library.desk.publish({ id })
    const { versions, shown } = await branch.call.library.get({ id })
    assert.equal(shown.changeNote, because)
    assert.deepEqual(
      versions.map(({ number, validFrom, validUntil }) => [number, validFrom, validUntil]),
      [
        [2, '2026-11-20', null],
        [1, '2020-01-01', '2026-11-19'],
      ],
    )
  })

  it('is replaced by another one: it ends on its first day and leads to it, once that is published', async () => {
    const id = await inForce('印章办法')
    const { desk } = writer.call.library
    const wished = { id, how: 'replaced' as const, on: '2026-11-10', changeNote: because }
    assert.equal((await refusal(desk.succeed(wished))).code, 'succession-untitled')
    const next = await desk.succeed({ ...wished, title: '印章管理规定', documentNumber: '星党发〔2026〕8号' })
    assert.deepEqual([next.replacesId, next.replacesTitle, next.state], [id, '印章办法', 'draft'])
    assert.equal((await branch.call.library.get({ id })).validity, 'current')
    assert.equal((await refusal(desk.succeed({ ...wished, title: '又一项' }))).code, 'succession-open')

    const { facts } = await desk.get({ id: next.id })
    await desk.save({ id: next.id, ...facts, body: '<p>第一条　印章由专人保管，用印要登记。</p>' })
    await desk.submit({ id: next.id })
    await checker.call.library.desk.publish({ id: next.id })
    const old = await branch.call.library.get({ id })
    assert.deepEqual(
      [old.validity, old.repealedOn, old.replacedById, old.replacedByTitle],
      ['repealed', '2026-11-10', next.id, '印章管理规定'],
    )
    assert.equal((await branch.call.library.get({ id: next.id })).replacesTitle, '印章办法')
    assert.equal((await refusal(desk.succeed({ ...wished, title: '再一项' }))).code, 'succession-ended')
    const trail = await writer.call.audit.list({ subjectKind: 'material', size: 3 })
    assert.ok(trail.rows.some(({ deed }) => deed === '由新规定代替'))
  })

  it('is repealed without another: readers are told from when', async () => {
    const id = await inForce('考勤办法')
    const { desk } = writer.call.library
    await desk.succeed({ id, how: 'repealed', on: '2026-11-01', changeNote: '不再适用' })
    await desk.submit({ id })
    await checker.call.library.desk.publish({ id })
    const { validity, repealedOn } = await branch.call.library.get({ id })
    assert.deepEqual([validity, repealedOn], ['repealed', '2026-11-01'])
  })

  it('is followed by nothing that begins before it, or that is another’s business; nothing is kept', async () => {
    const id = await inForce('学习办法')
    const wished = { id, how: 'revised' as const, on: '2019-12-31', changeNote: because }
    assert.equal((await refusal(writer.call.library.desk.succeed(wished))).code, 'succession-early')
    assert.equal((await refusal(east.call.library.desk.succeed(wished))).status, 404)
    assert.equal((await writer.call.library.desk.get({ id })).open, null)
  })
})

describe('Whoever may approve', () => {
  const inbox = (who: Client) =>
    who.call.messages.inbox.list({}).then(({ rows }) => rows.map(({ body }) => body))

  it('is told of what was submitted, and whoever submitted it of what became of it', async () => {
    const { desk } = writer.call.library
    const essay = { kind: 'article' as const, title: '送审的文章', columnId, sensitivity: 'public' as const }
    const { id } = await desk.create({ ...essay, body: '<p>星河研究院的同志们在试验现场学习。</p>' })
    await desk.submit({ id })
    assert.ok((await inbox(checker)).includes('撰写人提交的资料《送审的文章》等待审核。'))
    assert.ok(!(await inbox(writer)).some((body) => body.includes('等待审核')))
    assert.ok(!(await inbox(east)).some((body) => body.includes('送审的文章')))

    await checker.call.library.desk.sendBack({ id, reason: '请补充来源' })
    assert.ok((await inbox(writer)).includes('您提交的资料《送审的文章》被退回修改：请补充来源'))
    await desk.submit({ id })
    await checker.call.library.desk.publish({ id })
    assert.ok((await inbox(writer)).includes('您提交的资料《送审的文章》已审核通过并发布。'))
    assert.equal((await inbox(checker)).filter((body) => body.includes('等待审核')).length > 1, true)
  })

  it('from further up, where nobody else is near', async () => {
    const { organizations } = institute
    const west = await app.as('committee', { organizationId: organizations.west, name: '西区' })
    const { id } = await west.call.library.desk.create({
      kind: 'article',
      title: '西区的安排',
      columnId,
      sensitivity: 'internal',
      audienceId: organizations.west,
      body: '<p>西区各党支部本月的学习安排如下。</p>',
    })
    await west.call.library.desk.submit({ id })
    assert.ok((await inbox(checker)).includes('西区提交的资料《西区的安排》等待审核。'))
    assert.ok(!(await inbox(branch)).some((body) => body.includes('西区的安排')))
  })
})

describe('What runs under a regulation', () => {
  it('is listed to those who keep the library, within their reach', async () => {
    const { organizations, people } = institute
    await app.stage(async (ctx) => {
      await ctx.db
        .insertInto('election')
        .values({
          organization_id: organizations.east1,
          kind: 'election',
          committee: true,
          seats: 3,
          secretaries: 1,
          deputies: 1,
          planned_on: '2026-12-20',
          started_at: ctx.now,
          started_by: '东一书记',
        })
        .execute()
    })
    assert.ok(people)
    const cases = (who: Client, kind?: 'election') =>
      who.call.library.cases({ code: 'election-rules', ...(kind ? { kind } : {}) })
    const found = await cases(writer)
    assert.deepEqual(
      found.rows.map(({ kind, address }) => [kind, address.split('/')[1]]),
      [['election', 'elections']],
    )
    assert.deepEqual([found.total, found.counts], [1, [{ kind: 'election', n: 1 }]])
    assert.equal((await cases(east, 'election')).total, 1)
    const west = await app.as('committee', { organizationId: organizations.west })
    assert.deepEqual(await cases(west), { rows: [], total: 0, counts: [] })
    assert.deepEqual((await writer.call.library.cases({ code: 'no-such' })).rows, [])
    assert.equal((await refusal(branch.call.library.cases({ code: 'election-rules' }))).status, 403)
  })
})
