import { foldText } from '#basics/folded-text.ts'
import { initialsOfWords, pinyinOfWords } from '#basics/pinyin.ts'
import { marksOf } from './marks.ts'
import { segmenter } from './segmenter.ts'

/** A cutter that is ready: the dictionary is in memory. */
export type Cutter = {
  /** The text as a PostgreSQL tsvector, so that it depends on no parser or locale of the database. */
  vectorOf(text: string): string
  /** The words of a question, the longest that the dictionary knows, in their order. */
  wordsOf(text: string): string[]
  /** The shorter words within a word; the word alone when there are none. */
  within(word: string): string[]
}

const hasSense = /[\p{L}\p{N}]/u
const han = /\p{Script=Han}/u
/** A word said often in a text counts as often as this, and no more. */
const mostPlaces = 6
/** The longest a word may be in the database is 2046 bytes. */
const longestWord = 60
/** A tsvector may hold 1 MB; the parts of a text are far below it. */
const lastPlace = 16_000

export const quoted = (word: string) => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`

export async function openCutter(): Promise<Cutter> {
  const jieba = await segmenter()
  const senses = (words: string[]) =>
    words.filter((word) => hasSense.test(word) && word.length <= longestWord)
  return {
    vectorOf(text) {
      const folded = foldText(text)
      const places = new Map<string, number[]>()
      let at = 0
      const put = (word: string) => {
        const known = places.get(word)
        if (!known) places.set(word, [at])
        else if (known.length < mostPlaces) known.push(at)
      }
      for (const word of senses(jieba.cutForSearch(folded, true))) {
        at = Math.min(at + 1, lastPlace)
        put(word)
      }
      for (const { word } of marksOf(folded)) put(word)
      // Every character by itself, without its place: for questions of one character and for words cut otherwise.
      for (const sign of folded) if (han.test(sign) && !places.has(sign)) places.set(sign, [])
      return [...places]
        .map(([word, where]) => (where.length ? `${quoted(word)}:${where.join(',')}` : quoted(word)))
        .join(' ')
    },
    wordsOf: (text) => senses(jieba.cut(foldText(text), true)).map((word) => word.trim()),
    within: (word) => {
      const shorter = senses(jieba.cutForSearch(word, true)).filter((one) => one !== word && one.length > 1)
      const beside = sideBySide(word, shorter)
      return beside.length ? beside : [word]
    },
  }
}

/** Of words that overlap, the longest that stand one after the other. */
function sideBySide(word: string, shorter: string[]): string[] {
  const beside: string[] = []
  for (let at = 0; at < word.length; ) {
    const longest = shorter
      .filter((one) => word.startsWith(one, at))
      .sort((one, other) => other.length - one.length)[0]
    if (longest) beside.push(longest)
    at += longest?.length ?? 1
  }
  return beside
}

const mostSigns = 16

/**
 * A title as it is found while it is typed: each of its ends, in characters, in pinyin and in initials. A question is
 * then the beginning of one of them.
 */
export function titleVectorOf(title: string): string {
  const signs = [...foldText(title)].filter((sign) => hasSense.test(sign))
  const spelled = pinyinOfWords(signs.join(''))
  const initials = initialsOfWords(signs.join(''))
  const ends = new Set<string>()
  for (let from = 0; from < Math.min(signs.length, 40); from++) {
    ends.add(signs.slice(from, from + mostSigns).join(''))
    ends.add(initials.slice(from, from + mostSigns).join(''))
    ends.add(spelled.slice(from, from + 8).join(''))
  }
  return [...ends].map((end) => quoted(end.slice(0, longestWord))).join(' ')
}
