import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertPeople } from '#features/people/queries.ts'
import { readSheet } from '#platform/sheets.ts'
import { type Client, type Institute, personOf, plantInstitute, startTestApp } from '#src/testing.ts'
import { sweep } from '../jobs.ts'

const app = await startTestApp({ jobs: true })
after(() => app.close())

let institute: Institute
let office: Client, department: Client, branch: Client, stranger: Client
let four: number[], probationary: number

before(async () => {
  institute = await app.stage(plantInstitute)
  const { organizations } = institute
  const people = [1, 2, 3, 4, 5].map((n) => personOf('east1', 'member', organizations.east1, n))
  const late = people[4]
  if (late) {
    late.becameFullOn = null
    for (const one of late.standings) one.politicalStatus = 'probationaryMember'
  }
  const ids = await app.stage((ctx) => insertPeople(ctx, people))
  const numbered = (n: number) => ids.get(`east1-member-${n}`) as number
  four = [1, 2, 3, 4].map(numbered)
  probationary = numbered(5)
  office = await app.as('committee', { organizationId: organizations.east, name: '东区经办' })
  department = await app.as('politicalWorkDepartment', { organizationId: organizations.root })
  branch = await app.as('branch', { organizationId: organizations.east1 })
  stranger = await app.as('committee', { organizationId: organizations.west })
})

const today = '2026-11-24'
const why = { grounds: '项目部党员增加，便于开展组织生活', decidedOn: '2026-11-20' }
const founding = () => ({
  organizationId: institute.organizations.east,
  branchKind: 'branch' as const,
  name: '东区第三党支部',
  code: 'east3',
  ...why,
})
const code = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => assert.fail('was not refused'),
    (refusal) => refusal,
  )
  return error.data?.code as string
}
async function runJobs(): Promise<void> {
  await app.stage((ctx) => ctx.later(sweep, {}))
  await app.world.jobs?.drain()
}
const establish = (more: object = {}) =>
  office.call.elections.establishments.establish({ ...founding(), personIds: four, ...more })
const note = (id: number) =>
  department.call.elections.establishments.note({ id, number: '星党〔2026〕8号', repliedOn: today })

describe('A branch is set up', () => {
  it('of three full members at least, one on probation does not count', async () => {
    assert.equal(
      await code(establish({ personIds: [...four.slice(0, 2), probationary] })),
      'founding-too-few',
    )
    assert.equal(await code(establish({ branchKind: 'jointBranch' })), 'founding-joint-units')
    assert.equal(await code(establish({ branchKind: 'temporaryBranch' })), 'founding-temporary-moves')
    assert.equal(await code(establish({ code: 'east1' })), 'organization-code-taken')
    assert.equal(
      await code(stranger.call.elections.establishments.establish({ ...founding(), personIds: four })),
      'not-found',
    )
    assert.equal(await code(branch.call.elections.establishments.establish(founding())), 'not-permitted')
  })

  it('is asked for with its roster, and stands in the register with its members once the reply is there', async () => {
    const { id } = await establish({ personIds: [...four, probationary], secretaryId: four[0] })
    const asked = await office.call.elections.establishments.request({ id })
    const paper = await office.call.documents.get({ id: asked.documentId })
    assert.equal(paper.title, '中共东区研究所委员会关于成立东区第三党支部的请示')
    assert.deepEqual([paper.values.newFullMembers, paper.values.newProbationary], [4, 1])
    assert.equal(await code(office.call.elections.establishments.request({ id })), 'paper-under-way')
    assert.equal(await code(office.call.elections.establishments.register({ id })), 'result-not-approved')
    await office.call.requests.discard({ id: asked.requestId })

    await note(id)
    await runJobs()
    const done = await office.call.elections.establishments.get({ id })
    assert.deepEqual([done.status, done.effectiveOn, done.title], ['done', today, '成立东区第三党支部'])
    const founded = await office.call.organizations.get({ id: done.subjectId ?? 0 })
    assert.deepEqual([founded.name, founded.kind, founded.establishedOn], ['东区第三党支部', 'branch', today])
    const glance = await office.call.organizations.atAGlance({ id: founded.id })
    assert.deepEqual([glance.fullMembers, glance.probationary], [4, 1])
    assert.equal(await code(note(id)), 'establishment-over')

    const begun = {
      organizationId: founded.id,
      kind: 'election',
      plannedOn: '2026-12-10',
      secretaries: 1,
    } as const
    const election = await office.call.elections.start(begun)
    const { steps } = await office.call.elections.get({ id: election.id })
    assert.equal(steps[0]?.key, 'decision', 'its first election was allowed with the branch itself')
  })

  it('with a warning where it is large or covers many units', async () => {
    const joint = { branchKind: 'jointBranch', name: '东区联合党支部', code: 'east4', units: 6 }
    const people = institute.people.east2
    const rest = [people.secretary, people.member, institute.people.east1.member]
    const { id } = await establish({ ...joint, personIds: rest })
    const { warnings } = await office.call.elections.establishments.get({ id })
    assert.equal(warnings.length, 1)
    assert.match(warnings[0] ?? '', /一般不超过 5 个/)
    const taken = await office.call.elections.establishments.withdraw({ id, reason: '上级要求另行研究' })
    assert.equal(taken.status, 'withdrawn')
    const { rows } = await office.call.elections.establishments.list({ status: 'withdrawn' })
    assert.deepEqual(
      rows.map(({ title }) => title),
      ['成立东区联合党支部'],
    )
    assert.equal((await stranger.call.elections.establishments.list({ status: 'withdrawn' })).total, 0)
  })
})

describe('A branch is closed', () => {
  it('when its members have a branch to go to; they go with it', async () => {
    const { east1, east2 } = institute.organizations
    const closing = { subjectId: east2, ...why }
    assert.equal(await code(office.call.elections.establishments.close(closing)), 'dissolve-members')
    const { id } = await office.call.elections.establishments.close({ ...closing, receivingId: east1 })
    const twice = office.call.elections.establishments.close({ ...closing, receivingId: east1 })
    assert.equal(await code(twice), 'establishment-running')
    const asked = await office.call.elections.establishments.request({ id })
    const paper = await office.call.documents.get({ id: asked.documentId })
    assert.deepEqual([paper.values.movedMembers, paper.values.receivingName], [2, '东区第一党支部'])
    await office.call.requests.discard({ id: asked.requestId })
    await note(id)
    const done = await office.call.elections.establishments.register({ id })
    assert.equal(done.status, 'done')
    assert.equal((await office.call.organizations.get({ id: east2 })).closedOn, today)
    const moved = await office.call.people.get({ id: institute.people.east2.member })
    assert.equal(moved.organizationId, east1)
  })
})

describe('A branch is renamed', () => {
  it('by its own wish and the reply of the organization above', async () => {
    const { east1 } = institute.organizations
    const renaming = { subjectId: east1, name: '东区第一研究室党支部', ...why }
    const { id } = await branch.call.elections.establishments.rename(renaming)
    const same = branch.call.elections.establishments.rename({ ...renaming, name: '东区第一党支部' })
    assert.equal(await code(same), 'same-name')
    await office.call.elections.establishments.note({ id, number: '东党〔2026〕8号', repliedOn: today })
    await runJobs()
    assert.equal((await branch.call.organizations.get({ id: east1 })).name, '东区第一研究室党支部')
  })
})

describe('A proposed secretary', () => {
  it('is one of the full members who move into it', async () => {
    const fourth = { code: 'east4', name: '东区第四党支部' }
    const [secretaryId, ...others] = four
    assert.equal(
      await code(establish({ ...fourth, personIds: others, secretaryId })),
      'founding-secretary-elsewhere',
    )
    const five = [...four, probationary]
    assert.equal(
      await code(establish({ ...fourth, personIds: five, secretaryId: probationary })),
      'founding-secretary-probationary',
    )
    const { id } = await establish({ ...fourth, secretaryId })
    assert.equal((await office.call.elections.establishments.get({ id })).secretaryName, '东一党员1')
  })
})

it('The list is exported as it is asked for', async () => {
  const answer = await office.fetch('/api/establishments.xlsx?status=done')
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const rows = (await Array.fromAsync(readSheet(bytes, 'x.xlsx'))).map(({ cells }) => cells)
  assert.deepEqual(rows[1]?.slice(0, 4), ['事项', '类别', '状态', '提出单位'])
  assert.ok(rows.slice(2).length > 0 && rows.slice(2).every(([, , state]) => state === '已办结'))
  const elsewhere = await stranger.fetch('/api/establishments.xlsx?status=done')
  const theirs = await Array.fromAsync(readSheet(new Uint8Array(await elsewhere.arrayBuffer()), 'x.xlsx'))
  assert.equal(theirs.length, 2)
})
