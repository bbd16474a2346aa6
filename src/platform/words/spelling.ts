import { initialsOfWords, pinyinOfWords } from '#basics/pinyin.ts'

const kept = new Map<string, { pinyin: string[]; initials: string[] }>()

/** How a word is spelled; those asked for before are kept, since the same few hundred are asked for again and again. */
export function spellingOf(word: string): { pinyin: string[]; initials: string[] } {
  const known = kept.get(word)
  if (known) return known
  const spelled = { pinyin: pinyinOfWords(word), initials: initialsOfWords(word) }
  if (kept.size < 5000) kept.set(word, spelled)
  return spelled
}
