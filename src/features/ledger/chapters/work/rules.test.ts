import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  admissionsChapter,
  documentsChapter,
  duesChapter,
  honoursChapter,
  itemsChapter,
  transfersChapter,
} from './rules.ts'

const at = { organizationId: 7, year: 2026 }

describe('The chapters of work', () => {
  it('tell what was done with the files of applicants', () => {
    const facts = [
      { admissionId: 1, name: '吕布', act: 'application' as const, on: '2026-01-05', passed: true },
      { admissionId: 1, name: '吕布', act: 'talk' as const, on: '2026-01-20', passed: false },
    ]
    const { rows, note } = admissionsChapter(at, facts)
    assert.deepEqual(rows[1]?.cells, ['2026-01-20', '吕布', '派人谈话', '未通过'])
    assert.equal(note, '涉及 1 人，办理 2 次')
    assert.equal(rows[0]?.origin?.to, '/admissions/1')
  })

  it('tell who came and who went', () => {
    const fact = {
      id: 3,
      name: '单雄信',
      kind: 'between' as const,
      otherName: '西区第一党支部',
      letterNumber: null,
    }
    const { rows, note } = transfersChapter(at, [
      { ...fact, incoming: true, acceptedOn: '2026-03-01' },
      { ...fact, incoming: false, acceptedOn: '2026-05-01' },
    ])
    assert.deepEqual(
      rows.map(({ cells }) => cells[2]),
      ['转入', '转出'],
    )
    assert.equal(note, '转入 1 人，转出 1 人')
  })

  it('tell dues in yuan, never rounded', () => {
    const { rows, note } = duesChapter(at, [
      { month: '2026-01', people: 10, dueFen: 30_005, paidFen: 30_005, unpaid: 0 },
      { month: '2026-02', people: 10, dueFen: 30_010, paidFen: 100, unpaid: 9 },
    ])
    assert.deepEqual(rows[0]?.cells, ['2026-01', 10, '300.05', '300.05', 0])
    assert.equal(note, '全年应交 600.15 元，已交 301.05 元')
    assert.equal(rows[1]?.origin?.to, '/dues?organizationId=7&month=2026-02')
  })

  it('tell honours, items and documents, each leading to its record', () => {
    const [honour] = honoursChapter(at, [
      { personId: 5, name: '岳䶮㛃', title: '优秀共产党员', level: '院级', on: '2026-07-01', by: '院党委' },
    ]).rows
    assert.deepEqual([honour?.cells[2], honour?.origin?.to], ['优秀共产党员', '/people/5'])
    const [item] = itemsChapter(at, [
      {
        id: 6,
        kind: 'rectification',
        title: '会议记录不全',
        source: '巡察反馈',
        people: null,
        openedOn: '2026-02-01',
        dueOn: '2026-03-01',
        state: 'overdue',
        doneOn: null,
        doneWords: null,
      },
    ]).rows
    assert.deepEqual(
      [item?.cells[0], item?.cells[6], item?.origin?.to],
      ['整改', '已过期限', '/work-items/6'],
    )
    const [document] = documentsChapter(at, [
      {
        id: 8,
        kind: 'request',
        number: '东一〔2026〕1号',
        title: '关于换届的请示',
        issuedOn: '2026-04-01',
        to: '东区党委',
      },
    ]).rows
    assert.deepEqual([document?.cells[1], document?.origin?.to], ['请示', '/documents/8'])
  })
})
