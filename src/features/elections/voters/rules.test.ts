import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { entitledOf, needsApproval, quorumOf, type Rolled, whyNotQuorate, whyNotVoter } from './rules.ts'

const full = (id: number, exclusion: Rolled['exclusion'] = null): Rolled => ({
  id,
  politicalStatus: 'fullMember',
  active: true,
  exclusion,
})
const probationary = (id: number): Rolled => ({ ...full(id), politicalStatus: 'probationaryMember' })

describe('Who votes', () => {
  it('are the full members in possession of their rights: of 41 on the roll with 3 on probation and one 留党察看, 37', () => {
    const roll = [
      ...Array.from({ length: 37 }, (_, id) => full(id)),
      full(37, { ground: 'partyProbation', approved: false }),
      ...[38, 39, 40].map(probationary),
    ]
    assert.equal(roll.length, 41)
    assert.equal(entitledOf(roll).length, 37)
  })

  it('is left out with a reason only once the organization above has approved it', () => {
    assert.equal(whyNotVoter(full(1, { ground: 'abroad', approved: false })), null)
    assert.equal(whyNotVoter(full(1, { ground: 'abroad', approved: true })), 'abroad')
    assert.equal(whyNotVoter(full(1, { ground: 'detained', approved: false })), 'detained')
    assert.equal(needsApproval('illness'), true)
    assert.equal(needsApproval('partyProbation'), false)
  })

  it('are not those on probation, nor those whose membership is suspended', () => {
    assert.equal(whyNotVoter(probationary(1)), 'probationary')
    assert.equal(whyNotVoter({ ...full(1), active: false }), 'suspended')
  })
})

describe('The quorum', () => {
  it('is four fifths, inclusive, in whole numbers: 40 → 32, 37 → 30', () => {
    assert.equal(quorumOf(40), 32)
    assert.equal(quorumOf(37), 30)
    assert.equal(quorumOf(5), 4)
    assert.equal(quorumOf(3), 3)
    for (let entitled = 1; entitled < 300; entitled++)
      assert.ok(quorumOf(entitled) * 5 >= entitled * 4 && (quorumOf(entitled) - 1) * 5 < entitled * 4)
  })

  it('lets 32 of 40 elect, and not 31', () => {
    assert.equal(whyNotQuorate({ entitled: 40, present: 32 }), null)
    assert.equal(whyNotQuorate({ entitled: 40, present: 31 }), 'quorum-missed')
    assert.equal(whyNotQuorate({ entitled: 40, present: 41 }), 'present-over-entitled')
    assert.equal(whyNotQuorate({ entitled: 0, present: 0 }), 'no-voters')
  })
})
