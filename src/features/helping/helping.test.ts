import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertPeople } from '#features/people/queries.ts'
import { sheetAt } from '#src/staging.ts'
import { type Client, type Institute, personOf, plantInstitute, startTestApp } from '#src/testing.ts'

const app = await startTestApp()
after(() => app.close())

let institute: Institute
let branch: Client, committee: Client, stranger: Client, secretary: Client, member: Client
let witnessId: number
const sentence = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => assert.fail('was not refused'),
    (why) => why,
  )
  return {
    code: error.data?.code as string,
    field: error.data?.facts?.field,
    message: error.message as string,
  }
}
const code = async (work: Promise<unknown>) => (await sentence(work)).code

/** Somebody’s session, under whatever key. */
async function sessionOf(personId: number, name: string) {
  const token = await app.tokenOf({ personId, name })
  return { own: app.withToken(token), for: (key: string) => app.withToken(token, { 'x-acting-role': key }) }
}

const days = { fromOn: '2026-11-24', untilOn: '2027-11-24' }
const photo = new File([Buffer.from('/9j/4AAQSkZJRg==', 'base64')], '委托书.jpg', { type: 'image/jpeg' })

before(async () => {
  institute = await app.stage(plantInstitute)
  const { organizations, people } = institute
  const third = personOf('east1', 'member', organizations.east1, 7)
  const ids = await app.stage((ctx) => insertPeople(ctx, [third]))
  witnessId = ids.get(third.employeeNo) as number
  branch = await app.as('branch', { organizationId: organizations.east1, name: '东一支部' })
  committee = await app.as('committee', { organizationId: organizations.east, name: '东区党委' })
  stranger = await app.as('branch', { organizationId: organizations.west1, name: '西一支部' })
  secretary = await app.as('member', { personId: people.east1.secretary, name: '东一书记' })
  member = await app.as('member', { personId: people.east1.member, name: '东一党员' })
})

describe('A member without a telephone', () => {
  let consentId: number
  let helper: Awaited<ReturnType<typeof sessionOf>>
  let key: string

  it('has his consent recorded by the branch, which waits for the paper he signs', async () => {
    const { east1, west1 } = institute.people
    const given = {
      personId: east1.member,
      helperId: east1.secretary,
      helpedActs: ['record' as const, 'meetings' as const],
      given: 'paper' as const,
      ...days,
    }
    const elsewhere = await sentence(branch.call.helping.record({ ...given, helperId: west1.member }))
    assert.deepEqual([elsewhere.code, elsewhere.field], ['helping-stranger', 'helperId'])
    assert.match(elsewhere.message, /请选同一党支部的党员/)
    assert.equal(await code(stranger.call.helping.record(given)), 'not-found')
    assert.equal((await branch.call.helping.list({})).total, 0)

    const made = await branch.call.helping.record(given)
    consentId = made.id
    assert.equal(made.state, 'unsigned')
    assert.equal(await code(branch.call.helping.record(given)), 'helping-known')

    helper = await sessionOf(east1.secretary, '东一书记')
    assert.deepEqual(await helper.own.call.helping.standing.people(), [])
    assert.equal(await code(helper.own.call.helping.standing.begin({ consentId })), 'helping-unsigned')
    assert.equal((await branch.call.helping.addPaper({ id: consentId, files: photo })).state, 'running')
    const paper = await branch.call.helping.get({ id: consentId })
    assert.deepEqual(
      paper.papers.map(({ name, addedBy }) => [name, addedBy]),
      [['委托书.jpg', '东一支部']],
    )
    const address = `/api/helping-consents/${consentId}/papers/${paper.papers[0]?.id}`
    assert.equal((await branch.fetch(address)).headers.get('content-type'), 'image/jpeg')
    assert.equal((await stranger.fetch(address)).status, 404)
  })

  it('is acted for by the helper on the very same pages, under both names', async () => {
    assert.deepEqual(
      (await helper.own.call.helping.standing.people()).map(({ personName }) => personName),
      ['东一党员'],
    )
    const begun = await helper.own.call.helping.standing.begin({ consentId })
    key = begun.key
    const session = await helper.for(key).call.accounts.session()
    assert.deepEqual(
      [
        session.person?.name,
        session.standIn?.personName,
        session.standIn?.helperName,
        session.standIn?.endsAt,
      ],
      ['东一党员', '东一党员', '东一书记', '2026-11-24T08:30:00.000Z'],
    )
    assert.ok(session.permissions?.includes('people.readOwn'))
    assert.ok(!session.permissions?.includes('dues.readOwn'))

    const made = await helper
      .for(key)
      .call.people.proposals.propose({ field: 'homeAddress', after: '星河路 1 号', explanation: '搬家了' })
    assert.deepEqual([made.personName, made.helpedBy], ['东一党员', '东一书记'])
    const { rows } = await branch.call.people.proposals.list({})
    assert.deepEqual([rows[0]?.personName, rows[0]?.helpedBy], ['东一党员', '东一书记'])
    const sheet = await sheetAt(branch, '/proposals.xlsx')
    assert.equal(sheet[2]?.[0], '东一党员（东一书记代办）')

    const trail = await app.world.open.pool.query(
      `select actor_name, acting_roles, person_id, account_id from audit_entry where action = 'proposal.made'`,
    )
    const [entry] = trail.rows
    assert.deepEqual(
      [entry.actor_name, entry.acting_roles, entry.person_id],
      ['东一党员（东一书记代办）', '代东一党员办理', institute.people.east1.member],
    )
    const account = await app.world.open.pool.query('select person_id from account where id = $1', [
      entry.account_id,
    ])
    assert.equal(account.rows[0].person_id, institute.people.east1.secretary)
  })

  it('is told of it, and sees it in the own account', async () => {
    const { done } = await member.call.helping.own.list()
    assert.deepEqual(
      done.map(({ title, personName, helperName }) => [title, personName, helperName]),
      [['申请更正本人信息', '东一党员', '东一书记']],
    )
    const inbox = await member.call.messages.inbox.list({})
    assert.deepEqual(
      inbox.rows.map(({ title }) => title),
      ['代您办理：申请更正本人信息', '代办委托已登记'],
    )
    const seen = await committee.call.helping.done({ consentId })
    assert.deepEqual([seen.total, (await stranger.call.helping.done({})).total], [1, 0])
  })

  it('is not acted for beyond the consent, nor where nobody acts for another; nothing changes then', async () => {
    const acting = helper.for(key).call
    const dues = await sentence(acting.dues.own.get())
    assert.equal(dues.code, 'helping-not-consented')
    assert.match(dues.message, /东一党员同志的委托里没有这一类事项/)
    for (const never of [
      () => acting.appraisals.own.vote({ marks: [] }),
      () => acting.talks.own.list(),
      () => acting.messages.inbox.list({}),
      () => acting.accounts.ownAccount(),
      () => acting.accounts.changePassword({ current: 'x', next: 'y' }),
      () => acting.helping.own.list(),
      () => acting.helping.standing.begin({ consentId }),
      () => acting.library.notes.list({}),
      () => acting.people.list({}),
    ])
      assert.equal(await code(never()), 'helping-never')
    assert.equal((await branch.call.helping.done({})).total, 1)
  })

  it('is acted for by that session only, for half an hour, or until it is ended', async () => {
    const other = app.withToken('token-of-nobody', { 'x-acting-role': key })
    assert.equal(await code(other.call.people.own()), 'signed-out')
    const beside = await app.as('member', {
      personId: institute.people.east1.secretary,
      acting: key,
    })
    assert.equal(await code(beside.call.people.own()), 'helping-over')

    app.setClock('2026-11-24T08:29:00Z')
    assert.equal((await helper.for(key).call.people.own()).name, '东一党员')
    app.setClock('2026-11-24T08:30:00Z')
    assert.equal(await code(helper.for(key).call.people.own()), 'helping-over')

    const again = await helper.own.call.helping.standing.begin({ consentId })
    assert.equal((await helper.for(again.key).call.people.own()).name, '东一党员')
    await helper.own.call.helping.standing.end({ id: again.id })
    assert.equal(await code(helper.for(again.key).call.people.own()), 'helping-over')
    assert.equal((await helper.own.call.people.own()).name, '东一书记')
  })

  it('withdraws the consent at any time, which ends it at once', async () => {
    const begun = await helper.own.call.helping.standing.begin({ consentId })
    await member.call.helping.own.withdraw({ id: consentId, reason: '自己学会了' })
    assert.equal(await code(helper.for(begun.key).call.people.own()), 'helping-over')
    assert.equal(await code(helper.own.call.helping.standing.begin({ consentId })), 'helping-withdrawn')
    assert.equal(
      await code(branch.call.helping.withdraw({ id: consentId, reason: '再撤一次' })),
      'helping-not-withdrawn',
    )
    const [one] = (await branch.call.helping.list({ state: 'withdrawn' })).rows
    assert.deepEqual([one?.withdrawnBy, one?.withdrawnBecause], ['东一党员', '自己学会了'])
  })
})

describe('A consent that was said before a witness, or given in the own account', () => {
  it('needs a witness who has no part in it', async () => {
    const { east1 } = institute.people
    const given = {
      personId: east1.member,
      helperId: witnessId,
      helpedActs: ['transfers' as const],
      given: 'witness' as const,
      ...days,
    }
    const involved = await sentence(branch.call.helping.record({ ...given, witnessId: east1.member }))
    assert.deepEqual([involved.code, involved.field], ['helping-witness-involved', 'witnessId'])
    const made = await branch.call.helping.record({ ...given, witnessId: east1.secretary })
    assert.deepEqual([made.state, made.witnessName], ['running', '东一书记'])
  })

  it('lapses when the member goes to another branch', async () => {
    const { east1 } = institute.people
    const made = await member.call.helping.own.give({
      helperId: east1.secretary,
      helpedActs: ['meetings'],
      ...days,
    })
    const [own] = made.consents
    assert.deepEqual([own?.state, own?.given], ['running', 'account'])
    assert.equal((await secretary.call.helping.standing.people()).length, 1)
    await app.world.open.pool.query('update person set organization_id = $1 where id = $2', [
      institute.organizations.east2,
      east1.member,
    ])
    assert.deepEqual(await secretary.call.helping.standing.people(), [])
    assert.equal((await branch.call.helping.list({ state: 'lapsed' })).total, 2)
  })

  it('goes out as a sheet, and so does what was done', async () => {
    const [, head, ...lines] = await sheetAt(branch, '/helping-consents.xlsx')
    assert.deepEqual(head?.slice(0, 4), ['委托人', '代办人', '党支部', '代办事项'])
    assert.equal(lines.length, 3)
    assert.equal((await sheetAt(stranger, '/helping-consents.xlsx')).length, 2)
    const done = await sheetAt(branch, '/helped-acts.xlsx')
    assert.deepEqual(done[2]?.slice(1, 3), ['东一党员', '东一书记'])
  })
})
