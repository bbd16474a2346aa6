import type { Context } from '#platform/context.ts'
import { type Cutter, openCutter, quoted, titleVectorOf } from '#platform/words/vectors.ts'
import { type Source, sources } from '../rules.ts'
import { entriesOf } from '../sources/queries.ts'
import type { Entry } from '../sources/rules.ts'
import { deleteEntries, insertEntries, pathsOf, takeStale } from './queries.ts'
import { marksOfEntry, titleMark } from './rules.ts'

type Db = Pick<Context, 'db'>

/**
 * Writes anew what waits, at most so many subjects; answers how many it took. Whatever is not there any more, or may
 * not be found by anybody, has no entry afterwards.
 */
export async function writeStale(ctx: Db, count: number): Promise<number> {
  const cutter = await openCutter()
  const stale = await takeStale(ctx, count)
  const bySource = Map.groupBy(stale, ({ source }) => source)
  for (const source of sources) {
    const ids = [...new Set((bySource.get(source) ?? []).map(({ subjectId }) => subjectId))]
    if (ids.length > 0) await rewrite(ctx, cutter, source, ids)
  }
  return stale.length
}

async function rewrite(ctx: Db, cutter: Cutter, source: Source, ids: number[]): Promise<void> {
  await deleteEntries(ctx, source, ids)
  const entries = await entriesOf[source](ctx, ids)
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
