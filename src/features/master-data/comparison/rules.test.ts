import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  comparePerson,
  compareUnit,
  differencesOfPerson,
  differencesOfUnit,
  type SaidOfPerson,
  type SaidOfUnit,
} from './rules.ts'

const on = '2026-11-24'
const member: SaidOfPerson = {
  employeeNo: 'E1',
  name: '张三丰',
  gender: 'male',
  ethnicity: '01',
  birthDate: '1980-01-01',
  identityNumber: 'key-a',
  education: '21',
  degree: null,
  workStartedOn: null,
  occupation: 'worker',
  phone: 'key-p',
  employment: 'employed',
  politicalStatus: 'fullMember',
  branchCode: 'B1',
  joinedOn: '2005-07-01',
  becameFullOn: '2006-07-01',
  posts: [],
}
const masses: SaidOfPerson = {
  ...member,
  politicalStatus: 'masses',
  joinedOn: null,
  becameFullOn: null,
  branchCode: null,
}

const effects = (change: Partial<SaidOfPerson>, ours = member, base: SaidOfPerson | null = ours) =>
  comparePerson({ ...(base ?? ours), ...change }, base, ours).map(({ field, effect }) => `${field} ${effect}`)
const kinds = (change: Partial<SaidOfPerson>, ours = member) => {
  const theirs = { ...ours, ...change }
  return differencesOfPerson(comparePerson(theirs, ours, ours), theirs, ours, on).map(
    ({ kind, change: { field }, along, effectiveOn }) =>
      [kind, field, ...along.map((one) => `+${one.field}`), effectiveOn].join(' '),
  )
}

describe('What the master data says anew', () => {
  it('is taken where it cannot concern membership', () => {
    assert.deepEqual(
      effects({
        phone: 'key-q',
        education: '14',
        degree: '3',
        workStartedOn: '2001-01-01',
        occupation: 'manager',
      }),
      ['education taken', 'degree taken', 'workStartedOn taken', 'occupation taken', 'phone taken'],
    )
  })
  it('never changes a member silently', () => {
    for (const change of [
      { name: '张三峰' },
      { gender: 'female' as const },
      { ethnicity: '05' },
      { birthDate: '1980-01-02' },
      { identityNumber: 'key-b' },
      { employment: 'left' as const },
      { politicalStatus: 'masses' as const },
      { branchCode: 'B2' },
      { joinedOn: '2005-07-02' },
      { becameFullOn: '2006-07-02' },
      { posts: ['branch:secretary'] },
    ])
      assert.deepEqual(effects(change), [`${Object.keys(change)[0]} difference`])
  })
  it('is taken of people outside the Party, until they are on the way into it', () => {
    assert.deepEqual(effects({ name: '李四光', employment: 'left', branchCode: 'B2' }, masses), [
      'name taken',
      'employment taken',
      'branchCode taken',
    ])
    assert.deepEqual(effects({ politicalStatus: 'applicant' }, masses), ['politicalStatus difference'])
    assert.deepEqual(effects({ politicalStatus: 'leagueMember' }, masses), ['politicalStatus taken'])
  })
  it('is nothing when it is merely repeated: what was corrected here stays', () => {
    const ours = { ...member, education: '14', employment: 'retired' as const }
    assert.deepEqual(effects({ phone: 'key-q' }, ours, member), ['phone taken'])
    assert.deepEqual(effects({}, ours, member), [])
  })
  it('is nothing when the register says so already', () => {
    assert.deepEqual(effects({ employment: 'retired' }, { ...member, employment: 'retired' }, member), [])
  })
  it('counts against the register where the master data never spoke before', () => {
    const theirs = { ...member, phone: 'key-q', employment: 'left' as const }
    assert.deepEqual(
      comparePerson(theirs, null, member).map(({ field, effect }) => `${field} ${effect}`),
      ['phone taken', 'employment difference'],
    )
  })
})

describe('Differences of a person', () => {
  it('are single acts with what belongs to them', () => {
    assert.deepEqual(kinds({ employment: 'retired', occupation: 'retired' }), [
      'retired employment +occupation 2026-11-24',
    ])
    assert.deepEqual(kinds({ occupation: 'retired' }), ['corrected occupation 2026-11-24'])
    assert.deepEqual(kinds({ employment: 'deceased' }), ['deceased employment 2026-11-24'])
    assert.deepEqual(kinds({ employment: 'left', branchCode: 'B2' }), [
      'left employment 2026-11-24',
      'moved branchCode 2026-11-24',
    ])
    assert.deepEqual(kinds({ name: '张三峰' }), ['renamed name 2026-11-24'])
    assert.deepEqual(kinds({ joinedOn: '2005-07-02' }), ['datesCorrected joinedOn 2026-11-24'])
    assert.deepEqual(kinds({ posts: ['branch:secretary'] }), ['postsChanged posts 2026-11-24'])
    assert.deepEqual(kinds({ ethnicity: '05' }), ['corrected ethnicity 2026-11-24'])
    assert.deepEqual(kinds({ employment: 'employed' }, { ...member, employment: 'left' }), [
      'reemployed employment 2026-11-24',
    ])
  })
  it('count admission and confirmation from their own days', () => {
    assert.deepEqual(
      kinds(
        { politicalStatus: 'probationaryMember', joinedOn: '2026-10-20', branchCode: 'B1' },
        { ...masses, politicalStatus: 'candidate' },
      ),
      ['admitted politicalStatus +joinedOn +branchCode 2026-10-20'],
    )
    const probationary = { ...member, politicalStatus: 'probationaryMember' as const, becameFullOn: null }
    assert.deepEqual(
      kinds({ politicalStatus: 'fullMember', becameFullOn: '2026-09-01', branchCode: 'B2' }, probationary),
      ['confirmed politicalStatus +becameFullOn 2026-09-01', 'moved branchCode 2026-11-24'],
    )
    assert.deepEqual(
      kinds({ politicalStatus: 'masses', joinedOn: null, becameFullOn: null, branchCode: null }),
      ['membershipEnded politicalStatus +joinedOn +becameFullOn +branchCode 2026-11-24'],
    )
    assert.deepEqual(kinds({ politicalStatus: 'activist' }, { ...masses, politicalStatus: 'applicant' }), [
      'statusChanged politicalStatus 2026-11-24',
    ])
  })
})

describe('Differences of a unit', () => {
  const branch: SaidOfUnit = {
    name: '总体设计室党支部',
    shortName: null,
    parentCode: 'C1',
    kind: 'branch',
    establishedOn: null,
    termYears: 3,
    termFrom: '2024-06-30',
    closedOn: null,
  }
  const raisedBy = (change: Partial<SaidOfUnit>, ours = branch) => {
    const theirs = { ...ours, ...change }
    const changes = compareUnit(theirs, ours, ours)
    return [
      ...changes.filter(({ effect }) => effect === 'taken').map(({ field }) => field),
      ...differencesOfUnit(changes, theirs, on).map(({ kind, effectiveOn }) => `${kind} ${effectiveOn}`),
    ]
  }
  it('are raised for what moves or ends it, not for its short name', () => {
    assert.deepEqual(raisedBy({ shortName: '总体', establishedOn: '2010-07-01', termYears: 5 }), [
      'shortName',
      'establishedOn',
      'termYears',
    ])
    assert.deepEqual(raisedBy({ name: '总体部党支部', parentCode: 'C2' }), [
      'renamed 2026-11-24',
      'moved 2026-11-24',
    ])
    assert.deepEqual(raisedBy({ closedOn: '2026-10-01' }), ['closed 2026-10-01'])
    assert.deepEqual(raisedBy({ closedOn: null }, { ...branch, closedOn: '2026-10-01' }), [
      'reopened 2026-11-24',
    ])
    assert.deepEqual(
      raisedBy(
        { name: '旧名', shortName: '旧', closedOn: '2026-10-02' },
        { ...branch, closedOn: '2026-10-01' },
      ),
      [],
    )
    assert.deepEqual(raisedBy({ termFrom: '2026-11-01' }), ['termBegan 2026-11-01'])
    assert.deepEqual(raisedBy({ kind: 'jointBranch' }), ['kindChanged 2026-11-24'])
  })
})
