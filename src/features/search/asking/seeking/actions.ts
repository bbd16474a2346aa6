import { daysBetween } from '#basics/days.ts'
import { foldText } from '#basics/folded-text.ts'
import type { Context } from '#platform/context.ts'
import { marksOf } from '#platform/words/marks.ts'
import { partyWords } from '#platform/words/segmenter.ts'
import { spellingOf } from '#platform/words/spelling.ts'
import { openCutter, quoted } from '#platform/words/vectors.ts'
import { monthMark, monthsBack, titleMark, yearMark } from '../../entries/rules.ts'
import { priorOf, type Source, sources } from '../../rules.ts'
import { marksSeen, type Sight, sightOf, type Wanted } from '../../sight/rules.ts'
import { synonymGroups } from '../../synonyms/queries.ts'
import type { Narrowing } from '../contract.ts'
import { fitsOf, type Hit, hitsOf, type Narrowed, textsOf, throughTheIndex } from '../queries.ts'
import {
  closenessOf,
  easings,
  isSpelled,
  spelledLike,
  synonymTerm,
  type Term,
  termsOf,
  validityOn,
  weightOf,
  writingsOf,
} from '../rules.ts'

export type Found = {
  /** The best first. */
  hits: Hit[]
  terms: Term[]
  counts: { source: Source; total: number; capped: boolean }[]
  /** Of which there are more than were looked at. */
  capped: Source[]
  eased: boolean
  /** Something holds the question word for word. */
  exact: boolean
}

/** What is written every day would drown the rest: looked through by itself. */
const daily: readonly Source[] = ['meeting', 'message']
const pools: Source[][] = [sources.filter((source) => !daily.includes(source)), [...daily]]

/** More hits than these of one pool, and only the newest and those in titles are looked at. */
const most = 2000
const mostTitles = 300
const enough = 400
/** How many are weighed by their words, and how many of them by their text. */
const weighed = 240
const read = 60

type Asked = {
  terms: Term[]
  titled: string | null
  sight: Sight<Context['actor']>
  narrowed: Narrowed
  chosen: Source | undefined
}

/** Looks for what is asked, over everything the actor may see. */
export async function seek(ctx: Context, { text, source, order, ...narrowed }: Narrowing): Promise<Found> {
  await throughTheIndex(ctx)
  const asked = { ...(await understood(ctx, text)), sight: sightOf(ctx), narrowed, chosen: source }
  const found = await firstThatFinds(ctx, asked)
  const phrase = foldText(text).trim()
  const { all, exact } = await inOrder(ctx, found.hits, asked.terms, phrase)
  const counts = countsOf(all, found.capped)
  const chosen = source ? all.filter((hit) => hit.source === source) : all
  const hits = order === 'newest' ? [...chosen].sort(newer) : chosen
  return { ...found, hits, terms: asked.terms, counts, exact }
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

const wantedOf = ({ ways }: Term): Wanted => ({ any: ways.map((way) => ({ all: way })) })

/** All of the words; if nothing holds them, most of them; at last every character of what was asked. */
async function firstThatFinds(ctx: Context, asked: Asked) {
  const { terms } = asked
  if (terms.length === 0) return { hits: [], capped: [], eased: false }
  for (const [step, choices] of easings(terms.length).entries()) {
    const wanted = {
      any: choices.map((choice) => ({ all: choice.map((place) => wantedOf(terms[place] as Term)) })),
    }
    const found = await inPools(ctx, asked, wanted)
    if (found.hits.length > 0) return { ...found, eased: step > 0 }
  }
  const signs = [
    ...new Set(terms.flatMap(({ text }) => [...text].filter((sign) => /\p{Script=Han}/u.test(sign)))),
  ]
  if (signs.length < 2) return { hits: [], capped: [], eased: false }
  return { ...(await inPools(ctx, asked, { all: signs })), eased: true }
}

async function inPools(ctx: Context, asked: Asked, wanted: Wanted) {
  const hits: Hit[] = []
  const capped: Source[] = []
  for (const pool of pools) {
    const marks = marksSeen(asked.sight, pool)
    if (!marks) continue
    const year = asked.narrowed.year ? [yearMark(asked.narrowed.year)] : []
    const look = (more: Wanted[], limit: number) =>
      hitsOf(ctx, {
        ...asked,
        sources: pool,
        wanted: { all: [wanted, marks, ...year, ...more] },
        most: limit,
      })
    const some = await look([], most)
    if (some.length < most) hits.push(...some)
    else {
      capped.push(...pool)
      hits.push(...(await newestOf(ctx, asked.terms, look)))
    }
  }
  return { hits, capped }
}

/** Of a word that stands nearly everywhere: the hits in titles, and the newest. */
async function newestOf(
  ctx: Context,
  terms: Term[],
  look: (more: Wanted[], limit: number) => Promise<Hit[]>,
) {
  const titles = terms.map(({ ways }): Wanted => ({ any: ways.map((way) => ({ all: way.map(titleMark) })) }))
  const found = await look(titles, mostTitles)
  for (const months of [3, 12, 48, 240]) {
    const newest = await look([{ any: monthsBack(ctx.today, months).map(monthMark) }], most)
    if (newest.length < enough && months < 240) continue
    return [...new Map([...found, ...newest].map((hit) => [hit.id, hit])).values()]
  }
  return found
}

const newer = (one: Hit, other: Hit) =>
  (other.datedOn ?? '').localeCompare(one.datedOn ?? '') || other.id - one.id

/** Weighs the hits: first by their titles, the best of these by their words, the best of these by their text. */
async function inOrder(ctx: Context, hits: Hit[], terms: Term[], phrase: string) {
  const writings = terms.map(writingsOf)
  const titled = hits
    .map((hit) => ({ hit, ...titleOf(hit, writings, phrase) }))
    .sort((one, other) => other.first - one.first || newer(one.hit, other.hit))
  const best = titled.slice(0, weighed)
  const words: Wanted = { any: terms.map(wantedOf) }
  const fits = await fitsOf(
    ctx,
    best.map(({ hit }) => hit.id),
    words,
    phrase,
  )
  const weigh = (one: (typeof best)[number], closeness: number) => {
    const { fit = 0, inText = false } = fits.get(one.hit.id) ?? {}
    const age = one.hit.datedOn ? Math.max(0, daysBetween(one.hit.datedOn, ctx.today)) : 3650
    const repealed = validityOn(one.hit, ctx.today) === 'repealed'
    const weight = weightOf({ ...one, fit, inText, age, repealed, closeness, prior: priorOf[one.hit.source] })
    return { ...one, weight }
  }
  const heavier = (one: { weight: number; hit: Hit }, other: { weight: number; hit: Hit }) =>
    other.weight - one.weight || newer(one.hit, other.hit)
  const byWords = best.map((one) => weigh(one, 0)).sort(heavier)
  const texts = await textsOf(
    ctx,
    byWords.slice(0, read).map(({ hit }) => hit.id),
  )
  const byText = byWords
    .slice(0, read)
    .map((one) => weigh(one, closenessOf(`${one.hit.title}\n${texts.get(one.hit.id) ?? ''}`, writings)))
    .sort(heavier)
  const all = [...byText, ...byWords.slice(read), ...titled.slice(weighed)].map(({ hit }) => hit)
  return { all, exact: best.some(({ hit, inTitle }) => inTitle || fits.get(hit.id)?.inText) }
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
