import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { endsBefore, moves, type Standing, whyNotDays, whyNotMove, whyNotSubmit } from './rules.ts'

const may = (standing: Standing, accountId = 2) =>
  moves.filter((move) => whyNotMove(move, standing, accountId) === null)

describe('A material at the desk', () => {
  it('is written, submitted, checked by another, published, revised and withdrawn', () => {
    assert.deepEqual(may({ state: 'draft', open: 'draft', submittedBy: null }), ['save', 'submit'])
    assert.deepEqual(may({ state: 'submitted', open: 'submitted', submittedBy: 1 }), ['sendBack', 'publish'])
    assert.deepEqual(may({ state: 'published', open: null, submittedBy: null }), ['revise', 'withdraw'])
    assert.deepEqual(may({ state: 'published', open: 'draft', submittedBy: null }), [
      'save',
      'submit',
      'discard',
      'withdraw',
    ])
    assert.deepEqual(may({ state: 'withdrawn', open: null, submittedBy: null }), ['revise'])
  })

  it('is not published by who submitted it', () => {
    const submitted = { state: 'submitted', open: 'submitted', submittedBy: 2 } as const
    assert.equal(whyNotMove('publish', submitted, 2), 'material-own')
    assert.equal(whyNotMove('publish', submitted, 3), null)
    assert.equal(
      whyNotMove('revise', { state: 'published', open: 'draft', submittedBy: null }, 1),
      'material-version-open',
    )
  })
})

describe('What is submitted', () => {
  const empty = { plain: '', address: null, fileId: null }
  it('says something, leads somewhere, or has its file', () => {
    assert.deepEqual(whyNotSubmit({ kind: 'article', ...empty })?.field, 'body')
    assert.equal(whyNotSubmit({ kind: 'article', ...empty, plain: '这里写了十个字以上的正文' }), null)
    assert.deepEqual(whyNotSubmit({ kind: 'link', ...empty })?.field, 'address')
    assert.equal(whyNotSubmit({ kind: 'link', ...empty, address: 'https://example.org' }), null)
    assert.deepEqual(whyNotSubmit({ kind: 'video', ...empty })?.code, 'material-no-file')
    assert.equal(whyNotSubmit({ kind: 'document', ...empty, fileId: 3 }), null)
  })

  it('has days that follow one another', () => {
    const days = (issuedOn: string | null, effectiveOn: string | null, repealedOn: string | null) =>
      whyNotDays({ issuedOn, effectiveOn, repealedOn })?.field ?? null
    assert.equal(days('2020-07-13', '2020-07-12', null), 'effectiveOn')
    assert.equal(days('2020-07-13', '2020-07-13', '2020-07-13'), null)
    assert.equal(days('2020-07-13', null, '2020-07-12'), 'repealedOn')
    assert.equal(days(null, null, '2020-07-12'), null)
  })
})

describe('A version that is followed by another', () => {
  it('holds until the day before, and never less than its first day', () => {
    assert.equal(endsBefore('2026-05-11', '2014-05-28'), '2026-05-10')
    assert.equal(endsBefore('2026-05-11', '2026-05-11'), '2026-05-11')
    assert.equal(endsBefore('2026-05-11', null), '2026-05-10')
  })
})
