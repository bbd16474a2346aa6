import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { readSheet } from '#platform/sheets.ts'
import {
  type Client,
  type Institute,
  personOf,
  plantInstitute,
  startTestApp,
  type TestApp,
} from '#src/testing.ts'
import { insertPeople } from '../queries.ts'
import { commonPath, obstacleOf, undoableUntil, whyNotTakeBack } from './rules.ts'

const reason = '名单弄错了'

describe('The rules of taking a batch back', () => {
  const free = {
    undone: false,
    laterKind: null,
    closedPlace: null,
    closedGroup: null,
    employeeNoTaken: false,
    numberTaken: false,
    disagrees: false,
    referredBy: null,
  }

  it('leave alone whatever came after, and name the first thing in the way', () => {
    assert.equal(obstacleOf(free), null)
    assert.equal(obstacleOf({ ...free, laterKind: 'corrected', closedPlace: '一支部' }), 'changed')
    assert.equal(obstacleOf({ ...free, closedGroup: '第一党小组' }), 'group')
    assert.equal(obstacleOf({ ...free, employeeNoTaken: true }), 'employeeNo')
    assert.equal(obstacleOf({ ...free, numberTaken: true }), 'number')
    assert.equal(obstacleOf({ ...free, disagrees: true }), 'disagrees')
    assert.equal(obstacleOf({ ...free, referredBy: 'account' }), 'referred')
    assert.equal(obstacleOf({ ...free, undone: true, laterKind: 'moved' }), 'undone')
  })

  it('give thirty days, and only while something is left', () => {
    const madeAt = '2026-11-01T02:00:00Z'
    assert.equal(undoableUntil(madeAt).toISOString(), '2026-12-01T02:00:00.000Z')
    assert.equal(whyNotTakeBack({ madeAt }, 3, new Date('2026-12-01T02:00:00Z')), null)
    assert.equal(whyNotTakeBack({ madeAt }, 3, new Date('2026-12-01T02:00:01Z')), 'batch-too-old')
    assert.equal(whyNotTakeBack({ madeAt }, 0, new Date('2026-11-02T00:00:00Z')), 'batch-nothing-left')
  })

  it('give it to whoever reaches the place that holds all of them', () => {
    assert.equal(commonPath(['00001.00002.00005.', '00001.00002.00006.']), '00001.00002.')
    assert.equal(commonPath(['00001.00002.', '00001.00002.00006.']), '00001.00002.')
    assert.equal(commonPath(['00001.00002.', '']), '')
    assert.equal(commonPath([]), '')
  })
})

describe('A batch', () => {
  let app: TestApp
  let institute: Institute
  let clerk: Client
  let ids: number[]
  const moveAll = async (personIds = ids) => {
    await clerk.call.people.changes.move({
      personIds,
      organizationId: institute.organizations.east2,
      effectiveOn: '2026-11-20',
      reason: '内设机构调整',
    })
    const { rows } = await clerk.call.people.batches.list({})
    return rows[0] as NonNullable<(typeof rows)[number]>
  }
  const refused = async (call: Promise<unknown>) => {
    const error = await call.then(
      () => null,
      (thrown) => thrown as { status: number; message: string; data: { code: string } },
    )
    assert.ok(error, 'it was not refused')
    return error
  }
  const placeOf = async (id: number) => (await clerk.call.people.get({ id })).organizationName
  const trail = async (action: string) =>
    (await app.world.open.pool.query('select * from audit_entry where action = $1 order by id', [action]))
      .rows
  const stored = async (id: number) => {
    const { rows } = await app.world.open.pool.query(
      `select row_to_json(person) as person, (select json_agg(standing order by from_on) from standing where person_id = person.id) as standings
        from person where id = $1`,
      [id],
    )
    const { corrected_at, ...person } = rows[0].person
    return { person, standings: rows[0].standings }
  }

  before(async () => {
    app = await startTestApp()
    institute = await app.stage(plantInstitute)
    clerk = await app.as('committee', { organizationId: institute.organizations.east, name: '东区干事' })
    const found = await app.stage((ctx) =>
      insertPeople(
        ctx,
        [1, 2, 3, 4].map((n) => personOf('east1', 'member', institute.organizations.east1, n)),
      ),
    )
    ids = [...found.values()]
  })
  after(() => app.close())

  it('of people moved is told, and taken back whole: everything is as it was, and every line stays', async () => {
    const before = await Promise.all(ids.map(stored))
    const batch = await moveAll()
    assert.equal(batch.title, '调整到“东区第二党支部”')
    assert.deepEqual(
      [batch.people, batch.madeBy, batch.organizationName],
      [4, '东区干事', '中共东区研究所委员会'],
    )

    const told = await clerk.call.people.batches.get({ id: batch.id })
    assert.deepEqual([told.back, told.stays, told.whyNot], [4, 0, null])
    const { rows } = await clerk.call.people.batches.lines({ id: batch.id, text: '东一党员1' })
    assert.deepEqual(rows[0]?.changed[0], {
      label: '所在党支部',
      before: '东区第二党支部',
      after: '东区第一党支部',
    })

    assert.deepEqual(await clerk.call.people.batches.undo({ id: batch.id, reason }), { back: 4, stays: 0 })
    assert.deepEqual(await Promise.all(ids.map(stored)), before)
    const lines = await clerk.call.people.changes.list({ id: ids[0] as number })
    assert.deepEqual(
      lines.map(({ counterEntry, undone, reason }) => [counterEntry, undone, reason]),
      [
        [true, false, reason],
        [false, true, '内设机构调整'],
      ],
    )
    const [entry] = await trail('person.batchUndone')
    assert.deepEqual([entry.reason, entry.after.back, entry.actor_name], [reason, 4, '东区干事'])
    assert.equal(
      (await refused(clerk.call.people.batches.undo({ id: batch.id, reason }))).data.code,
      'batch-nothing-left',
    )
    assert.equal((await trail('person.batchUndone')).length, 1)
  })

  it('leaves alone whom somebody changed since, and says who, when and what to do', async () => {
    const batch = await moveAll()
    const [one = 0, other = 0] = ids
    await clerk.call.people.changes.correct({
      id: one,
      field: 'education',
      value: '硕士研究生',
      effectiveOn: '2026-11-22',
      reason: '补证书',
    })
    await clerk.call.people.changes.correct({
      id: other,
      field: 'nativePlace',
      value: '北京',
      reason: '核对',
    })

    const told = await clerk.call.people.batches.get({ id: batch.id })
    assert.deepEqual([told.back, told.stays], [3, 1])
    const { rows } = await clerk.call.people.batches.lines({ id: batch.id, back: false })
    assert.deepEqual(
      rows.map(({ personId }) => personId),
      [one],
    )
    assert.match(rows[0]?.why ?? '', /东区干事于 2026-11-24 16:00 又办理了“更正”.*先在人员信息里撤回那一步/)

    assert.deepEqual(await clerk.call.people.batches.undo({ id: batch.id, reason }), { back: 3, stays: 1 })
    assert.equal(await placeOf(one), '东区第二党支部')
    assert.equal(await placeOf(other), '东区第一党支部')
    assert.equal(
      (await clerk.call.people.get({ id: other })).nativePlace,
      '北京',
      'what else was written stays',
    )

    const [step] = await clerk.call.people.changes.list({ id: one })
    await clerk.call.people.changes.undo({ id: one, changeId: step?.id as number, reason })
    assert.deepEqual(await clerk.call.people.batches.undo({ id: batch.id, reason }), { back: 1, stays: 0 })
    assert.equal(await placeOf(one), '东区第一党支部')
  })

  it('does not bring anybody back into a branch that was closed meanwhile', async () => {
    const west1 = institute.organizations.west1
    const top = await app.as('committee', { organizationId: institute.organizations.root })
    const away = Object.values(institute.people.west1)
    await top.call.people.changes.move({
      personIds: away,
      organizationId: institute.organizations.west2,
      effectiveOn: '2026-11-20',
      reason: '合并',
    })
    await top.call.organizations.close({ id: west1, closedOn: '2026-11-21', reason: '合并后撤销' })
    const batch = (await top.call.people.batches.list({ text: '西区第二党支部' })).rows[0]
    const told = await top.call.people.batches.get({ id: batch?.id as number })
    assert.deepEqual([told.back, told.stays], [1, 2], 'who is no member goes back, members do not')
    assert.equal(told.endedPosts[0]?.post, '西区第一党支部书记')
    const { rows } = await top.call.people.batches.lines({ id: batch?.id as number, back: false })
    assert.match(rows[0]?.why ?? '', /西区第一党支部.*已经撤销/)
  })

  it('is not found by those who do not reach all of it; a branch takes back its groupings, not its moves', async () => {
    const batch = await moveAll()
    const west = await app.as('committee', { organizationId: institute.organizations.west })
    assert.equal((await refused(west.call.people.batches.get({ id: batch.id }))).status, 404)
    assert.equal((await refused(west.call.people.batches.undo({ id: batch.id, reason }))).status, 404)
    assert.equal((await west.call.people.batches.list({ text: '东区' })).total, 0)
    const branch = await app.as('branch', { organizationId: institute.organizations.east2, name: '东二书记' })
    assert.equal((await branch.call.people.batches.list({})).total, 0)

    await branch.call.people.changes.group({
      personIds: ids.slice(0, 2),
      groupId: null,
      effectiveOn: '2026-11-21',
      reason: '重新编组',
    })
    const [grouped] = (await branch.call.people.batches.list({ kind: 'grouped' })).rows
    assert.equal(grouped?.title, '移出党小组')
    assert.deepEqual(await branch.call.people.batches.undo({ id: grouped?.id as number, reason }), {
      back: 2,
      stays: 0,
    })
    await clerk.call.people.batches.undo({ id: batch.id, reason })
  })

  it('is taken back for thirty days; afterwards it says what to do instead', async () => {
    const batch = await moveAll()
    app.setClock('2026-12-25T08:00:00Z')
    clerk = await app.as('committee', { organizationId: institute.organizations.east, name: '东区干事' })
    const told = await clerk.call.people.batches.get({ id: batch.id })
    assert.match(told.whyNot ?? '', /已过 30 天.*逐人更正/)
    assert.equal(
      (await refused(clerk.call.people.batches.undo({ id: batch.id, reason }))).data.code,
      'batch-too-old',
    )
    assert.equal(await placeOf(ids[0] as number), '东区第二党支部')
    app.setClock('2026-11-24T08:00:00Z')
    await clerk.call.people.batches.undo({ id: batch.id, reason })
  })

  it('and its list can be searched, filtered and exported; so can its lines', async () => {
    assert.equal((await clerk.call.people.batches.list({ text: '没有这样的' })).total, 0)
    assert.ok(
      (await clerk.call.people.batches.list({ undone: true, kind: 'moved', sort: 'people' })).total >= 3,
    )
    const { total } = await clerk.call.people.batches.list({
      madeFrom: '2026-11-24',
      madeUntil: '2026-11-24',
    })
    assert.ok(total >= 3)
    assert.equal((await clerk.call.people.batches.list({ madeFrom: '2026-11-25' })).total, 0)
    const file = async (address: string) => {
      const response = await clerk.fetch(address)
      assert.equal(response.status, 200)
      return Array.fromAsync(readSheet(new Uint8Array(await response.arrayBuffer()), 'x.xlsx'))
    }
    const list = JSON.stringify(await file('/api/people-batches.xlsx?undone=true'))
    assert.match(list, /东区第二党支部.*名单弄错了/)
    const [batch] = (await clerk.call.people.batches.list({ kind: 'moved' })).rows
    assert.match(JSON.stringify(await file(`/api/people-batches/${batch?.id}/lines.xlsx`)), /东一党员1/)
  })
})
