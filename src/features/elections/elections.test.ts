import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertPeople } from '#features/people/queries.ts'
import { type Client, type Institute, personOf, plantInstitute, startTestApp } from '#src/testing.ts'

const app = await startTestApp()
after(() => app.close())

let institute: Institute
let secretary: Client, committee: Client, stranger: Client
let branch: number
/** Ten full members, the secretary the first of them, and one on probation. */
let members: number[], probationary: number

before(async () => {
  institute = await app.stage(plantInstitute)
  branch = institute.organizations.east1
  const others = Array.from({ length: 8 }, (_, n) => personOf('east1', 'member', branch, n + 1))
  const late = personOf('east1', 'member', branch, 9)
  late.joinedOn = '2026-05-01'
  late.becameFullOn = null
  for (const one of late.standings) one.politicalStatus = 'probationaryMember'
  const ids = await app.stage((ctx) => insertPeople(ctx, [...others, late]))
  const numbered = (n: number) => ids.get(`east1-member-${n}`) as number
  const { secretary: first, member } = institute.people.east1
  members = [first, member, ...[1, 2, 3, 4, 5, 6, 7, 8].map(numbered)]
  probationary = numbered(9)
  secretary = await app.as('branch', { organizationId: branch, name: '东一书记' })
  committee = await app.as('committee', { organizationId: institute.organizations.east, name: '东区组织员' })
  stranger = await app.as('branch', { organizationId: institute.organizations.west1 })
})

const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => assert.fail('was not refused'),
    (why) => why,
  )
  return { code: error.data?.code as string, message: error.message as string, facts: error.data?.facts }
}
const code = async (work: Promise<unknown>) => (await refusal(work)).code

const plan = { plannedOn: '2026-11-24', seats: 3, secretaries: 1, deputies: 0 } as const
/** A new election of the branch; the one before it is taken back. */
async function started(): Promise<number> {
  await app.stage((ctx) =>
    ctx.db
      .updateTable('election')
      .set({ withdrawn_at: ctx.now, withdrawn_because: '测试' })
      .where('organization_id', '=', branch)
      .where('status', '=', 'running')
      .execute(),
  )
  const early = { organizationId: branch, kind: 'early', reason: '班子缺额较多' } as const
  const { id } = await secretary.call.elections.start({ ...early, ...plan, plannedOn: '2027-01-10' })
  for (const part of ['request', 'candidates'] as const)
    await committee.call.elections.requests.note({
      id,
      part,
      number: '东党〔2026〕3号',
      repliedOn: '2026-11-20',
    })
  return id
}
const nominate = (
  id: number,
  personIds: number[],
  post: 'committeeMember' | 'secretary' = 'committeeMember',
) => secretary.call.elections.candidates.nominate({ id, post, personIds })

const at = (people: number[], chair: number, recorder: number, scrutineer?: number) =>
  people.map((personId) => ({
    personId,
    present: true,
    task:
      personId === chair
        ? ('chair' as const)
        : personId === recorder
          ? ('recorder' as const)
          : personId === scrutineer
            ? ('scrutineer' as const)
            : null,
  }))
const held = { heldOn: '2026-11-24', place: '第一会议室', agenda: ['选举新一届支部委员会'] }
const meet = (id: number, people = members) =>
  secretary.call.elections.meetings.record({
    id,
    part: 'meeting',
    ...held,
    attendees: at(people, members[0] as number, members[8] as number, members[9]),
  })
const votes = (given: [personId: number, votes: number][], of: number) =>
  given.map(([personId, n]) => ({ personId, for: n, against: of - n, abstained: 0 }))
const count = (
  id: number,
  given: [number, number][],
  of = 10,
  post: 'committeeMember' | 'secretary' = 'committeeMember',
) =>
  secretary.call.elections.ballots.count({
    id,
    post,
    handedOut: of,
    returned: of,
    valid: of,
    spoiled: 0,
    votes: votes(given, of),
  })
const [a, b, c, d] = [1, 2, 3, 4] as const
const one = (n: number) => members[n] as number

describe('An election is begun', () => {
  it('by the branch, early only within a year and with a reason; nobody elsewhere sees it', async () => {
    const early = { organizationId: branch, kind: 'early', ...plan } as const
    assert.equal(await code(secretary.call.elections.start(early)), 'early-too-early')
    const within = { ...early, plannedOn: '2027-01-10' }
    assert.equal(await code(secretary.call.elections.start(within)), 'election-reason')
    assert.equal(
      await code(secretary.call.elections.start({ ...within, kind: 'election' })),
      'election-too-soon',
    )
    assert.equal(await code(stranger.call.elections.start(within)), 'not-found')
    const { id } = await secretary.call.elections.start({ ...within, reason: '班子缺额较多' })
    assert.equal(
      await code(secretary.call.elections.start({ ...within, reason: '再来一次' })),
      'election-running',
    )
    assert.equal(await code(stranger.call.elections.get({ id })), 'not-found')
    const seen = await committee.call.elections.list({ state: 'running' })
    assert.deepEqual(
      seen.rows.map((row) => [row.organizationName, row.kind]),
      [['东区第一党支部', 'early']],
    )
    await secretary.call.elections.withdraw({ id, reason: '上级要求暂缓' })
    assert.equal(await code(secretary.call.elections.prepare({ id, prepared: [] })), 'election-over')
  })

  it('with the seats that the branch may have', async () => {
    const id = await started()
    const planned = (seats: number, secretaries = 1) =>
      secretary.call.elections.plan({ id, plannedOn: '2027-01-12', seats, secretaries, deputies: 1 })
    assert.equal(await code(planned(8)), 'input-unreadable')
    assert.equal(await code(planned(2)), 'seats-of-committee')
    assert.equal(await code(planned(5, 0)), 'seats-secretary')
    assert.equal((await planned(5)).seats, 5)
  })

  it('in a branch that is listed as due, from six months before its term ends', async () => {
    const { east2 } = institute.organizations
    const due = () => committee.call.elections.list({ state: 'due' })
    assert.equal((await due()).total, 0)
    const term = { id: east2, fromOn: '2025-01-01', years: 3 as const, reason: '补登' }
    await committee.call.organizations.terms.set(term)
    await app.stage((ctx) =>
      ctx.db
        .updateTable('term')
        .set({ ends_on: '2027-05-24' })
        .where('organization_id', '=', east2)
        .execute(),
    )
    const { rows } = await due()
    assert.deepEqual(
      rows.map((row) => [row.organizationName, row.termEndsOn]),
      [['东区第二党支部', '2027-05-24']],
    )
    const begun = { kind: 'election', plannedOn: '2027-05-10', secretaries: 1 } as const
    const { id } = await committee.call.elections.start({ organizationId: east2, ...begun })
    assert.equal((await due()).total, 0)
    assert.equal((await committee.call.elections.get({ id })).committee, false)
  })
})

describe('The voters', () => {
  it('are the full members; who is left out with a reason votes until the organization above approves it', async () => {
    const id = await started()
    const first = await secretary.call.elections.get({ id })
    assert.deepEqual([first.entitled, first.quorum], [10, 8])
    assert.equal(first.members.find((member) => member.id === probationary)?.whyNot, 'probationary')

    const about = { id, personId: one(9), ground: 'abroad', explanation: '2026 年 3 月起出国进修' } as const
    assert.equal((await secretary.call.elections.voters.exclude(about)).entitled, 10)
    assert.equal(
      await code(secretary.call.elections.voters.approve({ id, personId: one(9) })),
      'not-permitted',
    )
    assert.equal((await committee.call.elections.voters.approve({ id, personId: one(9) })).entitled, 9)
    assert.equal(
      await code(committee.call.elections.voters.approve({ id, personId: one(9) })),
      'exclusion-approved',
    )

    const under = { ...about, personId: one(8), ground: 'partyProbation' } as const
    assert.equal((await secretary.call.elections.voters.exclude(under)).entitled, 8)
    assert.equal((await secretary.call.elections.voters.include({ id, personId: one(9) })).entitled, 9)
    assert.equal(
      await code(secretary.call.elections.voters.exclude({ ...about, personId: probationary })),
      'exclusion-needless',
    )
    assert.equal(await code(nominate(id, [one(8)])), 'candidate-no-voter')
  })
})

describe('The members’ meeting', () => {
  it('elects among enough candidates, with four fifths there, counted by nobody who stands', async () => {
    const id = await started()
    await nominate(id, [one(a), one(b), one(c)])
    assert.match((await refusal(meet(id))).message, /应选 3 名，至少 4 名/)
    await nominate(id, [one(a), one(b), one(c), one(d)])
    const few = await refusal(meet(id, members.slice(0, 1).concat(members.slice(4))))
    assert.equal(few.code, 'quorum-missed')
    assert.match(few.message, /应到会有选举权的 10 人，实到会 7 人.*至少 8 人/)
    await nominate(id, [one(a), one(b), one(c), one(9)])
    assert.equal(await code(meet(id)), 'meeting-scrutineer-candidate')
    await nominate(id, [one(a), one(b), one(c), one(d)])
    const chaired = at(members, one(1), one(8), one(9))
    const wrong = secretary.call.elections.meetings.record({
      id,
      part: 'meeting',
      ...held,
      attendees: chaired,
    })
    assert.equal(await code(wrong), 'meeting-chair-office')

    const met = await meet(id)
    assert.deepEqual(met.posts[0]?.attendance, { entitled: 10, present: 10 })
    assert.equal(met.meetings.meeting?.attendees.length, 11)
    assert.equal(await code(meet(id)), 'meeting-recorded')
    assert.equal(
      await code(secretary.call.elections.withdraw({ id, reason: '来不及' })),
      'election-meeting-held',
    )
  })

  it('has its count refused with the number that is wrong, and may take back a wrong one', async () => {
    const id = await started()
    await nominate(id, [one(a), one(b), one(c), one(d)])
    assert.equal(await code(count(id, [])), 'ballot-without-meeting')
    await meet(id)
    const given: [number, number][] = [
      [one(a), 9],
      [one(b), 8],
      [one(c), 7],
      [one(d), 5],
    ]
    const ballot = {
      id,
      post: 'committeeMember',
      handedOut: 10,
      returned: 10,
      valid: 10,
      spoiled: 0,
    } as const
    const counting = (more: object) =>
      refusal(secretary.call.elections.ballots.count({ ...ballot, votes: votes(given, 10), ...more }))
    assert.match((await counting({ handedOut: 11 })).message, /发出选票 11 张，多于实到会有选举权的 10 人/)
    assert.match((await counting({ spoiled: 1 })).message, /有效票 10 张加无效票 1 张，不等于收回选票 10 张/)
    assert.match(
      (await counting({ votes: votes(given, 9) })).message,
      /东一党员1?的赞成.*合计 9 票.*有效票 10 张/,
    )
    assert.equal((await counting({ votes: votes(given.slice(1), 10) })).code, 'count-missing')
    const many = given.map(([personId]): [number, number] => [personId, 10])
    assert.match((await counting({ votes: votes(many, 10) })).message, /赞成票合计 40 票，超过.*30 票/)

    const counted = await count(id, given)
    assert.deepEqual([counted.posts[0]?.state, counted.winners.length], ['decided', 3])
    const ballotId = counted.posts[0]?.ballots[0]?.id as number
    const back = await secretary.call.elections.ballots.discard({ id, ballotId, reason: '抄错一行' })
    assert.equal(back.posts[0]?.state, 'waiting')
  })

  it('votes again after a void ballot, among the tied after a tie, for the rest after too few', async () => {
    const id = await started()
    await nominate(id, [one(a), one(b), one(c), one(d)])
    await meet(id)
    const ballot = { id, post: 'committeeMember', handedOut: 9, valid: 10, spoiled: 0 } as const
    const none = await secretary.call.elections.ballots.count({ ...ballot, returned: 10, votes: [] })
    assert.equal(none.posts[0]?.state, 'void')

    const tied = await count(id, [
      [one(a), 9],
      [one(b), 8],
      [one(c), 6],
      [one(d), 6],
    ])
    assert.equal(tied.posts[0]?.state, 'tied')
    assert.deepEqual(tied.posts[0]?.standing.map(({ personId }) => personId).sort(), [one(c), one(d)].sort())
    const short = await count(id, [
      [one(c), 5],
      [one(d), 4],
    ])
    assert.deepEqual([short.posts[0]?.state, short.posts[0]?.left], ['short', 1])
    const done = await count(id, [
      [one(c), 4],
      [one(d), 6],
    ])
    assert.deepEqual(
      done.winners.map(({ personId }) => personId),
      [one(a), one(b), one(d)],
    )
    assert.equal(await code(count(id, [])), 'ballot-over')
  })

  it('may leave a seat empty where its majority agrees', async () => {
    const id = await started()
    await nominate(id, [one(a), one(b), one(c), one(d)])
    await meet(id)
    const short = await count(id, [
      [one(a), 9],
      [one(b), 8],
      [one(c), 4],
      [one(d), 3],
    ])
    const ballotId = short.posts[0]?.ballots[0]?.id as number
    const done = await secretary.call.elections.ballots.reduce({
      id,
      ballotId,
      reason: '到会党员过半数同意减少名额',
    })
    assert.deepEqual([done.posts[0]?.state, done.winners.length], ['decided', 2])
  })
})

describe('Where the two readings of the base differ', () => {
  it('nobody is elected until the organization above confirms one with the article', async () => {
    const id = await started()
    await nominate(id, [one(a), one(b), one(c), one(d)])
    await meet(id, members.slice(0, 2).concat(members.slice(4)))
    const given: [number, number][] = [
      [one(a), 8],
      [one(b), 6],
      [one(c), 5],
      [one(d), 1],
    ]
    const open = await count(id, given, 8)
    assert.equal(open.posts[0]?.state, 'unconfirmed')
    assert.deepEqual(open.winners, [])
    const { outcomes } = open.posts[0]?.ballots[0] ?? {}
    assert.deepEqual([outcomes?.present.elected.length, outcomes?.entitled.elected.length], [3, 2])
    assert.equal(await code(count(id, given, 8)), 'base-unconfirmed')

    const confirm = {
      id,
      base: 'present',
      article: '选举工作条例：被选举人获得的赞成票超过实到会有选举权的人数的一半，始得当选',
    } as const
    assert.equal(await code(secretary.call.elections.ballots.confirmBase(confirm)), 'not-permitted')
    const confirmed = await committee.call.elections.ballots.confirmBase(confirm)
    assert.deepEqual([confirmed.posts[0]?.state, confirmed.winners.length], ['decided', 3])
    assert.equal(confirmed.baseConfirmedBy, '东区组织员')
    assert.equal(await code(committee.call.elections.ballots.confirmBase(confirm)), 'base-not-asked')
  })
})

describe('The new committee’s first meeting', () => {
  it('elects the secretary from among itself and divides the work', async () => {
    const id = await started()
    const four = [one(a), one(b), one(c), one(d)]
    await nominate(id, four)
    await nominate(id, [one(b)], 'secretary')
    assert.equal(await code(nominate(id, [], 'committeeMember').then(() => meet(id))), 'candidates-too-few')
    await nominate(id, four)
    await meet(id)
    const elected = [one(a), one(b), one(c)]
    const first = () =>
      secretary.call.elections.meetings.record({
        id,
        part: 'firstMeeting',
        ...held,
        attendees: at(elected, one(a), one(c)),
      })
    assert.equal(await code(first()), 'committee-not-elected')
    await count(id, [
      [one(a), 9],
      [one(b), 8],
      [one(c), 7],
      [one(d), 5],
    ])
    const met = await first()
    assert.deepEqual(met.posts[1]?.attendance, { entitled: 3, present: 3 })
    const done = await count(id, [[one(b), 3]], 3, 'secretary')
    assert.deepEqual(
      done.winners.map(({ personId, post }) => [personId, post]),
      [
        [one(a), 'committeeMember'],
        [one(c), 'committeeMember'],
        [one(b), 'secretary'],
      ],
    )
    const duties = [{ personId: one(a), duty: 'organization' as const }]
    const assigned = await secretary.call.elections.ballots.assign({ id, duties })
    assert.equal(assigned.winners[0]?.duty, 'organization')
    const secretaryToo = secretary.call.elections.ballots.assign({
      id,
      duties: [{ personId: one(b), duty: 'youth' }],
    })
    assert.equal(await code(secretaryToo), 'duty-not-elected')
  })
})

describe('The papers of an election', () => {
  it('are printed: ballots by strokes, a tally sheet, a list to sign', async () => {
    const id = await started()
    const paper = (name: string) => secretary.fetch(`/api/elections/${id}/papers.pdf?paper=${name}`)
    const early = await paper('ballots')
    assert.equal(early.status, 409)
    await nominate(id, [one(a), one(b), one(c), one(d)])
    for (const name of ['ballots', 'tally', 'signIn']) {
      const printed = await paper(name)
      assert.equal(printed.headers.get('content-type'), 'application/pdf')
      assert.equal(
        Buffer.from(await printed.arrayBuffer())
          .subarray(0, 5)
          .toString(),
        '%PDF-',
      )
    }
    assert.equal((await stranger.fetch(`/api/elections/${id}/papers.pdf?paper=tally`)).status, 404)
  })
})

describe('A list of elections', () => {
  it('is handed out as a file', async () => {
    const response = await committee.fetch('/api/elections.xlsx?state=running')
    assert.equal(response.status, 200)
    assert.ok((await response.arrayBuffer()).byteLength > 2000)
  })
})
