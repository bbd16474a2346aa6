import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import iconv from 'iconv-lite'
import { readSheet, writeSheet } from '#platform/sheets.ts'
import { type Client, startTestApp, type TestApp } from '#src/testing.ts'

type Cells = Record<string, string>
type Upload = { name: string; bytes: Uint8Array }

const root: Cells = { 组织编码: 'XH', 组织名称: '中共星河研究院委员会', 上级编码: '', 类别: '党委' }
const branch = (code: string, change: Cells = {}): Cells => ({
  组织编码: code,
  组织名称: `星河研究院${code}党支部`,
  上级编码: 'XH',
  类别: '党支部',
  ...change,
})
const masses = (no: string, change: Cells = {}): Cells => ({
  工号: no,
  姓名: `群众${no}`,
  性别: '男',
  民族: '汉族',
  出生日期: '1990-05-17',
  学历: '大学本科',
  工作岗位: '工人',
  人员状态: '在职',
  政治面貌: '群众',
  手机号码: '13800001111',
  所在党支部编码: 'B1',
  入党日期: '',
  转正日期: '',
  党内职务: '',
  公民身份号码: '',
  ...change,
})
const member = (no: string, change: Cells = {}): Cells =>
  masses(no, {
    姓名: `党员${no}`,
    政治面貌: '正式党员',
    所在党支部编码: 'B1',
    入党日期: '2015-06-01',
    转正日期: '2016-06-01',
    ...change,
  })

const textOf = (rows: Cells[], columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]) =>
  `${[columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))].map((line) => line.join(',')).join('\r\n')}\r\n`
const csv = (name: string, rows: Cells[], columns?: string[]): Upload => ({
  name,
  bytes: Buffer.from(textOf(rows, columns)),
})

describe('A feed of master data', () => {
  let app: TestApp
  let officer: Client
  let branchSecretary: Client

  const post = (files: Upload[], fields: Cells = {}, who = officer) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    for (const { name, bytes } of files) form.append('files', new File([new Uint8Array(bytes)], name))
    return who.fetch('/api/master-data/feeds', { method: 'POST', body: form })
  }
  const upload = async (files: Upload[], fields: Cells = {}) => {
    const response = await post(files, fields)
    const body = (await response.json()) as { id: number; message?: string }
    assert.equal(response.status, 200, body.message)
    await app.world.jobs?.drain()
    return officer.call.masterData.feeds.get({ id: body.id })
  }
  const refused = async (files: Upload[], fields: Cells = {}) => {
    const response = await post(files, fields)
    const body = (await response.json()) as { message: string; data: { code: string } }
    assert.notEqual(response.status, 200)
    return body
  }
  const take = async (id: number) => {
    await officer.call.masterData.feeds.take({ id })
    await app.world.jobs?.drain()
    return officer.call.masterData.feeds.get({ id })
  }
  const quarantined = async (id: number) =>
    (await officer.call.masterData.feeds.rows({ id, outcome: 'quarantined', size: 200 })).rows
  const only = async (files: Upload[]) => {
    const feed = await upload(files, { mode: 'changes' })
    const rows = await quarantined(feed.id)
    await officer.call.masterData.feeds.discard({ id: feed.id })
    return rows.flatMap(({ line, faults }) =>
      faults.map(({ column, reason }) => `${line} ${column}: ${reason}`),
    )
  }
  const counts = (made: Partial<Record<'new' | 'changed' | 'same' | 'quarantined', number>>) => ({
    new: 0,
    changed: 0,
    same: 0,
    quarantined: 0,
    ...made,
  })

  before(async () => {
    app = await startTestApp({ jobs: true })
    const { insertOrganizations } = await import('#features/organizations/intake/actions.ts')
    const rows = [root, branch('B1')].map((one) => ({
      code: one.组织编码 as string,
      name: one.组织名称 as string,
      shortName: null,
      kind: one.类别 === '党委' ? ('committee' as const) : ('branch' as const),
      parentCode: one.上级编码 || null,
      establishedOn: null,
      closedOn: null,
      termYears: null,
      termFrom: null,
    }))
    const planted = await app.stage((ctx) => insertOrganizations(ctx, rows, 'test'))
    officer = await app.as('politicalWorkDepartment', { organizationId: planted.get('XH')?.id })
    branchSecretary = await app.as('branch', { organizationId: planted.get('B1')?.id })
  })
  after(() => app.close())

  const units = [branch('B2'), branch('B1'), root]
  const people = [
    member('E1', { 姓名: '王\u{2B5EE}䶮', 党内职务: '党支部书记;青年理论小组组长' }),
    member('E2', { 政治面貌: '预备党员', 入党日期: '2026-05-01', 转正日期: '' }),
    masses('E3'),
  ]
  const files = [csv('people.csv', people), csv('organizations.csv', units)]

  it('is compared first: every row and field is told, and nothing is changed', async () => {
    const feed = await upload(files)
    assert.equal(feed.status, 'compared')
    assert.deepEqual(feed.counts, {
      organizations: counts({ new: 1, same: 2 }),
      people: counts({ new: 3 }),
      differences: 0,
      newMembers: 2,
    })
    assert.deepEqual(feed.notes?.unknownPosts, [{ post: '青年理论小组组长', people: 1 }])
    const { rows, total } = await officer.call.masterData.feeds.rows({
      id: feed.id,
      kind: 'people',
      outcome: 'new',
    })
    assert.equal(total, 3)
    assert.equal(rows[0]?.changes.find(({ field }) => field === 'name')?.after, '王\u{2B5EE}䶮')
    assert.equal(rows[0]?.changes.find(({ field }) => field === 'phone')?.after, '138****1111')
    assert.equal((await officer.call.people.list({ circle: 'all' })).total, 0)
    await officer.call.masterData.feeds.discard({ id: feed.id })
    assert.equal((await officer.call.masterData.feeds.get({ id: feed.id })).status, 'discarded')
  })

  it('is taken as it was shown, with the same digest on both sides', async () => {
    const feed = await take((await upload(files)).id)
    assert.equal(feed.status, 'taken')
    assert.equal(feed.counts?.people.new, 3)
    assert.ok(feed.digests && feed.digests.sent === feed.digests.held)
    const members = await officer.call.people.list({ circle: 'members' })
    assert.deepEqual(members.rows.map(({ name }) => name).sort(), ['党员E2', '王\u{2B5EE}䶮'])
    const [first] = (await officer.call.people.list({ circle: 'all', text: 'E1' })).rows
    assert.deepEqual(
      (await officer.call.people.posts.list({ personId: first?.id })).map(({ title }) => title),
      ['书记'],
    )
  })

  it('changes nothing when it comes again, and says so', async () => {
    const feed = await upload(files)
    assert.equal(feed.nothingNew, true)
    assert.deepEqual(feed.counts?.people, counts({ same: 3 }))
    const taken = await take(feed.id)
    assert.deepEqual(taken.counts?.organizations, counts({ same: 3 }))
    assert.equal((await officer.call.masterData.differences.counts({})).waiting, 0)
  })

  it('takes plain facts, and asks about what concerns membership', async () => {
    const feed = await upload(
      [
        csv('people.csv', [
          { ...people[0], 手机号码: '13900002222', 学历: '博士研究生' } as Cells,
          { ...people[1], 人员状态: '离职', 所在党支部编码: 'B2' } as Cells,
          masses('E3', { 姓名: '群众改名', 人员状态: '离职' }),
        ]),
      ],
      { mode: 'changes' },
    )
    assert.deepEqual(feed.counts, {
      organizations: counts({}),
      people: counts({ changed: 3 }),
      differences: 2,
      newMembers: 0,
    })
    const { rows } = await officer.call.masterData.feeds.rows({ id: feed.id, outcome: 'changed' })
    assert.deepEqual(
      rows.flatMap(({ key, changes }) =>
        changes.map(({ title, before, after, effect }) => [key, title, before, after, effect].join(' ')),
      ),
      [
        'E1 学历 大学本科毕业 博士研究生毕业 taken',
        'E1 手机号码 138****1111 139****2222 taken',
        'E2 人员状态 在职 离职 difference',
        'E2 所在党支部 星河研究院B1党支部（B1） 星河研究院B2党支部（B2） difference',
        'E3 姓名 群众E3 群众改名 taken',
        'E3 人员状态 在职 离职 taken',
      ],
    )
    await take(feed.id)
    const [first] = (await officer.call.people.list({ circle: 'all', text: 'E1' })).rows
    assert.equal(first?.education, '11')
    const [second] = (await officer.call.people.list({ circle: 'all', text: 'E2' })).rows
    assert.deepEqual([second?.employment, second?.organizationName], ['employed', '星河研究院B1党支部'])
    assert.equal((await officer.call.masterData.differences.counts({})).waiting, 2)
  })

  it('lists who is missing from a full feed; nobody is deleted, and who comes back is no longer in question', async () => {
    const rest = people.slice(0, 2).map((one) => ({ ...one, 手机号码: '13900002222' }))
    const feed = await upload([csv('people.csv', rest)])
    // E3 left before: whoever left may be missing.
    assert.equal(feed.counts?.differences, 0)
    await officer.call.masterData.feeds.discard({ id: feed.id })
    const fewer = await take((await upload([csv('people.csv', [rest[0] as Cells])])).id)
    assert.equal(fewer.counts?.differences, 1)
    const missing = await officer.call.masterData.differences.list({ kinds: ['missing'] })
    assert.deepEqual(
      missing.rows.map(({ key, kindName }) => [key, kindName]),
      [['E2', '主数据中缺失']],
    )
    assert.equal((await officer.call.people.list({ circle: 'all' })).total, 3)
    const back = await take((await upload([csv('people.csv', rest)], { mode: 'changes' })).id)
    assert.equal(back.status, 'taken')
    assert.equal((await officer.call.masterData.differences.list({ kinds: ['missing'] })).total, 0)
  })

  it('sends wrong rows back as the same sheet with a reason; corrected they are taken', async () => {
    const wrong = [
      masses('E10', { 民族: '火星族', 备注: '请核' }),
      member('E11', { 所在党支部编码: 'B9' }),
      masses('E12'),
    ]
    const feed = await take((await upload([csv('wrong.csv', wrong)], { mode: 'changes' })).id)
    assert.deepEqual(feed.counts?.people, counts({ new: 1, quarantined: 2 }))
    assert.deepEqual(feed.notes?.unknownColumns, [{ file: 'wrong.csv', columns: ['备注'] }])
    const response = await officer.fetch(`/api/master-data/feeds/${feed.id}/quarantine.xlsx?kind=people`)
    const bytes = new Uint8Array(await response.arrayBuffer())
    const [header, ...rows] = (await Array.fromAsync(readSheet(bytes, 'x.xlsx'))).map(({ cells }) => cells)
    assert.equal(header?.at(-1), '退回原因')
    assert.equal(rows.length, 2)
    assert.match(rows[0]?.at(-1) ?? '', /民族“火星族”无法识别/)
    const corrected = rows.map((cells) =>
      Object.fromEntries(header?.map((title, at) => [title, cells[at] ?? '']) ?? []),
    )
    const fixed = corrected.map((row) => ({
      ...row,
      民族: '汉族',
      所在党支部编码: row.工号 === 'E11' ? 'B2' : 'B1',
    }))
    const titles = header ?? []
    const sheet = writeSheet(
      { name: '人员', columns: titles.map((title) => ({ title, kind: 'text' as const })) },
      fixed.map((row) => titles.map((title) => (row as Cells)[title]?.replaceAll('\n', ' ') ?? '')),
    )
    const again = { name: '退回.xlsx', bytes: Buffer.concat(await Array.fromAsync(sheet)) }
    const second = await take((await upload([again])).id)
    assert.equal(second.mode, 'changes', 'a corrected quarantine never makes the others missing')
    assert.deepEqual(second.counts?.people, counts({ new: 2 }))
    assert.equal(second.counts?.differences, 0)
  })

  it('judges rows against each other and against the register', async () => {
    const number = '110105199005170011'
    assert.deepEqual(
      await only([
        csv('people.csv', [
          masses('E20'),
          masses('E20', { 姓名: '别人' }),
          masses('E21', { 公民身份号码: number.replace(/.$/, 'X') }),
          member('E22', { 所在党支部编码: 'XH' }),
          member('E23', { 党内职务: '书记' }),
          member('E24', { 党内职务: '书记' }),
        ]),
      ]),
      [
        '2 工号: 工号“E20”与第 3 行重复而内容不同，无法判断以哪一行为准。请只保留正确的一行。',
        '3 工号: 工号“E20”与第 2 行重复而内容不同，无法判断以哪一行为准。请只保留正确的一行。',
        '4 公民身份号码: 公民身份号码“1****************X”校验码不对，号码中有错位或错字。请对照证件更正。',
        '5 所在党支部编码: 所在党支部编码“XH”（中共星河研究院委员会）不是党支部。人员应编入党支部，请改填党支部的组织编码。',
        '6 党内职务: 党内职务：同一党组织有两名书记（另见第 7 行）。请只保留现任书记。',
        '7 党内职务: 党内职务：同一党组织有两名书记（另见第 6 行）。请只保留现任书记。',
      ],
    )
  })

  it('refuses a cycle in the tree, and a branch closed with members', async () => {
    const said = await only([
      csv('organizations.csv', [
        branch('C1', { 类别: '党委', 上级编码: 'C2' }),
        branch('C2', { 类别: '党委', 上级编码: 'C1' }),
        branch('B7', { 上级编码: 'C1' }),
        branch('B1', { 撤销日期: '2026-10-01' }),
      ]),
    ])
    const expected = [
      /^2 上级编码: .*形成循环：C1 → C2 → C1。请更正/,
      /^3 上级编码: .*形成循环：C2 → C1 → C2。请更正/,
      /^4 上级编码: .*“C1”所在的行本次被退回/,
      /^5 撤销日期: .*还有 2 名党员的组织关系在本支部/,
    ]
    assert.equal(said.length, expected.length)
    expected.forEach((sentence, at) => {
      assert.match(said[at] ?? '', sentence)
    })
  })

  it('is refused as a whole when the header is wrong, naming what is missing', async () => {
    const { message } = await refused([csv('people.csv', [masses('E1')], ['工号', '姓名', '性别'])])
    assert.match(message, /缺少必需的列：民族、出生日期、学历、工作岗位、人员状态、政治面貌/)
    assert.equal((await refused([csv('x.csv', [{ 甲: '1' }])])).data.code, 'feed-header-unknown')
    assert.equal((await refused([])).data.code, 'feed-without-files')
    assert.equal((await refused([csv('p.csv', [], Object.keys(masses('E1')))])).data.code, 'feed-empty')
    assert.equal(
      (await refused([csv('p.csv', [masses('E1')])], { effectiveOn: '2027-01-01' })).data.code,
      'feed-day-in-future',
    )
  })

  it('is refused when it cannot be read: broken text, a cell of 20 MB, no sheet at all', async () => {
    const broken = Buffer.concat([Buffer.from(textOf([masses('E1')])), Buffer.from([0xe4, 0xb8, 0x0a])])
    assert.equal((await refused([{ name: 'people.csv', bytes: broken }])).data.code, 'sheet-encoding')
    const huge = csv('people.csv', [masses('E1', { 姓名: '王'.repeat(7_000_000) })])
    assert.equal((await refused([huge])).data.code, 'sheet-cell-too-long')
    assert.equal(
      (await refused([{ name: 'people.pdf', bytes: Buffer.from('%PDF-1.7') }])).data.code,
      'sheet-kind',
    )
    const before = await officer.call.masterData.feeds.list({})
    assert.ok(before.rows.every(({ status }) => status === 'taken' || status === 'discarded'))
  })

  it('is read in GB 18030, with a byte-order mark, and however long, byte for byte', async () => {
    const rare = '𬭎䶮㛃𬀩𬍛王'
    const many = Array.from({ length: 3000 }, (_, at) =>
      masses(`G${at}`, { 姓名: `${rare}${at % 10}号`.slice(0, 30) }),
    )
    const text = textOf(many)
    const gb = { name: 'gb.csv', bytes: iconv.encode(text, 'gb18030') }
    assert.ok(gb.bytes.length > 65_536)
    const feed = await take((await upload([gb], { mode: 'changes' })).id)
    assert.deepEqual(feed.counts?.people, counts({ new: 3000 }))
    const [found] = (await officer.call.people.list({ circle: 'all', text: 'G2999' })).rows
    assert.equal(found?.name, `${rare}9号`)
    const marked = { name: 'utf8.csv', bytes: Buffer.from(`\uFEFF${text}`) }
    assert.equal((await upload([marked], { mode: 'changes' })).nothingNew, true)
  })

  it('reads the values of formula cells, never the formulas', async () => {
    const { writeXlsx } = await import('hucre/xlsx')
    const columns = Object.keys(masses('F1'))
    const cells = new Map([
      ['1,1', { value: '算得的名', formula: 'CONCAT("算得","的名")', type: 'formula' as const }],
    ])
    const bytes = await writeXlsx({
      sheets: [
        {
          name: '人员',
          rows: [columns, columns.map((column) => masses('F1')[column] ?? '')],
          cells: cells as never,
        },
      ],
    })
    const feed = await upload([{ name: 'formula.xlsx', bytes }], { mode: 'changes' })
    const { rows } = await officer.call.masterData.feeds.rows({ id: feed.id })
    const name = rows[0]?.changes.find(({ field }) => field === 'name')?.after
    assert.ok(name === '算得的名' || rows[0]?.outcome === 'quarantined', String(name))
    await officer.call.masterData.feeds.discard({ id: feed.id })
  })

  it('is taken one at a time, and never on an old comparison', async () => {
    const [a, b] = [
      await upload([csv('a.csv', [masses('H1')])], { mode: 'changes' }),
      await upload([csv('b.csv', [masses('H1', { 姓名: '后来' })])], { mode: 'changes' }),
    ]
    await officer.call.masterData.feeds.take({ id: a.id })
    const second = await officer.send('POST', `/api/master-data/feeds/${b.id}/taking`)
    assert.deepEqual([second.status, second.code], [409, 'feed-being-taken'])
    await app.world.jobs?.drain()
    app.setClock(1)
    const outdated = await officer.send('POST', `/api/master-data/feeds/${b.id}/taking`)
    assert.equal(outdated.code, 'feed-outdated')
    await officer.call.masterData.feeds.compareAgain({ id: b.id })
    await app.world.jobs?.drain()
    const again = await officer.call.masterData.feeds.get({ id: b.id })
    assert.deepEqual(again.counts?.people, counts({ changed: 1 }))
    assert.equal((await take(b.id)).status, 'taken')
    assert.equal(
      (await officer.send('POST', `/api/master-data/feeds/${b.id}/taking`)).code,
      'feed-taken-already',
    )
  })

  it('is compared again after the program was stopped in between', async () => {
    const response = await post([csv('c.csv', [masses('I1')])], { mode: 'changes' })
    const { id, status } = (await response.json()) as { id: number; status: string }
    assert.equal(status, 'received')
    await app.stage((ctx) => ctx.db.deleteFrom('feed_row').where('feed_id', '=', id).execute())
    app.setClock(6)
    const { resumeFeeds } = await import('./jobs.ts')
    const { systemWorld } = await import('#platform/world.ts')
    await resumeFeeds.run(systemWorld(app.world, 'test'), {})
    await app.world.jobs?.drain()
    assert.equal((await officer.call.masterData.feeds.get({ id })).status, 'compared')
  })

  it('may be pushed and taken at once', async () => {
    const feed = await upload([csv('push.csv', [masses('J1')])], { mode: 'changes', take: 'true' })
    assert.deepEqual([feed.origin, feed.status], ['push', 'taken'])
  })

  it('is the business of those who answer for the whole institute', async () => {
    const response = await post([csv('x.csv', [masses('E1')])], {}, branchSecretary)
    assert.equal(response.status, 403)
    assert.equal((await branchSecretary.fetch('/api/master-data/feeds')).status, 403)
  })

  it('leaves a line in the trail for what was received, taken and discarded', async () => {
    const { rows } = await officer.call.audit.list({ subjectKind: 'feed', size: 200 })
    const actions = new Set(rows.map(({ action }) => action))
    for (const action of [
      'masterData.received',
      'masterData.taken',
      'masterData.discarded',
      'masterData.quarantineFetched',
    ])
      assert.ok(actions.has(action), action)
  })

  it('is listed in a sheet as on the page, with the hour in Beijing', async () => {
    const response = await officer.fetch('/api/master-data/feeds.xlsx?status=taken')
    const [, , ...rows] = await Array.fromAsync(
      readSheet(new Uint8Array(await response.arrayBuffer()), 'x.xlsx'),
    )
    const { total } = await officer.call.masterData.feeds.list({ status: 'taken', size: 1 })
    assert.ok(total > 0)
    assert.equal(rows.length, total)
    for (const { cells } of rows) assert.match(cells.slice(0, 2).join(), /^\d{4}-\d\d-\d\d \d\d:\d\d,已采用$/)
  })

  it('offers an empty sheet with every column', async () => {
    const response = await officer.fetch('/api/master-data/templates/organizations')
    const rows = await Array.fromAsync(readSheet(new Uint8Array(await response.arrayBuffer()), 't.xlsx'))
    assert.deepEqual(rows[0]?.cells.slice(0, 3), ['组织编码', '组织名称', '简称'])
  })
})
