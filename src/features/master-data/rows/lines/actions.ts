import { isMasked, masked } from '#basics/masks.ts'
import type { Context } from '#platform/context.ts'
import { filesOf } from '../../feeds/queries.ts'
import { readFeed } from '../../readings/actions.ts'
import { type Cells, cellsOf, type FeedKind, topicOf } from '../../sheets/rules.ts'
import { type rowsOf, shownRows } from '../queries.ts'

type Asking = Pick<Context, 'db' | 'files'>

/** A page of the kept rows as people read them. What new rows say is read from the stored file. */
export async function shownLines(
  ctx: Asking,
  feedId: number,
  rows: ReturnType<typeof rowsOf>,
  { page, size }: { page: number; size: number },
) {
  const found = await shownRows(rows)
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  const files = await filesOf(ctx, [feedId])
  const said = new Map<string, Shown[]>()
  for (const file of files) {
    const lines = found.filter(({ outcome, position }) => outcome === 'new' && position === file.position)
    if (lines.length > 0) await readLines(ctx, file, new Set(lines.map(({ line }) => line)), said)
  }
  return found.map(({ changes, faults, ...row }) => ({
    ...row,
    file: files.find(({ position }) => position === row.position)?.name ?? '',
    changes:
      changes?.map((one) => ({ ...one, title: topicOf(row.kind, one.field) })) ??
      said.get(`${row.position} ${row.line}`) ??
      [],
    faults: faults ?? [],
  }))
}

type Shown = { field: string; title: string; before: null; after: string; effect: 'taken' }

async function readLines(
  { files }: Pick<Context, 'files'>,
  file: { position: number; name: string; digest: string },
  lines: Set<number>,
  said: Map<string, Shown[]>,
): Promise<void> {
  const [sheet] = await readFeed([{ name: file.name, bytes: await files.get(file.digest) }])
  for (const { line, cells } of sheet?.rows ?? [])
    if (sheet && lines.has(line))
      said.set(`${file.position} ${line}`, shownCells(sheet.kind, cellsOf(sheet.header, cells)))
}

const shownCells = (kind: FeedKind, cells: Cells<string>): Shown[] =>
  Object.entries(cells)
    .filter(([, value]) => value !== '')
    .map(([field, value]) => ({
      field,
      title: topicOf(kind, field),
      before: null,
      after: isMasked(field) ? masked(field, value) : value,
      effect: 'taken',
    }))
