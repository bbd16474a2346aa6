import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { carried, type Look, readCarried, stateOf } from './rules.ts'

/** Looks of a month, newest first: the day of November and what was found. */
const looks = (...days: [day: number, outcome: Look['outcome']][]): Look[] =>
  days.map(([day, outcome]) => ({ onDay: `2026-11-${String(day).padStart(2, '0')}`, outcome }))

describe('What the looks at a link say together', () => {
  it('is 未核验 until somebody looked, and 可用 as soon as it answers', () => {
    assert.equal(stateOf([]), 'unchecked')
    assert.equal(stateOf(looks([20, 'alive'], [19, 'gone'])), 'alive')
  })

  it('is 暂不可用 after one failure, after many of a few days, after two far apart', () => {
    assert.equal(stateOf(looks([20, 'unreached'], [19, 'alive'])), 'unsteady')
    assert.equal(stateOf(looks([20, 'gone'], [19, 'gone'], [18, 'gone'], [17, 'gone'])), 'unsteady')
    assert.equal(stateOf(looks([20, 'gone'], [10, 'gone'])), 'unsteady')
  })

  it('is 已失效 after three failing days in a row over a week', () => {
    assert.equal(stateOf(looks([20, 'gone'], [16, 'unreached'], [13, 'gone'])), 'dead')
    assert.equal(stateOf(looks([20, 'gone'], [16, 'unreached'], [14, 'gone'])), 'unsteady', 'six days only')
  })

  it('counts anew after each time it answered', () => {
    assert.equal(
      stateOf(looks([20, 'gone'], [19, 'gone'], [12, 'alive'], [11, 'gone'], [1, 'gone'])),
      'unsteady',
    )
  })

  it('never calls a site dead that only refuses programs', () => {
    assert.equal(stateOf(looks([20, 'refused'], [12, 'refused'], [5, 'refused'], [1, 'refused'])), 'unsteady')
    assert.equal(stateOf(looks([20, 'gone'], [12, 'refused'], [11, 'gone'], [1, 'gone'])), 'unsteady')
  })

  it('takes another patience', () => {
    assert.equal(stateOf(looks([20, 'gone'], [19, 'gone']), { failures: 2, days: 1 }), 'dead')
  })
})

describe('The sheet from the extranet', () => {
  /** Lines as they are read from a file, numbered from 1. */
  const sheet = (...rows: string[][]) => rows.map((cells, at) => ({ line: at + 1, cells }))
  const line = ['纪念馆', 'http://a.example.cn/', '2026-11-20', '打不开', '连接超时']
  it('is read below its header, wherever that stands', () => {
    const read = readCarried(sheet(['红色云图链接检查结果'], [...carried], line, ['甲', '']), '2026-11-24')
    assert.deepEqual(read, {
      looks: [{ url: 'http://a.example.cn/', onDay: '2026-11-20', outcome: 'unreached', reason: '连接超时' }],
    })
  })

  it('is refused without a header, without a line, with a day to come or a word it does not know', () => {
    const code = (...rows: string[][]) => {
      const read = readCarried(sheet(...rows), '2026-11-24')
      return 'code' in read ? [read.code, read.facts.line] : null
    }
    assert.deepEqual(code(line), ['red-looks-header', undefined])
    assert.deepEqual(code([...carried]), ['red-looks-empty', undefined])
    assert.deepEqual(code([...carried], line.with(2, '2026-11-25')), ['red-looks-line', 2])
    assert.deepEqual(code([...carried], line, line.with(3, '还行')), ['red-looks-line', 3])
  })
})
