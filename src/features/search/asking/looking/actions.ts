import type { Hand } from '#features/approvals/seats/queries.ts'
import type { Context } from '#platform/context.ts'
import { columnMark, issuerMark, kindMark, yearMark } from '../../entries/rules.ts'
import { type Source, sources } from '../../rules.ts'
import { marksSeen, type Sight, type Wanted } from '../../sight/rules.ts'
import { type Hit, hitsOf, type Narrowed } from '../queries.ts'
import { type Steps, steps, type Time, timesOf } from './rules.ts'

/** What is asked beside the words. */
export type Asked = {
  titled: string | null
  sight: Sight<Context['actor'], Hand>
  narrowed: Narrowed
  chosen: Source | undefined
  newest: boolean
  steps: Steps
  /** Every word in the title. */
  titles: Wanted[] | null
}

/** What is written every day would drown the rest: looked through by itself. */
const daily: Source[] = ['meeting', 'message']
const pools: Source[][] = [sources.filter((source) => !daily.includes(source)), daily]

/** More hits than these of one pool, and only the newest and those in titles are looked at. */
const most = 300
const mostTitles = 120

/** What only materials have, only materials are asked for. */
const poolsOf = ({ columnIds, validity }: Narrowed): Source[][] =>
  columnIds || validity ? [['material']] : pools

/** What holds the words, of every pool; of a word that stands nearly everywhere the newest, and the hits in titles. */
export async function inPools(
  ctx: Context,
  asked: Asked,
  wanted: Wanted,
  among = poolsOf(asked.narrowed),
): Promise<{ hits: Hit[]; capped: Source[] }> {
  const { hits, full } = await look(ctx, asked, { words: [wanted], pools: among, limit: most }, asked.steps)
  // Of affairs the newest will do, unless they alone are asked for; a material may be old and the very one.
  const lasting = full.flatMap((pool) =>
    pool.length === 1 ? pool : pool.filter((source) => source === 'material'),
  )
  const { titles, chosen } = asked
  const titled =
    titles && lasting.length > 0
      ? await look(ctx, asked, { words: titles, pools: [lasting], limit: mostTitles }, steps.titles)
      : { hits: [] }
  const all = [...new Map([...titled.hits, ...hits].map((hit) => [hit.id, hit])).values()]
  const capped = full.flat()
  if (!chosen || !capped.includes(chosen) || among.some((pool) => pool.length === 1))
    return { hits: all, capped }
  // Among the newest of many sources there may be few of the one that was chosen.
  const own = await inPools(ctx, asked, wanted, [[chosen]])
  return {
    hits: [...all.filter(({ source }) => source !== chosen), ...own.hits],
    capped: [...capped.filter((source) => source !== chosen), ...own.capped],
  }
}

type Look = { words: Wanted[]; pools: Source[][]; limit: number }

/**
 * In the newest first: of a pool that has enough there, nothing wider is looked through. A time that will hardly hold
 * enough, going by the one before, is left out, unless there is more in all than was to be expected.
 */
async function look(ctx: Context, asked: Asked, { words, pools, limit }: Look, first: Steps) {
  const found = new Map<Source[], Hit[]>()
  const fewer = new Map<Source[], number>()
  const isFull = (pool: Source[]) => (found.get(pool)?.length ?? 0) >= limit
  const times = isNarrow(asked.narrowed) ? [] : timesOf(ctx.today, first)
  const unlikely: { pool: Source[]; time: Time }[] = []
  /** Answers which of them hold enough. */
  const lookIn = async (some: Source[][], time: Time | null): Promise<Source[][]> => {
    const hits = some.length > 0 ? await within(ctx, asked, { words, pools: some, limit }, time) : []
    return some.filter((pool) => {
      const own = hits.filter(({ source }) => pool.includes(source))
      if (time) fewer.set(pool, own.length / time.span)
      if (!time || own.length >= limit) found.set(pool, own)
      return own.length >= limit
    })
  }
  for (const time of times) {
    const open = pools.filter((pool) => !isFull(pool))
    const likely = first.late ? [] : open.filter((pool) => (fewer.get(pool) ?? limit) * time.span >= limit)
    unlikely.push(...open.filter((pool) => !likely.includes(pool)).map((pool) => ({ pool, time })))
    await lookIn(likely, time)
  }
  let many = await lookIn(
    pools.filter((pool) => !isFull(pool)),
    null,
  )
  for (const time of times) {
    const newer = await lookIn(
      many.filter((pool) => unlikely.some((one) => one.pool === pool && one.time === time)),
      time,
    )
    many = many.filter((pool) => !newer.includes(pool))
  }
  return { hits: [...found.values()].flat(), full: pools.filter(isFull) }
}

/** What is narrowed to little needs no times. */
const isNarrow = ({ year, columnIds, validity }: Narrowed) => Boolean(year || columnIds || validity)

const narrowingMarks = ({ kind, columnIds, year, issuer }: Narrowed): Wanted[] => [
  ...(kind ? [kindMark(kind)] : []),
  ...(columnIds ? [{ any: columnIds.map(columnMark) }] : []),
  ...(year ? [yearMark(year)] : []),
  ...(issuer ? [issuerMark(issuer)] : []),
]

/** What holds the words in a time; `null`: whenever it was, and by its title too. */
async function within(ctx: Context, asked: Asked, { words, pools, limit }: Look, time: Time | null) {
  const seen = marksSeen(asked.sight, pools.flat())
  if (!seen) return []
  const all = [...words, seen, ...narrowingMarks(asked.narrowed), ...(time ? [time.marks] : [])]
  return hitsOf(ctx, { all }, { ...asked, titled: time ? null : asked.titled, pools, most: limit })
}
