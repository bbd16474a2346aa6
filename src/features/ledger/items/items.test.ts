import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { refusal } from '#src/staging.ts'
import { type Client, type Institute, plantInstitute, startTestApp } from '#src/testing.ts'

const app = await startTestApp()
after(() => app.close())

let institute: Institute
let secretary: Client, committee: Client, department: Client, stranger: Client
let organizationId: number
const today = '2026-11-24'

before(async () => {
  institute = await app.stage(plantInstitute)
  const { organizations } = institute
  organizationId = organizations.east1
  secretary = await app.as('branch', { organizationId, name: '东一书记' })
  committee = await app.as('committee', { organizationId: organizations.east, name: '东区经办' })
  department = await app.as('politicalWorkDepartment', { organizationId: organizations.root })
  stranger = await app.as('branch', { organizationId: organizations.west1 })
})

const open = (more: object = {}) =>
  secretary.call.ledger.items.open({
    organizationId,
    kind: 'task',
    title: '走访慰问老党员',
    source: '支部自行安排',
    dueOn: '2026-12-10',
    people: [institute.people.east1.member],
    ...more,
  })

const trail = async (id: number) => {
  const { rows } = await app.world.open.pool.query(
    `select action, reason from audit_entry where subject_kind = 'workItem' and subject_id = $1 order by id`,
    [String(id)],
  )
  return rows.map(({ action }) => action)
}
const file = (name: string) => new File(['照片'], name, { type: 'image/png' })

describe('A work item of a branch', () => {
  it('is taken up, worked on and closed with words, each deed in the trail', async () => {
    const opened = await open()
    assert.deepEqual(
      [opened.state, opened.openedOn, opened.people.map(({ name }) => name), opened.mayDirect],
      ['running', today, ['东一党员'], true],
    )
    const { id } = opened
    await secretary.call.ledger.items.name({ id, people: [institute.people.east1.secretary] })
    const noted = await secretary.call.ledger.items.note({ id, on: today, text: '已联系家属，约定时间' })
    assert.deepEqual(
      noted.notes.map(({ on, text }) => [on, text]),
      [[today, '已联系家属，约定时间']],
    )
    const added = await secretary.call.ledger.items.files.add({ id, files: [file('一.png'), file('二.png')] })
    assert.equal(added.files.length, 2)
    const left = await secretary.call.ledger.items.files.remove({ id, fileId: added.files[0]?.id ?? 0 })
    assert.deepEqual(
      left.files.map(({ name }) => name),
      ['二.png'],
    )
    const done = await secretary.call.ledger.items.finish({ id, on: today, words: '走访 3 户' })
    assert.deepEqual([done.state, done.doneWords, done.doneBy], ['done', '走访 3 户', '东一书记'])
    assert.deepEqual(await trail(id), [
      'workItem.opened',
      'workItem.named',
      'workItem.noted',
      'workItem.fileAdded',
      'workItem.fileRemoved',
      'workItem.finished',
    ])
  })

  it('that is closed stays as it is, in the database too', async () => {
    const { id } = await open()
    await secretary.call.ledger.items.finish({ id, on: today, words: '已办结' })
    const { items } = secretary.call.ledger
    for (const act of [
      () => items.note({ id, on: today, text: '再补充' }),
      () => items.finish({ id, on: today, words: '再办结' }),
      () => items.cancel({ id, reason: '不办了' }),
      () => items.postpone({ id, dueOn: '2026-12-30', reason: '延期' }),
      () => items.files.add({ id, files: file('三.png') }),
    ])
      assert.equal((await refusal(act())).code, 'work-item-done')
    const { pool } = app.world.open
    await assert.rejects(pool.query(`update work_item set title = '改' where id = $1`, [id]), /has ended/)
    await assert.rejects(pool.query('delete from work_item where id = $1', [id]), /has ended/)
    assert.equal((await trail(id)).length, 2)
  })

  it('that puts something right is closed only with something to show', async () => {
    const { id } = await open({ kind: 'rectification', source: '巡察反馈' })
    const finish = () => secretary.call.ledger.items.finish({ id, on: today, words: '已整改' })
    assert.equal((await refusal(finish())).code, 'work-item-without-evidence')
    assert.equal((await secretary.call.ledger.items.get({ id })).state, 'running')
    await secretary.call.ledger.items.note({ id, on: today, text: '已建立台账' })
    assert.equal((await finish()).state, 'done')
  })

  it('is refused with a day behind, with strangers, and what was done with a day ahead', async () => {
    assert.equal((await refusal(open({ dueOn: '2026-11-23' }))).code, 'work-item-due-past')
    const stranger = institute.people.west1.member
    assert.equal((await refusal(open({ people: [stranger] }))).code, 'work-item-strangers')
    const { id } = await open()
    const note = secretary.call.ledger.items.note({ id, on: '2026-11-25', text: '提前写' })
    assert.equal((await refusal(note)).code, 'work-item-day-ahead')
    const before = secretary.call.ledger.items.note({ id, on: '2026-11-20', text: '补写' })
    assert.match((await refusal(before)).message, /2026-11-24/)
    assert.deepEqual((await secretary.call.ledger.items.get({ id })).notes, [])
  })

  it('is not there for others, nor its papers', async () => {
    const { id } = await open()
    const { files } = await secretary.call.ledger.items.files.add({ id, files: file('一.png') })
    const fileId = files[0]?.id ?? 0
    assert.equal((await refusal(stranger.call.ledger.items.get({ id }))).status, 404)
    assert.equal((await stranger.fetch(`/api/work-items/${id}/files/${fileId}`)).status, 404)
    const paper = await committee.fetch(`/api/work-items/${id}/files/${fileId}`)
    assert.equal(await paper.text(), '照片')
    const other = await open()
    assert.equal((await committee.fetch(`/api/work-items/${other.id}/files/${fileId}`)).status, 404)
  })
})

describe('A task from above', () => {
  const give = (client: Client, organizationIds: number[], more: object = {}) =>
    client.call.ledger.items.giving.give({
      fromId: institute.organizations.east,
      organizationIds,
      kind: 'task',
      title: '开展安全生产专题学习',
      dueOn: '2026-11-30',
      ...more,
    })

  it('is seen beforehand with what is known already, then given to many at once', async () => {
    const { east1, east2 } = institute.organizations
    const known = await committee.call.ledger.items.giving.known({ organizationIds: [east1, east2] })
    assert.equal(known.organizations, 2)
    assert.match(known.facts[0]?.says ?? '', /党员 4 名/)
    assert.match(known.facts[1]?.says ?? '', /书记 2 名/)

    const { ids } = await give(committee, [east1, east2, east1])
    assert.equal(ids.length, 2)
    const item = await secretary.call.ledger.items.get({ id: ids[0] ?? 0 })
    assert.deepEqual(
      [item.source, item.state, item.due, item.mayDirect],
      ['中共东区研究所委员会布置', 'soon', '还有 6 天', false],
    )
    assert.deepEqual(await trail(item.id), ['workItem.given'])
  })

  it('is put off and called off where it was given; done where it is to be done', async () => {
    const { ids } = await give(committee, [organizationId])
    const id = ids[0] ?? 0
    const off = await refusal(secretary.call.ledger.items.cancel({ id, reason: '不办了' }))
    assert.deepEqual([off.code, off.status], ['work-item-given', 403])
    const later = secretary.call.ledger.items.postpone({ id, dueOn: '2026-12-30', reason: '人手不足' })
    assert.equal((await refusal(later)).code, 'work-item-given')
    const same = committee.call.ledger.items.postpone({ id, dueOn: '2026-11-30', reason: '延期' })
    assert.equal((await refusal(same)).code, 'work-item-due-same')
    const put = await committee.call.ledger.items.postpone({
      id,
      dueOn: '2026-12-30',
      reason: '支部申请延期',
    })
    assert.deepEqual([put.dueOn, put.state], ['2026-12-30', 'running'])
    assert.equal((await secretary.call.ledger.items.finish({ id, on: today, words: '已学习' })).state, 'done')
    const another = await give(committee, [organizationId])
    const cancelled = await committee.call.ledger.items.cancel({
      id: another.ids[0] ?? 0,
      reason: '重复布置',
    })
    assert.deepEqual([cancelled.state, cancelled.cancelledBecause], ['cancelled', '重复布置'])
    const again = secretary.call.ledger.items.note({ id: cancelled.id, on: today, text: '已办' })
    assert.equal((await refusal(again)).code, 'work-item-cancelled')
  })

  it('goes only downwards and within reach, all of them or none', async () => {
    const { east, east1, west1 } = institute.organizations
    const count = async () => (await department.call.ledger.items.list({})).total
    const before = await count()
    assert.equal((await refusal(give(committee, [east1, west1]))).status, 404)
    assert.equal((await refusal(give(department, [east1, west1]))).code, 'work-item-not-below')
    assert.equal((await refusal(give(committee, [east]))).code, 'work-item-not-below')
    assert.equal(
      (await refusal(give(committee, [east1], { dueOn: '2026-11-01' }))).code,
      'work-item-due-past',
    )
    assert.equal((await refusal(give(secretary, [east1]))).status, 403)
    assert.equal(await count(), before)
  })
})

describe('The list of work items', () => {
  it('is narrowed, ordered, paged, and given out as a sheet', async () => {
    const { west1, west2 } = institute.organizations
    const there = await app.as('committee', { organizationId: institute.organizations.west })
    const make = (organizationId: number, title: string, kind: 'task' | 'rectification', dueOn: string) =>
      there.call.ledger.items.open({ organizationId, title, kind, dueOn, source: '支部自行安排' })
    await make(west1, '早的', 'task', '2026-11-25')
    await make(west2, '晚的', 'rectification', '2026-12-31')
    const done = await make(west1, '办完的', 'task', '2026-11-24')
    await there.call.ledger.items.finish({ id: done.id, on: today, words: '好了' })

    const titles = async (question: object) =>
      (await there.call.ledger.items.list(question)).rows.map(({ title }) => title)
    assert.deepEqual(await titles({}), ['早的', '晚的', '办完的'])
    assert.deepEqual(await titles({ descending: true }), ['晚的', '早的', '办完的'])
    assert.deepEqual(await titles({ kinds: ['rectification'] }), ['晚的'])
    assert.deepEqual(await titles({ states: ['soon', 'done'] }), ['早的', '办完的'])
    assert.deepEqual(await titles({ organizationId: west2 }), ['晚的'])
    assert.deepEqual(await titles({ text: '第二党' }), ['晚的'])
    assert.deepEqual(await titles({ origin: 'given' }), [])
    assert.deepEqual(await titles({ from: '2026-12-01' }), ['晚的'])
    assert.deepEqual(await titles({ size: 1, page: 2 }), ['晚的'])
    assert.equal((await there.call.ledger.items.list({ size: 1 })).total, 3)
    // The clock goes on: what was soon is late, and told how long.
    app.setClock('2026-12-05T08:00:00Z')
    const then = await app.as('committee', { organizationId: institute.organizations.west })
    const late = await then.call.ledger.items.list({ states: ['overdue'] })
    assert.deepEqual(
      late.rows.map(({ title, due }) => [title, due]),
      [['早的', '已过期限 10 天']],
    )
    const sheet = await then.fetch('/api/work-items.xlsx')
    assert.equal(sheet.status, 200)
    app.setClock('2026-11-24T08:00:00Z')
  })
})
