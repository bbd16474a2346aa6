import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { type ExhibitionRow, getExhibition, noteEdit } from './queries.ts'

/**
 * An exhibition to be edited, held until the transaction ends; what was submitted is left alone until it is decided.
 * @throws Refusal not-found; exhibition-submitted
 */
export async function holdForEdit(ctx: Context, id: number): Promise<ExhibitionRow> {
  const row = await getExhibition(ctx, id, true)
  if (row.state === 'submitted') throw new Refusal('conflict', 'exhibition-submitted', {})
  await noteEdit(ctx, id)
  return row
}

/** A line of the trail about an exhibition. */
export function noteDeed(
  ctx: Context,
  row: Pick<ExhibitionRow, 'id' | 'title' | 'path'>,
  deed: string,
  more: { before?: unknown; after?: unknown; reason?: string } = {},
): void {
  ctx.record({
    action: `exhibition.${deed}`,
    subject: { kind: 'exhibition', id: row.id, name: row.title },
    path: row.path,
    ...more,
  })
}
