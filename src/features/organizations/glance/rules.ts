import type { Finding } from '../rules.ts'

const electedOnly = ['committee-needed', 'secretary-missing', 'term-missing']

/**
 * Of a new branch that somebody convenes: what only its first election can give it is one finding.
 * 支部工作条例（试行）第五条 (V): after the reply the members elect.
 */
export const whileConvened = (findings: Finding[]): Finding[] => [
  ...findings.filter(({ code }) => !electedOnly.includes(code)),
  { code: 'first-election-due', severity: 'warning', article: '支部工作条例（试行）第五条', facts: {} },
]
