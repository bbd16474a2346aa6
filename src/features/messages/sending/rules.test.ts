import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  afterAllQuiet,
  afterQuiet,
  afterRefusal,
  fromParts,
  isQuiet,
  nextDigest,
  type Plan,
  plan,
  roomFor,
  usualQuiet,
} from './rules.ts'

const at = (beijing: string) => new Date(`${beijing}:00+08:00`)
const noon = at('2026-11-24T12:00')

describe('Quiet hours', () => {
  it('go from eight in the evening to eight in the morning', () => {
    assert.deepEqual(
      [
        '2026-11-24T07:59',
        '2026-11-24T08:00',
        '2026-11-24T19:59',
        '2026-11-24T20:00',
        '2026-11-25T00:00',
      ].map((moment) => isQuiet(at(moment), usualQuiet)),
      [true, false, false, true, true],
    )
  })

  it('hold what comes in the evening till the next morning, also over the end of the year and a leap day', () => {
    assert.deepEqual(afterQuiet(at('2026-12-31T23:10'), usualQuiet), at('2027-01-01T08:00'))
    assert.deepEqual(afterQuiet(at('2028-02-28T21:00'), usualQuiet), at('2028-02-29T08:00'))
    assert.deepEqual(afterQuiet(at('2026-11-24T03:00'), usualQuiet), at('2026-11-24T08:00'))
    assert.equal(afterQuiet(noon, usualQuiet), noon)
  })

  it('of a person come on top of those of the house', () => {
    assert.deepEqual(afterAllQuiet(noon, [usualQuiet, { from: 12, until: 14 }]), at('2026-11-24T14:00'))
    assert.deepEqual(
      afterAllQuiet(at('2026-11-24T19:00'), [usualQuiet, { from: 18, until: 21 }]),
      at('2026-11-25T08:00'),
    )
  })

  it('that cover the whole day together leave those of the house', () => {
    assert.deepEqual(
      afterAllQuiet(at('2026-11-24T21:00'), [usualQuiet, { from: 8, until: 20 }]),
      at('2026-11-25T08:00'),
    )
  })

  it('that begin when they end are none', () => {
    assert.equal(isQuiet(noon, { from: 12, until: 12 }), false)
  })
})

describe('The digest of the day', () => {
  it('comes at half past eight: today before it, tomorrow from then on', () => {
    assert.deepEqual(nextDigest(at('2026-11-24T08:29')), at('2026-11-24T08:30'))
    assert.deepEqual(nextDigest(at('2026-11-24T08:30')), at('2026-11-25T08:30'))
    assert.deepEqual(nextDigest(at('2026-12-31T20:00')), at('2027-01-01T08:30'))
  })
})

const given: Plan = {
  texts: ['sms', 'mail'],
  enabled: ['sms', 'mail'],
  reachable: ['sms', 'mail'],
  wish: null,
  urgent: false,
  mandatory: false,
  hasInbox: true,
  sms: 'allowed',
}
const planned = (more: Partial<Plan>, now = noon) =>
  plan({ ...given, ...more }, now).map(({ channel, status, because, held }) => [
    channel,
    status,
    because ?? held,
  ])

describe('A message goes', () => {
  it('by mail first to whoever has an inbox, with the SMS standing by', () => {
    assert.deepEqual(planned({}), [
      ['mail', 'queued', null],
      ['sms', 'waiting', null],
    ])
  })

  it('by SMS at once when it is urgent, day and night', () => {
    assert.deepEqual(planned({ urgent: true }, at('2026-11-24T23:00')), [
      ['sms', 'queued', null],
      ['mail', 'waiting', null],
    ])
  })

  it('by SMS at once, but not at night, to whoever has no inbox', () => {
    assert.deepEqual(planned({ hasInbox: false })[0], ['sms', 'queued', null])
    const [first] = plan({ ...given, hasInbox: false }, at('2026-11-24T22:00'))
    assert.deepEqual([first?.held, first?.notBefore], ['quiet', at('2026-11-25T08:00')])
  })

  it('with the digest when an SMS is all there is and nothing presses', () => {
    const [only] = plan({ ...given, texts: ['sms'] }, noon)
    assert.deepEqual([only?.held, only?.notBefore], ['digest', at('2026-11-25T08:30')])
    assert.deepEqual(planned({ texts: ['sms'], sms: 'needed' }), [['sms', 'queued', null]])
  })

  it('as the person wishes: each at once, or all with the digest', () => {
    const wish = { muted: [], quiet: null, digest: false }
    assert.deepEqual(planned({ texts: ['sms'], wish }), [['sms', 'queued', null]])
    assert.deepEqual(planned({ wish: { ...wish, digest: true } })[0], ['mail', 'queued', 'digest'])
  })

  it('not by a channel that is muted, unless it must', () => {
    const wish = { muted: ['sms' as const], quiet: null, digest: false }
    assert.deepEqual(planned({ wish }), [
      ['mail', 'queued', null],
      ['sms', 'dropped', 'preference'],
    ])
    assert.deepEqual(planned({ wish, mandatory: true, sms: 'needed' })[0], ['sms', 'queued', null])
  })

  it('in the browser first where it is turned on, at once though the rest is gathered; after the SMS when it presses', () => {
    const all = { texts: ['sms', 'mail', 'push'], enabled: ['sms', 'mail', 'push'] } satisfies Partial<Plan>
    const three = { ...all, reachable: all.enabled }
    const wish = { muted: [], quiet: null, digest: true }
    assert.deepEqual(planned({ ...three, wish }), [
      ['push', 'queued', null],
      ['mail', 'waiting', null],
      ['sms', 'waiting', null],
    ])
    assert.deepEqual(planned({ ...three, wish }, at('2026-11-24T22:00'))[0], ['push', 'queued', 'quiet'])
    assert.deepEqual(
      planned({ ...three, urgent: true }).map(([channel]) => channel),
      ['sms', 'push', 'mail'],
    )
    assert.deepEqual(planned({ ...all, reachable: [] })[2], ['push', 'dropped', 'no-device'])
  })

  it('nowhere but the inbox when nothing else is there, and says why', () => {
    assert.deepEqual(planned({ reachable: [] }), [
      ['sms', 'dropped', 'no-number'],
      ['mail', 'dropped', 'no-mail'],
    ])
    assert.deepEqual(planned({ enabled: [] }), [])
    assert.deepEqual(planned({ sms: 'never', texts: ['sms'] }), [])
  })
})

describe('A try that sent nothing', () => {
  it('is made again later and later, five times in all', () => {
    const minutes = (tries: number) => {
      const next = afterRefusal({ tries, again: true }, noon)
      return next.status === 'queued' ? (next.notBefore.getTime() - noon.getTime()) / 60_000 : next.status
    }
    assert.deepEqual([1, 2, 3, 4, 5].map(minutes), [1, 4, 16, 64, 'failed'])
  })

  it('is not made again when the gateway will never take it', () => {
    assert.deepEqual(afterRefusal({ tries: 1, again: false }, noon), { status: 'failed' })
  })
})

describe('What carriers say of the parts', () => {
  it('makes the whole delivered once all are, and failed as soon as one is', () => {
    assert.equal(fromParts([]), null)
    assert.equal(fromParts([{ delivered: true }, { delivered: null }]), null)
    assert.equal(fromParts([{ delivered: true }, { delivered: true }]), 'delivered')
    assert.equal(fromParts([{ delivered: null }, { delivered: false }]), 'failed')
  })
})

describe('The speed of a gateway', () => {
  it('leaves room for what it takes in a minute, never less than none', () => {
    assert.deepEqual([roomFor(60, 0), roomFor(60, 59), roomFor(60, 80)], [60, 1, 0])
  })
})
