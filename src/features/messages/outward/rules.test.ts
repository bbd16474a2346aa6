import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { settledBy } from '../relay/rules.ts'
import { catalogue } from '../templates/catalogue/rules.ts'
import { sampleFacts, variableKinds } from '../templates/rules.ts'
import { CrossingMessage, factsOutward, whyNotOutward } from './rules.ts'

describe('What goes outward of a message', () => {
  it('is of every template only what its short text needs, and nothing of a person', () => {
    for (const { texts, variables } of catalogue.filter(({ texts }) => texts.sms !== null)) {
      const text = texts.sms?.text ?? ''
      const told = factsOutward(text, variables, sampleFacts(variables))
      for (const name of Object.keys(told)) {
        const variable = variables.find((one) => one.name === name)
        assert.ok(variable && variableKinds[variable.kind].sms && variable.kind !== 'code', name)
        assert.ok(text.includes(`{${variable.label}}`), name)
      }
      assert.ok(!JSON.stringify(told).includes('单雄信') && !JSON.stringify(told).includes('482196'))
    }
  })

  it('is short, and in one form', () => {
    const long = factsOutward('{事项类型}', [{ name: 'type', label: '事项类型', kind: 'type' }], {
      type: '很长'.repeat(40),
    })
    assert.equal(String(long.type).length, 20)
    const number = '-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n'
    const message = {
      key: '6a0f6b3c-3c8e-4b0e-9a51-0d3d0c6c9a10',
      number,
      template: 'affair-waiting',
      facts: { number: '0421', count: 3 },
      lapsesAt: '2026-11-30T04:00:00.000Z',
    }
    const fits = (more: object) => CrossingMessage.safeParse({ ...message, ...more }).success
    assert.ok(fits({}))
    for (const bad of [
      { number: '13800138000' },
      { facts: { words: '字'.repeat(31) } },
      { name: '张三' },
      { template: '通知' },
    ])
      assert.ok(!fits(bad), JSON.stringify(bad))
  })

  it('is no code: its reply could not come back', () => {
    assert.equal(whyNotOutward({ secret: true }), 'reply-not-outward')
    assert.equal(whyNotOutward({ secret: false }), null)
  })
})

describe('What carriers say of all parts', () => {
  const said = new Map([
    ['a', { delivered: true, state: 'DELIVRD' }],
    ['b', { delivered: false, state: 'UNDELIV' }],
    ['c', { delivered: true, state: 'DELIVRD' }],
  ])
  it('is that it arrived when all did, that it failed when one did not', () => {
    assert.deepEqual(settledBy(['a', 'c'], said), { state: 'delivered', because: null })
    assert.deepEqual(settledBy(['a', 'b'], said), { state: 'failed', because: 'UNDELIV' })
    assert.deepEqual([settledBy(['a', 'd'], said), settledBy([], said)], [null, null])
  })
})
