import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  type BranchReading,
  basicsChapter,
  committeeChapter,
  groupsChapter,
  type Member,
  rollChapter,
} from './rules.ts'

const member = (id: number, name: string, more: Partial<Member> = {}): Member => ({
  id,
  name,
  gender: 'male',
  ethnicity: '01',
  birthDate: '1980-11-25',
  education: '14',
  politicalStatus: 'fullMember',
  joinedOn: '2005-07-01',
  becameFullOn: '2006-07-01',
  groupId: null,
  retired: false,
  ...more,
})
const office = (
  personId: number,
  name: string,
  kind: 'secretary' | 'committeeMember' | 'groupLeader',
  more = {},
) => ({
  personId,
  name,
  kind,
  duty: null,
  groupId: null,
  from: '2024-12-01',
  until: null,
  ...more,
})
const reading: BranchReading = {
  asOf: '2026-11-24',
  place: {
    id: 7,
    name: '东区第一党支部',
    code: 'east1',
    kind: 'branch',
    parentName: '东区委员会',
    establishedOn: null,
    contactPhone: null,
  },
  term: { fromOn: '2024-12-01', endsOn: '2027-12-01', years: 3 },
  members: [
    member(1, '岳䶮㛃', { groupId: 3 }),
    member(2, '吕布', { politicalStatus: 'probationaryMember', becameFullOn: null, gender: 'female' }),
    member(3, '单雄信', { retired: true, groupId: 3 }),
  ],
  offices: [
    office(9, '前任', 'secretary', { until: '2026-06-01' }),
    office(1, '岳䶮㛃', 'secretary', { from: '2026-06-01' }),
    office(3, '单雄信', 'committeeMember', { duty: 'organization' }),
    office(3, '单雄信', 'groupLeader', { groupId: 3 }),
  ],
  groups: [{ id: 3, name: '第一党小组', from: '2025-01-01' }],
}
const value = (title: string) => basicsChapter(reading).rows.find(({ cells }) => cells[0] === title)

describe('The basics of a branch', () => {
  it('tell what is known as of the day, and what is not', () => {
    assert.equal(value('书记')?.cells[1], '岳䶮㛃')
    assert.equal(value('本届任期')?.cells[1], '2024-12-01 至 2027-12-01（任期内）')
    assert.deepEqual(
      ['党员', '其中正式党员', '其中预备党员', '其中女党员', '其中离退休党员', '党小组'].map(
        (one) => value(one)?.cells[1],
      ),
      ['3 名', '2 名', '1 名', '1 名', '1 名', '1 个'],
    )
    assert.equal(value('成立日期')?.cells[1], '未登记')
  })

  it('say of each value where it was taken from', () => {
    assert.deepEqual(value('书记')?.origin, { says: '党组织·班子', to: '/organizations/7' })
    assert.equal(value('党员')?.origin?.to, '/people?organizationId=7')
    assert.ok(basicsChapter(reading).rows.every(({ origin }) => origin?.to))
  })
})

describe('The roll', () => {
  it('names everybody with the age, group and posts of the day', () => {
    const { rows, note } = rollChapter(reading)
    assert.equal(note, '共 3 名')
    assert.deepEqual(rows[0]?.cells, [
      '岳䶮㛃',
      '男',
      '汉族',
      45,
      '硕士研究生毕业',
      '正式党员',
      '2005-07-01',
      '2006-07-01',
      '第一党小组',
      '书记',
    ])
    assert.equal(rows[2]?.cells.at(-1), '组织委员、党小组组长')
    assert.equal(rows[1]?.origin?.to, '/people/2')
  })
})

describe('The committee and the groups', () => {
  it('tell who held which post in the year, those who left as well', () => {
    assert.deepEqual(
      committeeChapter(reading).rows.map(({ cells }) => cells.slice(0, 2).concat(cells[3] ?? null)),
      [
        ['书记', '前任', '2026-06-01'],
        ['书记', '岳䶮㛃', null],
        ['组织委员', '单雄信', null],
      ],
    )
    assert.equal(committeeChapter({ ...reading, term: null }).note, '没有登记届期')
  })

  it('count the members of each group', () => {
    assert.deepEqual(groupsChapter(reading).rows[0]?.cells, ['第一党小组', '单雄信', 2, '2025-01-01'])
  })
})
