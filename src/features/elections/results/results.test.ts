import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertPeople } from '#features/people/queries.ts'
import { startRequest } from '#features/requests/actions.ts'
import { type Client, type Institute, personOf, plantInstitute, startTestApp } from '#src/testing.ts'

const app = await startTestApp({ jobs: true })
after(() => app.close())

let institute: Institute
let secretary: Client, office: Client, leader: Client
let branch: number
let members: number[]

before(async () => {
  institute = await app.stage(plantInstitute)
  const { organizations, people } = institute
  branch = organizations.east1
  const others = Array.from({ length: 8 }, (_, n) => personOf('east1', 'member', branch, n + 1))
  const ids = await app.stage((ctx) => insertPeople(ctx, others))
  members = [
    people.east1.secretary,
    people.east1.member,
    ...others.map(({ employeeNo }) => ids.get(employeeNo) as number),
  ]
  await app.stage((ctx) =>
    ctx.db
      .updateTable('term')
      .set({ from_on: '2024-01-10', ends_on: '2027-01-10' })
      .where('organization_id', '=', branch)
      .execute(),
  )
  secretary = await app.as('branch', {
    organizationId: branch,
    personId: people.east1.secretary,
    name: '东一书记',
  })
  office = await app.as('committee', { organizationId: organizations.east, name: '东区经办' })
  leader = await app.as('committee', { organizationId: organizations.east, name: '东区领导' })
})

const one = (n: number) => members[n] as number
const today = '2026-11-24'
let presses = 0
const requestKey = () => `press-${++presses}-0000`

/** The 请示 is completed, signed and sent; the committee reviews, decides and answers. */
async function answered(requestId: number, values: object, replyValues: object): Promise<void> {
  const { documentId } = await secretary.call.requests.get({ id: requestId })
  const contact = { contactName: '东一记录', contactPhone: '010-60000001' }
  await secretary.call.documents.change({ id: documentId, ...contact, values: values as never })
  const sent = await secretary.call.requests.send({
    id: requestId,
    issuedOn: today,
    requestKey: requestKey(),
  })
  const affair = await office.call.approvals.get({ id: sent.affairId as number })
  const taskId = affair.may.taskId as number
  await office.call.approvals.acts.approve({
    id: affair.id,
    taskId,
    requestKey: requestKey(),
    opinion: '拟同意。',
  })
  await leader.call.requests.decide({
    id: requestId,
    verdict: 'agreed',
    opinion: '同意。',
    requestKey: requestKey(),
  })
  const { reply } = await office.call.requests.draftReply({ id: requestId })
  const id = reply?.id ?? 0
  await office.call.documents.change({ id, values: { decidedOn: today, ...replyValues } as never })
  await office.call.requests.reply({ id: requestId, issuedOn: today, requestKey: requestKey() })
}

const meet = (id: number, part: 'decision' | 'meeting' | 'firstMeeting', people: number[], tasks: number[]) =>
  secretary.call.elections.meetings.record({
    id,
    part,
    heldOn: today,
    place: '第一会议室',
    agenda: ['换届选举'],
    attendees: people.map((personId) => ({
      personId,
      present: true,
      task: (['chair', 'recorder', 'scrutineer'] as const)[tasks.indexOf(personId)] ?? null,
    })),
  })

const count = (id: number, post: 'committeeMember' | 'secretary', given: [number, number][], of: number) =>
  secretary.call.elections.ballots.count({
    id,
    post,
    handedOut: of,
    returned: of,
    valid: of,
    spoiled: 0,
    votes: given.map(([personId, n]) => ({ personId, for: n, against: of - n })),
  })

const current = async (id: number) =>
  (await secretary.call.elections.get({ id })).steps.find(({ state }) => state === 'current')?.key
const refused = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => assert.fail('was not refused'),
    (why) => why,
  )
  return error.data?.code as string
}
const posts = async () =>
  (await secretary.call.people.posts.list({ organizationId: branch })).map((post) => [
    post.personId,
    post.title,
    post.termEndsOn,
  ])

describe('A whole election', () => {
  let id: number
  const candidates = () => [one(1), one(2), one(3), one(4)]

  it('is decided, asked for and answered, step by step', async () => {
    const begun = { organizationId: branch, kind: 'election', plannedOn: '2026-12-30', seats: 3 } as const
    id = (await secretary.call.elections.start({ ...begun, secretaries: 1 })).id
    assert.equal(await current(id), 'decision')
    assert.equal(
      await refused(secretary.call.elections.requests.start({ id, part: 'request' })),
      'decision-missing',
    )
    const met = await meet(id, 'decision', members, [one(0), one(8)])
    assert.equal(
      met.meetings.decision?.kind,
      'membersMeeting',
      'only a secretary is in office: the members decide',
    )
    assert.equal(await current(id), 'request')
  })

  it('has its posts in the register when the last reply is there', async () => {
    await app.stage((ctx) =>
      ctx.db
        .insertInto('post')
        .values({
          organization_id: branch,
          person_id: one(5),
          kind: 'committeeMember',
          from_on: '2024-01-10',
        })
        .execute(),
    )
    const asked = await secretary.call.elections.requests.start({ id, part: 'request' })
    assert.equal(
      await refused(secretary.call.elections.requests.start({ id, part: 'request' })),
      'paper-under-way',
    )
    assert.equal(await current(id), 'request')
    await answered(asked.requestId, {}, { meetingOn: '2026-12-30', seats: 3, deputies: 0 })
    assert.equal(await current(id), 'nomination')

    await secretary.call.elections.candidates.nominate({
      id,
      post: 'committeeMember',
      personIds: candidates(),
    })
    await secretary.call.elections.candidates.nominate({ id, post: 'secretary', personIds: [one(1)] })
    assert.equal(
      await refused(meet(id, 'meeting', members, [one(0), one(8), one(9)])),
      'candidates-not-approved',
    )
    const named = await secretary.call.elections.requests.start({ id, part: 'candidates' })
    await answered(named.requestId, {}, { nominees: '四人', count: 4 })
    const prepared = ['工作报告', '选举办法（草案）', '选票', '候选人介绍'] as const
    await secretary.call.elections.prepare({ id, prepared: [...prepared] })
    assert.equal(await current(id), 'meeting')

    await meet(id, 'meeting', members, [one(0), one(8), one(9)])
    const given = [9, 8, 7, 4].map((n, at): [number, number] => [candidates()[at] as number, n])
    await count(id, 'committeeMember', given, 10)
    await meet(id, 'firstMeeting', candidates().slice(0, 3), [one(1), one(2)])
    await count(id, 'secretary', [[one(1), 3]], 3)
    await secretary.call.elections.ballots.assign({
      id,
      duties: [{ personId: one(2), duty: 'organization' }],
    })
    assert.equal(await current(id), 'report')
    assert.equal(await refused(secretary.call.elections.results.register({ id })), 'result-not-approved')

    const told = await secretary.call.elections.requests.start({ id, part: 'result' })
    await answered(told.requestId, {}, {})
    await runJobs()
    const done = await office.call.elections.get({ id })
    assert.deepEqual([done.status, done.effectiveOn], ['done', today])
    assert.deepEqual(await posts(), [
      [one(1), '书记', '2029-11-24'],
      [one(2), '组织委员', '2029-11-24'],
      [one(3), '委员', '2029-11-24'],
    ])
    const former = await secretary.call.people.posts.list({ organizationId: branch, past: true })
    assert.deepEqual(
      former.filter(({ untilOn }) => untilOn !== null).map(({ personId, untilOn }) => [personId, untilOn]),
      [
        [one(0), today],
        [one(5), today],
      ],
    )
    const { term } = await secretary.call.organizations.get({ id: branch })
    assert.deepEqual([term?.fromOn, term?.endsOn], [today, '2029-11-24'])
    await runJobs()
    assert.equal((await posts()).length, 3, 'a second run of the job does nothing')
  })

  it('leaves its trail: started, counted, registered', async () => {
    const { rows } = await app.world.open.pool.query(
      `select action from audit_entry where action like 'election.%' and subject_id = '${id}' order by id`,
    )
    const actions = rows.map(({ action }) => action)
    assert.equal(actions[0], 'election.started')
    assert.equal(actions.at(-1), 'election.registered')
    assert.ok(actions.includes('election.counted') && actions.includes('election.requestStarted'))
  })
})

/** What the clock would start each minute, and what it started. */
async function runJobs(): Promise<void> {
  const { sweep } = await import('../jobs.ts')
  await app.stage((ctx) => ctx.later(sweep, {}))
  await app.world.jobs?.drain()
}

const noted = (id: number, part: 'request' | 'result') =>
  office.call.elections.requests.note({ id, part, number: '东党〔2026〕9号', repliedOn: today })

describe('A by-election', () => {
  it('fills a place for the rest of the term', async () => {
    const begun = { organizationId: branch, kind: 'byElection', reason: '一名委员调离', seats: 1 } as const
    const { id } = await office.call.elections.start({ ...begun, plannedOn: '2026-12-20' })
    const next = await app.as('branch', { organizationId: branch, personId: one(1), name: '东一党员' })
    secretary = next
    await meet(id, 'decision', [one(1), one(2), one(3)], [one(1), one(2)])
    await secretary.call.elections.candidates.nominate({
      id,
      post: 'committeeMember',
      personIds: [one(6), one(7)],
    })
    await noted(id, 'request')
    await meet(id, 'meeting', members, [one(1), one(8), one(9)])
    await count(
      id,
      'committeeMember',
      [
        [one(6), 8],
        [one(7), 2],
      ],
      10,
    )
    await noted(id, 'result')
    const done = await secretary.call.elections.results.register({ id })
    assert.equal(done.status, 'done')
    const filled = (await posts()).find(([personId]) => personId === one(6))
    assert.deepEqual(filled, [one(6), '委员', '2029-11-24'])
    assert.equal((await posts()).length, 4)
  })
})

describe('An extension', () => {
  it('moves the end of the term when it is agreed to', async () => {
    const begun = { organizationId: branch, kind: 'extension', reason: '多数委员在外执行任务' } as const
    const late = { ...begun, plannedOn: '2030-11-25' }
    assert.equal(await refused(secretary.call.elections.start(late)), 'election-extension-too-long')
    const { id } = await secretary.call.elections.start({ ...begun, plannedOn: '2030-05-24' })
    await noted(id, 'request')
    await runJobs()
    assert.equal((await secretary.call.elections.get({ id })).status, 'done')
    const { term } = await secretary.call.organizations.get({ id: branch })
    assert.deepEqual([term?.endsOn, term?.extendedBecause], ['2030-05-24', '延期换届批复 东党〔2026〕9号'])
  })
})

describe('An early election in a small branch', () => {
  it('is asked for and reported with what is known already', async () => {
    const { east2 } = institute.organizations
    const { secretary: first, member } = institute.people.east2
    const third = personOf('east2', 'member', east2, 1)
    const ids = await app.stage((ctx) => insertPeople(ctx, [third]))
    const three = [first, member, ids.get(third.employeeNo) as number] as const
    secretary = await app.as('branch', { organizationId: east2, personId: first, name: '东二书记' })
    const begun = {
      organizationId: east2,
      kind: 'early',
      reason: '班子缺额',
      plannedOn: '2026-12-20',
    } as const
    const { id } = await secretary.call.elections.start({ ...begun, secretaries: 1 })
    await meet(id, 'decision', [...three], [...three])
    const asked = await secretary.call.elections.requests.start({ id, part: 'request' })
    const { values, title } = await secretary.call.documents.get({ id: asked.documentId })
    assert.equal(title, '东区第二党支部关于提前进行换届选举的请示')
    assert.deepEqual([values.grounds, values.meetingOn, values.decidedOn], ['班子缺额', '2026-12-20', today])

    await secretary.call.elections.candidates.nominate({ id, post: 'secretary', personIds: [member] })
    const named = await secretary.call.elections.requests.start({ id, part: 'candidates' })
    const paper = await secretary.call.documents.get({ id: named.documentId })
    assert.equal(paper.values.proposedSecretary, '东二党员')
  })
})

it('A request is about an election that is there', async () => {
  const about = { kind: 'election', id: 999_999, address: '/elections/999999' }
  const asked = { organizationId: branch, templateKey: 'request-general', values: {}, about }
  await assert.rejects(
    app.stage((ctx) => startRequest(ctx, asked)),
    /request_election_id_fkey/,
  )
})
