import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertPeople } from '#features/people/queries.ts'
import { type Client, type Institute, personOf, plantInstitute, startTestApp } from '#src/testing.ts'

const app = await startTestApp()
after(() => app.close())

let institute: Institute
let branch: Client, sender: Client, receiver: Client
let people: number[]

before(async () => {
  institute = await app.stage(plantInstitute)
  const { east, east1, west } = institute.organizations
  const three = [1, 2, 3].map((n) => personOf('east1', 'member', east1, n))
  const ids = await app.stage((ctx) => insertPeople(ctx, three))
  people = three.map(({ employeeNo }) => ids.get(employeeNo) as number)
  branch = await app.as('branch', { organizationId: east1 })
  sender = await app.as('committee', { organizationId: east })
  receiver = await app.as('committee', { organizationId: west })
})

/** What each of several who press at once was told. */
const told = async (presses: Promise<unknown>[]) =>
  (await Promise.allSettled(presses))
    .map((one) => (one.status === 'fulfilled' ? 'done' : one.reason.data?.code))
    .sort()

const begin = (personId: number) =>
  branch.call.transfers.begin({
    personId,
    toId: institute.organizations.west1,
    cause: 'unitChanged',
    paidUntil: '2026-11',
  })

describe('Two at once', () => {
  it('begin one transfer of a member, write one letter and accept him once', async () => {
    const [personId = 0] = people
    assert.deepEqual(await told([begin(personId), begin(personId), begin(personId)]), [
      'done',
      'transfer-open-already',
      'transfer-open-already',
    ])
    const { rows } = await branch.call.transfers.list({ size: 200 })
    const id = rows[0]?.id ?? 0
    const issue = () => sender.call.transfers.issue({ id })
    assert.deepEqual(await told([issue(), issue()]), ['done', 'transfer-elsewhere'])
    assert.equal((await sender.call.transfers.letters.list({})).total, 1)
    const accept = () => receiver.call.transfers.accept({ id })
    assert.deepEqual(await told([accept(), accept(), accept()]), [
      'done',
      'transfer-elsewhere',
      'transfer-elsewhere',
    ])
    const standings = await app.world.open.pool.query('select from_on from standing where person_id = $1', [
      personId,
    ])
    assert.equal(standings.rows.length, 2)
  })

  it('one side accepts while the other takes back: one of them is told, and the register agrees', async () => {
    const [, personId = 0] = people
    const { id } = await begin(personId)
    await sender.call.transfers.issue({ id })
    const accept = receiver.call.transfers.accept({ id })
    const withdraw = branch.call.transfers.withdraw({ id, reason: '本人改变主意' })
    const answers = await told([accept, withdraw])
    assert.equal(answers.filter((one) => one === 'done').length, 1)
    const { state } = await branch.call.transfers.get({ id })
    const place = await app.world.open.pool.query('select organization_id from person where id = $1', [
      personId,
    ])
    const { east1, west1 } = institute.organizations
    assert.equal(place.rows[0].organization_id, state === 'accepted' ? west1 : east1)
  })

  it('two letters of one committee take two numbers', async () => {
    const [, , third = 0] = people
    const [one, other] = [await begin(third), await begin(institute.people.east1.member)]
    await Promise.all([one, other].map(({ id }) => sender.call.transfers.issue({ id })))
    const { rows } = await sender.call.transfers.letters.list({ size: 200 })
    const numbers = rows.map(({ number }) => Number(/〕(\d+)号/.exec(number)?.[1])).sort((a, b) => a - b)
    assert.deepEqual(
      numbers,
      numbers.map((_, at) => at + 1),
    )
  })
})
