import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertPeople } from '#features/people/queries.ts'
import { readSheet } from '#platform/sheets.ts'
import { refusal } from '#src/staging.ts'
import { type Client, type Institute, personOf, plantInstitute, startTestApp } from '#src/testing.ts'
import { answerDemand } from './demands/queries.ts'

const app = await startTestApp()
after(() => app.close())

let institute: Institute
let secretary: Client, member: Client, committee: Client, stranger: Client
let organizationId: number
const today = '2026-11-24'

before(async () => {
  institute = await app.stage(plantInstitute)
  const { organizations, people } = institute
  organizationId = organizations.east1
  await app.stage(async (ctx) => {
    const more = [1, 2, 3, 4].map((number) => personOf('east1', 'member', organizationId, number))
    const probationary = personOf('east1', 'member', organizationId, 5)
    probationary.joinedOn = '2026-02-01'
    probationary.becameFullOn = null
    for (const one of probationary.standings) one.politicalStatus = 'probationaryMember'
    await insertPeople(ctx, [...more, probationary])
  })
  secretary = await app.as('branch', { organizationId, name: '东一书记' })
  member = await app.as('member', { personId: people.east1.member, name: '东一党员' })
  committee = await app.as('committee', { organizationId: organizations.east })
  stranger = await app.as('branch', { organizationId: organizations.west1 })
})

const plan = (more: object = {}) =>
  secretary.call.meetings.plan({
    organizationId,
    kind: 'membersMeeting',
    title: '第四季度支部党员大会',
    plannedOn: '2026-11-30',
    startsAt: '14:30',
    place: '支部活动室',
    ...more,
  })
type Meeting = Awaited<ReturnType<typeof plan>>

/** All there but those named; the secretary chairs, the next records. */
function hold(
  { id, revision, attendees }: Meeting,
  more: object = {},
  away: Record<string, string | null> = {},
) {
  const there = attendees.filter(({ name }) => !(name in away))
  const chair = there.find(({ officer }) => officer) ?? there[0]
  const recorder = there.find((one) => one !== chair)
  return secretary.call.meetings.records.hold({
    id,
    revision,
    heldOn: today,
    place: '支部活动室',
    attendees: attendees.map((one) => ({
      personId: one.personId,
      present: !(one.name in away),
      excuse: away[one.name] ?? null,
      task: one === chair ? ('chair' as const) : one === recorder ? ('recorder' as const) : null,
    })),
    ...more,
  })
}

const write = ({ id, revision }: Meeting, more: object = {}) =>
  secretary.call.meetings.records.write({
    id,
    revision,
    agenda: [
      { item: '传达学习上级精神', speeches: [{ speaker: '东一书记', text: '传达会议精神。' }] },
      { item: '讨论有关事项', speeches: [] },
    ],
    resolutions: [{ text: '同意年度工作计划', vote: { inFavour: 5, against: 0, abstained: 1 } }],
    ...more,
  })

const trail = async (id: number) => {
  const { rows } = await app.world.open.pool.query(
    `select action, reason from audit_entry where subject_kind = 'meeting' and subject_id = $1 order by id`,
    [String(id)],
  )
  return rows.map(({ action }) => action)
}

describe('A members’ meeting', () => {
  it('is planned, told, held, written down and confirmed: one record of it', async () => {
    const planned = await plan()
    assert.equal(planned.status, 'planned')
    assert.deepEqual(planned.agenda[0], { item: '传达学习上级精神', speeches: [] })
    assert.deepEqual([planned.attendees.length, planned.entitled], [7, 6])
    assert.ok(planned.attendees.every(({ present }) => present === null))

    assert.equal((await secretary.call.meetings.notify({ id: planned.id })).status, 'notified')
    const minuted = await write(planned)
    const held = await hold(minuted, {}, { 东一党员2: '出差', 东一党员5: null })
    assert.equal(held.status, 'held')
    assert.deepEqual(
      held.attendees
        .filter(({ present }) => !present)
        .map(({ name, excuse, voting }) => [name, excuse, voting]),
      [
        ['东一党员2', '出差', true],
        ['东一党员5', null, false],
      ],
    )
    // Six votes were noted before the attendance; one of the six was away.
    assert.equal((await refusal(secretary.call.meetings.records.confirm(held))).code, 'vote-over-present')
    const right = await write(held, {
      resolutions: [
        { text: '同意年度工作计划', vote: { inFavour: 4, against: 0, abstained: 1 } },
        { text: '同意表彰方案', vote: { inFavour: 3, against: 2, abstained: 0 } },
      ],
    })
    assert.deepEqual(
      right.resolutions.map(({ vote }) => vote?.carried),
      [true, false],
    )
    const confirmed = await secretary.call.meetings.records.confirm(right)
    assert.deepEqual([confirmed.status, confirmed.confirmedBy], ['confirmed', '东一书记'])
    assert.deepEqual(await trail(planned.id), [
      'meeting.planned',
      'meeting.notified',
      'meeting.held',
      'meeting.confirmed',
    ])
  })

  it('is locked once it is confirmed: what is left to say is added with its day', async () => {
    const held = await hold(await plan({ kind: 'themeDay' }))
    assert.equal(
      (await refusal(secretary.call.meetings.records.add({ id: held.id, text: '补记' }))).code,
      'meeting-not-confirmed',
    )
    const confirmed = await secretary.call.meetings.records.confirm(held)
    for (const work of [
      write(confirmed),
      hold(confirmed),
      secretary.call.meetings.records.confirm(confirmed),
    ])
      assert.equal((await refusal(work)).code, 'meeting-confirmed')
    await assert.rejects(
      app.stage((ctx) =>
        ctx.db.updateTable('meeting').set({ place: '别处' }).where('id', '=', held.id).execute(),
      ),
      /is confirmed/,
    )
    const added = await secretary.call.meetings.records.add({
      id: held.id,
      text: '会后收到上级通报，已传达。',
    })
    assert.deepEqual(
      added.additions.map(({ text, addedBy, addedAt }) => [text, addedBy, addedAt.slice(0, 10)]),
      [['会后收到上级通报，已传达。', '东一书记', today]],
    )
    assert.deepEqual({ ...added, additions: [] }, confirmed)
  })

  it('written down late says so, and why', async () => {
    const planned = await plan({ plannedOn: '2026-11-10' })
    const late = { heldOn: '2026-11-10' }
    assert.equal((await refusal(hold(planned, late))).code, 'meeting-late')
    assert.equal((await secretary.call.meetings.get({ id: planned.id })).status, 'planned')
    const held = await hold(planned, { ...late, lateBecause: '书记外出，会后整理' })
    assert.equal(held.lateBecause, '书记外出，会后整理')
    const { rows } = await secretary.call.meetings.list({ from: '2026-11-10', to: '2026-11-10' })
    assert.deepEqual(
      rows.map(({ late: shown, present }) => [shown, present]),
      [[true, 7]],
    )
  })

  it('that two write at once is not written over', async () => {
    const planned = await plan()
    const first = await write(planned)
    assert.equal((await refusal(write(planned))).code, 'meeting-changed')
    assert.deepEqual((await secretary.call.meetings.get({ id: planned.id })).agenda, first.agenda)
  })

  it('asks those of the day: who came to the branch later was not there', async () => {
    const planned = await plan()
    const outsider = { personId: institute.people.west1.member, present: true }
    const { id, revision } = planned
    const asked = { id, revision, heldOn: today, place: '会议室', attendees: [outsider] }
    assert.equal((await refusal(secretary.call.meetings.records.hold(asked))).code, 'meeting-stranger')
    assert.equal((await refusal(hold(planned, { heldOn: '2026-11-25' }))).code, 'meeting-in-future')
  })

  it('is cancelled with a reason and kept; nothing more is written of it', async () => {
    const planned = await plan()
    const gone = await secretary.call.meetings.cancel({ id: planned.id, reason: '与上级会议冲突' })
    assert.deepEqual([gone.status, gone.cancelledBecause], ['cancelled', '与上级会议冲突'])
    assert.equal((await refusal(hold(planned))).code, 'meeting-cancelled')
    assert.equal(
      (await refusal(secretary.call.meetings.notify({ id: planned.id }))).code,
      'meeting-not-planned',
    )
  })

  it('is nobody’s business outside of its reach', async () => {
    const { id } = await plan()
    assert.equal((await refusal(stranger.call.meetings.get({ id }))).status, 404)
    assert.equal((await refusal(stranger.call.meetings.cancel({ id, reason: '不认识' }))).status, 404)
    assert.equal((await committee.call.meetings.get({ id })).id, id)
  })
})

describe('A committee meeting', () => {
  it('asks the committee, and does not meet without half of it', async () => {
    const { people } = institute
    await app.stage((ctx) =>
      ctx.db
        .insertInto('post')
        .values({
          organization_id: organizationId,
          person_id: people.east1.member,
          kind: 'committeeMember',
          from_on: '2026-01-01',
        })
        .execute(),
    )
    const planned = await plan({ kind: 'committeeMeeting', title: '' })
    assert.deepEqual(planned.attendees.map(({ name }) => name).sort(), ['东一书记', '东一党员'])
    assert.equal((await hold(planned)).status, 'held')
  })
})

/** What one exports of one's own meetings, line by line. */
async function sheetOf(client: Client, box: 'coming' | 'past'): Promise<string[][]> {
  const answer = await client.fetch(`/api/own/meetings.xlsx?box=${box}`)
  assert.equal(answer.status, 200)
  const lines: string[][] = []
  for await (const { cells } of readSheet(Buffer.from(await answer.arrayBuffer()), '我的组织生活.xlsx'))
    lines.push(cells)
  return lines
}

describe('Those who must come', () => {
  it('find the meeting once they are told, ask for leave, and take it back', async () => {
    const planned = await plan({ plannedOn: '2026-12-02' })
    const mine = async () =>
      (await member.call.meetings.own.list({ size: 100 })).rows.find(({ id }) => id === planned.id)
    assert.equal(await mine(), undefined)
    await secretary.call.meetings.notify({ id: planned.id })
    assert.deepEqual([(await mine())?.on, (await mine())?.excuse], ['2026-12-02', null])
    const letters = async () => (await member.call.messages.inbox.list({ text: '2026年12月2日' })).rows
    assert.match(
      (await letters())[0]?.body ?? '',
      /^定于2026年12月2日 \d\d:\d\d在.+召开“.+”（.+），请准时参加/,
    )
    await secretary.call.meetings.notify({ id: planned.id })
    assert.equal((await letters()).length, 1)

    await member.call.meetings.own.askLeave({ id: planned.id, excuse: '家中有事' })
    const told = await secretary.call.meetings.get({ id: planned.id })
    assert.equal(told.attendees.find(({ name }) => name === '东一党员')?.excuse, '家中有事')
    const coming = (await sheetOf(member, 'coming')).find(([on]) => on === '2026-12-02')
    assert.deepEqual(coming?.slice(6), ['请假（家中有事）', ''])
    await member.call.meetings.own.withdrawLeave({ id: planned.id })
    assert.equal((await mine())?.excuse, null)
    assert.equal(
      (await refusal(member.call.meetings.own.withdrawLeave({ id: planned.id }))).code,
      'leave-not-asked',
    )
  })

  it('find what they took part in, and what was decided', async () => {
    const held = await hold(await write(await plan(), { resolutions: [{ text: '同意计划' }] }))
    const past = (await member.call.meetings.own.list({ box: 'past', size: 100 })).rows.find(
      ({ id }) => id === held.id,
    )
    assert.deepEqual([past?.present, past?.resolutions], [true, ['同意计划']])
    const other = await app.as('member', { personId: institute.people.east2.member })
    assert.equal((await other.call.meetings.own.list({ box: 'past' })).total, 0)
    const { total } = await member.call.meetings.own.list({ box: 'past' })
    const sheet = await sheetOf(member, 'past')
    assert.equal(sheet.length, total + 2, 'what it is, the heading, the meetings')
    assert.deepEqual(sheet[1]?.slice(0, 4), ['日期', '开始时间', '名称', '类型'])
    const line = sheet.find((cells) => cells.includes('同意计划'))
    assert.deepEqual([line?.[0], line?.[6]], [past?.on, '到会'])
    assert.equal((await sheetOf(other, 'past')).length, 2, 'nothing of others')
    assert.equal((await secretary.fetch('/api/own/meetings.xlsx')).status, 403)
    assert.equal(
      (await refusal(other.call.meetings.own.askLeave({ id: held.id, excuse: '不相干' }))).status,
      404,
    )
  })

  it('are told only when and where is known', async () => {
    const bare = await plan({ startsAt: null })
    assert.equal((await refusal(secretary.call.meetings.notify({ id: bare.id }))).code, 'notice-incomplete')
    const past = await plan({ plannedOn: '2026-11-20' })
    assert.equal((await refusal(secretary.call.meetings.notify({ id: past.id }))).code, 'notice-too-late')
  })
})

describe('Files of a meeting', () => {
  it('are kept with it, shown by those who read it, and taken away until it is confirmed', async () => {
    const planned = await plan({ kind: 'themeDay' })
    const { id } = planned
    const photo = new File(['照片'], '现场.png')
    const [kept] = (await secretary.call.meetings.files.add({ id, files: [photo] })).files
    assert.deepEqual([kept?.name, kept?.type], ['现场.png', 'image/png'])
    const address = `/api/meetings/${id}/files/${kept?.id}`
    assert.equal(await (await committee.fetch(address)).text(), '照片')
    assert.equal((await stranger.fetch(address)).status, 404)
    const wrong = new File(['x'], '病毒.exe')
    assert.equal(
      (await refusal(secretary.call.meetings.files.add({ id, files: wrong }))).code,
      'attachment-kind',
    )
    await secretary.call.meetings.records.confirm(await hold(planned))
    const removal = secretary.call.meetings.files.remove({ id, fileId: kept?.id ?? 0 })
    assert.equal((await refusal(removal)).code, 'meeting-confirmed')
    assert.equal((await secretary.call.meetings.files.add({ id, files: photo })).files.length, 2)
  })
})

describe('The year', () => {
  it('is planned in one go from what the rules ask for; asked for twice, nothing is added', async () => {
    const east2 = institute.organizations.east2
    const secretary2 = await app.as('branch', { organizationId: east2 })
    const first = await secretary2.call.meetings.planYear({ id: east2, year: 2027 })
    // No committee, no groups: twelve theme days, four members' meetings, four lectures, the review meeting.
    assert.deepEqual(first, { planned: 21 })
    assert.deepEqual(await secretary2.call.meetings.planYear({ id: east2, year: 2027 }), { planned: 0 })
    const { rows } = await secretary2.call.meetings.list({ kinds: ['memberAppraisal'], box: 'coming' })
    assert.deepEqual(
      rows.map(({ kind, also }) => [kind, also]),
      [['reviewMeeting', ['memberAppraisal']]],
    )
    assert.equal(
      (await refusal(committee.call.meetings.planYear({ id: institute.organizations.east, year: 2027 })))
        .code,
      'meeting-branches-only',
    )
  })

  it('is planned for the hour and the place of the last meeting', async () => {
    await secretary.call.meetings.planYear({ id: organizationId, year: 2027 })
    const { rows } = await secretary.call.meetings.list({ kinds: ['lecture'], from: '2027-01-01' })
    assert.deepEqual(
      new Set(rows.map(({ place, startsAt }) => `${place} ${startsAt}`)),
      new Set(['支部活动室 14:30']),
    )
  })

  it('is held against what was held, with the meetings behind it; who lacks most comes first', async () => {
    const { duties } = await secretary.call.meetings.demands.branch({ id: organizationId, year: 2026 })
    const quarter = duties.find(({ kind, period }) => kind === 'membersMeeting' && period === '2026-Q4')
    assert.equal(quarter?.state, 'met')
    assert.ok(quarter?.meetings.some(({ planned }) => !planned))
    const lines = await committee.call.meetings.demands.branches({ year: 2026, missing: true })
    assert.deepEqual(
      lines.rows.map(({ name }) => name),
      ['东区第一党支部', '东区第二党支部'],
    )
    const [worst] = lines.rows
    assert.equal(worst?.gaps[0], '支部党员大会：第一季度、第二季度、第三季度')
    assert.equal(lines.sum.whole, 0)
    assert.equal((await committee.call.meetings.demands.branches({ year: 2026, whole: true })).total, 0)
    const ahead = { year: 2027, quarter: 4 }
    const { sum } = await committee.call.meetings.demands.branches(ahead)
    const whole = await committee.call.meetings.demands.branches({ ...ahead, whole: true })
    assert.ok(sum.whole > 0)
    assert.deepEqual(
      [whole.total, whole.rows.length],
      [sum.whole, sum.whole],
      'the figure opens what it counts',
    )
    assert.equal((await stranger.call.meetings.demands.branches({ year: 2026, text: '东区' })).total, 0)
  })

  it('also counts what was answered otherwise than by a meeting', async () => {
    const id = institute.organizations.west2
    await app.stage((ctx) =>
      answerDemand(ctx, { organizationId: id, kind: 'memberAppraisal', on: '2026-11-02' }),
    )
    const west = await app.as('committee', { organizationId: institute.organizations.west })
    const { duties } = await west.call.meetings.demands.branch({ id, year: 2026 })
    assert.equal(duties.find(({ kind }) => kind === 'memberAppraisal')?.state, 'met')
    assert.equal(duties.find(({ kind }) => kind === 'reviewMeeting')?.state, 'open')
  })
})
