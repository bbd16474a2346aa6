import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { kindFacts, kinds } from '../rules.ts'
import { wordingOf } from './rules.ts'

describe('The sentence of a certificate', () => {
  it('names year, level and title of what was awarded', () => {
    assert.equal(
      wordingOf('excellentMember', 2026, '院级'),
      '被评为2026年度院级优秀共产党员，特发此证，以资鼓励。',
    )
    for (const kind of kinds) assert.ok(wordingOf(kind, 2026, '所级').includes(kindFacts[kind].title), kind)
  })

  it('thanks those with fifty years in the Party, and names no level', () => {
    const words = wordingOf('fiftyYears', 2026, '国家级')
    assert.match(words, /党龄满五十年.*崇高的敬意/)
    assert.ok(!words.includes('国家级'))
  })
})
