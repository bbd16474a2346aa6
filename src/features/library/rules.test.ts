import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sensitivitiesFor } from '#basics/sensitivity.ts'
import { validityOf, whyNotRead } from './rules.ts'

const masses = { member: false, paths: [], ownPath: '1.2.3.' }
const member = { member: true, paths: [], ownPath: '1.2.3.' }
const branch = { member: true, paths: ['1.2.3.'], ownPath: '1.2.3.' }
const committee = { member: true, paths: ['1.2.'], ownPath: null }
const published = { state: 'published', sensitivity: 'public', audiencePath: null } as const

describe('A sensitivity label decides who reads and in which network', () => {
  it('gives the public to everybody, the internal to members, the sensitive to offices', () => {
    assert.deepEqual(sensitivitiesFor(masses, 'intranet'), ['public'])
    assert.deepEqual(sensitivitiesFor(member, 'intranet'), ['public', 'internal'])
    assert.deepEqual(sensitivitiesFor(branch, 'intranet'), ['public', 'internal', 'sensitive'])
  })

  it('gives nothing but the public out of the intranet, whoever asks', () => {
    for (const reader of [masses, member, branch, committee])
      assert.deepEqual(sensitivitiesFor(reader, 'extranet'), ['public'])
    assert.equal(whyNotRead(branch, { ...published, sensitivity: 'internal' }, 'extranet'), 'material-zone')
  })

  it('keeps from 群众 what is internal, from members what is sensitive', () => {
    const internal = { ...published, sensitivity: 'internal' } as const
    assert.equal(whyNotRead(masses, internal, 'intranet'), 'material-sensitivity')
    assert.equal(whyNotRead(member, internal, 'intranet'), null)
    assert.equal(
      whyNotRead(member, { ...internal, sensitivity: 'sensitive' }, 'intranet'),
      'material-sensitivity',
    )
  })
})

describe('An audience', () => {
  const meantFor = (audiencePath: string) => ({ ...published, audiencePath })
  it('holds everybody below its organization', () => {
    assert.equal(whyNotRead(member, meantFor('1.2.'), 'intranet'), null)
    assert.equal(whyNotRead(branch, meantFor('1.2.3.'), 'intranet'), null)
  })
  it('is seen from the office above it', () =>
    assert.equal(whyNotRead(committee, meantFor('1.2.3.'), 'intranet'), null))
  it('leaves others out', () => {
    assert.equal(whyNotRead(member, meantFor('1.4.'), 'intranet'), 'material-audience')
    assert.equal(whyNotRead(committee, meantFor('1.4.5.'), 'intranet'), 'material-audience')
    assert.equal(whyNotRead({ ...member, ownPath: null }, meantFor('1.'), 'intranet'), 'material-audience')
  })
})

describe('What is not published', () => {
  it('is read by nobody', () => {
    for (const state of ['draft', 'submitted', 'withdrawn'] as const)
      assert.equal(whyNotRead(branch, { ...published, state }, 'intranet'), 'material-not-published')
  })
})

describe('Validity', () => {
  const days = (effectiveOn: string | null, repealedOn: string | null) =>
    validityOf({ effectiveOn, repealedOn }, '2026-11-24')
  it('begins on the day of effect and ends on the day of repeal', () => {
    assert.equal(days('2026-11-25', null), 'coming')
    assert.equal(days('2026-11-24', null), 'current')
    assert.equal(days('2020-01-01', '2026-11-25'), 'current')
    assert.equal(days('2020-01-01', '2026-11-24'), 'repealed')
  })
  it('is not said of what has no such days', () => assert.equal(days(null, null), null))
})
