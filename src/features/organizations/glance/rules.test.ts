import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sizeFindings, termFindings } from '../rules.ts'
import { whileConvened } from './rules.ts'

describe('A branch that somebody convenes', () => {
  it('lacks one thing: its first election; and what its size asks for all the same', () => {
    const size = {
      kind: 'branch',
      members: 9,
      fullMembers: 9,
      committeeMembers: 0,
      secretary: false,
    } as const
    const codes = (findings: { code: string }[]) => findings.map(({ code }) => code)
    const all = [...sizeFindings(size), ...termFindings('branch', null, '2026-11-24')]
    assert.deepEqual(codes(all), ['committee-needed', 'secretary-missing', 'term-missing'])
    assert.deepEqual(codes(whileConvened(all)), ['first-election-due'])
    const small = sizeFindings({ ...size, members: 2, fullMembers: 2 })
    assert.deepEqual(codes(whileConvened(small)), ['too-few-full-members', 'first-election-due'])
  })
})
