import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { noPaper, type Paper, paperOf, templateFor, whyNotRequest } from '../requests/rules.ts'
import { type StepFacts, stepsFor, stepsOf, whyNotElectYet } from './rules.ts'

const agreed: Paper = { ...noPaper, state: 'agreed', repliedOn: '2026-11-20' }
const begun: StepFacts = {
  kind: 'election',
  first: false,
  officers: true,
  termEndsOn: '2027-02-01',
  plannedOn: '2027-01-15',
  decidedOn: null,
  request: noPaper,
  candidates: noPaper,
  result: noPaper,
  nominated: false,
  prepared: false,
  meetingOn: null,
  elected: false,
  firstMeetingOn: null,
  officersElected: false,
  doneOn: null,
}
const current = (facts: Partial<StepFacts>) =>
  stepsOf({ ...begun, ...facts }).find(({ state }) => state === 'current')?.key

describe('The steps of an election', () => {
  it('are eleven, one after the other', () => {
    assert.equal(stepsOf(begun).length, 11)
    assert.equal(current({}), 'decision')
    assert.equal(current({ decidedOn: '2026-11-01' }), 'request')
    const decided = { decidedOn: '2026-11-01', request: { ...noPaper, state: 'running' as const } }
    assert.equal(current(decided), 'reply')
    const replied = { ...decided, request: agreed }
    assert.equal(current(replied), 'nomination')
    assert.equal(current({ ...replied, nominated: true }), 'candidates')
    const allowed = { ...replied, nominated: true, candidates: agreed }
    assert.equal(current(allowed), 'preparation')
    assert.equal(current({ ...allowed, prepared: true }), 'meeting')
    const met = { ...allowed, prepared: true, meetingOn: '2027-01-15' }
    assert.equal(current(met), 'meeting')
    assert.equal(current({ ...met, elected: true }), 'firstMeeting')
    const elected = { ...met, elected: true, firstMeetingOn: '2027-01-15', officersElected: true }
    assert.equal(current(elected), 'report')
    assert.equal(current({ ...elected, result: agreed }), 'approval')
    assert.equal(current({ ...elected, result: agreed, doneOn: '2027-01-20' }), undefined)
    assert.equal(current({ doneOn: '2027-01-20' }), undefined, 'nothing is left to do once it is registered')
  })

  it('have days by which they should be done', () => {
    const due = Object.fromEntries(stepsOf(begun).map(({ key, dueOn }) => [key, dueOn]))
    assert.deepEqual([due.reminder, due.request, due.meeting], ['2026-08-01', '2026-12-15', '2027-01-15'])
    const late = stepsOf({ ...begun, plannedOn: '2027-03-01' }).find(({ key }) => key === 'meeting')
    assert.equal(late?.dueOn, '2027-02-01')
  })

  it('are fewer of an extension and of a by-election, and of the first one of a new branch', () => {
    assert.deepEqual(stepsFor({ kind: 'extension', first: false, officers: false }), [
      'decision',
      'request',
      'reply',
      'approval',
    ])
    const filling = stepsFor({ kind: 'byElection', first: false, officers: false })
    assert.ok(filling.indexOf('nomination') < filling.indexOf('request'))
    assert.ok(!filling.includes('candidates') && !filling.includes('firstMeeting'))
    const first = stepsFor({ kind: 'election', first: true, officers: false })
    assert.equal(first[0], 'decision')
    assert.ok(!first.includes('reply') && first.includes('candidates'))
  })

  it('ask for a report on the work only where somebody was in office before', () => {
    const document = (first: boolean) =>
      stepsOf({ ...begun, first }).find(({ key }) => key === 'preparation')?.document
    assert.equal(document(false), '工作报告、选举办法、选票')
    assert.equal(document(true), '选举办法、选票')
  })
})

describe('A meeting', () => {
  it('elects only after the organization above agreed: before the act, not after', () => {
    const asked = { kind: 'election', first: false, request: noPaper, candidates: noPaper } as const
    assert.equal(whyNotElectYet(asked), 'election-not-approved')
    assert.equal(whyNotElectYet({ ...asked, request: agreed }), 'candidates-not-approved')
    assert.equal(whyNotElectYet({ ...asked, request: agreed, candidates: agreed }), null)
    assert.equal(whyNotElectYet({ ...asked, kind: 'byElection', request: agreed }), null)
    assert.equal(whyNotElectYet({ ...asked, first: true, candidates: agreed }), null)
  })
})

describe('A request of an election', () => {
  const request = {
    id: 7,
    templateKey: 'request-election',
    number: '东一〔2026〕1号',
    replyNumber: null,
    repliedOn: null,
  }

  it('is the last that was not taken back, or a reply noted from paper', () => {
    const paper = (...statuses: ('draft' | 'running' | 'refused' | 'withdrawn')[]) =>
      paperOf(
        'request-election',
        statuses.map((status) => ({ ...request, status })),
        undefined,
      ).state
    assert.equal(paper(), 'missing')
    assert.equal(paper('refused', 'running'), 'running')
    assert.equal(paper('refused', 'withdrawn'), 'refused')
    assert.equal(
      paperOf('request-candidates', [{ ...request, status: 'agreed' }], undefined).state,
      'missing',
    )
    const noted = { part: 'request', number: '东党〔2026〕3号', repliedOn: '2026-11-01' } as const
    assert.deepEqual(paperOf('request-election', [], noted), {
      ...noPaper,
      state: 'agreed',
      replyNumber: '东党〔2026〕3号',
      repliedOn: '2026-11-01',
    })
  })

  it('is started once, and again after a refusal', () => {
    assert.equal(whyNotRequest(noPaper), null)
    assert.equal(whyNotRequest({ ...noPaper, state: 'refused' }), null)
    assert.equal(whyNotRequest({ ...noPaper, state: 'draft' }), 'paper-under-way')
    assert.equal(whyNotRequest(agreed), 'paper-agreed')
  })

  it('is written from the template of what is asked', () => {
    assert.equal(templateFor('request', 'election', true), 'request-election')
    assert.equal(templateFor('request', 'election', false), 'request-branch-election')
    assert.equal(templateFor('request', 'early', true), 'request-early-election')
    assert.equal(templateFor('request', 'byElection', true), 'request-by-election')
    assert.equal(templateFor('request', 'extension', true), 'request-extension')
    assert.equal(templateFor('candidates', 'election', false), 'request-branch-candidates')
    assert.equal(templateFor('result', 'byElection', true), 'request-election-result')
  })
})
