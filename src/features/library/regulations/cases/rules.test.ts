import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { applicationsOf } from '../applications/rules.ts'
import { regulations } from '../rules.ts'
import { caseKindNames, caseKinds, casesBy } from './rules.ts'

describe('The affairs that run under a regulation', () => {
  it('are of kinds that have a name, under a regulation that is applied somewhere', () => {
    for (const code of Object.keys(regulations)) {
      const kinds = casesBy(code)
      for (const kind of kinds) assert.ok(caseKindNames[kind], kind)
      assert.equal(new Set(kinds).size, kinds.length)
      if (kinds.length > 0) assert.ok(applicationsOf(code).length > 0, code)
    }
    assert.deepEqual(casesBy('no-such'), [])
  })

  it('leave no kind out', () => {
    const all = new Set(Object.keys(regulations).flatMap(casesBy))
    assert.deepEqual([...all].sort(), [...caseKinds].sort())
  })
})
