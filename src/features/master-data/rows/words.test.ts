import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { personFaultWords } from '../persons/words.ts'
import { unitFaultWords } from '../units/words.ts'
import { faultInWords } from './words.ts'

describe('Why a row was refused', () => {
  it('names column and value and says what to do; numbers are masked', () => {
    assert.deepEqual(
      faultInWords('people', { field: 'ethnicity', value: '火星族', code: 'ethnicity-unknown' }),
      {
        column: '民族',
        value: '火星族',
        reason: '民族“火星族”无法识别。请填写 GB/T 3304 的民族名称（如 汉族）或两位代码（如 01）。',
      },
    )
    const { value, reason } = faultInWords('people', {
      field: 'identityNumber',
      value: '11010519491231002X',
      code: 'identity-checksum',
    })
    assert.equal(value, '1****************X')
    assert.ok(!reason.includes('19491231'))
  })
  it('is short, however long the value', () => {
    const { value } = faultInWords('people', {
      field: 'name',
      value: '王'.repeat(3000),
      code: 'name-too-long',
    })
    assert.equal(value.length, 61)
  })
  it('has a sentence for every code, with a remedy in it', () => {
    const words = { ...unitFaultWords, ...personFaultWords }
    const rules = ['units', 'persons', 'judgements', 'readings'].map((noun) =>
      readFileSync(new URL(`../${noun}/rules.ts`, import.meta.url), 'utf8'),
    )
    const codes = rules.flatMap((text) => [
      ...[...text.matchAll(/(?:wrong|add)\([^)]*?'[\w]+', '([a-z-]+)'/g)].map(([, code]) => code ?? ''),
      ...[...text.matchAll(/code: '([a-z-]+)'/g)].map(([, code]) => code ?? ''),
    ])
    assert.ok(codes.length > 25)
    assert.deepEqual(
      codes.filter((code) => !words[code]),
      [],
    )
    for (const [code, sentence] of Object.entries(words))
      assert.match(sentence({ column: '列', value: '值' }), /请|已采用前一行/, code)
  })
})
