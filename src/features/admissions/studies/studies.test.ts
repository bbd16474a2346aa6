/** What a branch decides without a ballot refers to the record of the meeting that decided it. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertMeeting } from '#features/meetings/queries.ts'
import type { MeetingKind } from '#features/meetings/rules.ts'
import { filesOf } from '#src/permissions/admission-files.ts'
import { refusal } from '#src/staging.ts'
import { type Client, type Institute, plantInstitute, startTestApp, type TestApp } from '#src/testing.ts'
import type { ActKey } from '../acts/rules.ts'

const today = '2026-11-24'

describe('A decision of the branch committee', () => {
  let app: TestApp
  let institute: Institute
  let branch: Client
  let waitingFor: ReturnType<typeof filesOf>
  before(async () => {
    app = await startTestApp({ clock: `${today}T02:00:00Z` })
    institute = await app.stage(plantInstitute)
    waitingFor = filesOf(app, institute, today)
    branch = await app.as('branch', { organizationId: institute.organizations.east1 })
  })
  after(() => app.close())

  /** A meeting whose record was confirmed: two were to come, one came. */
  const confirmed = (
    kind: MeetingKind,
    at: 'east1' | 'west1' = 'east1',
    heldOn = today,
    agenda = ['研究入党积极分子'],
  ) => {
    const { secretary, member } = institute.people[at]
    const attendees = [secretary, member].map((personId, place) => ({
      personId,
      voting: true,
      present: place === 0,
      excuse: null,
      task: null,
    }))
    const organizationId = institute.organizations[at]
    const record = { organizationId, kind, heldOn, place: '第一会议室', agenda, resolutions: [], attendees }
    return app.stage((ctx) => insertMeeting(ctx, record))
  }

  const decide = (id: number, meetingId?: number, on = today) =>
    branch.call.admissions.acts.activist({ id, on, ...(meetingId && { meetingId }) })

  it('takes day, attendance and the paper from the record, several people at one meeting', async () => {
    const meetingId = await confirmed('committeeMeeting')
    const files = [await waitingFor('activist'), await waitingFor('activist')]
    for (const id of files) {
      const file = await decide(id, meetingId)
      const { meeting } = file.entries.at(-1) ?? {}
      assert.deepEqual(meeting, {
        id: meetingId,
        kind: 'committeeMeeting',
        heldOn: today,
        invited: 2,
        present: 1,
      })
      const paper = file.steps.flatMap(({ materials }) => materials)
      const record = paper.find(({ material }) => material === 'activistDecision')
      assert.deepEqual([record?.datedOn, record?.meetingId], [today, meetingId])
      assert.equal(
        file.missing.some(({ material }) => material === 'activistDecision'),
        false,
      )
    }
    const found = await branch.call.admissions.studies.references({ id: meetingId })
    assert.deepEqual(
      found.map(({ admissionId, title, passed }) => [admissionId, title, passed]),
      files.map((id) => [id, '支委会确定入党积极分子', true]),
    )
  })

  it('may be registered without one; nothing refers to a meeting then', async () => {
    const materials = [{ material: 'activistDecision' as const, datedOn: today }]
    const id = await waitingFor('activist')
    const file = await branch.call.admissions.acts.activist({ id, on: today, materials })
    const last = file.entries.at(-1)
    assert.deepEqual([last?.meeting, last?.meetingId], [null, null])
  })

  it('is refused of a meeting of another branch, another kind, another day, and changes nothing', async () => {
    const id = await waitingFor('activist')
    const there = await confirmed('committeeMeeting', 'west1')
    const lecture = await confirmed('lecture')
    const earlier = await confirmed('committeeMeeting', 'east1', '2026-11-23')
    assert.equal((await refusal(decide(id, there))).code, 'study-missing')
    assert.equal((await refusal(decide(id, lecture))).code, 'study-missing')
    const refused = await refusal(decide(id, earlier))
    assert.equal(refused.code, 'study-other-day')
    assert.match(refused.message, /支委会会议在 2026-11-23 召开.*改为会议当日/)
    const { entries } = await branch.call.admissions.get({ id })
    assert.equal(entries.at(-1)?.act, 'recommendation')
  })

  it('waits until the meeting is held and its record confirmed, and is told which is lacking', async () => {
    const id = await waitingFor('activist')
    const organizationId = institute.organizations.east1
    const plan = { organizationId, kind: 'membersMeeting' as const, plannedOn: today }
    const meeting = await branch.call.meetings.plan({ ...plan, startsAt: '14:30', place: '会议室' })
    const listed = await branch.call.admissions.studies.list({ id, act: 'activist' })
    const status = listed.find((one) => one.id === meeting.id)?.status
    assert.equal(status, 'planned')
    assert.equal((await refusal(decide(id, meeting.id))).code, 'study-not-held')

    const { secretary } = institute.people.east1
    const written = await branch.call.meetings.records.write({
      id: meeting.id,
      revision: meeting.revision,
      agenda: [{ item: '研究入党积极分子', speeches: [] }],
      resolutions: [],
    })
    const held = await branch.call.meetings.records.hold({
      id: meeting.id,
      revision: written.revision,
      heldOn: today,
      place: '会议室',
      attendees: written.attendees.map(({ personId }) => ({
        personId,
        present: true,
        task: personId === secretary ? 'chair' : 'recorder',
      })),
    })
    const refused = await refusal(decide(id, meeting.id))
    assert.equal(refused.code, 'study-not-confirmed')
    assert.match(refused.message, /支部党员大会的会议记录还没有确认.*先打开这次会议/)
    await branch.call.meetings.records.confirm({ id: meeting.id, revision: held.revision })
    const file = await decide(id, meeting.id)
    assert.equal(file.entries.at(-1)?.meeting?.id, meeting.id)
  })

  it('offers none for what no meeting decides, and the group meetings for a review', async () => {
    const id = await waitingFor('review')
    const group = await confirmed('groupMeeting')
    const offered = async (act: ActKey) =>
      (await branch.call.admissions.studies.list({ id, act })).map((one) => one.id)
    assert.deepEqual(await offered('oath'), [])
    assert.equal((await offered('review')).includes(group), true)
    assert.equal((await offered('mentors')).includes(group), false)
  })

  it('is seen on the page of the meeting by whoever sees the meeting', async () => {
    const meetingId = await confirmed('committeeMeeting')
    const stranger = await app.as('branch', { organizationId: institute.organizations.west1 })
    const asked = stranger.call.admissions.studies.references({ id: meetingId })
    assert.equal((await refusal(asked)).code, 'not-found')
  })

  it('whose record was missing is filed later from the record of its day, never from another', async () => {
    const id = await waitingFor('activist')
    const before = await branch.call.admissions.acts.activist({
      id,
      on: today,
      materials: [{ material: 'activistDecision', datedOn: today }],
    })
    const entryId = before.entries.at(-1)?.id as number
    await app.stage((ctx) =>
      ctx.db.deleteFrom('admission_material').where('entry_id', '=', entryId).execute(),
    )
    const other = await confirmed('committeeMeeting', 'east1', '2026-11-20')
    const here = await confirmed('committeeMeeting')
    const paper = { id, entryId, material: 'activistDecision' as const, datedOn: today }
    const file = (meetingId: number, datedOn = today) =>
      branch.call.admissions.file({ ...paper, datedOn, meetingId })
    assert.equal((await refusal(file(other))).code, 'study-other-day')
    assert.equal((await refusal(file(here, '2026-11-23'))).code, 'study-record-day')
    const filed = await file(here)
    const materials = filed.steps.flatMap((step) => step.materials)
    const found = materials.find(({ material }) => material === 'activistDecision')
    assert.equal(found?.meetingId, here)
  })

  it('cannot refer past the rules: the database knows branch, day and confirmation as well', async () => {
    const id = await waitingFor('activist')
    const there = await confirmed('committeeMeeting', 'west1')
    const entry = { admission_id: id, act: 'activist', on_day: today, version: '2026' as const, passed: true }
    const write = (meeting_id: number) =>
      app.stage((ctx) =>
        ctx.db
          .insertInto('admission_entry')
          .values({
            ...entry,
            seq: 9,
            meeting_id,
            organization_id: institute.organizations.east1,
            recorded_at: ctx.now,
            recorded_by: '测试',
          })
          .execute(),
      )
    await assert.rejects(write(there), /confirmed meeting of its branch and day/)
  })
})
