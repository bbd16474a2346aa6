import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertPeople } from '#features/people/queries.ts'
import { type Client, type Institute, personOf, plantInstitute, startTestApp } from '#src/testing.ts'

const app = await startTestApp()
after(() => app.close())

let institute: Institute
let branch: Client, committee: Client, stranger: Client
/** Of 东区第一党支部: five full members, one of whom is away, and one on probation. */
const members: Record<string, { id: number; client: Client }> = {}
let round: number

async function refused(work: Promise<unknown>): Promise<{ code: string; status: number; message: string }> {
  const error = await work.then(
    () => assert.fail('was not refused'),
    (why) => why,
  )
  return { code: error.data?.code, status: error.status, message: error.message }
}

async function person(number: number, probationary = false) {
  const one = personOf('east1', 'member', institute.organizations.east1, number)
  if (probationary) {
    one.joinedOn = '2026-03-01'
    one.becameFullOn = null
    for (const standing of one.standings) standing.politicalStatus = 'probationaryMember'
  }
  const id = (await app.stage((ctx) => insertPeople(ctx, [one]))).get(one.employeeNo) as number
  return { id, client: await app.as('member', { personId: id, name: one.name }) }
}

const selfAppraisal = '一年来认真学习、按时参加组织生活，联系群众还不够经常，今后改进。'
const call = () => branch.call.appraisals
const get = () => call().get({ id: round })
const named = (name: string) => members[name] as { id: number; client: Client }
const idOf = (name: string) => named(name).id
const as = (name: string) => named(name).client.call.appraisals.own

before(async () => {
  institute = await app.stage(plantInstitute)
  const { organizations, people } = institute
  branch = await app.as('branch', { organizationId: organizations.east1, name: '东一书记' })
  committee = await app.as('committee', { organizationId: organizations.east, name: '东区党委' })
  stranger = await app.as('branch', { organizationId: organizations.west1, name: '西一书记' })
  for (const [name, id] of Object.entries({ 甲: people.east1.secretary, 乙: people.east1.member }))
    members[name] = { id, client: await app.as('member', { personId: id, name }) }
  members.丙 = await person(3)
  members.丁 = await person(4)
  members.戊 = await person(5)
  members.预 = await person(6, true)
})

describe('民主评议 of a branch', () => {
  it('is opened once a year with the roll of the day, by the branch that it is of', async () => {
    const asked = { organizationId: institute.organizations.east1, year: 2026 }
    assert.equal((await refused(stranger.call.appraisals.open(asked))).status, 404)
    assert.equal((await refused(call().open({ ...asked, year: 2020 }))).code, 'appraisal-year')
    const { organizations } = institute
    assert.equal(
      (await refused(committee.call.appraisals.open({ ...asked, organizationId: organizations.east }))).code,
      'appraisal-kind',
    )
    const opened = await call().open(asked)
    round = opened.id
    assert.deepEqual(
      [opened.state, opened.members.length, opened.rated, opened.mostExcellent],
      ['open', 6, 5, 1],
    )
    assert.equal((await refused(call().open(asked))).code, 'appraisal-known')
  })

  it('waits for everybody who takes part to write; who is away is marked with the reason', async () => {
    await call().advance({ id: round })
    assert.equal(
      (await refused(as('甲').remark({ personId: idOf('乙'), text: '表现很好' }))).code,
      'appraisal-not-now',
    )
    for (const name of ['甲', '乙', '丙', '预']) await as(name).writeSelf({ text: selfAppraisal })
    const { message } = await refused(call().advance({ id: round }))
    assert.match(message, /东一党员4、东一党员5还没有自评/)

    const entered = await call().members.writeSelf({ id: round, personId: idOf('丁'), text: selfAppraisal })
    const paper = entered.members.find(({ personId }) => personId === idOf('丁'))
    assert.deepEqual([paper?.selfOnPaper, paper?.selfText], [true, selfAppraisal])
    const excused = await call().members.excuse({ id: round, personId: idOf('戊'), because: '长期驻外' })
    assert.deepEqual([excused.taking, excused.rated, excused.whyNot], [5, 4, null])
    assert.equal((await refused(as('戊').writeSelf({ text: selfAppraisal }))).code, 'appraisal-absent')
    assert.equal((await call().advance({ id: round })).state, 'mutual')
  })

  it('keeps what members say of each other, and tells it to whom it is about afterwards', async () => {
    await as('甲').remark({ personId: idOf('乙'), text: '业务扎实，希望多带新人' })
    await as('甲').remark({ personId: idOf('乙'), text: '业务扎实，请多带新人' })
    await call().members.remark({
      id: round,
      personId: idOf('乙'),
      byId: idOf('丁'),
      text: '会上发言：工作细致',
    })
    assert.equal(
      (await refused(as('甲').remark({ personId: idOf('甲'), text: '我很好啊' }))).code,
      'appraisal-remark-self',
    )
    assert.equal(
      (await refused(as('甲').remark({ personId: idOf('戊'), text: '辛苦了同志' }))).code,
      'appraisal-remark-absent',
    )
    assert.deepEqual((await as('乙').get()).current?.remarks, [])
    await call().advance({ id: round })
    const { current } = await as('乙').get()
    assert.deepEqual(
      current?.remarks.map(({ text }) => text),
      ['业务扎实，请多带新人', '会上发言：工作细致'],
    )
  })

  it('counts secret ballots: who has voted is known, what is nowhere', async () => {
    const rated = ['甲', '乙', '丙', '丁'].map(idOf)
    const ballot = (mark: 'excellent' | 'qualified') => ({
      marks: rated.slice(0, 3).map((personId) => ({ personId, mark })),
    })
    assert.deepEqual(
      (await as('预').get()).current?.ballot.map(({ personId }) => personId).sort(),
      [...rated].sort(),
    )
    const probationer = { marks: [{ personId: idOf('预'), mark: 'excellent' as const }] }
    assert.equal((await refused(as('预').vote(probationer))).code, 'appraisal-stranger')
    await as('预').vote(ballot('excellent'))
    await as('乙').vote(ballot('qualified'))
    assert.equal((await refused(as('乙').vote(ballot('excellent')))).code, 'appraisal-voted')
    assert.equal((await refused(call().advance({ id: round }))).code, 'appraisal-few-ballots')
    assert.equal((await refused(call().back({ id: round, reason: '重来' }))).code, 'appraisal-votes-cast')

    const during = await get()
    assert.deepEqual(
      [during.ballots.online, during.members.filter(({ tally }) => tally !== null).length],
      [2, 0],
    )
    const trail = await app.stage((ctx) =>
      ctx.db
        .selectFrom('audit_entry')
        .where('action', '=', 'appraisal.voted')
        .select(['after', 'before', 'reason'])
        .execute(),
    )
    assert.deepEqual(trail, Array(2).fill({ after: null, before: null, reason: null }))
  })

  it('adds the paper ballots of those without a phone, which must add up', async () => {
    const marks = { excellent: 0, qualified: 2, basicallyQualified: 0, unqualified: 0, abstained: 0 }
    const rows = ['甲', '乙', '丙', '丁'].map((name) => ({ personId: idOf(name), ...marks }))
    const count = { id: round, returned: 3, spoiled: 1, tellers: '监票人丙、计票人丁', rows }
    assert.equal(
      (await refused(call().ballots.count({ ...count, returned: 4 }))).code,
      'appraisal-ballots-many',
    )
    assert.equal(
      (await refused(call().ballots.count({ ...count, spoiled: 0 }))).code,
      'appraisal-marks-differ',
    )
    await call().ballots.count(count)
    const after = await call().advance({ id: round })
    const tallyOf = (name: string) => after.members.find(({ personId }) => personId === idOf(name))?.tally
    assert.deepEqual(tallyOf('甲'), { ...marks, excellent: 1, qualified: 3 })
    assert.deepEqual(tallyOf('丁'), { ...marks, qualified: 2, abstained: 2 })
    assert.equal(tallyOf('预'), null)
  })

  it('grades no more than a third 优秀, nobody on probation, and changes nothing when refused', async () => {
    const row = (name: string, grade: 'excellent' | 'qualified' | null) => ({
      personId: idOf(name),
      opinion: '认真履职',
      grade,
    })
    const set = (...rows: ReturnType<typeof row>[]) => call().opinions.set({ id: round, rows })
    assert.equal(
      (await refused(set(row('甲', 'excellent'), row('乙', 'excellent')))).code,
      'appraisal-excellent-many',
    )
    assert.equal((await refused(set(row('预', 'qualified')))).code, 'appraisal-grade-probationary')
    assert.equal((await refused(set(row('戊', 'qualified')))).code, 'appraisal-grade-absent')
    assert.ok((await get()).members.every(({ opinion, grade }) => opinion === null && grade === null))

    await set(row('甲', 'qualified'), row('乙', 'excellent'), row('丙', 'qualified'))
    assert.equal((await refused(call().opinions.tell({ id: round }))).code, 'appraisal-undecided')
    const done = await set(row('丁', 'qualified'), row('预', null))
    assert.deepEqual([done.excellent, done.mostExcellent], [1, 1])
    assert.equal((await as('丙').get()).current?.result, null)
  })

  it('tells each his own, answers objections, and is then closed for good', async () => {
    assert.equal((await refused(call().close({ id: round }))).code, 'appraisal-not-told')
    assert.equal((await refused(as('丙').object({ text: '我有不同意见' }))).code, 'appraisal-result-untold')
    await call().opinions.tell({ id: round })
    const { current } = await as('丙').get()
    assert.deepEqual([current?.result?.grade, current?.result?.opinion], ['qualified', '认真履职'])
    assert.ok(!JSON.stringify(current).includes('excellent":true'))

    const object = { text: '请复核我参加组织生活的情况' }
    const raised = await as('丙').object(object)
    assert.equal((await refused(as('丙').object(object))).code, 'appraisal-objection-known')
    assert.equal((await refused(call().close({ id: round }))).code, 'appraisal-objection-open')
    const objectionId = raised.current?.objections[0]?.id as number
    await call().opinions.answer({ id: round, objectionId, answer: '已复核考勤，评定意见不变' })

    const closed = await call().close({ id: round })
    assert.deepEqual([closed.state, closed.closedOn], ['closed', '2026-11-24'])
    for (const late of [
      call().advance({ id: round }),
      call().close({ id: round }),
      call().opinions.tell({ id: round }),
      call().members.excuse({ id: round, personId: idOf('甲'), because: null }),
    ])
      assert.match((await refused(late)).code, /^appraisal-(?:closed|at-end)$/)
    const { past, current: now } = await as('丙').get()
    assert.deepEqual([now, past[0]?.grade], [null, 'qualified'])
  })

  it('stands in the statistics of the year, with the people behind every number', async () => {
    const { organizations } = institute
    const asked = { organizationId: organizations.east, tables: ['appraisals' as const] }
    const { tables, checks } = await committee.call.statistics.report(asked)
    assert.deepEqual(
      tables[0]?.rows.map(({ label, cells }) => [label, cells[0]]),
      [
        ['合计', 6],
        ['优秀', 1],
        ['合格', 3],
        ['基本合格', 0],
        ['不合格', 0],
        ['预备党员参加、不评等次', 1],
        ['未参加', 1],
      ],
    )
    assert.deepEqual(
      checks.filter(({ table, holds }) => table === 'appraisals' && !holds),
      [],
    )
    const cell = {
      organizationId: organizations.east,
      table: 'appraisals',
      row: 'absent',
      column: 'total',
    } as const
    const { rows } = await committee.call.statistics.behind(cell)
    assert.deepEqual(
      rows.map(({ name }) => name),
      ['东一党员5'],
    )
  })

  it('is guarded by the database as well', async () => {
    const write = (sql: string) => app.world.open.pool.query(sql)
    await assert.rejects(
      write(
        `update appraisal_member set grade = 'excellent' where round_id = ${round} and grade = 'qualified'`,
      ),
      /closed/,
    )
    await assert.rejects(write(`delete from appraisal_tally where round_id = ${round}`), /closed/)
    await assert.rejects(write(`update appraisal_round set state = 'self' where id = ${round}`), /closed/)
  })

  it('prints 登记表, 汇总表 and 测评票', async () => {
    for (const question of [
      'paper=summary',
      'paper=forms',
      'paper=ballot',
      `paper=form&personId=${idOf('乙')}`,
    ]) {
      const answer = await branch.fetch(`/api/appraisals/${round}/papers.pdf?${question}`)
      assert.equal(answer.status, 200, question)
      const bytes = Buffer.from(await answer.arrayBuffer())
      assert.equal(bytes.subarray(0, 5).toString(), '%PDF-')
    }
    const absent = await branch.fetch(`/api/appraisals/${round}/papers.pdf?paper=form&personId=${idOf('戊')}`)
    assert.equal(absent.status, 409)
  })
})

describe('The committee', () => {
  it('opens the rounds of all its branches that have none, and sees how far each is', async () => {
    const { organizations } = institute
    const missing = await committee.call.appraisals.list({ year: 2026, state: 'missing' })
    assert.deepEqual(
      missing.rows.map(({ organizationName, id }) => [organizationName, id]),
      [['东区第二党支部', null]],
    )
    const opening = { organizationId: organizations.east, year: 2026 }
    assert.deepEqual(await committee.call.appraisals.openAll(opening), { opened: 1 })
    assert.equal((await refused(committee.call.appraisals.openAll(opening))).code, 'appraisal-none-to-open')
    assert.equal((await refused(branch.call.appraisals.openAll(opening))).status, 403)

    const { rows, total } = await committee.call.appraisals.list({ year: 2026 })
    assert.equal(total, 2)
    const first = rows.find(({ organizationId }) => organizationId === organizations.east1)
    assert.deepEqual(
      [first?.state, first?.members, first?.absent, first?.graded, first?.excellent, first?.voted],
      ['closed', 6, 1, 4, 1, 2],
    )
    assert.equal((await stranger.call.appraisals.list({ year: 2026, state: 'running' })).total, 0)
    const file = await committee.fetch('/api/appraisals.xlsx?year=2026')
    assert.equal(file.status, 200)
  })

  it('sends a round back a step with the reason', async () => {
    const { rows } = await committee.call.appraisals.list({ year: 2026, state: 'open' })
    const id = rows[0]?.id as number
    assert.equal((await committee.call.appraisals.advance({ id })).state, 'self')
    assert.equal((await committee.call.appraisals.back({ id, reason: '名册还要核对' })).state, 'open')
    assert.equal(
      (await refused(committee.call.appraisals.back({ id, reason: '再退一步' }))).code,
      'appraisal-no-way-back',
    )
  })
})
