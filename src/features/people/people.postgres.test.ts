import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { identityNumberFor } from '#basics/identity-number.ts'
import { insertOrganizations } from '#features/organizations/intake/actions.ts'
import { type Client, startTestApp, type TestApp } from '#src/testing.ts'
import { insertPeople } from './queries.ts'
import { standingsFromDates } from './standings/rules.ts'

let app: TestApp
let clerk: Client, own: Client
let branch: number
let people: number[]
/** Branches without anybody, to be closed while somebody comes. */
const empty = ['E1', 'E2', 'E3', 'E4', 'E5', 'E6']
let emptyIds: number[]

before(async () => {
  app = await startTestApp()
  const root = await app.stage(async (ctx) => {
    const plain = { shortName: null, establishedOn: null, closedOn: null, termYears: null, termFrom: null }
    const placed = await insertOrganizations(
      ctx,
      [
        { ...plain, code: 'R', name: '中共星河研究院委员会', kind: 'committee', parentCode: null },
        { ...plain, code: 'B1', name: '星河一室党支部', kind: 'branch', parentCode: 'R' },
        ...empty.map((code) => ({
          ...plain,
          code,
          name: `星河${code}党支部`,
          kind: 'branch' as const,
          parentCode: 'R',
        })),
      ],
      '测试',
    )
    branch = placed.get('B1')?.id ?? 0
    emptyIds = empty.map((code) => placed.get(code)?.id ?? 0)
    const facts = {
      organizationId: branch,
      groupId: null,
      politicalStatus: 'fullMember',
      membership: 'active',
      employment: 'employed',
      education: '21',
      degree: null,
      occupation: 'professional',
    } as const
    const ids = await insertPeople(
      ctx,
      Array.from({ length: 8 }, (_, at) => ({
        employeeNo: `C${at}`,
        name: `并行${at}`,
        gender: 'male' as const,
        ethnicity: '01',
        birthDate: '1980-05-01',
        identityNumber: null,
        phone: null,
        workStartedOn: null,
        joinedOn: '2010-06-01',
        becameFullOn: '2011-06-01',
        standings: standingsFromDates(facts, '2010-06-01', '2011-06-01'),
      })),
    )
    people = [...ids.values()]
    return placed.get('R')?.id ?? 0
  })
  clerk = await app.as('committee', { organizationId: root })
  own = await app.as('member', { personId: people[0] })
})
after(() => app.close())

/** What came of several requests at once: how many were done, and the codes of the others. */
async function atOnce(requests: Promise<unknown>[]) {
  const settled = await Promise.allSettled(requests)
  const refused = settled.flatMap((one) =>
    one.status === 'rejected' ? [one.reason.data?.code as string] : [],
  )
  return { done: settled.length - refused.length, refused }
}

describe('Of several who act at once', () => {
  it('one ends a membership, the others are told that it has ended', async () => {
    const end = () =>
      clerk.call.people.memberships.end({
        id: people[1] ?? 0,
        ending: 'withdrew',
        on: '2026-11-01',
        reason: '本人申请',
      })
    const { done, refused } = await atOnce([end(), end(), end(), end()])
    assert.equal(done, 1)
    assert.deepEqual(new Set(refused), new Set(['no-membership']))
    const changes = await clerk.call.people.changes.list({ id: people[1] ?? 0 })
    assert.equal(changes.length, 1)
  })

  it('one gets an identity number, the others are told that it is taken', async () => {
    const value = identityNumberFor({ region: '990101', birth: '1980-05-01', sequence: 1 })
    const claim = (id: number) =>
      clerk.call.people.changes.correct({ id, field: 'identityNumber', value, reason: '补录' })
    const { done, refused } = await atOnce(people.slice(2, 7).map(claim))
    assert.equal(done, 1)
    assert.deepEqual(new Set(refused), new Set(['identity-number-taken']))
  })

  it('one becomes secretary', async () => {
    const appoint = (personId: number) =>
      clerk.call.people.posts.appoint({
        organizationId: branch,
        personId,
        kind: 'secretary',
        fromOn: '2026-11-01',
        reason: '选举',
      })
    const { done, refused } = await atOnce(people.slice(2, 6).map(appoint))
    assert.equal(done, 1)
    assert.deepEqual(new Set(refused), new Set(['post-held']))
  })

  it('one proposal of a field stands, and it is decided once', async () => {
    const propose = () =>
      own.call.people.proposals.propose({ field: 'nativePlace', after: '山东', explanation: '补录' })
    const proposed = await atOnce([propose(), propose(), propose()])
    assert.deepEqual([proposed.done, new Set(proposed.refused)], [1, new Set(['proposal-open-already'])])

    const [open] = (await clerk.call.people.proposals.list({})).rows
    const accept = () => clerk.call.people.proposals.accept({ id: open?.id ?? 0 })
    const decline = () => clerk.call.people.proposals.decline({ id: open?.id ?? 0, reason: '不符' })
    const decided = await atOnce([accept(), decline(), accept()])
    assert.deepEqual([decided.done, new Set(decided.refused)], [1, new Set(['proposal-decided'])])
  })

  it('each corrects another field of one person, and nothing is lost', async () => {
    const id = people[7] ?? 0
    const correct = (field: 'nativePlace' | 'homeAddress' | 'phone' | 'workStartedOn', value: string) =>
      clerk.call.people.changes.correct({ id, field, value, reason: '补录' })
    const { done } = await atOnce([
      correct('nativePlace', '山东'),
      correct('homeAddress', '星河路 1 号'),
      correct('phone', '19900000007'),
      correct('workStartedOn', '2002-07-01'),
    ])
    assert.equal(done, 4)
    const { nativePlace, homeAddress, phone, workStartedOn } = await clerk.call.people.get({ id })
    assert.deepEqual(
      [nativePlace, homeAddress, phone, workStartedOn],
      ['山东', '星河****', '199****0007', '2002-07-01'],
    )
    const opened = await clerk.call.people.reveal({ id, field: 'homeAddress', reason: '核对' })
    assert.equal(opened.value, '星河路 1 号')
  })

  it('one closes a branch, or another moves a member into it, never both', async () => {
    for (const organizationId of emptyIds) {
      const close = clerk.call.organizations.close({
        id: organizationId,
        closedOn: '2026-11-20',
        reason: '撤销',
      })
      const move = clerk.call.people.changes.move({
        personIds: [people[7] ?? 0],
        organizationId,
        groupId: null,
        effectiveOn: '2026-11-20',
        reason: '调整',
      })
      const { done, refused } = await atOnce([close, move])
      assert.equal(done, 1)
      assert.ok(['place-closed', 'has-members'].includes(refused[0] ?? ''), refused[0])
    }
  })
})
