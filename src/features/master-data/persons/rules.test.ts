import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { identityNumberFor } from '#basics/identity-number.ts'
import type { Cells, PersonField } from '../sheets/rules.ts'
import { doubles, readPerson } from './rules.ts'

const today = '2026-11-24'
const identity = identityNumberFor({ region: '110105', birth: '1985-06-01', sequence: 21 })
const member: Cells<PersonField> = {
  employeeNo: 'E0001',
  name: '王\u{20164}䶮',
  gender: '男',
  ethnicity: '汉族',
  birthDate: '1985-06-01',
  identityNumber: identity,
  education: '大学本科',
  degree: '工学学士',
  workStartedOn: '20070715',
  occupation: '专业技术人员',
  phone: '19900001234',
  employment: '在职',
  politicalStatus: '正式党员',
  branchCode: 'B01',
  joinedOn: '2006/5/4',
  becameFullOn: '2007-05-04',
  posts: '党支部书记;组织委员',
}
const masses = {
  ...member,
  politicalStatus: '群众',
  branchCode: '',
  joinedOn: '',
  becameFullOn: '',
  posts: '',
}
const read = (change: Partial<Cells<PersonField>>, from = member) => readPerson({ ...from, ...change }, today)
const faultsOf = (change: Partial<Cells<PersonField>>, from = member) =>
  read(change, from).faults.map(({ field, code }) => `${field} ${code}`)

describe('A person’s row', () => {
  it('is read into codes of the standards and days', () => {
    assert.deepEqual(read({}).faults, [])
    assert.deepEqual(read({}).person, {
      employeeNo: 'E0001',
      name: '王\u{20164}䶮',
      gender: 'male',
      ethnicity: '01',
      birthDate: '1985-06-01',
      identityNumber: identity,
      education: '21',
      degree: '408',
      workStartedOn: '2007-07-15',
      occupation: 'professional',
      phone: '19900001234',
      employment: 'employed',
      politicalStatus: 'fullMember',
      branchCode: 'B01',
      joinedOn: '2006-05-04',
      becameFullOn: '2007-05-04',
      posts: ['branch:committeeMember:organization', 'branch:secretary'],
    })
  })
  it('may leave out everything that only members need', () => {
    assert.deepEqual(
      faultsOf({ identityNumber: '', degree: '无', workStartedOn: '', phone: '—' }, masses),
      [],
    )
  })
  for (const field of [
    'name',
    'gender',
    'ethnicity',
    'birthDate',
    'education',
    'occupation',
    'employment',
    'politicalStatus',
  ] as const)
    it(`needs ${field}`, () => assert.deepEqual(faultsOf({ [field]: '' }), [`${field} value-missing`]))
  it('needs a 工号 without blanks', () => {
    assert.deepEqual(faultsOf({ employeeNo: '' }), ['employeeNo key-blank'])
    assert.deepEqual(faultsOf({ employeeNo: 'E 1' }), ['employeeNo key-form'])
  })
  it('takes any character of GB 18030 in a name, but nothing a wrong encoding leaves behind', () => {
    assert.deepEqual(faultsOf({ name: '𬭎䶮㛃𬀩' }), [])
    assert.deepEqual(faultsOf({ name: '阿依古丽·买买提' }), [])
    assert.deepEqual(faultsOf({ name: '王?' }), ['name name-damaged'])
    assert.deepEqual(faultsOf({ name: '王\uE000' }), ['name name-private-use'])
    assert.deepEqual(faultsOf({ name: '123' }), ['name name-no-letters'])
    assert.deepEqual(faultsOf({ name: '=HYPERLINK("x")' }), ['name name-formula'])
    assert.deepEqual(faultsOf({ name: '王'.repeat(51) }), ['name name-too-long'])
  })
  it('refuses words and codes that no standard knows', () => {
    assert.deepEqual(faultsOf({ gender: '其他' }), ['gender gender-unknown'])
    assert.deepEqual(faultsOf({ ethnicity: '火星族' }), ['ethnicity ethnicity-unknown'])
    assert.deepEqual(faultsOf({ ethnicity: '57' }), ['ethnicity ethnicity-unknown'])
    assert.deepEqual(faultsOf({ education: '神童' }), ['education education-unknown'])
    assert.deepEqual(faultsOf({ education: '99' }), ['education education-unknown'])
    assert.deepEqual(faultsOf({ degree: '院士' }), ['degree degree-unknown'])
    assert.deepEqual(faultsOf({ occupation: '宇航员' }), ['occupation occupation-unknown'])
    assert.deepEqual(faultsOf({ employment: '休假' }), ['employment employment-unknown'])
    assert.deepEqual(faultsOf({ politicalStatus: '党员家属' }), ['politicalStatus political-status-unknown'])
    assert.deepEqual(faultsOf({ phone: 'abc' }), ['phone phone-form'])
  })
  it('knows 政治面貌 by the names and codes of GB/T 4762', () => {
    const statusOf = (politicalStatus: string) => read({ politicalStatus }, masses).person?.politicalStatus
    assert.equal(statusOf('13'), 'masses')
    assert.equal(statusOf('03'), 'leagueMember')
    assert.equal(statusOf('民盟盟员'), 'otherParty')
    assert.equal(statusOf('入党积极分子'), 'activist')
    assert.equal(read({ politicalStatus: '01' }).person?.politicalStatus, 'fullMember')
    assert.equal(read({ politicalStatus: '中国共产党党员' }).person?.politicalStatus, 'fullMember')
    assert.equal(
      read({ politicalStatus: '2', becameFullOn: '' }).person?.politicalStatus,
      'probationaryMember',
    )
  })
  it('refuses days that are none, or lie ahead', () => {
    assert.deepEqual(faultsOf({ workStartedOn: '2007-02-30' }), ['workStartedOn date-unreadable'])
    assert.deepEqual(faultsOf({ birthDate: '1985.06.01' }), ['birthDate date-unreadable'])
    assert.deepEqual(faultsOf({ birthDate: '2027-01-01' }), ['birthDate date-in-future'])
    assert.deepEqual(faultsOf({ becameFullOn: '2026-11-25' }), ['becameFullOn date-in-future'])
    assert.deepEqual(faultsOf({ becameFullOn: '2026-11-24' }), [])
    assert.deepEqual(faultsOf({ workStartedOn: '1985-06-01' }), ['workStartedOn before-birth'])
    assert.deepEqual(faultsOf({ joinedOn: '1980-01-01' }), ['joinedOn before-birth'])
  })
  it('verifies 公民身份号码: length, digits, check character, birth day, gender', () => {
    assert.deepEqual(faultsOf({ identityNumber: identity.slice(1) }), ['identityNumber identity-length'])
    assert.deepEqual(faultsOf({ identityNumber: `X${identity.slice(1)}` }), [
      'identityNumber identity-digits',
    ])
    const other = identity.endsWith('1') ? '2' : '1'
    assert.deepEqual(faultsOf({ identityNumber: identity.slice(0, 17) + other }), [
      'identityNumber identity-checksum',
    ])
    assert.deepEqual(faultsOf({ identityNumber: `${identity.slice(0, 15)}000` }), [
      'identityNumber identity-cut-by-excel',
    ])
    assert.deepEqual(faultsOf({ birthDate: '1985-06-02' }), ['identityNumber identity-other-birth'])
    assert.deepEqual(faultsOf({ gender: '女' }), ['identityNumber identity-other-gender'])
  })
  it('needs branch and days of members', () => {
    assert.deepEqual(faultsOf({ branchCode: '' }), ['branchCode branch-missing'])
    assert.deepEqual(faultsOf({ joinedOn: '' }), ['joinedOn joined-missing'])
    assert.deepEqual(faultsOf({ becameFullOn: '' }), ['becameFullOn full-missing'])
    assert.deepEqual(faultsOf({ becameFullOn: '2006-05-03' }), ['becameFullOn full-before-joined'])
    assert.deepEqual(faultsOf({ politicalStatus: '预备党员' }), ['becameFullOn full-on-probation'])
    assert.deepEqual(faultsOf({ branchCode: '', employment: '死亡' }), [])
  })
  it('refuses what only members can have of anybody else', () => {
    assert.deepEqual(faultsOf({ joinedOn: '2006-05-04' }, masses), ['joinedOn joined-not-member'])
    assert.deepEqual(faultsOf({ becameFullOn: '2006-05-04' }, masses), ['becameFullOn full-not-member'])
    assert.deepEqual(faultsOf({ posts: '党支部书记' }, masses), ['posts post-not-member'])
  })
  it('tells 党内职务 the register has no place for, without refusing the row', () => {
    const { faults, unknownPosts, person } = read({ posts: '党支部书记；青年理论学习小组组长；无' })
    assert.deepEqual(faults, [])
    assert.deepEqual(unknownPosts, ['青年理论学习小组组长'])
    assert.deepEqual(person?.posts, ['branch:secretary'])
  })
  it('names the value that was found', () => {
    assert.deepEqual(read({ ethnicity: '火星族' }).faults, [
      { field: 'ethnicity', value: '火星族', code: 'ethnicity-unknown', facts: undefined },
    ])
  })
})

describe('Rows with the same key', () => {
  it('are one statement when they say the same; else nobody can know which is right', () => {
    const rows = [
      { key: 'a', line: 2, same: 'x' },
      { key: 'b', line: 3, same: 'y' },
      { key: 'a', line: 4, same: 'x' },
      { key: 'b', line: 5, same: 'z' },
      { key: 'c', line: 6, same: 'x' },
    ]
    assert.deepEqual(
      [...doubles(rows)],
      [
        [2, { code: 'row-twice', lines: '2' }],
        [1, { code: 'key-twice', lines: '5' }],
        [3, { code: 'key-twice', lines: '3' }],
      ],
    )
  })
})
