import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { identityNumberFor } from '#basics/identity-number.ts'
import { insertOrganizations } from '#features/organizations/intake/actions.ts'
import { sheetAt } from '#src/staging.ts'
import { type Client, startTestApp } from '#src/testing.ts'
import { insertPeople } from '../queries.ts'
import { standingsFromDates } from '../standings/rules.ts'

const app = await startTestApp()
after(() => app.close())

let own: Client, secretary: Client, committee: Client, stranger: Client
let personId: number
const right = identityNumberFor({ region: '990101', birth: '1985-03-02', sequence: 12 })

before(async () => {
  const [branch, other, root] = await app.stage(async (ctx) => {
    const plain = { shortName: null, establishedOn: null, closedOn: null, termYears: null, termFrom: null }
    const placed = await insertOrganizations(
      ctx,
      [
        { ...plain, code: 'R', name: '中共星河研究院委员会', kind: 'committee', parentCode: null },
        { ...plain, code: 'B1', name: '星河一室党支部', kind: 'branch', parentCode: 'R' },
        { ...plain, code: 'B2', name: '星河二室党支部', kind: 'branch', parentCode: 'R' },
      ],
      '测试',
    )
    const [one = 0, two = 0, top = 0] = ['B1', 'B2', 'R'].map((code) => placed.get(code)?.id ?? 0)
    const facts = {
      organizationId: one,
      groupId: null,
      politicalStatus: 'fullMember',
      membership: 'active',
      employment: 'employed',
      education: '31',
      degree: null,
      occupation: 'worker',
    } as const
    const ids = await insertPeople(ctx, [
      {
        employeeNo: 'P1',
        name: '秦良玉',
        gender: 'female',
        ethnicity: '01',
        birthDate: '1985-03-02',
        identityNumber: null,
        phone: '19900000001',
        workStartedOn: null,
        joinedOn: '2012-06-01',
        becameFullOn: '2013-06-01',
        standings: standingsFromDates(facts, '2012-06-01', '2013-06-01'),
      },
    ])
    personId = ids.get('P1') as number
    return [one, two, top]
  })
  own = await app.as('member', { personId, name: '秦良玉' })
  secretary = await app.as('branch', { organizationId: branch, name: '一室书记' })
  stranger = await app.as('branch', { organizationId: other })
  committee = await app.as('committee', { organizationId: root })
})

const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => assert.fail('was not refused'),
    (why) => why,
  )
  return {
    code: error.data?.code as string,
    field: error.data?.facts?.field as string,
    status: error.status as number,
  }
}
const propose = (field: 'identityNumber' | 'phone' | 'education' | 'homeAddress', after: string) =>
  own.call.people.proposals.propose({ field, after, explanation: '以证件为准' })

describe('A member proposes a correction of the own record', () => {
  it('has a number kept sealed and shown masked until it is accepted', async () => {
    const made = await propose('identityNumber', right)
    assert.equal(made.after, `${right.slice(0, 1)}****************${right.slice(-1)}`)

    const rows = await app.stage((ctx) => ctx.db.selectFrom('proposal').selectAll().execute())
    assert.ok(!JSON.stringify(rows).includes(right), 'the number lies open in the table')
    const listed = await secretary.call.people.proposals.list({})
    assert.ok(!JSON.stringify(listed).includes(right))

    await secretary.call.people.proposals.accept({ id: made.id })
    const opened = await committee.call.people.reveal({
      id: personId,
      field: 'identityNumber',
      reason: '核对',
    })
    assert.equal(opened.value, right)
  })

  it('is told at once, at its field, when a number cannot be', async () => {
    const wrong = right.slice(0, 17) + (right.endsWith('1') ? '2' : '1')
    assert.deepEqual(await refusal(propose('identityNumber', wrong)), {
      code: 'identity-number-checksum',
      field: 'after',
      status: 400,
    })
  })

  it('is asked not to write a whole identity number into the explanation', async () => {
    const answer = await own.send('POST', '/api/own/proposals', {
      field: 'homeAddress',
      after: '星河路 1 号',
      explanation: `身份证 ${right} 上是这样写的`,
    })
    assert.equal(answer.status, 400)
    assert.match(answer.body.message ?? '', /不要写出完整的公民身份号码/)
  })

  it('hears why the branch declined, and the record stays as it was', async () => {
    const made = await propose('education', '21')
    await secretary.call.people.proposals.decline({ id: made.id, reason: '请先交毕业证书复印件' })

    const [answered] = await own.call.people.proposals.own()
    assert.equal(answered?.status, 'declined')
    assert.equal(answered?.declinedBecause, '请先交毕业证书复印件')
    assert.equal(answered?.decidedBy, '一室书记')
    assert.equal((await own.call.people.own()).education, '31')
  })

  it('takes back what nobody has answered, and only the own', async () => {
    const made = await propose('homeAddress', '星河路 1 号')
    assert.equal(
      (await refusal(stranger.call.people.proposals.decline({ id: made.id, reason: '不认识' }))).status,
      404,
    )
    assert.equal((await own.call.people.proposals.withdraw({ id: made.id })).status, 'withdrawn')
    assert.equal(
      (await refusal(secretary.call.people.proposals.accept({ id: made.id }))).code,
      'proposal-decided',
    )
    assert.equal((await own.call.people.own()).homeAddress, null)
  })

  it('is found by the branch under its state, by whom and from where', async () => {
    const declined = await secretary.call.people.proposals.list({ status: 'declined', text: '良玉' })
    assert.deepEqual(
      declined.rows.map(({ label, before, after, organizationName }) => ({
        label,
        before,
        after,
        organizationName,
      })),
      [{ label: '学历', before: '大学专科毕业', after: '大学本科毕业', organizationName: '星河一室党支部' }],
    )
    assert.equal((await stranger.call.people.proposals.list({ status: 'declined' })).total, 0)
  })

  it('goes out as a sheet with numbers masked, under the state that is asked for', async () => {
    const [, , accepted, ...none] = await sheetAt(secretary, '/proposals.xlsx?status=accepted')
    assert.deepEqual(none, [])
    assert.deepEqual(accepted?.slice(0, 3), ['秦良玉', '星河一室党支部', '公民身份号码'])
    assert.equal(accepted?.[4], `${right.slice(0, 1)}****************${right.slice(-1)}`)
    const declined = await sheetAt(committee, '/proposals.xlsx?status=declined')
    assert.deepEqual(declined[2]?.slice(7), ['未同意', '一室书记', '请先交毕业证书复印件'])
    assert.equal((await sheetAt(stranger, '/proposals.xlsx?status=declined')).length, 2)
  })
})
