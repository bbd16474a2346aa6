import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { usualSettings } from '../rules.ts'
import { chargeState, type Owing, owesMonth, sortOut } from './rules.ts'

const member: Owing = {
  personId: 1,
  organizationId: 10,
  joinedOn: '2010-06-01',
  since: '2010-06-01',
  beganBy: 'known',
  baseId: 5,
  kind: 'salaried',
  baseFen: 620_000,
  reliefId: null,
  reliefFen: null,
  wasFen: null,
  wasOrganizationId: null,
  wasBaseId: null,
  paidFen: null,
}
const charged = { wasFen: 9300, wasOrganizationId: 10, wasBaseId: 5, paidFen: 0 }
const sorted = (...owing: Partial<Owing>[]) =>
  sortOut(
    owing.map((one) => ({ ...member, ...one })),
    '2026-05',
    usualSettings,
  )

describe('A month', () => {
  it('is owed from the month of the branch meeting on', () => {
    const joined = (joinedOn: string) => owesMonth({ ...member, joinedOn }, '2026-05')
    assert.deepEqual(['2026-04-30', '2026-05-20', '2026-05-31', '2026-06-01'].map(joined), [
      true,
      true,
      true,
      false,
    ])
  })

  it('in which somebody came from outside was paid where he came from', () => {
    const came = (since: string, beganBy = 'transferredIn') =>
      owesMonth({ ...member, since, beganBy }, '2026-05')
    assert.deepEqual([came('2026-05-02'), came('2026-05-01'), came('2026-04-02')], [false, true, true])
    assert.equal(came('2026-05-02', 'moved'), true)
  })
})

describe('A roll', () => {
  it('is made of who has a base, and tells how many have none', () => {
    const { made, missing } = sorted({}, { personId: 2, kind: null, baseId: null, baseFen: null })
    assert.deepEqual(
      made.map(({ personId, fen, rate, article }) => [personId, fen, rate, article]),
      [[1, 9300, 150, '第二条']],
    )
    assert.equal(missing, 1)
  })

  it('leaves alone what is the same, and what is paid whatever the base has become', () => {
    const { made, corrected, voided, same } = sorted(charged, {
      ...charged,
      baseFen: 400_000,
      baseId: 6,
      paidFen: 9300,
    })
    assert.deepEqual([made, corrected, voided, same], [[], [], [], 2])
  })

  it('corrects what is open: another base, another branch, a relief', () => {
    const { corrected } = sorted(
      { ...charged, baseFen: 400_000, baseId: 6 },
      { ...charged, organizationId: 11 },
      { ...charged, reliefId: 3, reliefFen: 1000 },
    )
    assert.deepEqual(
      corrected.map(({ fen, wasFen, fullFen, organizationId }) => [fen, wasFen, fullFen, organizationId]),
      [
        [4000, 9300, 4000, 10],
        [9300, 9300, 9300, 11],
        [1000, 9300, 9300, 10],
      ],
    )
  })

  it('never lets a relief raise the amount', () => {
    assert.equal(sorted({ reliefId: 3, reliefFen: 20_000 }).made[0]?.fen, 9300)
  })

  it('takes out who turns out to have joined later, unless something was paid', () => {
    const later = { ...charged, joinedOn: '2026-06-01' }
    assert.deepEqual(sorted(later).voided, [{ personId: 1, wasFen: 9300 }])
    assert.deepEqual(sorted({ ...later, paidFen: 100 }).voided, [])
  })

  it('says of each line how it stands', () => {
    const states = [
      { fen: 0, paidFen: 0 },
      { fen: 100, paidFen: 0 },
      { fen: 100, paidFen: 40 },
      { fen: 100, paidFen: 100 },
    ].map(chargeState)
    assert.deepEqual(states, ['exempt', 'open', 'partial', 'paid'])
  })
})
