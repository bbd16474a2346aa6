import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { usualSettings } from '../rules.ts'
import { keepsOf, proposalOf, whyNotConfirm, whyNotSend } from './rules.ts'

describe('What is handed up', () => {
  it('is everything of a branch, and of a committee what the department’s share leaves', () => {
    assert.deepEqual(
      (['branch', 'jointBranch', 'generalBranch', 'committee'] as const).map((kind) =>
        keepsOf(kind, usualSettings),
      ),
      [0, 0, 0, 80],
    )
    const whole = { collectedFen: 1_234_56, receivedFen: 0, keeps: 0 }
    assert.deepEqual(proposalOf(whole), { keptFen: 0, fen: 1_234_56 })
  })

  it('is parted to the cent: what stays and what goes make the whole', () => {
    const { keptFen, fen } = proposalOf({ collectedFen: 1, receivedFen: 1_000_02, keeps: 80 })
    assert.deepEqual([keptFen, fen], [800_02, 200_01])
  })

  const sending = {
    fen: 500_00,
    proposedFen: 500_00,
    balanceFen: 500_00,
    untilMonth: '2026-10',
    handedOn: '2026-11-03',
    now: '2026-11',
    today: '2026-11-24',
    note: null,
  }
  const codes = (changes: Partial<Parameters<typeof whyNotSend>[0]>[]) =>
    changes.map((change) => whyNotSend({ ...sending, ...change })?.code ?? null)

  it('is there, is of months that have begun, and differs only with a word on why', () => {
    assert.deepEqual(
      codes([
        {},
        { untilMonth: '2026-12' },
        { handedOn: '2026-11-25' },
        { proposedFen: 0 },
        { fen: 500_01, note: '多交一分' },
        { fen: 499_00 },
        { fen: 499_00, note: '一人交来的是旧币，待换' },
        { fen: 600_00, balanceFen: 700_00 },
        { fen: 600_00, balanceFen: 700_00, note: '上季度少交的补上' },
      ]),
      [
        null,
        'dues-remit-month',
        'dues-remit-future',
        'dues-remit-nothing',
        'dues-remit-beyond',
        'dues-remit-differs',
        null,
        'dues-remit-differs',
        null,
      ],
    )
  })

  it('is confirmed with the amount that was sent, on a day after it was sent', () => {
    const confirming = {
      fen: 5,
      sentFen: 5,
      receivedOn: '2026-11-05',
      handedOn: '2026-11-03',
      today: '2026-11-24',
    }
    const code = (change: object) => whyNotConfirm({ ...confirming, ...change })?.code ?? null
    assert.deepEqual([{}, { fen: 4 }, { receivedOn: '2026-11-02' }, { receivedOn: '2026-11-25' }].map(code), [
      null,
      'dues-remit-other',
      'dues-remit-received',
      'dues-remit-received',
    ])
  })
})
