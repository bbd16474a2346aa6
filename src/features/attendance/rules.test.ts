import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { codeText, rateOf, readCode, type SignInFacts, signedBy, turnAt, whyNotSignIn } from './rules.ts'

const now = new Date('2026-11-24T08:00:10Z')
const mark = 'a0b1c2d3e4f5a6b7c8d9'
const codeOf = (at: Date) => ({ meetingId: 12, turn: turnAt(at), mark })
const before = (seconds: number) => new Date(now.getTime() - seconds * 1000)
const facts = (more: Partial<SignInFacts> = {}): SignInFacts => ({
  code: codeOf(now),
  mark,
  now,
  status: 'notified',
  onRoll: true,
  ...more,
})

describe('The code on the screen', () => {
  it('is read as it was written', () => {
    assert.deepEqual(readCode(codeText(codeOf(now))), codeOf(now))
  })

  it('is none when anything of it is missing or added', () => {
    const text = codeText(codeOf(now))
    const wrong = [
      '',
      'sign-in',
      `0${text}`,
      `${text}0`,
      text.slice(0, -1),
      text.replace('-', ' '),
      `${text}\n`,
    ]
    assert.deepEqual(
      wrong.map(readCode),
      wrong.map(() => null),
    )
  })

  it('is another one half a minute later', () => {
    assert.equal(turnAt(new Date('2026-11-24T08:00:29Z')), turnAt(now))
    assert.equal(turnAt(new Date('2026-11-24T08:00:30Z')), turnAt(now) + 1)
  })
})

describe('Signing in', () => {
  it('is for whoever is to come, until the record is confirmed', () => {
    assert.equal(whyNotSignIn(facts()), null)
    assert.equal(whyNotSignIn(facts({ status: 'planned' })), null)
    assert.equal(whyNotSignIn(facts({ status: 'held' })), null)
    assert.equal(whyNotSignIn(facts({ status: 'confirmed' })), 'sign-in-confirmed')
    assert.equal(whyNotSignIn(facts({ status: 'cancelled' })), 'sign-in-cancelled')
    assert.equal(whyNotSignIn(facts({ onRoll: false })), 'sign-in-not-on-roll')
  })

  it('takes no code but the platform’s own, and none of the future', () => {
    assert.equal(whyNotSignIn(facts({ mark: 'f'.repeat(20) })), 'sign-in-code-unknown')
    assert.equal(whyNotSignIn(facts({ code: codeOf(before(-60)) })), 'sign-in-code-unknown')
    // Whoever is a stranger with a false code learns nothing of the meeting.
    assert.equal(
      whyNotSignIn(facts({ mark: '', onRoll: false, status: 'confirmed' })),
      'sign-in-code-unknown',
    )
  })

  it('without signal is sent within a day and a half', () => {
    assert.equal(whyNotSignIn(facts({ code: codeOf(before(36 * 3600)) })), null)
    assert.equal(whyNotSignIn(facts({ code: codeOf(before(36 * 3600 + 60)) })), 'sign-in-too-late')
  })

  it('counts from now on with a fresh code, and says when it came later', () => {
    assert.deepEqual(signedBy(codeOf(now), now), { way: 'code', signedAt: now })
    assert.equal(signedBy(codeOf(before(5 * 60)), now).way, 'code')
    const code = codeOf(before(2 * 3600))
    assert.deepEqual(signedBy(code, now), { way: 'delayed', signedAt: new Date('2026-11-24T06:00:00Z') })
  })
})

describe('The rate', () => {
  it('is of those who were to come', () => {
    assert.equal(rateOf(7, 9), 77.8)
    assert.equal(rateOf(0, 9), 0)
    assert.equal(rateOf(9, 9), 100)
    assert.equal(rateOf(0, 0), null)
  })
})
