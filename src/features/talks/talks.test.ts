import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertPeople } from '#features/people/queries.ts'
import { sheetAt } from '#src/staging.ts'
import { type Client, type Institute, personOf, plantInstitute, startTestApp } from '#src/testing.ts'
import { refreshAnswers } from './standing/actions.ts'

const app = await startTestApp()
after(() => app.close())

let institute: Institute
let branch: Client, committee: Client, stranger: Client, secretary: Client, member: Client
const gist = '谈了近期工作压力和家庭情况，支部帮助协调。'

const code = (work: Promise<unknown>) =>
  work.then(
    () => assert.fail('was not refused'),
    (why) => (why.data?.code ?? why.status) as string,
  )

before(async () => {
  institute = await app.stage(plantInstitute)
  const { organizations, people } = institute
  branch = await app.as('branch', { organizationId: organizations.east1, name: '东一书记' })
  committee = await app.as('committee', { organizationId: organizations.east, name: '东区党委' })
  stranger = await app.as('branch', { organizationId: organizations.west1, name: '西一书记' })
  secretary = await app.as('member', { personId: people.east1.secretary, name: '东一书记' })
  member = await app.as('member', { personId: people.east1.member, name: '东一党员' })
})

/** The duty of the year on the branch's page; whether it is a gap in the view above; whether the ledger speaks of it. */
async function owedIn(id: number, year = 2026) {
  const { duties } = await committee.call.meetings.demands.branch({ id, year })
  const { rows } = await committee.call.meetings.demands.branches({ year })
  const gaps = rows.find((row) => row.organizationId === id)?.gaps ?? []
  const ledger = await committee.call.ledger.gaps.branch({ id, year })
  return [
    duties.find(({ kind }) => kind === 'heartToHeart')?.state,
    gaps.some((gap) => gap.startsWith('谈心谈话')),
    ledger.gaps.some(({ title }) => title === '谈心谈话'),
  ]
}

describe('谈心谈话', () => {
  it('is recorded on the phone by one of the two, and read by both', async () => {
    const { people, organizations } = institute
    const before = await branch.call.talks.standing({ id: organizations.east1 })
    assert.deepEqual(
      [before.complete, before.withoutOfficer.map(({ name }) => name), before.withoutMember],
      [false, ['东一党员'], []],
    )
    const own = await member.call.talks.own.list()
    assert.deepEqual(
      own.colleagues.map(({ name }) => name),
      ['东一书记'],
    )
    const talk = { withId: people.east1.secretary, heldOn: '2026-11-20', gist }
    assert.equal((await member.call.talks.own.record(talk)).talks[0]?.gist, gist)
    assert.equal(await code(member.call.talks.own.record(talk)), 'talk-known')
    const theirs = (await secretary.call.talks.own.list()).talks[0]
    assert.deepEqual([theirs?.withName, theirs?.gist, theirs?.mine], ['东一党员', gist, false])
    assert.ok((await branch.call.talks.standing({ id: organizations.east1 })).complete)
  })

  it('is seen above without what was said, which is opened by the branch alone and leaves a line', async () => {
    const list = await committee.call.talks.list({ year: 2026 })
    assert.deepEqual(
      list.rows.map(({ oneName, otherName, kind, hasGist }) => [oneName, otherName, kind, hasGist]),
      [['东一党员', '东一书记', 'officerAndMember', true]],
    )
    assert.ok(!JSON.stringify(list).includes(gist))
    const id = list.rows[0]?.id as number
    assert.equal((await branch.call.talks.get({ id })).gist, gist)
    assert.equal(await code(committee.call.talks.get({ id })), 'not-permitted')
    assert.equal(await code(stranger.call.talks.get({ id })), 'not-found')

    const { rows } = await app.world.open.pool.query(
      `select action, after from audit_entry where subject_kind = 'talk'`,
    )
    assert.deepEqual(
      rows.map(({ action }) => action),
      ['talk.recorded', 'talk.read'],
    )
    const kept = await app.world.open.pool.query('select * from talk')
    assert.ok(!JSON.stringify([rows, kept.rows]).includes('压力'), 'the gist lies open')
  })

  it('answers the demand of the year once nobody lacks one', async () => {
    const { rows } = await app.world.open.pool.query(`select kind, on_day::text from demand_answer`)
    assert.deepEqual(rows, [{ kind: 'heartToHeart', on_day: '2026-11-20' }])
    const branches = await committee.call.talks.branches({ year: 2026 })
    assert.deepEqual(
      branches.rows.map((row) => [row.organizationName, row.talks, row.withoutOfficer, row.complete]),
      [
        ['东区第一党支部', 1, 0, true],
        ['东区第二党支部', 0, 1, false],
      ],
    )
  })

  it('refuses strangers, a day to come and oneself, and writes nothing then', async () => {
    const { organizations, people } = institute
    const record = (oneId: number, otherId: number, heldOn = '2026-11-21') =>
      branch.call.talks.record({ organizationId: organizations.east1, oneId, otherId, heldOn })
    assert.equal(await code(record(people.east1.secretary, people.east2.member)), 'talk-stranger')
    assert.equal(await code(record(people.east1.secretary, people.east1.masses)), 'talk-stranger')
    assert.equal(await code(record(people.east1.member, people.east1.member)), 'talk-with-oneself')
    assert.equal(
      await code(record(people.east1.secretary, people.east1.member, '2026-12-01')),
      'talk-in-future',
    )
    assert.equal((await branch.call.talks.list({ year: 2026 })).total, 1)
  })

  it('is owed in the same way on the page of the branch, in the view above and in the ledger', async () => {
    const { organizations } = institute
    assert.deepEqual(await owedIn(organizations.east1), ['met', false, false])
    assert.deepEqual(await owedIn(organizations.east2), ['open', false, true])
  })

  it('of a year that is over is a gap everywhere until it is recorded, and again when it is taken out', async () => {
    const { organizations, people } = institute
    const { east1 } = organizations
    assert.deepEqual(await owedIn(east1, 2025), ['missed', true, true])
    const pair = { oneId: people.east1.secretary, otherId: people.east1.member }
    const { id } = await branch.call.talks.record({ organizationId: east1, ...pair, heldOn: '2025-12-20' })
    assert.deepEqual(await owedIn(east1, 2025), ['met', false, false])
    await branch.call.talks.withdraw({ id, reason: '登记错了' })
    assert.deepEqual(await owedIn(east1, 2025), ['missed', true, true])
    assert.deepEqual(await owedIn(east1), ['met', false, false])
  })

  it('is owed again the night after somebody new has come to the branch', async () => {
    const { organizations } = institute
    const { east1 } = organizations
    await app.stage(refreshAnswers)
    assert.deepEqual(await owedIn(east1), ['met', false, false])
    const newcomer = personOf('east1', 'member', east1, 21)
    const [id] = [...(await app.stage((ctx) => insertPeople(ctx, [newcomer]))).values()]
    await app.stage(refreshAnswers)
    assert.deepEqual(await owedIn(east1), ['open', false, true])
    await app.world.open.pool.query(`update standing set membership = 'none' where person_id = $1`, [id])
    await app.stage(refreshAnswers)
    assert.deepEqual(await owedIn(east1), ['met', false, false])
  })

  it('is taken out by whoever recorded it, and then lacking again', async () => {
    const { organizations } = institute
    const id = (await member.call.talks.own.list()).talks[0]?.id as number
    assert.equal(await code(secretary.call.talks.own.withdraw({ id, reason: '登记错了' })), 'talk-not-mine')
    assert.equal((await member.call.talks.own.withdraw({ id, reason: '登记错了' })).talks.length, 0)
    assert.equal((await branch.call.talks.standing({ id: organizations.east1 })).complete, false)
    assert.deepEqual(await owedIn(organizations.east1), ['open', false, true])
    assert.equal(await code(branch.call.talks.withdraw({ id, reason: '再撤一次' })), 'not-found')
  })

  it('goes out as a sheet: the talks, and how far each branch is', async () => {
    assert.equal((await sheetAt(branch, '/talks.xlsx?year=2026')).length, 2)
    const [, head, ...lines] = await sheetAt(committee, '/talk-standings.xlsx?year=2026')
    assert.deepEqual(head?.slice(0, 4), ['党支部', '今年', '党员', '已谈'])
    const first = lines.find(([name]) => name === '东区第一党支部')
    const standing = await committee.call.talks.standing({ id: institute.organizations.east1, year: 2026 })
    assert.deepEqual(first?.slice(1, 4), ['还差一些', String(standing.members.length), '0'])
    const beside = await sheetAt(stranger, '/talk-standings.xlsx?year=2026')
    assert.deepEqual(
      beside.slice(2).map(([name]) => name),
      ['西区第一党支部'],
    )
  })
})
