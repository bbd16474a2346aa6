import type { Said } from '../chains/rules.ts'

export const importanceNames = { ordinary: '一般', important: '重要' } as const

type Matter = {
  title: string
  text: string
  importance: keyof typeof importanceNames
  amount?: number | undefined
}

export const subjectOf = ({ title, text, importance, amount }: Matter): Said => ({
  title,
  text,
  importance,
  amount: amount ?? null,
})

/** The fields that say something else now. */
export const touchedBetween = (before: Said, after: Said): string[] =>
  Object.keys(after).filter((key) => (before[key] ?? null) !== (after[key] ?? null))
