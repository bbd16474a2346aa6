/** What may become of a probation, of an application that is given up, and of somebody who moves. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { addMonths, type Day } from '#basics/days.ts'
import { insertOrganizations } from '#features/organizations/intake/actions.ts'
import { insertPeople } from '#features/people/queries.ts'
import { filesOf } from '#src/permissions/admission-files.ts'
import { refusal } from '#src/staging.ts'
import {
  type Client,
  type Institute,
  personOf,
  plantInstitute,
  startTestApp,
  type TestApp,
} from '#src/testing.ts'
import { type ActKey, actOf } from '../acts/rules.ts'
import type { Outcome } from '../rules.ts'

const today = '2026-11-24'
const paper = (act: ActKey, datedOn: Day) => ({
  on: datedOn,
  materials: actOf(act).materials.map((material) => ({ material, datedOn })),
})

describe('A probation', () => {
  let app: TestApp
  let institute: Institute
  let office: Client
  let fileFor: ReturnType<typeof filesOf>

  before(async () => {
    app = await startTestApp({ clock: `${today}T02:00:00Z` })
    institute = await app.stage(plantInstitute)
    fileFor = filesOf(app, institute, today)
    office = await app.as('committee', { organizationId: institute.organizations.east })
    const others = [901, 902].map((one) => personOf('east1', 'member', institute.organizations.east1, one))
    await app.stage((ctx) => insertPeople(ctx, others))
  })
  after(() => app.close())

  /** The members decide, all in favour. */
  async function decide(id: number, outcome: Outcome, months?: number) {
    const { members, entitled } = await office.call.admissions.meetings.roll({ id })
    const { secretary } = institute.people.east1
    const others = members.filter((one) => one.politicalStatus === 'fullMember' && one.id !== secretary)
    const tasks = new Map([
      [secretary, 'chair' as const],
      [others[0]?.id, 'recorder' as const],
      [others[1]?.id, 'scrutineer' as const],
    ])
    return office.call.admissions.meetings.confirmation({
      id,
      ...paper('confirmationMeeting', today),
      outcome,
      months,
      meeting: {
        place: '会议室',
        agenda: ['讨论转正'],
        attendees: members.map((one) => ({
          personId: one.id,
          present: true,
          task: tasks.get(one.id) ?? null,
        })),
      },
      votes: { handedOut: entitled, returned: entitled, inFavour: entitled, against: 0, abstained: 0 },
    })
  }

  it('is extended once, by six to twelve months', async () => {
    const id = await fileFor('confirmationMeeting')
    assert.equal((await refusal(decide(id, 'extend', 3))).code, 'probation-extension-months')
    const decided = await decide(id, 'extend', 6)
    const end = decided.probationEndsOn as Day
    const extended = await office.call.admissions.acts.confirmationApproval({
      id,
      ...paper('confirmationApproval', today),
    })
    assert.deepEqual(
      [extended.politicalStatus, extended.probationEndsOn],
      ['probationaryMember', addMonths(end, 6)],
    )
    assert.equal(extended.next?.act, 'probationReview')
    const request = extended.steps.find(({ key }) => key === 'confirmationRequest')
    assert.notEqual(request?.state, 'done')
    const rows = await office.call.people.changes.list({ id: extended.personId })
    assert.ok(rows.some(({ title }) => title === '延长预备期'))
  })

  it('is cancelled by the members and the committee, and so is the membership', async () => {
    const id = await fileFor('confirmationMeeting')
    await decide(id, 'cancel')
    const file = await office.call.admissions.acts.confirmationApproval({
      id,
      ...paper('confirmationApproval', today),
    })
    assert.deepEqual([file.status, file.endedAs, file.politicalStatus], ['ended', 'cancelled', 'masses'])
  })

  it('is not what ends an application that is withdrawn before', async () => {
    const id = await fileFor('committeeReview')
    const ended = await office.call.admissions.end({ id, as: 'withdrawn', on: today, reason: '本人要求' })
    assert.deepEqual([ended.status, ended.politicalStatus, ended.next], ['ended', 'masses', null])
    const member = await fileFor('oath')
    const refused = await refusal(
      office.call.admissions.end({ id: member, as: 'stopped', on: today, reason: '不再培养' }),
    )
    assert.equal(refused.code, 'ending-member')
  })

  it('is decided by a committee, never by a general branch', async () => {
    const id = await fileFor('approval')
    const { personId } = await office.call.admissions.get({ id })
    const general = await app.stage(async (ctx) => {
      const row = {
        shortName: null,
        establishedOn: '2020-01-01',
        closedOn: null,
        termYears: null,
        termFrom: null,
      }
      const placed = await insertOrganizations(
        ctx,
        [
          { ...row, code: 'general', name: '东区党总支', kind: 'generalBranch', parentCode: 'east' },
          { ...row, code: 'general1', name: '东区总支第一党支部', kind: 'branch', parentCode: 'general' },
        ],
        '测试',
      )
      return { general: placed.get('general')?.id as number, branch: placed.get('general1')?.id as number }
    })
    const moved = { effectiveOn: today, reason: '工作调动', groupId: null }
    await office.call.people.changes.move({ personIds: [personId], organizationId: general.branch, ...moved })
    const clerk = await app.as('committee', { organizationId: general.general })
    const refused = await refusal(clerk.call.admissions.acts.approval({ id, ...paper('approval', today) }))
    assert.equal(refused.code, 'approval-by-general-branch')
    assert.match(refused.message, /第二十二条.*请报上级党委/)
    const file = await office.call.admissions.acts.approval({ id, ...paper('approval', today) })
    assert.equal(file.politicalStatus, 'probationaryMember')
  })

  it('is not held up by what somebody wrote into the register by hand', async () => {
    const id = await fileFor('confirmationApproval')
    const { personId, probationEndsOn } = await office.call.admissions.get({ id })
    const by = { id: personId, on: probationEndsOn as Day, reason: '按纸质批复登记' }
    await office.call.people.memberships.confirm(by)
    const file = await office.call.admissions.acts.confirmationApproval({
      id,
      ...paper('confirmationApproval', today),
    })
    assert.deepEqual([file.politicalStatus, file.next?.act], ['fullMember', 'archiving'])
  })

  it('and the register are told together: a correction since is a finding', async () => {
    const { masses } = institute.people.east2
    const { id } = await office.call.admissions.start({ personId: masses, on: today })
    assert.deepEqual((await office.call.admissions.get({ id })).findings, [])
    await office.call.people.changes.correct({
      id: masses,
      field: 'politicalStatus',
      value: '群众',
      effectiveOn: today,
      reason: '误登',
    })
    const [finding] = (await office.call.admissions.get({ id })).findings
    assert.equal(finding?.code, 'admission-register-differs')
    assert.match(finding?.message ?? '', /名册中是群众，档案中是入党申请人/)
  })

  it('begins with a file that goes where its person goes, with all the time served', async () => {
    const id = await fileFor('candidate')
    const { personId, next } = await office.call.admissions.get({ id })
    assert.equal(next?.act, 'candidate')
    const moved = { effectiveOn: today, reason: '工作调动', groupId: null }
    const { east2, east1 } = institute.organizations
    await office.call.people.changes.move({ personIds: [personId], organizationId: east2, ...moved })
    const former = await app.as('branch', { organizationId: east1 })
    assert.equal((await refusal(former.call.admissions.get({ id }))).status, 404)
    const branch = await app.as('branch', { organizationId: east2 })
    const { total, rows } = await branch.call.admissions.list({ only: 'mentors' })
    assert.deepEqual([total, rows[0]?.id], [1, id])
    const { formerMentors } = await branch.call.admissions.get({ id })
    assert.deepEqual(formerMentors.length, 2)
    const { east1: old, east2: own } = institute.people
    const mentors = (people: number[]) => branch.call.admissions.acts.mentors({ id, on: today, people })
    const elsewhere = await refusal(mentors([old.member]))
    assert.equal(elsewhere.code, 'mentor-elsewhere')
    assert.match(elsewhere.message, /第九条.*请从本支部正式党员中选择/)
    assert.equal((await branch.call.admissions.list({ only: 'mentors' })).total, 1)
    const renewed = await mentors([own.secretary, own.member])
    assert.deepEqual(
      [renewed.formerMentors, renewed.mentors.map(({ personId: one }) => one)],
      [[], [own.secretary, own.member]],
    )
    assert.equal((await branch.call.admissions.list({ only: 'mentors' })).total, 0)
    const { rows: trail } = await office.call.audit.list({ action: 'admission.acted', subjectId: String(id) })
    assert.equal(trail.length, 1)
    const file = await branch.call.admissions.acts.candidate({
      id,
      ...paper('candidate', today),
      text: '听取意见',
    })
    assert.equal(file.organizationName, '东区第二党支部')
    assert.equal(file.entries[0]?.organizationName, '东区第一党支部')
  })

  it('asks for mentors too when they leave, as long as nobody is a member', async () => {
    const id = await fileFor('politicalReview')
    const later = await fileFor('oath')
    const { east1, east2 } = institute.organizations
    const former = institute.people.east1.member
    const moved = { effectiveOn: today, reason: '工作调动', groupId: null }
    await office.call.people.changes.move({ personIds: [former], organizationId: east2, ...moved })
    const branch = await app.as('branch', { organizationId: east1 })
    const { rows } = await branch.call.admissions.list({ only: 'mentors' })
    const found = rows.map((row) => row.id)
    assert.deepEqual([found.includes(id), found.includes(later)], [true, false])
    const file = await branch.call.admissions.get({ id })
    const act = (one: typeof file) =>
      one.steps.flatMap(({ acts }) => acts).find((two) => two.act === 'mentors')
    assert.deepEqual([file.formerMentors.length, act(file)?.may], [1, true])
    const { secretary } = institute.people.east1
    const renewed = await branch.call.admissions.acts.mentors({ id, on: today, people: [secretary] })
    assert.deepEqual([renewed.formerMentors, act(renewed)?.may], [[], false])
    assert.deepEqual((await branch.call.admissions.get({ id: later })).formerMentors, [])
  })
})
