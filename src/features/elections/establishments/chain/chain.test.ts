/** A branch is founded, elects, and is put on record: each by whoever’s turn it is. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertPeople } from '#features/people/queries.ts'
import { refusal } from '#src/staging.ts'
import { type Client, type Institute, personOf, plantInstitute, startTestApp } from '#src/testing.ts'
import { sweep } from '../../jobs.ts'

const app = await startTestApp({ jobs: true })
after(() => app.close())

let institute: Institute
let east: Client, eastLeader: Client, root: Client, rootLeader: Client, department: Client, sister: Client
let members: number[]

before(async () => {
  institute = await app.stage(plantInstitute)
  const { organizations } = institute
  const people = Array.from({ length: 13 }, (_, n) => personOf('east1', 'member', organizations.east1, n + 1))
  const ids = await app.stage((ctx) => insertPeople(ctx, people))
  members = people.map(({ employeeNo }) => ids.get(employeeNo) as number)
  await app.stage((ctx) =>
    ctx.db
      .insertInto('post')
      .values({
        organization_id: organizations.east,
        person_id: institute.people.east1.secretary,
        kind: 'secretary',
        from_on: '2024-12-01',
      })
      .execute(),
  )
  await signIn()
})

async function signIn(): Promise<void> {
  const { organizations, people } = institute
  const personId = people.east1.secretary
  east = await app.as('member', { personId, acting: `committee-${organizations.east}` })
  eastLeader = await app.as('committee', { organizationId: organizations.east, name: '东区委员' })
  root = await app.as('committee', { organizationId: organizations.root, name: '院党委经办' })
  rootLeader = await app.as('committee', { organizationId: organizations.root, name: '院党委领导' })
  department = await app.as('politicalWorkDepartment', { organizationId: organizations.root })
  sister = await app.as('branch', { organizationId: organizations.east2 })
}

/** Another day has come: everybody signs in again. */
async function on(day: string): Promise<void> {
  app.setClock(`${day}T08:00:00Z`)
  await signIn()
}

let presses = 0
const requestKey = () => `press-${++presses}-0000`
const code = async (work: Promise<unknown>) => (await refusal(work)).code

type Above = { office: Client; leader: Client }

/** The 请示 is signed and sent. */
async function send(by: Client, requestId: number, issuedOn: string) {
  const { documentId } = await by.call.requests.get({ id: requestId })
  const contact = { contactName: '东三筹备', contactPhone: '010-60000001' }
  await by.call.documents.change({ id: documentId, ...contact })
  return by.call.requests.send({ id: requestId, issuedOn, requestKey: requestKey() })
}

async function review(requestId: number, { office }: Above) {
  const { affairId } = await office.call.requests.get({ id: requestId })
  const affair = await office.call.approvals.get({ id: affairId as number })
  const taskId = affair.may.taskId as number
  await office.call.approvals.acts.approve({
    id: affair.id,
    taskId,
    requestKey: requestKey(),
    opinion: '拟同意。',
  })
}

const decide = (requestId: number, { leader }: Above) =>
  leader.call.requests.decide({
    id: requestId,
    verdict: 'agreed',
    opinion: '同意。',
    requestKey: requestKey(),
  })

async function reply(requestId: number, { office }: Above, issuedOn: string) {
  const { reply: draft } = await office.call.requests.draftReply({ id: requestId })
  await office.call.documents.change({ id: draft?.id ?? 0, values: { decidedOn: issuedOn } })
  await office.call.requests.reply({ id: requestId, issuedOn, requestKey: requestKey() })
}

/** The committee reviews, its leader decides, and it answers. */
async function answer(requestId: number, above: Above, issuedOn: string) {
  await review(requestId, above)
  await decide(requestId, above)
  await reply(requestId, above, issuedOn)
}

async function runJobs(): Promise<void> {
  await app.stage((ctx) => ctx.later(sweep, {}))
  await app.world.jobs?.drain()
}

const asked = (number: number, personIds: number[]) => ({
  organizationId: institute.organizations.east,
  branchKind: 'branch' as const,
  name: `东区第${number}党支部`,
  code: `east-${number}`,
  personIds,
  grounds: '项目部党员增加，便于开展组织生活',
  decidedOn: '2026-11-20',
})
const found = (given: ReturnType<typeof asked>, more: object = {}) =>
  east.call.elections.establishments.establish({ ...given, ...more })
const get = (id: number, by = east) => by.call.elections.establishments.get({ id })
const lit = async (id: number, by = east) =>
  (await get(id, by)).chain.find(({ state }) => state === 'current')?.key
const listed = async (status: 'electing' | 'filing' | 'done', by = department) =>
  (await by.call.elections.establishments.list({ status })).rows.map((row) => row.title)
const noted = async (id: number) => {
  const today = (await get(id)).decidedOn < '2026-11-24' ? '2026-11-24' : '2026-12-04'
  await department.call.elections.establishments.note({ id, number: '星党〔2026〕18号', repliedOn: today })
  await east.call.elections.establishments.register({ id })
  return (await get(id)).subjectId as number
}

describe('A founding from its request to the record', () => {
  let id: number, branch: number, electionId: number, convenes: Client
  const [one, two, three, four] = [0, 1, 2, 3]
  const person = (n: number) => members[n] as number
  const convener = () => app.as('member', { personId: person(two), acting: `branch-${branch}` })
  const held = (part: 'decision' | 'meeting', heldOn: string, chair: number) => ({
    id: electionId,
    part,
    heldOn,
    place: '会议室',
    agenda: ['选举党支部书记'],
    attendees: [one, two, three, four].map((n) => ({
      personId: person(n),
      present: true,
      task:
        n === chair
          ? ('chair' as const)
          : n === three
            ? ('recorder' as const)
            : n === four
              ? ('scrutineer' as const)
              : null,
    })),
  })

  it('is asked for with what it elects and who prepares it; review, decision and reply light up in turn', async () => {
    id = (await found(asked(3, members.slice(0, 4)), { secretaryId: person(one), convenerId: person(two) }))
      .id
    assert.equal(await lit(id), 'request')
    const { requestId, documentId } = await east.call.elections.establishments.request({ id })
    const { values } = await east.call.documents.get({ id: documentId })
    assert.match(
      String(values.composition),
      /党支部书记1名，不设支部委员会，选举产生前由东一党员2同志负责筹备/,
    )
    await send(east, requestId, '2026-11-24')
    const above = { office: root, leader: rootLeader }
    const reviewing = (await get(id)).chain.find(({ state }) => state === 'current')
    assert.deepEqual([reviewing?.key, reviewing?.step], ['review', '党委审核'])
    await review(requestId, above)
    assert.equal(await lit(id), 'review', 'the leader has not decided')
    await decide(requestId, above)
    assert.equal(await lit(id), 'reply')
    await reply(requestId, above, '2026-11-24')
    assert.equal((await get(id)).phase, 'running')
    await runJobs()

    const founded = await get(id)
    assert.deepEqual([founded.status, founded.phase, founded.electBy], ['done', 'electing', '2026-12-24'])
    assert.deepEqual(
      founded.officers.map(({ personId, title }) => [personId, title]),
      [[person(two), '筹备负责人']],
    )
    branch = founded.subjectId as number
  })

  it('stands as a to-do of each side until its branch has elected, and of nobody else', async () => {
    convenes = await convener()
    for (const side of [convenes, east, department])
      assert.deepEqual(await listed('electing', side), ['成立东区第3党支部'])
    assert.equal(await lit(id, convenes), 'preparation')
    assert.deepEqual(await listed('electing', sister), [])
    assert.equal(await code(get(id, sister)), 'not-found')
    const early = { id, filedOn: '2026-11-24' }
    assert.equal(await code(department.call.elections.establishments.file(early)), 'filing-too-soon')
    assert.equal(await code(east.call.elections.establishments.file(early)), 'not-permitted')
    assert.equal((await get(id)).filedOn, null)
  })

  it('goes on by one press, with the founding’s own numbers; withdrawn, it stands open again', async () => {
    const { seats, deputies } = await get(id, convenes)
    const plan = {
      organizationId: branch,
      kind: 'election',
      plannedOn: '2026-12-02',
      seats,
      deputies,
    } as const
    const begun = await convenes.call.elections.start({ ...plan, secretaries: 1 })
    await convenes.call.elections.withdraw({ id: begun.id, reason: '另定日期' })
    assert.equal((await get(id)).election, null)
    electionId = (await convenes.call.elections.start({ ...plan, secretaries: 1 })).id
    assert.equal(await code(convenes.call.elections.start({ ...plan, secretaries: 1 })), 'election-running')

    const election = await convenes.call.elections.get({ id: electionId })
    assert.deepEqual([election.establishmentId, election.proposedId], [id, person(one)])
    assert.deepEqual([election.entitled, election.committee], [4, false])
    assert.equal(election.steps[0]?.key, 'decision', 'reminder, request and reply were the founding’s own')
    const shown = await get(id)
    assert.deepEqual(
      [shown.election?.id, shown.election?.title, shown.election?.step],
      [electionId, '首次选举', '研究决定'],
    )
    const { rows } = await east.call.elections.list({ state: 'running' })
    assert.deepEqual(
      rows.map((row) => row.establishmentId),
      [id],
    )
  })

  it('is prepared and voted on in the branch itself, its convener in the chair', async () => {
    await on('2026-12-02')
    convenes = await convener()
    const record = (given: ReturnType<typeof held>) => convenes.call.elections.meetings.record(given)
    assert.equal(await code(record(held('decision', '2026-11-23', two))), 'meeting-before-founding')
    await record(held('decision', '2026-11-26', two))
    await convenes.call.elections.candidates.nominate({
      id: electionId,
      post: 'secretary',
      personIds: [person(one)],
    })
    const { requestId } = await convenes.call.elections.requests.start({ id: electionId, part: 'candidates' })
    await send(convenes, requestId, '2026-12-02')
    await answer(requestId, { office: east, leader: eastLeader }, '2026-12-02')
    await convenes.call.elections.prepare({
      id: electionId,
      prepared: ['选举办法（草案）', '选票', '候选人介绍'],
    })
    assert.equal(await lit(id), 'meeting')
    assert.equal(await code(record(held('meeting', '2026-12-02', one))), 'meeting-chair-office')
    assert.equal(await lit(id), 'meeting')
    await record(held('meeting', '2026-12-02', two))
    await convenes.call.elections.ballots.count({
      id: electionId,
      post: 'secretary',
      handedOut: 4,
      returned: 4,
      valid: 4,
      spoiled: 0,
      votes: [{ personId: person(one), for: 3, against: 1 }],
    })
    assert.equal(await lit(id), 'report')
  })

  it('has its secretary and term in the register with the last reply: the term from the vote, the post from the reply', async () => {
    await on('2026-12-04')
    convenes = await convener()
    const { requestId } = await convenes.call.elections.requests.start({ id: electionId, part: 'result' })
    await send(convenes, requestId, '2026-12-04')
    assert.equal(await lit(id), 'result')
    await answer(requestId, { office: east, leader: eastLeader }, '2026-12-04')
    await runJobs()

    const elected = await get(id)
    assert.deepEqual(elected.term, { fromOn: '2026-12-02', endsOn: '2029-12-02' })
    const posts = await east.call.people.posts.list({ organizationId: branch, past: true })
    assert.deepEqual(
      posts.map(({ personId, kind, fromOn, untilOn }) => [personId, kind, fromOn, untilOn]),
      [
        [person(one), 'secretary', '2026-12-04', null],
        [person(two), 'convener', '2026-11-24', '2026-12-04'],
      ],
    )
    assert.equal(await code(convenes.call.elections.get({ id: electionId })), 'role-not-held')
    assert.deepEqual(await listed('electing'), [])
    assert.deepEqual(await listed('filing'), ['成立东区第3党支部'])
  })

  it('is put on record by the department, once, with a line in the trail', async () => {
    const file = (filedOn: string) => department.call.elections.establishments.file({ id, filedOn })
    assert.equal(await code(file('2026-12-03')), 'filing-before-result')
    assert.equal(await code(file('2026-12-05')), 'filing-in-future')
    assert.equal((await get(id)).filedOn, null)
    const filed = await file('2026-12-04')
    assert.deepEqual([filed.phase, filed.filedOn], ['done', '2026-12-04'])
    assert.ok(filed.chain.every(({ state }) => state === 'done'))
    assert.equal(await code(file('2026-12-04')), 'filing-done')
    assert.ok((await listed('done')).includes('成立东区第3党支部'))
    const { rows } = await app.world.open.pool.query(
      `select subject_name, after from audit_entry where action = 'establishment.filed'`,
    )
    assert.deepEqual(rows, [{ subject_name: '成立东区第3党支部', after: { filedOn: '2026-12-04' } }])
  })
})

describe('What a new branch elects', () => {
  let electionId: number, founding: number
  const seven = () => members.slice(4, 11)

  it('is a committee from seven full members on, and is refused otherwise; then nothing is asked for', async () => {
    const before = (await east.call.elections.establishments.list({ status: 'running' })).total
    assert.equal(await code(found(asked(4, seven()), { seats: 2 })), 'seats-of-committee')
    assert.equal(await code(found(asked(4, seven().slice(0, 4)), { seats: 3 })), 'seats-without-committee')
    const [convenerId] = members.slice(11)
    assert.equal(await code(found(asked(4, seven()), { convenerId })), 'founding-convener-elsewhere')
    assert.equal((await east.call.elections.establishments.list({ status: 'running' })).total, before)
  })

  it('is three members where nothing is said, with a first meeting of the committee', async () => {
    const { id } = await found(asked(4, seven()), { deputies: 1 })
    const { seats, deputies } = await get(id)
    assert.deepEqual([seats, deputies], [3, 1])
    const organizationId = await noted(id)
    assert.deepEqual((await get(id)).officers, [], 'nobody was named to prepare it')
    const plan = {
      organizationId,
      kind: 'election',
      plannedOn: '2026-12-20',
      deputies,
      secretaries: 1,
    } as const
    assert.equal(await code(east.call.elections.start({ ...plan, seats: 0 })), 'seats-of-committee')
    const begun = await east.call.elections.start({ ...plan, seats })
    const { steps } = await east.call.elections.get({ id: begun.id })
    assert.ok(steps.some(({ key }) => key === 'firstMeeting'))
    electionId = begun.id
    founding = id
  })

  it('elects its committee, that elects its officers, and all of them stand in the register', async () => {
    const { elections } = east.call
    const meet = (part: 'decision' | 'meeting' | 'firstMeeting', people: number[], tasks: number[]) =>
      elections.meetings.record({
        id: electionId,
        part,
        heldOn: '2026-12-04',
        place: '会议室',
        agenda: ['选举'],
        attendees: people.map((personId) => ({
          personId,
          present: true,
          task: (['chair', 'recorder', 'scrutineer'] as const)[tasks.indexOf(personId)] ?? null,
        })),
      })
    type Post = 'committeeMember' | 'secretary' | 'deputySecretary'
    const count = (post: Post, of: number, votes: { personId: number; for: number; against: number }[]) =>
      elections.ballots.count({
        id: electionId,
        post,
        handedOut: of,
        returned: of,
        valid: of,
        spoiled: 0,
        votes,
      })
    const nominate = (post: Post, personIds: number[]) =>
      elections.candidates.nominate({ id: electionId, post, personIds })
    const note = (part: 'candidates' | 'result', number: number) =>
      elections.requests.note({
        id: electionId,
        part,
        number: `东党〔2026〕${number}号`,
        repliedOn: '2026-12-04',
      })
    const [a, b, c, d, e, f, g] = seven() as [number, number, number, number, number, number, number]
    await meet('decision', seven(), [e, f])
    await nominate('committeeMember', [a, b, c, d])
    await nominate('secretary', [a])
    await nominate('deputySecretary', [b])
    await note('candidates', 31)
    await meet('meeting', seven(), [e, f, g])
    const votes = [a, b, c].map((personId) => ({ personId, for: 7, against: 0 }))
    await count('committeeMember', 7, [...votes, { personId: d, for: 0, against: 7 }])
    assert.equal(await lit(founding), 'preparation', 'the papers for the meeting are not ready')
    await elections.prepare({
      id: electionId,
      prepared: ['选举办法（草案）', '选票', '候选人介绍'],
    })
    assert.equal(await lit(founding), 'meeting', 'the committee has not met')
    await meet('firstMeeting', [a, b, c], [a, b])
    await count('secretary', 3, [{ personId: a, for: 3, against: 0 }])
    await count('deputySecretary', 3, [{ personId: b, for: 3, against: 0 }])
    await note('result', 32)
    await elections.results.register({ id: electionId })

    const { officers, phase, term } = await get(founding)
    assert.deepEqual([phase, term?.fromOn], ['filing', '2026-12-04'])
    assert.deepEqual(
      officers.map(({ personId, title }) => [personId, title]),
      [
        [a, '书记'],
        [b, '副书记'],
        [c, '委员'],
      ],
    )
  })

  it('is nothing in a temporary branch: it goes straight on record', async () => {
    const { id } = await found(asked(5, []), { branchKind: 'temporaryBranch' })
    await noted(id)
    assert.deepEqual([await lit(id), (await get(id)).electBy], ['filing', null])
    const filed = await department.call.elections.establishments.file({ id, filedOn: '2026-12-04' })
    assert.equal(filed.phase, 'done')
  })
})
