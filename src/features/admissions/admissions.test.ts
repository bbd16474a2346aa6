/** 发展党员, told by the people who do it: through HTTP, with the clock moved. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertPeople } from '#features/people/queries.ts'
import { refusal } from '#src/staging.ts'
import {
  type Client,
  type Institute,
  personOf,
  plantInstitute,
  startTestApp,
  type TestApp,
} from '#src/testing.ts'
import { type ActKey, actOf } from './acts/rules.ts'

const ballots = { handedOut: 6, returned: 6, inFavour: 5, against: 0, abstained: 1 }

describe('An admission', () => {
  let app: TestApp
  let institute: Institute
  let branch: Client
  let committee: Client
  let applicant: Client
  let members: number[] = []
  let id = 0
  let personId = 0

  before(async () => {
    app = await startTestApp({ clock: '2026-06-01T02:00:00Z' })
    institute = await app.stage(plantInstitute)
    const { organizations, people } = institute
    const others = [1, 2, 3, 4].map((n) => personOf('east1', 'member', organizations.east1, n))
    const ids = await app.stage((ctx) => insertPeople(ctx, others))
    const { secretary, member, masses } = people.east1
    personId = masses
    members = [secretary, member, ...ids.values()]
    await on('2026-06-01')
  })
  after(() => app.close())

  /** The clock goes to a day on which everybody signs in anew. */
  const on = async (day: string) => {
    app.setClock(`${day}T02:00:00Z`)
    const { organizations, people } = institute
    const { masses } = people.east1
    branch = await app.as('branch', { organizationId: organizations.east1 })
    committee = await app.as('committee', { organizationId: organizations.east, name: '东区组织科' })
    applicant = await app.as('masses', { personId: masses, name: '东一群众' })
  }
  const papers = (act: ActKey, datedOn: string) => ({
    materials: actOf(act).materials.map((material) => ({ material, datedOn })),
  })
  const get = () => branch.call.admissions.get({ id })
  type Acts = Client['call']['admissions']['acts']
  /** The clock goes to the day, and the act is done on it, its papers of the same day. */
  const act = async (who: 'branch' | 'committee', key: keyof Acts, day: string, more: object = {}) => {
    await on(day)
    const client = { branch, committee }[who]
    const input = { id, on: day, ...papers(key, day), ...more }
    return (client.call.admissions.acts[key] as (given: object) => ReturnType<typeof get>)(input)
  }
  const meeting = () => ({
    place: '会议室',
    agenda: ['讨论接收预备党员'],
    attendees: members.map((one, at) => ({
      personId: one,
      present: true,
      task: (['chair', 'recorder', 'scrutineer', 'teller'] as const)[at] ?? null,
    })),
  })
  const standing = async () => {
    const { politicalStatus } = await branch.call.people.get({ id: personId })
    return politicalStatus
  }

  it('begins with what somebody hands in on the phone', async () => {
    assert.deepEqual(await applicant.call.admissions.own.get(), {
      admission: null,
      earlier: [],
      whyNotApply: null,
    })
    const file = await applicant.call.admissions.own.apply({ text: '我志愿加入中国共产党，拥护党的纲领。' })
    id = file.id
    assert.equal(file.next?.act, 'talk')
    assert.equal(file.next?.by, '2026-07-01')
    assert.equal(await standing(), 'applicant')
    const again = await refusal(
      applicant.call.admissions.own.apply({ text: '我志愿加入中国共产党，拥护党的纲领。' }),
    )
    assert.equal(again.code, 'admission-running')
  })

  it('refuses what is out of order, and says what to do first', async () => {
    const early = await refusal(act('branch', 'activist', '2026-06-02'))
    assert.equal(early.code, 'admission-out-of-order')
    assert.match(early.message, /党员推荐或群团推优.*第八条.*请先办理/)
  })

  it('asks why when a talk comes late, and keeps the reason', async () => {
    const talk = { names: ['东一书记'] }
    const late = await refusal(act('branch', 'talk', '2026-07-05', talk))
    assert.equal(late.code, 'admission-late-unexplained')
    assert.match(late.message, /2026年7月1日前.*第七条.*写明逾期原因/)
    const file = await act('branch', 'talk', '2026-07-05', { ...talk, lateBecause: '申请人出差一个月' })
    assert.deepEqual(
      file.findings.map(({ code }) => code),
      ['admission-late'],
    )
  })

  it('goes on to an activist, a year of cultivation and not a day less', async () => {
    await act('branch', 'recommendation', '2026-07-20', { text: '党员大会推荐' })
    await act('branch', 'activist', '2026-07-31')
    assert.equal(await standing(), 'activist')
    const missing = await refusal(act('committee', 'activistFiling', '2026-08-05', { materials: [] }))
    assert.equal(missing.code, 'admission-material-missing')
    await act('committee', 'activistFiling', '2026-08-05')
    const { member, secretary } = institute.people.east1
    const three = await refusal(act('branch', 'mentors', '2026-08-06', { people: [personId] }))
    assert.equal(three.code, 'helper-self')
    const mentored = await act('branch', 'mentors', '2026-08-06', { people: [member, secretary] })
    assert.deepEqual(
      mentored.mentors.map(({ personId: one }) => one),
      [member, secretary],
    )
    await on('2026-10-01')
    await applicant.call.admissions.own.report({ text: '近一阶段的思想汇报，请党组织审阅。' })
    await act('branch', 'review', '2027-01-30', { text: '表现良好' })
    await act('branch', 'review', '2027-07-25', { text: '表现良好' })
    const early = await refusal(act('branch', 'candidate', '2027-07-30', { text: '听取意见' }))
    assert.equal(early.code, 'admission-too-early')
    assert.match(early.message, /最早可在2027年7月31日办理.*一年以上.*第十三条/)
    const file = await act('branch', 'candidate', '2027-07-31', { text: '听取意见' })
    assert.equal(file.next?.act, 'candidateConsent')
  })

  it('is listed after a notice of five working days in which an objection is looked into', async () => {
    await act('committee', 'candidateConsent', '2027-08-04', { number: '东党〔2027〕8号' })
    const where = { place: '公告栏', address: '科研楼203室', phone: '010-00000000' }
    const short = await refusal(act('branch', 'notice', '2027-08-06', { ...where, untilOn: '2027-08-11' }))
    assert.equal(short.code, 'notice-too-short')
    await act('branch', 'notice', '2027-08-06', { ...where, untilOn: '2027-08-16' })

    const { east2, west1 } = institute.people
    const colleague = await app.as('masses', { personId: east2.masses })
    const stranger = await app.as('masses', { personId: west1.masses })
    assert.equal((await colleague.call.admissions.notices.list())[0]?.name, '东一群众')
    assert.deepEqual(await stranger.call.admissions.notices.list(), [])
    const objection = { id, text: '反映其工作纪律方面的问题' }
    assert.equal((await refusal(stranger.call.admissions.notices.object(objection))).status, 404)
    const { objectionId } = await colleague.call.admissions.notices.object(objection)

    const open = await refusal(act('branch', 'noticeResult', '2027-08-16', { text: '无影响' }))
    assert.equal(open.code, 'objections-unanswered')
    await branch.call.admissions.notices.answer({ id, objectionId, text: '经核实，情况不实。' })
    await act('branch', 'noticeResult', '2027-08-16', { text: '公示无影响' })
    assert.equal(await standing(), 'candidate')
    const own = await applicant.call.admissions.own.get()
    assert.deepEqual([own.admission?.objections, own.admission?.findings], [[], []])
  })

  it('is reviewed after the letters came back, trained, and reviewed beforehand', async () => {
    const { member, secretary } = institute.people.east1
    await act('branch', 'introducers', '2027-08-18', { people: [member, secretary] })
    const sent = await act('branch', 'letter', '2027-08-18', { letterTo: '其父所在单位党组织' })
    const open = await refusal(act('branch', 'politicalReview', '2027-08-30', { text: '合格' }))
    assert.equal(open.code, 'letters-unanswered')
    const letter = sent.entries.at(-1)?.seq
    await act('branch', 'letterReply', '2027-09-01', { letter, text: '无问题' })
    const early = await refusal(act('branch', 'politicalReview', '2027-08-31', { text: '合格' }))
    assert.equal(early.code, 'admission-too-early')
    await act('branch', 'politicalReview', '2027-09-02', { text: '合格' })
    assert.equal(
      (await refusal(act('committee', 'training', '2027-09-10', { days: 2, hours: 20 }))).code,
      'training-too-short',
    )
    await act('committee', 'training', '2027-09-10', { days: 2, hours: 24 })
    await act('branch', 'committeeReview', '2027-09-15', { text: '合格' })
    await act('committee', 'preReview', '2027-09-20', { number: '202700123' })
    const file = await act('branch', 'form', '2027-09-22')
    assert.equal(file.formNumber, '202700123')
  })

  it('is voted on by more than half of those entitled', async () => {
    await on('2027-10-08')
    const roll = await branch.call.admissions.meetings.roll({ id })
    assert.deepEqual([roll.entitled, roll.quorum, roll.needed], [6, 4, 4])
    const given = { id, on: '2027-10-08', ...papers('branchMeeting', '2027-10-08') }
    const wrong = { ...ballots, inFavour: 6 }
    const impossible = await refusal(
      branch.call.admissions.meetings.admission({ ...given, meeting: meeting(), votes: wrong }),
    )
    assert.equal(impossible.code, 'votes-do-not-add-up')
    const failed = { ...ballots, inFavour: 3, against: 3, abstained: 0 }
    const no = await branch.call.admissions.meetings.admission({
      ...given,
      meeting: meeting(),
      votes: failed,
    })
    assert.equal(no.next?.act, 'branchMeeting')
    const { meetings: known } = await branch.call.admissions.meetings.roll({ id })
    const yes = await branch.call.admissions.meetings.admission({
      ...given,
      meetingId: known[0]?.id as number,
      votes: ballots,
    })
    assert.equal(yes.next?.act, 'committeeTalk')
    assert.equal(await standing(), 'candidate')
  })

  it('makes a member from the day of the meeting once it is approved, with dues from its month', async () => {
    const before = await refusal(act('committee', 'approval', '2027-10-20'))
    assert.equal(before.code, 'admission-out-of-order')
    await act('committee', 'committeeTalk', '2027-10-25', { names: ['组织员'], text: '态度端正' })
    assert.equal((await refusal(act('committee', 'approval', '2028-01-09'))).code, 'admission-lapsed')
    await act('committee', 'approvalExtension', '2028-01-08', { text: '补充外调材料' })
    const file = await act('committee', 'approval', '2028-02-01', { number: '东党〔2028〕2号' })
    assert.deepEqual(
      [file.politicalStatus, file.joinedOn, file.probationEndsOn, file.duesFrom],
      ['probationaryMember', '2027-10-08', '2028-10-08', '2027-10'],
    )
    const person = await branch.call.people.get({ id: personId })
    assert.equal(person.joinedOn, '2027-10-08')
    await act('committee', 'recordFiling', '2028-02-05')
    await act('branch', 'assignment', '2028-02-05', { group: '第一党小组' })
    await act('branch', 'oath', '2028-02-20', { place: '会议室' })
    await act('branch', 'probationReview', '2028-04-01', { text: '合格' })
    await act('branch', 'probationReview', '2028-09-28', { text: '合格' })
  })

  it('ends the probation on its day, however late the meeting and the approval', async () => {
    await on('2028-09-30')
    const own = await app.as('member', { personId })
    await own.call.admissions.own.requestConfirmation({ text: '我申请按期转为中共正式党员，请审查。' })
    const given = { votes: ballots, outcome: 'confirm' as const, meeting: meeting() }
    const confirm = async (day: string) => {
      await on(day)
      return branch.call.admissions.meetings.confirmation({
        id,
        on: day,
        ...papers('confirmationMeeting', day),
        ...given,
      })
    }
    assert.equal((await refusal(confirm('2028-10-07'))).code, 'admission-too-early')
    await confirm('2028-10-20')
    const file = await act('committee', 'confirmationApproval', '2028-12-01')
    assert.equal(file.politicalStatus, 'fullMember')
    const person = await branch.call.people.get({ id: personId })
    assert.equal(person.becameFullOn, '2028-10-08')
    const done = await act('branch', 'archiving', '2028-12-20')
    assert.deepEqual([done.status, done.next, done.missing], ['done', null, []])
    assert.ok(done.steps.every(({ state }) => state === 'done'))
    assert.equal(
      (await refusal(act('branch', 'oath', '2028-12-21', { place: '会议室' }))).code,
      'admission-over',
    )
  })

  it('is filed by one click: every paper printed from the file, checked, in one package', async () => {
    const keeper = await app.as('politicalWorkDepartment', { organizationId: institute.organizations.root })
    await keeper.call.archive.settings.setFonds({ code: 'Z001', name: '星河研究院' })
    const item = await branch.call.archive.file({ kind: 'admission', id })
    const { name } = await branch.call.admissions.get({ id })
    assert.equal(item.title, `${name}发展党员材料`)
    assert.equal(item.archiveNumber, 'Z001-WS·2028-Y-0001')
    assert.ok(item.checks.every(({ holds }) => holds))
    const papers = item.files.filter(({ path }) => path.startsWith('正文/')).map(({ path }) => path)
    for (const paper of ['入党申请人登记表', '政治审查表', '支部大会决议', '预备党员转正审批表', '材料清单'])
      assert.ok(
        papers.some((path) => path.endsWith(`${name}${paper}.pdf`)),
        `${paper} in ${papers.join()}`,
      )
    assert.ok(!papers.some((path) => path.includes('表决票')))
    assert.ok(item.pages >= papers.length)
    assert.equal((await refusal(branch.call.archive.file({ kind: 'admission', id }))).code, 'archive-filed')
  })
})
