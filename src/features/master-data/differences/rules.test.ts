import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { differenceKinds } from '../comparison/rules.ts'
import {
  choicesOf,
  isHarmless,
  kindNames,
  opensTransfer,
  standOf,
  whyNotChoice,
  whyNotDecide,
} from './rules.ts'

describe('A difference', () => {
  it('is decided once', () => {
    for (const status of ['open', 'asked', 'replied'] as const) assert.equal(whyNotDecide(status), null)
    assert.equal(whyNotDecide('accepted'), 'difference-accepted')
    assert.equal(whyNotDecide('declined'), 'difference-declined')
    assert.equal(whyNotDecide('settled'), 'difference-settled')
  })
  it('needs a choice where the master data does not say what happened', () => {
    const person = (kind: string) => ({ kind, subject: 'person' as const })
    assert.equal(whyNotChoice(person('retired'), undefined), null)
    assert.equal(whyNotChoice(person('missing'), undefined), 'difference-needs-choice')
    assert.equal(whyNotChoice(person('missing'), 'left'), null)
    assert.equal(whyNotChoice(person('membershipEnded'), 'died'), 'difference-needs-choice')
    assert.equal(whyNotChoice(person('membershipEnded'), 'expelled'), null)
    assert.equal(whyNotChoice(person('admitted'), 'transferredIn'), null)
    assert.deepEqual(choicesOf({ kind: 'missing', subject: 'organization' }), [
      { key: 'closed', title: '已撤销' },
    ])
  })
  it('may be accepted with others only when it ends nothing and moves nobody', () => {
    assert.deepEqual(differenceKinds.filter(isHarmless), ['retired', 'reemployed', 'renamed', 'corrected'])
  })
  it('opens a transfer when a member moves, and for nobody and nothing else', () => {
    const move = { kind: 'moved', subject: 'person', membership: 'active' } as const
    assert.equal(opensTransfer(move), true)
    assert.equal(opensTransfer({ ...move, membership: 'suspended' }), true)
    assert.equal(opensTransfer({ ...move, membership: 'none' }), false)
    assert.equal(opensTransfer({ ...move, membership: 'ended' }), false)
    assert.equal(opensTransfer({ ...move, subject: 'organization', membership: null }), false)
    assert.equal(opensTransfer({ ...move, kind: 'retired' }), false)
  })
  it('has a name for every kind', () => {
    for (const kind of differenceKinds) assert.ok(kindNames[kind])
  })
  it('knows whether the register has changed meanwhile', () => {
    const difference = { masterValue: 'retired', registerValue: 'employed' }
    assert.equal(standOf(difference, 'employed'), 'asBefore')
    assert.equal(standOf(difference, 'retired'), 'agreed')
    assert.equal(standOf(difference, 'left'), 'otherwise')
    assert.equal(standOf({ masterValue: null, registerValue: 'B1' }, null), 'agreed')
  })
})
