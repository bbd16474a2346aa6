import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertPeople } from '#features/people/queries.ts'
import { refusal } from '#src/staging.ts'
import { type Client, type Institute, personOf, plantInstitute, startTestApp } from '#src/testing.ts'

const app = await startTestApp()
after(() => app.close())

let institute: Institute
let secretary: Client, member: Client, stranger: Client
let organizationId: number
let members: number[]

before(async () => {
  institute = await app.stage(plantInstitute)
  const { organizations, people } = institute
  organizationId = organizations.east1
  const more = [1, 2, 3, 4].map((number) => personOf('east1', 'member', organizationId, number))
  const ids = await app.stage((ctx) => insertPeople(ctx, more))
  members = [people.east1.member, ...ids.values()]
  await enter()
  stranger = await app.as('member', { personId: people.west1.member, name: '西一党员' })
})

/** The secretary and the member sign in to the platform: a session that is not used ends after half an hour. */
async function enter(): Promise<void> {
  const { secretary: held, member: personId } = institute.people.east1
  // The post of the secretary makes him the branch's.
  secretary = await app.as('member', { personId: held, name: '东一书记' })
  member = await app.as('member', { personId, name: '东一党员' })
}

const plan = (more: object = {}) =>
  secretary.call.meetings.plan({
    organizationId,
    kind: 'membersMeeting',
    plannedOn: '2026-11-24',
    startsAt: '16:30',
    place: '活动室',
    ...more,
  })

/** What the phone reads in the code on the screen. */
async function scanned(id: number): Promise<string> {
  const { address } = await secretary.call.attendance.code({ id })
  const [, code] = /^http:\/\/zhibu\.test\/sign-in-here\/([^/]+)$/.exec(address) ?? []
  return code as string
}
const attendance = (id: number) => secretary.call.attendance.get({ id })

const trail = async (id: number) => {
  const { rows } = await app.world.open.pool.query(
    `select action, actor_name, person_id, ip, reason from audit_entry
     where subject_kind = 'meeting' and subject_id = $1 and action like 'meeting.sign%' order by id`,
    [String(id)],
  )
  return rows
}
const signedIn = async (id: number) => (await attendance(id)).roll.filter(({ signIn }) => signIn !== null)

describe('Signing in with the code on the screen', () => {
  it('is told at once, stands in the trail in one’s own name, and helps the recorder', async () => {
    const { id } = await plan()
    const answer = await member.call.attendance.signIn({ code: await scanned(id) })
    assert.deepEqual(
      [answer.name, answer.way, answer.already, answer.place],
      ['东一党员', 'code', false, '活动室'],
    )
    const { invited, signedIn: count, present, rate, roll } = await attendance(id)
    assert.deepEqual([invited, count, present, rate], [6, 1, null, null])
    assert.equal(roll.find(({ name }) => name === '东一党员')?.signIn?.way, 'code')
    const [line, ...more] = await trail(id)
    assert.deepEqual(
      [line.action, line.actor_name, line.person_id, line.ip],
      ['meeting.signedIn', '东一党员', institute.people.east1.member, '10.0.0.1'],
    )
    assert.equal(more.length, 0)
    const meeting = await secretary.call.meetings.get({ id })
    assert.deepEqual(
      meeting.attendees.filter(({ present }) => present !== null).map((one) => [one.name, one.present]),
      [['东一党员', true]],
    )
  })

  it('is harmless twice', async () => {
    const { id } = await plan()
    const code = await scanned(id)
    const first = await member.call.attendance.signIn({ code })
    app.setClock(2)
    const again = await member.call.attendance.signIn({ code: await scanned(id) })
    assert.deepEqual([again.already, again.signedAt], [true, first.signedAt])
    assert.equal((await trail(id)).length, 1)
  })

  it('of many at once loses none and doubles none, whoever presses twice', async () => {
    const { id } = await plan()
    const code = await scanned(id)
    const clients = await Promise.all(members.map((personId) => app.as('member', { personId })))
    const pressed = [...clients, ...clients, stranger]
    const settled = await Promise.allSettled(pressed.map(({ call }) => call.attendance.signIn({ code })))
    assert.equal(settled.filter(({ status }) => status === 'rejected').length, 1)
    const first = settled.filter((one) => one.status === 'fulfilled' && !one.value.already)
    assert.equal(first.length, members.length)
    assert.equal((await signedIn(id)).length, members.length)
    const lines = await trail(id)
    assert.deepEqual(
      lines.map(({ person_id }) => person_id).sort((a, b) => a - b),
      [...members].sort((a, b) => a - b),
    )
    assert.equal(new Set(lines.map(({ actor_name }) => actor_name)).size, members.length)
  })

  it('is not for who is not on the roll, who is told so plainly; nothing is written', async () => {
    const { id } = await plan()
    const why = await refusal(stranger.call.attendance.signIn({ code: await scanned(id) }))
    assert.equal(why.code, 'sign-in-not-on-roll')
    assert.match(why.message, /^西一党员不在这次会议应到会人员名单里/)
    const nobody = await app.as('branch', { organizationId, name: '没有人员信息' })
    const none = await refusal(nobody.call.attendance.signIn({ code: await scanned(id) }))
    assert.equal(none.code, 'no-own-record')
    const visitor = await refusal(app.visitor.call.attendance.signIn({ code: await scanned(id) }))
    assert.equal(visitor.status, 401)
    assert.deepEqual([await signedIn(id), await trail(id)], [[], []])
  })

  it('of the committee alone is for the committee', async () => {
    const { id } = await plan({ kind: 'committeeMeeting' })
    const code = await scanned(id)
    assert.equal((await refusal(member.call.attendance.signIn({ code }))).code, 'sign-in-not-on-roll')
    assert.equal((await secretary.call.attendance.signIn({ code })).already, false)
  })

  it('takes no code that somebody made up', async () => {
    const { id } = await plan()
    const code = await scanned(id)
    const other = await scanned((await plan()).id)
    const forged = `${code.split('-').slice(0, 2).join('-')}-${other.split('-')[2]}`
    for (const wrong of [forged, 'abc', `999999-${code.split('-').slice(1).join('-')}`])
      assert.equal(
        (await refusal(member.call.attendance.signIn({ code: wrong }))).code,
        'sign-in-code-unknown',
      )
    assert.deepEqual(await signedIn(id), [])
  })

  it('that comes hours later for want of a signal says when it was, and that it came later', async () => {
    const { id } = await plan()
    app.setClock('2026-11-24T08:20:12Z')
    const code = await scanned(id)
    app.setClock('2026-11-24T11:00:00Z')
    await enter()
    const { way, signedAt } = await member.call.attendance.signIn({ code })
    assert.equal(way, 'delayed')
    assert.equal(new Date(signedAt).toISOString(), '2026-11-24T08:20:00.000Z')
    app.setClock('2026-11-26T11:00:00Z')
    await enter()
    assert.equal((await refusal(secretary.call.attendance.signIn({ code }))).code, 'sign-in-too-late')
    app.setClock('2026-11-24T08:00:00Z')
    await enter()
  })
})

/** The recorder's list: those named are there; the secretary chairs, the first member records. */
async function hold(id: number, there: (name: string) => boolean) {
  const { attendees, revision } = await secretary.call.meetings.get({ id })
  return secretary.call.meetings.records.hold({
    id,
    revision,
    heldOn: '2026-11-24',
    place: '活动室',
    attendees: attendees.map(({ personId, name, officer }) => ({
      personId,
      present: officer || there(name),
      task: officer ? ('chair' as const) : name === '东一党员' ? ('recorder' as const) : null,
    })),
  })
}

describe('The recorder', () => {
  it('enters who could not scan, with the reason, once', async () => {
    const { id } = await plan()
    const [, personId] = members as [number, number]
    const entered = await secretary.call.attendance.enter({ id, personId, because: '手机没电，本人到会' })
    const one = entered.roll.find((row) => row.personId === personId)
    assert.deepEqual(
      [one?.signIn?.way, one?.signIn?.enteredBy, one?.signIn?.because],
      ['entered', '东一书记', '手机没电，本人到会'],
    )
    assert.deepEqual(
      (await trail(id)).map(({ action, reason }) => [action, reason]),
      [['meeting.signInEntered', '手机没电，本人到会']],
    )
    const again = secretary.call.attendance.enter({ id, personId, because: '再补一次' })
    assert.equal((await refusal(again)).code, 'sign-in-already')
    const west = institute.people.west1.member
    const other = secretary.call.attendance.enter({ id, personId: west, because: '列席会议' })
    assert.equal((await refusal(other)).code, 'sign-in-entry-not-on-roll')
    assert.equal((await signedIn(id)).length, 1)
  })

  it('decides: who signed in and left again is not there, and the rate is of that day’s roll', async () => {
    const { id } = await plan()
    await member.call.attendance.signIn({ code: await scanned(id) })
    await hold(id, (name) => name === '东一党员')
    const held = await attendance(id)
    assert.deepEqual([held.present, held.invited, held.rate], [2, 6, 33.3])
    // Somebody who joins the branch afterwards was not to come on that day.
    await app.stage((ctx) => insertPeople(ctx, [personOf('east1', 'member', organizationId, 9)]))
    assert.equal((await attendance(id)).invited, 6)
    const late = await app.as('member', { personId: members[1] as number })
    assert.equal((await late.call.attendance.signIn({ code: await scanned(id) })).already, false)
    assert.equal((await attendance(id)).present, 2, 'a sign-in changes no record')
  })

  it('closes it by confirming: no code, no sign-in, no entry, in the database neither', async () => {
    const { id } = await plan()
    const code = await scanned(id)
    const held = await hold(id, () => true)
    const { revision } = await secretary.call.meetings.records.write({
      id,
      revision: held.revision,
      agenda: [{ item: '学习', speeches: [] }],
      resolutions: [],
    })
    await secretary.call.meetings.records.confirm({ id, revision })
    const personId = members[0] as number
    for (const work of [
      () => member.call.attendance.signIn({ code }),
      () => secretary.call.attendance.code({ id }),
      () => secretary.call.attendance.enter({ id, personId, because: '补签' }),
    ])
      assert.equal((await refusal(work())).code, 'sign-in-confirmed')
    const insert = `insert into meeting_sign_in (meeting_id, person_id, signed_at, arrived_at, way)
      values ($1, $2, now(), now(), 'code')`
    await assert.rejects(app.world.open.pool.query(insert, [id, personId]), /takes no more sign-ins/)
    assert.deepEqual(await signedIn(id), [])
  })
})

it('What was signed is never changed', async () => {
  const { id } = await plan()
  await member.call.attendance.signIn({ code: await scanned(id) })
  const forget = app.world.open.pool.query('delete from meeting_sign_in where meeting_id = $1', [id])
  await assert.rejects(forget)
  assert.equal((await signedIn(id)).length, 1)
})
