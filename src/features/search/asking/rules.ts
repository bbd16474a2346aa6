import type { Day } from '#basics/days.ts'
import { foldText, numberInWords } from '#basics/folded-text.ts'
import type { Wanted } from '../sight/rules.ts'

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

/** How many of so many terms must be there: all of them, then one less, down to half; without what asks too much at once. */
export function easings(count: number): number[] {
  const least = Math.max(1, Math.ceil(count / 2))
  return Array.from({ length: count - least + 1 }, (_, less) => count - less).filter(
    (keep) => piecesOfLeast(keep, count) <= mostPieces,
  )
}
/** More words joined in one question, and the database compares for longer than anybody waits. */
const mostPieces = 150

/** How often a word is held: in a few days and, if never there, at all (counted up to a limit). */
export type TimesHeld = { recent: number; ever: number }

/** What is held anywhere, the rarest first. */
export const rarestFirst = <Held extends TimesHeld>(held: readonly Held[]): Held[] =>
  held
    .filter(({ recent, ever }) => recent + ever > 0)
    .sort((one, other) => one.recent - other.recent || one.ever - other.ever)

/**
 * Of words, the rarest first, those of which one is asked for when only so many must be there: as many as no hit could do
 * without, but so few that not nearly everything is looked through. Where all but one must be there, two of them.
 */
export function leadsOf<Held extends TimesHeld>(rarest: readonly Held[], count: number): Held[] {
  let recent = 0
  const fewest = rarest.length - count === 1 ? 2 : 1
  return rarest.slice(0, rarest.length - count + 1).filter((word, at) => {
    recent += word.recent
    return at < fewest || recent <= mostLed
  })
}
/** More of the few days' entries than these are not looked through for half of a sentence. */
const mostLed = 40

/** Without the ways that ask for all that another one asks for, and for more. */
export const fewestWays = (ways: readonly string[][]): string[][] =>
  ways.filter(
    (way, at) =>
      !ways.some(
        (other, place) =>
          place !== at &&
          other.every((word) => way.includes(word)) &&
          (other.length < way.length || place < at),
      ),
  )

/** The ways that are one word; all of them where there is none. */
export function wholeWays(ways: string[][]): string[][] {
  const whole = ways.filter((way) => way.length === 1)
  return whole.length > 0 ? whole : ways
}

/** At least so many of some: the first and the rest of them without it, or all of them among the rest. */
export function atLeast(count: number, some: readonly Wanted[]): Wanted {
  if (count >= some.length) return { all: [...some] }
  if (count <= 1) return { any: [...some] }
  const [first, ...rest] = some as [Wanted, ...Wanted[]]
  return { any: [{ all: [first, atLeast(count - 1, rest)] }, atLeast(count, rest)] }
}

const piecesOfLeast = (keep: number, count: number): number =>
  keep >= count || keep <= 1 ? count : 1 + piecesOfLeast(keep - 1, count - 1) + piecesOfLeast(keep, count - 1)

/** Every writing of a term that is lit up in a text: 第13条 is 第十三条 there. */
export function writingsOf(term: Term): string[] {
  const marked = /^第(\d+)(\D+)$/.exec(term.text)
  if (marked) return [term.text, `第${numberInWords(Number(marked[1]))}${marked[2]}`]
  const numbered = /^〔(\d+)〕(\d+)号$/.exec(term.text)
  if (numbered) return [term.text]
  return [...new Set([term.text, ...term.ways.flat()])]
}

/** A hit as far as its place among the others is concerned. */
export type Weighed = {
  titleHits: number
  /** How often its words are said. */
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

/**
 * How often a folded text says the terms: the first time counts most, every further time less (as `ts_rank` of
 * PostgreSQL, which would have to unpack the words of every hit for it).
 */
export function fitOf(folded: string, terms: readonly (readonly string[])[]): number {
  const worth = (word: string) =>
    placesOf(folded, word)
      .slice(0, 6)
      .reduce((sum, _, at) => sum + 0.1 / (at + 1) ** 2, 0)
  const fits = terms.map((words) => Math.max(0, ...words.map(worth)))
  return fits.reduce((sum, one) => sum + one, 0) / Math.max(1, terms.length)
}

/** The largest share of the terms that stand within a few lines of each other in a folded text. */
export function closenessOf(folded: string, terms: readonly (readonly string[])[], span = 80): number {
  const said = terms
    .flatMap((writings, term) =>
      writings.flatMap((word) => placesOf(folded, word).map((at) => ({ at, term }))),
    )
    .sort((one, other) => one.at - other.at)
  const within = new Map<number, number>()
  let [first, best] = [0, 0]
  for (const { at, term } of said) {
    within.set(term, (within.get(term) ?? 0) + 1)
    for (let gone = said[first]; gone && gone.at < at - span; gone = said[++first]) {
      const left = (within.get(gone.term) ?? 0) - 1
      if (left > 0) within.set(gone.term, left)
      else within.delete(gone.term)
    }
    best = Math.max(best, within.size)
  }
  return best / Math.max(1, terms.length)
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
  const taken = new Uint8Array(folded.length)
  for (const word of [...writings].sort((one, other) => other.length - one.length))
    for (const from of word ? placesOf(folded, word) : []) {
      const until = from + word.length
      // None is longer than those before it: one that is met is met at an end.
      if (taken[from] || taken[until - 1]) continue
      taken.fill(1, from, until)
      spans.push({ from, until })
    }
  return spans.sort((one, other) => one.from - other.from)
}

function bestStart(spans: Span[], length: number): number {
  let best = { from: 0, words: 0 }
  let end = 0
  for (const [at, { from }] of spans.entries()) {
    while ((spans[end]?.until ?? Infinity) <= from + length - 24) end++
    if (end - at > best.words) best = { from, words: end - at }
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
