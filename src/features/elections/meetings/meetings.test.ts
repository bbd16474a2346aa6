import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertPeople } from '#features/people/queries.ts'
import { refusal } from '#src/staging.ts'
import { type Client, type Institute, personOf, plantInstitute, startTestApp } from '#src/testing.ts'

const app = await startTestApp()
after(() => app.close())

let institute: Institute
let secretary: Client, committee: Client, stranger: Client
let branch: number
/** Ten full members, the secretary the first of them. */
let members: number[]
const today = '2026-11-24'
const code = async (work: Promise<unknown>) => (await refusal(work)).code
const one = (n: number) => members[n] as number

before(async () => {
  institute = await app.stage(plantInstitute)
  branch = institute.organizations.east1
  const others = Array.from({ length: 8 }, (_, n) => personOf('east1', 'member', branch, n + 1))
  const ids = await app.stage((ctx) => insertPeople(ctx, others))
  const { secretary: first, member } = institute.people.east1
  members = [first, member, ...others.map(({ employeeNo }) => ids.get(employeeNo) as number)]
  secretary = await app.as('branch', { organizationId: branch, name: '东一书记' })
  committee = await app.as('committee', { organizationId: institute.organizations.east, name: '东区组织员' })
  stranger = await app.as('branch', { organizationId: institute.organizations.west1 })
})

/** An election of the branch with four candidates for three seats, agreed to on the 20th; the one before is taken back. */
async function ready(): Promise<number> {
  await app.stage((ctx) =>
    ctx.db
      .updateTable('election')
      .set({ withdrawn_at: ctx.now, withdrawn_because: '测试' })
      .where('organization_id', '=', branch)
      .where('status', '=', 'running')
      .execute(),
  )
  const plan = { plannedOn: '2027-01-10', seats: 3, secretaries: 1, deputies: 0 }
  const begun = { organizationId: branch, kind: 'early', reason: '班子缺额较多', ...plan } as const
  const { id } = await secretary.call.elections.start(begun)
  for (const part of ['request', 'candidates'] as const)
    await committee.call.elections.requests.note({
      id,
      part,
      number: '东党〔2026〕3号',
      repliedOn: '2026-11-20',
    })
  const personIds = [1, 2, 3, 4].map(one)
  await secretary.call.elections.candidates.nominate({ id, post: 'committeeMember', personIds })
  return id
}

type Told = {
  on?: string
  kind?: 'membersMeeting' | 'committeeMeeting'
  away?: number[]
  tasks?: Record<number, 'scrutineer' | 'teller'>
  confirmed?: boolean
  agenda?: string[]
}

/** A meeting of the branch's organization life, recorded as told; the secretary chairs, the last of the roll records. */
async function recorded({ on = today, away = [], tasks = {}, confirmed = false, agenda, kind }: Told = {}) {
  const { call } = secretary
  const asked = { kind: kind ?? 'membersMeeting', plannedOn: '2026-11-27', place: '会议室' } as const
  const planned = await call.meetings.plan({ organizationId: branch, ...asked })
  const { id } = planned
  const items = (agenda ?? ['选举新一届支部委员会']).map((item) => ({ item }))
  const { revision } = await call.meetings.records.write({ id, revision: planned.revision, agenda: items })
  const recorder = planned.attendees.map(({ personId }) => personId).findLast((person) => person !== one(0))
  const held = await call.meetings.records.hold({
    id,
    revision,
    heldOn: on,
    place: '会议室',
    lateBecause: '补录',
    attendees: planned.attendees.map(({ personId }) => ({
      personId,
      present: !away.includes(personId),
      task: personId === one(0) ? 'chair' : personId === recorder ? 'recorder' : (tasks[personId] ?? null),
    })),
  })
  if (confirmed) await call.meetings.records.confirm({ id, revision: held.revision })
  return id
}

const choose = (id: number, meetingId: number, more: object = { scrutineers: [one(5)] }) =>
  secretary.call.elections.meetings.choose({ id, part: 'meeting', meetingId, ...more })
const known = async (id: number, meetingId: number, part: 'decision' | 'meeting' = 'meeting') =>
  (await secretary.call.elections.meetings.known({ id, part })).find((row) => row.id === meetingId)

describe('A meeting of organization life', () => {
  it('becomes the meeting of the election as it was recorded, and is confirmed with it', async () => {
    const id = await ready()
    const meetingId = await recorded({ away: [one(6)] })
    const offered = await known(id, meetingId)
    assert.deepEqual(
      [offered?.whyNot, offered?.entitled, offered?.present, offered?.chair, offered?.status],
      [null, 10, 9, '东一书记', 'held'],
    )
    assert.ok(!offered?.mayWatch.some(({ personId }) => [0, 1, 2, 3, 4, 6].map(one).includes(personId)))

    const after = await choose(id, meetingId, { scrutineers: [one(5)], tellers: [one(7)] })
    assert.equal(after.meetings.meeting?.id, meetingId)
    assert.deepEqual(after.meetings.meeting?.agenda, ['选举新一届支部委员会'])
    assert.deepEqual(after.posts[0]?.attendance, { entitled: 10, present: 9 })
    const { status, attendees, additions } = await secretary.call.meetings.get({ id: meetingId })
    const doing = (task: string) => attendees.filter((row) => row.task === task).map((row) => row.personId)
    assert.deepEqual([status, doing('scrutineer'), doing('teller')], ['confirmed', [one(5)], [one(7)]])
    assert.deepEqual(additions, [])
    assert.equal(await code(choose(id, await recorded())), 'meeting-recorded')
  })

  it('tells on its own page which election refers to it, to who may see that one', async () => {
    const id = await ready()
    const meetingId = await recorded()
    await choose(id, meetingId)
    const referring = (client: Client) => client.call.elections.meetings.referring({ meetingId })
    assert.deepEqual(await referring(secretary), [
      {
        id,
        organizationName: '东区第一党支部',
        establishmentId: null,
        kind: 'early',
        status: 'running',
        part: 'meeting',
      },
    ])
    assert.deepEqual(await referring(stranger), [])
    const lines = await app.stage((ctx) =>
      ctx.db
        .selectFrom('audit_entry')
        .where('action', '=', 'election.meetingChosen')
        .where('subject_id', '=', String(id))
        .select('actor_name')
        .execute(),
    )
    assert.equal(lines.length, 1)
  })

  it('that is confirmed already keeps its record: who watched is an addition', async () => {
    const id = await ready()
    const meetingId = await recorded({ confirmed: true })
    const before = await secretary.call.meetings.get({ id: meetingId })
    assert.equal(await code(choose(id, meetingId, {})), 'meeting-scrutineer')
    await choose(id, meetingId)
    const { additions, confirmedAt } = await secretary.call.meetings.get({ id: meetingId })
    assert.deepEqual(
      [additions.map(({ text }) => text), confirmedAt],
      [['监票人：东一党员4'], before.confirmedAt],
    )
  })

  it('that names who watched needs nobody else', async () => {
    const id = await ready()
    const meetingId = await recorded({ tasks: { [one(5)]: 'scrutineer' }, confirmed: true })
    assert.deepEqual((await known(id, meetingId))?.mayWatch, [])
    await choose(id, meetingId, {})
    assert.deepEqual((await secretary.call.meetings.get({ id: meetingId })).additions, [])
  })

  it('counts nobody whom the election leaves out', async () => {
    const id = await ready()
    const about = { personId: one(8), ground: 'partyProbation', explanation: '留党察看一年' } as const
    await secretary.call.elections.voters.exclude({ id, ...about })
    const meetingId = await recorded({ away: [one(8), one(6)] })
    const after = await choose(id, meetingId)
    assert.deepEqual(after.posts[0]?.attendance, { entitled: 9, present: 8 })
    assert.equal((await secretary.call.meetings.get({ id: meetingId })).entitled, 10)
  })
})

describe('A meeting is not the election’s', () => {
  let id: number
  before(async () => {
    id = await ready()
  })
  /** Refused, and said so in the list beforehand; neither the election nor the meeting is changed. */
  async function refused(meetingId: number, more?: object) {
    const before = await secretary.call.meetings.get({ id: meetingId })
    const why = await refusal(choose(id, meetingId, more))
    assert.deepEqual(await secretary.call.meetings.get({ id: meetingId }), before)
    assert.equal((await secretary.call.elections.get({ id })).meetings.meeting, null)
    return why
  }

  it('while it is only planned', async () => {
    const planned = { kind: 'membersMeeting', plannedOn: '2026-11-27' } as const
    const { id: meetingId } = await secretary.call.meetings.plan({ organizationId: branch, ...planned })
    assert.equal((await refused(meetingId, {})).code, 'meeting-chosen-planned')
    assert.match((await known(id, meetingId))?.whyNot ?? '', /请先打开会议，登记到会情况/)
  })

  it('when it is of another kind, or was before the answer from above', async () => {
    const other = await secretary.call.meetings.plan({
      organizationId: branch,
      kind: 'themeDay',
      plannedOn: '2026-11-27',
    })
    assert.match((await refused(other.id, {})).message, /要用支部党员大会的记录/)
    assert.equal(await known(id, other.id), undefined)
    const early = await recorded({ on: '2026-11-19' })
    const why = await refused(early)
    assert.equal(why.code, 'meeting-before-reply')
    assert.match(why.message, /早于上级党组织的批复（2026年11月20日）/)
    assert.equal((await known(id, early))?.whyNot, why.message)
  })

  it('when fewer than four fifths were there', async () => {
    const few = await refused(await recorded({ away: [one(5), one(6), one(7)] }), { scrutineers: [one(8)] })
    assert.match(few.message, /应到会有选举权的 10 人，实到会 7 人.*至少 8 人/)
  })

  it('when who is to have watched stands, was away or does something else', async () => {
    const meetingId = await recorded({ away: [one(6)] })
    assert.equal((await refused(meetingId, { scrutineers: [one(1)] })).code, 'meeting-scrutineer-candidate')
    assert.equal((await refused(meetingId, { scrutineers: [one(6)] })).code, 'meeting-chosen-watch')
    assert.equal((await refused(meetingId, { scrutineers: [one(0)] })).code, 'meeting-chosen-watch')
  })

  it('when it has no agenda, or a voter was not on its roll', async () => {
    assert.equal((await refused(await recorded({ agenda: [] }))).code, 'meeting-chosen-agenda')
    const meetingId = await recorded()
    await app.stage((ctx) =>
      ctx.db
        .updateTable('meeting')
        .set({ roll: members.filter((person) => person !== one(7)) })
        .where('id', '=', meetingId)
        .execute(),
    )
    assert.match((await refused(meetingId)).message, /没有有选举权的东一党员6/)
  })

  it('when it is another branch’s, or lies outside of the reach', async () => {
    const { east2, west1 } = institute.organizations
    const asked = { kind: 'membersMeeting', plannedOn: '2026-11-27' } as const
    const { id: elsewhere } = await committee.call.meetings.plan({ organizationId: east2, ...asked })
    const choosing = { id, part: 'meeting', meetingId: elsewhere } as const
    assert.match(
      (await refusal(committee.call.elections.meetings.choose(choosing))).message,
      /所选的是“东区第二党支部”的会议/,
    )
    assert.equal(await code(choose(id, elsewhere)), 'not-found')
    assert.equal(await code(stranger.call.elections.meetings.choose(choosing)), 'not-found')
    assert.equal(await code(stranger.call.elections.meetings.known({ id, part: 'meeting' })), 'not-found')
    const far = await stranger.call.meetings.plan({ organizationId: west1, ...asked })
    assert.equal(await code(choose(id, far.id)), 'not-found')
  })

  it('when an election has it already: the same meeting does not decide and elect', async () => {
    const meetingId = await recorded()
    const decision = { id, part: 'decision', meetingId } as const
    const offered = await known(id, meetingId, 'decision')
    assert.deepEqual([offered?.whyNot, offered?.mayWatch], [null, []])
    await secretary.call.elections.meetings.choose(decision)
    assert.match((await refused(meetingId, {})).message, /已经用于“东区第一党支部提前换届”/)
    assert.equal(await code(secretary.call.elections.meetings.choose(decision)), 'meeting-recorded')
  })

  it('when it was before the one that decided to elect; typed anew as little', async () => {
    assert.equal((await refused(await recorded({ on: '2026-11-23' }))).code, 'meeting-before-decision')
    const typed = secretary.call.elections.meetings.record({
      id,
      part: 'meeting',
      heldOn: '2026-11-23',
      place: '会议室',
      agenda: ['选举'],
      attendees: [{ personId: one(0), present: true }],
    })
    assert.equal(await code(typed), 'meeting-before-decision')
  })
})

describe('The minutes of the meeting that voted', () => {
  const count = (id: number, given: number[], of = 10, from = 1) =>
    secretary.call.elections.ballots.count({
      id,
      post: 'committeeMember',
      handedOut: of,
      returned: of,
      valid: of,
      spoiled: 0,
      votes: given.map((n, at) => ({ personId: one(at + from), for: n, against: of - n, abstained: 0 })),
    })
  const added = async (meetingId: number) =>
    (await secretary.call.meetings.get({ id: meetingId })).additions.map(({ text }) => text)

  it('tell what came of the vote; a count taken back stays told, with the reason', async () => {
    const id = await ready()
    const meetingId = await recorded({ tasks: { [one(5)]: 'scrutineer' } })
    await choose(id, meetingId, {})
    const first = await count(id, [9, 8, 7, 5])
    const ballotId = first.posts[0]?.ballots[0]?.id as number
    await secretary.call.elections.ballots.discard({ id, ballotId, reason: '抄错一行' })
    await count(id, [9, 8, 7, 6])
    const [told, back, again] = await added(meetingId)
    assert.match(
      told ?? '',
      /^委员选举第 1 次投票（应选 3 名）：发出选票 10 张.*当选：东一党员、东一党员1、东一党员2。$/,
    )
    assert.equal(back, '撤回委员选举第 1 次投票的计票结果：抄错一行。')
    assert.match(again ?? '', /东一党员3赞成 6 票/)
    const printed = await secretary.fetch(`/api/meetings/${meetingId}/papers.docx`)
    assert.equal(printed.status, 200)
  })

  it('tell who is elected once the base is confirmed, and why a seat stays empty', async () => {
    const id = await ready()
    const meetingId = await recorded({ away: [one(6), one(7)], tasks: { [one(5)]: 'scrutineer' } })
    await choose(id, meetingId, {})
    const open = await count(id, [8, 6, 5, 1], 8)
    assert.equal(open.posts[0]?.state, 'unconfirmed')
    const base = { id, base: 'entitled', article: '选举工作条例' } as const
    const short = await committee.call.elections.ballots.confirmBase(base)
    assert.equal(short.posts[0]?.state, 'short')
    const ballotId = short.posts[0]?.ballots[0]?.id as number
    await secretary.call.elections.ballots.reduce({ id, ballotId, reason: '过半数同意' })
    const [told, confirmed, reduced] = await added(meetingId)
    assert.match(told ?? '', /需确认依据，由上级党组织确认后宣布结果。$/)
    assert.match(
      confirmed ?? '',
      /确认按应到会有选举权人数过半数计算（选举工作条例）。当选：东一党员、东一党员1。还缺 1 名。$/,
    )
    assert.equal(reduced, '委员选举第 1 次投票后还缺 1 名，不再选：过半数同意。')
  })

  it('of the committee are chosen where it was recorded with those who were elected, and nobody else', async () => {
    await app.stage(async (ctx) => {
      for (const at of [1, 2])
        await ctx.db
          .insertInto('post')
          .values({
            organization_id: branch,
            person_id: one(at),
            kind: 'committeeMember',
            from_on: '2024-01-10',
          })
          .execute()
    })
    const id = await ready()
    const personIds = [0, 1, 2, 3].map(one)
    await secretary.call.elections.candidates.nominate({ id, post: 'committeeMember', personIds })
    await secretary.call.elections.candidates.nominate({ id, post: 'secretary', personIds: [one(0)] })
    await choose(id, await recorded({ tasks: { [one(5)]: 'scrutineer' } }), {})
    const meetingId = await recorded({ kind: 'committeeMeeting', agenda: ['选举书记'] })
    const first = { id, part: 'firstMeeting', meetingId } as const
    assert.equal(await code(secretary.call.elections.meetings.choose(first)), 'committee-not-elected')

    const wrong = await count(id, [9, 8, 5, 7], 10, 0)
    const missing = await refusal(secretary.call.elections.meetings.choose(first))
    assert.match(missing.message, /没有有选举权的东一党员2/)
    const ballotId = wrong.posts[0]?.ballots[0]?.id as number
    await secretary.call.elections.ballots.discard({ id, ballotId, reason: '抄错一行' })
    await count(id, [9, 8, 7, 5], 10, 0)
    const met = await secretary.call.elections.meetings.choose(first)
    assert.deepEqual(met.posts[1]?.attendance, { entitled: 3, present: 3 })
    const votes = [{ personId: one(0), for: 3, against: 0, abstained: 0 }]
    const given = { handedOut: 3, returned: 3, valid: 3, spoiled: 0, votes }
    await secretary.call.elections.ballots.count({ id, post: 'secretary', ...given })
    assert.match((await added(meetingId)).join(), /^书记选举第 1 次投票（应选 1 名）.*当选：东一书记。$/)
  })
})
