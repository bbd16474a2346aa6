import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { faultsOf } from './checking/rules.ts'
import { type Facts, factsInWords, monthsUntil, noFacts } from './facts/rules.ts'
import { forms } from './forms/rules.ts'
import { citeAddress, citeInWords } from './regulations/rules.ts'
import {
  answerByRegister,
  closeness,
  type Definition,
  type End,
  findGuides,
  type Question,
  readWay,
  walk,
  waysOf,
  wayText,
} from './rules.ts'

const cites = [{ regulation: 'branch-rules' as const, article: '第四条' }]
const end = (key: string, more: Partial<End> = {}): End => ({
  key,
  kind: 'end',
  text: `结果 ${key}`,
  steps: [{ text: '去办', cites }],
  forms: ['election'],
  ...more,
})
const question = (key: string, tos: string[], more: Partial<Question> = {}): Question => ({
  key,
  kind: 'question',
  text: `问题 ${key}`,
  note: '',
  cites,
  answers: tos.map((to, at) => ({ label: `选 ${at}`, to, when: null })),
  ...more,
})
const tree = (...nodes: Definition['nodes']): Definition => ({
  title: '换届怎么办',
  group: '支部建设',
  summary: '任期届满',
  words: ['任期届满', '人太多'],
  start: nodes[0]?.key ?? '',
  nodes,
})
const sound = tree(question('a', ['b', 'z']), question('b', ['y', 'z']), end('y'), end('z'))
const today = '2026-11-24'
const branch: Facts = {
  ...noFacts,
  organizationId: 7,
  organizationName: '一室党支部',
  members: 8,
  fullMembers: 6,
  committeeMembers: 0,
  secretary: '秦良玉',
  termEndsOn: '2027-03-01',
}

describe('A guide', () => {
  it('is walked by the answers chosen, and stops where one is not there', () => {
    assert.equal(walk(sound, []).node?.key, 'a')
    assert.equal(walk(sound, [0]).node?.key, 'b')
    const whole = walk(sound, [0, 0])
    assert.deepEqual(
      [whole.node?.key, whole.passed.map(({ answer }) => answer.label)],
      ['y', ['选 0', '选 0']],
    )
    assert.equal(walk(sound, [0, 5]).node?.key, 'b')
    assert.equal(walk(sound, [1, 0, 0]).node?.key, 'z')
  })

  it('has as many ways as its answers make', () => {
    assert.deepEqual(waysOf(sound), [[0, 0], [0, 1], [1]])
  })

  it('keeps the way in its address', () => {
    assert.equal(wayText([0, 2, 1]), '0-2-1')
    assert.deepEqual(readWay('0-2-1'), [0, 2, 1])
    for (const broken of ['', '0-', 'a', '-1', undefined, ['0']]) assert.deepEqual(readWay(broken), [])
  })
})

describe('The register', () => {
  const size = question('size', ['y', 'z'], {
    answers: [
      { label: '7 名以上', to: 'y', when: { figure: 'fullMembers', least: 7, most: null } },
      { label: '不足 7 名', to: 'z', when: { figure: 'fullMembers', least: null, most: 6 } },
    ],
  })

  it('answers a question by its figures, at the boundary as well, and not by what it does not know', () => {
    assert.equal(answerByRegister(size, branch, today), 1)
    assert.equal(answerByRegister(size, { ...branch, fullMembers: 7 }, today), 0)
    assert.equal(answerByRegister(size, noFacts, today), null)
    assert.equal(answerByRegister(question('a', ['y', 'z']), branch, today), null)
  })

  it('counts the months to the end of a term, and knows when it is past', () => {
    assert.equal(monthsUntil('2027-05-24', today), 6)
    assert.equal(monthsUntil('2027-05-25', today), 7)
    assert.equal(monthsUntil(today, today), 0)
    assert.equal(monthsUntil('2026-11-23', today), -1)
  })

  it('is told in a sentence, as far as it may be known', () => {
    assert.deepEqual(factsInWords(branch, today), [
      '一室党支部：党员 8 名，其中正式党员 6 名；不设支委会；书记 秦良玉；任期至 2027年3月1日。',
    ])
    const past = factsInWords({ ...branch, secretary: null, termEndsOn: '2026-11-23' }, today)
    assert.match(String(past[0]), /书记空缺；任期至 2026年11月23日，已届满/)
    assert.deepEqual(factsInWords({ ...noFacts, organizationName: '一室党支部' }, today), [])
    assert.deepEqual(factsInWords({ ...noFacts, probationEndsOn: today }, today), [
      '您的预备期到 2026年11月24日，已期满。',
    ])
  })
})

describe('What hinders a guide from being published', () => {
  const codes = (definition: Definition) => faultsOf(definition).map(({ code }) => code)

  it('is nothing where every way ends in a form, with its regulation', () => {
    assert.deepEqual(codes(sound), [])
  })

  it('is a way that leads nowhere, back, or is not reached', () => {
    assert.deepEqual(codes({ ...sound, start: 'x' }), ['guide-start-missing'])
    assert.deepEqual(codes(tree(question('a', ['x', 'z']), end('z'))), ['guide-answer-astray'])
    assert.deepEqual(codes(tree(question('a', ['b', 'z']), question('b', ['a', 'z']), end('z'))), [
      'guide-circle',
    ])
    assert.deepEqual(codes(tree(question('a', ['z', 'z']), end('z'), end('y'))), ['guide-node-unreached'])
    assert.deepEqual(codes(tree(end('z'), end('z'))), ['guide-node-twice'])
  })

  it('is a node that says too little', () => {
    assert.deepEqual(codes(tree(question('a', ['z']), end('z'))), ['guide-answers-few'])
    assert.deepEqual(codes(tree(question('a', ['z', 'z'], { cites: [] }), end('z'))), ['guide-cite-missing'])
    assert.deepEqual(codes(tree(end('z', { steps: [] }))), ['guide-steps-missing'])
    assert.deepEqual(codes(tree(end('z', { steps: [{ text: '去办', cites: [] }] }))), ['guide-cite-missing'])
    assert.deepEqual(codes(tree(end('z', { forms: [] }))), ['guide-form-missing'])
    const unknown = [{ regulation: 'nowhere' as never, article: '' }]
    assert.deepEqual(codes(tree(end('z', { steps: [{ text: '去办', cites: unknown }] }))), [
      'guide-cite-unknown',
    ])
  })

  it('names the node by the beginning of its words', () => {
    const long = question('a', ['z'], { text: '这是一个写得很长很长很长很长很长的问题吗？' })
    assert.equal(faultsOf(tree(long, end('z')))[0]?.facts.node, '这是一个写得很长很长很长很长很长……')
  })
})

describe('The search', () => {
  const other = { ...sound, title: '党费怎么算', summary: '交纳基数和比例', words: ['交多少党费'] }

  it('finds by title before other words before the text, whatever stands around them', () => {
    assert.equal(closeness(sound, '换届怎么办？'), 100)
    assert.equal(closeness(sound, '支部的任期届满了'), 74)
    assert.equal(closeness(sound, '结果 y'), 40)
    assert.equal(closeness(sound, '报销'), 0)
  })

  it('finds what is said in half other words, and nothing by a chance character', () => {
    assert.ok(closeness(sound, '党员人太多了') > 0)
    assert.equal(closeness(sound, '届'), 100)
    assert.equal(closeness(sound, '太阳'), 0)
  })

  it('puts the closest first, and leaves the order where nothing is sought', () => {
    const all = [{ definition: sound }, { definition: other }]
    assert.deepEqual(findGuides(all, '  '), all)
    assert.deepEqual(findGuides(all, '党费要交多少'), [{ definition: other }])
  })
})

describe('A citation', () => {
  it('is read with its article, and leads to it', () => {
    const cite = { regulation: 'election-rules', article: '第三条' } as const
    assert.equal(citeInWords(cite), '《中国共产党基层组织选举工作条例》第三条')
    assert.equal(citeAddress(cite), '/library/materials/by-code/election-rules#第三条')
    assert.equal(
      citeAddress({ ...cite, article: '第三条、第五条' }),
      '/library/materials/by-code/election-rules#第三条',
    )
    assert.equal(citeAddress({ ...cite, article: '' }), '/library/materials/by-code/election-rules')
  })
})

describe('A form', () => {
  it('is addressed for the branch where it is known', () => {
    assert.equal(forms.election.address(7), '/elections?organizationId=7&begin=election')
    assert.equal(forms.election.address(null), '/elections?begin=election')
    assert.equal(forms.ownDues.address(), '/own-dues')
    assert.equal(forms.yearPlan.address(7), '/organization-life/7')
  })
})
