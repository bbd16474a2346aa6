import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { noPaper } from '../../requests/rules.ts'
import type { Step } from '../../steps/rules.ts'
import { type ChainFacts, chainOf, electBy, linksFor } from './rules.ts'

const begun: ChainFacts = {
  kind: 'establishment',
  branchKind: 'branch',
  status: 'running',
  decidedOn: '2026-11-02',
  paper: noPaper,
  verdictOn: null,
  effectiveOn: null,
  election: null,
  termFrom: null,
  filedOn: null,
}
const agreed = {
  ...noPaper,
  state: 'agreed',
  replyNumber: '星党〔2026〕8号',
  repliedOn: '2026-11-10',
} as const
const founded: ChainFacts = {
  ...begun,
  status: 'done',
  paper: agreed,
  verdictOn: '2026-11-09',
  effectiveOn: '2026-11-10',
}
const step = (key: Step['key'], state: Step['state'], on: string | null = null): Step => ({
  key,
  title: key,
  actor: 'branch',
  document: '',
  state,
  on,
  dueOn: null,
  paper: null,
})
const electing = (steps: Step[]): ChainFacts => ({
  ...founded,
  election: { status: 'running', plannedOn: '2026-11-25', steps },
})
const current = (facts: ChainFacts) => chainOf(facts).find(({ state }) => state === 'current')?.key

describe('The chain of a founding', () => {
  it('goes from the decision to the record; what is no founding ends in the register', () => {
    assert.equal(linksFor(begun).length, 10)
    assert.equal(linksFor({ kind: 'closure', branchKind: null }).at(-1), 'registration')
    assert.equal(linksFor({ kind: 'renaming', branchKind: null }).length, 5)
  })

  it('leads a temporary branch to no election (支部工作条例第七条)', () => {
    const keys = linksFor({ kind: 'establishment', branchKind: 'temporaryBranch' })
    assert.deepEqual(keys.slice(-2), ['registration', 'filing'])
  })

  it('lights the request, the review and the reply in their turn', () => {
    assert.equal(current(begun), 'request')
    assert.equal(current({ ...begun, paper: { ...noPaper, state: 'draft' } }), 'request')
    const sent = { ...begun, paper: { ...noPaper, state: 'running' } } as const
    assert.equal(current(sent), 'review')
    assert.equal(current({ ...sent, verdictOn: '2026-11-09' }), 'reply')
    assert.equal(current({ ...begun, paper: agreed }), 'registration')
    assert.equal(current({ ...begun, status: 'withdrawn' }), undefined)
  })

  it('leads on to the first election within a month of the founding', () => {
    assert.equal(electBy('2026-11-10'), '2026-12-10')
    assert.equal(electBy('2027-01-31'), '2027-02-28')
    assert.equal(current(founded), 'preparation')
    const meeting = chainOf(founded).find(({ key }) => key === 'meeting')
    assert.equal(meeting?.dueOn, '2026-12-10')
    assert.equal(chainOf(begun).find(({ key }) => key === 'meeting')?.dueOn, null)
  })

  it('follows the steps of the election, and says which is its turn', () => {
    const preparing = electing([
      step('decision', 'done'),
      step('nomination', 'current'),
      step('meeting', 'later'),
    ])
    const [link] = chainOf(preparing).filter(({ state }) => state === 'current')
    assert.deepEqual([link?.key, link?.step], ['preparation', 'nomination'])
    const before = [step('decision', 'done'), step('preparation', 'done')]
    const voting = electing([
      ...before,
      step('meeting', 'done', '2026-11-25'),
      step('firstMeeting', 'current'),
    ])
    assert.equal(current(voting), 'meeting', 'a committee elects its secretary, too')
    const voted = [...before, step('meeting', 'done', '2026-11-25'), step('report', 'current')]
    assert.equal(current(electing(voted)), 'report')
    assert.equal(chainOf(electing(voted)).find(({ key }) => key === 'meeting')?.on, '2026-11-25')
  })

  it('is done when a term runs and the department has taken note, the term registered from paper or not', () => {
    const elected = { ...founded, termFrom: '2026-11-25' }
    assert.equal(current(elected), 'filing')
    assert.equal(current({ ...elected, filedOn: '2026-12-01' }), undefined)
  })
})
