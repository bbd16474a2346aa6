import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readTrainees, strangerAmong, whyNotCourse } from './rules.ts'

const sheet = (...rows: string[][]) => rows.map((cells, at) => ({ line: at + 1, cells }))
const code = (...rows: string[][]) => {
  const read = readTrainees(sheet(...rows))
  return 'code' in read ? [read.code, read.facts.line] : null
}

describe('The list of a class', () => {
  it('is read below its header, in whatever order the columns stand', () => {
    const read = readTrainees(
      sheet(['参训名单'], ['姓名', '部门', '工号'], ['甲', '一室', 'A1'], ['乙', '', 'A2']),
    )
    assert.deepEqual(read, {
      trainees: [
        { employeeNo: 'A1', name: '甲', line: 3 },
        { employeeNo: 'A2', name: '乙', line: 4 },
      ],
    })
  })

  it('says which line is wrong', () => {
    assert.deepEqual(code(['姓名'], ['甲']), ['training-sheet-header', undefined])
    assert.deepEqual(code(['工号', '姓名'], ['A1', '']), ['training-sheet-empty-cell', 2])
    assert.deepEqual(code(['工号', '姓名'], ['A1', '甲'], ['A1', '甲']), ['training-sheet-twice', 3])
    assert.deepEqual(code(['工号', '姓名']), ['training-sheet-nobody', undefined])
  })

  it('names only people of the register, by number and name', () => {
    const trainees = [{ employeeNo: 'A1', name: '甲', line: 2 }]
    assert.equal(strangerAmong(trainees, new Map([['A1', { name: '甲' }]])), null)
    assert.equal(strangerAmong(trainees, new Map())?.code, 'training-sheet-stranger')
    assert.equal(strangerAmong(trainees, new Map([['A1', { name: '乙' }]]))?.code, 'training-sheet-name')
  })

  it('is of a course that is over', () => {
    const why = (fromOn: string, untilOn: string) => whyNotCourse({ fromOn, untilOn }, '2026-11-24')
    assert.equal(why('2026-11-20', '2026-11-24'), null)
    assert.equal(why('2026-11-20', '2026-11-19'), 'training-days')
    assert.equal(why('2026-11-20', '2026-11-25'), 'training-not-over')
  })
})
