/** The record of a meeting goes along with a 请示 in one act. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { refusal } from '#src/staging.ts'
import { type Client, type Institute, plantInstitute, startTestApp } from '#src/testing.ts'
import { insertMeeting } from '../queries.ts'
import { annexTitle, whyNotAnnex } from './rules.ts'

const app = await startTestApp({ clock: '2026-11-24T02:00:00Z' })
after(() => app.close())

let institute: Institute
let secretary: Client, committee: Client, stranger: Client
let id = 0

const recorded = (at: 'east1' | 'east2', agenda: string[]) => {
  const { secretary: chair, member } = institute.people[at]
  const one = { voting: true, present: true, excuse: null }
  const attendees = [
    { ...one, personId: chair, task: 'chair' as const },
    { ...one, personId: member, task: 'recorder' as const },
  ]
  const organizationId = institute.organizations[at]
  const held = { kind: 'committeeMeeting' as const, heldOn: '2026-11-20', place: '会议室', resolutions: [] }
  return app.stage((ctx) => insertMeeting(ctx, { ...held, organizationId, agenda, attendees }))
}

before(async () => {
  institute = await app.stage(plantInstitute)
  const { organizations } = institute
  secretary = await app.as('branch', { organizationId: organizations.east1 })
  committee = await app.as('committee', { organizationId: organizations.east })
  stranger = await app.as('branch', { organizationId: organizations.west1 })
  const drafted = await secretary.call.documents.draft({
    templateKey: 'request-general',
    organizationId: organizations.east1,
    values: { matter: '购置设备', body: '拟购置设备。' },
  })
  id = drafted.id
})

describe('The record of a meeting as an annex', () => {
  it('is a PDF made of the record, named after what was considered, marked where it comes from', async () => {
    const meetingId = await recorded('east1', ['研究购置设备事项。'])
    const added = await secretary.call.meetings.annexes.add({ id, meetingId })
    assert.equal(added.name, '关于研究购置设备事项的会议记录.pdf')
    const { enclosures } = await secretary.call.documents.get({ id })
    assert.deepEqual(
      enclosures.map((one) => [one.id, one.name, one.meetingId]),
      [[added.id, added.name, meetingId]],
    )
    const file = await secretary.fetch(`/api/documents/${id}/enclosures/${added.id}`)
    assert.equal(
      Buffer.from(await file.arrayBuffer())
        .subarray(0, 5)
        .toString(),
      '%PDF-',
    )

    const [document] = await committee.call.meetings.annexes.list({ id: meetingId })
    assert.deepEqual([document?.documentId, document?.status], [id, 'draft'])
    const { rows } = await app.world.open.pool.query(
      `select after from audit_entry where action = 'document.enclosed'`,
    )
    assert.deepEqual(rows, [{ after: { files: added.name } }])
    assert.equal((await refusal(secretary.call.meetings.annexes.add({ id, meetingId }))).code, 'annex-known')
  })

  it('is refused of another organization and before it is confirmed, and then nothing is added', async () => {
    const before = (await secretary.call.documents.get({ id })).enclosures.length
    const { id: root } = await committee.call.meetings.plan({
      organizationId: institute.organizations.east1,
      kind: 'themeDay',
      plannedOn: '2026-11-24',
    })
    const early = await refusal(secretary.call.meetings.annexes.add({ id, meetingId: root }))
    assert.equal(early.code, 'annex-not-confirmed')
    const theirs = await recorded('east2', ['研究其他事项'])
    const unseen = await refusal(secretary.call.meetings.annexes.add({ id, meetingId: theirs }))
    assert.equal(unseen.code, 'not-found')
    const other = await refusal(committee.call.meetings.annexes.add({ id, meetingId: theirs }))
    assert.equal(other.code, 'annex-other-organization')
    const outside = await refusal(stranger.call.meetings.annexes.list({ id: theirs }))
    assert.equal(outside.code, 'not-found')
    assert.equal((await secretary.call.documents.get({ id })).enclosures.length, before)
  })

  it('cannot be added once the document is issued', async () => {
    const meetingId = await recorded('east1', ['研究另一事项'])
    const contact = { contactName: '单雄信', contactPhone: '010-12345678', signatory: '龙𬭎' }
    await secretary.call.documents.change({ id, ...contact })
    await secretary.call.documents.issue({ id, issuedOn: '2026-11-24' })
    const late = await refusal(secretary.call.meetings.annexes.add({ id, meetingId }))
    assert.equal(late.code, 'document-issued')
  })
})

describe('What an annex is called', () => {
  const held = { kind: 'committeeMeeting' as const, title: '', heldOn: '2026-11-03', agenda: [] }
  it('is what the meeting was about, without a stop and without what no file is named with', () => {
    const plain = { ...held, title: '支委会会议', agenda: [{ item: '研究预算' }] }
    assert.equal(annexTitle(plain), '关于研究预算的会议记录')
    assert.equal(annexTitle({ ...held, title: '关于“岗位建功”' }), '关于“岗位建功”的会议记录')
    assert.equal(
      annexTitle({ ...held, agenda: [{ item: '研究甲/乙两项：预算。' }] }),
      '关于研究甲乙两项：预算的会议记录',
    )
  })
  it('is its kind and day where several things were considered, or one at length', () => {
    assert.equal(
      annexTitle({ ...held, agenda: [{ item: '一' }, { item: '二' }] }),
      '2026年11月3日支委会会议记录',
    )
    const long = { kind: 'themeDay' as const, agenda: [{ item: '学'.repeat(41) }] }
    assert.equal(annexTitle({ ...held, ...long }), '2026年11月3日主题党日会议记录')
  })
  it('is asked of a confirmed record of the same organization, once', () => {
    const fine = { organizationId: 1, documentOf: 1, status: 'confirmed' as const, annexed: false }
    assert.equal(whyNotAnnex(fine), null)
    assert.equal(whyNotAnnex({ ...fine, documentOf: 2, status: 'held' }), 'annex-other-organization')
    assert.equal(whyNotAnnex({ ...fine, status: 'held' }), 'annex-not-confirmed')
    assert.equal(whyNotAnnex({ ...fine, annexed: true }), 'annex-known')
  })
})
