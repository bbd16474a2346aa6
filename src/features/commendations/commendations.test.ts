import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertPeople } from '#features/people/queries.ts'
import { readSheet } from '#platform/sheets.ts'
import { type Client, type Institute, personOf, plantInstitute, startTestApp } from '#src/testing.ts'

const app = await startTestApp()
after(() => app.close())

let institute: Institute
let branch: Client, committee: Client, department: Client, stranger: Client
let veteran: number

const refused = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => assert.fail('was not refused'),
    (why) => why,
  )
  return (error.data?.code ?? error.status) as string
}
const proposal = (more: object = {}) => ({
  kind: 'excellentMember' as const,
  level: '所级' as const,
  year: 2026,
  deeds: '攻坚克难，完成两项关键试验。',
  ...more,
})
const propose = (who: Client, more: object) => who.call.commendations.propose(proposal(more))

before(async () => {
  institute = await app.stage(plantInstitute)
  const { root, east, east1, west1 } = institute.organizations
  branch = await app.as('branch', { organizationId: east1, name: '东一书记' })
  committee = await app.as('committee', { organizationId: east, name: '东区党委' })
  department = await app.as('politicalWorkDepartment', { organizationId: root, name: '政工' })
  stranger = await app.as('branch', { organizationId: west1, name: '西一书记' })
  const old = personOf('east1', 'member', east1, 50)
  old.birthDate = '1948-02-01'
  old.joinedOn = '1975-07-01'
  old.becameFullOn = '1976-07-01'
  veteran = (await app.stage((ctx) => insertPeople(ctx, [old]))).get(old.employeeNo) as number
})

describe('A commendation', () => {
  it('is proposed from the register by the branch, each person lawfully and once', async () => {
    const { people } = institute
    const personIds = [people.east1.member]
    assert.equal(await refused(propose(stranger, { personIds })), 'not-found')
    assert.equal(
      await refused(propose(branch, { personIds: [people.east1.masses] })),
      'commendation-full-member',
    )
    assert.equal(await refused(propose(branch, { personIds: [] })), 'commendation-whom')
    assert.equal(await refused(propose(branch, { personIds, level: '国家级' })), 'commendation-level')
    assert.equal(await refused(propose(branch, { personIds, year: 2020 })), 'commendation-year')
    assert.equal(await refused(propose(branch, { personIds, kind: 'excellentWorker' })), 'commendation-post')
    const both = [people.east1.member, people.east1.secretary]
    assert.equal((await propose(branch, { personIds: both })).ids.length, 2)
    assert.equal(await refused(propose(branch, { personIds })), 'commendation-known')
    assert.equal((await branch.call.commendations.list({ state: 'proposed' })).total, 2)
    assert.equal((await stranger.call.commendations.list({})).total, 0)
  })

  it('is reviewed by the committee, decided at its own level, and stands on the person’s record', async () => {
    const { people } = institute
    const { rows } = await committee.call.commendations.list({ text: '东一党员', state: 'open' })
    const id = rows[0]?.id as number
    assert.deepEqual((await branch.call.commendations.get({ id })).may, ['withdraw'])
    const award = { id, awardedBy: '中共东区研究所委员会' }
    assert.equal(await refused(committee.call.commendations.award(award)), 'commendation-moved-on')
    assert.equal(
      await refused(branch.call.commendations.review({ id, opinion: '同意推荐' })),
      'not-permitted',
    )
    const reviewed = await committee.call.commendations.review({ id, opinion: '同意推荐' })
    assert.deepEqual([reviewed.state, reviewed.may], ['reviewed', ['award', 'decline']])
    assert.equal((await branch.fetch(`/api/commendations/${id}/certificate.pdf`)).status, 409)
    const late = { ...award, awardedOn: '2026-12-01' }
    assert.equal(await refused(committee.call.commendations.award(late)), 'commendation-in-future')
    const awarded = await committee.call.commendations.award(award)
    assert.deepEqual([awarded.state, awarded.awardedOn, awarded.may], ['awarded', '2026-11-24', []])

    const { honours } = await branch.call.people.dossier.get({ id: people.east1.member })
    assert.deepEqual(
      honours.map(({ title, level, awardedBy }) => [title, level, awardedBy]),
      [['优秀共产党员', '所级', '中共东区研究所委员会']],
    )
    const { tables } = await committee.call.statistics.report({
      organizationId: institute.organizations.east,
      tables: ['commendations'],
    })
    assert.equal(tables[0]?.rows.find(({ label }) => label === '优秀共产党员')?.cells[0], 1)
    const pdf = await branch.fetch(`/api/commendations/${id}/certificate.pdf`)
    assert.equal(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
      '%PDF-',
    )
  })

  it('of the institute is decided by its department alone', async () => {
    const personIds = [institute.people.east1.secretary]
    const { ids } = await propose(branch, { personIds, level: '院级', kind: 'excellentWorker' })
    const id = ids[0] as number
    await committee.call.commendations.review({ id, opinion: '同意推荐' })
    const award = { id, awardedBy: '星河研究院党委' }
    assert.equal(await refused(committee.call.commendations.award(award)), 'commendation-decide-above')
    assert.match((await department.call.commendations.award(award)).certificate ?? '', /^2026W\d{5}$/)
  })

  it('may be for an organization, declined with the reason, or taken back in time', async () => {
    const { east1, east2 } = institute.organizations
    const kind = 'advancedOrganization'
    const { ids } = await propose(branch, { kind, organizationId: east1 })
    const id = ids[0] as number
    assert.equal(await refused(propose(branch, { kind, organizationId: east2 })), 'not-found')
    const declined = await committee.call.commendations.decline({ id, reason: '名额已满' })
    assert.deepEqual([declined.state, declined.endedBecause], ['declined', '名额已满'])
    const again = (await propose(branch, { kind, organizationId: east1 })).ids[0] as number
    assert.equal(
      (await branch.call.commendations.withdraw({ id: again, reason: '材料还要补充' })).state,
      'withdrawn',
    )
    assert.equal(
      await refused(branch.call.commendations.withdraw({ id: again, reason: '再撤一次' })),
      'commendation-moved-on',
    )
    assert.equal((await branch.fetch('/api/commendations.xlsx')).status, 200)
  })
})

describe('光荣在党50年', () => {
  it('finds those whose fifty years are over on 1 July, and proposes each once', async () => {
    const due = await committee.call.commendations.anniversaries({ year: 2026 })
    assert.deepEqual(
      due.rows.map(({ personId, years }) => [personId, years]),
      [[veteran, 50]],
    )
    assert.equal((await committee.call.commendations.anniversaries({ year: 2025 })).total, 0)
    const sheet = async (year: number) => {
      const file = await committee.fetch(`/api/commendation-anniversaries.xlsx?year=${year}`)
      const lines: unknown[][] = []
      for await (const { cells } of readSheet(Buffer.from(await file.arrayBuffer()), 'years.xlsx'))
        lines.push(cells)
      return lines.map((cells) => String(cells.at(-1)))
    }
    assert.equal((await sheet(2026)).at(-1), '50')
    assert.equal((await sheet(2025)).at(-1), '党龄（年）')
    const fifty = { kind: 'fiftyYears', level: '国家级', deeds: '一贯表现良好', personIds: [veteran] }
    assert.equal(await refused(propose(branch, { ...fifty, year: 2025 })), 'commendation-too-early')
    await propose(branch, fifty)
    assert.equal((await committee.call.commendations.anniversaries({ year: 2026 })).total, 0)
    assert.equal(await refused(propose(branch, { ...fifty, year: 2027 })), 'commendation-known')
  })
})
