import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { systemWorld } from '#platform/world.ts'
import { refusal, sheetAt } from '#src/staging.ts'
import { type Client, type Institute, plantInstitute, startTestApp } from '#src/testing.ts'
import { jobs } from './jobs.ts'

const app = await startTestApp()
after(() => app.close())

let institute: Institute
let department: Client, east: Client, branch: Client

const fill = (action: string, at: 'east1' | 'west1', day: string, after?: object) => {
  app.setClock(`${day}T02:00:00Z`)
  return app.stage(async (ctx) => {
    const { path } = await ctx.db
      .selectFrom('organization')
      .where('id', '=', institute.organizations[at])
      .select('path')
      .executeTakeFirstOrThrow()
    ctx.record({ action, subject: { kind: 'meeting', id: 1, name: '会议' }, path, after })
  })
}

const part = (shown: Awaited<ReturnType<Client['call']['burden']['show']>>, source: string) =>
  shown.parts.find((one) => one.source === source)

before(async () => {
  institute = await app.stage(plantInstitute)
  const { organizations } = institute
  await fill('meeting.held', 'west1', '2026-08-03')
  await fill('meeting.held', 'west1', '2026-09-20')
  await fill('meeting.held', 'east1', '2026-10-12')
  await fill('meeting.held', 'west1', '2026-10-13')
  await fill('admission.acted', 'east1', '2026-10-14', { act: '张贴公示' })
  await fill('meeting.signedIn', 'east1', '2026-10-15')
  app.setClock('2026-11-24T08:00:00Z')
  department = await app.as('politicalWorkDepartment', { organizationId: organizations.root, name: '政工' })
  east = await app.as('committee', { organizationId: organizations.east, name: '东区党委' })
  branch = await app.as('branch', { organizationId: organizations.east1, name: '东一支部' })
})

describe('The ledger of what branches are asked for', () => {
  it('counts forms by the trail and their fields by the contract, beside the quarter before', async () => {
    const shown = await department.call.burden.show({})
    const forms = part(shown, 'forms')
    assert.deepEqual([shown.name, shown.running], ['2026 年第四季度', true])
    assert.deepEqual(forms?.total, { now: 3, before: 1 })
    const held = forms?.lines.find(({ key }) => key === 'meeting.held')
    const acted = forms?.lines.find(({ key }) => key === 'admission.acted:张贴公示')
    assert.deepEqual([held?.title, held?.now, held?.before], ['登记会议召开和到会情况', 2, 1])
    assert.equal(shown.fields.now, 2 * (held?.fields ?? 0) + (acted?.fields ?? 0))
    const whole = await department.call.burden.show({ year: 2026, quarter: 3 })
    assert.deepEqual(part(whole, 'forms')?.total, { now: 2, before: 0 })
  })

  it('opens each number: as many single askings as it says, each with its line in the trail', async () => {
    const asked = { source: 'forms' as const, key: 'meeting.held' }
    const { rows, total } = await department.call.burden.behind(asked)
    assert.equal(total, 2)
    assert.deepEqual(
      rows.map(({ organizationName }) => organizationName),
      ['西区第一党支部', '东区第一党支部'],
    )
    assert.match(rows[0]?.link ?? '', /^\/audit\?entry=\d+$/)
    assert.equal((await department.call.burden.behind({ ...asked, text: '东区' })).total, 1)
    const earliest = await department.call.burden.behind({ ...asked, descending: false, size: 1 })
    assert.equal(earliest.rows[0]?.organizationName, '东区第一党支部')
    assert.equal((await department.call.burden.behind({ source: 'forms' })).total, 3)
    const sheet = await sheetAt(department, '/burden/askings.xlsx?source=forms&key=meeting.held')
    assert.ok(sheet.some((row) => row.includes('东区第一党支部')))
    const form = await department.call.burden.form({ key: 'meeting.held' })
    assert.ok(form.fields.some(({ title }) => title === '会议日期'))
  })

  it('shows each committee its own part, and no branch by itself', async () => {
    const own = await east.call.burden.show({})
    assert.equal(part(own, 'forms')?.total.now, 2)
    assert.deepEqual(
      own.places.map(({ id, name }) => [id, name]),
      [[null, '直属党支部']],
    )
    const { organizations } = institute
    assert.equal(
      (await refusal(east.call.burden.show({ organizationId: organizations.west }))).code,
      'not-found',
    )
    const single = await refusal(department.call.burden.show({ organizationId: organizations.east1 }))
    assert.match(single.message, /“党组织”请选东区第一党支部的上级党组织/)
    assert.equal((await branch.send('GET', '/api/burden')).status, 403)
    const whole = await department.call.burden.show({})
    const places = new Map(whole.places.map(({ id, counts }) => [id, counts.forms]))
    assert.deepEqual([places.get(organizations.east), places.get(organizations.west)], [2, 1])
  })

  it('knows no quarter that has not begun', async () => {
    const early = await refusal(department.call.burden.show({ year: 2027, quarter: 1 }))
    assert.match(early.message, /“季度”请选已经开始的季度/)
  })

  it('is taken away as a sheet with the same numbers, and that is written down', async () => {
    const sheet = await sheetAt(department, '/burden.xlsx?year=2026&quarter=4')
    const held = sheet.find((row) => row[1] === '登记会议召开和到会情况')
    assert.deepEqual(held?.slice(3, 6).map(Number), [2, 1, 1])
    const { rows } = await department.call.audit.list({ action: 'burden.exported' })
    assert.ok(rows.some(({ subjectName }) => /负担账本/.test(subjectName ?? '')))
  })

  it('names the templates that ask for what the register knows, which are saved with a reason alone', async () => {
    const { organizations } = institute
    const template = {
      key: 'report-training',
      organizationId: organizations.east,
      kind: 'report' as const,
      name: '培训情况报告',
      reason: '统一格式',
      content: {
        title: '关于培训情况的报告',
        addressee: null,
        blocks: [{ k: 'p' as const, text: '现有党员{{党员总数}}名。' }],
        attachments: [],
        fields: [{ key: 'count', label: '党员总数', kind: 'number' as const, required: true }],
      },
    }
    const refused = await refusal(east.call.documents.templates.save(template))
    assert.match(refused.message, /“党员总数”名册里已经有.*“为什么还要填”/)
    assert.deepEqual((await department.call.burden.show({})).askedAgain, [])

    await east.call.documents.templates.save({ ...template, askedAgainBecause: '培训当天的人数与名册不同' })
    const [again] = (await department.call.burden.show({})).askedAgain
    assert.deepEqual(
      [again?.name, again?.labels, again?.because],
      ['培训情况报告', ['党员总数'], '培训当天的人数与名册不同'],
    )
    const west = await department.call.burden.show({ organizationId: organizations.west })
    assert.deepEqual(west.askedAgain, [])
    const fields = template.content.fields.map((one) => ({ ...one, from: 'members' as const }))
    const filled = { ...template.content, fields }
    await east.call.documents.templates.save({ ...template, content: filled })
    assert.deepEqual((await department.call.burden.show({})).askedAgain, [])
  })

  it('is told to the department once, when the quarter is over', async () => {
    const [job] = jobs
    const world = systemWorld(app.world, '负担账本')
    await job?.run(world, {})
    app.setClock('2027-01-02T00:00:00Z')
    await job?.run(world, {})
    await job?.run(world, {})
    const inbox = await app.world.open.pool.query(
      `select title, body, link from message where about_kind = 'burden'`,
    )
    assert.equal(inbox.rows.length, 1)
    assert.match(inbox.rows[0].body, /2026 年第四季度.*填报 3 份/)
    assert.equal(inbox.rows[0].link, '/burden?when=2026-4')
  })
})
