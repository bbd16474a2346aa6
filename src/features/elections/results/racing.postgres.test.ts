import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertPeople } from '#features/people/queries.ts'
import { type Client, type Institute, personOf, plantInstitute, startTestApp } from '#src/testing.ts'

const app = await startTestApp()
after(() => app.close())

let institute: Institute
let office: Client
let three: number[]

before(async () => {
  institute = await app.stage(plantInstitute)
  const { east1, east } = institute.organizations
  const third = personOf('east1', 'member', east1, 1)
  const ids = await app.stage((ctx) => insertPeople(ctx, [third]))
  const { secretary, member } = institute.people.east1
  three = [secretary, member, ids.get(third.employeeNo) as number]
  office = await app.as('committee', { organizationId: east })
})

const today = '2026-11-24'
const early = { kind: 'early', reason: '班子缺额', plannedOn: '2027-01-10', secretaries: 1 } as const
const start = () => office.call.elections.start({ organizationId: institute.organizations.east1, ...early })
/** What each of several who press at once was told. */
const told = async (presses: Promise<unknown>[]) =>
  (await Promise.allSettled(presses))
    .map((one) => (one.status === 'fulfilled' ? 'done' : one.reason.data?.code))
    .sort()

describe('Two at once', () => {
  it('begin one election, count one ballot and register one result; the other is told', async () => {
    assert.deepEqual(await told([start(), start(), start()]), [
      'done',
      'election-running',
      'election-running',
    ])
    const { rows } = await office.call.elections.list({ state: 'running' })
    const id = rows[0]?.id as number
    const note = (part: 'request' | 'candidates' | 'result') =>
      office.call.elections.requests.note({ id, part, number: '东党〔2026〕3号', repliedOn: today })
    assert.deepEqual(await told([note('request'), note('request')]), ['done', 'paper-agreed'])
    await note('candidates')
    const [chair, recorder, scrutineer] = three as [number, number, number]
    await office.call.elections.candidates.nominate({ id, post: 'secretary', personIds: [recorder] })
    const tasks = { [chair]: 'chair', [scrutineer]: 'scrutineer' } as const
    const meet = () =>
      office.call.elections.meetings.record({
        id,
        part: 'meeting',
        heldOn: today,
        place: '会议室',
        agenda: ['选举'],
        attendees: three.map((personId) => ({ personId, present: true, task: tasks[personId] ?? null })),
      })
    assert.deepEqual(await told([meet()]), ['meeting-recorder'])
    const fourth = personOf('east1', 'member', institute.organizations.east1, 2)
    const ids = await app.stage((ctx) => insertPeople(ctx, [fourth]))
    three.push(ids.get(fourth.employeeNo) as number)
    Object.assign(tasks, { [three[3] as number]: 'recorder' })
    assert.deepEqual(await told([meet(), meet()]), ['done', 'meeting-recorded'])

    const count = () =>
      office.call.elections.ballots.count({
        id,
        post: 'secretary',
        handedOut: 4,
        returned: 4,
        valid: 4,
        spoiled: 0,
        votes: [{ personId: recorder, for: 4 }],
      })
    assert.deepEqual(await told([count(), count()]), ['ballot-over', 'done'])
    await note('result')
    const register = () => office.call.elections.results.register({ id })
    assert.deepEqual(await told([register(), register(), register()]), [
      'done',
      'election-over',
      'election-over',
    ])
    const posts = await office.call.people.posts.list({ organizationId: institute.organizations.east1 })
    assert.deepEqual(
      posts.map(({ personId, title }) => [personId, title]),
      [[recorder, '书记']],
    )
  })
})
