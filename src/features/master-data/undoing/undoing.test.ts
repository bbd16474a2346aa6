import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type FedFacts, judgeFed } from '#features/organizations/counter-entries/fed/rules.ts'
import { systemWorld } from '#platform/world.ts'
import { type Client, startTestApp, type TestApp } from '#src/testing.ts'
import { takeFeed } from '../intake/actions.ts'

type Cells = Record<string, string>
const unit = (code: string, change: Cells = {}): Cells => ({
  组织编码: code,
  组织名称: `星河研究院${code}党支部`,
  简称: `${code}支部`,
  上级编码: 'XH',
  类别: '党支部',
  ...change,
})
const root = unit('XH', { 组织名称: '中共星河研究院委员会', 上级编码: '', 类别: '党委' })
const person = (no: string, change: Cells = {}): Cells => ({
  工号: no,
  姓名: `某某${'甲乙丙丁戊己庚'[Number(no.slice(1))]}`,
  性别: '男',
  民族: '汉族',
  出生日期: '1990-05-17',
  学历: '大学本科',
  工作岗位: '工人',
  人员状态: '在职',
  政治面貌: '正式党员',
  手机号码: `1380000111${no.slice(1)}`,
  所在党支部编码: 'B1',
  入党日期: '2015-06-01',
  转正日期: '2016-06-01',
  ...change,
})
const sheet = (name: string, rows: Cells[]) => {
  const columns = Object.keys(rows[0] ?? {})
  const text = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
  return { name, bytes: Buffer.from(`${text.map((line) => line.join(',')).join('\r\n')}\r\n`) }
}
const reason = '报送了去年的文件'

describe('What a feed changed of organizations', () => {
  const fact = { parentId: 1, undone: false, closed: false, laterKind: null, members: 0, openChildren: [] }
  const line = (organizationId: number, path: string, change: Partial<FedFacts> = {}) => ({
    ...fact,
    organizationId,
    path,
    kind: 'recorded' as const,
    ...change,
  })
  const stays = (lines: ReturnType<typeof line>[]) =>
    Object.fromEntries(judgeFed(lines).map((one) => [one.organizationId, one.stays]))

  it('goes from below: what stands above goes when everything below it goes', () => {
    const above = line(2, '00001.00002.', { openChildren: [3, 4] })
    assert.deepEqual(stays([above, line(3, '00001.00002.00003.'), line(4, '00001.00002.00004.')]), {
      2: null,
      3: null,
      4: null,
    })
    assert.deepEqual(stays([above, line(3, '00001.00002.00003.', { members: 5 })]), {
      2: 'children',
      3: 'members',
    })
  })

  it('stays where somebody changed it since, where it is closed, and at the root', () => {
    assert.deepEqual(
      stays([
        line(5, 'a.', { laterKind: 'moved' }),
        line(6, 'b.', { closed: true }),
        line(7, 'c.', { parentId: null }),
        { ...line(8, 'd.'), kind: 'renamed' as never, closed: true },
        { ...line(9, 'e.'), kind: 'fed' as never, members: 9 },
      ]),
      { 5: 'changed', 6: 'undone', 7: 'root', 8: 'closed', 9: null },
    )
  })
})

describe('A feed', () => {
  let app: TestApp
  let officer: Client
  const feed = (files: ReturnType<typeof sheet>[], mode: 'full' | 'changes' = 'changes') => {
    app.setClock(1)
    return takeFeed(systemWorld(app.world, '测试'), files, { mode, origin: 'command' })
  }
  const find = async (employeeNo: string) => {
    const { rows } = await officer.call.people.list({ text: employeeNo, circle: 'all' })
    const [row] = rows
    return row && officer.call.people.get({ id: row.id })
  }
  const refused = async (call: Promise<unknown>) => {
    const error = await call.then(
      () => null,
      (thrown) => thrown as { status: number; data: { code: string } },
    )
    return error?.data.code
  }
  before(async () => {
    app = await startTestApp({ jobs: true })
    await feed(
      [
        sheet('o.csv', [root, unit('B1'), unit('B2')]),
        sheet('p.csv', [person('E1'), person('E2'), person('E3')]),
      ],
      'full',
    )
    const { rows } = await app.world.open.pool.query(`select id from organization where code = 'XH'`)
    officer = await app.as('politicalWorkDepartment', { organizationId: rows[0].id, name: '院政工干事' })
  })
  after(() => app.close())

  it('is taken back whole: people, units and what the master data said are as they were; nothing is deleted', async () => {
    const lines = async () =>
      (await app.world.open.pool.query('select count(*)::int as n from person_change')).rows[0].n
    const said = async () =>
      (
        await app.world.open.pool.query(
          `select kind, key, encode(digest, 'hex') as digest, said from source_record order by 1, 2`,
        )
      ).rows
    const [before, told] = [await lines(), await said()]
    const wrong = [
      sheet('o.csv', [unit('B1', { 简称: '老名字' }), unit('B9')]),
      sheet('p.csv', [
        person('E1', { 学历: '大学专科' }),
        person('E2', { 手机号码: '13911112222', 出生日期: '1991-01-01' }),
        person('E5', { 所在党支部编码: 'B9' }),
      ]),
    ]
    const { feedId } = await feed(wrong)
    const id = feedId as number
    assert.equal((await find('E1'))?.education, '31')

    const preview = await officer.call.masterData.undoing.preview({ id })
    assert.deepEqual(preview.people, { back: 3, stays: 0 })
    assert.deepEqual(preview.units.map(({ name, kind, why }) => [name, kind, why]).sort(), [
      ['星河研究院B1党支部', 'renamed', null],
      ['星河研究院B9党支部', 'recorded', null],
    ])
    assert.deepEqual([preview.differences.waiting, preview.whyNot], [1, null])

    const done = await officer.call.masterData.undoing.undo({ id, reason })
    assert.deepEqual(
      [done.people, done.units, done.differences],
      [{ back: 3, stays: 0 }, { back: 2, stays: 0 }, 1],
    )
    assert.equal((await find('E1'))?.education, '21')
    assert.equal(await find('E5'), undefined, 'who was entered by mistake is in no roll')
    const unitOf = async (code: string) =>
      (
        await app.world.open.pool.query('select short_name, closed_on from organization where code = $1', [
          code,
        ])
      ).rows[0]
    assert.equal((await unitOf('B1')).short_name, 'B1支部')
    assert.equal((await unitOf('B9')).closed_on, '2026-11-24')
    assert.deepEqual(await said(), told)
    assert.equal((await lines()) - before, 6, 'three lines of the feed, three counter-entries')
    const shown = await officer.call.masterData.feeds.get({ id })
    assert.deepEqual([shown.undoneBy, shown.undoneBecause], ['院政工干事', reason])
    assert.equal(await refused(officer.call.masterData.undoing.undo({ id, reason })), 'batch-nothing-left')

    const again = await feed([sheet('p.csv', [person('E5', { 所在党支部编码: 'B2' })])])
    assert.equal(again.people.new, 1)
    const back = await find('E5')
    assert.deepEqual([back?.organizationName, back?.politicalStatus], ['星河研究院B2党支部', 'fullMember'])
  })

  it('leaves alone what somebody changed since, and the person to whom an account was given', async () => {
    const { feedId } = await feed([
      sheet('p.csv', [
        person('E1', { 手机号码: '13700001111' }),
        person('E3', { 学历: '研究生教育' }),
        person('E6'),
      ]),
    ])
    const id = feedId as number
    const [e3, e6] = [await find('E3'), await find('E6')]
    const { changeId } = await officer.call.people.changes.correct({
      id: e3?.id as number,
      field: 'education',
      value: '大学专科',
      effectiveOn: '2026-11-24',
      reason: '证书',
    })
    assert.ok(changeId)
    await app.tokenOf({ personId: e6?.id as number })

    const preview = await officer.call.masterData.undoing.preview({ id })
    assert.deepEqual(preview.people, { back: 1, stays: 2 })
    const { rows } = await officer.call.people.batches.lines({ id: preview.batchId as number, back: false })
    assert.deepEqual(
      rows.map(({ why }) => /院政工干事于.*又办理了“更正”/.test(why ?? '') || /已有账号记录/.test(why ?? '')),
      [true, true],
    )
    assert.equal(
      await refused(officer.call.people.batches.undo({ id: preview.batchId as number, reason })),
      'batch-is-feed',
    )
    await officer.call.masterData.undoing.undo({ id, reason })
    assert.equal((await find('E1'))?.phone, '138****1111')
    assert.equal((await find('E3'))?.education, '31')
    assert.ok(await find('E6'))
  })

  it('is taken back by whoever answers for the whole institute, within thirty days, and only once taken', async () => {
    const { feedId } = await feed([sheet('p.csv', [person('E2', { 学位: '学士' })])])
    const id = feedId as number
    const branch = (await app.world.open.pool.query(`select id from organization where code = 'B1'`)).rows[0]
      .id
    const part = await app.as('politicalWorkDepartment', { organizationId: branch })
    assert.equal(await refused(part.call.masterData.undoing.preview({ id })), 'feed-needs-whole')
    assert.equal(await refused(part.call.masterData.undoing.undo({ id, reason })), 'feed-needs-whole')
    app.setClock('2026-12-26T08:00:00Z')
    officer = await app.as('politicalWorkDepartment', {
      organizationId: (await app.world.open.pool.query(`select id from organization where code = 'XH'`))
        .rows[0].id,
    })
    assert.match((await officer.call.masterData.undoing.preview({ id })).whyNot ?? '', /已过 30 天/)
    assert.equal(await refused(officer.call.masterData.undoing.undo({ id, reason })), 'batch-too-old')
    assert.equal((await find('E2'))?.degree, '4')
  })
})
