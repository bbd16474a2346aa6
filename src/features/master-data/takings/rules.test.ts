import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { FieldChange } from '../comparison/rules.ts'
import type { Person } from '../persons/rules.ts'
import type { KnownPerson } from '../plans/rules.ts'
import { changeOf, partsOf, standingsOfNew } from './rules.ts'

const on = '2026-11-24'
const member: Person = {
  employeeNo: 'E1',
  name: '张三丰',
  gender: 'male',
  ethnicity: '01',
  birthDate: '1980-01-01',
  identityNumber: null,
  education: '21',
  degree: null,
  workStartedOn: null,
  occupation: 'worker',
  phone: '13800001111',
  employment: 'employed',
  politicalStatus: 'fullMember',
  branchCode: 'B1',
  joinedOn: '2005-07-01',
  becameFullOn: '2006-07-01',
  posts: [],
}
const masses: Person = { ...member, politicalStatus: 'masses', joinedOn: null, becameFullOn: null }
const told = (person: Person, first: boolean) =>
  standingsOfNew(person, 7, on, first).map(({ from, until, politicalStatus, membership, beganBy }) =>
    [from, until ?? '…', politicalStatus, membership, beganBy].join(' '),
  )

describe('The standings of somebody new', () => {
  it('are the history of the membership in the first feed', () => {
    assert.deepEqual(told(member, true), [
      '2005-07-01 2006-07-01 probationaryMember active admitted',
      '2006-07-01 … fullMember active confirmed',
    ])
    assert.deepEqual(told(masses, true), ['0001-01-01 … masses none known'])
  })
  it('begin with coming from outside in a later feed: an old report stays as it was', () => {
    assert.deepEqual(told(member, false), ['2026-11-24 … fullMember active transferredIn'])
    assert.deepEqual(told(masses, false), ['2026-11-24 … masses none recorded'])
    const confirmedSince = { ...member, joinedOn: '2025-11-25', becameFullOn: '2026-11-25' }
    assert.deepEqual(told(confirmedSince, false), [
      '2026-11-24 2026-11-25 probationaryMember active transferredIn',
      '2026-11-25 … fullMember active confirmed',
    ])
  })
  it('say of the dead only that the membership has ended', () => {
    assert.deepEqual(told({ ...member, employment: 'deceased' }, true), [
      '0001-01-01 … fullMember ended known',
    ])
    assert.deepEqual(told({ ...masses, employment: 'deceased' }, true), ['0001-01-01 … masses none known'])
  })
})

describe('A change that is taken at once', () => {
  const known = {
    ...masses,
    phone: 'old',
    id: 5,
    since: '2020-01-01',
    masks: { identityNumber: null, phone: null },
  } as KnownPerson
  const change = (
    field: string,
    after: string | null,
    effect: FieldChange['effect'] = 'taken',
  ): FieldChange => ({
    field,
    before: null,
    after,
    effect,
  })
  const idOf = (code: string) => (code === 'B2' ? 22 : null)
  const made = (changes: FieldChange[], since = known.since) =>
    changeOf({ known: { ...known, since }, person: masses, changes }, idOf, { on, reason: '主数据批次 1' })

  it('tells fixed facts from those that hold from a day on; secrets by their real value', () => {
    assert.deepEqual(made([change('phone', 'hash'), change('education', '14'), change('branchCode', 'B2')]), {
      personId: 5,
      kind: 'fed',
      effectiveOn: on,
      fixed: { phone: '13800001111' },
      facts: { education: '14', organizationId: 22, groupId: null },
      reason: '主数据批次 1',
    })
    assert.equal(made([change('name', '李四光')])?.effectiveOn, null)
  })
  it('never holds from before the record began', () => {
    assert.equal(made([change('education', '14')], '2026-11-30')?.effectiveOn, '2026-11-30')
  })
  it('is none where everything is to be decided first', () => {
    assert.equal(made([change('employment', 'left', 'difference')]), null)
  })
  it('leaves the branch, when none is told any more', () => {
    assert.deepEqual(partsOf([change('branchCode', null)], masses, idOf).facts, {
      organizationId: null,
      groupId: null,
    })
  })
})
