import { type Day, daysBetween } from '#basics/days.ts'
import { foldText } from '#basics/folded-text.ts'
import { type Hand, handsOf } from '#features/approvals/seats/queries.ts'
import type { Context } from '#platform/context.ts'
import { marksOf } from '#platform/words/marks.ts'
import { partyWords } from '#platform/words/segmenter.ts'
import { spellingOf } from '#platform/words/spelling.ts'
import { openCutter, quoted } from '#platform/words/vectors.ts'
import { libraryColumns } from '../../columns/queries.ts'
import { columnsBelow } from '../../columns/rules.ts'
import {
  columnMark,
  issuerMark,
  kindMark,
  monthMark,
  monthsBack,
  newestTenDays,
  tenDaysMark,
  titleMark,
  yearMark,
  yearsBack,
} from '../../entries/rules.ts'
import { priorOf, type Source, sources } from '../../rules.ts'
import { marksSeen, type Sight, sightOf, type Wanted } from '../../sight/rules.ts'
import { synonymGroups } from '../../synonyms/queries.ts'
import type { Narrowing } from '../contract.ts'
import { type Hit, hitsOf, type Narrowed, textsOf, throughTheIndex } from '../queries.ts'
import {
  atLeast,
  closenessOf,
  easings,
  fewestWays,
  fitOf,
  synonymTerm,
  type Term,
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

/** What is written every day would drown the rest: looked through by itself. */
const daily: Source[] = ['meeting', 'message']
const pools: Source[][] = [sources.filter((source) => !daily.includes(source)), daily]

/** More hits than these of one pool, and only the newest and those in titles are looked at. */
const most = 300
const mostTitles = 120
/**
 * How far back is looked before everything is: the last days, then months, then years (each of many marks is compared). Where there are enough hits among them, nothing
 * older is looked through. What holds but some of the words is often looked for in vain, which each step makes dearer.
 */
type Steps = { days: boolean; months: number[]; years: number[] }
const steps: Record<'single' | 'several' | 'eased' | 'titles', Steps> = {
  single: { days: true, months: [1, 6], years: [3] },
  several: { days: false, months: [], years: [] },
  eased: { days: false, months: [1], years: [] },
  titles: { days: false, months: [6], years: [] },
}
const mostSingle = 2
/** How many are weighed by their text as well. */
const read = 80

type Asked = {
  terms: Term[]
  titled: string | null
  sight: Sight<Context['actor'], Hand>
  narrowed: Narrowed
  chosen: Source | undefined
  newest: boolean
  steps: Steps
  /** Every word in the title. */
  titles: Wanted[] | null
}

/** Looks for what is asked, over everything the actor may see. */
export async function seek(
  ctx: Context,
  { text, source, order, columnId, ...rest }: Narrowing,
): Promise<Found> {
  await throughTheIndex(ctx)
  const columnIds = columnId ? columnsBelow(await libraryColumns(ctx), columnId) : null
  const { terms, titled } = await understood(ctx, text)
  const asked = {
    terms,
    titled,
    // Several words are rarely everywhere together: the rarest of them is followed, and the others only compared.
    steps: terms.length <= mostSingle ? steps.single : steps.several,
    sight: sightOf(ctx, await handsOf(ctx)),
    titles: terms.map(titleOfTerm),
    narrowed: { ...rest, columnIds },
    chosen: source,
    newest: order === 'newest',
  }
  const found = await firstThatFinds(ctx, asked)
  const phrase = foldText(text).trim()
  const { all, texts, exact } = await inOrder(ctx, found.hits, asked.terms, phrase)
  const counts = countsOf(all, found.capped)
  const chosen = source ? all.filter((hit) => hit.source === source) : all
  const hits = asked.newest ? [...chosen].sort(newer) : chosen
  return { ...found, hits, texts, terms: asked.terms, counts, exact }
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
  any: fewestWays(ways).map((way) => ({ all: way.map(titleMark) })),
})

/** All of the words; if nothing holds them, most of them; at last every character of what was asked. */
async function firstThatFinds(ctx: Context, asked: Asked) {
  const { terms } = asked
  if (terms.length === 0) return { hits: [], capped: [], eased: false }
  const wanted = terms.map(wantedOf)
  const closely = terms.map((term) => wantedOf({ ...term, ways: wholeWays(term.ways) }))
  if (terms.some(({ ways }) => wholeWays(ways).length < ways.length)) {
    const found = await inPools(ctx, asked, { all: closely })
    if (found.hits.length >= enough) return { ...found, eased: false }
  }
  for (const count of easings(terms.length)) {
    const eased = count < terms.length
    const found = await inPools(ctx, eased ? easedOf(asked) : asked, atLeast(count, wanted))
    if (found.hits.length > 0) return { ...found, eased }
  }
  const signs = [
    ...new Set(terms.flatMap(({ text }) => [...text].filter((sign) => /\p{Script=Han}/u.test(sign)))),
  ]
  if (signs.length < 2) return { hits: [], capped: [], eased: false }
  return { ...(await inPools(ctx, easedOf(asked), { all: signs })), eased: true }
}

/** What no title holds as a whole is not looked for among titles. */
const easedOf = (asked: Asked): Asked => ({ ...asked, steps: steps.eased, titles: null })

async function inPools(ctx: Context, asked: Asked, wanted: Wanted) {
  const found = { hits: [] as Hit[], capped: [] as Source[] }
  for (const pool of poolsOf(asked.narrowed)) {
    const some = await inPool(ctx, asked, wanted, pool)
    found.hits.push(...some.hits)
    found.capped.push(...some.capped)
  }
  const { chosen } = asked
  if (!chosen || !found.capped.includes(chosen)) return found
  // Among the newest of many sources there may be few of the one that was chosen.
  const own = await inPool(ctx, asked, wanted, [chosen])
  return {
    hits: [...found.hits.filter(({ source }) => source !== chosen), ...own.hits],
    capped: [...found.capped.filter((source) => source !== chosen), ...own.capped],
  }
}

/** What only materials have, only materials are asked for. */
const poolsOf = ({ columnIds, validity }: Narrowed): Source[][] =>
  columnIds || validity ? [['material']] : pools

const narrowingMarks = ({ kind, columnIds, year, issuer }: Narrowed): Wanted[] => [
  ...(kind ? [kindMark(kind)] : []),
  ...(columnIds ? [{ any: columnIds.map(columnMark) }] : []),
  ...(year ? [yearMark(year)] : []),
  ...(issuer ? [issuerMark(issuer)] : []),
]

/** Of a word that stands nearly everywhere: the newest, and the hits in titles. */
async function inPool(ctx: Context, asked: Asked, wanted: Wanted, pool: Source[]) {
  const hits = await look(ctx, asked, { words: [wanted], pool, limit: most, within: asked.steps })
  if (hits.length < most) return { hits, capped: [] }
  // Of affairs the newest will do, unless they alone are asked for; a material may be old and the very one.
  const lasting = pool.length === 1 ? pool : pool.filter((source) => source === 'material')
  const titled =
    asked.titles && lasting.length > 0
      ? await look(ctx, asked, {
          words: [wanted, ...asked.titles],
          pool: lasting,
          limit: mostTitles,
          within: steps.titles,
        })
      : []
  return { hits: [...new Map([...titled, ...hits].map((hit) => [hit.id, hit])).values()], capped: pool }
}

type Look = { words: Wanted[]; pool: Source[]; limit: number; within: Steps }

/** In the newest of them first: nothing wider is begun where there is enough. */
async function look(ctx: Context, asked: Asked, { words, pool, limit, within }: Look): Promise<Hit[]> {
  const seen = marksSeen(asked.sight, pool)
  if (!seen) return []
  const all = [...words, seen, ...narrowingMarks(asked.narrowed)]
  const rest = { ...asked, sources: pool, most: limit }
  for (const time of timesOf(ctx.today, within, asked.narrowed)) {
    const hits = await hitsOf(ctx, { all: [...all, time] }, { ...rest, titled: null })
    if (hits.length >= limit) return hits
  }
  return hitsOf(ctx, { all }, rest)
}

/** The times in which is looked first, each wider than the one before: what is narrowed to little needs none. */
function timesOf(
  today: Day,
  { days, months, years }: Steps,
  { year, columnIds, validity }: Narrowed,
): Wanted[] {
  if (year || columnIds || validity) return []
  return [
    ...(days ? [{ any: newestTenDays(today).map(tenDaysMark) }] : []),
    ...months.map((count) => ({ any: monthsBack(today, count).map(monthMark) })),
    ...years.map((count) => ({ any: yearsBack(today, count).map(yearMark) })),
  ]
}

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
