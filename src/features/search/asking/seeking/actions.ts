import { daysBetween } from '#basics/days.ts'
import { foldText } from '#basics/folded-text.ts'
import { handsOf } from '#features/approvals/seats/queries.ts'
import type { Context } from '#platform/context.ts'
import { marksOf } from '#platform/words/marks.ts'
import { partyWords } from '#platform/words/segmenter.ts'
import { spellingOf } from '#platform/words/spelling.ts'
import { openCutter, quoted } from '#platform/words/vectors.ts'
import { libraryColumns } from '../../columns/queries.ts'
import { columnsBelow } from '../../columns/rules.ts'
import { titleMark } from '../../entries/rules.ts'
import { priorOf, type Source } from '../../rules.ts'
import { sightOf, type Wanted } from '../../sight/rules.ts'
import { synonymGroups } from '../../synonyms/queries.ts'
import type { Narrowing } from '../contract.ts'
import { type Asked, inPools } from '../looking/actions.ts'
import { steps } from '../looking/rules.ts'
import { type Hit, textsOf, throughTheIndex, timesHeld } from '../queries.ts'
import {
  atLeast,
  closenessOf,
  easings,
  fewestWays,
  fitOf,
  leadsOf,
  rarestFirst,
  synonymTerm,
  type Term,
  type TimesHeld,
  termsOf,
  validityOn,
  weightOf,
  wholeWays,
  writingsOf,
} from '../rules.ts'
import { isSpelled, spelledLike } from '../spelling/rules.ts'

export type Found = {
  /** The best first. */
  hits: Hit[]
  /** The texts that were read to weigh them. */
  texts: Map<number, string>
  terms: Term[]
  counts: { source: Source; total: number; capped: boolean }[]
  /** Of which there are more than were looked at. */
  capped: Source[]
  eased: boolean
  /** Something holds the question word for word. */
  exact: boolean
}

const mostSingle = 2
/** How many are weighed by their text as well. */
const read = 80

/** Looks for what is asked, over everything the actor may see. */
export async function seek(
  ctx: Context,
  { text, source, order, columnId, ...rest }: Narrowing,
): Promise<Found> {
  await throughTheIndex(ctx)
  const columnIds = columnId ? columnsBelow(await libraryColumns(ctx), columnId) : null
  const { terms, titled } = await understood(ctx, text)
  const asked: Asked = {
    titled,
    // Several words are rarely everywhere together: the rarest of them is followed, and the others only compared.
    steps: terms.length <= mostSingle ? steps.single : steps.several,
    sight: sightOf(ctx, await handsOf(ctx)),
    titles: terms.map(titleOfTerm),
    narrowed: { ...rest, columnIds },
    chosen: source,
    newest: order === 'newest',
  }
  const found = await firstThatFinds(ctx, terms, asked)
  const phrase = foldText(text).trim()
  const { all, texts, exact } = await inOrder(ctx, found.hits, terms, phrase)
  const counts = countsOf(all, found.capped)
  const chosen = source ? all.filter((hit) => hit.source === source) : all
  const hits = asked.newest ? [...chosen].sort(newer) : chosen
  return { ...found, hits, texts, terms, counts, exact }
}

/** The terms of a question; one of letters alone stands for the words spelled like it. */
async function understood(ctx: Context, text: string): Promise<{ terms: Term[]; titled: string | null }> {
  const [cutter, synonyms] = [await openCutter(), await synonymGroups(ctx)]
  if (!isSpelled(text)) return { terms: termsOf(text, { cutter, marksOf, synonyms }), titled: null }
  const letters = foldText(text).replace(/[^a-z]/g, '')
  const words = spelledLike(letters, [...partyWords(), ...synonyms.flat()], spell, mostSpelled)
  const titled = letters.length > 1 ? `${quoted(letters.slice(0, 16))}:*` : null
  const ways = words.flatMap((word) => synonymTerm(word, synonyms, cutter).ways)
  return { terms: [{ text: letters, ways: [[letters], ...ways] }], titled }
}
const mostSpelled = 6
const spell = {
  pinyin: (word: string) => spellingOf(word).pinyin,
  initials: (word: string) => spellingOf(word).initials,
}

/** Words that stand as they are asked for in so many places need not be put together from shorter ones. */
const enough = 100

const wantedOf = ({ ways }: Term): Wanted => ({ any: fewestWays(ways).map((way) => ({ all: way })) })

const titleOfTerm = ({ ways }: Term): Wanted => ({
  any: fewestWays(wholeWays(ways)).map((way) => ({ all: way.map(titleMark) })),
})

/** All of the words; if nothing holds them, most of them; at last every character of what was asked. */
async function firstThatFinds(ctx: Context, terms: Term[], asked: Asked) {
  if (terms.length === 0) return { hits: [], capped: [], eased: false }
  const wanted = terms.map(wantedOf)
  const closely = terms.map((term) => wantedOf({ ...term, ways: wholeWays(term.ways) }))
  // Several words are rarely said together in so many places.
  if (terms.length <= mostSingle && terms.some(({ ways }) => wholeWays(ways).length < ways.length)) {
    const found = await inPools(ctx, asked, { all: closely })
    if (found.hits.length >= enough) return { ...found, eased: false }
  }
  const sentence = terms.length >= fewestOfSentence ? await heldWords(ctx, closely, wanted) : null
  const all = sentence ? sentence.map(({ word }) => word) : wanted
  const found = all.length === terms.length ? await inPools(ctx, asked, { all }) : null
  if (found && found.hits.length > 0) return { ...found, eased: false }
  const known = sentence ?? (terms.length > 1 ? await heldWords(ctx, closely, wanted) : null)
  const most = known ? await withMostOf(ctx, asked, known, terms.length) : null
  if (most) return { ...most, eased: true }
  const signs = [
    ...new Set(terms.flatMap(({ text }) => [...text].filter((sign) => /\p{Script=Han}/u.test(sign)))),
  ]
  if (signs.length < 2) return { hits: [], capped: [], eased: false }
  const apart = { ...asked, steps: steps.several, titles: null }
  return { ...(await inPools(ctx, apart, { all: signs })), eased: true }
}

/**
 * What holds all but one of so many words, all but two, down to half of them. Words that stand nowhere are left out;
 * only what holds one of the rarest is looked through: whoever remembers half of a sentence remembers its subject.
 */
async function withMostOf(ctx: Context, asked: Asked, known: Held[], ofAll: number) {
  const words = known.map(({ word }) => word)
  for (const count of easings(ofAll)) {
    if (count === ofAll || count > known.length) continue
    const found = await inPools(ctx, easedOf(asked, count), ledBy(leadsOf(known, count), count, words))
    if (found.hits.length > 0) return found
  }
  return null
}

type Held = TimesHeld & { word: Wanted }

/** Of so many words it is seen first which are held at all. */
const fewestOfSentence = 5

/**
 * Each word as it stands; what few hold so, as it may be put together from shorter ones. Only what is held anywhere, the
 * rarest first.
 */
async function heldWords(ctx: Context, closely: Wanted[], wanted: Wanted[]): Promise<Held[]> {
  const whole = await timesHeld(ctx, closely)
  const isHeld = (at: number) => whole[at] !== undefined && whole[at].recent + whole[at].ever >= enough
  const pieced = await timesHeld(
    ctx,
    wanted.filter((_, at) => !isHeld(at)),
  )
  const held = wanted.map((word, at) => ({
    word: isHeld(at) ? (closely[at] as Wanted) : word,
    ...((isHeld(at) ? whole[at] : pieced.shift()) as TimesHeld),
  }))
  return rarestFirst(held)
}

/** One of the leads, and so many of all words. */
function ledBy(leads: { word: Wanted }[], count: number, words: Wanted[]): Wanted {
  const any = { any: leads.map(({ word }) => word) }
  if (count === 1) return any
  return count === words.length ? { all: words } : { all: [any, atLeast(count, words)] }
}

/** What no title holds as a whole is not looked for among titles. */
const easedOf = (asked: Asked, count = mostSingle): Asked => ({
  ...asked,
  steps: count === 1 ? steps.single : steps.eased,
  titles: null,
})

const newer = (one: Hit, other: Hit) =>
  (other.datedOn ?? '').localeCompare(one.datedOn ?? '') || other.id - one.id

/** Weighs the hits: first by their titles, the best of these by their texts. */
async function inOrder(ctx: Context, hits: Hit[], terms: Term[], phrase: string) {
  const writings = terms.map(writingsOf)
  const titled = hits
    .map((hit) => ({ hit, ...titleOf(hit, writings, phrase) }))
    .sort((one, other) => other.first - one.first || newer(one.hit, other.hit))
  const best = titled.slice(0, read)
  const texts = await textsOf(
    ctx,
    best.map(({ hit }) => hit.id),
  )
  const weigh = (one: (typeof best)[number]) => {
    const { hit } = one
    const head = [hit.title, hit.heading].filter(Boolean).join(' ')
    const text = foldText(`${head}\n${texts.get(hit.id) ?? ''}`)
    const age = hit.datedOn ? Math.max(0, daysBetween(hit.datedOn, ctx.today)) : 3650
    const repealed = validityOn(hit, ctx.today) === 'repealed'
    const inText = phrase.length > 0 && text.includes(phrase, head.length)
    const said = { fit: fitOf(text, writings), closeness: closenessOf(text, writings), inText }
    return {
      ...one,
      inText,
      weight: weightOf({ ...one, ...said, age, repealed, prior: priorOf[hit.source] }),
    }
  }
  const byText = best.map(weigh).sort((one, other) => other.weight - one.weight || newer(one.hit, other.hit))
  const all = [...byText, ...titled.slice(read)].map(({ hit }) => hit)
  return { all, texts, exact: byText.some(({ inTitle, inText }) => inTitle || inText) }
}

/** How far the title answers already. */
function titleOf(hit: Hit, writings: string[][], phrase: string) {
  const title = foldText([hit.title, hit.heading, hit.anchor, hit.number].filter(Boolean).join(' '))
  const held = writings.filter((one) => one.some((word) => title.includes(word))).length
  const titleHits = writings.length ? held / writings.length : 0
  const inTitle = phrase.length > 1 && title.includes(phrase)
  return { titleHits, inTitle, first: titleHits + Number(inTitle) + priorOf[hit.source] }
}

const countsOf = (hits: Hit[], capped: Source[]) =>
  [...Map.groupBy(hits, ({ source }) => source)].map(([source, some]) => ({
    source,
    total: some.length,
    capped: capped.includes(source),
  }))
