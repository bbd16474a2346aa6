import type { Day } from '#basics/days.ts'
import { foldText, numberInWords } from '#basics/folded-text.ts'

/**
 * A word of a question. `ways` are the words it may stand as in a text: itself, what means the same, or the shorter
 * words it is made of; each way is a list of words that must all be there.
 */
export type Term = { text: string; ways: string[][] }

/** A synonym group: words that stand for each other. */
export type Synonyms = readonly string[]

/** What a question says beside its subject. */
const empty = new Set(
  (
    '的 了 是 在 和 与 或 及 等 吗 呢 吧 啊 有 要 我 你 他 我们 你们 怎么 怎样 如何 什么 哪些 哪个 哪里 多少 几 为什么 怎么办 ' +
    '几次 次数 多少次 多久 几岁 请问 请 关于 有关 相关 规定 要求 可以 应当 应该 需要 必须 能否 是否 能不能 可不可以 一个 这个 那个 这 那 被 把 对 从 到 不 也 都 就'
  ).split(' '),
)

export type WordCutter = { wordsOf(text: string): string[]; within(word: string): string[] }
type Mark = { word: string; from: number; until: number }

/** More words than anybody means. */
const mostTerms = 10

/** A synonym that stands in the text, the longest first, so that 民主生活会 is not taken for 生活会. */
function synonymIn(text: string, groups: readonly Synonyms[]): string | null {
  const found = groups.flat().filter((word) => text.includes(foldText(word)))
  return found.sort((one, other) => other.length - one.length)[0] ?? null
}

const waysOf = (word: string, cutter: WordCutter): string[][] => {
  const within = word.length >= 4 ? cutter.within(word) : [word]
  return within.length > 1 ? [[word], within] : [[word]]
}

/** A term with every way of saying it that the groups know. */
export function synonymTerm(word: string, groups: readonly Synonyms[], cutter: WordCutter): Term {
  const same = new Set([word, ...groups.filter((group) => group.includes(word)).flat()])
  const ways = [...same].flatMap((one) => {
    const words = cutter.wordsOf(one)
    return words.length > 1 ? [words] : waysOf(words[0] ?? foldText(one), cutter)
  })
  return { text: foldText(word), ways }
}

/**
 * What a question asks for. Numbers of articles and documents are taken as they are meant, known synonyms as a whole,
 * the rest word by word; what says nothing is left out, unless it is all there is.
 */
export function termsOf(
  question: string,
  tools: { cutter: WordCutter; marksOf(text: string): Mark[]; synonyms: readonly Synonyms[] },
): Term[] {
  const { cutter, marksOf, synonyms } = tools
  const folded = foldText(question).trim()
  const marks = marksOf(folded)
  const terms: Term[] = marks.map(({ word }) => ({ text: word, ways: [[word]] }))
  const rest = marks.reduceRight(
    (text, { from, until }) => `${text.slice(0, from)} ${text.slice(until)}`,
    folded,
  )
  for (const chunk of rest.split(/\s+/).filter(Boolean)) terms.push(...termsOfChunk(chunk, cutter, synonyms))
  const unique = [...new Map(terms.map((term) => [term.text, term])).values()]
  return withSense(unique).slice(0, mostTerms)
}

function termsOfChunk(chunk: string, cutter: WordCutter, synonyms: readonly Synonyms[]): Term[] {
  const synonym = synonymIn(chunk, synonyms)
  if (!synonym) return cutter.wordsOf(chunk).map((word) => ({ text: word, ways: waysOf(word, cutter) }))
  const at = chunk.indexOf(foldText(synonym))
  return [
    ...termsOfChunk(chunk.slice(0, at), cutter, synonyms),
    synonymTerm(synonym, synonyms, cutter),
    ...termsOfChunk(chunk.slice(at + synonym.length), cutter, synonyms),
  ]
}

function withSense(terms: Term[]): Term[] {
  const meant = terms.filter(({ text }) => !empty.has(text))
  const long = meant.filter(({ text }) => text.length > 1)
  if (long.length > 0) return long
  return meant.length > 0 ? meant : terms
}

/** Which of so many terms must be there, from all of them down to half: each a list of choices, as places. */
export function easings(count: number): number[][][] {
  const least = Math.max(1, Math.ceil(count / 2))
  const steps: number[][][] = []
  for (let keep = count; keep >= least; keep--) {
    const choices = choose(count, keep)
    if (choices.length <= 60) steps.push(choices)
  }
  return steps
}

function choose(count: number, keep: number): number[][] {
  if (keep === 0) return [[]]
  if (keep > count) return []
  const without = choose(count - 1, keep)
  return [...choose(count - 1, keep - 1).map((one) => [...one, count - 1]), ...without]
}

/** Every writing of a term that is lit up in a text: 第13条 is 第十三条 there. */
export function writingsOf(term: Term): string[] {
  const marked = /^第(\d+)(\D+)$/.exec(term.text)
  if (marked) return [term.text, `第${numberInWords(Number(marked[1]))}${marked[2]}`]
  const numbered = /^〔(\d+)〕(\d+)号$/.exec(term.text)
  if (numbered) return [term.text]
  return [...new Set([term.text, ...term.ways.flat()])]
}

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

/** A hit as far as its place among the others is concerned. */
export type Weighed = {
  titleHits: number
  /** How well the words of the text fit, from the database. */
  fit: number
  inTitle: boolean
  inText: boolean
  prior: number
  /** How old it is, in days. */
  age: number
  repealed: boolean
  /** How many of the terms stand close together in the text, as a share. */
  closeness: number
}

/** Titles before texts, whole phrases before words, rules before minutes, what is in force before what is repealed. */
export const weightOf = (hit: Weighed): number =>
  2 * hit.titleHits +
  4 * Number(hit.inTitle) +
  2.5 * Number(hit.inText) +
  2 * Math.min(hit.fit, 1) +
  2 * hit.closeness +
  hit.prior +
  0.5 / (1 + hit.age / 365) -
  Number(hit.repealed)

/** The largest share of the terms that stand within a few lines of each other. */
export function closenessOf(text: string, terms: readonly (readonly string[])[], span = 80): number {
  if (terms.length === 0) return 0
  const folded = foldText(text)
  const places = terms.map((writings) => writings.flatMap((word) => placesOf(folded, word)))
  const starts = places.flat().sort((one, other) => one - other)
  const best = Math.max(
    0,
    ...starts.map(
      (start) => places.filter((one) => one.some((at) => at >= start && at <= start + span)).length,
    ),
  )
  return best / terms.length
}

function placesOf(text: string, word: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(word); at >= 0 && places.length < 40; at = text.indexOf(word, at + 1))
    places.push(at)
  return places
}

export type Piece = { text: string; lit: boolean }

/** The place of a text where most of the terms stand, with what is lit up in it. */
export function excerptOf(text: string, writings: readonly string[], length = 140): Piece[] {
  const clean = text.replace(/\s+/g, ' ')
  const spans = litSpans(foldText(clean), writings)
  const from = bestStart(spans, length)
  const start = Math.max(0, from - 24)
  const shown = clean.slice(start, start + length)
  const within = spans
    .filter((span) => span.from >= start && span.until <= start + length)
    .map((span) => ({ from: span.from - start, until: span.until - start }))
  return [
    ...(start > 0 ? [{ text: '…', lit: false }] : []),
    ...piecesOf(shown, within),
    ...(start + length < clean.length ? [{ text: '…', lit: false }] : []),
  ]
}

type Span = { from: number; until: number }

/** All of a text with what is lit up in it. */
export const lightUp = (text: string, writings: readonly string[]): Piece[] =>
  piecesOf(text, litSpans(foldText(text), writings))

/** Where the words stand, the longest first; none within another. */
function litSpans(folded: string, writings: readonly string[]): Span[] {
  const spans: Span[] = []
  for (const word of [...writings].sort((one, other) => other.length - one.length))
    for (const from of word ? placesOf(folded, word) : [])
      if (!spans.some((span) => from < span.until && from + word.length > span.from))
        spans.push({ from, until: from + word.length })
  return spans.sort((one, other) => one.from - other.from)
}

function bestStart(spans: Span[], length: number): number {
  let best = { from: 0, words: 0 }
  for (const { from } of spans) {
    const words = spans.filter((span) => span.from >= from && span.until <= from + length - 24).length
    if (words > best.words) best = { from, words }
  }
  return best.from
}

function piecesOf(text: string, spans: Span[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { from, until } of spans) {
    if (from > at) pieces.push({ text: text.slice(at, from), lit: false })
    pieces.push({ text: text.slice(from, until), lit: true })
    at = until
  }
  if (at < text.length) pieces.push({ text: text.slice(at), lit: false })
  return pieces
}

type Valid = { validFrom: Day | null; validUntil: Day | null }

/** 现行 / 尚未施行 / 废止; null for what has no such days. */
export function validityOn(
  { validFrom, validUntil }: Valid,
  today: Day,
): 'current' | 'coming' | 'repealed' | null {
  if (validUntil && validUntil <= today) return 'repealed'
  if (!validFrom) return null
  return validFrom <= today ? 'current' : 'coming'
}
