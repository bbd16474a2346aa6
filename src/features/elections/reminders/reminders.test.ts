import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { refusal, stageApproving } from '#src/staging.ts'
import { startTestApp } from '#src/testing.ts'

// The terms of the branches end on 2027-12-01.
const app = await startTestApp({ clock: '2027-09-15T02:00:00Z' })
after(() => app.close())
const { institute, branch, committee, department, stranger } = await stageApproving(app)
const organizationId = institute.organizations.east1

const due = async () => {
  const { rows } = await committee.call.elections.list({ state: 'due', text: '第一党支部' })
  return rows[0]
}
const draft = () => committee.call.elections.reminders.draft({ organizationId })

describe('A branch whose term ends within six months', () => {
  it('stands on the list of those to be reminded, with how near it is and that it was told nothing yet', async () => {
    const row = await due()
    assert.deepEqual([row?.termEndsOn, row?.stage, row?.notice], ['2027-12-01', 'threeMonths', null])
  })

  it('gets a notice written from the register, in the name of the committee above, ready to be issued', async () => {
    const { documentId } = await draft()
    const paper = await committee.call.documents.get({ id: documentId })
    assert.equal(paper.title, '中共东区研究所委员会关于做好按期换届工作的通知')
    assert.deepEqual(
      [paper.addressee, paper.organizationName, paper.findings],
      ['东区第一党支部', '中共东区研究所委员会', []],
    )
    assert.deepEqual(paper.values, {
      ...paper.values,
      electedOn: '2024-12-01',
      due: '将于2027年12月1日任期届满',
      branchMembers: 2,
      branchFullMembers: 2,
      reportBy: '2027-11-01',
    })
    assert.deepEqual((await due())?.notice, { documentId, number: null, issuedOn: null })
    assert.equal((await refusal(draft())).code, 'reminder-drafted')
    assert.equal((await refusal(branch.call.documents.get({ id: documentId }))).status, 404)
  })

  it('reads it once it is issued, and may be told again later', async () => {
    const id = (await due())?.notice?.documentId as number
    const { number } = await committee.call.documents.issue({ id, issuedOn: '2027-09-15' })
    assert.deepEqual((await due())?.notice, { documentId: id, number, issuedOn: '2027-09-15' })
    assert.equal((await branch.call.documents.get({ id })).number, number)
    assert.notEqual((await draft()).documentId, id)
  })

  it('is told by whoever stands above it only, while no election is under way', async () => {
    const asked = { organizationId: institute.organizations.east2 }
    assert.equal((await refusal(branch.call.elections.reminders.draft({ organizationId }))).status, 403)
    assert.equal((await refusal(stranger.call.elections.reminders.draft(asked))).status, 403)
    const { documentId } = await department.call.elections.reminders.draft(asked)
    const paper = await department.call.documents.get({ id: documentId })
    assert.equal(paper.organizationName, '中共星河研究院委员会')

    const issue = () => committee.call.elections.reminders.issue(asked)
    assert.equal((await refusal(issue())).code, 'reminder-drafted')
    await department.call.documents.discard({ id: documentId })
    assert.equal((await refusal(branch.call.elections.reminders.prepared({ organizationId }))).status, 403)
    const prepared = await committee.call.elections.reminders.prepared(asked)
    assert.deepEqual(
      [prepared.addressee, prepared.sender, prepared.issuedOn],
      ['东区第二党支部', '中共东区研究所委员会', '2027-09-15'],
    )
    const before = (await committee.call.documents.list({})).total
    const issued = await issue()
    const sent = await committee.call.documents.get({ id: issued.documentId })
    assert.deepEqual([sent.status, sent.number, sent.title], ['issued', issued.number, prepared.title])
    const said = prepared.paragraphs.map(({ text }) => text).join('')
    assert.match(said, /将于2027年12月1日任期届满.*现有党员2名，其中正式党员2名.*2027年11月1日前报送/)
    assert.doesNotMatch(said, /[［］{}]/)
    assert.equal((await committee.call.documents.list({})).total, before + 1)

    const plan = { plannedOn: '2027-11-20', seats: 0, secretaries: 1, deputies: 0 }
    await branch.call.elections.start({ organizationId, kind: 'election', ...plan })
    assert.equal((await refusal(draft())).code, 'reminder-election-running')
  })
})
