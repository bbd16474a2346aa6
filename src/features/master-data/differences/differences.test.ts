import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { systemWorld } from '#platform/world.ts'
import { sheetAt } from '#src/staging.ts'
import { type Client, type Institute, plantInstitute, startTestApp, type TestApp } from '#src/testing.ts'
import { takeFeed } from '../intake/actions.ts'

type Cells = Record<string, string>

const units: Cells[] = [
  ['root', '中共星河研究院委员会', '', '党委'],
  ['east', '中共东区研究所委员会', 'root', '党委'],
  ['west', '中共西区研究所委员会', 'root', '党委'],
  ['east1', '东区第一党支部', 'east', '党支部'],
  ['east2', '东区第二党支部', 'east', '党支部'],
  ['west1', '西区第一党支部', 'west', '党支部'],
  ['west2', '西区第二党支部', 'west', '党支部'],
].map(([组织编码 = '', 组织名称 = '', 上级编码 = '', 类别 = '']) => ({
  组织编码,
  组织名称,
  上级编码,
  类别,
  成立日期: '2020-01-01',
  本届起始日期: '2024-12-01',
}))

const signs: Cells = { east1: '东一', east2: '东二', west1: '西一', west2: '西二' }
/** What the master data says of somebody of the planted institute, but for identity and phone numbers. */
function row(branch: string, who: 'secretary' | 'member' | 'masses', change: Cells = {}): Cells {
  const member = who !== 'masses'
  return {
    工号: `${branch}-${who}`,
    姓名: `${signs[branch]}${{ secretary: '书记', member: '党员', masses: '群众' }[who]}`,
    性别: '男',
    民族: '汉族',
    出生日期: '1980-05-17',
    学历: '硕士研究生毕业',
    参加工作日期: '2003-07-01',
    工作岗位: '专业技术人员',
    人员状态: '在职',
    政治面貌: member ? '正式党员' : '群众',
    所在党支部编码: branch,
    入党日期: member ? '2005-07-01' : '',
    转正日期: member ? '2006-07-01' : '',
    党内职务: who === 'secretary' ? '党支部书记' : '',
    ...change,
  }
}
const everybody = Object.keys(signs).flatMap((branch) =>
  (['secretary', 'member', 'masses'] as const).map((who) => row(branch, who)),
)

describe('The inbox of differences', () => {
  let app: TestApp
  let institute: Institute
  let officer: Client
  let east: Client
  let branch: Client

  const csv = (name: string, rows: Cells[]) => {
    const columns = Object.keys(rows[0] ?? {})
    const lines = [columns, ...rows.map((one) => columns.map((column) => one[column] ?? ''))]
    return { name, bytes: Buffer.from(lines.map((line) => line.join(',')).join('\n')) }
  }
  const feed = (rows: Cells[], mode: 'full' | 'changes' = 'changes') =>
    takeFeed(systemWorld(app.world, '测试'), [csv('feed.csv', rows)], { mode, origin: 'command' })
  const waiting = async (who = officer, filters = {}) =>
    (await who.call.masterData.differences.list({ size: 200, ...filters })).rows
  const about = async (key: string) => {
    const found = (await waiting()).find((one) => one.key === key)
    assert.ok(found, `no difference about ${key}`)
    return found
  }
  const person = async (key: string) => {
    const [branchCode = '', who = ''] = key.split('-')
    const id = institute.people[branchCode as 'east1'][who as 'member']
    return officer.call.people.get({ id })
  }

  before(async () => {
    app = await startTestApp()
    institute = await app.stage(plantInstitute)
    const { organizations } = institute
    officer = await app.as('politicalWorkDepartment', { organizationId: organizations.root, name: '院政工' })
    east = await app.as('committee', { organizationId: organizations.east, name: '东区党委' })
    branch = await app.as('branch', { organizationId: organizations.east1, name: '东一支部' })
    // From now on the master data has spoken of everybody: identity and phone numbers are not in it.
    await feed(units)
    await feed(everybody)
    await app.stage((ctx) =>
      ctx.db.updateTable('difference').set({ settled_at: ctx.now.toISOString() }).execute(),
    )
  })
  after(() => app.close())

  it('shows both sides, the source and the day of each', async () => {
    const answer = await feed([row('east1', 'member', { 人员状态: '离退休', 工作岗位: '离退休人员' })])
    assert.equal(answer.differences, 1)
    const [one] = await waiting()
    assert.ok(one)
    assert.deepEqual(
      [
        one.kindName,
        one.name,
        one.organizationName,
        one.title,
        one.registerText,
        one.masterText,
        one.effectiveOn,
      ],
      ['离退休', '东一党员', '东区第一党支部', '人员状态', '在职', '离退休', '2026-11-24'],
    )
    assert.deepEqual(one.along, [{ title: '工作岗位', before: '专业技术人员', after: '离退休人员' }])
    assert.equal(one.feedId, answer.feedId)

    const [, , line, ...none] = await sheetAt(east, '/master-data/differences.xlsx')
    assert.deepEqual(none, [])
    assert.deepEqual(line?.toSpliced(1, 1).toSpliced(7, 1).slice(0, 8), [
      '东一党员',
      '东区第一党支部',
      '离退休',
      '人员状态',
      '在职',
      '离退休',
      '2026-11-24',
      '待决定',
    ])
    assert.equal((await sheetAt(east, '/master-data/differences.xlsx?status=accepted')).length, 2)
  })

  it('retires on acceptance: from the day of the feed, with a line in the record', async () => {
    const { id } = await about('east1-member')
    const done = await officer.call.masterData.differences.accept({ id, reason: '已核对退休审批表' })
    assert.deepEqual(
      [done.status, done.decidedBy, done.decidedBecause],
      ['accepted', '院政工', '已核对退休审批表'],
    )
    const now = await person('east1-member')
    assert.deepEqual([now.employment, now.occupation], ['retired', 'retired'])
    const [line] = await officer.call.people.changes.list({ id: institute.people.east1.member })
    assert.deepEqual([line?.title, line?.effectiveOn, line?.source], ['办理离退休', '2026-11-24', '主数据'])
    const again = await officer.send('POST', `/api/master-data/differences/${id}/acceptance`, {})
    assert.deepEqual([again.status, again.code], [409, 'difference-accepted'])
  })

  it('does not raise again what was declined, until the master data says something else', async () => {
    const left = [row('east2', 'member', { 人员状态: '离职' })]
    await feed(left)
    const { id } = await about('east2-member')
    assert.equal(
      (await officer.send('POST', `/api/master-data/differences/${id}/refusal`, { reason: '' })).status,
      400,
    )
    const declined = await officer.call.masterData.differences.decline({ id, reason: '借调期满已返回' })
    assert.equal(declined.status, 'declined')
    assert.equal((await feed(left)).differences, 0)
    await feed([row('east2', 'member')])
    assert.equal((await feed(left)).differences, 0)
    assert.equal((await feed([row('east2', 'member', { 人员状态: '离退休' })])).differences, 1)
    assert.equal((await about('east2-member')).kindName, '离退休')
  })

  it('settles by itself when the master data takes back what it said', async () => {
    await feed([row('east2', 'member')])
    assert.equal(
      (await waiting()).some(({ key }) => key === 'east2-member'),
      false,
    )
    const settled = await officer.call.masterData.differences.list({
      status: 'settled',
      text: 'east2-member',
    })
    assert.ok(settled.rows.some(({ decidedBy }) => decidedBy === '主数据'))
  })

  it('settles on acceptance when somebody did it by hand meanwhile, and refuses what became something else', async () => {
    await feed([row('west1', 'member', { 姓名: '西一更名' }), row('west2', 'member', { 姓名: '西二更名' })])
    const [first, second] = [await about('west1-member'), await about('west2-member')]
    const rename = (id: number, value: string) =>
      officer.call.people.changes.correct({ id, field: 'name', value, reason: '按户口簿更正' })
    await rename(institute.people.west1.member, '西一更名')
    await rename(institute.people.west2.member, '西二另名')
    assert.equal((await officer.call.masterData.differences.accept({ id: first.id })).status, 'settled')
    const refused = await officer.send('POST', `/api/master-data/differences/${second.id}/acceptance`, {})
    assert.deepEqual([refused.status, refused.code], [409, 'difference-otherwise'])
    await officer.call.masterData.differences.decline({ id: second.id, reason: '以户口簿为准' })
  })

  it('moves, buries, confirms and admits by the acts of the register', async () => {
    await feed([
      row('west1', 'masses', { 政治面貌: '预备党员', 入党日期: '2026-10-20' }),
      row('west2', 'secretary', { 所在党支部编码: 'west1' }),
      row('east2', 'secretary', { 人员状态: '死亡' }),
    ])
    const [admitted, moved, deceased] = [
      await about('west1-masses'),
      await about('west2-secretary'),
      await about('east2-secretary'),
    ]
    assert.deepEqual([admitted.kindName, moved.kindName, deceased.kindName], ['成为党员', '调动', '去世'])
    assert.deepEqual([moved.title, admitted.effectiveOn], ['所在党支部', '2026-10-20'])
    const unchosen = await officer.send('POST', `/api/master-data/differences/${admitted.id}/acceptance`, {})
    assert.deepEqual([unchosen.status, unchosen.code], [400, 'difference-needs-choice'])
    await officer.call.masterData.differences.accept({ id: admitted.id, as: 'admitted' })
    const { transfer } = await officer.call.masterData.differences.accept({
      id: moved.id,
      paidUntil: '2026-11',
      endsPosts: true,
    })
    assert.equal((await person('west2-secretary')).organizationId, institute.organizations.west2)
    // The master data says it again, elsewhere and again: while the transfer runs there is nothing to decide.
    await feed([row('west2', 'secretary')])
    assert.equal((await feed([row('west2', 'secretary', { 所在党支部编码: 'west1' })])).differences, 0)
    await officer.call.transfers.place({ id: transfer?.id ?? 0 })
    await officer.call.masterData.differences.accept({ id: deceased.id, effectiveOn: '2026-11-20' })
    const [member, mover, dead] = [
      await person('west1-masses'),
      await person('west2-secretary'),
      await person('east2-secretary'),
    ]
    assert.deepEqual(
      [member.politicalStatus, member.membership, member.joinedOn],
      ['probationaryMember', 'active', '2026-10-20'],
    )
    assert.equal(mover.organizationId, institute.organizations.west1)
    assert.deepEqual([dead.membership, dead.employment], ['ended', 'deceased'])
  })

  it('cannot confirm before the year of probation is over', async () => {
    await feed([
      row('west1', 'masses', { 政治面貌: '正式党员', 入党日期: '2026-10-20', 转正日期: '2026-11-01' }),
    ])
    const { id } = await about('west1-masses')
    const refused = await officer.send('POST', `/api/master-data/differences/${id}/acceptance`, {})
    assert.deepEqual([refused.status, refused.code], [409, 'probation-not-over'])
    assert.equal((await person('west1-masses')).politicalStatus, 'probationaryMember')
    await officer.call.masterData.differences.decline({ id, reason: '预备期未满' })
  })

  it('asks the branch, which replies; others do not see it', async () => {
    await feed([
      row('east1', 'secretary', { 姓名: '东一书记改' }),
      row('west1', 'secretary', { 姓名: '西一书记改' }),
    ])
    const seen = await waiting(branch)
    assert.deepEqual(
      seen.map(({ key }) => key),
      ['east1-secretary'],
    )
    const [{ id } = { id: 0 }] = seen
    const refused = await branch.send('POST', `/api/master-data/differences/${id}/reply`, {
      reply: '没有改名',
    })
    assert.equal(refused.code, 'difference-not-asked')
    await east.call.masterData.differences.ask({ id, question: '是否已办理更名？' })
    assert.equal((await officer.call.masterData.differences.counts({})).asked, 1)
    const replied = await branch.call.masterData.differences.reply({ id, reply: '没有改名，是主数据录错' })
    assert.deepEqual(
      [replied.status, replied.askedBy, replied.repliedBy],
      ['replied', '东区党委', '东一支部'],
    )
    assert.equal(
      (await branch.fetch(`/api/master-data/differences/${id}/acceptance`, { method: 'POST' })).status,
      403,
    )
    const other = (await about('west1-secretary')).id
    assert.equal(
      (await east.send('POST', `/api/master-data/differences/${other}/acceptance`, {})).status,
      404,
    )
    assert.equal((await branch.fetch(`/api/master-data/differences/${other}`)).status, 404)
    await officer.call.masterData.differences.declineMany({ ids: [id, other], reason: '主数据录入错误' })
  })

  it('accepts harmless ones together, all or none', async () => {
    await feed([
      row('east1', 'secretary', { 民族: '回族' }),
      row('east2', 'member', { 姓名: '东二改名' }),
      row('west2', 'member', { 姓名: '西二更名', 所在党支部编码: 'west1' }),
    ])
    const all = await waiting()
    const refused = await officer.send('POST', '/api/master-data/differences/acceptances', {
      ids: all.map(({ id }) => id),
    })
    assert.deepEqual([refused.status, refused.code], [409, 'difference-not-together'])
    assert.equal((await person('east2-member')).name, '东二党员')
    const ids = all.filter(({ harmless }) => harmless).map(({ id }) => id)
    assert.deepEqual(await officer.call.masterData.differences.acceptMany({ ids }), {
      accepted: 2,
      settled: 0,
    })
    assert.deepEqual(
      [(await person('east2-member')).name, (await person('east1-secretary')).ethnicity],
      ['东二改名', '03'],
    )
  })

  it('corrects an identity number, which is never shown in full', async () => {
    const number = '110105198005170999'.slice(0, 17)
    const { identityNumberFor } = await import('#basics/identity-number.ts')
    const right = identityNumberFor({ region: '120105', birth: '1980-05-17', sequence: 77 })
    assert.equal(number.length, 17)
    await feed([row('east1', 'member', { 人员状态: '离退休', 工作岗位: '离退休人员', 公民身份号码: right })])
    const one = await about('east1-member')
    assert.equal(one.masterText, `1****************${right.slice(-1)}`)
    await officer.call.masterData.differences.accept({ id: one.id })
    const { rows } = await app.world.open.pool.query(
      'select identity_number_sealed as sealed from person where id = $1',
      [institute.people.east1.member],
    )
    assert.equal(app.world.sealing.open(rows[0].sealed), right)
  })

  it('changes units: renamed, moved, of another kind, with a new term', async () => {
    await feed(
      units.map((unit) =>
        unit.组织编码 === 'west2'
          ? {
              ...unit,
              组织名称: '西区第二联合党支部',
              类别: '联合党支部',
              上级编码: 'east',
              本届起始日期: '2026-11-01',
            }
          : unit,
      ),
    )
    const all = (await waiting()).filter(({ subject }) => subject === 'organization')
    assert.deepEqual(
      all.map(({ kindName }) => kindName).sort(),
      ['新一届', '更名', '组织类别变化', '调动'].sort(),
    )
    for (const { id } of all) await officer.call.masterData.differences.accept({ id })
    const now = await officer.call.organizations.get({ id: institute.organizations.west2 })
    assert.deepEqual(
      [now.name, now.kind, now.parentId],
      ['西区第二联合党支部', 'jointBranch', institute.organizations.east],
    )
    const history = await officer.call.organizations.history({ id: institute.organizations.west2 })
    assert.ok(history.slice(0, 4).every(({ reason }) => reason.startsWith('采纳主数据差异')))
  })

  it('asks what became of somebody who is missing', async () => {
    const rest = everybody.filter(({ 工号 }) => 工号 !== 'west2-masses')
    await feed(rest, 'full')
    const one = (await waiting(officer, { kinds: ['missing'] })).find(({ key }) => key === 'west2-masses')
    assert.ok(one)
    assert.deepEqual(
      one.choices.map(({ title }) => title),
      ['已离职', '已离退休', '已去世'],
    )
    await officer.call.masterData.differences.accept({ id: one.id, as: 'left' })
    assert.equal((await person('west2-masses')).employment, 'left')
    assert.equal((await feed(rest, 'full')).differences, 0)
  })
})
