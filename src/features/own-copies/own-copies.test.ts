import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { readXlsx } from 'hucre/xlsx'
import { identityNumberFor } from '#basics/identity-number.ts'
import { insertHonour } from '#features/people/dossier/queries.ts'
import { insertPeople } from '#features/people/queries.ts'
import { type Client, type Institute, personOf, plantInstitute, startTestApp } from '#src/testing.ts'
import { sheetTitles } from './sheets/rules.ts'

const app = await startTestApp()
after(() => app.close())

let institute: Institute
let member: Client, secretary: Client, branch: Client, committee: Client, department: Client
let person: ReturnType<typeof personOf>
let memberId: number
const number = identityNumberFor({ region: '990101', birth: '1980-05-17', sequence: 37 })
const address = '燕平市柳荫街 37 号 2 单元'
const said = '谈了父母看病的事，支部帮助联系医院。'

before(async () => {
  institute = await app.stage(plantInstitute)
  const { organizations, people } = institute
  person = {
    ...personOf('east1', 'member', organizations.east1, 37),
    name: '林晚舟',
    identityNumber: number,
    phone: '13900003737',
    homeAddress: address,
  }
  memberId = (await app.stage((ctx) => insertPeople(ctx, [person]))).get(person.employeeNo) as number
  member = await app.as('member', { personId: memberId, name: '林晚舟' })
  secretary = await app.as('member', { personId: people.east1.secretary, name: '东一书记' })
  branch = await app.as('branch', { organizationId: organizations.east1, name: '东一支部' })
  committee = await app.as('committee', { organizationId: organizations.east, name: '东区党委' })
  department = await app.as('politicalWorkDepartment', { organizationId: organizations.root })
})

type Sheets = Record<string, string[][]>

const inWords = (cell: unknown) =>
  cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? '')

async function copyOf(client: Client): Promise<Sheets> {
  const answer = await client.fetch('/api/own/copy.xlsx')
  assert.equal(answer.status, 200)
  const { sheets } = await readXlsx(new Uint8Array(await answer.arrayBuffer()))
  return Object.fromEntries(sheets.map(({ name, rows }) => [name, rows.map((cells) => cells.map(inWords))]))
}
const factOf = (sheets: Sheets, sheet: string, label: string) =>
  sheets[sheet]?.find(([title]) => title === label)?.[1]
/** The lines of a sheet below its title and its header, each in one text. */
const linesOf = (sheets: Sheets, sheet: string) =>
  (sheets[sheet] ?? []).slice(2).map((cells) => cells.join('|'))

/** What is written of him all over the platform in a year. */
async function live(): Promise<void> {
  const { people, organizations } = institute
  const { id } = await member.call.people.proposals.propose({
    field: 'nativePlace',
    after: '星河市',
    explanation: '原来漏登',
  })
  await branch.call.people.proposals.accept({ id })
  await branch.call.people.dossier.addFamilyMember({ id: memberId, relation: '母亲', name: '林桂枝' })
  await app.stage((ctx) =>
    insertHonour(ctx, memberId, {
      title: '优秀共产党员',
      level: '院级',
      awardedOn: '2026-07-01',
      awardedBy: '院党委',
    }),
  )
  await branch.call.people.trainings.record({
    course: '党纪学习教育',
    organizer: '东区党委',
    fromOn: '2026-05-10',
    untilOn: '2026-05-12',
    hours: 16,
    personIds: [memberId],
  })
  await branch.call.dues.bases.state({
    id: memberId,
    fromMonth: '2026-10',
    kind: 'salaried',
    items: { basicPay: 620_000 },
  })
  await branch.call.dues.roll.make({ organizationId: organizations.east1, month: '2026-11' })
  await member.call.talks.own.record({ withId: people.east1.secretary, heldOn: '2026-11-20', gist: said })
  await member.call.suggestions.own.write({
    topic: 'work',
    title: '夜班食堂',
    words: '夜班没有热饭',
    organizationId: organizations.east1,
    unsigned: false,
  })
  await member.call.suggestions.own.write({
    topic: 'work',
    title: '不便署名的话',
    words: '会议太多',
    organizationId: organizations.east1,
    unsigned: true,
  })
  await branch.call.dues.bases.open({ id: memberId })
  await committee.call.people.reveal({ id: memberId, field: 'phone', reason: '通知体检' })
}

describe('The copy of what is kept of somebody', () => {
  before(live)

  it('holds his own numbers and address whole, which are masked everywhere else', async () => {
    const copy = await copyOf(member)
    assert.deepEqual(
      ['姓名', '公民身份号码', '手机号码', '家庭住址', '籍贯'].map((label) =>
        factOf(copy, '基本信息', label),
      ),
      ['林晚舟', number, '13900003737', address, '星河市'],
    )
    assert.deepEqual(
      ['政治面貌', '党籍', '所在党组织', '入党日期'].map((label) => factOf(copy, '党内信息', label)),
      ['正式党员', '党籍正常', '东区第一党支部', '2005-07-01'],
    )
  })

  it('has a sheet for each kind, with what was written of him on it', async () => {
    const copy = await copyOf(member)
    assert.deepEqual(Object.keys(copy), Object.values(sheetTitles))
    const told: [sheet: string, words: RegExp][] = [
      ['说明', /个人信息保护法第四十五条/],
      ['登记更正', /籍贯：空→星河市/],
      ['更正申请', /籍贯.*星河市\|原来漏登\|已同意/],
      ['家庭成员', /母亲\|林桂枝/],
      ['奖励表彰', /优秀共产党员\|院级/],
      ['教育培训', /培训\|党纪学习教育\|东区党委\|16/],
      ['党费基数', /2026-10\|按月领取工资\|6,200\.00/],
      ['党费应交', /2026-11\|93/],
      ['谈心谈话', new RegExp(`东一书记\\|${said}`)],
      ['意见建议', /夜班食堂\|夜班没有热饭/],
      ['登录和授权', /账号/],
      ['查看记录', /东一支部\|.*\|查看缴费基数\|/],
    ]
    for (const [sheet, words] of told) assert.match(linesOf(copy, sheet).join('\n'), words, sheet)
  })

  it('says who opened his numbers and why, and leaves a line of itself', async () => {
    const copy = await copyOf(member)
    assert.match(linesOf(copy, '查看记录').join('\n'), /东区党委\|.*\|查看完整号码或住址：手机号码\|通知体检/)
    const { rows } = await department.call.audit.list({ action: 'person.copyTaken' })
    assert.deepEqual(
      [rows[0]?.actorName, rows[0]?.subjectName, rows[0]?.reason],
      ['林晚舟', '林晚舟', '本人下载'],
    )
    const again = await copyOf(member)
    assert.match(linesOf(again, '查看记录').join('\n'), /林晚舟\|.*\|下载本人信息副本/)
  })

  it('tells how he was judged only once it was told to him, and what is said of him by name after the mutual part', async () => {
    const write = (text: string, values: unknown[]) => app.world.open.pool.query(text, values)
    const { people, organizations } = institute
    const { rows } = await write(
      `insert into appraisal_round (organization_id, year, state, roll_on, excellent_one_in, opened_at, opened_by)
       values ($1, 2025, 'mutual', '2025-12-01', 3, '2025-12-01', '东一支部') returning id`,
      [organizations.east1],
    )
    const round = rows[0].id as number
    await write(
      `insert into appraisal_member (round_id, person_id, name, probationary, self_text, self_at, self_by, opinion, grade)
       values ($1, $2, '林晚舟', false, '一年来学习不够系统', '2025-12-02', '林晚舟', '群众基础好', 'excellent'),
         ($1, $3, '东一书记', false, null, null, null, '带头作用强', 'qualified')`,
      [round, memberId, people.east1.secretary],
    )
    await write(
      `insert into appraisal_remark (round_id, about_id, by_id, text, given_at, entered_by)
       values ($1, $2, $3, '联系群众还要多些', '2025-12-03', '东一书记'), ($1, $3, $2, '开会可以短些', '2025-12-03', '林晚舟')`,
      [round, memberId, people.east1.secretary],
    )
    const told = async () => linesOf(await copyOf(member), '民主评议').join('\n')
    assert.equal(await told(), '2025|东区第一党支部|一年来学习不够系统||||||党员互评')
    await write(`update appraisal_round set state = 'opinion' where id = $1`, [round])
    assert.match(await told(), /一年来学习不够系统\|东一书记：联系群众还要多些\|\|\|\|/)
    await write(`update appraisal_round set told_at = '2025-12-20', told_by = '东一支部' where id = $1`, [
      round,
    ])
    assert.match(await told(), /优秀\|群众基础好/)
    assert.doesNotMatch(await told(), /带头作用强|开会可以短些/)
  })

  it('holds his absences, reliefs, meetings, elections and what he is to put right', async () => {
    const { people, organizations } = institute
    const write = (text: string, ...values: unknown[]) => app.world.open.pool.query(text, values)
    const [his, theirs] = [memberId, people.east1.secretary]
    await write(
      `insert into absence (direction, kind, organization_id, person_id, name, place, from_on, until_on, recorded_at, recorded_by)
       select 'out', 'temporary', $1, id, name, '北辰市' || id, '2026-09-01', '2026-10-01', now(), '东一支部'
       from person where id in ($2, $3)`,
      organizations.east1,
      his,
      theirs,
    )
    await write(
      `insert into dues_relief (person_id, organization_id, from_month, until_month, monthly_fen, reason, studied_on, asked_at, asked_by)
       values ($2, $1, '2026-12', '2027-02', 100, '家人住院', '2026-11-20', now(), '东一支部')`,
      organizations.east1,
      his,
    )
    const { rows } = await write(
      `insert into meeting (organization_id, kind, planned_on, held_on, recorded_at, recorded_by, title, roll, absent)
       values ($1, 'membersMeeting', '2026-10-15', '2026-10-15', now(), '东一支部', '十月党员大会', array[$2, $3]::int[], array[$3]::int[])
       returning id`,
      organizations.east1,
      his,
      theirs,
    )
    await write(
      `insert into meeting_sign_in (meeting_id, person_id, signed_at, arrived_at, way)
       values ($1, $2, '2026-10-15T06:58:00Z', '2026-10-15T06:58:00Z', 'code')`,
      rows[0].id,
      his,
    )
    await write(
      `insert into rectification (organization_id, person_id, source, problem, measure, responsible_id, responsible_name, raised_on,
         due_on, raised_at, raised_by)
       values ($1, $2, 'talk', '学习笔记不全', '补齐', $2, '林晚舟', '2026-10-01', '2026-12-01', now(), '东一支部')`,
      organizations.east1,
      his,
    )
    await write(
      `with held as (
         insert into election (organization_id, kind, committee, seats, secretaries, deputies, planned_on, started_at, started_by)
         values ($1, 'election', true, 3, 1, 1, '2026-12-20', now(), '东一支部') returning id)
       insert into election_candidate (election_id, person_id, post) select id, $2, 'committeeMember' from held`,
      organizations.east1,
      his,
    )
    const copy = await copyOf(member)
    assert.deepEqual(
      ['外出流动', '党费减免', '会议出勤', '本人整改', '选举'].map((sheet) => linesOf(copy, sheet)),
      [
        [`2026-09-01|2026-10-01||临时外出|北辰市${his}|东一支部`],
        ['2026-12|2027-02|1.00|家人住院|待上级党委审批|'],
        ['2026-10-15|支部党员大会|十月党员大会|东区第一党支部|到会||2026-10-15 14:58'],
        ['2026-10-01|学习笔记不全|补齐|2026-12-01|'],
        ['2026-12-20|换届|东区第一党支部|委员|办理中'],
      ],
    )
    const absent = await copyOf(secretary)
    assert.match(linesOf(absent, '会议出勤').join(), /未到会\|\|$/)
    for (const sheet of ['党费减免', '本人整改', '选举']) assert.deepEqual(linesOf(absent, sheet), [], sheet)
  })

  it('holds nothing of anybody else, and nothing that he said without his name', async () => {
    const theirs = JSON.stringify(await copyOf(secretary))
    for (const word of [
      number,
      '13900003737',
      address,
      '星河市',
      '林桂枝',
      '夜班',
      '通知体检',
      '家人住院',
      '学习笔记',
    ])
      assert.ok(!theirs.includes(word), word)
    assert.match(theirs, new RegExp(`林晚舟.*${said}`), 'the talk is of the two')
    const own = JSON.stringify(await copyOf(member))
    assert.ok(!own.includes('不便署名的话'))
    assert.ok(!/东一党员|东一群众|东二|西一/.test(own))
  })

  it('is nobody’s to take but his own: not the helper’s who acts for him, nor an office’s', async () => {
    const { people } = institute
    const { id: consentId } = await branch.call.helping.record({
      personId: memberId,
      helperId: people.east1.secretary,
      helpedActs: ['record'],
      given: 'paper',
      fromOn: '2026-11-24',
      untilOn: '2027-11-23',
    })
    const paper = new File([Buffer.from('/9j/4AAQSkZJRg==', 'base64')], '委托书.jpg', { type: 'image/jpeg' })
    await branch.call.helping.addPaper({ id: consentId, files: paper })
    const token = await app.tokenOf({ personId: people.east1.secretary, name: '东一书记' })
    const { key } = await app.withToken(token).call.helping.standing.begin({ consentId })
    const helper = app.withToken(token, { 'x-acting-role': key })
    const taken = async () => (await department.call.audit.list({ action: 'person.copyTaken' })).total
    const before = await taken()
    assert.equal((await helper.call.people.own()).name, '林晚舟')
    const refused = await helper.send('GET', '/api/own/copy.xlsx')
    assert.deepEqual([refused.status, refused.code], [403, 'helping-never'])
    for (const office of [branch, committee, department]) {
      const { status, code } = await office.send('GET', '/api/own/copy.xlsx')
      assert.deepEqual([status, code], [403, 'not-permitted'])
    }
    assert.equal((await app.visitor.fetch('/api/own/copy.xlsx')).status, 401)
    assert.equal(await taken(), before)
  })

  it('is there for whoever is no member as well', async () => {
    const masses = await app.as('masses', { personId: institute.people.east1.masses, name: '东一群众' })
    const copy = await copyOf(masses)
    assert.equal(factOf(copy, '党内信息', '政治面貌'), '群众')
    assert.equal(factOf(copy, '基本信息', '手机号码')?.length, 11)
  })
})
