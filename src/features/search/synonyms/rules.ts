/** Words without those said twice, in their order. */
export const distinctWords = (words: readonly string[]): string[] => [...new Set(words)]

/** Why a group cannot stand like this; null when it can. */
export function whyNotGroup(
  words: readonly string[],
  others: readonly { id: number; words: readonly string[] }[],
  id: number | null,
): { code: string; facts: Record<string, unknown> } | null {
  if (distinctWords(words).length < 2) return { code: 'synonyms-few', facts: {} }
  const same = others.find(
    (one) => one.id !== id && distinctWords(words).every((word) => one.words.includes(word)),
  )
  return same ? { code: 'synonyms-known', facts: { words: same.words.join('、') } } : null
}
