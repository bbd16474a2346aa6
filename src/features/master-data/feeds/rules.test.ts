import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { changesNothing, type FeedStatus, whyNotDiscard, whyNotTake } from './rules.ts'

describe('Taking a feed', () => {
  const why = (status: FeedStatus, comparedAfter: number | null = 3) =>
    whyNotTake({ status, comparedAfter }, 3)
  it('waits for the comparison, which must not be out of date', () => {
    assert.equal(why('compared'), null)
    assert.equal(why('compared', 2), 'feed-outdated')
    assert.equal(why('received', null), 'feed-not-compared')
  })
  it('happens once', () => {
    assert.equal(why('taken'), 'feed-taken-already')
    assert.equal(why('taking'), 'feed-being-taken')
    assert.equal(why('discarded'), 'feed-ended')
    assert.equal(why('failed'), 'feed-ended')
  })
})

describe('Discarding a feed', () => {
  it('is possible until it is taken', () => {
    assert.equal(whyNotDiscard('received'), null)
    assert.equal(whyNotDiscard('compared'), null)
    assert.equal(whyNotDiscard('failed'), null)
    assert.equal(whyNotDiscard('taking'), 'feed-being-taken')
    assert.equal(whyNotDiscard('taken'), 'feed-taken-already')
    assert.equal(whyNotDiscard('discarded'), 'feed-ended')
  })
})

describe('A feed that brings nothing new', () => {
  const none = { new: 0, changed: 0, same: 9, quarantined: 0 }
  it('has only rows that were taken before', () => {
    assert.equal(changesNothing({ organizations: none, people: none, differences: 0, newMembers: 0 }), true)
    assert.equal(changesNothing({ organizations: none, people: none, differences: 1, newMembers: 0 }), false)
    assert.equal(
      changesNothing({
        organizations: none,
        people: { ...none, quarantined: 1 },
        differences: 0,
        newMembers: 0,
      }),
      false,
    )
  })
})
