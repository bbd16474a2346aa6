import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { lint } from './lint/rules.ts'
import {
  byInWords,
  changeStep,
  conditionInWords,
  type Definition,
  endKey,
  freeKey,
  insertAfter,
  jumpInWords,
  removeStep,
  type Step,
  startKey,
  walk,
} from './rules.ts'

const step = (key: string, more: Partial<Step> = {}): Step => ({
  key,
  name: `第${key}步`,
  kind: 'approve',
  by: [{ role: 'committee', at: 'superior' }],
  mode: 'one',
  ...more,
})
const fields: Definition['fields'] = [
  { key: 'amount', label: '经费', kind: 'number' },
  { key: 'importance', label: '重要程度', kind: 'choice', options: [{ value: 'important', label: '重要' }] },
]
const chain = (...steps: Step[]): Definition => ({ fields, steps })
const good = chain(
  step('a'),
  step('b', { onlyIf: { field: 'amount', atLeast: 5 } }),
  step('c', { locked: true }),
)
const names = (definition: Definition, said = {}) =>
  walk(definition, said)
    .map(({ key }) => key)
    .join('')

describe('A chain that is edited', () => {
  it('takes a step behind another, at the very beginning too', () => {
    assert.equal(names(insertAfter(good, 'a', step('x'))), 'axc')
    assert.equal(names(insertAfter(good, startKey, step('x'))), 'xac')
    const ending = chain(step('a', { next: endKey }), step('b'))
    assert.deepEqual(
      insertAfter(ending, 'a', step('x')).steps.map(({ key, next }) => [key, next]),
      [
        ['a', undefined],
        ['x', endKey],
        ['b', undefined],
      ],
    )
    assert.equal(freeKey(insertAfter(good, 'a', step('step1'))), 'step2')
  })

  it('loses a step, and whoever went on there goes on behind it; a locked one stays', () => {
    const jumping = chain(step('a', { next: 'c' }), step('b'), step('c'), step('d'))
    assert.equal(names(jumping), 'acd')
    assert.equal(names(removeStep(jumping, 'c')), 'ad')
    assert.equal(removeStep(good, 'c'), good)
    assert.equal(names(removeStep(chain(step('a', { next: 'b' }), step('b')), 'b')), 'a')
  })

  it('takes a changed step in its place, and may end early', () => {
    assert.equal(names(changeStep(good, 'a', step('a', { next: endKey })), {}), 'a')
    assert.equal(names(good, { amount: 5 }), 'abc')
    assert.equal(names(good, { amount: '5' }), 'ac')
  })

  it('is told in words', () => {
    assert.equal(byInWords({ role: 'committee', at: 'superior', post: 'secretary' }), '上级党委书记')
    assert.equal(byInWords({ role: 'branch', at: 'own', everyone: true }), '本级党支部（每人）')
    assert.equal(conditionInWords({ field: 'importance', is: ['important'] }, fields), '重要程度为重要')
    assert.equal(conditionInWords({ field: 'amount', atLeast: 5 }, fields), '经费不少于 5')
    const jumping = chain(step('a', { next: 'c' }), step('b'), step('c', { next: endKey }))
    assert.deepEqual(
      jumping.steps.map((one) => jumpInWords(jumping, one)),
      ['第c步', null, '结束'],
    )
  })
})

describe('A chain is not published', () => {
  const faults: [string, Definition, RegExp][] = [
    ['without a step', chain(), /还没有步骤/],
    ['with a step without a name', chain(step('a', { name: ' ' })), /没有名称/],
    [
      'with two steps of one name',
      chain(step('a', { name: '审批' }), step('b', { name: '审批' })),
      /都叫“审批”/,
    ],
    ['with a step for nobody', chain(step('a', { by: [] })), /没有承办人/],
    [
      'with a role that is not known',
      chain(step('a', { by: [{ role: 'king' as 'branch', at: 'own' }] })),
      /角色不存在/,
    ],
    [
      'with a branch elsewhere',
      chain(step('a', { by: [{ role: 'branch', at: 'superior' }] })),
      /只能承办本级/,
    ],
    [
      'with a post of the department',
      chain(step('a', { by: [{ role: 'politicalWorkDepartment', at: 'top', post: 'secretary' }] })),
      /没有书记/,
    ],
    ['with a limit of no days', chain(step('a', { dueDays: 0 })), /1 至 250/],
    ['with a target that is not there', chain(step('a', { next: 'z' })), /不存在/],
    ['with a way back', chain(step('a'), step('b', { next: 'a' })), /只能去后面/],
    [
      'with a step nobody comes to',
      chain(step('a', { next: 'c' }), step('b'), step('c')),
      /没有哪一步会走到“第b步”/,
    ],
    [
      'with a condition on nothing',
      chain(step('a'), step('b', { onlyIf: { field: 'z', atLeast: 1 } })),
      /项目不存在/,
    ],
    [
      'with a value that is none',
      chain(step('a'), step('b', { onlyIf: { field: 'importance', is: ['x'] } })),
      /没有选对/,
    ],
    [
      'with a text as a number',
      chain(step('a'), step('b', { onlyIf: { field: 'importance', atLeast: 1 } })),
      /不是数字/,
    ],
    [
      'with a condition on a locked step',
      chain(step('a'), step('b', { locked: true, onlyIf: { field: 'amount', atLeast: 1 } })),
      /必经/,
    ],
    [
      'with a way round a locked step',
      chain(step('a', { next: endKey }), step('b', { locked: true })),
      /不能绕过/,
    ],
    [
      'when perhaps nobody decides',
      chain(step('a', { onlyIf: { field: 'amount', atLeast: 1 } })),
      /没有人审批/,
    ],
  ]
  for (const [name, definition, words] of faults)
    it(name, () => {
      const found = lint(definition).map((one) => one.words)
      assert.ok(
        found.some((one) => words.test(one)),
        found.join('\n') || 'nothing was found',
      )
    })

  it('without a locked step that it had, in another order of them, or with another kind of it', () => {
    const before = chain(step('a'), step('b', { locked: true }), step('c', { kind: 'own' }))
    const wordsOf = (definition: Definition) => lint(definition, before).map(({ words }) => words)
    assert.deepEqual(wordsOf(before), [])
    assert.match(
      wordsOf(chain(step('a'), step('c', { kind: 'own' }))).join(),
      /“第b步”是规定必经的步骤，不能删去/,
    )
    assert.match(
      wordsOf(chain(step('c', { kind: 'own' }), step('b', { locked: true }))).join(),
      /次序不能颠倒/,
    )
    assert.match(wordsOf(chain(step('b'), step('c', { kind: 'own' }))).join(), /不能改成别的步骤/)
  })

  it('but a sound one is', () => assert.deepEqual(lint(good, good), []))
})
