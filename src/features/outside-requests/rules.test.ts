import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { codeOf, inGroups, isOpen, tidyCode, whyNotAttach } from './rules.ts'

describe('A code', () => {
  it('is read however it was written down', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 20, maxLength: 40 }), (chance) => {
        const code = codeOf(chance)
        assert.equal(code.length, 20)
        assert.equal(tidyCode(inGroups(code)), code)
        assert.equal(tidyCode(` ${inGroups(code).toLowerCase().replaceAll('-', ' ')} `), code)
        assert.equal(tidyCode(code.replaceAll('0', 'O').replaceAll('1', 'l')), code)
      }),
    )
  })

  it('opens something until its last day, unless it was ended', () => {
    const at = (validUntil: string, endedAt: string | null = null) =>
      isOpen({ validUntil, endedAt }, '2026-11-29')
    assert.deepEqual(
      [at('2026-11-29'), at('2026-11-28'), at('2026-12-31', '2026-11-01')],
      [true, false, false],
    )
  })
})

describe('A request begun outside', () => {
  it('takes along what can be looked into', () => {
    const of = (name: string, size = 10) => whyNotAttach([{ name, size }])
    assert.deepEqual([of('方案.DOCX'), of('图.png')], [null, null])
    assert.deepEqual(
      [of('旧.doc'), of('无'), of('空.pdf', 0), of('大.pdf', 21 * 1_048_576)],
      ['outside-file-kind', 'outside-file-kind', 'outside-file-empty', 'outside-files-large'],
    )
  })
})
