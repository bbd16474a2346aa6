import { foldText } from '#basics/folded-text.ts'

/** What is asked in letters alone: pinyin or initials. */
export const isSpelled = (question: string) => /^[a-z][a-z'\s]*$/.test(foldText(question).trim())

const shortest = 2

/** Words of the trade that are spelled like this, wholly or by initials; those it fits best first. */
export function spelledLike(
  question: string,
  words: readonly string[],
  spell: { pinyin(word: string): string[]; initials(word: string): string[] },
  most: number,
): string[] {
  const letters = foldText(question).replace(/[^a-z]/g, '')
  if (letters.length < shortest) return []
  const whole: string[] = []
  const begun: string[] = []
  for (const word of words) {
    const ways = [spell.pinyin(word).join(''), spell.initials(word).join('')]
    if (ways.includes(letters)) whole.push(word)
    else if (ways.some((way) => way.startsWith(letters))) begun.push(word)
  }
  const byLength = (one: string, other: string) => one.length - other.length
  return [...whole.sort(byLength), ...begun.sort(byLength)].slice(0, most)
}

/** Whether two words differ by one character: one wrong, one too many, one left out, or two in the wrong order. */
export function isNear(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 1) return false
  let from = 0
  while (from < one.length && one[from] === other[from]) from++
  const [left, right] = [one.slice(from), other.slice(from)]
  if (left.slice(1) === right.slice(1)) return true
  if (left.slice(1) === right || left === right.slice(1)) return true
  return left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2)
}

/**
 * The question as it was perhaps meant: with a word of the trade that sounds the same, or is written nearly so. Only
 * words that everybody may know are offered, so that nothing is told of texts one may not see.
 */
export function meantPerhaps(
  question: string,
  words: readonly string[],
  soundOf: (word: string) => string,
): string | null {
  const folded = foldText(question).trim()
  if (words.includes(folded)) return null
  const sound = soundOf(folded)
  const same = words.find((word) => word.length === folded.length && soundOf(word) === sound)
  if (same) return same
  if (folded.length < 3) return null
  const near = words.filter((word) => isNear(folded, word))
  return near.sort((one, other) => likeness(other, folded) - likeness(one, folded))[0] ?? null
}

const likeness = (word: string, question: string) =>
  [...word].filter((sign) => question.includes(sign)).length - Math.abs(word.length - question.length)
