import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Votes } from '../rules.ts'
import { isPassed, neededOf, whyNotCounted } from './rules.ts'

const upTo = (most: number) => Array.from({ length: most + 1 }, (_, n) => n)

/** Every count of a branch of at most so many, in which all who were there handed in a vote. */
function* countsOf(entitled: number): Generator<Votes> {
  for (const present of upTo(entitled))
    for (const written of upTo(entitled - present))
      for (const inFavour of upTo(present + written))
        for (const against of upTo(present + written - inFavour)) {
          const abstained = present + written - inFavour - against
          const cast = { handedOut: present, returned: present, inFavour, against, abstained }
          yield { entitled, present, written, spoiled: 0, ...cast }
        }
}

describe('A vote', () => {
  it('of every small branch passes with more than half of all who are entitled, and opens with more than half there', () => {
    let counted = 0
    for (const entitled of [1, 2, 3, 4, 5, 6, 7, 8])
      for (const votes of countsOf(entitled)) {
        counted += 1
        assert.equal(whyNotCounted(votes), votes.present > entitled / 2 ? null : 'votes-quorum-missed')
        assert.equal(isPassed(votes), votes.inFavour > entitled / 2)
      }
    assert.ok(counted > 2000)
  })

  it('is at most as many as were handed out, returned and there', () => {
    const votes: Votes = {
      entitled: 9,
      present: 7,
      handedOut: 7,
      returned: 6,
      inFavour: 5,
      against: 1,
      abstained: 0,
      spoiled: 0,
      written: 0,
    }
    const because = (given: Partial<Votes>) => whyNotCounted({ ...votes, ...given })
    assert.equal(because({}), null)
    assert.equal(because({ present: 10 }), 'votes-present-over-entitled')
    assert.equal(because({ handedOut: 8 }), 'votes-handed-out-over-present')
    assert.equal(because({ returned: 8 }), 'votes-returned-over-handed-out')
    assert.equal(because({ written: 3 }), 'votes-written-over-absent')
    assert.equal(because({ written: 2, inFavour: 7 }), null)
    assert.equal(because({ inFavour: 6 }), 'votes-do-not-add-up')
    assert.equal(because({ inFavour: 5.5, against: 0.5 }), 'votes-not-whole')
    assert.equal(because({ entitled: 0, present: 0 }), 'votes-nobody-entitled')
    assert.equal(neededOf(9), 5)
  })
})
