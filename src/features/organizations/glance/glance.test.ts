import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertPost } from '#features/people/posts/queries.ts'
import { insertPeople, type NewPerson } from '#features/people/queries.ts'
import type { Standing } from '#features/people/standings/rules.ts'
import { type Client, startTestApp, type TestApp } from '#src/testing.ts'
import { insertOrganizations } from '../intake/actions.ts'
import type { OrganizationKind } from '../rules.ts'

const row = (
  code: string,
  kind: OrganizationKind,
  parentCode: string | null,
  termFrom: string | null = null,
) => ({
  code,
  name: `星河研究院${code}`,
  shortName: null,
  kind,
  parentCode,
  establishedOn: '2010-07-01',
  closedOn: null,
  termYears: null,
  termFrom,
})

let serial = 0
/** A member of a branch since July 2020, unless told otherwise. */
const person = (organizationId: number, more: Partial<Standing> = {}): NewPerson => {
  const facts = { politicalStatus: 'fullMember', membership: 'active', ...more } as const
  const standing = {
    from: '2020-07-01',
    until: null,
    organizationId,
    previousOrganizationId: null,
    groupId: null,
    employment: 'employed',
    education: '21',
    degree: null,
    occupation: 'professional',
    beganBy: 'known',
    ...facts,
  } as const
  const isMember = facts.membership !== 'none'
  return {
    employeeNo: `G${++serial}`,
    name: `秦小月${serial}`,
    gender: 'female',
    ethnicity: '01',
    birthDate: '1985-06-18',
    identityNumber: null,
    phone: null,
    workStartedOn: null,
    joinedOn: isMember ? '2010-07-01' : null,
    becameFullOn: facts.politicalStatus === 'fullMember' ? '2011-07-01' : null,
    standings: [standing],
  }
}

describe('An organization at a glance', () => {
  let app: TestApp
  let department: Client
  let id: (code: string) => number
  let people: Map<string, number>

  before(async () => {
    app = await startTestApp()
    const rows = [
      row('党委', 'committee', null, '2020-01-15'),
      row('一支部', 'branch', '党委', '2023-09-01'),
      row('二支部', 'branch', '党委', '2024-03-01'),
      row('三支部', 'jointBranch', '党委'),
    ]
    const placed = await app.stage((ctx) => insertOrganizations(ctx, rows, 'demo'))
    id = (code) => placed.get(code)?.id as number
    const first = id('一支部')
    people = await app.stage((ctx) =>
      insertPeople(ctx, [
        ...Array.from({ length: 6 }, () => person(first)),
        person(first, { from: '2026-06-01' }),
        person(first, { politicalStatus: 'probationaryMember' }),
        person(first, { membership: 'suspended' }),
        person(first, { politicalStatus: 'activist', membership: 'none' }),
        person(first, { politicalStatus: 'masses', membership: 'none' }),
        person(id('二支部')),
        person(id('二支部'), { politicalStatus: 'candidate', membership: 'none' }),
      ]),
    )
    department = await app.as('politicalWorkDepartment', { organizationId: id('党委'), name: '周明' })
  })
  after(() => app.close())

  const glance = (code: string, asOf?: string) =>
    department.call.organizations.atAGlance({ id: id(code), asOf })
  const codes = (findings: { code: string }[]) => findings.map(({ code }) => code)

  it('counts its people by what they are', async () => {
    const { members, fullMembers, probationary, suspended, activists, others } = await glance('一支部')
    assert.deepEqual([members, fullMembers, probationary, suspended, activists, others], [8, 7, 1, 1, 1, 1])
  })

  it('counts everything below it, people and organizations', async () => {
    const above = await glance('党委')
    assert.deepEqual([above.members, above.candidates, above.committees, above.branches], [9, 1, 0, 3])
    assert.deepEqual([above.termsOverdue, above.termsSoon], [1, 1])
  })

  it('counts those of a past day', async () => {
    const before = await glance('一支部', '2026-05-31')
    assert.deepEqual([before.members, before.fullMembers], [7, 6])
    assert.equal((await glance('党委', '2019-12-31')).members, 0)
    const list = await department.call.organizations.list({
      asOf: '2026-05-31',
      sort: 'code',
      text: '一支部',
    })
    assert.equal(list.rows[0]?.members, 7)
  })

  it('says what the rules find, where it is written, and what to do', async () => {
    const { findings } = await glance('一支部')
    assert.deepEqual(codes(findings), ['committee-needed', 'secretary-missing', 'term-overdue'])
    assert.deepEqual(findings[0], {
      code: 'committee-needed',
      severity: 'error',
      article: '支部工作条例（试行）第二十条',
      says: '正式党员 7 人，满 7 人应设支部委员会',
      remedy: '请召开党员大会选举支部委员会，并登记委员。',
    })
    assert.deepEqual(codes((await glance('二支部')).findings), [
      'too-few-full-members',
      'secretary-missing',
      'term-soon',
    ])
    assert.deepEqual(codes((await glance('三支部')).findings), ['term-missing'])
    assert.deepEqual(codes((await glance('党委')).findings), ['term-overdue'])
    assert.deepEqual(codes((await glance('一支部', '2026-05-31')).findings), [
      'secretary-missing',
      'term-soon',
    ])
  })

  it('names those who hold its posts, and who can see it', async () => {
    const post = { organizationId: id('一支部'), duty: null, groupId: null, fromOn: '2026-02-01' }
    await app.stage(async (ctx) => {
      await insertPost(ctx, { ...post, personId: people.get('G1') as number, kind: 'secretary' })
      const duty = { kind: 'committeeMember', duty: 'organization' } as const
      await insertPost(ctx, { ...post, ...duty, personId: people.get('G2') as number })
    })
    const { officers, findings } = await glance('一支部')
    assert.deepEqual(
      officers.map(({ name, kind, duty }) => [name, kind, duty]),
      [
        ['秦小月1', 'secretary', null],
        ['秦小月2', 'committeeMember', 'organization'],
      ],
    )
    assert.deepEqual(codes(findings), ['term-overdue'])
    assert.deepEqual((await glance('一支部', '2026-01-31')).officers, [])
    const readers = await department.call.organizations.readers({ id: id('一支部') })
    assert.match(readers.sentence, /^本支部的书记、副书记、委员，上级党组织/)
    assert.deepEqual(readers.holders, [
      {
        organizationId: id('一支部'),
        organization: '星河研究院一支部',
        role: '党支部',
        names: ['秦小月1', '秦小月2'],
      },
      { organizationId: id('党委'), organization: '星河研究院党委', role: '政工部门', names: ['周明'] },
    ])
  })

  describe('Its term', () => {
    const reason = '党员大会选举结果'
    const terms = () => department.call.organizations.terms
    const codeOf = (call: Promise<unknown>) =>
      call.then(
        () => null,
        (error: { data?: { code: string } }) => error.data?.code,
      )

    it('begins on a day, for the usual years, and ends the one before', async () => {
      const { term } = await terms().set({ id: id('一支部'), fromOn: '2026-11-20', reason })
      assert.deepEqual([term?.fromOn, term?.endsOn, term?.status], ['2026-11-20', '2029-11-20', 'running'])
      const old = await department.call.organizations.get({ id: id('一支部'), asOf: '2026-11-19' })
      assert.deepEqual([old.term?.fromOn, old.term?.endedOn], ['2023-09-01', '2026-11-20'])
      assert.equal(
        await codeOf(terms().set({ id: id('一支部'), fromOn: '2026-11-20', reason })),
        'term-exists',
      )
      assert.equal(
        await codeOf(terms().set({ id: id('三支部'), fromOn: '2026-11-25', reason })),
        'effective-in-future',
      )
    })

    it('is extended with approval, by a year at most', async () => {
      const { term } = await terms().extend({ id: id('党委'), endsOn: '2026-01-15', reason: '上级党委批复' })
      assert.deepEqual([term?.endsOn, term?.extendedBecause], ['2026-01-15', '上级党委批复'])
      assert.equal(
        await codeOf(terms().extend({ id: id('党委'), endsOn: '2026-01-16', reason })),
        'extension-too-long',
      )
      assert.equal(
        await codeOf(terms().extend({ id: id('三支部'), endsOn: '2027-01-01', reason })),
        'term-missing',
      )
    })
  })
})
