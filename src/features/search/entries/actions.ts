import type { Context } from '#platform/context.ts'
import { type Cutter, openCutter, quoted, titleVectorOf } from '#platform/words/vectors.ts'
import { type Source, sources } from '../rules.ts'
import { entriesOf } from '../sources/queries.ts'
import type { Entry } from '../sources/rules.ts'
import { deleteEntries, insertEntries, insertStale, pathsOf, takeStale } from './queries.ts'
import { marksOfEntry, titleMark } from './rules.ts'

type Db = Pick<Context, 'db'>

/**
 * Writes anew what waits, at most so many subjects and so many entries; answers how many subjects it took. Whatever is
 * not there any more, or may not be found by anybody, has no entry afterwards. What was too much waits for the next time.
 */
export async function writeStale(ctx: Db, count: number, mostEntries = Infinity): Promise<number> {
  const cutter = await openCutter()
  const stale = await takeStale(ctx, count)
  const bySource = Map.groupBy(stale, ({ source }) => source)
  let left = mostEntries
  for (const source of sources) {
    const from = firstParts(bySource.get(source) ?? [])
    // A material of many parts leaves room for what is new elsewhere.
    const most = source === 'material' ? Math.ceil(left / 2) : left
    if (from.size > 0) left -= await rewrite(ctx, cutter, source, from, most)
  }
  return stale.length
}

/** Of each subject the first part that waits. */
function firstParts(places: { subjectId: number; part: number }[]): Map<number, number> {
  const from = new Map<number, number>()
  for (const { subjectId, part } of places) from.set(subjectId, Math.min(part, from.get(subjectId) ?? part))
  return from
}

const putBack = (ctx: Db, source: Source, from: Map<number, number>) =>
  insertStale(
    ctx,
    [...from].map(([subjectId, part]) => ({ source, subjectId, part })),
  )

/** Writes the entries of some subjects, each from a part on, at most so many; answers how many. */
async function rewrite(
  ctx: Db,
  cutter: Cutter,
  source: Source,
  from: Map<number, number>,
  most: number,
): Promise<number> {
  if (most <= 0) {
    await putBack(ctx, source, from)
    return 0
  }
  await deleteEntries(ctx, source, from)
  const found = await entriesOf[source](ctx, [...from.keys()])
  const wanted = found.filter(({ subjectId, part }) => part >= (from.get(subjectId) ?? 0))
  const entries = wanted.slice(0, most)
  await putBack(ctx, source, firstParts(wanted.slice(entries.length)))
  const shared = await pathsOf(ctx, [...new Set(entries.flatMap(({ sharedIds }) => sharedIds ?? []))])
  const written = entries.map((entry) => ({
    ...entry,
    words: wordsOfEntry(
      cutter,
      entry,
      (entry.sharedIds ?? []).flatMap((id) => shared.get(id) ?? []),
    ),
    titling: entry.offered ? titleVectorOf(entry.title) : null,
  }))
  await insertEntries(ctx, written)
  return entries.length
}

/** Everything an entry is found by. */
export function wordsOfEntry(cutter: Cutter, entry: Entry, sharedPaths: string[]): string {
  const title = [entry.title, entry.heading].filter(Boolean).join(' ')
  const marks = [
    ...marksOfEntry(entry, sharedPaths),
    ...cutter.wordsOf(title).flatMap((word) => [word, ...cutter.within(word)].map(titleMark)),
  ]
  const said = [title, entry.anchor, entry.number, entry.issuer, entry.text].filter(Boolean).join('\n')
  return `${cutter.vectorOf(said)} ${[...new Set(marks)].map(quoted).join(' ')}`
}
